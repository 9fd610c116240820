"""What a joint supervision record asks for, and what a council may leave out of it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from decision_tool.core.errors import FaultsError
from decision_tool.publish.check.loading import load_library
from decision_tool.publish.forms.document import Document, Fields, Section, Signatures
from decision_tool.publish.records.documents import documents
from tests.records.sample import sample
from tests.records.shipped import ROOT, shipped

LAST_TIME = "Actions from last time"
NONE_BEFORE = ("remand-initial", "adoption-initial", "early-help-initial", "sgo-reg24-initial")
SOME_BEFORE = (
    "adoption-review",
    "long-term-fostering-monthly",
    "pre-birth-eight-week",
    "pre-proceedings-additional",
    "ad-hoc-meeting",
)


def of(step: str) -> Document:
    return shipped()[f"joint-supervision-{step}"]


def titles(document: Document) -> list[str]:
    return [section.title for section in document.sections]


def meetings() -> list[Document]:
    made = ("joint-supervision", "leaving-care-joint-supervision")
    return [one for one in shipped().values() if one.record in made]


@pytest.mark.parametrize("document", meetings(), ids=lambda one: one.id)
def test_a_record_says_whose_it_is_who_could_not_come_what_was_decided_and_who_signs(
    document: Document,
) -> None:
    kinds = {field.id: field.kind for field in document.fields()}
    assert kinds["childs-name"] == "line"
    assert kinds["date-of-birth"] == "date"
    assert kinds["apologies"] == kinds["decision"] == "box"
    [signatures] = [
        block for one in document.sections for block in one.blocks if isinstance(block, Signatures)
    ]
    assert [row.who for row in signatures.rows] == ["Who wrote this record", "Manager"]


@pytest.mark.parametrize("step", NONE_BEFORE)
def test_a_first_meeting_has_no_actions_from_last_time(step: str) -> None:
    assert LAST_TIME not in titles(of(step))


@pytest.mark.parametrize("step", SOME_BEFORE)
def test_a_meeting_that_follows_others_looks_at_their_actions(step: str) -> None:
    assert LAST_TIME in titles(of(step))


def test_what_a_council_leaves_out_is_on_no_record_and_the_rest_stays(tmp_path: Path) -> None:
    left_out = ["date-of-birth", "apologies", "decision", "recorder", "manager"]
    left_out += ["previous-actions", "last-booked"]
    made = leaving_out(tmp_path, [f"joint-supervision/{one}" for one in left_out])
    record, other = (made[one] for one in (of("adoption-review").id, "transfer-step"))
    ids = {field.id for field in record.fields()}
    assert ids.isdisjoint({"date-of-birth", "apologies", "decision", "manager-signed"})
    assert {"childs-name", "reference", "anything-else"} <= ids
    gone = set(titles(of("adoption-review"))) - set(titles(record))
    assert gone == {"Decision", "Sign-off", LAST_TIME}
    assert other == shipped()["transfer-step"]


def test_leaving_out_what_no_form_has_is_a_fault_with_the_nearest_name(tmp_path: Path) -> None:
    with pytest.raises(FaultsError, match="joint-supervision/apologies"):
        leaving_out(tmp_path, ["joint-supervision/apology"])


def leaving_out(folder: Path, left_out: list[str]) -> dict[str, Document]:
    shutil.copytree(ROOT / "pathways", folder / "pathways")
    settings = folder / "pathways" / "common" / "settings.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        text.replace("leave-out: []", f"leave-out: [{', '.join(left_out)}]"), encoding="utf-8"
    )
    return {one.id: one for one in documents(load_library(folder))}


def test_every_form_says_on_every_sheet_whose_it_is() -> None:
    for document in shipped().values():
        assert document.identity is not None, document.id
        assert document.identity.id in {"reference", "supervisee-name"}


def test_a_form_without_anybody_s_name_repeats_nobody_s() -> None:
    kept = [Section("", (Fields((next(sample().fields()),)),)), Section("", ())]
    assert replace(sample(), sections=(kept[1],)).identity is None
    assert replace(sample(), sections=(kept[0],)).identity == next(sample().fields())


def test_nothing_is_lost_that_the_guides_ask_to_be_recorded() -> None:
    def words(name: str) -> str:
        return repr(shipped()[name])

    assert "at the end under Actions" in words("supervision-record-social-worker")
    assert "CIN, CP or CLA; CPA or CTO" in words("mental-health-joint-supervision")
    assert "only witness to primary evidence" in repr(of("pre-proceedings-additional"))
    agreement = words("supervision-agreement")
    assert "disadvantaged" in agreement
    assert "leaders, management, supervision" in agreement
