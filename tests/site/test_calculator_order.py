"""Answers that come late, and presses that come twice: what is typed and shown stays true."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.calculator_pages import TWIN_TRACK, Calculator, first_held
from tests.site.held_replies import HOLD_REPLIES, hold, release, until_held
from tests.site.record_pages import REFERENCE, go_to_record, to_calculator

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Route

    from tests.site.conftest import OpenPage

NOTE_PRINTS = """
globalThis.printed = [];
window.print = () => printed.push(document.querySelector("[data-part=table]")?.innerText ?? "");
"""
TYPE_THEN_RELEASE = """([id, value]) => {
  const box = document.getElementById(id);
  box.value = value;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  const waiting = held;
  held = null;
  for (const hear of waiting) hear();
}"""
FOUR_DAYS_LATER = """() => {
  const Before = Date;
  const now = Before.now() + 4 * 24 * 60 * 60 * 1000;
  globalThis.Date = class extends Before {
    constructor(...given) { super(...(given.length ? given : [now])); }
    static now() { return now; }
  };
  window.dispatchEvent(new Event("focus"));
}"""


@pytest.fixture
def twin_track(open_page: OpenPage) -> Calculator:
    """Return the calculator with the worked example typed in, its news told."""
    calculator = Calculator(open_page)
    calculator.page.add_init_script(HOLD_REPLIES)
    calculator.page.add_init_script(NOTE_PRINTS)
    calculator.visit("adoption", "long-term-fostering")
    calculator.ready()
    calculator.type_dates(TWIN_TRACK)
    expect(status(calculator.page)).to_contain_text("by Thursday 10 September 2026.")
    return calculator


def status(page: Page) -> Locator:
    return page.locator("[data-part=status]")


def notice(page: Page) -> Locator:
    return page.locator("[data-part=notice]")


def moved(page: Page) -> Locator:
    return page.locator("[data-part=moved]")


def break_engine(page: Page) -> None:
    """Stop the engine, so that it cannot start again."""
    broken = "throw new Error('the worker broke');"
    page.context.route(
        "**/assets/tool/worker/worker.mjs",
        lambda route: route.fulfill(body=broken, content_type="text/javascript"),
    )
    engine = next(worker for worker in page.workers if worker.url.endswith("/worker.mjs"))
    engine.evaluate(f"setTimeout(() => {{ {broken} }})")
    expect(page.locator("#calculator")).to_have_attribute("data-engine", "broken")


def first_row(calculator: Calculator) -> Locator:
    return calculator.row("Initial joint supervision", "Adoption plan")


def held_box(page: Page, name: str = "day") -> Locator:
    return page.locator(f".pw-working [id$=-held] [data-box={name}]")


def test_an_answer_to_what_stood_before_is_not_taken_for_news(twin_track: Calculator) -> None:
    page = twin_track.page
    hold(page)
    twin_track.type_date("qaag", 29, 10, 2026)
    until_held(page)
    page.evaluate(TYPE_THEN_RELEASE, ["date-qaag-month", "11"])
    # Six weeks before Sunday 29 November.
    expect(status(page)).to_contain_text("1 step moved.")
    expect(first_row(twin_track)).to_contain_text("due by Sun 18 Oct")


def test_a_link_pressed_twice_loses_nothing_typed(twin_track: Calculator) -> None:
    page = twin_track.page
    page.get_by_role("link", name="Find a pathway").first.dblclick()
    expect(page.locator("#find h1:visible")).to_be_visible()
    page.get_by_role("link", name="Work out dates").first.dblclick()
    expect(twin_track.box("qaag")).to_have_value("22")
    expect(first_row(twin_track)).to_contain_text("Thu 10 Sep 2026")


def test_going_back_before_a_page_has_come_goes_back_from_the_page_that_is_shown(
    twin_track: Calculator,
) -> None:
    page = twin_track.page
    page.get_by_role("link", name="Find a pathway").first.click()
    expect(page.locator("#find h1:visible")).to_be_visible()
    on_its_way: list[Route] = []
    # A method of a list cannot be given itself: Playwright writes on what it is given.
    page.route("**/about/", lambda route: on_its_way.append(route))  # noqa: PLW0108
    page.get_by_role("link", name="About", exact=True).first.click()
    route = first_held(page, on_its_way)
    # A page is left once the next one is there.
    expect(page).to_have_url(re.compile(r"/find/$"))
    page.evaluate("history.back()")
    expect(page).to_have_url(re.compile(r"/calculator/"))
    expect(page.locator("#calculator")).to_be_visible()
    route.continue_()
    page.wait_for_timeout(500)  # had it been shown, it would stand here by now
    expect(page).to_have_url(re.compile(r"/calculator/"))
    expect(page.locator("#calculator")).to_be_visible()
    expect(twin_track.box("qaag")).to_have_value("22")


def test_undo_undoes_what_its_banner_tells_and_nothing_since(twin_track: Calculator) -> None:
    page = twin_track.page
    twin_track.open("Review joint supervision")
    twin_track.box("qaag", "month").fill("11")
    expect(moved(page)).to_contain_text("Undo")
    held_box(page).fill("1")
    moved(page).get_by_role("button", name="Undo").click()
    expect(twin_track.box("qaag", "month")).to_have_value("10")
    expect(first_row(twin_track)).to_contain_text("Thu 10 Sep 2026")
    expect(held_box(page)).to_have_value("1")


def test_undo_leaves_a_field_whole_that_was_finished_before_the_answer(
    twin_track: Calculator,
) -> None:
    page = twin_track.page
    twin_track.box("qaag", "year").fill("20")
    expect(page.locator("#date-qaag [data-echo]")).to_have_text("")
    hold(page)
    twin_track.box("qaag", "year").fill("2026")
    twin_track.box("final-hearing", "month").fill("11")
    until_held(page)
    release(page)
    moved(page).get_by_role("button", name="Undo").click()
    expect(twin_track.box("final-hearing", "month")).to_have_value("12")
    expect(twin_track.box("qaag", "year")).to_have_value("2026")


def test_print_waits_for_what_is_typed_and_prints_it_once(twin_track: Calculator) -> None:
    page = twin_track.page
    hold(page)
    twin_track.box("qaag", "month").fill("11")
    for _ in range(2):
        page.get_by_role("button", name="Print", exact=True).click()
    until_held(page)
    release(page)
    expect(first_row(twin_track)).to_contain_text("Sun 11 Oct")
    printed = page.evaluate("printed")
    assert len(printed) == 1
    assert "Sun 11 Oct" in printed[0]


def test_print_asks_again_where_more_was_typed_meanwhile(twin_track: Calculator) -> None:
    page = twin_track.page
    hold(page)
    page.get_by_role("button", name="Print", exact=True).click()
    until_held(page)
    page.evaluate(TYPE_THEN_RELEASE, ["date-qaag-month", "11"])
    expect(first_row(twin_track)).to_contain_text("Sun 11 Oct")
    assert page.evaluate("printed.length") == 1
    assert "Sun 11 Oct" in page.evaluate("printed[0]")


def test_a_page_that_was_left_does_not_print(twin_track: Calculator) -> None:
    page = twin_track.page
    hold(page)
    page.get_by_role("button", name="Print", exact=True).click()
    until_held(page)
    page.get_by_role("link", name="About", exact=True).first.click()
    expect(page.locator("#calculator")).to_have_count(0)
    release(page)
    page.wait_for_timeout(200)
    assert page.evaluate("printed") == []


@pytest.mark.pyodide
@pytest.mark.expects("the worker broke")
def test_without_an_engine_no_dates_of_what_stood_before_are_shown(twin_track: Calculator) -> None:
    page = twin_track.page
    break_engine(page)
    expect(first_row(twin_track)).to_contain_text("Thu 10 Sep 2026")
    twin_track.box("qaag", "month").fill("11")
    expect(page.locator("[data-part=table]")).to_be_empty()
    expect(page.locator("[data-part=next]")).to_contain_text("No dates can be worked out here now.")
    expect(page.get_by_role("heading", name="Timing sentences")).to_be_visible()


def test_a_page_left_open_counts_from_the_new_day(twin_track: Calculator) -> None:
    expect(first_row(twin_track)).to_contain_text("In 3 days")
    twin_track.page.evaluate(FOUR_DAYS_LATER)
    expect(first_row(twin_track)).to_contain_text("Was due Thu 10 Sep 2026")


def test_what_is_selected_stays_so_when_an_answer_comes(twin_track: Calculator) -> None:
    page = twin_track.page
    twin_track.open("Review joint supervision")
    held_box(page).fill("1")
    hold(page)
    twin_track.box("qaag", "month").fill("11")
    held_box(page).select_text()
    until_held(page)
    release(page)
    expect(first_row(twin_track)).to_contain_text("Sun 11 Oct")
    page.keyboard.type("2")
    expect(held_box(page)).to_have_value("2")


def test_a_whole_date_in_one_box_and_enter_marks_a_step(twin_track: Calculator) -> None:
    page = twin_track.page
    twin_track.open("Review joint supervision")
    held_box(page).press_sequentially("1/9/2026")
    page.keyboard.press("Enter")
    expect(twin_track.row("Review joint supervision")).to_contain_text("Held Tue 1 Sep 2026")


def test_a_press_is_not_lost_to_the_fault_it_brings_out(twin_track: Calculator) -> None:
    page = twin_track.page
    # Seen from its head: further down, the browser holds in place what stands on the screen.
    page.set_viewport_size({"width": 1366, "height": 2400})
    details = twin_track.details("Initial joint supervision", "Adoption plan")
    twin_track.box("qaag", "year").fill("")
    expect(first_row(twin_track)).to_contain_text("No date yet")
    box = details.bounding_box()
    assert box
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.evaluate("performance.now = () => 0")  # however long the press takes here
    page.mouse.down()  # leaves the field, so that its fault is told
    page.wait_for_timeout(150)
    page.mouse.up()
    expect(details).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".pw-errors")).to_contain_text("must include a year")


def test_a_date_is_not_called_wrong_for_what_it_was_before(twin_track: Calculator) -> None:
    page = twin_track.page
    twin_track.box("qaag", "year").fill("20")
    expect(page.locator("#date-qaag [data-echo]")).to_have_text("")
    hold(page)
    twin_track.box("qaag", "year").fill("2026")
    twin_track.box("birth").focus()
    until_held(page)
    expect(page.locator("#date-qaag .pw-error")).to_be_hidden()
    expect(page.locator(".pw-errors")).to_have_count(0)
    release(page)
    expect(page.locator("#date-qaag [data-echo]")).to_have_text("Thursday")


def test_who_types_on_after_enter_keeps_the_focus(twin_track: Calculator) -> None:
    page = twin_track.page
    reference = page.get_by_label(REFERENCE)
    hold(page)
    twin_track.box("qaag", "year").press("Enter")
    reference.press_sequentially("CASE ")
    until_held(page)
    release(page)
    page.wait_for_timeout(100)
    page.keyboard.type("77")
    expect(reference).to_have_value("CASE 77")


def test_the_way_back_is_the_newest_one(twin_track: Calculator) -> None:
    page = twin_track.page
    twin_track.open("Early permanence joint supervision")
    hold(page)
    for name, value in (("day", "1"), ("month", "9"), ("year", "2026")):
        held_box(page, name).fill(value)
    page.get_by_role("button", name="Mark as held").click()
    page.get_by_role("button", name="Clear what you typed").click()
    until_held(page)
    release(page)
    expect(notice(page)).to_contain_text("Cleared what you typed.")
    expect(page.locator("[data-part=next]")).to_contain_text("Type one date")
    expect(notice(page)).not_to_contain_text("Marked")
    notice(page).get_by_role("button", name="Undo").click()
    expect(twin_track.box("qaag")).to_have_value("22")


def test_the_way_back_to_what_records_held_does_not_pass_with_a_key(twin_track: Calculator) -> None:
    page = go_to_record(twin_track)
    page.locator("form.rec-sheet textarea").last.fill("Not to be lost")
    to_calculator(page)
    page.get_by_role("button", name="Clear what you typed").click()
    twin_track.box("qaag").fill("1")
    notice(page).get_by_role("button", name="Undo").click()
    expect(twin_track.box("qaag")).to_have_value("22")


def test_what_was_told_in_a_row_stays_until_something_is_typed(twin_track: Calculator) -> None:
    page = twin_track.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    hold(page)
    twin_track.details("Initial joint supervision", "Adoption plan").click()
    until_held(page)
    told = page.locator("[id=row-adoption-initial-told]")
    page.locator(".pw-working").get_by_role("button", name="Copy invitation").click()
    until_held(page, 2)
    release(page)
    expect(told).to_contain_text("Copied.")
    twin_track.open("Review joint supervision")
    expect(told).to_contain_text("Copied.")
    twin_track.box("qaag", "month").fill("11")
    expect(told).to_be_empty()


def test_print_gives_up_where_the_last_pathway_is_taken_away(twin_track: Calculator) -> None:
    page = twin_track.page
    hold(page)
    page.get_by_role("button", name="Print", exact=True).click()
    until_held(page)
    for _ in range(2):
        page.locator(".pw-chip button").first.click()
    release(page)
    expect(notice(page)).to_contain_text("Removed")
    expect(page.locator("[data-part=table]")).to_be_empty()


def test_a_mark_made_by_a_double_press_can_be_undone(twin_track: Calculator) -> None:
    page = twin_track.page
    title = "Review at which FAST steps out"  # nothing counts from it
    twin_track.open(title)
    for name, value in (("day", "1"), ("month", "9"), ("year", "2026")):
        held_box(page, name).fill(value)
    hold(page)
    page.get_by_role("button", name="Mark as held").dblclick()
    until_held(page)
    release(page)
    expect(moved(page)).to_contain_text("Marked as held on Tuesday 1 September 2026.")
    moved(page).get_by_role("button", name="Undo").click()
    expect(twin_track.row(title)).to_contain_text("When suitable")


def test_undo_that_takes_what_was_typed_since_can_be_undone(twin_track: Calculator) -> None:
    page = go_to_record(twin_track)
    page.locator("form.rec-sheet textarea").last.fill("Not to be lost")
    to_calculator(page)
    page.get_by_role("button", name="Clear what you typed").click()
    twin_track.type_date("qaag", 5, 11, 2026)
    notice(page).get_by_role("button", name="Undo").click()
    expect(twin_track.box("qaag")).to_have_value("22")
    expect(notice(page)).to_contain_text("Undone, and what was typed since is gone.")
    notice(page).get_by_role("button", name="Undo").click()
    expect(twin_track.box("qaag")).to_have_value("5")


def test_news_sent_away_leaves_the_way_back_above_it(twin_track: Calculator) -> None:
    page = twin_track.page
    page.get_by_role("button", name="Clear what you typed").click()
    page.locator("[data-part=file]").set_input_files(
        {"name": "a.json", "mimeType": "application/json", "buffer": b"{"}
    )
    expect(notice(page)).to_contain_text("This file cannot be opened")
    notice(page).get_by_role("button", name="Dismiss").last.click()
    expect(notice(page)).not_to_contain_text("This file cannot be opened")
    notice(page).get_by_role("button", name="Undo").click()
    expect(twin_track.box("qaag")).to_have_value("22")


def test_a_copy_of_what_has_changed_since_is_refused(twin_track: Calculator) -> None:
    page = twin_track.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    hold(page)
    page.get_by_role("button", name="Copy", exact=True).click()
    until_held(page)
    page.evaluate(TYPE_THEN_RELEASE, ["date-qaag-month", "11"])
    expect(notice(page)).to_contain_text("The timetable was changed meanwhile.")


@pytest.mark.pyodide
@pytest.mark.expects("the worker broke")
def test_without_an_engine_no_count_from_yesterday_is_shown(twin_track: Calculator) -> None:
    page = twin_track.page
    break_engine(page)
    page.evaluate(FOUR_DAYS_LATER)
    expect(page.locator("[data-part=table]")).to_be_empty()
    expect(page.locator("#date-qaag [data-echo]")).to_have_text("")
