"""The answer above the timetable, and marking what was due, as a person uses them.

Today is Monday 7 September 2026. The first meeting was due on Monday 3 August.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.calculator_pages import PHONE, Calculator, open_calculator

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from tests.site.conftest import OpenPage

LATE = {
    "final-evidence": (28, 9, 2026),
    "birth": (10, 6, 2010),
    "final-hearing": (14, 12, 2026),
}


@pytest.fixture
def fostering(open_page: OpenPage) -> Calculator:
    """Return a timetable of which three things were due and are not marked."""
    return filled(open_page)


def filled(open_page: OpenPage, **options: object) -> Calculator:
    calculator = open_calculator(open_page, "long-term-fostering", **options)
    calculator.type_dates(LATE)
    return calculator


def answer(calculator: Calculator) -> Locator:
    return calculator.page.locator("[data-part=next]")


def said(calculator: Calculator) -> Locator:
    return calculator.page.locator("[data-part=status]")


def press(calculator: Calculator, name: str) -> None:
    answer(calculator).get_by_role("button", name=name, exact=True).click()


def test_the_next_meeting_stands_before_what_nobody_marked(fostering: Calculator) -> None:
    expect(answer(fostering).locator(".pw-answer__v")).to_have_text(
        "Hold monthly joint supervision 2 by Friday 2 October 2026."
    )
    expect(answer(fostering)).to_contain_text(
        "3 were due before today and are not marked: the initial joint supervision, the family "
        "finders referral and monthly joint supervision 1."
    )
    expect(answer(fostering)).not_to_have_class("pw-answer--late")
    expect(fostering.page.locator(".pw-tag--late, .mark--late")).to_have_count(0)


def test_a_step_is_marked_on_its_day_and_the_mark_taken_back(fostering: Calculator) -> None:
    press(fostering, "Mark them")
    on_day = answer(fostering).get_by_role("button", name="Held on Mon 3 Aug")
    expect(on_day).to_be_focused()
    on_day.click()
    expect(on_day).to_have_attribute("aria-pressed", "true")
    expect(on_day).to_be_focused()
    expect(said(fostering)).to_contain_text("Marked as held on Monday 3 August 2026.")
    expect(said(fostering)).to_contain_text("2 were due before today and are not marked.")
    expect(fostering.row("Initial joint supervision")).to_contain_text("Held Mon 3 Aug 2026")
    # Nothing jumps under the finger: the line is worked out anew when it is closed.
    expect(answer(fostering)).to_contain_text("3 were due before today and are not marked.")
    on_day.click()
    expect(on_day).to_have_attribute("aria-pressed", "false")
    expect(fostering.row("Initial joint supervision")).to_contain_text("Was due")
    on_day.click()
    expect(fostering.row("Initial joint supervision")).to_contain_text("Held Mon 3 Aug 2026")
    press(fostering, "Close")
    expect(answer(fostering)).to_contain_text("2 were due before today and are not marked:")
    expect(answer(fostering).get_by_role("button", name="Mark them")).to_be_focused()


def test_all_are_marked_with_one_press(fostering: Calculator) -> None:
    press(fostering, "Mark them")
    press(fostering, "All were held or done on their day")
    expect(answer(fostering).locator("[aria-pressed=true]")).to_have_count(3)
    expect(fostering.row("Monthly joint supervision 1")).to_contain_text("Held")
    press(fostering, "Close")
    expect(answer(fostering)).not_to_contain_text("not marked")
    expect(fostering.page.get_by_role("heading", name="Timetable", exact=True)).to_be_focused()


def test_one_press_for_all_leaves_a_day_that_was_typed(fostering: Calculator) -> None:
    press(fostering, "Mark them")
    answer(fostering).get_by_role("button", name="Held on another day").first.click()
    press(fostering, "Today")
    press(fostering, "All were held or done on their day")
    expect(answer(fostering).locator("[aria-pressed=true]")).to_have_count(3)
    expect(fostering.row("Initial joint supervision")).to_contain_text("Held Mon 7 Sep 2026")
    expect(fostering.row("Monthly joint supervision 1")).to_contain_text("Held")
    # A second press takes back what the first one marked.
    press(fostering, "All were held or done on their day")
    expect(answer(fostering).locator("[aria-pressed=true]")).to_have_count(1)
    expect(fostering.row("Initial joint supervision")).to_contain_text("Held Mon 7 Sep 2026")


def test_another_day_is_asked_for_and_may_be_today(fostering: Calculator) -> None:
    press(fostering, "Mark them")
    answer(fostering).get_by_role("button", name="Held on another day").first.click()
    field = answer(fostering).locator(".pw-date")
    expect(field.locator("[data-box=day]")).to_be_focused()
    press(fostering, "Mark it")
    expect(field.locator(".pw-error")).to_contain_text("Enter the day, or choose Today.")
    expect(field.locator("[data-box=day]")).to_be_focused()
    expect(fostering.row("Initial joint supervision")).to_contain_text("Was due")
    press(fostering, "Today")
    expect(fostering.row("Initial joint supervision")).to_contain_text("Held Mon 7 Sep 2026")
    expect(field.locator("[data-box=month]")).to_have_value("9")


def test_only_what_is_said_not_to_be_held_is_late(fostering: Calculator) -> None:
    press(fostering, "Mark them")
    answer(fostering).get_by_role("button", name="Not held yet").first.click()
    expect(said(fostering)).to_contain_text("Marked as not held yet.")
    press(fostering, "Close")
    expect(answer(fostering).locator(".pw-answer__v")).to_have_text(
        "Hold the initial joint supervision at once, on Monday 7 September 2026."
    )
    expect(fostering.row("Initial joint supervision").locator(".pw-tag--late")).to_have_text(
        "Not held"
    )
    fostering.open("Initial joint supervision")
    fostering.page.locator(".pw-working").get_by_role("button", name="Today").click()
    expect(fostering.row("Initial joint supervision")).to_contain_text("Held Mon 7 Sep 2026")


def test_typing_elsewhere_closes_what_marks(fostering: Calculator) -> None:
    press(fostering, "Mark them")
    fostering.type_date("final-evidence", 28, 12, 2026)
    expect(answer(fostering)).not_to_contain_text("Close")
    expect(answer(fostering)).not_to_contain_text("not marked")


def test_mark_as_held_on_empty_boxes_asks_for_the_day(fostering: Calculator) -> None:
    fostering.open("Initial joint supervision")
    row = fostering.page.locator(".pw-working")
    row.get_by_role("button", name="Mark as held").click()
    expect(row.locator("[id$=-held-fault]")).to_contain_text("Enter the day, or choose Today.")
    expect(row.locator("[id$=-held-day]")).to_be_focused()
    expect(fostering.page.locator("[data-part=notice]")).to_be_empty()


def test_the_way_back_from_a_mark_is_in_sight(fostering: Calculator) -> None:
    fostering.open("Initial joint supervision")
    row = fostering.page.locator(".pw-working")
    row.get_by_role("button", name="Today").click()
    expect(fostering.row("Initial joint supervision")).to_contain_text("Held Mon 7 Sep 2026")
    undo = fostering.page.locator(".pw-working").get_by_role("button", name="Undo")
    expect(undo).to_be_in_viewport()
    undo.click()
    expect(fostering.row("Initial joint supervision")).to_contain_text("Was due")


def test_a_pathway_that_the_dates_call_for_is_added_from_the_answer(
    fostering: Calculator,
) -> None:
    expect(answer(fostering)).to_contain_text("Leaving care may apply as well: The child is 16")
    press(fostering, "Add Leaving care")
    expect(fostering.page.locator(".pw-chip")).to_have_count(2)
    expect(said(fostering)).to_contain_text("Added Leaving care.")
    expect(answer(fostering)).not_to_contain_text("may apply as well")
    expect(fostering.page.get_by_role("heading", name="Timetable", exact=True)).to_be_focused()


def test_a_year_typed_wrong_lists_no_more_than_36_meetings_unasked(fostering: Calculator) -> None:
    fostering.type_dates({"final-hearing": (14, 12, 2046)})
    expect(answer(fostering)).to_contain_text("Is a date right? Monthly joint supervision: ")
    expect(fostering.page.locator("tr", has_text="Monthly joint supervision 37")).to_have_count(0)
    press(fostering, "List all of them")
    expect(fostering.page.locator("tr", has_text="Monthly joint supervision 37")).not_to_have_count(
        0
    )
    expect(answer(fostering)).not_to_contain_text("Is a date right?")


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1366, "height": 768}])
def test_axe_finds_nothing_where_steps_are_marked(
    open_page: OpenPage, axe: Callable[[Page], list[str]], viewport: dict[str, int]
) -> None:
    calculator = filled(open_page, viewport=viewport, reduced_motion="reduce")
    press(calculator, "Mark them")
    answer(calculator).get_by_role("button", name="Held on another day").first.click()
    expect(answer(calculator).locator(".pw-date")).to_be_visible()
    page = calculator.page
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert axe(page) == []


def test_a_head_of_a_series_opens_each_of_its_meetings(fostering: Calculator) -> None:
    third = fostering.other("Monthly joint supervision 2", "Monthly joint supervision 3")
    expect(third).to_contain_text("Tue 3 Nov 2026")
    third.get_by_role("button", name="Details").click()
    expect(third).to_contain_text("How Tue 3 Nov 2026 was worked out")
    third.get_by_role("button", name="Today").click()
    expect(fostering.row("Monthly joint supervision 3")).to_contain_text("Held Mon 7 Sep 2026")


def test_on_paper_each_meeting_of_a_series_has_a_row(fostering: Calculator) -> None:
    page = fostering.page
    rows = page.locator("[data-part=table] tr", has_text="Monthly joint supervision 4")
    expect(rows).to_be_hidden()
    page.emulate_media(media="print")
    expect(rows).to_be_visible()
    expect(page.locator("[data-part=table] .pw-group", has_text="Later")).to_contain_text(
        "Later: 4"
    )
