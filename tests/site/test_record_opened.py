"""Opening a filled Word file on the page of its form: chosen, dropped, refused, taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect

from tests.site.calculator_pages import PHONE, Calculator
from tests.site.dropping import Hand, drop
from tests.site.record_pages import (
    INITIAL,
    REFERENCE,
    adoption,
    controls,
    downloaded,
    field,
    go_to_record,
    press,
    printed,
    record_shown,
)
from tests.site.waiting import wait_until
from tests.site.word_files import MARK, as_office_saves, control, edited, paragraph, rewritten

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element  # type: ignore[import-untyped]

    from tests.site.conftest import OpenPage

OPEN = "Open a filled Word file"
SHEET = "supervision-monitoring-sheet"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WORDS = {
    "reference": "4501",
    "held": "Thu 3 Sep 2026",
    "decision": "First line\n\tsecond, “quoted” & <indented>",
    "actions-2-who": "Ana",
}


@pytest.fixture
def form(open_page: OpenPage) -> Page:
    return record_shown(open_page(f"records/{INITIAL}/"))


def notice(page: Page) -> Locator:
    return page.locator("[data-part=notice]")


def opened(page: Page) -> Locator:
    return notice(page).locator("> [role=group]")


def choose(page: Page, content: bytes, name: str = "filled.docx") -> None:
    """Press the button, and give the file to the box that it opens.

    The browser's own window is not waited for: with several pages open it may never be told of.
    """
    page.evaluate(NOTE_PRESS, BOX)
    press(page, OPEN)
    give(page, content, name)


def give(page: Page, content: bytes, name: str) -> None:
    """Give a file to the box whose window was asked for."""
    wait_until(page, "window.isAsked === true")
    page.evaluate("window.isAsked = false")
    page.locator(BOX).set_input_files({"name": name, "mimeType": WORD_TYPE, "buffer": content})


BOX = "input[type=file][aria-label='Filled Word file']"
NOTE_PRESS = """(box) => {
  window.isAsked = false;
  document.querySelector(box).click = () => (window.isAsked = true);
}"""


def filled(page: Page) -> bytes:
    """Fill in the form and return its Word file."""
    for name, words in WORDS.items():
        field(page, name).fill(words)
    field(page, "invited-1-came").check()
    return downloaded(page, lambda: press(page, "Download as Word"))[1]


def holds_words(page: Page) -> None:
    for name, words in WORDS.items():
        expect(field(page, name)).to_have_value(words)
    expect(field(page, "invited-1-came")).to_be_checked()


def test_a_filled_file_opens_with_every_field_and_can_be_taken_back(form: Page) -> None:
    content = as_office_saves(filled(form))
    press(form, "Clear the whole form")
    field(form, "anything-else").fill("Typed here")
    choose(form, content)
    expect(opened(form)).to_be_focused()
    expect(opened(form)).to_contain_text("Opened filled.docx. It fills in 5 fields.")
    holds_words(form)
    expect(field(form, "anything-else")).to_have_value("")
    opened(form).get_by_text("Fields with words: 5").click()
    expect(opened(form).get_by_role("listitem").last).to_have_text("Actions, row 2: who")
    field(form, "apologies").fill("Typed since")
    opened(form).get_by_role("button", name="Undo").click()
    expect(field(form, "anything-else")).to_have_value("Typed here")
    expect(field(form, "decision")).to_have_value("")
    expect(notice(form)).to_have_text("Put back what stood here before. Undo Dismiss")
    # Taking back is taken back as well: what was typed since is there again.
    notice(form).get_by_role("button", name="Undo").click()
    holds_words(form)
    expect(field(form, "apologies")).to_have_value("Typed since")


def test_what_was_opened_stands_in_word_on_paper_and_after_another_page(form: Page) -> None:
    content = filled(form)
    press(form, "Clear the whole form")
    choose(form, content)
    holds_words(form)
    again = controls(downloaded(form, lambda: press(form, "Download as Word"))[1])
    assert {name: again[name] for name in WORDS} == WORDS
    assert "second, “quoted” & <indented>" in printed(form)
    assert "Opened filled.docx" not in printed(form)
    assert "Open a filled" not in printed(form)
    form.get_by_role("link", name="About", exact=True).first.click()
    expect(form.locator("#record")).to_have_count(0)
    form.go_back()
    record_shown(form)
    holds_words(form)


def test_a_file_is_opened_into_the_record_of_a_meeting(open_page: OpenPage) -> None:
    page = go_to_record(adoption(open_page))
    content = downloaded(page, lambda: press(page, "Download as Word"))[1]
    field(page, "apologies").fill("Typed over")

    def type_on(root: _Element) -> None:
        cell = next(control(root, "decision").iterancestors("{*}tc"))
        cell.append(paragraph("Agreed."))

    choose(page, edited(content, type_on))
    expect(opened(page)).to_be_focused()
    expect(field(page, "reference")).to_have_value("CASE 7")
    expect(field(page, "apologies")).to_have_value("")
    expect(field(page, "decision")).to_have_value("Agreed.")


def test_opening_a_file_asks_nothing_at_leaving_until_something_is_typed(form: Page) -> None:
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    content = filled(form)
    form.on("dialog", leave)
    form.reload()
    record_shown(form)
    asked.clear()
    choose(form, content)
    holds_words(form)
    form.reload()
    record_shown(form)
    assert asked == []
    choose(form, content)
    holds_words(form)
    field(form, "apologies").press_sequentially("None")
    form.reload()
    record_shown(form)
    assert asked == ["beforeunload"]


def test_every_word_that_fits_nowhere_is_told(form: Page, axe: Callable[[Page], list[str]]) -> None:
    def change(root: _Element) -> None:
        table = next(control(root, "decision").iterancestors("{*}tbl"))
        table.addnext(paragraph("See the other sheet."))
        next(control(root, "invited-2-came").iter("{*}t")).text = "late"
        row = next(control(root, "actions-4-who").iterancestors("{*}tr"))
        row.getparent().remove(row)

    content = edited(filled(form), change)
    older = {MARK: lambda text: text.replace(b"<vt:lpwstr>1.0<", b"<vt:lpwstr>0.9<")}
    choose(form, rewritten(content, older), "old.docx")
    expect(opened(form)).to_contain_text("It fills in 5 fields. Check what is below.")
    for words in (
        "The file is a form of edition 0.9 of the guidance; this page is of edition 1.0.",
        "Outside the fields: “See the other sheet.”",
        ": came: “late”",
        "Not found in the file, and blank here:",
        "Actions, row 4: who",
    ):
        expect(opened(form)).to_contain_text(words)
    assert axe(form) == []


def test_a_choice_that_the_form_does_not_offer_is_told(open_page: OpenPage) -> None:
    page = record_shown(open_page(f"records/{SHEET}/"))
    choices = page.locator("form.rec-sheet select")
    names = [choices.nth(at).get_attribute("name") or "" for at in range(2)]
    choices.nth(0).select_option(index=1)
    value = choices.nth(0).input_value()
    content = downloaded(page, lambda: press(page, "Download as Word"))[1]

    def change(root: _Element) -> None:
        next(control(root, names[0]).iter("{*}t")).text = value.upper()
        next(control(root, names[1]).iter("{*}t")).text = "Perhaps"

    choose(page, edited(content, change))
    expect(opened(page)).to_contain_text(": “Perhaps”")
    expect(choices.nth(0)).to_have_value(value)
    expect(choices.nth(1)).to_have_value("")


def test_what_cannot_be_opened_changes_nothing_and_says_why(
    form: Page, axe: Callable[[Page], list[str]]
) -> None:
    field(form, "decision").fill("Typed here")
    choose(form, b"%PDF-1.7", "minutes.pdf")
    refusal = notice(form).get_by_role("group", name="This file cannot be opened: minutes.pdf")
    expect(refusal).to_be_focused()
    expect(refusal).to_contain_text("It is a PDF.")
    expect(refusal).to_contain_text("Nothing on this page has changed.")
    expect(field(form, "decision")).to_have_value("Typed here")
    assert axe(form) == []
    refusal.get_by_role("button", name="Dismiss").click()
    expect(form.locator(".rec-title")).to_be_focused()


def test_another_form_is_named(form: Page, site: Path) -> None:
    choose(form, (site / f"records/files/{SHEET}.docx").read_bytes(), "sheet.docx")
    expect(notice(form)).to_contain_text("It is another form: ")
    expect(notice(form)).to_contain_text("Open it on the page of that form, under Records.")


def test_a_file_dropped_on_the_page_is_opened_and_several_are_not(
    form: Page, tmp_path: Path
) -> None:
    content = filled(form)
    press(form, "Clear the whole form")
    paths = [tmp_path / "one.docx", tmp_path / "two.docx"]
    for path in paths:
        path.write_bytes(content)
    hand = Hand(form, paths[:1])
    hand.drag()
    expect(form.locator(".pw-drop")).to_have_text("Drop a filled Word file here to open it.")
    hand.drop()
    expect(opened(form)).to_contain_text("Opened one.docx.")
    holds_words(form)
    drop(form, *paths)
    expect(notice(form)).to_contain_text("2 files cannot be opened at once")
    holds_words(form)


def test_a_blank_file_opens_as_a_blank_form(form: Page, site: Path) -> None:
    field(form, "decision").fill("Typed here")
    choose(form, (site / f"records/files/{INITIAL}.docx").read_bytes())
    expect(opened(form)).to_contain_text("No field of it holds words.")
    expect(field(form, "decision")).to_have_value("")
    opened(form).get_by_role("button", name="Undo").click()
    expect(field(form, "decision")).to_have_value("Typed here")


@pytest.mark.expects("ERR_INTERNET_DISCONNECTED")
def test_where_the_blank_form_cannot_be_had_nothing_is_lost(form: Page) -> None:
    content = filled(form)
    form.route("**/*.docx", lambda route: route.abort("internetdisconnected"))
    choose(form, content)
    expect(notice(form)).to_contain_text("This file cannot be opened: filled.docx")
    holds_words(form)


def test_on_a_phone_and_by_keyboard_a_file_is_opened(
    open_page: OpenPage, axe: Callable[[Page], list[str]]
) -> None:
    page = record_shown(open_page(f"records/{INITIAL}/", viewport=PHONE))
    press(page, "Switch to dark colours")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    content = filled(page)
    page.evaluate(NOTE_PRESS, BOX)
    page.get_by_role("button", name=OPEN).focus()
    page.keyboard.press("Enter")
    give(page, content, "a-long-name-" * 8 + ".docx")
    expect(opened(page)).to_be_focused()
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) == 0
    assert axe(page) == []


def of(page: Page, number: str, decision: str) -> bytes:
    """Return a file of this form under a number, made from a blank page."""
    field(page, "reference").fill(number)
    field(page, "decision").fill(decision)
    content = downloaded(page, lambda: press(page, "Download as Word"))[1]
    press(page, "Clear the whole form")
    return content


@pytest.fixture
def other(open_page: OpenPage) -> bytes:
    """Return a filled form of CASE 8."""
    return of(record_shown(open_page(f"records/{INITIAL}/")), "CASE 8", "Of the second child.")


def asked(page: Page) -> Locator:
    return page.locator("#record [data-part=whose]").get_by_role("group")


@pytest.fixture
def calculator(open_page: OpenPage) -> Calculator:
    return adoption(open_page)


@pytest.fixture
def held(calculator: Calculator, other: bytes) -> Page:
    """Return the record of CASE 7 into which a file of CASE 8 was opened."""
    calculator.page.locator("[data-part=reference]").press("Tab")
    page = go_to_record(calculator)
    field(page, "decision").fill("Of the first child.")
    choose(page, other)
    return page


def test_a_file_of_another_number_is_asked_about(
    held: Page, axe: Callable[[Page], list[str]]
) -> None:
    expect(asked(held)).to_be_focused()
    expect(asked(held)).to_contain_text("Is CASE 8 the same child?")
    expect(field(held, "reference")).to_have_value("CASE 7")
    expect(field(held, "decision")).to_have_value("Of the second child.")
    assert axe(held) == []
    opened(held).get_by_role("button", name="Undo").click()
    expect(asked(held)).to_have_count(0)
    expect(field(held, "reference")).to_have_value("CASE 7")
    expect(field(held, "decision")).to_have_value("Of the first child.")


def test_a_file_of_another_child_begins_a_case_and_the_first_keeps_its_words(
    calculator: Calculator, held: Page
) -> None:
    press(held, "Another child: start a new case")
    expect(field(held, "reference")).to_have_value("CASE 8")
    expect(field(held, "decision")).to_have_value("Of the second child.")
    expect(field(held, "next")).to_have_value("")
    to_calculator_of(held, "CASE 8")
    held.get_by_role("button", name="Go back to CASE 7").click()
    page = record_of_first(calculator)
    expect(field(page, "reference")).to_have_value("CASE 7")
    expect(field(page, "decision")).to_have_value("Of the first child.")


def test_the_file_of_a_case_that_is_set_aside_is_not_mixed_in(
    calculator: Calculator, held: Page, other: bytes
) -> None:
    press(held, "Another child: start a new case")
    to_calculator_of(held, "CASE 8")
    held.get_by_role("button", name="Go back to CASE 7").click()
    page = record_of_first(calculator)
    choose(page, other)
    expect(notice(page)).to_contain_text("It is of CASE 8, another case that is kept in this tab.")
    expect(field(page, "decision")).to_have_value("Of the first child.")


def test_no_other_file_is_opened_before_it_is_said_whose_the_first_is(
    held: Page, other: bytes
) -> None:
    choose(held, other)
    expect(notice(held)).to_contain_text("First say whose number CASE 8 is.")
    press(held, "Same child: correct the number")
    expect(field(held, "reference")).to_have_value("CASE 8")
    opened(held).get_by_role("button", name="Undo").click()
    expect(field(held, "decision")).to_have_value("Of the first child.")
    expect(field(held, "reference")).to_have_value("CASE 8")


def to_calculator_of(page: Page, number: str) -> None:
    page.locator(".md-tabs__link", has_text="Work out dates").click()
    expect(page.get_by_label(REFERENCE)).to_have_value(number)


def record_of_first(calculator: Calculator) -> Page:
    expect(calculator.page.get_by_label(REFERENCE)).to_have_value("CASE 7")
    return go_to_record(calculator)
