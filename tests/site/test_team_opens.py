"""A row of the team's table that is opened: in which case, and what of the table is in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.site.calculator_pages import START_MS
from tests.site.caseload_pages import SOON, Team
from tests.site.edition_site import case_text
from tests.site.record_pages import choose_more, downloaded
from tests.site.test_cases_kept_apart import back_to_team, cases, open_child, told
from tests.site.test_stay_or_move import OldCase

if TYPE_CHECKING:
    from tests.site.conftest import OpenPage

HEADINGS = "Case number,Plans,DOB,QAAG,Final evidence,Final hearing"
FOSTERING = "04/06/2012,,16/11/2026,15/12/2026"


def show(team: Team, *rows: str) -> None:
    """Show other rows, once the fold that hides the box is open."""
    team.page.locator("[data-part=rows]").evaluate("(fold) => { fold.open = true; }")
    team.show("\n".join([HEADINGS, *rows, ""]))


def open_row(team: Team, pathway: str) -> None:
    """Open the child that has a row of this pathway."""
    row = team.rows().filter(has_text=pathway).first
    row.get_by_role("button", name="Open C-1").click()
    root = team.page.locator("#calculator")
    expect(root).to_have_attribute("data-engine", "ready", timeout=START_MS)


def test_two_rows_of_one_number_are_two_cases(open_page: OpenPage) -> None:
    team = Team(open_page)
    page = team.page
    show(team, f"C-1,Adoption plan,{SOON}", f"C-1,Long-term fostering,{FOSTERING}")
    open_row(team, "Adoption plan")
    expect(told(page)).to_contain_text(
        "The team\N{RIGHT SINGLE QUOTATION MARK}s table has C-1 more than once. "
        "This row is opened as a case of its own."
    )
    page.locator("#date-qaag-day").fill("23")
    back_to_team(page)
    open_row(team, "Long-term fostering")
    expect(page.locator("#date-birth-year")).to_have_value("2012")
    expect(page.get_by_role("button", name="Remove Adoption plan")).to_have_count(0)
    expect(cases(page)).to_contain_text("C-1 is kept in this tab")
    back_to_team(page)
    open_row(team, "Long-term fostering")
    # The one that holds just what its row has is that case, and no third one.
    expect(cases(page).locator("p")).to_have_count(1)
    cases(page).get_by_role("button", name="Go back to C-1").click()
    expect(page.locator("#date-qaag-day")).to_have_value("23")
    expect(page.locator("#date-birth-year")).to_have_value("2022")


def test_a_pathway_that_the_table_dropped_goes_where_nothing_was_typed(
    open_page: OpenPage,
) -> None:
    team = Team(open_page)
    page = team.page
    show(team, "C-1,Adoption plan,03/05/2022,22/10/2026,,15/12/2026")
    open_child(page, "Open C-1")
    back_to_team(page)
    # The evidence comes to the case after the hearing: what came first tells nothing.
    show(team, f"C-1,Long-term fostering,{FOSTERING}")
    open_child(page, "Open C-1")
    expect(page.get_by_role("button", name="Remove Long-term fostering")).to_be_visible()
    expect(page.get_by_role("button", name="Remove Adoption plan")).to_have_count(0)
    expect(told(page)).to_be_empty()


def test_a_pathway_that_the_table_dropped_stays_where_a_meeting_of_it_was_marked_here(
    open_page: OpenPage,
) -> None:
    team = Team(open_page)
    page = team.page
    show(team, "C-1,Adoption plan,03/05/2022,10/10/2026,,15/12/2026")
    page.locator(".pw-cases .pw-groupfold[aria-expanded=false]").first.click()
    open_child(page, "Open C-1")
    page.locator("#answer-mark").click()
    page.get_by_role("button", name="Not held yet").first.click()
    back_to_team(page)
    show(team, f"C-1,Long-term fostering,{FOSTERING}")
    open_child(page, "Open C-1")
    expect(page.get_by_role("button", name="Remove Long-term fostering")).to_be_visible()
    expect(page.get_by_role("button", name="Remove Adoption plan")).to_be_visible()
    expect(told(page)).to_contain_text("This is that case, with what you typed.")


def test_a_case_of_an_earlier_edition_stays_as_it_is_where_its_row_is_opened(
    open_page: OpenPage, editions_address: str
) -> None:
    """The table has today's names: put beside those of the edition, nothing could be planned."""
    old = OldCase(open_page, editions_address)
    page = old.page
    case = json.loads(case_text("1.0"))
    case["children"][0]["reference"] = "CASE 7"
    old.open(json.dumps(case))
    expect(old.tag).to_have_text("Edition 1.0")
    answer = old.answer.inner_text()
    page.locator("a[href$='caseload/']").first.evaluate("(link) => link.click()")
    expect(page.locator("#caseload")).to_have_attribute("data-engine", "ready", timeout=START_MS)
    team = Team.__new__(Team)
    team.page = page
    rows = "Case number,Plans,Moving day,Is it far?,Held settle/look-in\n"
    team.show(f"{rows}CASE 7,Move; Settle,15/12/2026,yes,24/08/2026\n")
    page.get_by_role("button", name="Open CASE 7").first.click()
    expect(page.locator("#calculator")).to_have_attribute("data-engine", "ready", timeout=START_MS)
    expect(told(page)).to_contain_text(
        "CASE 7 was open in this tab already. This is that case, which goes by edition 1.0, so "
        "what the team\N{RIGHT SINGLE QUOTATION MARK}s table has is not put into it. To have it "
        "here, move the case first, and open it from the table again."
    )
    expect(old.answer).to_have_text(answer)
    expect(page.locator("#date-moving-day-day")).to_have_value("14")
    _, content = downloaded(page, lambda: choose_more(page, "Save to a file"))
    assert json.loads(content)["edition"] == "1.0"
