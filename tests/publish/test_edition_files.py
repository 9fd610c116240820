"""What a site has of published editions: a file each, named by its content, and a list of them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date

from decision_tool.core.guidance.codec import decode
from decision_tool.core.guidance.edition import read_edition, write_edition
from decision_tool.core.guidance.model import Guidance
from decision_tool.publish.site.bundle import engine_files, rules_json
from decision_tool.publish.site.edition_files import FOLDER, site_editions
from tests.core.guidance_builder import guidance

FIRST = guidance({"visit": "2 weeks before hearing"})
SECOND = replace(guidance({"visit": "3 weeks before hearing"}), edition="1.1")
EDITIONS = [
    read_edition(write_edition(version, date.fromisoformat(day), of, {}, {}))
    for version, day, of in (("1.0", "2026-03-02", FIRST), ("1.1", "2027-04-01", SECOND))
]


def text_of(part: str, own: Guidance = SECOND) -> bytes:
    return site_editions(EDITIONS, own).files[part]


def test_an_edition_is_a_file_named_by_what_is_in_it() -> None:
    (part,) = site_editions(EDITIONS, SECOND).files
    digest = hashlib.sha256(text_of(part)).hexdigest()[:12]
    assert part == f"{FOLDER}/1.0-{digest}.json"
    found = decode(json.loads(text_of(part))["guidance"])
    assert found.steps() == FIRST.steps()
    assert (found.edition, found.in_force_from, found.in_force_until, found.digest) == (
        "1.0",
        "2026-03-02",
        "2027-03-31",
        EDITIONS[0].short_digest,
    )


def test_the_guidance_of_the_site_has_no_second_file() -> None:
    first, second = site_editions(EDITIONS, SECOND).listed
    assert (first.version, first.in_force_from) == ("1.0", date(2026, 3, 2))
    assert first.part.startswith(FOLDER)
    assert (second.version, second.part) == ("1.1", "")
    changed = replace(SECOND, date_order=(("hearing", "review"),))
    assert all(one.part for one in site_editions(EDITIONS, changed).listed)
    later = replace(SECOND, edition_date="2028-01-01")
    assert site_editions(EDITIONS, later).listed[1].part == ""


def test_the_list_stands_with_the_rules() -> None:
    listed = site_editions(EDITIONS, SECOND).listed
    plain = json.loads(rules_json(SECOND, listed))
    assert plain.pop("editions") == [one.as_json() for one in listed]
    assert decode(plain) == SECOND


def test_where_nothing_is_published_nothing_is_added() -> None:
    made = site_editions((), SECOND)
    assert (made.files, made.listed) == ({}, ())
    assert engine_files(SECOND, made.listed) == {"assets/engine/rules.json": rules_json(SECOND)}
    assert "editions" not in json.loads(rules_json(SECOND))
