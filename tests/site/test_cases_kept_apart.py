"""A child is one case of the tab, wherever it is opened from, and what is typed can be saved."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.site.calculator_pages import START_MS, Calculator
from tests.site.caseload_pages import Team, team
from tests.site.record_pages import REFERENCE, press
from tests.site.test_find import Finder

if TYPE_CHECKING:
    from tests.site.conftest import OpenPage

RULES = "**/assets/engine/rules.json"


def cases(page: Page) -> Locator:
    return page.locator("#calculator [data-part=cases]")


def told(page: Page) -> Locator:
    return page.locator("#calculator [data-part=notice]")


def open_child(page: Page, name: str = "Open C-109") -> None:
    page.get_by_role("button", name=name).first.click()
    expect(page.locator("#calculator")).to_have_attribute("data-engine", "ready", timeout=START_MS)
    expect(page.get_by_label(REFERENCE)).to_have_value(name.removeprefix("Open "))


def back_to_team(page: Page) -> None:
    page.go_back()
    expect(page.locator("#caseload[data-planned]")).to_have_count(1)


# A child of the team's table.


def test_a_child_opened_twice_from_the_team_is_one_case(open_page: OpenPage) -> None:
    opened = Team(open_page)
    opened.show(team())
    page = opened.page
    for _ in range(2):
        open_child(page)
        expect(cases(page)).to_be_empty()
        expect(told(page)).to_be_empty()
        back_to_team(page)
    open_child(page, "Open C-121")
    expect(cases(page).locator("p")).to_have_count(1)
    back_to_team(page)
    open_child(page)
    # Each is in the list once, whichever is on the page.
    expect(cases(page).locator("p")).to_have_count(1)
    expect(cases(page)).to_contain_text("C-121 is kept in this tab")


def test_what_was_typed_stays_where_the_child_is_opened_again(open_page: OpenPage) -> None:
    opened = Team(open_page)
    opened.show(team())
    page = opened.page
    open_child(page)
    page.locator("#date-qaag-day").fill("29")
    page.locator("#date-final-order-day").fill("7")
    back_to_team(page)
    open_child(page)
    expect(page.locator("#date-qaag-day")).to_have_value("29")
    expect(page.locator("#date-final-order-day")).to_have_value("7")
    expect(cases(page)).to_be_empty()
    expect(told(page)).to_contain_text(
        "C-109 was open in this tab already. This is that case, with what you typed. "
        "The team\N{RIGHT SINGLE QUOTATION MARK}s table has another day for QAAG."
    )


def test_what_the_table_has_of_a_child_is_never_a_brothers(open_page: OpenPage) -> None:
    opened = Team(open_page)
    opened.show(team())
    page = opened.page
    open_child(page)
    qaag = page.locator("#date-qaag-day")
    day = qaag.input_value()
    page.get_by_role("button", name="Add a brother or sister").click()
    page.locator("#pathway-adoption").check()
    page.locator("#kin-own-qaag").click()
    for box in ("day", "month", "year"):
        page.locator(f"#date-qaag-{box}").fill("")
    back_to_team(page)
    open_child(page)
    expect(page.locator("[data-part=form-heading]")).to_have_text("Dates of child A")
    expect(qaag).to_have_value(day)
    page.locator("[data-part=kin]").get_by_role("button", name="Child B", exact=True).click()
    expect(qaag).to_have_value("")


def test_what_the_table_has_otherwise_now_takes_the_place_of_what_it_had(
    open_page: OpenPage,
) -> None:
    opened = Team(open_page)
    opened.show(team())
    page = opened.page
    open_child(page)
    day = page.locator("#date-final-hearing-day").input_value()
    back_to_team(page)
    page.locator("[data-part=rows]").evaluate("(fold) => { fold.open = true; }")
    other = "13" if day != "13" else "14"
    rows = team().split("\r\n")
    cells = rows[9].split(",")
    cells[5] = other + cells[5][2:]
    opened.show("\r\n".join([*rows[:9], ",".join(cells), *rows[10:]]))
    open_child(page)
    expect(page.locator("#date-final-hearing-day")).to_have_value(other)
    expect(told(page)).to_be_empty()
    expect(cases(page)).to_be_empty()


# What Find says.


def test_what_was_said_of_the_answers_is_gone_with_the_next_act(open_page: OpenPage) -> None:
    finder = Finder(open_page("find/"))
    page = finder.page
    expect(page.locator("#find")).to_have_attribute("data-engine", "ready", timeout=START_MS)
    finder.answer(("situation", "Remanded"))
    finder.press("Start again")
    status = page.locator("#find [data-part=status]")
    expect(status).to_have_text("Your answers are cleared.")
    finder.fill("situation", "Remanded")
    expect(status).to_be_empty()


# A file without the engine.


@pytest.mark.expects("rules.json")
@pytest.mark.expects("Failed to load resource")
@pytest.mark.expects("Calculator: PartError")
def test_what_was_typed_is_saved_while_the_calculator_cannot_be_had(open_page: OpenPage) -> None:
    calculator = Calculator(open_page)
    page = calculator.page

    def fail(route: Route) -> None:
        route.fulfill(status=503, body="")

    page.route(RULES, fail)
    calculator.visit("adoption")
    expect(page.locator("#calculator")).to_have_attribute("data-engine", "broken", timeout=START_MS)
    calculator.type_date("qaag", 22, 10, 2026)
    calculator.type_date("final-hearing", 15, "Dec", 2026)
    calculator.type_date("final-order", 31, 2, 2027)
    with page.expect_download() as found:
        press(page, "Save to a file")
    assert found.value.suggested_filename == "what-was-typed-2026-09-07-0900.json"
    text = Path(found.value.path()).read_text(encoding="utf-8")
    assert json.loads(text)["dates"] == {"qaag": "2026-10-22"}
    expect(told(page)).to_contain_text("only what you typed is in it, and no timetable.")
    expect(told(page)).to_contain_text("Left out: 2 that you typed.")
    expect(page.locator("[data-part=save-state]")).to_have_text("2 changes not saved.")

    page.unroute(RULES, fail)
    press(page, "Try again")
    calculator.ready()
    page.locator("[data-part=file]").set_input_files(
        {"name": "typed.json", "mimeType": "application/json", "buffer": text.encode()}
    )
    expect(told(page)).to_contain_text("so there is nothing to compare.")
    expect(calculator.box("qaag")).to_have_value("22")
    expect(calculator.box("final-hearing")).to_have_value("")
    expect(calculator.row("Initial joint supervision")).to_contain_text("10 Sep 2026")
