"""A published edition as a file: canonical, and it tells if anything in it was changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from decision_tool.core.errors import FaultsError
from decision_tool.core.guidance.edition import (
    Edition,
    dated_guidance,
    in_force,
    in_force_until,
    is_guidance_of,
    is_same_guidance,
    read_edition,
    write_edition,
)
from decision_tool.core.guidance.model import Elsewhere
from decision_tool.core.guidance.named_edition import named_edition
from tests.core.guidance_builder import guidance

NEWER = "Use the version of this tool that published it, or a newer one."
TAKE_BACK = "Put the file back as it was published, from your version control or a copy."
BUILT = guidance({"visit": "2 weeks before hearing"})
FORMS = {"minutes": {"is": "Layout", "about": "Café"}}
GAPS = {"G01": "Nothing is said of it."}


def text(version: str = "1.0", day: str = "2026-11-22") -> str:
    return write_edition(version, date.fromisoformat(day), BUILT, FORMS, GAPS)


def edition(version: str = "1.0", day: str = "2026-11-22") -> Edition:
    return read_edition(text(version, day))


def sealed(change: Callable[[dict[str, Any]], object]) -> str:
    """Return the file changed by somebody who made its digest anew."""
    plain = json.loads(text())
    plain.pop("sha256")
    change(plain)
    body = json.dumps(plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return json.dumps({**plain, "sha256": hashlib.sha256(body.encode()).hexdigest()})


def refused(content: str) -> list[tuple[str, str]]:
    with pytest.raises(FaultsError) as error:
        read_edition(content)
    return [(fault.what, fault.hint) for fault in error.value.faults]


def test_what_is_written_is_read_again_whole() -> None:
    found = edition()
    assert (found.version, found.in_force_from) == ("1.0", date(2026, 11, 22))
    assert found.guidance == replace(BUILT, edition="1.0")
    assert (found.forms, found.gaps) == (FORMS, GAPS)
    assert found.short_digest == found.digest[:12]


def test_the_file_is_canonical_json_and_its_digest_is_that_of_the_rest() -> None:
    written = text()
    plain = json.loads(written)
    assert written.endswith("}\n")
    assert written.count("\n") == 1
    assert list(plain) == sorted(plain)
    assert "Café" in written
    digest = plain.pop("sha256")
    body = json.dumps(plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    assert digest == hashlib.sha256(body.encode()).hexdigest() == edition().digest


def test_line_ends_and_spaces_that_a_program_changed_do_not_matter() -> None:
    assert read_edition(json.dumps(json.loads(text()), indent=2).replace("\n", "\r\n")) == edition()


def test_one_changed_sign_is_refused() -> None:
    what = "it was changed after it was published: it is not what its sha256 was made of."
    assert refused(text().replace("Nothing is said", "Something is said")) == [(what, TAKE_BACK)]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (text()[:-9], "it is not JSON, or not all of it."),
        ("[" * 100_000, "it is not JSON, or not all of it."),
        ("[1]", "it is no edition of the guidance."),
        ("{}", "it is no edition of the guidance."),
    ],
)
def test_what_is_no_edition_is_refused(content: str, what: str) -> None:
    assert refused(content) == [(what, TAKE_BACK)]


def test_a_newer_format_is_refused() -> None:
    what = "its format is 2, and this version of the tool knows 1."
    assert refused(sealed(lambda plain: plain.update(format=2))) == [(what, NEWER)]


def test_every_part_that_is_strange_or_missing_is_named() -> None:
    plain = json.loads(text())
    del plain["gaps"]
    assert refused(json.dumps({**plain, "note": 1})) == [
        ("it has a part 'note' that no edition has.", TAKE_BACK),
        ("its part 'gaps' is missing.", TAKE_BACK),
    ]


def _other_record(plain: dict[str, Any]) -> None:
    plain["guidance"]["key_dates"][1]["is"] = "KeyMoment"


def _other_field(plain: dict[str, Any]) -> None:
    plain["guidance"]["holidays"]["region"] = "Wales"


def _less(plain: dict[str, Any]) -> None:
    del plain["guidance"]["key_dates"][0]["title"]


def _no_record(plain: dict[str, Any]) -> None:
    plain["guidance"]["key_dates"][1]["is"] = 7


def _not_guidance(plain: dict[str, Any]) -> None:
    plain["guidance"] = ["nothing"]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (_other_record, "this version of the tool does not know its record 'KeyMoment'."),
        (_other_field, "this version of the tool does not know its part 'region' of Holidays."),
        (_no_record, "this version of the tool does not know its record 7."),
        (_less, "this version of the tool cannot read its guidance."),
        (_not_guidance, "this version of the tool cannot read its guidance."),
    ],
)
def test_what_the_model_does_not_know_is_refused(
    change: Callable[[dict[str, Any]], object], what: str
) -> None:
    assert refused(sealed(change)) == [(what, NEWER)]


@pytest.mark.parametrize("day", ["soon", 20261122, None])
def test_a_day_that_is_none_is_refused(day: object) -> None:
    what = "it does not say which edition it is."
    assert refused(sealed(lambda plain: plain.update({"in-force-from": day}))) == [
        (what, TAKE_BACK)
    ]


def test_a_version_that_is_not_that_of_its_guidance_is_refused() -> None:
    what = "it does not say which edition it is."
    assert refused(sealed(lambda plain: plain.update(version="1.1"))) == [(what, TAKE_BACK)]


THREE = (edition(), edition("1.1", "2027-04-01"), edition("2.0", "2027-09-01"))


@pytest.mark.parametrize(
    ("day", "version"),
    [
        ("2026-11-21", None),
        ("2026-11-22", "1.0"),
        ("2027-03-31", "1.0"),
        ("2027-04-01", "1.1"),
        ("2099-01-01", "2.0"),
    ],
)
def test_an_edition_is_in_force_from_its_day_until_the_day_before_the_next(
    day: str, version: str | None
) -> None:
    found = in_force(THREE, date.fromisoformat(day))
    assert (found.version if found else None) == version


def test_the_words_say_until_when_an_edition_was_in_force() -> None:
    assert [in_force_until(one, THREE) for one in THREE] == [
        date(2027, 3, 31),
        date(2027, 8, 31),
        None,
    ]
    assert [named_edition(dated_guidance(one, THREE)) for one in THREE] == [
        "1.0, in force until Wednesday 31 March 2027",
        "1.1, in force until Tuesday 31 August 2027",
        "2.0",
    ]
    dated = dated_guidance(THREE[1], THREE)
    assert (dated.in_force_from, dated.digest) == ("2027-04-01", THREE[1].short_digest)
    assert named_edition(BUILT) == "1"


def test_the_same_guidance_under_another_number_and_date_is_the_same() -> None:
    renumbered = replace(BUILT, edition="7", edition_date="2030-01-01")
    assert is_same_guidance(edition(), renumbered, FORMS, GAPS)
    assert not is_same_guidance(edition(), replace(BUILT, notes=()), FORMS, {})
    assert not is_same_guidance(edition(), replace(BUILT, key_dates=()), FORMS, GAPS)
    assert not is_same_guidance(edition(), BUILT, {}, GAPS)


def test_an_edition_is_told_from_edited_guidance_of_its_number_by_rules_and_words() -> None:
    own = replace(BUILT, edition="1.0")
    called = Elsewhere("step", "p/talk", "", ("Talk",), "0.9")
    dated = replace(dated_guidance(edition(), [edition()]), edition_date="2030-01-01")
    assert all(is_guidance_of(edition(), one) for one in (own, dated))
    assert is_guidance_of(edition(), replace(own, elsewhere=(called,)))
    later = guidance({"visit": "3 weeks before hearing"})
    assert not is_guidance_of(edition(), replace(later, edition="1.0"))
