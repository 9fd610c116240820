"""A record of one meeting: filled in from its timetable, typed into, printed, taken to Word."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect

from decision_tool.publish.forms.document import Box
from tests.records.shipped import shipped
from tests.site.calculator_pages import PHONE, Calculator
from tests.site.record_pages import (
    COUNT_PRINTS,
    INITIAL,
    REFERENCE,
    adoption,
    back_to_record,
    controls,
    downloaded,
    field,
    go_to_record,
    press,
    printed,
    record_shown,
    sizes,
    to_calculator,
)

if TYPE_CHECKING:
    from tests.site.conftest import OpenPage

BOXES = [
    block.field
    for section in shipped()[INITIAL].sections
    for block in section.blocks
    if isinstance(block, Box)
]
BOX = BOXES[0].id
LONG = " ".join(f"Wört{number:04}" for number in range(560))
"""About 5,000 characters, each word another."""
AWKWARD = '  Zoë & Siân said:\n\n<script>alert(1)</script> ]]> "quoted"\n\tindented, last line  '
NO_MOTION = {"reduced_motion": "reduce"}
KEPT_ANYWHERE = """() => JSON.stringify([
  Object.entries(localStorage), Object.entries(sessionStorage), document.cookie,
  location.href, history.state,
])"""


@pytest.fixture
def calculator(open_page: OpenPage) -> Calculator:
    return adoption(open_page)


@pytest.fixture
def record(calculator: Calculator) -> Page:
    """Return the page of the first meeting's record, reached from its row."""
    return go_to_record(calculator)


def beside(page: Page) -> Locator:
    """Return what tells of the timetable beside the sheet."""
    return page.get_by_role("region", name="From your timetable")


def notice(page: Page) -> Locator:
    return page.locator("[data-part=notice]")


def status(page: Page) -> Locator:
    return page.locator("#record [data-part=status]")


def blank_form(open_page: OpenPage, document: str = INITIAL) -> Page:
    page = record_shown(open_page(f"records/{document}/"))
    page.evaluate(COUNT_PRINTS)
    return page


def test_a_row_leads_to_its_record_filled_in(calculator: Calculator) -> None:
    page = calculator.page
    calculator.open("Initial joint supervision")
    invited = page.locator(".pw-working h3", has_text="Invite").locator("+ ul li").all_inner_texts()
    go_to_record(calculator)
    assert page.url.endswith(f"/records/{INITIAL}/")
    expect(page.locator("h1")).to_be_focused()
    expect(page.locator(".rec-about")).to_have_text("Initial joint supervision, Adoption plan")
    for name, value in {
        "reference": "CASE 7",
        "when": "By Thu 10 Sep 2026",
        "from": "QAAG Thu 22 Oct 2026",
        "arranged": "FAST practice supervisor",
        "held": "",
    }.items():
        filled = page.locator(f'form.rec-sheet [data-fill="{name}"]').first
        expect(filled).to_have_value(value)
    roles = page.locator(".rec-table").first.locator("tbody th").all_inner_texts()
    assert invited
    assert set(invited) <= {role.strip() for role in roles}
    expect(beside(page)).to_contain_text("Initial joint supervision, Adoption plan")
    expect(beside(page)).to_contain_text("By Thu 10 Sep 2026")
    expect(page.locator("#record [data-part=status]")).to_have_text(
        "Filled in from your timetable."
    )


def test_a_meeting_that_was_held_has_its_record_too(calculator: Calculator) -> None:
    page = calculator.page
    calculator.open("Initial joint supervision")
    held = page.locator(".pw-row-actions")
    for name, value in (("Day", "3"), ("Month", "9"), ("Year", "2026")):
        held.locator(f"[id$=-held-{name.lower()}]").fill(value)
    press(page, "Mark as held")
    expect(calculator.row("Initial joint supervision")).to_contain_text("Held Thu 3 Sep 2026")
    go_to_record(calculator)
    expect(page.locator("[data-fill=held]").first).to_have_value("Thu 3 Sep 2026")
    expect(page.locator("[data-fill=when]").first).to_have_value("By Thu 10 Sep 2026")


def test_all_that_was_typed_is_printed_and_nothing_but_the_sheet(record: Page) -> None:
    field(record, BOX).fill(f"{LONG}\n{AWKWARD}")
    press(record, "Print")
    assert record.evaluate("window.prints") == 1
    words = printed(record)
    missing = [word for word in LONG.split() if word not in words]
    assert missing == []
    assert " ".join(AWKWARD.split()) in words
    assert "By Thu 10 Sep 2026" in words
    for box in BOXES:
        assert box.label in words
    for elsewhere in ("Find a pathway", "Use this form", "Download as Word", "Clear these"):
        assert elsewhere not in words
    assert words.count("Joint supervision record Initial joint supervision, Adoption plan") == 1


def test_a_form_that_lies_on_its_side_prints_so(open_page: OpenPage) -> None:
    wide = next(one.id for one in shipped().values() if one.is_sideways)
    page = blank_form(open_page, wide)
    assert set(sizes(page)) == {(842, 595)}


def test_word_holds_exactly_what_was_typed_and_else_the_blank_form(
    record: Page, address: str
) -> None:
    blank = record.request.get(f"{address}records/files/{INITIAL}.docx").body()
    expected = controls(blank)
    places = [one for one in shipped()[INITIAL].fields() if not one.fill]
    line = next(one.id for one in places if one.kind == "line")
    tick = next(one.id for one in places if one.kind == "tick")
    field(record, BOX).fill(f"{AWKWARD}\n{LONG}")
    field(record, line).fill("Ωμέγα ☂ 🙂 & <b>")
    field(record, tick).check()
    name, content = downloaded(record, lambda: press(record, "Download as Word"))
    assert name == f"{INITIAL}-CASE 7-2026-09-10.docx", "and by its day: there is one each month"
    expect(notice(record)).to_contain_text(f"Saved {name}.")
    filled = dict(
        record.evaluate("""() => [...document.querySelectorAll("[data-fill]")]
        .filter((one) => one.value).map((one) => [one.name, one.value])""")
    )
    assert "CASE 7" in filled.values()
    typed = {BOX: f"{AWKWARD}\n{LONG}", line: "Ωμέγα ☂ 🙂 & <b>", tick: "☒"}
    assert controls(content) == {**expected, **filled, **typed}


def test_what_was_typed_is_there_again_after_the_calculator(record: Page) -> None:
    field(record, BOX).fill(AWKWARD)
    to_calculator(record)
    back_to_record(record)
    expect(field(record, BOX)).to_have_value(AWKWARD)
    expect(record.locator("[data-fill=reference]").first).to_have_value("CASE 7")


def test_a_date_that_moves_moves_in_the_record_and_what_was_typed_stays(
    calculator: Calculator,
) -> None:
    page = go_to_record(calculator)
    field(page, BOX).fill("Agreed.")
    arranged = page.locator("[data-fill=arranged]").first
    arranged.fill("Somebody else")
    to_calculator(page)
    calculator.type_date("qaag", 29, 10, 2026)
    expect(calculator.row("Initial joint supervision")).to_contain_text("17 Sep 2026")
    go_to_record(calculator)
    expect(page.locator("[data-fill=when]").first).to_have_value("By Thu 17 Sep 2026")
    expect(arranged).to_have_value("Somebody else")
    expect(field(page, BOX)).to_have_value("Agreed.")


def test_a_record_gone_back_to_does_not_show_dates_that_have_changed_since(
    calculator: Calculator,
) -> None:
    record = go_to_record(calculator)
    field(record, BOX).fill("Agreed.")
    to_calculator(record)
    calculator.type_date("qaag", 29, 10, 2026)
    expect(calculator.row("Initial joint supervision")).to_contain_text("17 Sep 2026")
    back_to_record(record)

    expect(beside(record)).to_contain_text("Your timetable has changed since.")
    expect(record.locator("[data-fill=when]").first).to_have_value("")
    expect(record.locator("[data-fill=from]").first).to_have_value("")
    expect(field(record, BOX)).to_have_value("Agreed.")


def test_closing_the_tab_asks_only_while_something_typed_would_be_lost(record: Page) -> None:
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    record.on("dialog", leave)
    record.reload()
    record_shown(record)
    assert asked == ["beforeunload"]  # the timetable that the record came from holds a date
    asked.clear()
    field(record, BOX).press_sequentially("Agreed.")
    downloaded(record, lambda: press(record, "Download as Word"))
    record.reload()
    record_shown(record)
    assert asked == []
    field(record, BOX).press_sequentially("Agreed.")
    downloaded(record, lambda: press(record, "Download as Word"))
    field(record, BOX).press_sequentially(" Or not.")
    record.reload()
    record_shown(record)
    assert asked == ["beforeunload"]


def test_nothing_typed_is_kept_outside_the_page_and_loading_anew_forgets_it(record: Page) -> None:
    field(record, BOX).fill("Only in memory")
    to_calculator(record)
    back_to_record(record)
    kept = record.evaluate(KEPT_ANYWHERE)
    assert "Only in memory" not in kept
    assert "CASE 7" not in kept
    record.reload()
    record_shown(record)
    expect(field(record, BOX)).to_have_value("")
    expect(record.locator("[data-fill=reference]").first).to_have_value("")


def test_return_in_a_field_sends_nothing(record: Page) -> None:
    address = record.url
    record.locator("[data-fill=reference]").first.press("Enter")
    record.evaluate("document.querySelector('form.rec-sheet').requestSubmit()")
    record.wait_for_timeout(200)
    assert record.url == address


def test_clearing_the_calculator_clears_its_records_and_can_be_undone(
    calculator: Calculator,
) -> None:
    page = go_to_record(calculator)
    field(page, BOX).fill("Of the child before")
    to_calculator(page)
    press(page, "Clear what you typed")
    back_to_record(page)
    expect(field(page, BOX)).to_have_value("")
    expect(page.locator("[data-fill=reference]").first).to_have_value("")
    expect(beside(page)).to_contain_text("Nothing yet.")


def test_undo_in_the_calculator_brings_the_records_back(calculator: Calculator) -> None:
    page = go_to_record(calculator)
    field(page, BOX).fill("Not to be lost")
    to_calculator(page)
    press(page, "Clear what you typed")
    expect(notice(page)).to_contain_text("Cleared what you typed, also into records.")
    notice(page).get_by_role("button", name="Undo").click()
    expect(page.get_by_label(REFERENCE)).to_have_value("CASE 7")
    back_to_record(page)
    expect(field(page, BOX)).to_have_value("Not to be lost")


def test_undoing_a_date_leaves_what_was_typed_since(calculator: Calculator) -> None:
    page = calculator.page
    calculator.type_date("qaag", 29, 10, 2026)
    go_to_record(calculator)
    field(page, BOX).fill("Typed after the date")
    to_calculator(page)
    calculator.type_date("qaag", 5, 11, 2026)
    page.locator(".pw-banner--moved").get_by_role("button", name="Undo").click()
    expect(calculator.box("qaag")).to_have_value("29")
    back_to_record(page)
    expect(field(page, BOX)).to_have_value("Typed after the date")


def test_another_meetings_record_is_another_record(calculator: Calculator) -> None:
    page = go_to_record(calculator)
    field(page, BOX).fill("Of the first meeting")
    to_calculator(page)
    go_to_record(calculator, "Review joint supervision")
    assert "Of the first meeting" not in page.locator("textarea").evaluate_all(
        "(all) => all.map((one) => one.value)"
    )
    expect(page.locator(".rec-about")).to_contain_text("Review joint supervision")
    expect(page.locator("[data-fill=reference]").first).to_have_value("CASE 7")


def test_what_the_timetable_filled_in_can_be_taken_out_and_put_back(record: Page) -> None:
    reference = record.locator("[data-fill=reference]").first
    when = record.locator("[data-fill=when]").first
    when.fill("Typed over")
    field(record, BOX).fill("Stays")
    press(record, "Clear these")
    expect(reference).to_have_value("")
    expect(when).to_have_value("Typed over")
    expect(field(record, BOX)).to_have_value("Stays")
    expect(status(record)).to_have_text("Cleared what your timetable filled in.")
    expect(notice(record).get_by_role("button", name="Undo")).to_be_focused()
    record.keyboard.press("Enter")
    expect(reference).to_have_value("CASE 7")
    expect(record.locator(".rec-title")).to_be_focused()
    press(record, "Clear these")
    press(record, "Fill these in")
    expect(reference).to_have_value("CASE 7")
    expect(when).to_have_value("By Thu 10 Sep 2026")


def test_the_whole_form_can_be_cleared_and_brought_back(record: Page) -> None:
    tick = record.locator("form.rec-sheet input[type=checkbox]").first
    field(record, BOX).fill(LONG)
    tick.check()
    press(record, "Clear the whole form")
    expect(field(record, BOX)).to_have_value("")
    expect(tick).not_to_be_checked()
    expect(record.get_by_role("button", name="Clear the whole form")).to_be_hidden()
    expect(record.get_by_role("button", name="Download as Word")).to_be_hidden()
    assert "Wört0001" not in printed(record)
    notice(record).get_by_role("button", name="Undo").click()
    expect(field(record, BOX)).to_have_value(LONG)
    expect(tick).to_be_checked()


def test_without_a_timetable_the_form_is_blank_and_works_the_same(open_page: OpenPage) -> None:
    page = blank_form(open_page)
    expect(beside(page)).to_contain_text("Nothing yet.")
    expect(page.get_by_role("button", name="Download as Word")).to_be_hidden()
    field(page, BOX).fill("Typed into a blank form")
    _, content = downloaded(page, lambda: press(page, "Download as Word"))
    assert controls(content)[BOX] == "Typed into a blank form"
    press(page, "Print")
    assert page.evaluate("window.prints") == 1
    assert "Typed into a blank form" in printed(page)
    beside(page).get_by_role("link", name="Work out the dates").click()
    expect(page.locator("#calculator")).to_be_visible()


def test_what_makes_word_files_is_fetched_when_one_is_asked_for(record: Page) -> None:
    fetched: list[str] = []
    record.on("request", lambda request: fetched.append(request.url.rpartition("/")[2]))
    record.reload()
    record_shown(record)
    field(record, BOX).fill("Typed")
    assert "fflate.mjs" not in fetched
    downloaded(record, lambda: press(record, "Download as Word"))
    assert fetched.count("fflate.mjs") == 1


@pytest.mark.expects("404")
def test_a_form_that_the_site_lacks_is_named(record: Page) -> None:
    record.context.route("**/*.docx", lambda route: route.fulfill(status=404))
    press(record, "Download as Word")
    expect(notice(record)).to_contain_text(
        f"This was not done. The form “{shipped()[INITIAL].title}” is not on this site (404)."
    )


@pytest.mark.expects("ERR_FAILED")
def test_a_broken_connection_loses_nothing_that_was_typed(record: Page) -> None:
    field(record, BOX).fill("Still here")
    record.context.route("**/fflate.mjs", lambda route: route.abort())
    press(record, "Download as Word")
    expect(notice(record)).to_contain_text("could not be fetched. Check your connection")
    expect(field(record, BOX)).to_have_value("Still here")


@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_on_a_form_blank_or_filled(
    open_page: OpenPage, axe: Callable[[Page], list[str]], *, is_dark: bool
) -> None:
    calculator = adoption(open_page, **NO_MOTION)
    page = calculator.page
    if is_dark:
        press(page, "Switch to dark colours")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    calculator.open("Initial joint supervision")
    assert axe(page) == []
    go_to_record(calculator)
    field(page, BOX).fill(AWKWARD)
    assert axe(page) == []
    press(page, "Clear the whole form")
    assert axe(page) == []


def test_a_record_can_be_filled_by_keyboard_alone(calculator: Calculator) -> None:
    page = calculator.page
    calculator.details("Initial joint supervision").press("Enter")
    page.get_by_role("link", name="Record for this meeting").press("Enter")
    record_shown(page)
    expect(page.locator("h1")).to_be_focused()
    field(page, BOX).focus()
    page.keyboard.type("One")
    page.keyboard.press("Enter")
    page.keyboard.type("two")
    expect(field(page, BOX)).to_have_value("One\ntwo")
    page.get_by_role("button", name="Clear these").press("Enter")
    expect(notice(page).get_by_role("button", name="Undo")).to_be_focused()


def test_on_a_phone_the_record_fits_the_screen(open_page: OpenPage) -> None:
    page = go_to_record(adoption(open_page, viewport=PHONE))
    field(page, BOX).fill(LONG)
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) == 0
    press(page, "Clear the whole form")
    expect(notice(page).get_by_role("button", name="Undo")).to_be_in_viewport()


def test_saving_the_timetable_says_that_records_are_not_in_the_file(
    calculator: Calculator,
) -> None:
    record = go_to_record(calculator)
    field(record, BOX).fill("Agreed.")
    to_calculator(record)
    downloaded(record, lambda: press(record, "Save to a file"))
    expect(record.locator("#calculator [data-part=notice]")).to_contain_text(
        "What was typed into records is not in it: download those in Word"
    )
