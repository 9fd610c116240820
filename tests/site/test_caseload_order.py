"""Answers that come late and presses that come twice: the team's timetable stays true."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.caseload_order import go_away, paper, press_twice, watched
from tests.site.caseload_pages import HEADINGS, PLAN_MS, Team, team
from tests.site.held_replies import hold, release

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.site.conftest import OpenPage

EVERYONE = "4 were due before today"
ONLY = "Shows only what is arranged by: FAST practice supervisor."
DAYS_LATER = """(event) => {
  const Before = Date;
  const now = Before.now() + 4 * 24 * 60 * 60 * 1000;
  globalThis.Date = class extends Before {
    constructor(...given) { super(...(given.length ? given : [now])); }
    static now() { return now; }
  };
  (event === "focus" ? window : document).dispatchEvent(new Event(event));
}"""
CHOOSE_AND_LEAVE = """() => {
  const list = document.querySelector("[data-part=arranger]");
  list.value = "";
  list.dispatchEvent(new Event("change", { bubbles: true }));
  [...document.querySelectorAll("a")].find((link) => link.textContent.trim() === "About").click();
}"""
PRINTS = """async () => {
  while (printed.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  return printed.length;
}"""


@pytest.fixture
def opened(open_page: OpenPage) -> Team:
    """Return the page with a team's timetable."""
    page = watched(open_page)
    page.show(team())
    expect(page.strip).to_contain_text(EVERYONE, timeout=PLAN_MS)
    return page


@pytest.fixture
def filtered(opened: Team) -> Team:
    """Return the page with what one role arranges."""
    arranger(opened).select_option(value="fast-ps")
    expect(opened.strip).to_contain_text("2 were due before today")
    return opened


def arranger(opened: Team) -> Locator:
    return opened.page.get_by_label("Arranged by")


def progress(opened: Team) -> Locator:
    return opened.page.locator("[data-part=progress] progress")


def plan_anew(opened: Team, children: int) -> None:
    """Give other rows, and wait until they are being planned."""
    opened.page.get_by_text("Your rows", exact=True).click()
    opened.box.fill(team(children))
    opened.press("Show the timetable")
    expect(progress(opened)).to_be_visible()


def type_a_day_in_the_calculator(page: Page) -> None:
    page.get_by_role("link", name="Work out dates").first.click()
    page.get_by_role("checkbox", name="Remand", exact=True).check()
    page.locator("#date-remand-day").fill("7")
    page.go_back()


def undo_gives_the_day_back(page: Page) -> None:
    notice = page.locator("#calculator [data-part=notice]")
    expect(notice).to_contain_text("Opened in place of what was here.")
    notice.get_by_role("button", name="Undo").click()
    expect(page.locator("#date-remand-day")).to_have_value("7")


def test_a_child_pressed_twice_does_not_pass_for_what_was_typed_before(opened: Team) -> None:
    page = opened.page
    type_a_day_in_the_calculator(page)
    opened.rows("C-109").first.wait_for()
    hold(page)
    opened.rows("C-109").first.get_by_role("button", name="Open").evaluate(
        "(one) => { one.click(); one.click(); }"
    )
    release(page)
    expect(page.locator("#date-qaag-day")).to_have_value("22")
    assert page.evaluate("asked").count("child") == 1
    undo_gives_the_day_back(page)


@pytest.mark.expects("503")
def test_a_child_that_was_never_seen_does_not_pass_for_what_was_typed_before(opened: Team) -> None:
    page = opened.page
    type_a_day_in_the_calculator(page)
    page.route("**/calculator/**", lambda route: route.fulfill(status=503))  # not to be had
    opened.rows("C-109").first.get_by_role("button", name="Open").click()
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    expect(page).to_have_url(re.compile("/caseload/$"))
    page.unroute("**/calculator/**")
    opened.rows("C-121").first.get_by_role("button", name="Open").click()
    expect(page.get_by_label("Case number")).to_have_value("C-121")
    undo_gives_the_day_back(page)


def test_paper_says_whose_rows_stand_on_it(filtered: Team) -> None:
    hold(filtered.page)
    arranger(filtered).select_option(value="")
    expect(progress(filtered)).to_be_visible()
    assert ONLY in paper(filtered.page)
    release(filtered.page)
    expect(filtered.strip).to_contain_text(EVERYONE)
    assert ONLY not in paper(filtered.page)


def test_the_print_button_waits_for_the_filter(filtered: Team) -> None:
    page = filtered.page
    hold(page)
    arranger(filtered).select_option(value="")
    expect(progress(filtered)).to_be_visible()
    filtered.press("Print")
    release(page)
    expect(filtered.strip).to_contain_text(EVERYONE)
    assert page.evaluate(PRINTS) == 1
    assert "This week, from Mon 7 Sep 2026: 2" in page.evaluate("printed[0]")
    assert ONLY not in page.evaluate("printed[0]")


def test_the_list_and_its_rows_agree_on_the_way_back(filtered: Team) -> None:
    page = filtered.page
    hold(page)
    arranger(filtered).select_option(value="")
    expect(progress(filtered)).to_be_visible()
    go_away(page)
    release(page)
    page.go_back()
    expect(arranger(filtered)).to_have_value("")
    expect(filtered.strip).to_contain_text(EVERYONE)


def test_what_was_chosen_on_the_way_out_is_shown_on_the_way_back(filtered: Team) -> None:
    page = filtered.page
    page.evaluate(CHOOSE_AND_LEAVE)
    page.locator(".md-content h1:visible", has_text="About this guidance").wait_for()
    page.go_back()
    expect(filtered.strip).to_contain_text(EVERYONE)
    expect(arranger(filtered)).to_have_value("")


def test_a_filter_that_is_refused_leaves_the_list_as_its_rows(opened: Team) -> None:
    opened.page.evaluate("instead = { error: { message: 'Not now.' } }")
    arranger(opened).select_option(value="fast-ps")
    told = opened.page.get_by_role("group", name="The timetable stays as it was")
    expect(told).to_contain_text("Not now.")
    expect(arranger(opened)).to_have_value("")
    expect(opened.strip).to_contain_text(EVERYONE)


def test_looking_at_the_old_rows_does_not_stop_the_new_ones(opened: Team) -> None:
    hold(opened.page)
    plan_anew(opened, 12)
    opened.group("Needs a date").click()
    expect(progress(opened)).to_be_visible()
    release(opened.page)
    expect(opened.summary).to_contain_text("11 of 12 rows can be planned.")
    expect(opened.said).to_contain_text("1 meeting this week, for C-109.")
    expect(progress(opened)).to_have_count(0)
    expect(opened.page.get_by_text("You changed the rows.")).to_have_count(0)
    expect(opened.group("Needs a date")).to_be_focused()


def test_rows_being_planned_are_printed_once_and_anew(opened: Team) -> None:
    page = opened.page
    hold(page)
    plan_anew(opened, 12)
    press_twice(opened, "Print")
    release(page)
    expect(opened.summary).to_contain_text("11 of 12 rows can be planned.")
    assert page.evaluate(PRINTS) == 1
    assert "C-108" in page.evaluate("printed[0]")
    assert "C-121" not in page.evaluate("printed[0]")


def test_paper_says_that_the_rows_were_changed_since(opened: Team) -> None:
    opened.page.get_by_text("Your rows", exact=True).click()
    opened.box.press_sequentially("x")
    assert "The rows were changed after this timetable was made." in paper(opened.page)


def test_print_and_more_rows_leave_the_screen_and_the_keys_where_they_are(
    open_page: OpenPage,
) -> None:
    opened = watched(open_page)
    opened.show(team(250))
    page, rows = opened.page, opened.fold_of("February 2027")
    opened.group("February 2027").click()
    expect(rows).to_have_count(200)
    press_twice(opened, "Print")
    assert page.evaluate(PRINTS) == 1
    expect(rows).to_have_count(200)

    hold(page)
    page.get_by_role("button", name=re.compile("Show the next")).first.click()
    arranger(opened).focus()
    release(page)
    expect(opened.said).to_contain_text("rows shown.")
    expect(arranger(opened)).to_be_focused()


def test_more_rows_to_mend_do_not_take_the_keys_away(open_page: OpenPage) -> None:
    opened = watched(open_page)
    bad = "".join(f"C-{number},Nothing,,,,,\r\n" for number in range(1, 251))
    opened.show(f"{HEADINGS}\r\n{bad}")
    hold(opened.page)
    opened.press("Show the next 50")
    opened.box.focus()
    release(opened.page)
    expect(opened.page.get_by_role("button", name="Go to Line 251")).to_be_visible()
    expect(opened.box).to_be_focused()


@pytest.mark.parametrize("event", ["focus", "visibilitychange"])
def test_a_tab_left_open_overnight_counts_from_today(opened: Team, event: str) -> None:
    expect(opened.strip).to_contain_text("4 were due before today")
    opened.page.evaluate(DAYS_LATER, event)
    expect(opened.strip).to_contain_text("6 were due before today")
    assert opened.page.evaluate("asked.length") == 2  # not once more for each look


def test_rows_edited_while_they_are_planned_keep_the_keys(open_page: OpenPage) -> None:
    opened = watched(open_page)
    hold(opened.page)
    opened.box.fill(team(9))
    opened.press("Show the timetable")
    opened.box.press("Control+End")
    opened.page.keyboard.type("C-999,Ad")
    release(opened.page)
    expect(opened.summary).to_be_visible(timeout=PLAN_MS)
    opened.page.keyboard.type("option")
    expect(opened.box).to_have_value(re.compile("C-999,Adoption$"))
    expect(opened.page.get_by_text("You changed the rows.")).to_be_visible()


def test_who_has_gone_back_to_the_rows_is_left_there(open_page: OpenPage) -> None:
    opened = watched(open_page)
    hold(opened.page)
    opened.box.fill(team(9))
    opened.press("Show the timetable")
    opened.box.focus()
    release(opened.page)
    expect(opened.summary).to_be_visible(timeout=PLAN_MS)
    expect(opened.box).to_be_focused()


def test_a_group_that_was_unfolded_keeps_its_rows_and_its_marks_in_another_order(
    open_page: OpenPage,
) -> None:
    opened = Team(open_page)
    opened.show("Case number,Plans,QAAG\nC-1,Adoption,10/10/2026\nC-2,Adoption,20/10/2026\n")
    page = opened.page
    due = opened.group("Was due")
    expect(due).to_have_attribute("aria-expanded", "false", timeout=PLAN_MS)
    due.click()
    expect(opened.fold_of("Was due")).to_have_count(1)
    page.get_by_role("button", name="Held on Fri 28 Aug C-1").click()
    undo = page.get_by_role("button", name="Undo Held Fri 28 Aug 2026, C-1")
    expect(undo).to_be_visible()
    for name in ("By child", "By day"):
        page.get_by_role("button", name=name, exact=True).click()
        pressed = page.get_by_role("button", name=name, exact=True)
        expect(pressed).to_have_attribute("aria-pressed", "true")
        expect(page.get_by_text("Show the next")).to_have_count(0)
    expect(due).to_have_attribute("aria-expanded", "true")
    expect(undo).to_be_visible()
    arranger(opened).select_option(index=1)
    arranger(opened).select_option(value="")
    expect(opened.fold_of("Was due")).to_have_count(1)
    expect(page.get_by_text("Show the next")).to_have_count(0)
