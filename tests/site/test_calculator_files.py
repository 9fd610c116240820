"""Saving what is typed to a file and opening it again, also under another edition."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.site import choosing
from tests.site.calculator_pages import (
    PHONE,
    START_MS,
    TWIN_TRACK,
    Calculator,
    first_held,
    open_calculator,
)

if TYPE_CHECKING:
    from tests.site.conftest import OpenPage

REFERENCE = "Case number (optional)"


@pytest.fixture
def twin_track(open_page: OpenPage) -> Calculator:
    """Return the worked example, with a date that may still move."""
    calculator = open_calculator(open_page, "adoption", "long-term-fostering")
    calculator.type_dates(TWIN_TRACK)
    expect(calculator.row("Review joint supervision")).to_contain_text("14 Dec 2026")
    calculator.page.locator("#date-qaag").get_by_label("Provisional").check()
    expect(calculator.row("Initial joint supervision")).to_contain_text("Provisional")
    return calculator


def notice(page: Page) -> Locator:
    return page.locator("[data-part=notice]")


def opened(page: Page) -> Locator:
    """Return what tells of a file that was opened; each reason folded up in it is a group too."""
    return notice(page).locator("> [role=group]")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def save(page: Page) -> dict[str, Any]:
    """Return what Save to a file hands over."""
    with page.expect_download() as found:
        press(page, "Save to a file")
    saved: dict[str, Any] = json.loads(Path(found.value.path()).read_text(encoding="utf-8"))
    return saved


def choose(page: Page, content: str, act: Callable[[], None]) -> None:
    """Choose a file with that content in the dialogue that *act* opens."""
    choosing.choose(
        page,
        act,
        {"name": "saved.json", "mimeType": "application/json", "buffer": content.encode()},
    )


def from_menu(page: Page) -> Callable[[], None]:
    def act() -> None:
        press(page, "More")
        press(page, "Open a file")

    return act


def of_an_older_edition(saved: dict[str, Any]) -> str:
    """Return the file as an edition would have saved it that gave one step another day."""
    for row in saved["children"][0]["planned"]:
        if row["id"] == "adoption/initial":
            row["latest"] = row["suggested"] = "2026-09-08"
    return json.dumps({**saved, "edition": "0.9"})


def test_a_saved_file_brings_everything_back(twin_track: Calculator) -> None:
    page = twin_track.page
    page.get_by_label(REFERENCE).fill("CASE 7")
    saved = save(page)
    expect(notice(page)).to_contain_text("The case number is not in it.")
    expect(notice(page)).to_contain_text(".json. To go on later, choose More, then Open a file.")
    assert "CASE" not in json.dumps(saved)
    page.reload()
    twin_track.visit()
    twin_track.ready()
    choose(page, json.dumps(saved), lambda: press(page, "open a saved file"))
    expect(page.locator(".pw-chip")).to_have_count(2)
    expect(twin_track.box("qaag")).to_have_value("22")
    expect(page.locator("#date-qaag").get_by_label("Provisional")).to_be_checked()
    expect(twin_track.row("Initial joint supervision", "Adoption plan")).to_contain_text(
        "Thu 10 Sep 2026"
    )
    banner = opened(page)
    expect(banner).to_be_focused()
    expect(banner).to_contain_text("Undo Dismiss")


def test_an_older_edition_shows_which_dates_differ_and_why(
    twin_track: Calculator, axe: Callable[[Page], list[str]]
) -> None:
    page = twin_track.page
    choose(page, of_an_older_edition(save(page)), from_menu(page))
    banner = opened(page)
    expect(banner).to_be_focused()
    expect(banner.get_by_role("listitem")).to_have_count(1)
    expect(banner.get_by_role("listitem")).to_contain_text(
        "Initial joint supervision, Adoption plan. Was: By Tue 8 Sep 2026. Now: By Thu 10 Sep 2026."
    )
    why = banner.locator("summary")
    expect(why).to_have_text("Why Initial joint supervision, Adoption plan differs")
    why.press("Enter")
    expect(banner.locator("details ul")).to_be_visible()
    assert axe(page) == []
    twin_track.type_date("final-hearing", 16, 2, 2027)
    expect(page.locator(".pw-banner--moved")).to_have_count(2)
    banner.get_by_role("button", name="Dismiss").click()
    expect(notice(page)).to_be_empty()
    expect(page.locator("[data-part=heading]")).to_be_focused()


def test_opening_can_be_undone(twin_track: Calculator) -> None:
    page = twin_track.page
    saved = save(page)
    press(page, "Remove Long-term fostering")
    twin_track.type_date("qaag", 5, 11, 2026)
    page.get_by_label(REFERENCE).fill("ANOTHER")
    expect(twin_track.row("Initial joint supervision")).to_contain_text("24 Sep 2026")
    choose(page, json.dumps(saved), from_menu(page))
    expect(twin_track.row("Initial joint supervision", "Adoption plan")).to_contain_text("10 Sep")
    expect(page.locator(".pw-chip")).to_have_count(2)
    expect(page.get_by_label(REFERENCE)).to_have_value("")
    notice(page).get_by_role("button", name="Undo").click()
    expect(twin_track.row("Initial joint supervision")).to_contain_text("24 Sep 2026")
    expect(page.locator(".pw-chip")).to_have_count(1)
    expect(page.get_by_label(REFERENCE)).to_have_value("ANOTHER")
    expect(twin_track.box("qaag")).to_have_value("5")
    expect(page.locator("[data-part=heading]")).to_be_focused()


def test_a_reopened_file_updates_the_same_calendar_entries(twin_track: Calculator) -> None:
    page = twin_track.page

    def uids() -> set[str]:
        with page.expect_download(timeout=START_MS) as found:
            press(page, "Add all to calendar")
        text = Path(found.value.path()).read_text(encoding="utf-8")
        return {line for line in text.splitlines() if line.startswith("UID:")}

    # Saved before any calendar was made, and under a number that is not kept in the file.
    page.get_by_label(REFERENCE).fill("CASE 7")
    saved = save(page)
    first = uids()
    press(page, "Clear what you typed")
    choose(page, json.dumps(saved), from_menu(page))
    expect(opened(page)).to_be_visible()  # until then the row may be of before it was cleared
    expect(twin_track.row("Review joint supervision")).to_contain_text("14 Dec 2026")
    assert uids() == first
    page.get_by_label(REFERENCE).fill("CASE 7")
    assert uids() == first


def test_what_is_unsaved_stands_beside_the_title(
    twin_track: Calculator, axe: Callable[[Page], list[str]]
) -> None:
    page = twin_track.page
    state = page.locator("[data-part=save-state]")
    expect(state).to_have_text("Not saved yet.")
    save(page)
    name = "long-term-fostering-and-adoption-from-2026-10-22-saved-2026-09-07-0900.json"
    expect(state).to_have_text(f"Saved at 9:00 in {name}.")
    twin_track.type_date("final-hearing", 16, 2, 2027)
    expect(state).to_have_text("1 change not saved.")
    expect(state).to_have_css("font-weight", "700")
    twin_track.box("final-order").fill("3")
    expect(state).to_have_text("2 changes not saved.")
    assert axe(page) == []
    save(page)
    # A date that is half typed is in no file.
    expect(state).to_have_text("1 change not saved.")
    expect(notice(page)).to_contain_text("not a full date, so it is not in the file.")
    twin_track.box("final-order").fill("")
    expect(state).to_contain_text("-0900-2.json.")
    press(page, "Clear what you typed")
    expect(page.get_by_role("button", name="Save to a file")).to_be_hidden()


def test_entries_made_after_the_file_are_not_in_it_until_it_is_saved_again(
    twin_track: Calculator,
) -> None:
    """A file opened later takes out of the calendar only what it knows to be there."""
    page = twin_track.page
    state = page.locator("[data-part=save-state]")

    def calendar() -> str:
        with page.expect_download(timeout=START_MS) as found:
            press(page, "Add all to calendar")
        return Path(found.value.path()).read_text(encoding="utf-8")

    save(page)
    assert "STATUS:CANCELLED" not in calendar()
    expect(state).to_have_text("1 change not saved.")
    saved = save(page)
    calendar()
    expect(state).to_contain_text("Saved at 9:00 in")
    press(page, "Clear what you typed")
    choose(page, json.dumps(saved), from_menu(page))
    expect(opened(page)).to_be_visible()
    expect(state).to_have_text("As in saved.json.")
    twin_track.type_date("final-evidence", 14, 12, 2026)  # one month is left before the hearing
    expect(twin_track.row("Monthly joint supervision")).to_contain_text("19 Nov 2026")
    assert "STATUS:CANCELLED" in calendar()


def test_a_case_number_is_kept_only_where_that_is_ticked(twin_track: Calculator) -> None:
    page = twin_track.page
    page.get_by_label(REFERENCE).fill("4502")
    expect(page.get_by_role("heading", level=1)).to_have_text("Work out the dates: case 4502")
    page.get_by_label("Keep it in saved files and their names").check()
    saved = save(page)
    state = page.locator("[data-part=save-state]")
    expect(state).to_have_text("Saved at 9:00 in case-4502-saved-2026-09-07-0900.json.")
    assert saved["children"][0]["reference"] == "4502"
    press(page, "Clear what you typed")
    expect(page.get_by_label("Keep it in saved files and their names")).not_to_be_checked()
    choose(page, json.dumps(saved), from_menu(page))
    expect(page.get_by_label(REFERENCE)).to_have_value("4502")
    expect(page.get_by_label("Keep it in saved files and their names")).to_be_checked()
    expect(state).to_have_text("As in saved.json.")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"a": 1', "Line 1, column 8:"),
        ('{"schema": 1}', "kind"),
        ("%PDF-1.7", "this seems to be a PDF document"),
        ("x" * 1_000_001, "larger than any that is saved here"),
    ],
    ids=["cut short", "not ours", "another kind", "far too large"],
)
def test_a_file_that_cannot_be_opened_changes_nothing(
    twin_track: Calculator, axe: Callable[[Page], list[str]], content: str, reason: str
) -> None:
    page = twin_track.page
    before = twin_track.lines()
    choose(page, content, from_menu(page))
    refusal = notice(page).get_by_role("group", name="This file cannot be opened")
    expect(refusal).to_be_focused()
    expect(refusal).to_contain_text(reason)
    expect(refusal).to_contain_text("Nothing on this page has changed.")
    assert twin_track.lines() == before
    assert axe(page) == []
    refusal.get_by_role("button", name="Dismiss").click()
    expect(page.locator("[data-part=heading]")).to_be_focused()


def test_every_fault_of_a_file_is_listed(twin_track: Calculator) -> None:
    page = twin_track.page
    saved = save(page)
    saved["children"][0]["given"]["dates"] = {"qaag": "22/10/2026", "final-hearing": "2026-02-30"}
    choose(page, json.dumps(saved), from_menu(page))
    for fault in (
        "Children, 1, given, dates, qaag: '22/10/2026' is not a date. Write it as 2026-10-22.",
        "Children, 1, given, dates, final-hearing: '2026-02-30' is not a day of the calendar.",
    ):
        expect(notice(page).get_by_role("listitem").filter(has_text=fault)).to_have_count(1)
    expect(twin_track.box("qaag")).to_have_value("22")


def test_a_file_can_be_opened_before_the_engine_is_ready(twin_track: Calculator) -> None:
    page = twin_track.page
    saved = save(page)
    held_back: list[Route] = []

    def hold_back(route: Route) -> None:
        held_back.append(route)

    page.context.route("**/assets/engine/rules.json", hold_back)
    page.goto(f"{twin_track.root}calculator/")
    choose(page, json.dumps(saved), lambda: press(page, "open a saved file"))
    expect(notice(page)).to_contain_text("Opening the file.")
    first_held(page, held_back).continue_()
    expect(twin_track.box("qaag")).to_have_value("22", timeout=START_MS)


def test_on_a_phone_what_differs_fits_the_screen(open_page: OpenPage) -> None:
    calculator = open_calculator(open_page, "adoption", viewport=PHONE)
    page = calculator.page
    calculator.type_date("qaag", 22, 10, 2026)
    expect(calculator.row("Initial joint supervision")).to_contain_text("10 Sep 2026")
    choose(page, of_an_older_edition(save(page)), from_menu(page))
    expect(opened(page)).to_be_focused()
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) == 0
