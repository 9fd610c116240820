"""The timetable without dates stands there before the engine does, and what is typed counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.calculator_pages import START_MS, Calculator, first_held

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Route

    from tests.site.conftest import OpenPage

RULES = "**/assets/engine/rules.json"
TABLE = "[data-part=table]"
STEP = "Initial joint supervision"


def held_back(open_page: OpenPage, *pathways: str) -> tuple[Calculator, list[Route]]:
    """Open the calculator while its engine is on its way."""
    calculator = Calculator(open_page)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    calculator.page.route(RULES, hold)
    calculator.visit(*pathways)
    return calculator, held


def test_the_empty_timetable_stands_before_the_engine_does(
    open_page: OpenPage, axe: Callable[[Page], list[str]]
) -> None:
    calculator, held = held_back(open_page, "adoption")
    page = calculator.page
    expect(calculator.row(STEP)).to_contain_text("Needs QAAG")
    assert axe(page) == []
    before = page.locator(TABLE).inner_text()
    calculator.details(STEP).click()
    expect(page.locator(TABLE)).to_contain_text("Why there is no date")
    calculator.details(STEP).click()
    expect(page.locator(TABLE)).not_to_contain_text("Why there is no date")
    first_held(page, held).continue_()
    calculator.ready()
    expect(page.locator("#calculator[data-planned]")).to_have_count(1)
    assert page.locator(TABLE).inner_text() == before


def test_what_is_typed_over_it_is_kept_and_answered(open_page: OpenPage) -> None:
    calculator, held = held_back(open_page, "adoption")
    expect(calculator.row(STEP)).to_contain_text("Needs QAAG")
    calculator.type_date("qaag", 22, 10, 2026)
    expect(calculator.row(STEP)).to_contain_text("Needs QAAG")
    calculator.page.emulate_media(media="print")
    expect(calculator.page.locator(TABLE)).to_be_hidden()
    first_held(calculator.page, held).continue_()
    expect(calculator.row(STEP)).to_contain_text("Thu 10 Sep 2026", timeout=START_MS)
    expect(calculator.page.locator(TABLE)).to_be_visible()
    calculator.page.emulate_media(media="screen")
    expect(calculator.box("qaag")).to_have_value("22")


def test_of_several_pathways_only_the_engine_knows(open_page: OpenPage) -> None:
    calculator, held = held_back(open_page, "adoption")
    page = calculator.page
    expect(calculator.row(STEP)).to_contain_text("Needs QAAG")
    page.locator("#pathway-remand").evaluate("(box) => box.click()")
    expect(page.locator(TABLE)).to_be_empty()
    page.locator("#pathway-remand").evaluate("(box) => box.click()")
    expect(calculator.row(STEP)).to_contain_text("Needs QAAG")
    first_held(page, held).continue_()
    calculator.ready()


@pytest.mark.expects("Failed to load resource")
@pytest.mark.expects("Calculator: PartError: missing")
def test_where_the_engine_cannot_be_had_it_gives_way_to_the_sentences(open_page: OpenPage) -> None:
    calculator, held = held_back(open_page, "adoption")
    page = calculator.page
    expect(calculator.row(STEP)).to_contain_text("Needs QAAG")
    page.route(RULES, lambda route: route.fulfill(status=404, body="no"))
    held[0].fulfill(status=404, body="no")
    expect(page.locator("#calculator")).to_have_attribute("data-engine", "broken", timeout=START_MS)
    expect(page.get_by_role("heading", name="Timing sentences")).to_be_visible()
    expect(page.locator(TABLE)).to_be_empty()


@pytest.mark.expects("Failed to load resource")
def test_without_it_the_page_waits_for_the_engine(open_page: OpenPage) -> None:
    calculator = Calculator(open_page)
    calculator.page.route("**/assets/engine/no-dates.json", lambda route: route.abort())
    calculator.visit("adoption")
    calculator.ready()
    expect(calculator.row(STEP)).to_contain_text("Needs QAAG")
