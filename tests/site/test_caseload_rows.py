"""Where a team's rows come from: the newest counts, and what is told of them is true."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.calculator_pages import START_MS
from tests.site.caseload_order import go_away, press_twice, watched
from tests.site.caseload_pages import PLAN_MS, Team, team
from tests.site.held_replies import hold, release

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.site.conftest import OpenPage

# A file called slow.csv is read once `letRead` is called.
READ_SLOWLY = """() => {
  const read = File.prototype.arrayBuffer;
  File.prototype.arrayBuffer = function () {
    const reading = read.call(this);
    if (this.name !== "slow.csv") return reading;
    return new Promise((resolve) => (globalThis.letRead = () => resolve(reading)));
  };
}"""
LET_READ = """async () => {
  letRead();
  await new Promise((resolve) => setTimeout(resolve, 200));
}"""
CANNOT_READ = """() => {
  File.prototype.arrayBuffer = () => Promise.reject(new DOMException("gone", "NotReadableError"));
}"""


@pytest.fixture
def opened(open_page: OpenPage) -> Team:
    """Return the page with a team's timetable."""
    page = watched(open_page)
    page.show(team(12))
    expect(page.summary).to_contain_text("11 of 12 rows can be planned.", timeout=PLAN_MS)
    return page


@pytest.fixture
def reading(open_page: OpenPage) -> Team:
    """Return the page while it reads a file."""
    page = watched(open_page)
    page.page.evaluate(READ_SLOWLY)
    page.open("slow.csv", team(12).encode())
    return page


def title(opened: Team) -> Locator:
    return opened.page.locator("[data-part=rows-title]")


def taken(opened: Team) -> Locator:
    return opened.page.locator("[data-part=taken]")


def test_the_file_chosen_last_counts_however_slow_the_first(reading: Team) -> None:
    reading.open("quick.csv", team(3).encode())
    expect(reading.summary).to_contain_text("All 3 rows", timeout=PLAN_MS)
    reading.page.evaluate(LET_READ)
    expect(title(reading)).to_have_text("Your rows: quick.csv")


def test_rows_typed_while_a_file_is_read_are_not_replaced(reading: Team) -> None:
    reading.box.fill("Mine")
    reading.page.evaluate(LET_READ)
    expect(reading.box).to_have_value("Mine")


def test_clearing_also_means_the_file_that_is_being_read(reading: Team) -> None:
    reading.press("Clear")
    reading.page.evaluate(LET_READ)
    expect(title(reading)).to_have_text("Your rows")
    expect(reading.box).to_have_value("")


def test_a_file_read_after_the_page_was_left_is_not_taken(reading: Team) -> None:
    go_away(reading.page)
    reading.page.evaluate(LET_READ)
    reading.page.go_back()
    expect(reading.page.locator("#caseload[data-mounted]")).to_have_count(1)
    expect(title(reading)).to_have_text("Your rows")


def test_a_file_that_the_browser_cannot_read_says_so_and_can_be_chosen_again(
    open_page: OpenPage,
) -> None:
    opened = watched(open_page)
    opened.page.evaluate(CANNOT_READ)
    opened.open("team.csv", team(3).encode())
    told = opened.page.get_by_role("group", name="These rows cannot be read")
    expect(told).to_contain_text("The browser cannot read team.csv.")
    expect(told).to_be_focused()
    expect(opened.page.locator("[data-part=file]")).to_have_value("")


def test_a_second_press_while_a_file_is_made_gives_no_second_file(opened: Team) -> None:
    opened.press("More")
    press_twice(opened, "Download for a spreadsheet")
    expect(taken(opened)).to_contain_text("Spreadsheet file made.")
    press_twice(opened, "Add all to calendar")
    expect(taken(opened)).to_contain_text("Calendar file made.")
    assert opened.page.evaluate("asked") == ["view", "spreadsheet", "calendar"]


def test_the_first_calendar_says_what_it_waits_for(opened: Team) -> None:
    hold(opened.page)
    opened.press("Add all to calendar")
    expect(taken(opened)).to_contain_text("Getting the calendar part ready…")
    expect(opened.said).to_have_text("Getting the calendar part ready…")
    release(opened.page)
    expect(taken(opened)).to_contain_text("Calendar file made.")


def test_what_was_told_of_the_rows_before_goes_with_them(opened: Team) -> None:
    hold(opened.page)
    opened.press("Add all to calendar")
    opened.page.get_by_text("Your rows", exact=True).click()
    opened.box.fill(team(3))
    opened.press("Show the timetable")
    release(opened.page)
    expect(opened.summary).to_contain_text("All 3 rows", timeout=PLAN_MS)
    expect(taken(opened)).to_be_empty()


def test_a_child_that_does_not_open_is_not_called_unreadable_rows(opened: Team) -> None:
    opened.page.evaluate("instead = { error: { message: 'Not now.' } }")
    opened.rows("C-108").first.get_by_role("button", name="Open").click()
    told = opened.page.get_by_role("group", name="This child cannot be opened")
    expect(told).to_contain_text("Not now.")
    opened.page.evaluate("instead = null")
    opened.rows("C-108").first.get_by_role("button", name="Open").click()
    expect(opened.page.get_by_label("Case number")).to_have_value("C-108")


@pytest.mark.expects("rules.json")
@pytest.mark.expects("404")
@pytest.mark.expects("Team timetable:")
def test_rows_are_not_called_unreadable_where_the_engine_does_not_run(open_page: OpenPage) -> None:
    page = open_page(None)
    page.route("**/rules.json", lambda route: route.fulfill(status=404, body=""))
    page.goto("caseload/")
    expect(page.locator("#caseload")).to_have_attribute("data-engine", "broken", timeout=START_MS)
    page.get_by_label("Or paste rows here").fill(team(3))
    page.get_by_role("button", name="Show the timetable").click()
    told = page.get_by_role("group", name="These rows cannot be planned now")
    expect(told).to_contain_text("The calculator is not running")


@pytest.mark.expects("Team timetable: a slip")
def test_a_mistake_of_ours_is_told_truly_until_something_succeeds(opened: Team) -> None:
    banner = opened.page.locator("[data-part=engine]")
    opened.page.evaluate("instead = { bug: 'a slip' }")
    opened.rows("C-108").first.get_by_role("button", name="Open").click()
    expect(banner).to_contain_text("The calculator made a mistake and cannot open this child.")
    opened.group("Needs a date").click()
    expect(banner).to_contain_text("made a mistake and cannot show this timetable.")
    opened.page.evaluate("instead = null")
    opened.page.get_by_label("Arranged by").select_option(value="fast-ps")
    expect(banner).to_be_empty()


def test_rows_in_no_file_come_back_where_a_file_took_their_place(opened: Team) -> None:
    opened.page.get_by_text("Your rows", exact=True).click()
    opened.box.fill(team(2))
    opened.press("Show the timetable")
    expect(opened.summary).to_contain_text("All 2 rows")
    opened.page.get_by_text("Your rows", exact=True).click()
    opened.open("other.csv", team(3).encode())
    expect(opened.summary).to_contain_text("All 3 rows")
    undo = opened.page.locator("[data-part=undo]")
    expect(undo).to_contain_text("The file took the place of rows that are in no file.")
    undo.get_by_role("button", name="Undo").click()
    expect(opened.summary).to_contain_text("All 2 rows")


def test_cleared_rows_can_come_back_after_another_page(opened: Team) -> None:
    opened.page.get_by_text("Your rows", exact=True).click()
    opened.press("Clear")
    go_away(opened.page)
    opened.page.go_back()
    opened.press("Undo")
    expect(opened.summary).to_contain_text("11 of 12 rows can be planned.")


def test_clear_pressed_twice_still_gives_the_rows_back(opened: Team) -> None:
    opened.page.get_by_text("Your rows", exact=True).click()
    press_twice(opened, "Clear")
    opened.press("Undo")
    expect(opened.summary).to_contain_text("11 of 12 rows can be planned.")
