"""The team timetable by worker, by child and by day, and the Monday sheet on one page of paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pymupdf
import pytest
from playwright.sync_api import expect

from tests.site.caseload_pages import PLAN_MS, Team
from tests.site.choosing import OTHER, choose
from tests.site.monday_tables import HEADINGS, team
from tests.site.waiting import wait_until

if TYPE_CHECKING:
    from playwright.sync_api import FilePayload

    from tests.site.conftest import OpenPage

PRINTED = """window.print = () => {
    window.printed = document.querySelector('.pw-monday').innerHTML;
    window.alone = document.querySelector('#caseload').hasAttribute('data-monday');
}"""
PUT_BACK = """() => {
    document.querySelector('.pw-monday').innerHTML = window.printed;
    document.querySelector('#caseload').toggleAttribute('data-monday', true);
}"""
MONDAY = "Print the Monday sheet"


def test_the_rows_of_a_worker_or_a_child_stand_together_and_focus_stays(
    open_page: OpenPage,
) -> None:
    opened = Team(open_page)
    opened.show(team(6, far=1))
    orders = opened.page.get_by_role("group", name="Order").get_by_role("button")
    expect(orders.first).to_have_attribute("aria-pressed", "true")
    assert opened.groups()[:2] == [
        "Worker 1: 3 meetings, 2 this week",
        "Worker 2: 1 meeting, 1 this week",
    ]
    by_child = opened.page.get_by_role("button", name="By child")
    by_child.click()
    expect(opened.group("C-1: 1 meeting")).to_be_visible(timeout=PLAN_MS)
    expect(by_child).to_be_focused()
    expect(by_child).to_have_attribute("aria-pressed", "true")
    expect(orders.first).to_have_attribute("aria-pressed", "false")
    opened.page.get_by_role("button", name="By day").press("Enter")
    expect(opened.group("Said not held: hold it now: 1")).to_be_visible(timeout=PLAN_MS)
    expect(opened.page.get_by_role("button", name="By day")).to_be_focused()


def test_without_workers_there_is_no_order_by_worker(open_page: OpenPage) -> None:
    opened = Team(open_page)
    opened.show("Case number,Plans,QAAG\nC-1,Adoption plan,22/10/2026\n")
    expect(opened.page.get_by_role("button", name="By worker", exact=True)).to_be_hidden()
    expect(opened.page.get_by_role("button", name="By day")).to_have_attribute(
        "aria-pressed", "true"
    )


@pytest.mark.parametrize(("near", "pages"), [(17, 1), (25, 1), (40, 2)])
def test_a_messy_table_of_thirty_is_one_sheet_two_presses_after_it_is_opened(
    open_page: OpenPage, near: int, pages: int
) -> None:
    opened = Team(open_page)
    page = opened.page
    page.evaluate(PRINTED)
    opened.open("team.csv", team(near).encode())
    expect(opened.summary).to_be_visible(timeout=PLAN_MS)
    page.get_by_role("button", name=MONDAY).click()
    wait_until(page, "window.printed")
    assert page.evaluate("window.alone")
    expect(page.locator("#caseload[data-monday]")).to_have_count(0)
    expect(page.locator(".pw-monday")).to_be_hidden()
    page.evaluate(PUT_BACK)
    sheet = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == pages
    page.emulate_media(media="print")
    paper = page.locator(".pw-monday")
    expect(
        paper.get_by_text("1 was not held, C-1 (was due Fri 4 Sep 2026): hold it")
    ).to_be_visible()
    expect(paper.locator("tbody tr:not(.pw-group)")).to_have_count(near)
    expect(paper.get_by_text("Who", exact=True)).to_have_count(17 if near == 17 else 0)
    expect(paper.get_by_text("Not read in the team")).to_be_visible()
    # Many rows of one worker go on over the page: kept whole, they would leave one half empty.
    kept = "avoid" if near == 17 else "auto"
    expect(paper.locator("tbody").first).to_have_css("break-inside", kept)
    expect(page.locator(".pw-cases")).to_be_hidden()


def test_last_weeks_file_says_what_changed_on_the_page_and_on_the_sheet(
    open_page: OpenPage,
) -> None:
    opened = Team(open_page)
    page = opened.page
    page.evaluate(PRINTED)
    opened.show(
        "Case number,Plans,QAAG\nC-1,Adoption plan,22/10/2026\nC-3,Adoption plan,22/10/2026\n"
    )
    old = b"Case number,Plans,QAAG\nC-1,Adoption plan,15/10/2026\nC-2,Adoption plan,22/10/2026\n"
    last: FilePayload = {"name": "last.csv", "mimeType": "text/csv", "buffer": old}
    choose(page, page.get_by_role("button", name="Compare with last week").click, last, OTHER)
    heading = page.get_by_role("heading", name="What changed since last.csv")
    expect(heading).to_be_focused(timeout=PLAN_MS)
    expect(page.locator("[data-part=since]")).to_contain_text("1 moved, 1 new, 1 no longer there.")
    opened.press(MONDAY)
    wait_until(page, "window.printed")
    assert "What changed since last.csv" in page.evaluate("window.printed")
    opened.press("Stop comparing")
    expect(heading).to_have_count(0)
    expect(page.get_by_role("button", name="Compare with last week")).to_be_focused()


def test_what_was_due_and_is_not_marked_is_on_the_page_that_is_printed(open_page: OpenPage) -> None:
    opened = Team(open_page)
    page = opened.page
    page.evaluate(PRINTED)
    near = "".join(f"CASE{number}018A,Worker 1,Adoption plan,22/10/2026,\n" for number in range(3))
    was_due = "".join(f"D-{number},Worker 1,Adoption plan,15/10/2026,\n" for number in range(2))
    opened.show(f"{HEADINGS}\n{near}{was_due}")
    opened.press(MONDAY)
    wait_until(page, "window.printed")
    page.evaluate(PUT_BACK)
    page.emulate_media(media="print")
    first = page.locator(".pw-monday tbody").first
    expect(first.locator(".pw-group")).to_have_text("Was due, not marked. Worker 1: 2 meetings")
    expect(first.locator("tr:not(.pw-group)")).to_have_count(2)
    row = first.locator("tr:not(.pw-group)").first
    expect(row).to_contain_text("Was due Thu 3 Sep 2026D-0")
    expect(row.locator("td").last).to_have_text("")
    case = page.get_by_role("rowheader", name="CASE1018A")
    lines = case.evaluate("one => one.firstChild.getClientRects().length")
    assert lines == 1


def test_many_that_were_due_leave_this_weeks_first_on_the_first_page(
    open_page: OpenPage,
) -> None:
    opened = Team(open_page)
    page = opened.page
    page.evaluate(PRINTED)
    was_due = "".join(f"D-{number},Worker 1,Adoption plan,15/10/2026,\n" for number in range(15))
    near = "".join(f"N-{number},Worker 1,Adoption plan,22/10/2026,\n" for number in range(12))
    opened.show(f"{HEADINGS}\n{was_due}{near}")
    opened.press(MONDAY)
    wait_until(page, "window.printed")
    page.evaluate(PUT_BACK)
    with pymupdf.open(stream=page.pdf(prefer_css_page_size=True)) as paper:  # type: ignore[no-untyped-call]
        first, second = (sheet.get_text() for sheet in paper)
    assert "D-14\n" in first
    assert "N-0\n" in first
    assert "N-9\n" in second
