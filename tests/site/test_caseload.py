"""A team's table becomes one timetable: what is due, what was understood, what is taken away."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from tests.site.calculator_pages import START_MS
from tests.site.caseload_pages import HEADINGS, PLAN_MS, SOON, Team, line, planned, team

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.site.conftest import OpenPage


def to_line(page: Page) -> str:
    """Return what is selected in the box that holds the rows."""
    selected: str = page.locator("#caseload-text").evaluate(
        "(box) => box.value.slice(box.selectionStart, box.selectionEnd)"
    )
    return selected


def saved(opened: Team, name: str) -> str:
    """Return the text of the file that a button makes."""
    with opened.page.expect_download() as made:
        opened.press(name)
    return Path(made.value.path()).read_bytes().decode("utf-8")


def test_what_is_due_in_the_next_four_weeks_for_a_team_of_30(open_page: OpenPage) -> None:
    opened = Team(open_page)
    opened.open("team.csv", team().encode("cp1252"))

    expect(opened.strip).to_contain_text("2 meetings this week, for 2 children.", timeout=PLAN_MS)
    expect(opened.strip).to_contain_text("Next: C-109 on Thu 10 Sep")
    expect(opened.strip).to_contain_text("In the 4 weeks after: 0, 6, 1 and 0.")
    expect(opened.strip).to_contain_text("4 were due before today and are not marked")
    expect(opened.strip).to_contain_text("2 things were not understood, and 1 row is not planned.")
    expect(opened.summary).to_contain_text("29 of 30 rows can be planned.")
    assert opened.groups()[:4] == [
        "This week, from Mon 7 Sep 2026: 2",
        "Week of Mon 21 Sep 2026: 6",
        "Week of Mon 28 Sep 2026: 1",
        "Was due, not marked: 4",
    ]
    first = opened.rows().first
    expect(first).to_contain_text("Thu 10 Sep 2026")
    expect(first).to_contain_text("In 3 days")
    expect(first).to_contain_text("C-109")
    expect(first).to_contain_text("Adoption plan")
    expect(first).to_contain_text("FAST practice supervisor")
    expect(opened.rows("C-101")).to_have_count(0)
    opened.page.get_by_role("button", name="See 4 were due before today").click()
    late = opened.fold_of("Was due")
    expect(opened.group("Was due")).to_be_focused()
    expect(late).to_have_count(4)
    expect(late.first).to_contain_text("Was due Thu 20 Aug 2026")
    expect(late.first).not_to_contain_text("overdue")


def test_the_next_four_weeks_are_in_sight_on_a_laptop(open_page: OpenPage) -> None:
    opened = planned(open_page)
    expect(opened.strip).to_be_focused()
    for week in ("This week, from Mon 7 Sep 2026", "Week of Mon 21 Sep 2026"):
        box = opened.group(week).bounding_box()
        assert box
        assert 0 <= box["y"] < 768


def test_every_row_that_is_not_planned_is_listed_with_its_reason(open_page: OpenPage) -> None:
    opened = planned(open_page)
    opened.page.get_by_role("button", name="See 2 things were not understood").click()
    bad = opened.page.locator(".pw-listed tbody tr")

    expect(bad).to_have_count(2)
    expect(bad.nth(0)).to_contain_text("Line 13")
    expect(bad.nth(0)).to_contain_text("C-112")
    expect(bad.nth(0)).to_contain_text("Did you mean “Adoption plan”?")
    expect(bad.nth(1)).to_contain_text("Line 21")
    expect(bad.nth(1)).to_contain_text("November 2026 has 30 days.")
    expect(opened.summary).to_be_focused()


def test_a_reading_that_is_offered_is_taken_with_one_press_and_taken_back(
    open_page: OpenPage,
) -> None:
    opened = planned(open_page)
    expect(opened.rows("C-112")).to_have_count(0)
    opened.page.get_by_role("button", name="Read “Adoptoin” as Adoption plan").first.click()
    expect(opened.strip).to_contain_text("1 reading taken as offered.")
    expect(opened.strip).to_be_focused()
    expect(opened.rows("C-112").first).to_contain_text("Thu 10 Sep 2026")
    opened.press("Take back")
    expect(opened.strip).to_contain_text("1 row is not planned")
    expect(opened.rows("C-112")).to_have_count(0)


def test_a_row_is_mended_where_it_was_pasted(open_page: OpenPage) -> None:
    opened = planned(open_page)
    expect(opened.box).to_be_hidden()
    opened.summary.click()
    opened.press("Go to Line 13")
    expect(opened.box).to_be_focused()
    assert to_line(opened.page) == line(112)
    opened.page.keyboard.type(f"C-112,Adoption plan,{SOON},")
    expect(opened.page.get_by_text("You changed the rows.")).to_be_visible()
    opened.press("Show the timetable")

    expect(opened.summary).to_contain_text("All 30 rows can be planned.")
    expect(opened.rows("C-112").first).to_contain_text("Thu 10 Sep 2026")
    expect(opened.page.get_by_text("You changed the rows.")).to_have_count(0)


def test_each_column_says_how_it_was_understood(open_page: OpenPage) -> None:
    opened = Team(open_page)
    opened.show(f"{HEADINGS.replace('DOB', 'Name')}\r\nC-1,Adoption plan,x,22/10/2026,,,\r\n")
    expect(opened.summary).to_contain_text("All 1 row can be planned.")
    expect(opened.strip).to_be_focused()
    expect(opened.page.locator(".pw-seen").last).to_be_hidden()
    opened.summary.click()
    columns = opened.page.locator(".pw-preview .pw-seen tbody tr")

    expect(columns.filter(has_text="Plans")).to_contain_text("athways")
    expect(columns.filter(has_text="QAAG")).not_to_contain_text("Not used")
    expect(columns.filter(has_text="Name")).to_contain_text("Names are not needed")
    expect(columns.filter(has_text="Notes")).to_contain_text("Not used")


def test_rows_copied_from_a_spreadsheet_have_tabs_between_cells(open_page: OpenPage) -> None:
    opened = Team(open_page)
    opened.show(team(3).replace(",", "\t"))
    expect(opened.summary).to_contain_text("All 3 rows can be planned.")


def test_only_what_one_role_arranges_and_back_to_everyone(open_page: OpenPage) -> None:
    opened = planned(open_page)
    arranger = opened.page.get_by_label("Arranged by")
    arranger.select_option(label="FAST practice supervisor: 5 due, 171 in all")

    expect(opened.strip).to_contain_text("2 were due before today")
    expect(opened.said).to_contain_text("2 were due before today")
    whose = set(opened.page.locator(".pw-cases tbody .pw-whom").all_inner_texts())
    assert whose == {"FAST practice supervisor"}
    opened.press("Show everyone")
    expect(opened.strip).to_contain_text("2 meetings this week")
    expect(arranger).to_be_focused()
    expect(arranger).to_have_value("")
    expect(opened.page.get_by_role("button", name="Show everyone")).to_be_hidden()


def test_later_weeks_are_folded_and_filled_when_opened(open_page: OpenPage) -> None:
    opened = planned(open_page)
    needs = opened.group("Needs a date")
    expect(needs).to_have_attribute("aria-expanded", "false")
    expect(opened.fold_of("Needs a date")).to_have_count(0)
    needs.click()

    expect(opened.fold_of("Needs a date")).to_have_count(32)
    expect(needs).to_have_attribute("aria-expanded", "true")
    expect(needs).to_be_focused()
    needs.click()
    expect(opened.fold_of("Needs a date")).to_have_count(0)
    opened.group("This week").click()
    expect(opened.fold_of("This week")).to_have_count(0)


@pytest.mark.long
@pytest.mark.pyodide
def test_a_thousand_children_come_with_progress_and_200_rows_at_a_time(
    open_page: OpenPage,
) -> None:
    opened = Team(open_page)
    # What the page shows of its progress, and that it still answers meanwhile.
    opened.page.evaluate("""() => {
      window.shown = [];
      window.beats = 0;
      setInterval(() => (window.beats += 1), 20);
      new MutationObserver(() => {
        const words = document.getElementById("progress-words")?.textContent;
        const bar = document.querySelector("progress");
        if (words) window.shown.push([words, bar?.value, bar?.max, window.beats]);
      }).observe(document.querySelector("[data-part=progress]"), {childList: true, subtree: true});
    }""")
    opened.open("everyone.csv", team(1000).encode())

    expect(opened.strip).to_contain_text("this week, for ", timeout=PLAN_MS)
    shown = opened.page.evaluate("window.shown")
    counted = [one for one in shown if re.fullmatch(r"Planning child [\d,]+ of [\d,]+", one[0])]
    assert len({words for words, *_ in counted}) > 2
    assert len({beats for *_, beats in counted}) > 2
    assert all(0 <= value <= most for _, value, most, _ in counted)
    march = opened.group("February 2027")
    march.click()
    rows = opened.fold_of("February 2027")
    expect(rows).to_have_count(200)
    opened.press("Show the next 200")
    expect(rows).to_have_count(400)
    expect(rows.nth(200).get_by_role("button")).to_be_focused()
    expect(opened.said).to_contain_text("400 of")


def test_a_child_opens_in_the_calculator_and_back_is_the_team(open_page: OpenPage) -> None:
    opened = planned(open_page)
    page = opened.page
    opened.rows("C-109").first.get_by_role("button", name="Open C-109").click()

    query = r"\?pathway=adoption&pathway=long-term-fostering$"
    expect(page).to_have_url(re.compile(rf"/calculator/{query}"))
    expect(page.locator("#date-qaag-day")).to_have_value("22")
    expect(page.locator("#date-birth-year")).to_have_value("2022")
    expect(page.get_by_label("Case number")).to_have_value("C-109")
    expect(page.locator("#calculator [data-part=next]")).to_contain_text(
        "Hold the initial joint supervision (Adoption plan) by Thursday 10 September 2026."
    )
    page.go_back()
    expect(opened.strip).to_contain_text("2 meetings this week")
    expect(opened.summary).to_contain_text("29 of 30 rows can be planned.")


def test_another_number_over_a_child_of_the_team_asks_whose_it_is(open_page: OpenPage) -> None:
    opened = planned(open_page)
    page = opened.page
    opened.rows("C-109").first.get_by_role("button", name="Open C-109").click()
    number = page.get_by_label("Case number (optional)")
    expect(number).to_have_value("C-109")
    number.fill("C-900")
    number.press("Tab")
    whose = page.locator("#calculator [data-part=whose]")
    expect(whose).to_contain_text("under C-109. Is C-900 the same child?")


def test_opening_a_child_offers_back_what_was_typed_before(open_page: OpenPage) -> None:
    opened = planned(open_page)
    page = opened.page
    page.get_by_role("link", name="Work out dates").first.click()
    page.get_by_role("checkbox", name="Remand", exact=True).check()
    page.locator("#date-remand-day").fill("7")
    page.go_back()
    opened.rows("C-109").first.get_by_role("button", name="Open C-109").click()
    expect(page.locator("#date-qaag-day")).to_have_value("22")
    notice = page.locator("#calculator [data-part=notice]")
    expect(notice).to_contain_text("Opened in place of what was here.")
    notice.get_by_role("button", name="Undo").click()
    expect(page.locator("#date-remand-day")).to_have_value("7")
    expect(page.get_by_role("button", name="Remove Remand")).to_be_visible()


def test_the_calendar_holds_every_child_and_names_the_rows_it_leaves_out(
    open_page: OpenPage,
) -> None:
    opened = Team(open_page)
    opened.show(team() + f",Adoption plan,{SOON},\r\n")
    calendar = Calendar.from_ical(saved(opened, "Add all to calendar"))

    titles = [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")]
    assert [one for one in titles if "C-109" in one]
    assert [one for one in titles if "C-130" in one]
    told = opened.page.locator("[data-part=taken]")
    expect(told).to_contain_text("line 13, not planned.")
    expect(told).to_contain_text("line 32, without a reference.")
    expect(opened.said).to_contain_text("without a reference")


def test_the_spreadsheet_holds_what_the_filter_shows(open_page: OpenPage) -> None:
    opened = planned(open_page)
    opened.page.get_by_label("Arranged by").select_option(value="fast-ps")
    expect(opened.strip).to_contain_text("2 were due before today")
    opened.press("More")
    text = saved(opened, "Download for a spreadsheet")

    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))
    assert {row["Arranged by"] for row in rows} == {"FAST practice supervisor"}
    assert "C-109" in {row["Reference"] for row in rows}
    expect(opened.page.locator("[data-part=taken]")).to_contain_text("line 13, not planned.")


def test_copy_puts_the_timetable_on_the_clipboard(open_page: OpenPage) -> None:
    opened = planned(open_page, permissions=["clipboard-read", "clipboard-write"])
    opened.press("Copy")
    expect(opened.said).to_contain_text("Copied.")

    text = opened.page.evaluate("navigator.clipboard.readText()")
    assert "C-109" in text
    assert "Thu 10 Sep 2026" in text


@pytest.mark.pyodide
def test_nothing_given_outlives_the_page_or_leaves_it(open_page: OpenPage) -> None:
    opened = planned(open_page)
    page = opened.page
    page.get_by_role("link", name="About", exact=True).first.click()
    expect(page.get_by_role("heading", level=1).first).not_to_have_text("Team timetable")
    page.get_by_role("link", name="Team timetable", exact=True).first.click()
    expect(opened.strip).to_contain_text("2 meetings this week")
    kept: str = page.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, history.state])"
    )
    assert "C-1" not in kept
    assert "C-1" not in page.url
    page.reload()
    expect(opened.strip).to_contain_text("Open a file or paste rows")
    expect(opened.box).to_have_value("")


def test_rows_still_being_planned_are_there_on_the_way_back(open_page: OpenPage) -> None:
    opened = Team(open_page)
    opened.box.fill(team(200))
    opened.press("Show the timetable")
    opened.page.get_by_role("link", name="About", exact=True).first.click()
    expect(opened.page.locator(".md-content h1:visible")).to_be_focused()
    expect(opened.page.locator(".md-content h1:visible")).to_have_text("About this guidance")
    opened.page.go_back()
    expect(opened.strip).to_contain_text("this week, for ", timeout=PLAN_MS)


def test_cleared_rows_come_back_with_undo(open_page: OpenPage) -> None:
    opened = planned(open_page)
    opened.page.get_by_text("Your rows", exact=True).click()
    opened.press("Clear")
    expect(opened.box).to_have_value("")
    expect(opened.strip).to_contain_text("Open a file or paste rows")
    expect(opened.rows()).to_have_count(0)
    expect(opened.page.get_by_role("heading", level=1)).to_be_focused()
    opened.press("Undo")
    expect(opened.strip).to_contain_text("2 meetings this week")
    expect(opened.strip).to_be_focused()
    expect(opened.said).to_have_text("Your rows are back.")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PK\x03\x04\x14\x00", "is a workbook, not a CSV file"),
        (b"", "is empty"),
        (b"\x00\x01\x02", "is not a text file"),
        (b"Pathways\r\n", "no rows"),
    ],
    ids=["workbook", "empty", "not text", "headings only"],
)
def test_a_file_that_cannot_be_used_says_what_to_do(
    open_page: OpenPage, content: bytes, told: str
) -> None:
    opened = Team(open_page)
    opened.open("team.csv", content)
    summary = opened.page.get_by_role("group", name="These rows cannot be read")
    expect(summary).to_contain_text(told)
    expect(summary).to_be_focused()


def test_another_file_that_cannot_be_read_leaves_no_timetable_of_the_first(
    open_page: OpenPage,
) -> None:
    opened = planned(open_page)
    opened.page.get_by_text("Your rows", exact=True).click()
    opened.open("other.csv", b"Pathways\r\n")
    expect(opened.page.get_by_role("group", name="These rows cannot be read")).to_be_focused()
    expect(opened.strip).to_contain_text("Open a file or paste rows")
    expect(opened.rows()).to_have_count(0)
    expect(opened.summary).to_have_count(0)


def test_a_long_file_is_planned_without_being_shown(open_page: OpenPage) -> None:
    opened = Team(open_page)
    notes = "n" * 4000
    rows = team().replace(",\r\n", f",{notes}\r\n")
    opened.open("long.csv", rows.encode())
    expect(opened.summary).to_contain_text("29 of 30 rows can be planned.", timeout=PLAN_MS)
    expect(opened.page.get_by_role("button", name="Go to Line 13")).to_have_count(0)
    opened.page.get_by_text("Your rows: long.csv").click()
    expect(opened.page.get_by_text("This file is long")).to_be_visible()
    expect(opened.box).to_have_value("")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_what_a_spreadsheet_may_write_is_read(open_page: OpenPage, encoding: str) -> None:
    opened = Team(open_page)
    reference = "A\N{EN DASH}1"
    opened.open("team.csv", f"Reference,DOB,Pathways\r\n{reference},,Remand\r\n".encode(encoding))
    expect(opened.summary).to_contain_text("All 1 row can be planned.", timeout=PLAN_MS)
    opened.group("Needs a date").click()
    expect(opened.rows(reference).first).to_contain_text("Remand")


def test_the_example_file_is_planned_without_a_fault(open_page: OpenPage) -> None:
    opened = Team(open_page)
    with opened.page.expect_download() as made:
        opened.page.get_by_role("link", name="Download an example file").click()
    opened.open("example.csv", Path(made.value.path()).read_bytes())
    expect(opened.summary).to_contain_text(
        re.compile(r"^All \d+ rows can be planned\."), timeout=PLAN_MS
    )
    opened.summary.click()
    expect(opened.page.locator(".pw-preview .pw-tag")).to_have_count(0)


def test_home_and_the_empty_calculator_lead_here(open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_role("link", name="Make a team timetable").click()
    expect(page.locator(".md-content h1:visible")).to_have_text("Team timetable")
    page.get_by_role("link", name="Work out dates").first.click()
    way = page.get_by_role("link", name="Make a team timetable")
    expect(way).to_be_visible()
    expect(page.locator("#calculator")).to_have_attribute("data-engine", "ready", timeout=START_MS)
    page.get_by_role("checkbox", name="Adoption plan").check()
    expect(way).to_be_hidden()


def test_the_page_lists_every_column_it_understands(open_page: OpenPage) -> None:
    page = Team(open_page).page
    page.get_by_text("Which columns it understands").click()
    table = page.get_by_role("table", name="Columns it understands")
    for heading in (
        "Reference",
        "Pathways",
        "QAAG",
        "Final hearing",
        "Is the case particularly complex?",
    ):
        expect(table.get_by_role("rowheader", name=heading, exact=True)).to_be_visible()
