"""Files dropped on a page are opened there, and none takes the page's place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.site.calculator_pages import PHONE, START_MS, Calculator, open_calculator
from tests.site.choosing import choose
from tests.site.disk import Disk, with_disk
from tests.site.dropping import Hand, drop, is_drop_stopped
from tests.site.record_pages import REFERENCE, choose_more, press

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.site.conftest import OpenPage

# The browser gives the handle of a dropped file, and asks nobody whether it may be written.
HANDLES = """() => {
  DataTransferItem.prototype.getAsFileSystemHandle = async function () {
    const { name } = this.getAsFile();
    return (await folder()).getFileHandle(name);
  };
}"""


def case(folder: Path, number: str, day: int) -> Path:
    """Write the file of a case with a date."""
    made = {
        "schema": 1,
        "kind": "joint-supervision-timetable",
        "edition": "1.0",
        "saved-on": "2026-09-01",
        "reference": number,
        "given": {"pathways": ["adoption"], "dates": {"qaag": f"2026-10-{day:02}"}},
    }
    path = folder / f"case-{number or day}.json"
    path.write_text(json.dumps(made), encoding="utf-8")
    return path


@pytest.fixture
def adoption(open_page: OpenPage) -> Calculator:
    return open_calculator(open_page, "adoption")


def told(page: Page) -> Locator:
    return page.locator("[data-part=notice]")


def opened(page: Page) -> Locator:
    return told(page).locator("> [role=group]")


def cases(page: Page) -> Locator:
    return page.locator("[data-part=cases]")


def sign(page: Page) -> Locator:
    return page.locator(".pw-drop")


def test_a_file_dropped_anywhere_on_the_calculator_is_opened(
    adoption: Calculator, tmp_path: Path
) -> None:
    page = adoption.page
    page.evaluate("window.stayed = true")
    hand = Hand(page, [case(tmp_path, "4501", 22)], place=(5, 60))
    hand.drag()
    expect(sign(page)).to_have_text("Drop saved timetables here to open them.")
    expect(page.locator("#calculator")).to_have_attribute("data-dropping", "")
    hand.drop()
    expect(sign(page)).to_have_count(0)
    expect(opened(page)).to_be_focused()
    expect(page.get_by_label(REFERENCE)).to_have_value("4501")
    expect(adoption.box("qaag")).to_have_value("22")
    expect(page.locator("[data-part=save-state]")).to_have_text("As in case-4501.json.")
    assert page.evaluate("window.stayed")


def test_what_is_dragged_off_the_page_leaves_no_sign(adoption: Calculator, tmp_path: Path) -> None:
    hand = Hand(adoption.page, [case(tmp_path, "4501", 22)])
    hand.drag()
    expect(sign(adoption.page)).to_be_visible()
    hand.leave()
    expect(sign(adoption.page)).to_have_count(0)
    expect(adoption.page.locator("#calculator")).not_to_have_attribute("data-dropping", "")


def test_several_files_are_a_case_each(
    adoption: Calculator, tmp_path: Path, axe: Callable[[Page], list[str]]
) -> None:
    page = adoption.page
    files = [case(tmp_path, number, day) for number, day in (("4501", 22), ("4502", 23))]
    strange = tmp_path / "minutes.pdf"
    strange.write_bytes(b"%PDF-1.7")
    drop(page, files[0], strange, files[1])
    expect(opened(page)).to_be_focused()
    expect(opened(page)).to_contain_text(
        "Opened 2 files. case-4502.json is shown. The others are kept in this tab."
    )
    expect(opened(page).get_by_role("listitem")).to_have_count(3)
    expect(opened(page)).to_contain_text("case-4501.json: Case 4501.")
    expect(opened(page)).to_contain_text("Not opened:minutes.pdf:")
    expect(opened(page)).to_contain_text("this seems to be a PDF document")
    expect(page.get_by_label(REFERENCE)).to_have_value("4502")
    expect(cases(page)).to_contain_text(
        "4501 is kept in this tab, with 1 date. As in case-4501.json."
    )
    assert axe(page) == []
    cases(page).get_by_role("button", name="Go back to 4501").click()
    expect(page.get_by_label(REFERENCE)).to_have_value("4501")
    expect(adoption.box("qaag")).to_have_value("22")
    # Both stand in files, and both stay at hand.
    expect(cases(page)).to_contain_text("4502 is kept in this tab")


def test_several_files_are_taken_back_at_once(adoption: Calculator, tmp_path: Path) -> None:
    page = adoption.page
    adoption.type_dates({"qaag": (5, 11, 2026)})
    drop(page, case(tmp_path, "4501", 22), case(tmp_path, "4502", 23))
    expect(cases(page).locator("p")).to_have_count(2)
    opened(page).get_by_role("button", name="Undo").click()
    expect(adoption.box("qaag")).to_have_value("5")
    expect(cases(page)).to_be_empty()


def test_files_that_are_not_ours_change_nothing(adoption: Calculator, tmp_path: Path) -> None:
    page = adoption.page
    adoption.type_dates({"qaag": (5, 11, 2026)})
    strange = [tmp_path / "minutes.pdf", tmp_path / "notes.txt", tmp_path / "folder"]
    strange[0].write_bytes(b"%PDF-1.7")
    strange[1].write_text("Agreed.", encoding="utf-8")
    strange[2].mkdir()
    drop(page, strange[0])
    expect(told(page).get_by_role("group")).to_contain_text(
        "This file cannot be opened: minutes.pdf"
    )
    drop(page, *strange)
    refusal = told(page).get_by_role("group", name="None of these files can be opened")
    expect(refusal).to_be_focused()
    for line, words in enumerate(["minutes.pdf: ", "notes.txt: ", "folder: The browser cannot"]):
        expect(refusal.get_by_role("listitem").nth(line)).to_contain_text(words)
    expect(refusal).to_contain_text("Nothing on this page has changed.")
    expect(adoption.box("qaag")).to_have_value("5")


def test_several_files_chosen_by_keyboard_open_as_dropped_ones_do(
    adoption: Calculator, tmp_path: Path
) -> None:
    page = adoption.page
    files = [case(tmp_path, "4501", 22), case(tmp_path, "4502", 23)]
    choose(page, lambda: choose_more(page, "Open a file"), files)
    expect(opened(page)).to_contain_text("Opened 2 files.")
    expect(page.get_by_label(REFERENCE)).to_have_value("4502")
    expect(cases(page)).to_contain_text("4501 is kept in this tab")


def test_each_dropped_file_is_saved_in_place(open_page: OpenPage, tmp_path: Path) -> None:
    calculator, disk = with_disk(open_page, "adoption")
    page = calculator.page
    page.evaluate(HANDLES)
    files = [case(tmp_path, number, day) for number, day in (("4501", 22), ("4502", 23))]
    for path in files:
        disk.write(path.name, path.read_text(encoding="utf-8"))
    drop(page, *files)
    expect(page.get_by_label(REFERENCE)).to_have_value("4502")
    change_and_save(calculator, disk, "case-4502.json", 29)
    cases(page).get_by_role("button", name="Go back to 4501").click()
    expect(page.get_by_label(REFERENCE)).to_have_value("4501")
    change_and_save(calculator, disk, "case-4501.json", 28)
    days = [disk.day(path.name, "qaag") for path in files]
    assert days == ["2026-10-28", "2026-10-29"]
    assert disk.asked == []


def change_and_save(calculator: Calculator, disk: Disk, name: str, day: int) -> None:
    calculator.type_date("qaag", day, 10, 2026)
    calculator.answered()
    press(disk.page, "Save to a file")
    expect(disk.page.locator("[data-part=save-state]")).to_have_text(f"Saved at 9:00 in {name}.")


def test_a_file_of_which_something_was_left_out_is_not_written_over(
    open_page: OpenPage, tmp_path: Path
) -> None:
    calculator, disk = with_disk(open_page, "adoption")
    calculator.page.evaluate(HANDLES)
    path = case(tmp_path, "4501", 22)
    made = json.loads(path.read_text(encoding="utf-8"))
    made["given"]["dates"]["of-a-later-edition"] = "2026-10-01"
    path.write_text(json.dumps(made), encoding="utf-8")
    disk.write(path.name, path.read_text(encoding="utf-8"))
    drop(calculator.page, path)
    expect(opened(calculator.page)).to_contain_text("Left out:")
    disk.choose("new.json")
    change_and_save(calculator, disk, "new.json", 29)
    assert "of-a-later-edition" in disk.text(path.name)


def test_a_table_dropped_anywhere_on_the_team_page_is_read(
    open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page("caseload/")
    expect(page.locator("#caseload")).to_have_attribute("data-engine", "ready", timeout=START_MS)
    table = tmp_path / "team.csv"
    table.write_text("case,pathway,QAAG\n4501,adoption,22/10/2026\n", encoding="utf-8")
    hand = Hand(page, [table], place=(5, 60))
    hand.drag()
    expect(sign(page)).to_have_text("Drop a CSV file here to open it.")
    hand.drop()
    expect(page.locator("[data-part=rows-title]")).to_have_text("Your rows: team.csv")
    expect(page.locator("#caseload")).to_have_attribute("data-planned", "")
    drop(page, table, case(tmp_path, "4501", 22))
    expect(page.locator("[data-part=rows-title]")).to_have_text("Your rows: 2 files")
    expect(page.locator(".pw-preview > summary")).to_contain_text("All 2 rows can be planned.")


def test_a_drop_where_nothing_can_be_opened_leaves_the_page(
    open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page("find/")
    expect(page.locator("[data-mounted]")).to_have_count(1)
    page.evaluate("window.stayed = true")
    before = page.url
    drop(page, case(tmp_path, "4501", 22))
    expect(sign(page)).to_have_count(0)
    # On the way from a tool to a page without one, what was typed is still in memory.
    page.get_by_role("link", name="About", exact=True).first.click()
    expect(page).not_to_have_url(before)
    drop(page, case(tmp_path, "4501", 22))
    page.get_by_role("link", name="Work out dates", exact=True).first.click()
    expect(page.locator("#calculator[data-mounted]")).to_have_count(1)
    assert page.evaluate("window.stayed")
    assert page.context.pages == [page]


def test_words_are_dropped_into_fields_and_links_nowhere(adoption: Calculator) -> None:
    page = adoption.page
    address = "https://example.org/"
    assert not is_drop_stopped(page, "[data-part=reference]", "text/plain", "4501")
    assert is_drop_stopped(page, "[data-part=heading]", "text/uri-list", address)
    assert is_drop_stopped(page, "[data-part=heading]", "text/plain", "4501")
    expect(sign(page)).to_have_count(0)


def test_on_a_phone_and_in_the_dark_the_sign_fits(
    open_page: OpenPage, tmp_path: Path, axe: Callable[[Page], list[str]]
) -> None:
    page = open_calculator(open_page, "adoption", viewport=PHONE, color_scheme="dark").page
    Hand(page, [case(tmp_path, "4501", 22)]).drag()
    expect(sign(page)).to_be_visible()
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) == 0
    assert axe(page) == []
