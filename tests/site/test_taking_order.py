"""What is taken away while more is typed, pressed or cleared: it is true, or it is not given."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect

from tests.site.calculator_pages import TWIN_TRACK, Calculator, first_held
from tests.site.held_replies import HOLD_REPLIES, hold, release, until_held
from tests.site.record_pages import (
    COUNT_PRINTS,
    INITIAL,
    RECORD,
    REFERENCE,
    back_to_record,
    choose_more,
    controls,
    downloaded,
    go_to_record,
    press,
    record_shown,
    to_calculator,
)
from tests.site.waiting import wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Route

    from tests.site.conftest import OpenPage

PRINT, SAVE = "Print all records", "Download all records (Word, zip)"
CHANGED = "This was not done. The timetable was changed meanwhile. Choose it again."
FIRST = "Initial joint supervision"
# Forms whose address holds the words in `shut` wait until `open` is called.
GATE = """
globalThis.shut = null;
const gate = new Promise((pass) => { globalThis.open = pass; });
const free = fetch;
globalThis.fetch = async (address, ...more) => {
  const isForm = String(address).includes("/records/files/");
  if (isForm && shut !== null && String(address).includes(shut)) await gate;
  return free(address, ...more);
};
"""
# Only calendar files wait while `calendars` is a list.
HOLD_CALENDARS = """
globalThis.calendars = null;
const Free = Worker;
globalThis.Worker = class extends Free {
  addEventListener(type, hear) {
    super.addEventListener(type, (event) => {
      const isCalendar = String(event.data?.reply).includes("BEGIN:VCALENDAR");
      if (isCalendar && globalThis.calendars) calendars.push(() => hear(event));
      else hear(event);
    });
  }
};
"""
CALENDARS_HELD = """async (count) => {
  while (calendars.length < count) await new Promise((resolve) => setTimeout(resolve, 10));
}"""
PRESS_TWICE = """(names) => {
  for (const name of names) {
    for (const _ of [1, 2]) document.querySelector(`[data-part=${name}]`).click();
  }
}"""
NOTE_FILES = """() => {
  window.made = [];
  const make = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (blob) => {
    made.push(blob.type.split(/[/;]/)[1]);
    return make(blob);
  };
}"""
ASKS_BEFORE_CLOSING = "() => !dispatchEvent(new Event('beforeunload', { cancelable: true }))"


def opened(open_page: OpenPage, *pathways: str) -> Calculator:
    calculator = Calculator(open_page)
    for script in (HOLD_REPLIES, HOLD_CALENDARS, GATE):
        calculator.page.add_init_script(script)
    calculator.visit(*pathways)
    calculator.ready()
    calculator.page.evaluate(COUNT_PRINTS)
    return calculator


@pytest.fixture
def adoption(open_page: OpenPage) -> Calculator:
    """Return a timetable whose first meeting is due by Thu 10 Sep 2026, its row open."""
    calculator = opened(open_page, "adoption")
    calculator.page.get_by_label(REFERENCE).fill("CASE 7")
    calculator.type_dates({"qaag": (22, 10, 2026)})
    calculator.open(FIRST)
    return calculator


def notice(page: Page) -> Locator:
    return page.locator("[data-part=notice]")


def note(page: Page) -> Locator:
    """Return the last box of a record: it is typed into by hand."""
    return page.locator("form.rec-sheet textarea").last


def shut(page: Page, forms: str = "") -> None:
    """Hold back the blank forms whose address holds these words."""
    page.evaluate("(forms) => { shut = forms; }", forms)


def open_gate(page: Page) -> None:
    page.evaluate("open()")


def change_the_date(calculator: Calculator) -> None:
    calculator.box("qaag", "month").fill("11")


def leave(page: Page) -> None:
    """Go to the page of the pathway: an address one folder deeper than the calculator's."""
    page.locator(".pw-working a[href*='pathways/']").first.click()
    expect(page.locator("#calculator")).to_have_count(0)


def notes_in(content: bytes) -> list[str]:
    """Return what each record of an archive says in its last box, where it says anything."""
    with ZipFile(io.BytesIO(content)) as archive:
        found = [controls(archive.read(name)) for name in archive.namelist()]
    return [words for one in found for words in one.values() if words.startswith("Note")]


def noted(calculator: Calculator) -> Page:
    """Type a note into the first meeting's record, and go back to the timetable."""
    page = go_to_record(calculator)
    note(page).fill("Note 1")
    to_calculator(page)
    return page


def test_a_record_link_pressed_again_while_its_page_comes_leads_there_once(
    adoption: Calculator,
) -> None:
    page = adoption.page
    coming: list[Route] = []

    def hold_back(route: Route) -> None:
        coming.append(route)

    page.route(f"**/records/{INITIAL}/", hold_back)
    link = page.get_by_role("link", name=RECORD, exact=True)
    link.click()
    route = first_held(page, coming)
    hold(page)
    link.click()
    until_held(page)
    release(page)
    route.continue_()
    record_shown(page)
    expect(page).to_have_url(re.compile(rf"[^s]/records/{INITIAL}/$"))
    to_calculator(page)
    expect(adoption.box("qaag")).to_have_value("22")


def test_a_record_that_comes_late_leads_nobody_away_from_another_page(adoption: Calculator) -> None:
    page = adoption.page
    hold(page)
    page.get_by_role("link", name=RECORD, exact=True).click()
    until_held(page)
    leave(page)
    release(page)
    expect(page).to_have_url(re.compile(r"/pathways/adoption/"))
    to_calculator(page)
    expect(adoption.box("qaag")).to_have_value("22")


def test_a_record_asked_for_before_a_date_changed_does_not_show_the_old_one(
    adoption: Calculator,
) -> None:
    page = adoption.page
    hold(page)
    page.get_by_role("link", name=RECORD, exact=True).click()
    until_held(page)
    change_the_date(adoption)
    release(page)
    record_shown(page)
    expect(page.locator("[data-part=filled]")).to_contain_text("Your timetable has changed since.")
    expect(page.locator("[data-fill=when]").first).to_have_value("")


def test_no_calendar_is_given_of_a_date_that_was_changed_meanwhile(adoption: Calculator) -> None:
    page = adoption.page
    handed: list[str] = []
    page.on("download", lambda one: handed.append(one.suggested_filename))
    hold(page)
    press(page, "Add all to calendar")
    until_held(page)
    change_the_date(adoption)
    release(page)
    expect(notice(page)).to_contain_text(CHANGED)
    assert handed == []
    # Nothing of it counts as being in the calendar: without a date there is nothing to take out.
    adoption.type_dates({"qaag": ("", "", "")})
    expect(page.locator("[data-part=calendar]")).to_have_attribute("aria-disabled", "true")


@pytest.mark.parametrize("name", ["save", "spreadsheet"])
def test_no_other_file_is_given_of_a_date_that_was_changed_meanwhile(
    adoption: Calculator, name: str
) -> None:
    page = adoption.page
    hold(page)
    page.evaluate(PRESS_TWICE, [name])
    until_held(page)
    change_the_date(adoption)
    release(page)
    expect(notice(page)).to_contain_text(CHANGED)


@pytest.mark.parametrize("act", [PRINT, SAVE])
def test_no_records_are_made_of_a_date_that_was_changed_meanwhile(
    adoption: Calculator, act: str
) -> None:
    page = adoption.page
    handed: list[str] = []
    page.on("download", lambda one: handed.append(one.suggested_filename))
    shut(page)
    choose_more(page, act)
    expect(notice(page)).to_contain_text("Getting")
    change_the_date(adoption)
    open_gate(page)
    expect(notice(page)).to_contain_text(CHANGED)
    assert page.evaluate("window.prints") == 0
    assert handed == []


def test_two_calendars_at_once_both_count_as_made(open_page: OpenPage) -> None:
    calculator = opened(open_page, "adoption", "long-term-fostering")
    page = calculator.page
    calculator.type_dates(TWIN_TRACK)
    page.evaluate("calendars = []")
    press(page, "Add all to calendar")
    page.evaluate(CALENDARS_HELD, 1)
    page.get_by_role("link", name="About", exact=True).first.click()
    expect(page.locator("#calculator")).to_have_count(0)
    to_calculator(page)
    calculator.open(FIRST)
    page.locator(".pw-working").get_by_role("button", name="Add to calendar", exact=True).click()
    page.evaluate(CALENDARS_HELD, 2)
    page.evaluate("() => { for (const hear of calendars) hear(); calendars = null; }")
    expect(page.locator(".pw-row-actions")).to_contain_text("Saved")
    calculator.type_dates({"final-hearing": ("", "", ""), "final-evidence": ("", "", "")})
    _, content = downloaded(page, lambda: press(page, "Add all to calendar"))
    assert b"STATUS:CANCELLED" in content


def test_what_is_cleared_while_records_are_saved_is_in_the_file_and_can_be_undone(
    open_page: OpenPage,
) -> None:
    calculator = opened(open_page, "adoption")
    page = noted(calculator)
    shut(page)
    choose_more(page, SAVE)
    expect(notice(page)).to_contain_text("Getting")
    press(page, "Clear what you typed")
    expect(notice(page)).to_contain_text("Cleared what you typed, also into records. Undo")
    _, content = downloaded(page, lambda: open_gate(page))
    assert notes_in(content) == ["Note 1"]
    expect(notice(page)).to_contain_text("Saved")
    expect(notice(page)).to_contain_text("Cleared what you typed, also into records. Undo")
    notice(page).get_by_role("button", name="Dismiss").last.click()
    expect(notice(page)).not_to_contain_text("Saved")
    press(page, "Undo")
    expect(notice(page)).to_be_empty()
    go_to_record(calculator)
    expect(note(page)).to_have_value("Note 1")


def test_words_typed_while_records_are_saved_are_asked_about_before_closing(
    adoption: Calculator,
) -> None:
    page = noted(adoption)
    shut(page, "adoption-review")
    choose_more(page, SAVE)
    expect(notice(page)).to_contain_text(re.compile(r"\d done\."))
    back_to_record(page)
    note(page).fill("Note 1, and more")
    _, content = downloaded(page, lambda: open_gate(page))
    assert notes_in(content) == ["Note 1"]
    assert page.evaluate(ASKS_BEFORE_CLOSING)


def test_words_typed_while_one_record_is_saved_are_asked_about_before_closing(
    adoption: Calculator,
) -> None:
    page = go_to_record(adoption)
    note(page).fill("Note 1")
    shut(page)
    press(page, "Download as Word")
    to_calculator(page)
    back_to_record(page)
    note(page).fill("Note 1, and more")
    _, content = downloaded(page, lambda: open_gate(page))
    assert "Note 1" in controls(content).values()
    assert page.evaluate(ASKS_BEFORE_CLOSING)


def test_records_asked_for_are_saved_although_the_person_goes_on(adoption: Calculator) -> None:
    page = noted(adoption)
    adoption.open(FIRST)
    hold(page)
    choose_more(page, SAVE)
    until_held(page)
    leave(page)
    _, content = downloaded(page, lambda: release(page))
    assert notes_in(content) == ["Note 1"]


def test_a_button_pressed_twice_gives_one_file(adoption: Calculator) -> None:
    page = adoption.page
    page.evaluate(NOTE_FILES)
    hold(page)
    page.evaluate(PRESS_TWICE, ["save", "spreadsheet"])
    until_held(page)
    release(page)
    wait_until(page, "made.length >= 2")  # saving asks the browser first: either may be first
    press(page, "Add all to calendar")
    expect(notice(page)).to_contain_text(".ics")
    *files, last = page.evaluate("made")
    assert (sorted(files), last) == (["csv", "json"], "calendar")


def test_a_record_pressed_for_twice_is_one_file(adoption: Calculator) -> None:
    page = go_to_record(adoption)
    page.evaluate(NOTE_FILES)
    note(page).fill("Note 1")
    shut(page)
    press(page, "Download as Word")
    press(page, "Download as Word")
    downloaded(page, lambda: open_gate(page))
    expect(notice(page)).to_contain_text("Saved")
    downloaded(page, lambda: press(page, "Download as Word"))
    assert len(page.evaluate("made")) == 2


def test_a_record_chosen_while_all_are_made_is_told_to_wait(adoption: Calculator) -> None:
    page = adoption.page
    shut(page)
    choose_more(page, SAVE)
    expect(notice(page)).to_contain_text("Getting")
    page.get_by_role("link", name=RECORD, exact=True).click()
    words = "The records are still being made. Choose again in a moment."
    expect(page.locator(".pw-row-actions")).to_contain_text(words)
    expect(page.locator("[data-part=status]")).to_have_text(words)
    downloaded(page, lambda: open_gate(page))
    go_to_record(adoption)


def test_a_step_added_while_all_are_is_told_to_wait(adoption: Calculator) -> None:
    page = adoption.page
    hold(page)
    press(page, "Add all to calendar")
    page.locator(".pw-working").get_by_role("button", name="Add to calendar", exact=True).click()
    expect(page.locator(".pw-row-actions")).to_contain_text(
        "The calendar file is still being made. Choose again in a moment."
    )
    downloaded(page, lambda: release(page))
