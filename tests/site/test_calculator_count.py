"""An open row counts its date out, day by day, for whoever wants to check it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.calculator_pages import PHONE, TWIN_TRACK, Calculator, open_calculator

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.site.conftest import OpenPage


def lines(calculator: Calculator) -> list[str]:
    """Return the lines of the count on the page."""
    texts = calculator.page.locator(".pw-count__lines li").all_inner_texts()
    return [" ".join(text.split()) for text in texts]


def christmas(open_page: OpenPage, **options: object) -> Calculator:
    """Return a remand just before Christmas, with its row open."""
    calculator = open_calculator(open_page, "remand", **options)
    calculator.type_date("remand", 22, 12, 2026)
    expect(calculator.row("Initial joint supervision")).to_contain_text("Fri 8 Jan 2027")
    calculator.details("Initial joint supervision").click()
    return calculator


def test_a_short_count_stands_open_and_ends_on_the_day(open_page: OpenPage) -> None:
    calculator = open_calculator(open_page, "adoption")
    calculator.type_date("qaag", 22, 10, 2026)
    calculator.details("Initial joint supervision").click()
    expect(calculator.page.locator(".pw-count h4")).to_have_text("6 weeks (42 days) before QAAG")
    assert lines(calculator) == [
        "Start Thu 22 Oct 2026",
        "Week 1 Thu 15 Oct 2026",
        "Week 2 Thu 8 Oct 2026",
        "Week 3 Thu 1 Oct 2026",
        "Week 4 Thu 24 Sep 2026",
        "Week 5 Thu 17 Sep 2026",
        "Week 6 Thu 10 Sep 2026",
    ]
    expect(calculator.page.locator(".pw-count__lines b")).to_have_text("Thu 10 Sep 2026")
    expect(calculator.page.locator(".pw-fold")).to_have_count(0)


def test_the_days_back_to_a_working_day_are_named(open_page: OpenPage) -> None:
    calculator = open_calculator(open_page, "long-term-fostering")
    needed = ("final-evidence", "final-hearing")
    calculator.type_dates({key: TWIN_TRACK[key] for key in needed})
    calculator.open_other("Monthly joint supervision 1", "Monthly joint supervision 2")
    expect(calculator.page.locator(".pw-count__lines")).to_have_count(3)
    assert lines(calculator)[-2:] == [
        "Passed over Sat 21 Nov 2026 Saturday",
        "Suggested Fri 20 Nov 2026 working day",
    ]


def test_a_long_count_unfolds_and_names_every_day_not_counted(open_page: OpenPage) -> None:
    calculator = christmas(open_page)
    fold = calculator.page.locator("summary", has_text="Count it out")
    expect(calculator.page.locator(".pw-count__lines")).to_be_hidden()
    fold.focus()
    calculator.page.keyboard.press("Enter")
    expect(calculator.page.locator(".pw-count__lines")).to_be_visible()
    counted = lines(calculator)
    assert counted[0] == "Day 0 Tue 22 Dec 2026 not counted"
    assert "Not counted Fri 25 Dec 2026 bank holiday: Christmas Day" in counted
    assert "Not counted Sat 26 Dec 2026 Saturday" in counted
    assert counted[-1] == "Working day 10 Fri 8 Jan 2027"


def test_what_was_unfolded_stays_so_with_focus_when_a_date_changes(open_page: OpenPage) -> None:
    calculator = christmas(open_page)
    page = calculator.page
    page.locator("summary", has_text="Count it out").click()
    expect(page.locator(".pw-count__lines")).to_be_visible()
    calculator.box("remand").fill("21")
    calculator.page.locator("summary", has_text="Count it out").focus()
    expect(page.locator(".pw-count__lines li").first).to_contain_text("Mon 21 Dec 2026")
    expect(page.locator("summary", has_text="Count it out")).to_be_focused()


def test_axe_finds_nothing_in_a_count(
    open_page: OpenPage, axe: Callable[[Page], list[str]]
) -> None:
    calculator = christmas(open_page, reduced_motion="reduce")
    calculator.page.locator("summary", has_text="Count it out").click()
    expect(calculator.page.locator(".pw-count__lines")).to_be_visible()
    assert axe(calculator.page) == []


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1366, "height": 768}])
def test_a_count_fits_its_place(open_page: OpenPage, viewport: dict[str, int]) -> None:
    calculator = christmas(open_page, viewport=viewport)
    calculator.page.locator("summary", has_text="Count it out").click()
    count = calculator.page.locator(".pw-count")
    expect(count).to_be_visible()
    assert count.evaluate("(one) => one.scrollWidth - one.clientWidth") <= 0
    page = calculator.page
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_every_drawing_is_hidden_from_assistive_technology(open_page: OpenPage) -> None:
    calculator = open_calculator(open_page, "adoption", "long-term-fostering")
    calculator.type_dates(TWIN_TRACK)
    expect(calculator.row("Monthly joint supervision 1")).to_be_visible()
    drawings = calculator.page.locator("[data-part=table] svg.tl")
    hidden = drawings.evaluate_all("(all) => all.map((one) => one.getAttribute('aria-hidden'))")
    assert len(hidden) > 10
    assert set(hidden) == {"true"}


def test_forced_colours_draw_past_days_in_the_colour_of_text(open_page: OpenPage) -> None:
    calculator = open_calculator(open_page, "long-term-fostering", forced_colors="active")
    calculator.type_dates({"final-evidence": (16, 5, 2026), "final-hearing": (15, 6, 2026)})
    hollow = calculator.page.locator(".tl .mark--hollow").first
    text = calculator.page.evaluate("getComputedStyle(document.body).color")
    expect(hollow).to_have_css("stroke", text)
