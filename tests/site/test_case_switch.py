"""Records belong to a case: another child's number, file or answers never stand over them."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect

from tests.site.calculator_pages import START_MS, Calculator, open_calculator
from tests.site.record_pages import (
    REFERENCE,
    adoption,
    back_to_record,
    choose_more,
    controls,
    downloaded,
    go_to_record,
    press,
    to_calculator,
)
from tests.site.test_find import Finder
from tests.site.waiting import wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.site.conftest import OpenPage

BOX = "discussion"
WORDS = "Agreed for the first child only."


@pytest.fixture
def held(open_page: OpenPage) -> Calculator:
    """Return a calculator whose case, CASE 7, holds a record with words."""
    calculator = adoption(open_page)
    calculator.page.locator("[data-part=reference]").press("Tab")
    record = go_to_record(calculator)
    notes(record).fill(WORDS)
    to_calculator(record)
    return calculator


def notes(page: Page) -> Locator:
    """Return the first large box of the sheet."""
    return page.locator("form.rec-sheet textarea:not([data-fill])").first


def whose(page: Page) -> Locator:
    return page.locator("[data-part=whose]")


def cases(page: Page) -> Locator:
    return page.locator("[data-part=cases]")


def name(page: Page, number: str) -> None:
    """Type a number over the one that stands there."""
    box = page.get_by_label(REFERENCE)
    box.fill(number)
    box.press("Tab")


def test_another_number_over_a_case_that_holds_records_asks_whose_it_is(held: Calculator) -> None:
    page = held.page
    name(page, "CASE 8")
    expect(whose(page)).to_contain_text("This case holds 1 record and 1 date under CASE 7.")
    expect(whose(page)).to_contain_text("Is CASE 8 the same child?")
    # Until it is said, everything stands under the first number.
    expect(page.locator("[data-part=printed-reference]")).to_have_text("CASE 7")
    record = go_to_record(held)
    expect(record.locator("[data-fill=reference]").first).to_have_value("CASE 7")
    to_calculator(record)
    expect(whose(page)).to_contain_text("Is CASE 8 the same child?")


def test_nothing_is_printed_until_it_is_said_whose_the_number_is(held: Calculator) -> None:
    page = held.page
    name(page, "CASE 8")
    page.locator("[data-part=print]").click()
    expect(whose(page).get_by_role("button").first).to_be_focused()
    expect(page.locator("[data-part=status]")).to_contain_text("First say whose number CASE 8 is")
    assert page.evaluate("window.prints") == 0
    # The browser's own menu prints without asking the page.
    page.emulate_media(media="print")
    expect(page.get_by_text("Not printed: the page still asks")).to_be_visible()
    expect(page.get_by_text("Joint supervision timetable")).to_be_hidden()
    expect(page.locator("[data-part=table]")).to_be_hidden()
    page.emulate_media(media="screen")
    whose(page).get_by_role("button", name="Keep CASE 7").click()
    page.locator("[data-part=print]").click()
    wait_until(page, "window.prints === 1")
    page.emulate_media(media="print")
    expect(page.get_by_text("Joint supervision timetable")).to_be_visible()
    expect(page.get_by_text("Not printed:")).to_be_hidden()


def test_a_corrected_number_keeps_the_records(held: Calculator) -> None:
    page = held.page
    name(page, "CASE 70")
    whose(page).get_by_role("button", name="Same child").click()
    expect(whose(page)).to_be_empty()
    record = go_to_record(held)
    expect(notes(record)).to_have_value(WORDS)
    expect(record.locator("[data-fill=reference]").first).to_have_value("CASE 70")


def test_a_number_corrected_over_records_is_corrected_for_the_calendar_too(
    held: Calculator,
) -> None:
    page = held.page
    calendar = page.get_by_role("button", name="Add all to calendar")

    def uids() -> set[bytes]:
        _, content = downloaded(page, calendar.click)
        return set(re.findall(rb"UID:(\S+)", content))

    first = uids()
    name(page, "CASE 70")
    whose(page).get_by_role("button", name="Same child").click()
    # Asked a second time, it would make no file before it is answered.
    assert uids() == first != set()
    name(page, "case  70")
    assert uids() == first


def test_another_number_over_a_file_that_keeps_its_own_asks_whose_the_entries_are(
    open_page: OpenPage,
) -> None:
    page = adoption(open_page).page
    calendar = page.get_by_role("button", name="Add all to calendar")
    page.get_by_label("Keep it in saved files").check()
    downloaded(page, calendar.click)
    _, saved = downloaded(page, lambda: choose_more(page, "Save to a file"))
    page.locator("[data-part=file]").set_input_files(
        {"name": "kept.json", "mimeType": "application/json", "buffer": saved}
    )
    expect(page.locator("[data-part=notice]")).to_contain_text("Made under edition")
    name(page, "CASE 8")
    expect(whose(page)).to_contain_text("under CASE 7. Is CASE 8 the same child?")


def test_another_child_begins_a_case_of_its_own_and_the_first_is_kept(held: Calculator) -> None:
    page = held.page
    name(page, "CASE 8")
    whose(page).get_by_role("button", name="Another child").click()
    expect(page.get_by_label(REFERENCE)).to_have_value("CASE 8")
    expect(held.box("qaag")).to_have_value("")
    expect(cases(page)).to_contain_text("CASE 7 is kept in this tab, with 1 record and 1 date.")

    held.type_dates({"qaag": (29, 10, 2026)})
    record = go_to_record(held)
    expect(notes(record)).to_have_value("")
    expect(record.locator("[data-fill=reference]").first).to_have_value("CASE 8")
    notes(record).fill("Of the second child.")
    to_calculator(record)
    _, content = downloaded(page, lambda: choose_more(page, "Download all records (Word, zip)"))
    assert WORDS not in everything(content)
    assert "Of the second child." in everything(content)
    assert "CASE 7" not in everything(content)

    cases(page).get_by_role("button", name="Go back to CASE 7").click()
    expect(held.box("qaag")).to_have_value("22")
    expect(cases(page)).to_contain_text("CASE 8 is kept in this tab")
    record = go_to_record(held)
    expect(notes(record)).to_have_value(WORDS)


def test_nothing_is_handed_over_before_it_is_said_whose_the_number_is(held: Calculator) -> None:
    """The days of the second child would go into the calendar entries of the first."""
    page = held.page
    name(page, "CASE 8")
    held.type_dates({"qaag": (12, 11, 2026)})
    press(page, "Add all to calendar")
    told = page.locator("[data-part=notice]")
    expect(told).to_contain_text("This was not done. First say whose number CASE 8 is")
    whose(page).get_by_role("button", name="Keep CASE 7").click()
    _, content = downloaded(page, lambda: press(page, "Add all to calendar"))
    assert b"SUMMARY:CASE 7: Initial joint supervision" in content


def test_what_is_typed_after_another_childs_number_goes_with_it(held: Calculator) -> None:
    page = held.page
    name(page, "CASE 8")
    held.type_dates({"qaag": (12, 11, 2026)})
    whose(page).get_by_role("button", name="Another child").click()
    expect(page.get_by_label(REFERENCE)).to_have_value("CASE 8")
    expect(held.box("qaag")).to_have_value("12")
    cases(page).get_by_role("button", name="Go back to CASE 7").click()
    expect(page.get_by_label(REFERENCE)).to_have_value("CASE 7")
    expect(held.box("qaag")).to_have_value("22")
    expect(held.row("Initial joint supervision")).to_contain_text("10 Sep 2026")


def test_a_case_that_stands_in_files_is_not_said_to_be_kept_in_the_tab(held: Calculator) -> None:
    page = held.page
    record = go_to_record(held)
    downloaded(record, lambda: press(record, "Download as Word"))
    to_calculator(record)
    downloaded(page, lambda: press(page, "Save to a file"))
    name(page, "CASE 8")
    whose(page).get_by_role("button", name="Another child").click()
    said = page.locator("[data-part=status]")
    expect(said).to_contain_text("CASE 7 is in the files you saved, and not kept in this tab.")
    expect(cases(page)).to_be_empty()


def test_a_record_gone_back_to_after_another_case_began_is_blank(held: Calculator) -> None:
    page = held.page
    name(page, "CASE 8")
    whose(page).get_by_role("button", name="Another child").click()
    back_to_record(page)
    expect(notes(page)).to_have_value("")
    expect(page.locator("[data-fill=reference]").first).to_have_value("")


def test_a_number_emptied_first_asks_all_the_same(held: Calculator) -> None:
    name(held.page, "")
    name(held.page, "CASE 8")
    expect(whose(held.page)).to_contain_text("Is CASE 8 the same child?")
    name(held.page, "case  7")
    expect(whose(held.page)).to_be_empty()


def test_a_first_number_names_the_case_without_asking(open_page: OpenPage) -> None:
    calculator = open_calculator(open_page, "adoption")
    calculator.type_date("qaag", 22, 10, 2026)
    record = go_to_record(calculator)
    notes(record).fill(WORDS)
    to_calculator(record)
    calculator.page.get_by_label(REFERENCE).press_sequentially("CASE 9")
    calculator.page.get_by_label(REFERENCE).press("Tab")
    expect(whose(calculator.page)).to_be_empty()
    name(calculator.page, "CASE 10")
    expect(whose(calculator.page)).to_contain_text("Is CASE 10 the same child?")


def test_a_case_that_is_set_aside_can_be_dismissed_and_brought_back(held: Calculator) -> None:
    page = held.page
    name(page, "CASE 8")
    whose(page).get_by_role("button", name="Another child").click()
    cases(page).get_by_role("button", name="Dismiss CASE 7").click()
    expect(cases(page)).to_be_empty()
    page.locator("[data-part=notice]").get_by_role("button", name="Undo").click()
    expect(cases(page)).to_contain_text("CASE 7 is kept in this tab")


def test_an_opened_file_sets_the_case_aside_with_its_records(held: Calculator) -> None:
    page = held.page
    _, saved = downloaded(page, lambda: choose_more(page, "Save to a file"))
    page.locator("[data-part=file]").set_input_files(
        {"name": "other.json", "mimeType": "application/json", "buffer": saved}
    )
    expect(cases(page)).to_contain_text("CASE 7 is kept in this tab, with 1 record and 1 date.")
    cases(page).get_by_role("button", name="Go back to CASE 7").click()
    record = go_to_record(held)
    expect(notes(record)).to_have_value(WORDS)


def test_answers_brought_along_ask_whose_they_are(held: Calculator) -> None:
    page = held.page
    page.get_by_role("link", name="Find a pathway", exact=True).first.click()
    answer_remand(page)
    page.get_by_role("link", name="Work out the dates", exact=True).last.click()
    expect(page.locator("#calculator")).to_have_attribute("data-engine", "ready", timeout=START_MS)
    expect(cases(page)).to_contain_text("The case here is CASE 7")
    expect(held.box("qaag")).to_have_value("22")
    cases(page).get_by_role("button", name="Another child").click()
    expect(page.get_by_label(REFERENCE)).to_have_value("")
    expect(page.get_by_role("button", name="Remove Remand")).to_be_visible()
    expect(cases(page)).to_contain_text("CASE 7 is kept in this tab")


def test_answers_brought_along_may_be_a_brothers_or_sisters(held: Calculator) -> None:
    page = held.page
    page.get_by_role("link", name="Find a pathway", exact=True).first.click()
    answer_remand(page)
    page.get_by_role("link", name="Work out the dates", exact=True).last.click()
    expect(page.locator("#calculator")).to_have_attribute("data-engine", "ready", timeout=START_MS)
    cases(page).get_by_role("button", name="A brother or sister").click()
    expect(page.get_by_label(REFERENCE)).to_have_value("CASE 7")
    expect(page.get_by_role("button", name="Remove Remand")).to_be_visible()
    expect(page.locator("[data-part=kin]")).to_contain_text("Child B")
    joint = page.locator("[data-part=joint]")
    expect(joint).to_contain_text("Adoption plan")
    expect(joint).to_contain_text("Remand")
    page.locator("[data-part=notice]").get_by_role("button", name="Undo").click()
    expect(page.locator("[data-part=kin]")).to_be_empty()
    expect(held.box("qaag")).to_have_value("22")


def carried(page: Page) -> None:
    """Go to the questions, answer them, and come back to the calculator with the answers."""
    page.get_by_role("link", name="Find a pathway", exact=True).first.click()
    answer_remand(page)
    back(page)


def back(page: Page) -> None:
    page.get_by_role("link", name="Work out the dates", exact=True).last.click()
    expect(page.locator("#calculator")).to_have_attribute("data-engine", "ready", timeout=START_MS)


def test_answers_brought_to_dates_without_a_number_ask_whose_they_are(
    open_page: OpenPage,
) -> None:
    calculator = open_calculator(open_page, "adoption")
    calculator.type_dates({"qaag": (22, 10, 2026)})
    page = calculator.page
    carried(page)
    expect(cases(page)).to_contain_text("The case here is the case without a number")
    expect(calculator.box("qaag")).to_have_value("22")
    cases(page).get_by_role("button", name="Another child").click()
    expect(page.get_by_role("button", name="Remove Remand")).to_be_visible()
    expect(cases(page)).to_contain_text(
        "The case without a number is kept in this tab, with 1 date"
    )


def test_answers_brought_to_answers_of_the_calculator_ask_whose_they_are(
    open_page: OpenPage,
) -> None:
    """An answer without a date or a number is of some child too."""
    calculator = open_calculator(open_page, "adoption")
    page = calculator.page
    page.get_by_text("Who else is involved?").click()
    page.locator("#answer-complex-yes").check()
    carried(page)
    expect(cases(page)).to_contain_text("You answered the questions.")
    cases(page).get_by_role("button", name="Another child").click()
    expect(page.get_by_role("button", name="Remove Remand")).to_be_visible()
    page.get_by_role("button", name="Remove Remand").click()


@pytest.mark.parametrize("kind", ["held", "agreed"])
def test_a_day_half_typed_since_a_file_was_opened_comes_back_after_undo(
    held: Calculator, kind: str
) -> None:
    page = held.page
    _, saved = downloaded(page, lambda: choose_more(page, "Save to a file"))
    page.locator("[data-part=file]").set_input_files(
        {"name": "other.json", "mimeType": "application/json", "buffer": saved}
    )
    held.open("Initial joint supervision")
    page.locator(f"[id^=row-][id$=-{kind}-day]").fill("7")
    notice = page.locator("[data-part=notice]")
    notice.get_by_role("button", name="Undo").click()
    expect(notice).to_contain_text("Undone, and what was typed since is gone.")
    notice.get_by_role("button", name="Undo").click()
    expect(page.locator(f"[id^=row-][id$=-{kind}-day]")).to_have_value("7")


def test_answers_that_bring_what_they_brought_before_ask_nothing(open_page: OpenPage) -> None:
    calculator = open_calculator(open_page)
    carried(calculator.page)
    expect(calculator.box("birth", "year")).to_have_value("2012")
    calculator.page.get_by_role("link", name="Find a pathway", exact=True).first.click()
    back(calculator.page)
    expect(calculator.box("birth", "year")).to_have_value("2012")
    expect(cases(calculator.page)).to_be_empty()


def test_a_date_of_birth_corrected_in_the_questions_is_corrected_here(
    open_page: OpenPage,
) -> None:
    """What the questions brought and nobody changed here gives way; what was typed here stays."""
    calculator = open_calculator(open_page)
    page = calculator.page
    for first, (corrected, expected) in enumerate([("3 5 2013", "2013"), ("3 5 2014", "2009")]):
        if first == 0:
            carried(page)
            calculator.type_dates({"remand": (7, 9, 2026)})
        else:
            calculator.type_dates({"birth": (3, 5, 2009)})
        page.get_by_role("link", name="Find a pathway", exact=True).first.click()
        finder = Finder(page)
        finder.change("Born")
        finder.fill("born", corrected)
        finder.press("Continue")
        back(page)
        cases(page).get_by_role("button", name="Same child").click()
        expect(calculator.box("birth", "year")).to_have_value(expected)
        expect(calculator.box("remand")).to_have_value("7")


@pytest.mark.parametrize(
    ("number", "asks"), [("case  7", False), ("CASE 7 ", False), ("CASE7", True)]
)
def test_capitals_and_double_spaces_make_no_other_child(
    held: Calculator, number: str, *, asks: bool
) -> None:
    name(held.page, number)
    expect(whose(held.page).get_by_role("button")).to_have_count(3 if asks else 0)


def answer_remand(page: Page) -> None:
    """Answer the questions so that Remand is found."""
    finder = Finder(page)
    finder.answer(("situation", "Remanded"), ("born", "3 3 2012"), ("others", "None of these"))
    expect(finder.heading()).to_have_text("One pathway applies")


def everything(content: bytes) -> str:
    """Return what all Word files of an archive hold."""
    with ZipFile(io.BytesIO(content)) as files:
        found = [controls(files.read(one)) for one in files.namelist()]
    return str(found)


def test_another_number_over_dates_alone_asks_whose_it_is(open_page: OpenPage) -> None:
    """One child's dates never stand under another's number unasked, records or not."""
    calculator = adoption(open_page)
    page = calculator.page
    name(page, "CASE 7")
    name(page, "CASE 8")
    expect(whose(page)).to_contain_text("This case holds 1 date under CASE 7.")
    expect(page.locator("[data-part=printed-reference]")).to_have_text("CASE 7")
    whose(page).get_by_role("button", name="Same child: correct the number").click()
    expect(page.locator("[data-part=printed-reference]")).to_have_text("CASE 8")


def test_the_number_of_a_case_that_is_set_aside_leads_there(held: Calculator) -> None:
    page = held.page
    name(page, "CASE 8")
    whose(page).get_by_role("button", name="Another child").click()
    held.type_date("qaag", 4, 3, 2027)
    held.answered()
    name(page, "case 7")
    expect(whose(page)).to_contain_text("CASE 7 is kept in this tab, with 1 record and 1 date.")
    expect(whose(page).get_by_role("button")).to_have_text(["Go to CASE 7", "Keep CASE 8"])
    whose(page).get_by_role("button", name="Go to CASE 7").click()
    expect(page.get_by_label(REFERENCE)).to_have_value("CASE 7")
    expect(held.box("qaag", "month")).to_have_value("10")
    expect(cases(page)).to_contain_text("CASE 8 is kept in this tab, with 1 date.")


def test_the_number_of_a_case_set_aside_is_left_out_where_the_case_has_none(
    held: Calculator,
) -> None:
    page = held.page
    page.get_by_role("button", name="Clear what you typed").click()
    held.type_date("qaag", 4, 3, 2027)
    held.answered()
    page.locator("[data-part=notice]").get_by_role("button", name="Undo").click()
    name(page, "CASE 8")
    whose(page).get_by_role("button", name="Another child").click()
    name(page, "")
    name(page, "CASE 7")
    expect(whose(page)).to_contain_text("CASE 7 is kept in this tab")


def test_what_stood_in_the_calculator_stays_where_answers_are_of_the_same_child(
    open_page: OpenPage,
) -> None:
    calculator = adoption(open_page)
    page = calculator.page
    name(page, "CASE 7")
    carried(page)
    cases(page).get_by_role("button", name="Same child").click()
    expect(page.get_by_role("button", name="Remove Adoption plan")).to_be_visible()
    expect(page.get_by_role("button", name="Remove Remand")).to_be_visible()
    expect(calculator.box("qaag")).to_have_value("22")
    told = page.locator("[data-part=notice]")
    expect(told).to_contain_text("Your answers are taken over. What was here stays.")
    told.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Remove Remand")).to_have_count(0)
    expect(page.get_by_role("button", name="Remove Adoption plan")).to_be_visible()


def test_a_birth_that_the_answers_say_otherwise_is_named(open_page: OpenPage) -> None:
    calculator = open_calculator(open_page, "long-term-fostering", "remand")
    calculator.type_dates({"birth": (10, 6, 2011)})
    carried(calculator.page)
    expect(cases(calculator.page)).to_contain_text("Your answers have another day for")
    cases(calculator.page).get_by_role("button", name="Same child").click()
    expect(calculator.box("birth", "year")).to_have_value("2011")


def test_what_is_typed_for_pathways_that_are_not_chosen_stays_unsaved(
    open_page: OpenPage,
) -> None:
    calculator = open_calculator(open_page, "adoption", "long-term-fostering")
    calculator.type_dates({"qaag": (22, 10, 2026), "final-evidence": (15, 1, 2027)})
    page = calculator.page
    page.get_by_role("button", name="Remove Long-term fostering").click()
    calculator.answered()
    _, saved = downloaded(page, lambda: choose_more(page, "Save to a file"))
    assert b"final-evidence" not in saved
    told = page.locator("[data-part=notice]")
    expect(told).to_contain_text("1 date or answer of a pathway that is not chosen is not in it.")
    expect(page.locator("[data-part=save-state]")).to_have_text("1 change not saved.")


def test_one_question_at_a_time_decides_which_case_the_answers_meet(open_page: OpenPage) -> None:
    calculator = adoption(open_page)
    page = calculator.page
    name(page, "CASE 7")
    carried(page)
    expect(cases(page)).to_contain_text("You answered the questions.")
    name(page, "CASE 8")
    expect(whose(page)).to_contain_text("Is CASE 8 the same child?")
    expect(cases(page)).not_to_contain_text("You answered the questions.")
    calculator.type_date("qaag", 4, 3, 2027)
    whose(page).get_by_role("button", name="Another child").click()
    expect(page.get_by_label(REFERENCE)).to_have_value("CASE 8")
    expect(calculator.box("qaag", "month")).to_have_value("3")
    expect(cases(page)).to_contain_text("The case here is CASE 8")
    cases(page).get_by_role("button", name="Go back to CASE 7").click()
    expect(calculator.box("qaag", "month")).to_have_value("10")


def test_what_was_refused_while_a_number_was_asked_about_is_refused_no_more(
    held: Calculator,
) -> None:
    page = held.page
    name(page, "CASE 8")
    page.get_by_role("button", name="Add all to calendar").click()
    told = page.locator("[data-part=notice]")
    expect(told).to_contain_text("First say whose number CASE 8 is")
    whose(page).get_by_role("button", name="Keep CASE 7").click()
    expect(told).to_be_empty()


def test_an_opened_file_leaves_nothing_said_of_the_case_before(held: Calculator) -> None:
    page = held.page
    _, saved = downloaded(page, lambda: choose_more(page, "Save to a file"))
    expect(page.locator("[data-part=status]")).to_contain_text("Saved")
    page.locator("[data-part=file]").set_input_files(
        {"name": "other.json", "mimeType": "application/json", "buffer": saved}
    )
    expect(cases(page)).to_contain_text("CASE 7 is kept in this tab")
    expect(page.locator("[data-part=status]")).not_to_contain_text("Saved")
