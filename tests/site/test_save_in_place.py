"""Saving a case in the file that it was saved in or opened from, and never in another child's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.site.calculator_pages import PHONE, Calculator
from tests.site.disk import Disk, with_disk
from tests.site.record_pages import REFERENCE, choose_more, press
from tests.site.waiting import wait_until

if TYPE_CHECKING:
    from tests.site.conftest import OpenPage

SUGGESTED = "adoption-from-2026-10-22-saved-2026-09-07-0900.json"
SEVEN, EIGHT = "case-7.json", "case-8.json"


@pytest.fixture
def disk(open_page: OpenPage) -> Disk:
    """Return the files of a browser whose calculator holds one date."""
    calculator, disk = with_disk(open_page, "adoption")
    calculator.type_dates({"qaag": (22, 10, 2026)})
    return disk


def calculator(disk: Disk) -> Calculator:
    """Return the page that saves there, as the other helpers take it."""
    made = Calculator.__new__(Calculator)
    made.page = disk.page
    return made


def state(disk: Disk) -> Locator:
    return disk.page.locator("[data-part=save-state]")


def told(disk: Disk) -> Locator:
    return disk.page.locator("[data-part=notice]")


def cases(disk: Disk) -> Locator:
    return disk.page.locator("[data-part=cases]")


def save(disk: Disk, name: str | None = None) -> None:
    """Press Save; *name* is what is chosen where the page asks."""
    disk.choose(name)
    press(disk.page, "Save to a file")


def saved(disk: Disk, name: str) -> None:
    """Expect the case to be told as saved in that file."""
    expect(state(disk)).to_have_text(f"Saved at 9:00 in {name}.")


def name_case(page: Page, number: str) -> None:
    page.get_by_label(REFERENCE).fill(number)
    page.get_by_label(REFERENCE).press("Tab")


def move(disk: Disk, day: int) -> None:
    """Move the date of the case."""
    calculator(disk).type_date("qaag", day, 10, 2026)
    calculator(disk).answered()


def qaag(disk: Disk, name: str) -> str:
    return disk.day(name, "qaag")


def two_children(disk: Disk) -> None:
    """Save CASE 7 in its file, change it, and begin CASE 8."""
    page = disk.page
    name_case(page, "CASE 7")
    save(disk, SEVEN)
    saved(disk, SEVEN)
    move(disk, 23)
    name_case(page, "CASE 8")
    page.get_by_role("button", name="Another child: start a new case").click()
    expect(page.get_by_label(REFERENCE)).to_have_value("CASE 8")
    move(disk, 29)


def test_the_first_save_asks_where_and_later_ones_write_the_same_file(disk: Disk) -> None:
    page = disk.page
    as_new = page.get_by_role("button", name="Save as a new file")
    expect(state(disk)).to_have_text("Not saved yet.")
    expect(as_new).to_be_hidden()
    save(disk)
    saved(disk, SUGGESTED)
    expect(told(disk)).to_contain_text(f"Saved {SUGGESTED}. To go on later, choose More")
    assert qaag(disk, SUGGESTED) == "2026-10-22"
    move(disk, 29)
    expect(state(disk)).to_have_text(f"1 change not saved in {SUGGESTED}.")
    save(disk)
    saved(disk, SUGGESTED)
    expect(told(disk)).to_contain_text(f"Saved {SUGGESTED}.")
    expect(told(disk)).not_to_contain_text("To go on later")
    assert qaag(disk, SUGGESTED) == "2026-10-29"
    assert disk.asked == [SUGGESTED]
    assert disk.names == [SUGGESTED]
    disk.choose("second.json")
    as_new.click()
    saved(disk, "second.json")
    move(disk, 30)
    save(disk)
    saved(disk, "second.json")
    assert [qaag(disk, one) for one in disk.names] == ["2026-10-29", "2026-10-30"]


def test_a_window_that_is_dismissed_changes_nothing(disk: Disk) -> None:
    disk.dismiss()
    press(disk.page, "Save to a file")
    wait_until(disk.page, "() => window.asked.length === 1")
    expect(state(disk)).to_have_text("Not saved yet.")
    expect(told(disk)).to_be_empty()
    expect(disk.page.locator("[data-part=status]")).not_to_contain_text("aved")
    assert disk.names == []
    save(disk)
    saved(disk, SUGGESTED)


def test_where_the_browser_does_not_let_the_page_write_it_hands_a_download_over(
    disk: Disk,
) -> None:
    disk.dismiss("SecurityError")
    with disk.page.expect_download() as found:
        press(disk.page, "Save to a file")
    assert found.value.suggested_filename == SUGGESTED
    saved(disk, SUGGESTED)
    expect(disk.page.get_by_role("button", name="Save as a new file")).to_be_hidden()


FAULTS = {
    "not allowed": ("requestPermission", "NotAllowedError", "was not allowed to write"),
    "in use": ("createWritable", "NoModificationAllowedError", "Another program or tab is writing"),
    "full": ("createWritable", "QuotaExceededError", "There is no room left where"),
    "unreadable": ("getFile", "NotReadableError", "another program may hold it"),
    "anything else": ("createWritable", "NetworkError", "gives this reason: Refused by the test."),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_write_that_fails_says_why_and_offers_a_new_file(
    disk: Disk, axe: Callable[[Page], list[str]], fault: str
) -> None:
    method, error, words = FAULTS[fault]
    save(disk, SEVEN)
    saved(disk, SEVEN)
    before = disk.text(SEVEN)
    move(disk, 29)
    disk.fail(method, error)
    save(disk)
    question = told(disk).get_by_role("group", name="This was not saved.")
    expect(question).to_be_focused()
    expect(question).to_contain_text(words)
    expect(question).to_contain_text(SEVEN)
    expect(state(disk)).to_have_text(f"1 change not saved in {SEVEN}.")
    assert axe(disk.page) == []
    disk.mend()
    assert disk.text(SEVEN) == before
    disk.choose(EIGHT)
    question.get_by_role("button", name="Save as a new file").click()
    saved(disk, EIGHT)
    expect(question).to_have_count(0)
    assert qaag(disk, EIGHT) == "2026-10-29"


def test_where_no_file_can_be_written_at_all_it_is_downloaded(disk: Disk) -> None:
    """A browser that is managed may show the window, and refuse what is chosen there."""
    disk.fail("createWritable", "NotAllowedError")
    script = """() => { window.showSaveFilePicker = async ({ suggestedName }) =>
      (await folder()).getFileHandle(suggestedName, { create: true }); }"""
    disk.page.evaluate(script)
    save(disk)
    expect(told(disk)).to_contain_text("This was not saved. The browser was not allowed to write")
    expect(state(disk)).to_have_text("Not saved yet.")
    with disk.page.expect_download() as found:
        press(disk.page, "Download it")
    assert found.value.suggested_filename == SUGGESTED
    saved(disk, SUGGESTED)
    expect(disk.page.get_by_role("button", name="Save as a new file")).to_be_hidden()


def test_a_file_that_is_gone_is_told_and_not_made_again(disk: Disk) -> None:
    save(disk, SEVEN)
    saved(disk, SEVEN)
    move(disk, 29)
    disk.remove(SEVEN)
    save(disk)
    expect(told(disk)).to_contain_text(f"This was not saved. {SEVEN} is no longer where it was.")
    expect(state(disk)).to_have_text(f"1 change not saved in {SEVEN}.")
    assert disk.names == []


def test_a_write_cut_short_is_not_called_saved(disk: Disk) -> None:
    save(disk, SEVEN)
    saved(disk, SEVEN)
    move(disk, 29)
    script = """() => {
      FileSystemWritableFileStream.prototype.close = () => refuse("QuotaExceededError");
    }"""
    disk.page.evaluate(script)
    save(disk)
    expect(told(disk)).to_contain_text("There is no room left")
    expect(state(disk)).to_have_text(f"1 change not saved in {SEVEN}.")
    assert qaag(disk, SEVEN) == "2026-10-22"


def test_a_file_changed_by_another_program_is_asked_about(disk: Disk) -> None:
    save(disk, SEVEN)
    saved(disk, SEVEN)
    disk.write(SEVEN, "Changed by a colleague.")
    move(disk, 29)
    save(disk)
    question = told(disk).get_by_role("group", name="This is not saved yet.")
    expect(question).to_be_focused()
    expect(question).to_contain_text(f"{SEVEN} was changed elsewhere since you saved it here at 9")
    assert disk.text(SEVEN) == "Changed by a colleague."
    expect(state(disk)).to_have_text(f"1 change not saved in {SEVEN}.")
    question.get_by_role("button", name="Write over it").click()
    saved(disk, SEVEN)
    assert qaag(disk, SEVEN) == "2026-10-29"
    disk.write(SEVEN, "Changed again.")
    save(disk)
    disk.choose(EIGHT)
    question.get_by_role("button", name="Save as a new file").click()
    saved(disk, EIGHT)
    assert disk.text(SEVEN) == "Changed again."


def test_a_file_touched_and_not_changed_is_written_without_asking(disk: Disk) -> None:
    save(disk, SEVEN)
    saved(disk, SEVEN)
    disk.write(SEVEN, disk.text(SEVEN))
    move(disk, 29)
    save(disk)
    saved(disk, SEVEN)


def test_a_second_press_while_a_file_is_written_writes_nothing_more(disk: Disk) -> None:
    script = """() => {
      const pick = window.showSaveFilePicker;
      window.showSaveFilePicker = async (how) => {
        const handle = await pick(how);
        await new Promise((go) => { window.go = go; });
        return handle;
      };
    }"""
    disk.page.evaluate(script)
    save(disk)
    wait_until(disk.page, "Boolean(window.go)")
    press(disk.page, "Save to a file")
    expect(told(disk)).to_contain_text("A file is still being saved.")
    disk.page.evaluate("window.go()")
    saved(disk, SUGGESTED)
    assert disk.asked == [SUGGESTED]


def test_each_child_is_saved_in_the_childs_own_file(disk: Disk) -> None:
    page = disk.page
    two_children(disk)
    expect(state(disk)).to_have_text("Not saved yet.")
    expect(page.get_by_role("button", name="Save as a new file")).to_be_hidden()
    save(disk, EIGHT)
    saved(disk, EIGHT)
    assert [qaag(disk, one) for one in (SEVEN, EIGHT)] == ["2026-10-22", "2026-10-29"]
    move(disk, 30)
    for number, name, other in (("7", SEVEN, EIGHT), ("8", EIGHT, SEVEN)):
        cases(disk).get_by_role("button", name=f"Go back to CASE {number}").click()
        expect(page.get_by_label(REFERENCE)).to_have_value(f"CASE {number}")
        before = disk.text(other)
        save(disk, "asked-again.json")
        saved(disk, name)
        assert disk.text(other) == before
    assert [qaag(disk, one) for one in (SEVEN, EIGHT)] == ["2026-10-23", "2026-10-30"]
    assert disk.names == [SEVEN, EIGHT]


def test_a_child_begun_by_clearing_has_no_file_and_undo_brings_the_file_back(disk: Disk) -> None:
    page = disk.page
    save(disk, SEVEN)
    saved(disk, SEVEN)
    press(page, "Clear what you typed")
    expect(state(disk)).to_be_hidden()
    move(disk, 29)
    save(disk, EIGHT)
    saved(disk, EIGHT)
    assert qaag(disk, SEVEN) == "2026-10-22"
    press(page, "Clear what you typed")
    told(disk).get_by_role("button", name="Undo").click()
    expect(state(disk)).to_have_text(f"Saved at 9:00 in {EIGHT}.")
    move(disk, 30)
    save(disk, "asked-again.json")
    saved(disk, EIGHT)
    assert [qaag(disk, one) for one in (SEVEN, EIGHT)] == ["2026-10-22", "2026-10-30"]


def test_the_file_of_another_child_chosen_by_mistake_stays_as_it_was(disk: Disk) -> None:
    """Chromium has emptied it by the time the page knows which file was chosen."""
    two_children(disk)
    before = disk.text(SEVEN)
    save(disk, SEVEN)
    question = told(disk).get_by_role("group", name="This is not saved yet.")
    expect(question).to_contain_text(f"{SEVEN} is the file of another case: CASE 7.")
    expect(state(disk)).to_have_text("Not saved yet.")
    assert disk.text(SEVEN) == before
    disk.choose(EIGHT)
    question.get_by_role("button", name="Save as a new file").click()
    saved(disk, EIGHT)
    assert disk.text(SEVEN) == before


def test_a_file_given_to_another_child_is_no_longer_the_first_childs(disk: Disk) -> None:
    two_children(disk)
    save(disk, SEVEN)
    told(disk).get_by_role("button", name="Put this case in its place").click()
    saved(disk, SEVEN)
    assert qaag(disk, SEVEN) == "2026-10-29"
    expect(cases(disk)).to_contain_text("CASE 7 is kept in this tab, with 1 date. Not saved yet.")
    cases(disk).get_by_role("button", name="Go back to CASE 7").click()
    expect(state(disk)).to_have_text("Not saved yet.")
    save(disk, EIGHT)
    saved(disk, EIGHT)
    assert [qaag(disk, one) for one in (SEVEN, EIGHT)] == ["2026-10-29", "2026-10-23"]


def test_a_case_that_is_set_aside_is_saved_from_the_list_of_cases(disk: Disk) -> None:
    two_children(disk)
    expect(cases(disk)).to_contain_text(f"1 change not saved in {SEVEN}.")
    cases(disk).get_by_role("button", name="Save CASE 7").click()
    expect(cases(disk)).to_contain_text(f"Saved at 9:00 in {SEVEN}.")
    expect(cases(disk).get_by_role("button", name="Save CASE 7")).to_have_count(0)
    assert qaag(disk, SEVEN) == "2026-10-23"
    expect(state(disk)).to_have_text("Not saved yet.")
    expect(disk.page.get_by_label(REFERENCE)).to_have_value("CASE 8")


def test_a_case_left_while_its_file_is_written_is_the_one_that_is_saved(disk: Disk) -> None:
    page = disk.page
    two_children(disk)
    script = """() => {
      const make = FileSystemFileHandle.prototype.createWritable;
      FileSystemFileHandle.prototype.createWritable = async function () {
        await new Promise((go) => { window.go = go; });
        return make.call(this);
      };
    }"""
    page.evaluate(script)
    cases(disk).get_by_role("button", name="Go back to CASE 7").click()
    expect(page.get_by_label(REFERENCE)).to_have_value("CASE 7")
    save(disk)
    wait_until(page, "Boolean(window.go)")
    cases(disk).get_by_role("button", name="Go back to CASE 8").click()
    expect(page.get_by_label(REFERENCE)).to_have_value("CASE 8")
    page.evaluate("window.go()")
    expect(cases(disk)).to_contain_text(f"Saved at 9:00 in {SEVEN}.")
    expect(state(disk)).to_have_text("Not saved yet.")
    assert qaag(disk, SEVEN) == "2026-10-23"


def test_nothing_is_asked_of_the_browser_before_it_is_said_whose_the_number_is(
    disk: Disk,
) -> None:
    name_case(disk.page, "CASE 7")
    save(disk, SEVEN)
    saved(disk, SEVEN)
    before = disk.text(SEVEN)
    name_case(disk.page, "CASE 8")
    move(disk, 29)
    save(disk)
    expect(told(disk)).to_contain_text("This was not done. First say whose number CASE 8 is")
    assert disk.text(SEVEN) == before


def test_a_file_that_was_opened_is_saved_in_place(disk: Disk) -> None:
    page = disk.page
    save(disk, SEVEN)
    saved(disk, SEVEN)
    page.goto("calculator/")
    calculator(disk).ready()
    disk.choose([SEVEN])
    press(page, "open a saved file")
    expect(state(disk)).to_have_text(f"As in {SEVEN}.")
    expect(page.get_by_role("button", name="Save as a new file")).to_be_visible()
    move(disk, 29)
    expect(state(disk)).to_have_text(f"1 change not saved in {SEVEN}.")
    save(disk, "asked-again.json")
    saved(disk, SEVEN)
    assert qaag(disk, SEVEN) == "2026-10-29"
    assert disk.names == [SEVEN]


def test_an_opened_file_that_was_changed_since_is_asked_about(disk: Disk) -> None:
    save(disk, SEVEN)
    saved(disk, SEVEN)
    disk.choose([SEVEN])
    choose_more(disk.page, "Open a file")
    expect(state(disk)).to_have_text(f"As in {SEVEN}.")
    disk.write(SEVEN, "{}")
    move(disk, 29)
    save(disk)
    expect(told(disk)).to_contain_text("was changed elsewhere since you opened it here.")
    assert disk.text(SEVEN) == "{}"


def test_on_a_phone_the_ways_to_save_fit(open_page: OpenPage) -> None:
    made, disk = with_disk(open_page, "adoption", viewport=PHONE)
    made.type_dates({"qaag": (22, 10, 2026)})
    save(disk)
    saved(disk, SUGGESTED)
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert disk.page.evaluate(wide) == 0
