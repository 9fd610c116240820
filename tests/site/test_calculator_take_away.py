"""Taking the timetable away: to a calendar, the clipboard, a spreadsheet; and undoing."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar, Component
from playwright.sync_api import Locator, Page, Route, expect

from tests.exports.test_paste import Cells
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

LTF = "Long-term fostering"
FIRST_ROW = "Initial joint supervision, Adoption plan"
READ_CLIPBOARD = """async () => {
  const [item] = await navigator.clipboard.read();
  const texts = item.types.map(async (type) => [type, await (await item.getType(type)).text()]);
  return Object.fromEntries(await Promise.all(texts));
}"""
NO_CLIPBOARD = """
Object.defineProperty(navigator, "clipboard", { value: undefined });
delete globalThis.ClipboardItem;
"""
"""What a page at a plain http address finds."""
KEEP_COPIED = """() => {
  window.copied = {};
  const set = DataTransfer.prototype.setData;
  DataTransfer.prototype.setData = function (type, text) {
    window.copied[type] = text;
    set.call(this, type, text);
  };
}"""


def filled(open_page: OpenPage, **options: object) -> Calculator:
    """Return the worked example."""
    calculator = open_calculator(open_page, "adoption", "long-term-fostering", **options)
    calculator.type_dates(TWIN_TRACK)
    expect(calculator.page.locator(".pw-group").first).to_have_text("In the next 4 weeks: 4")
    return calculator


@pytest.fixture
def twin_track(open_page: OpenPage) -> Calculator:
    return filled(open_page)


def notice(page: Page) -> Locator:
    return page.locator("[data-part=notice]")


def status(page: Page) -> Locator:
    return page.locator("[data-part=status]")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def press_in_row(page: Page, name: str) -> None:
    """Press a button of the open row: the answer above has some of the same name."""
    page.locator(".pw-working").get_by_role("button", name=name, exact=True).click()


def download(page: Page, act: Callable[[], None]) -> tuple[str, str]:
    """Return name and text of the file that *act* hands over."""
    with page.expect_download(timeout=START_MS) as found:
        act()
    return found.value.suggested_filename, Path(found.value.path()).read_bytes().decode()


def events(text: str) -> dict[str, Component]:
    """Return the entries of a calendar file by UID."""
    return {str(event["uid"]): event for event in Calendar.from_ical(text).walk("VEVENT")}


def test_the_hearing_moved_nine_weeks_and_so_does_the_calendar(twin_track: Calculator) -> None:
    page = twin_track.page
    _, text = download(page, lambda: press(page, "Add all to calendar"))
    first = events(text)
    expect(notice(page)).to_have_text(
        "Saved long-term-fostering-and-adoption-from-2026-10-22-saved-2026-09-07-0900.ics. "
        "Import it into your calendar. To update these entries another day, "
        "save the timetable to a file and begin from it. Dismiss"
    )
    twin_track.type_date("final-hearing", 16, 2, 2027)
    row = twin_track.row("Review joint supervision")
    expect(row).to_contain_text("was Mon 14 Dec 2026, now Mon 15 Feb 2027: 9 weeks later")
    expect(page.locator(".pw-banner--moved")).to_contain_text(
        "The final hearing moved from Tue 15 Dec 2026 to Tue 16 Feb 2027."
    )
    expect(notice(page)).to_be_empty()
    _, text = download(page, lambda: press(page, "Add all to calendar"))
    second = events(text)
    expect(notice(page)).to_contain_text("Entries: 3 moved, 2 new, 6 as before. Import it")
    assert first.keys() <= second.keys()
    for uid, event in first.items():
        assert int(str(second[uid]["sequence"])) > int(str(event["sequence"]))
    assert ("2026-12-14", "2027-02-15") in {
        (str(event.decoded("dtstart")), str(second[uid].decoded("dtstart")))
        for uid, event in first.items()
    }


def test_a_step_that_lost_its_date_is_taken_out_of_the_calendar(twin_track: Calculator) -> None:
    page = twin_track.page
    _, text = download(page, lambda: press(page, "Add all to calendar"))
    first = events(text)
    press(page, "Remove Adoption plan")
    expect(page.locator(".pw-chip")).to_have_count(1)
    _, text = download(page, lambda: press(page, "Add all to calendar"))
    expect(notice(page)).to_contain_text("Entries: 2 cancelled, 7 as before.")
    gone = [one for one in events(text).values() if one.get("status") == "CANCELLED"]
    assert {str(event["uid"]) for event in gone} <= first.keys()
    assert len(gone) == 2


def test_the_reference_leads_the_titles_and_the_printed_sheet(twin_track: Calculator) -> None:
    page = twin_track.page
    page.get_by_label("Case number (optional)").fill("CASE 7")
    _, text = download(page, lambda: press(page, "Add all to calendar"))
    assert {str(one["summary"])[:8] for one in events(text).values()} == {"CASE 7: "}
    expect(page.locator("[data-part=printed-reference]")).to_have_text("CASE 7")


def test_what_was_imported_before_is_taken_out_by_a_file_of_its_own(
    twin_track: Calculator,
) -> None:
    page = twin_track.page
    _, text = download(page, lambda: press(page, "Add all to calendar"))
    first = events(text)
    press(page, "More")
    name, text = download(page, lambda: press(page, "Remove earlier calendar entries"))
    assert name.endswith("-remove.ics")
    assert events(text).keys() == first.keys()
    assert {str(one["status"]) for one in events(text).values()} == {"CANCELLED"}
    expect(notice(page)).to_contain_text(f"It takes out {len(first)} entries. Import it first;")


def test_a_copy_says_what_changed(twin_track: Calculator) -> None:
    page = twin_track.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    twin_track.type_date("final-hearing", 16, 2, 2027)
    expect(page.locator(".pw-banner--moved")).to_be_visible()
    press(page, "Copy")
    expect(notice(page)).to_contain_text("Copied.")
    text = page.evaluate(READ_CLIPBOARD)["text/plain"]
    assert "Changed: The final hearing moved from Tue 15 Dec 2026 to Tue 16 Feb 2027." in text
    assert "Added: Monthly joint supervision 3" in text


def test_another_number_over_a_case_in_the_calendar_asks_whose_it_is(
    twin_track: Calculator, axe: Callable[[Page], list[str]]
) -> None:
    page = twin_track.page
    rename(page, "CASE 7")
    first = uids(page, "Add all to calendar")
    rename(page, "CASE 8")
    expect(whose(page)).to_contain_text("under CASE 7. Is CASE 8 the same child?")
    press(page, "Add all to calendar")
    expect(notice(page)).to_contain_text("First say whose number CASE 8 is")
    assert axe(page) == []
    whose(page).get_by_role("button", name="Same child: correct the number").click()
    assert uids(page, "Add all to calendar") == first
    rename(page, "CASE 9")
    assert not uids_of_another(twin_track) & first


def whose(page: Page) -> Locator:
    return page.locator("[data-part=whose]")


def uids_of_another(calculator: Calculator) -> set[str]:
    """Say that the number is another child's, type a date, and return the child's identities."""
    whose(calculator.page).get_by_role("button", name="Another child").click()
    calculator.type_date("qaag", 22, 10, 2026)
    calculator.answered()
    return uids(calculator.page, "Add all to calendar")


def uids(page: Page, act: str) -> set[str]:
    """Return the identities in the calendar file that a button makes."""
    return set(events(download(page, lambda: press(page, act))[1]))


def rename(page: Page, number: str) -> None:
    """Type a number over the one that stands there."""
    box = page.get_by_label("Case number (optional)")
    box.fill(number)
    box.press("Tab")


def reopened(page: Page) -> None:
    """Clear the page, and open again what is saved from it."""
    _, saved = download(page, lambda: press(page, "Save to a file"))
    press(page, "Clear what you typed")
    page.locator("[data-part=file]").set_input_files(
        {"name": "a.json", "mimeType": "application/json", "buffer": saved.encode()}
    )
    expect(notice(page)).to_contain_text("Made under edition")


def test_another_number_over_a_file_with_its_number_asks_whose_it_is(
    twin_track: Calculator,
) -> None:
    page = twin_track.page
    rename(page, "CASE 7")
    page.locator("[data-part=keep-reference]").check()
    first = uids(page, "Add all to calendar")
    reopened(page)
    rename(page, "CASE 8")
    expect(whose(page)).to_contain_text("under CASE 7. Is CASE 8 the same child?")
    assert not uids_of_another(twin_track) & first


def test_another_number_over_a_number_typed_for_a_file_asks_whose_it_is(
    twin_track: Calculator,
) -> None:
    page = twin_track.page
    first = uids(page, "Add all to calendar")
    reopened(page)
    rename(page, "CASE 7")
    assert uids(page, "Add all to calendar") == first
    rename(page, "CASE 8")
    expect(whose(page)).to_contain_text("under CASE 7. Is CASE 8 the same child?")
    assert not uids_of_another(twin_track) & first


def test_another_number_over_a_saved_case_never_takes_its_identity(
    twin_track: Calculator,
) -> None:
    page = twin_track.page

    def identity() -> str:
        saved = json.loads(download(page, lambda: press(page, "Save to a file"))[1])
        return str(saved["children"][0]["calendar"]["case"])

    rename(page, "CASE 7")
    first = identity()
    rename(page, "case  7")
    assert identity() == first
    rename(page, "CASE 8")
    whose(page).get_by_role("button", name="Another child").click()
    assert identity() != first


def test_one_row_goes_into_a_calendar(twin_track: Calculator) -> None:
    page = twin_track.page
    twin_track.open("Review joint supervision")
    _, text = download(page, lambda: press_in_row(page, "Add to calendar"))
    assert [str(one["summary"]) for one in events(text).values()] == [
        "Review joint supervision, Adoption plan"
    ]
    expect(page.locator(".pw-row-actions")).to_contain_text("Import it into your calendar.")
    page.locator(".pw-row-actions").get_by_role("button", name="Dismiss").click()
    expect(twin_track.details("Review joint supervision")).to_be_focused()


@pytest.mark.pyodide
def test_the_calendar_part_is_waited_for_in_words(twin_track: Calculator) -> None:
    page = twin_track.page
    waiting: list[Route] = []

    def hold_back(route: Route) -> None:
        waiting.append(route)

    page.context.route("**/calendar.zip", hold_back)
    press(page, "Add all to calendar")
    expect(notice(page)).to_contain_text("Getting the calendar part ready…")
    expect(status(page)).to_have_text("Getting the calendar part ready…")
    with page.expect_download(timeout=START_MS):
        first_held(page, waiting).continue_()
    expect(status(page)).to_contain_text("0900.ics. Import it into your calendar.")


@pytest.mark.pyodide
@pytest.mark.expects("Failed to load resource")
def test_a_calendar_part_that_does_not_come_is_told_of(twin_track: Calculator) -> None:
    page = twin_track.page
    page.context.route("**/calendar.zip", lambda route: route.abort())
    press(page, "Add all to calendar")
    said = (
        "This was not done. "
        "The calendar part could not be loaded. calendar.zip could not be fetched. "
        "Check your connection, then try again."
    )
    expect(notice(page)).to_contain_text(said)
    expect(status(page)).to_have_text(said)
    page.context.unroute("**/calendar.zip")
    download(page, lambda: press(page, "Add all to calendar"))


def test_without_a_date_the_calendar_button_says_what_it_waits_for(open_page: OpenPage) -> None:
    calculator = open_calculator(open_page, "adoption")
    page = calculator.page
    button = page.get_by_role("button", name="Add all to calendar")
    expect(button).to_have_attribute("aria-disabled", "true")
    expect(button).to_have_accessible_description("No step has a date yet.")
    button.press("Enter")
    expect(notice(page)).to_contain_text("No step has a date yet. Type a date first.")
    calculator.type_date("qaag", 22, 10, 2026)
    expect(button).to_be_enabled()
    expect(notice(page)).to_be_empty()


def test_copy_fills_the_clipboard_with_text_and_a_table(twin_track: Calculator) -> None:
    page = twin_track.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    press(page, "Copy")
    expect(notice(page)).to_contain_text("Copied. Paste it into a case note")
    expect(status(page)).to_have_text("Copied.")
    found = page.evaluate(READ_CLIPBOARD)
    assert f"Thu 10 Sep 2026 (in 3 days): {FIRST_ROW}." in found["text/plain"]
    rows = Cells(found["text/html"]).rows
    assert rows[0][:3] == ["Diary day", "Note", "Step"]
    assert rows[1][0] == "Thu 10 Sep 2026"
    assert len(rows) == 1 + 12


def test_copied_is_announced_each_time(twin_track: Calculator) -> None:
    page = twin_track.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("""() => {
      window.heard = [];
      const region = document.querySelector("[data-part=status]");
      new MutationObserver(() => {
        window.heard.push(region.textContent);
        const times = window.heard.filter((words) => words === "Copied.").length;
        region.dataset.times = String(times);
      }).observe(region, { childList: true, characterData: true, subtree: true });
    }""")
    for times in (1, 2):
        press(page, "Copy")
        # The words of the first time still stand while the second is under way.
        expect(status(page)).to_have_attribute("data-times", str(times))
        expect(status(page)).to_have_text("Copied.")
        page.wait_for_timeout(150)
        heard = page.evaluate("window.heard.filter((words) => words === 'Copied.').length")
        assert heard == times


def test_copy_works_where_browsers_offer_only_the_older_way(open_page: OpenPage) -> None:
    calculator = filled(open_page)
    page = calculator.page
    page.evaluate(NO_CLIPBOARD)
    page.evaluate(KEEP_COPIED)
    press(page, "Copy")
    expect(notice(page)).to_contain_text("Copied.")
    found = page.evaluate("window.copied")
    assert FIRST_ROW in found["text/plain"]
    assert len(Cells(found["text/html"]).rows) == 1 + 12


def test_words_that_cannot_be_copied_are_there_to_copy(
    twin_track: Calculator, axe: Callable[[Page], list[str]]
) -> None:
    page = twin_track.page
    page.evaluate(NO_CLIPBOARD)
    page.evaluate("document.execCommand = () => false")
    press(page, "Copy")
    box = page.get_by_label("These words are selected.")
    expect(box).to_be_focused()
    assert FIRST_ROW in box.input_value()
    selected = box.evaluate("(box) => box.selectionEnd - box.selectionStart === box.value.length")
    assert selected
    assert axe(page) == []
    notice(page).get_by_role("button", name="Dismiss").click()
    expect(page.locator("[data-part=heading]")).to_be_focused()


def test_an_invitation_is_copied_from_its_row(twin_track: Calculator) -> None:
    page = twin_track.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_label("Case number (optional)").fill("CASE 7")
    twin_track.open_other("Monthly joint supervision 1", "Monthly joint supervision 2")
    others = page.locator(".pw-others")
    others.get_by_role("button", name="Copy invitation", exact=True).click()
    expect(others.locator(".pw-row-actions")).to_contain_text("Copied. Paste it into an e-mail")
    text = page.evaluate(READ_CLIPBOARD)["text/plain"]
    assert text.startswith(f"Subject: CASE 7: Monthly joint supervision 2, {LTF}: Fri 20 Nov")
    assert f"{twin_track.root}pathways/long-term-fostering/#monthly" in text


def test_only_meetings_to_come_are_invited_to(twin_track: Calculator) -> None:
    page = twin_track.page
    twin_track.details("Refer the child to family finders").click()
    expect(page.get_by_role("heading", name="This step")).to_be_visible()
    expect(
        page.locator(".pw-working").get_by_role("button", name="Add to calendar")
    ).to_be_visible()
    expect(page.locator(".pw-working").get_by_role("button", name="Copy invitation")).to_have_count(
        0
    )
    twin_track.details("Refer the child to family finders").click()
    twin_track.details("Review at which FAST steps out").click()
    expect(page.get_by_role("heading", name="This meeting")).to_be_visible()
    expect(
        page.locator(".pw-working").get_by_role("button", name="Copy invitation")
    ).to_be_visible()
    expect(page.locator(".pw-working").get_by_role("button", name="Add to calendar")).to_have_count(
        0
    )


def test_the_spreadsheet_is_a_menu_away(twin_track: Calculator) -> None:
    page = twin_track.page
    press(page, "More")
    name, text = download(page, lambda: press(page, "Download for a spreadsheet"))
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert name.endswith("-from-2026-10-22-saved-2026-09-07-0900.csv")
    assert text.startswith("\ufeff")
    assert len(rows) == 12
    expect(page.get_by_role("button", name="More")).to_be_focused()


def test_the_menu_works_by_keyboard_and_closes_again(
    twin_track: Calculator, axe: Callable[[Page], list[str]]
) -> None:
    page = twin_track.page
    more = page.get_by_role("button", name="More")
    expect(more).to_have_attribute("aria-expanded", "false")
    more.press("Enter")
    expect(more).to_have_attribute("aria-expanded", "true")
    assert axe(page) == []
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Open a file")).to_be_focused()
    page.keyboard.press("Escape")
    expect(more).to_be_focused()
    expect(more).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("button", name="Open a file")).to_be_hidden()
    more.click()
    page.locator("[data-part=next]").click()
    expect(more).to_have_attribute("aria-expanded", "false")
    more.press("Enter")
    for _ in range(page.locator("[data-part=more-list] button").count() + 1):
        page.keyboard.press("Tab")
    expect(more).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
def test_on_a_phone_the_actions_fit_the_screen(
    open_page: OpenPage, axe: Callable[[Page], list[str]], *, is_dark: bool
) -> None:
    calculator = filled(open_page, viewport=PHONE, reduced_motion="reduce")
    page = calculator.page
    if is_dark:
        page.get_by_role("button", name="Switch to dark colours").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    press(page, "More")
    box = page.locator("#more-list").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]
    assert axe(page) == []
    press(page, "Clear what you typed")
    expect(notice(page)).to_contain_text("Cleared")
    calculator.answered()
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) == 0
    assert axe(page) == []


def test_in_forced_colours_the_menu_has_an_edge(open_page: OpenPage) -> None:
    page = filled(open_page, forced_colors="active").page
    press(page, "More")
    expect(page.locator("#more-list")).to_have_css("border-top-style", "solid")


def test_one_button_is_filled(twin_track: Calculator) -> None:
    filled_ones = twin_track.page.locator(".pw-btn:not(.pw-btn--quiet):visible")
    expect(filled_ones).to_have_text(["Copy invitation"])


def test_clearing_can_be_undone(twin_track: Calculator) -> None:
    page = twin_track.page
    page.get_by_label("Case number (optional)").fill("CASE 7")
    press(page, "Clear what you typed")
    expect(notice(page)).to_contain_text("Cleared what you typed. Undo Dismiss")
    expect(page.get_by_label("Case number (optional)")).to_have_value("")
    expect(status(page)).to_contain_text("Cleared what you typed. Timetable updated.")
    press(page, "Undo")
    expect(twin_track.box("qaag")).to_have_value("22")
    expect(page.get_by_label("Case number (optional)")).to_have_value("CASE 7")
    expect(twin_track.row("Initial joint supervision", "Adoption plan")).to_contain_text(
        "Thu 10 Sep 2026"
    )
    expect(page.locator("[data-part=heading]")).to_be_focused()
    expect(notice(page)).to_be_empty()
    expect(status(page)).to_contain_text("Undone. Timetable updated.")


def test_after_clearing_a_calendar_is_another_childs(twin_track: Calculator) -> None:
    page = twin_track.page
    _, text = download(page, lambda: press(page, "Add all to calendar"))
    first = events(text)
    press(page, "Clear what you typed")
    twin_track.type_dates(TWIN_TRACK)
    expect(twin_track.row("Review joint supervision")).to_contain_text("14 Dec")
    _, text = download(page, lambda: press(page, "Add all to calendar"))
    assert not first.keys() & events(text).keys()


def test_what_is_in_the_calendar_outlives_an_undo(twin_track: Calculator) -> None:
    page = twin_track.page
    twin_track.type_date("final-order", 21, 12, 2026)
    transfer = twin_track.row("Transfer to Adoption")
    expect(transfer).to_contain_text("Thu 24 Dec 2026")
    expect(transfer).to_contain_text("due Mon 21 Dec to Mon 28 Dec, Boxing Day")
    twin_track.type_date("qaag", 5, 11, 2026)
    expect(page.locator(".pw-banner--moved")).to_be_visible()
    _, text = download(page, lambda: press(page, "Add all to calendar"))
    first = events(text)
    press(page, "Undo")
    expect(twin_track.box("qaag")).to_have_value("22")
    _, text = download(page, lambda: press(page, "Add all to calendar"))
    assert first.keys() == events(text).keys()


def test_a_pathway_removed_comes_back_with_undo(twin_track: Calculator) -> None:
    page = twin_track.page
    press(page, "Remove Adoption plan")
    expect(notice(page)).to_contain_text("Removed Adoption plan. Undo Dismiss")
    press(page, f"Remove {LTF}")
    expect(notice(page)).to_contain_text(f"Removed {LTF}. Undo Dismiss")
    expect(status(page)).to_have_text(f"Removed {LTF}.")
    press(page, "Undo")
    expect(page.locator(".pw-chip")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"\?pathway=long-term-fostering$"))
    expect(twin_track.row("Monthly joint supervision 1")).to_be_visible()
    expect(page.locator("[data-part=heading]")).to_be_focused()


def test_marking_as_held_is_undone_where_nothing_moved(open_page: OpenPage) -> None:
    calculator = open_calculator(open_page, "ad-hoc")
    page = calculator.page
    row = page.locator("[data-part=table] tbody tr:not(.pw-group)").first
    row.get_by_role("button").click()
    calculator.answered()
    for name, value in (("day", "1"), ("month", "9"), ("year", "2026")):
        page.locator(f".pw-working [id$=-held] [data-box={name}]").fill(value)
    press(page, "Mark as held")
    expect(row).to_contain_text("Held Tue 1 Sep 2026")
    expect(page.locator(".pw-results")).to_contain_text("Undo Dismiss")
    press(page, "Undo")
    expect(row).not_to_contain_text("Held Tue 1 Sep 2026")


def test_everything_typed_outlives_a_visit_to_another_page(twin_track: Calculator) -> None:
    page = twin_track.page
    page.get_by_label("Case number (optional)").fill("CASE 7")
    twin_track.box("final-order").fill("3")
    download(page, lambda: press(page, "Add all to calendar"))
    twin_track.open("Review joint supervision")
    page.locator("[id$=-held-day]").fill("1")
    page.get_by_role("link", name="About", exact=True).first.click()
    expect(page.locator("#calculator")).to_have_count(0)
    page.get_by_role("link", name="Work out dates").first.click()
    expect(page.get_by_label("Case number (optional)")).to_have_value("CASE 7")
    expect(page.locator("[data-part=printed-reference]")).to_have_text("CASE 7")
    expect(twin_track.box("final-order")).to_have_value("3")
    twin_track.details("Review joint supervision").click()
    expect(page.locator("[id$=-held-day]")).to_have_value("1")


@pytest.mark.pyodide
def test_nothing_taken_away_is_sent_or_stored(twin_track: Calculator) -> None:
    page = twin_track.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_label("Case number (optional)").fill("CASE 7")
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    download(page, lambda: press(page, "Add all to calendar"))
    press(page, "Copy")
    expect(notice(page)).to_contain_text("Copied.")
    assert [one for one in asked if "CASE" in one or not one.startswith("GET")] == []
    kept = page.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href])"
    )
    assert "CASE" not in kept


def test_focus_stays_on_a_link_of_a_row_whose_count_arrives(twin_track: Calculator) -> None:
    page = twin_track.page
    button = twin_track.details("Monthly joint supervision 1")
    button.evaluate("""(button) => {
      button.click();
      document.querySelector(".pw-working a").focus();
    }""")
    expect(page.locator(".pw-working")).to_contain_text("1 month after the initial")
    expect(page.locator(".pw-working a").first).to_be_focused()


def test_what_was_done_comes_into_view(twin_track: Calculator) -> None:
    page = twin_track.page
    twin_track.row("Early permanence joint supervision").scroll_into_view_if_needed()
    # Not by the wheel: what it scrolls may go on after the press.
    page.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
    press(page, "Clear what you typed")
    expect(notice(page).get_by_role("button", name="Undo")).to_be_in_viewport()
    expect(twin_track.box("final-evidence")).to_be_focused()
