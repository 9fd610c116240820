"""What a site has of published editions: a file each, named by its content, and a list of them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from typing import Any

from decision_tool.core.editions.compared import Side
from decision_tool.core.editions.told_change import ToldChange, told_change
from decision_tool.core.guidance.codec import decode
from decision_tool.core.guidance.edition import read_edition, write_edition
from decision_tool.core.guidance.model import Guidance
from decision_tool.publish.site.bundle import engine_files, rules_json
from decision_tool.publish.site.edition_files import FOLDER, SiteEditions, site_editions
from tests.core.guidance_builder import guidance

FIRST = guidance({"visit": "2 weeks before hearing"})
SECOND = replace(guidance({"visit": "3 weeks before hearing"}), edition="1.1")
EDITIONS = [
    read_edition(write_edition(version, date.fromisoformat(day), of, {}, {}))
    for version, day, of in (("1.0", "2026-03-02", FIRST), ("1.1", "2027-04-01", SECOND))
]


def made(own: Guidance = SECOND) -> SiteEditions:
    return site_editions(EDITIONS, Side(own))


def plain(path: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(made().files[path])
    return found


def test_an_edition_is_a_file_named_by_what_is_in_it() -> None:
    part, form = made().files
    digests = [hashlib.sha256(made().files[one]).hexdigest()[:12] for one in (part, form)]
    assert part == f"{FOLDER}/1.0-{digests[0]}.json"
    assert form == f"{FOLDER}/1.0-form-{digests[1]}.json"
    found = decode(plain(part)["guidance"])
    assert found.steps() == FIRST.steps()
    assert (found.edition, found.in_force_from, found.in_force_until, found.digest) == (
        "1.0",
        "2026-03-02",
        "2027-03-31",
        EDITIONS[0].short_digest,
    )


def test_an_edition_tells_what_changed_since() -> None:
    part, _ = made().files
    assert [told_change(one) for one in plain(part)["changes"]] == [
        ToldChange(
            "p", "p/visit", True, "Pathway: the visit moves from 2 to 3 weeks before the hearing."
        )
    ]


def test_an_edition_has_the_form_that_its_cases_are_filled_into() -> None:
    _, form = made().files
    page = plain(form)["fields"]
    assert page.startswith('<div class="pw-calc"')
    assert 'id="date-hearing"' in page
    assert "weeks before the hearing" not in page


def test_the_guidance_of_the_site_has_no_second_file() -> None:
    first, second = made().listed
    assert (first.version, first.in_force_from) == ("1.0", date(2026, 3, 2))
    assert first.part.startswith(FOLDER)
    assert (second.version, second.part) == ("1.1", "")
    changed = replace(SECOND, date_order=(("hearing", "review"),))
    assert all(one.part for one in made(changed).listed)
    later = replace(SECOND, edition_date="2028-01-01")
    assert made(later).listed[1].part == ""


def test_the_list_stands_with_the_rules() -> None:
    listed = made().listed
    rules = json.loads(rules_json(SECOND, listed))
    assert rules.pop("editions") == [one.as_json() for one in listed]
    assert decode(rules) == SECOND


def test_where_nothing_is_published_nothing_is_added() -> None:
    none = site_editions((), Side(SECOND))
    assert (none.files, none.listed) == ({}, ())
    made = engine_files(SECOND, none.listed)
    assert made["assets/engine/rules.json"] == rules_json(SECOND)
    assert [*made] == [
        "assets/engine/rules.json",
        "assets/engine/no-dates.json",
        "assets/engine/trial.json",
    ]
    assert "editions" not in json.loads(rules_json(SECOND))
