"""A case of an earlier edition is recorded on the form of that edition: page, paper and Word."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import docx
import pytest
from playwright.sync_api import expect

from tests.site.edition_site import case_text
from tests.site.record_pages import (
    COUNT_PRINTS,
    back_to_record,
    choose_more,
    controls,
    downloaded,
    field,
    go_to_record,
    press,
    printed,
    to_calculator,
)
from tests.site.test_stay_or_move import OldCase

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.site.conftest import OpenPage

SETTLED: dict[str, Any] = {
    "pathways": ["move", "settle"],
    "answers": {"far": "yes", "gap-weeks": "4"},
    "held": {"move/handover": "2026-09-01"},
}


@pytest.fixture
def old(open_page: OpenPage, editions_address: str) -> OldCase:
    return OldCase(open_page, editions_address)


def edition_in(word: bytes) -> list[str]:
    """Return what a Word file says of its edition, at its foot and in its text."""
    document = docx.Document(io.BytesIO(word))
    feet = [one.text for part in document.sections for one in part.footer.paragraphs]
    return [words.partition("\t")[0] for words in feet if "edition" in words]


def test_the_record_is_the_form_of_the_edition_that_the_case_goes_by(
    old: OldCase, axe: Callable[[Page], list[str]]
) -> None:
    old.open(case_text("1.0"))
    expect(old.tag).to_have_text("Edition 1.0")
    page = go_to_record(old.calculator, "First meeting")
    expect(page.get_by_label("Anything else")).to_be_visible()
    expect(page.locator("[data-part=edition]")).to_have_text(
        "This is the form of edition 1.0 of the guidance, which this case goes by."
    )
    field(page, "kind").select_option("First")
    field(page, "anything-else").fill("A cat comes too.")
    paper = printed(page)
    assert "Guidance edition 1.0" in paper
    assert "1.2" not in paper
    name, word = downloaded(page, lambda: press(page, "Download as Word"))
    assert name.startswith("minutes-move-first")
    assert controls(word)["kind"] == "First"
    assert edition_in(word) == ["Exampleshire. Moving. Guidance edition 1.0"]
    assert axe(page) == []
    blank = downloaded(page, page.get_by_role("link", name="Word document", exact=True).click)
    assert blank[0] == "1.0_minutes-move-first.docx"
    expect(page.get_by_text("In the PDF")).to_be_hidden()

    to_calculator(page)
    paper = printed(page)
    assert "under guidance edition 1.0" in paper
    assert "Guidance edition 1.2" not in paper
    assert "Edition 1.2, in force" not in paper
    assert "Is this print still current?" in paper
    page.evaluate(COUNT_PRINTS)
    choose_more(page, "Print all records")
    expect(page.locator(".rec-job")).to_contain_text("Guidance edition 1.0")
    assert "1.2" not in page.locator(".rec-job").inner_text()
    name, archive = downloaded(page, lambda: choose_more(page, "Download all records (Word, zip)"))
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        assert {edition for one in files.namelist() for edition in edition_in(files.read(one))} == {
            "Exampleshire. Moving. Guidance edition 1.0"
        }


def test_a_form_of_a_step_that_was_renamed_has_its_page_still(old: OldCase) -> None:
    old.open(case_text("1.0", **SETTLED))
    expect(old.tag).to_have_text("Edition 1.0")
    page = go_to_record(old.calculator, "First visit")
    assert "/minutes-settle-visit/" in page.url
    expect(page.locator(".rec-edition")).to_contain_text("Guidance edition 1.0")


def test_words_that_the_form_of_the_other_edition_has_no_field_for_are_kept_and_shown(
    old: OldCase,
) -> None:
    records = {"move/first minutes-move-first": {"anything-else": "A cat.", "old": "By the lake."}}
    plain = json.loads(case_text("1.2"))
    plain["children"][0]["records"] = records
    old.open(json.dumps(plain))
    page = go_to_record(old.calculator, "First meeting")
    expect(field(page, "anything-else")).to_have_value("A cat.")
    kept = page.locator("[data-part=edition]")
    expect(kept).to_contain_text("Kept, but this form has no field for it:By the lake.")
    field(page, "anything-else").fill("Two cats.")
    to_calculator(page)
    back_to_record(page)
    expect(kept).to_contain_text("By the lake.")
    expect(field(page, "anything-else")).to_have_value("Two cats.")
