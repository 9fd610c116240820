"""Words typed into records are in a saved case only where that is ticked, and come back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.site.calculator_pages import Calculator, open_calculator
from tests.site.record_pages import go_to_record, to_calculator

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.site.conftest import OpenPage

WORDS = "Said at the meeting: all came."
KEEP = "Keep words typed into records in saved files"


def write_record(calculator: Calculator) -> Page:
    """Write into the first meeting's record, and come back to the timetable."""
    page = go_to_record(calculator)
    page.locator("[data-record] textarea").first.fill(WORDS)
    to_calculator(page)
    return page


def saved(page: Page) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a file").click()
    return Path(download.value.path())


def test_words_of_records_are_in_the_file_only_where_that_is_ticked(open_page: OpenPage) -> None:
    calculator = open_calculator(open_page, "adoption")
    calculator.type_dates({"qaag": (22, 10, 2026)})
    page = write_record(calculator)
    state = page.locator("[data-part=save-state]")
    expect(state).to_contain_text("1 record is not in a file.")
    assert WORDS not in saved(page).read_text(encoding="utf-8")
    expect(page.locator("[data-part=notice]")).to_contain_text("records is not in it")
    expect(state).to_contain_text("1 record is not in a file.")
    page.get_by_label(KEEP).check()
    expect(state).to_contain_text("1 change not saved.")
    path = saved(page)
    (child,) = json.loads(path.read_text(encoding="utf-8"))["children"]
    assert WORDS in next(iter(child["records"].values())).values()
    expect(page.locator("[data-part=notice]")).to_contain_text("keep the file where records are")
    expect(state).to_contain_text("Saved at")
    expect(state).not_to_contain_text("record")


def test_words_of_records_come_back_with_the_case(open_page: OpenPage) -> None:
    calculator = open_calculator(open_page, "adoption")
    calculator.type_dates({"qaag": (22, 10, 2026)})
    page = write_record(calculator)
    page.get_by_label(KEEP).check()
    path = saved(page)
    again = open_calculator(open_page)
    again.page.locator("[data-part=file]").set_input_files(path)
    expect(again.box("qaag", "year")).to_have_value("2026")
    expect(again.page.get_by_label(KEEP)).to_be_checked()
    expect(again.page.locator("[data-part=save-state]")).to_have_text(f"As in {path.name}.")
    go_to_record(again)
    expect(again.page.locator("[data-record] textarea").first).to_have_value(WORDS)


def test_words_that_stand_in_a_file_do_so_whichever_child_is_looked_at(open_page: OpenPage) -> None:
    calculator = open_calculator(open_page, "adoption")
    calculator.type_dates({"qaag": (22, 10, 2026)})
    page = write_record(calculator)
    page.get_by_label(KEEP).check()
    page.get_by_role("button", name="Add a brother or sister").click()
    page.locator("#pathway-adoption").check()
    saved(page)
    state = page.locator("[data-part=save-state]")
    expect(state).to_contain_text("Saved at")
    expect(state).not_to_contain_text("record")
    page.get_by_role("button", name="Child A", exact=True).click()
    expect(page.locator("[data-part=form-heading]")).to_have_text("Dates of child A")
    expect(state).to_contain_text("Saved at")
    expect(state).not_to_contain_text("record")
    page.get_by_role("button", name="Take child A out").click()
    page.locator("[data-part=notice]").get_by_role("button", name="Undo").click()
    expect(state).to_contain_text("Saved at")
    expect(state).not_to_contain_text("record")
