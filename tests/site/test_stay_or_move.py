"""A case that was begun under an earlier edition: what the page says, and both ways on."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.site.calculator_pages import PHONE, Calculator
from tests.site.edition_site import case_text
from tests.site.python_engine import forget_editions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.site.conftest import OpenPage

SETTLED: dict[str, Any] = {
    "pathways": ["move", "settle"],
    "answers": {"far": "yes", "gap-weeks": "4"},
    "held": {"move/handover": "2026-09-01"},
}
"""Of a child whose handover was held: a question that is gone since says when the visit is."""


class OldCase:
    """The calculator of a site with three editions, and a case that was opened in it."""

    def __init__(self, open_page: OpenPage, address: str, **options: object) -> None:
        self.calculator = Calculator(open_page, at=address, **options)
        self.page: Page = self.calculator.visit()
        self.calculator.ready()

    def open(self, text: str) -> None:
        self.page.locator("[data-part=file]").set_input_files(
            {"name": "case.json", "mimeType": "application/json", "buffer": text.encode()}
        )

    @property
    def answer(self) -> Locator:
        return self.page.locator("[data-part=next] .pw-answer__v")

    @property
    def tag(self) -> Locator:
        return self.page.get_by_role("button", name=re.compile(r"^Edition \d"))

    @property
    def panel(self) -> Locator:
        return self.page.locator("#edition-choice")

    def move(self) -> None:
        self.page.get_by_role("button", name="Move to 1.2").click()

    def saved(self, folder: Path) -> dict[str, Any]:
        with self.page.expect_download() as waiting:
            self.page.locator("[data-part=save]").click()
        waiting.value.save_as(folder / "saved.json")
        found: dict[str, Any] = json.loads((folder / "saved.json").read_text(encoding="utf-8"))
        return found


@pytest.fixture
def old(open_page: OpenPage, editions_address: str) -> OldCase:
    return OldCase(open_page, editions_address)


UNDER_OLD = "Hold the first meeting by Monday 2 November 2026."


def test_the_case_opens_under_its_edition_and_says_what_the_other_makes_of_it(
    old: OldCase,
) -> None:
    old.open(case_text("1.0"))
    expect(old.answer).to_have_text(f"{UNDER_OLD} Edition 1.2 makes it Monday 19 October 2026.")
    expect(old.page.locator("#answer-heading")).to_have_text("Next, under edition 1.0")
    expect(old.tag).to_have_text("Edition 1.0")
    expect(old.panel).to_contain_text(
        "Edition 1.2 is in force from Friday 1 October 2027. For this case: 2 meetings move"
    )
    row = old.panel.get_by_role("row", name="First meeting")
    expect(row).to_contain_text("The first meeting moves from 6 to 8 weeks before the move.")
    expect(row).to_contain_text("Mon 2 Nov 2026")
    expect(row).to_contain_text("Mon 19 Oct 2026")
    expect(row).to_contain_text("2 weeks earlier")
    expect(old.panel).to_contain_text("2 steps are the same")


def test_a_case_that_stays_says_so_in_its_file_and_on_paper(old: OldCase, tmp_path: Path) -> None:
    old.open(case_text("1.0"))
    old.page.get_by_role("button", name="Stay with 1.0").click()
    expect(old.panel).to_be_empty()
    expect(old.tag).to_be_focused()
    expect(old.page.locator("[data-part=status]")).to_have_text("This case stays with edition 1.0.")
    expect(old.answer).to_contain_text(UNDER_OLD)
    assert "Worked out under guidance edition 1.0, in force until Wednesday 31 March 2027." in (
        old.page.locator("[data-part=used]").text_content() or ""
    )
    saved = old.saved(tmp_path)
    assert (saved["edition"], saved["follows"]) == ("1.0", "1.0")
    old.tag.click()
    expect(old.page.get_by_role("button", name="Move to 1.2")).to_be_visible()

    old.open(json.dumps(saved))
    expect(old.tag).to_have_attribute("aria-expanded", "false")


def test_a_case_that_nobody_chose_for_keeps_its_edition(old: OldCase, tmp_path: Path) -> None:
    old.open(case_text("1.0"))
    expect(old.tag).to_have_attribute("aria-expanded", "true")
    saved = old.saved(tmp_path)
    assert (saved["edition"], "follows" in saved) == ("1.0", False)


def test_a_case_that_moves_says_so_once_and_can_go_back(old: OldCase, tmp_path: Path) -> None:
    old.open(case_text("1.0"))
    old.move()
    after = "This case now follows edition 1.2. 2 meetings moved."
    expect(old.page.locator("[data-part=status]")).to_have_text(after)
    expect(old.answer).to_have_text("Hold the first meeting by Monday 19 October 2026.")
    expect(old.tag).to_have_count(0)
    expect(old.panel).to_have_count(0)

    old.page.get_by_role("button", name="Undo").click()
    expect(old.answer).to_contain_text(UNDER_OLD)
    expect(old.tag).to_have_text("Edition 1.0")

    old.move()
    expect(old.answer).to_contain_text("19 October")
    saved = old.saved(tmp_path)
    assert (saved["edition"], "follows" in saved) == ("1.2", False)


def test_what_was_handed_over_is_not_undone(old: OldCase) -> None:
    old.open(case_text("1.0"))
    old.move()
    expect(old.page.get_by_role("button", name="Undo")).to_be_visible()
    old.page.evaluate("window.print = () => {}")
    old.page.locator("[data-part=print]").click()
    expect(old.page.get_by_role("button", name="Undo")).to_have_count(0)


def test_the_form_is_that_of_the_edition(old: OldCase) -> None:
    old.open(case_text("1.0", **SETTLED))
    question = old.page.locator("#answer-gap-weeks-number")
    expect(question).to_have_value("4")
    visit = old.calculator.row("First visit")
    expect(visit).to_contain_text("Tue 29 Sep 2026")
    question.fill("3")
    expect(visit).to_contain_text("Tue 22 Sep 2026")
    expect(old.page.locator("#pathway-welcome")).to_have_count(0)

    expect(old.panel).to_contain_text("It is always two weeks now.")
    old.move()
    expect(visit).to_contain_text("Tue 15 Sep 2026")
    expect(question).to_have_count(0)
    expect(old.page.locator("#pathway-welcome")).to_have_count(1)


def test_a_new_case_is_of_the_edition_of_the_site(old: OldCase) -> None:
    old.open(case_text("1.0"))
    expect(old.tag).to_be_visible()
    old.page.locator("[data-part=clear]").click()
    expect(old.tag).to_have_count(0)
    old.calculator.type_date("moving-day", 14, 12, 2026)
    expect(old.answer).to_have_text("Hold the first meeting by Monday 19 October 2026.")


def test_a_case_goes_on_under_its_edition_on_the_way_back(old: OldCase) -> None:
    old.open(case_text("1.0", **SETTLED))
    expect(old.tag).to_be_visible()
    old.page.get_by_role("link", name="About", exact=True).first.click()
    expect(old.page.locator("#calculator")).to_have_count(0)
    old.page.get_by_role("link", name="Work out dates").first.click()
    expect(old.tag).to_have_text("Edition 1.0")
    expect(old.page.locator("#answer-gap-weeks-number")).to_have_value("4")


def test_a_case_of_an_edition_that_is_not_there_is_refused(old: OldCase) -> None:
    old.open(case_text("0.9", follows="0.9"))
    refusal = old.page.locator(".pw-errors")
    expect(refusal).to_contain_text("This file cannot be opened: case.json")
    expect(refusal).to_contain_text(
        "Follows: this case stays with edition '0.9' of the guidance, which this site has not. "
        "There are: 1.0 (from Monday 2 March 2026), 1.1 (from Thursday 1 April 2027), "
        "1.2 (from Friday 1 October 2027). Open the file on the site where it was saved, or ask "
        "your practice lead. Nothing in the file is changed."
    )


@pytest.mark.expects("Failed to load resource")
def test_a_form_that_does_not_come_is_said_truly(old: OldCase) -> None:
    old.page.route("**/editions/*-form-*", lambda route: route.fulfill(status=404, body=""))
    old.open(case_text("1.0"))
    expect(old.page.locator(".pw-errors")).to_contain_text(
        "The form of edition 1.0 could not be loaded."
    )
    old.page.unroute("**/editions/*-form-*")
    old.open(case_text("1.0"))
    expect(old.tag).to_be_visible()


@pytest.mark.expects("Failed to load resource")
def test_an_edition_that_is_lost_and_does_not_come_again_is_said_truly(old: OldCase) -> None:
    old.open(case_text("1.0"))
    expect(old.tag).to_be_visible()
    forget_editions()
    old.page.route("**/editions/*", lambda route: route.fulfill(status=404, body=""))
    old.calculator.type_date("moving-day", 21, 12, 2026)
    told = old.page.locator("[data-part=notice]")
    expect(told).to_contain_text("An earlier edition of the guidance could not be loaded.")
    expect(told).to_contain_text("What you typed is still here.")
    expect(old.page.locator("[data-part=table] table")).to_have_count(0)
    old.page.unroute("**/editions/*")
    told.get_by_role("button", name="Try again").click()
    expect(old.answer).to_contain_text("Hold the first meeting by Monday 9 November 2026.")


@pytest.mark.parametrize("look", ["wide", "phone", "dark"])
def test_the_choice_has_no_accessibility_faults(
    open_page: OpenPage, editions_address: str, axe: Callable[[Page], list[str]], look: str
) -> None:
    old = OldCase(open_page, editions_address, **({"viewport": PHONE} if look == "phone" else {}))
    if look == "dark":
        old.page.get_by_role("button", name="Switch to dark colours").click()
        expect(old.page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    old.open(case_text("1.0", **SETTLED))
    expect(old.page.get_by_role("button", name="Move to 1.2")).to_be_visible()
    assert axe(old.page) == []
    width = old.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert width <= 0
