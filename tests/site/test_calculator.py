"""Working out dates as a person does it: choose, type, read, mark, move, undo."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.calculator_pages import TWIN_TRACK, Calculator, open_calculator

if TYPE_CHECKING:
    from tests.site.conftest import OpenPage


LTF = "Long-term fostering"


@pytest.fixture
def twin_track(open_page: OpenPage) -> Calculator:
    """Return the calculator with the worked example typed in."""
    calculator = open_calculator(open_page, "adoption", "long-term-fostering")
    calculator.type_dates(TWIN_TRACK)
    expect(calculator.page.locator(".pw-group").first).to_have_text("In the next 4 weeks: 4")
    return calculator


def test_the_worked_example_reads_as_the_guides_say(twin_track: Calculator) -> None:
    assert twin_track.lines() == [
        "In the next 4 weeks: 4",
        "Thu 10 Sep 2026 | In 3 days | Initial joint supervision | Adoption plan",
        "Mon 21 Sep 2026 | In 2 weeks | Initial joint supervision | Long-term fostering",
        "Mon 21 Sep 2026 | In 2 weeks | Book the child on to QAAG | Long-term fostering",
        "Mon 21 Sep 2026 | In 2 weeks | Refer the child to family finders | Long-term fostering",
        "Later: 4",
        "Wed 21 Oct 2026 | Monthly joint supervision | Long-term fostering",
        "Mon 14 Dec 2026 | Review joint supervision | Adoption plan",
        "Tue 22 Dec 2026 | Transfer of the case | Long-term fostering",
        "Tue 22 Dec 2026 | Finish the transfer step on Mosaic | Long-term fostering",
        "Needs a date: 1",
        "Needs final order | No date yet | Transfer to Adoption | Adoption plan",
        "When needed, no date in the guide: 2",
        "When suitable | Review at which FAST steps out | Long-term fostering",
        "When suitable | Early permanence joint supervision | Adoption plan",
    ]


def test_the_next_step_comes_first(twin_track: Calculator) -> None:
    strip = twin_track.page.locator("[data-part=next]")
    expect(strip).to_contain_text(
        "Hold the initial joint supervision (Adoption plan) by Thursday 10 September 2026."
    )
    expect(strip).to_contain_text("In 3 days. The FAST practice supervisor arranges it.")
    expect(strip).to_contain_text("1 needs a date: the transfer (Adoption plan).")
    expect(strip.locator("time")).to_have_attribute("datetime", "2026-09-10")


def test_a_field_confirms_what_was_typed(twin_track: Calculator) -> None:
    expect(twin_track.page.locator("#date-qaag [data-echo]")).to_have_text("Thursday")
    expect(twin_track.page.locator("#date-birth [data-echo]")).to_have_text("Tuesday, aged 4")
    expect(twin_track.page.locator("#date-final-order [data-echo]")).to_have_text(
        "Leave blank if not known"
    )


def test_only_the_fields_that_the_pathways_need_are_shown(open_page: OpenPage) -> None:
    page = open_calculator(open_page, "adoption", "no-such-pathway").page
    legends = page.locator("[data-part=dates] fieldset:visible legend")
    expect(legends).to_have_text(
        ["QAAG", "Early permanence looks suitable", "Final hearing", "Final order"]
    )
    expect(page.locator(".pw-chip")).to_have_count(1)
    expect(page.locator(".pw-chip")).to_contain_text("Adoption plan")


def test_without_a_pathway_the_list_is_open(open_page: OpenPage) -> None:
    calculator = open_calculator(open_page)
    page = calculator.page
    expect(page.locator("[data-part=next]")).to_contain_text(
        "Choose a pathway to begin, or open a saved file."
    )
    expect(page.locator("[data-part=form]")).to_be_hidden()
    page.get_by_label("Adoption plan").check()
    expect(page.locator("#date-qaag")).to_be_visible()
    expect(page.locator("[data-part=next]")).to_contain_text("Type one date")


def test_the_address_holds_pathways_and_nothing_typed(twin_track: Calculator) -> None:
    page = twin_track.page
    page.get_by_role("button", name="Remove Long-term fostering").click()
    expect(page).to_have_url(re.compile(r"/calculator/\?pathway=adoption$"))
    expect(page.get_by_role("button", name="Remove Adoption plan")).to_be_focused()
    page.get_by_role("button", name="Remove Adoption plan").click()
    expect(page).to_have_url(re.compile(r"/calculator/$"))
    expect(page.locator("[data-part=choice] summary")).to_be_focused()


@pytest.mark.pyodide
def test_nothing_typed_is_stored_or_sent(twin_track: Calculator) -> None:
    page = twin_track.page
    kept = page.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
    )
    assert "2026" not in kept
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    twin_track.type_date("final-order", 20, 12, 2026)
    expect(twin_track.row("Transfer to Adoption")).to_contain_text(
        "Thu 24 Dec 2026due Sun 20 Dec to Sun 27 Dec"
    )
    assert asked == []


@pytest.mark.parametrize(
    "pasted",
    ["22/10/2026", "22 Oct 2026", "2026-10-22", "Thursday 22nd October 2026", "22.10.2026"],
)
def test_a_whole_date_pasted_fills_all_three_boxes(open_page: OpenPage, pasted: str) -> None:
    calculator = open_calculator(open_page, "adoption")
    calculator.box("qaag").focus()
    calculator.page.evaluate(
        """(text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          const event = { clipboardData, bubbles: true, cancelable: true };
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", event));
        }""",
        pasted,
    )
    expect(calculator.row("Initial joint supervision")).to_contain_text("Thu 10 Sep 2026")
    expect(calculator.box("qaag")).to_be_focused()


def test_a_whole_date_typed_into_the_first_box_is_spread_when_left(open_page: OpenPage) -> None:
    calculator = open_calculator(open_page, "adoption")
    calculator.box("qaag").press_sequentially("22/10/2026")
    calculator.page.keyboard.press("Tab")
    expect(calculator.box("qaag", "year")).to_have_value("2026")
    expect(calculator.row("Initial joint supervision")).to_contain_text("Thu 10 Sep 2026")


def test_a_half_typed_field_is_not_called_wrong_until_it_is_left(open_page: OpenPage) -> None:
    calculator = open_calculator(open_page, "adoption")
    page = calculator.page
    calculator.type_date("final-hearing", 15, 12, 2026)
    expect(calculator.row("Review joint supervision")).to_contain_text("Mon 14 Dec 2026")
    calculator.box("qaag").press_sequentially("22")
    page.wait_for_timeout(500)
    expect(page.locator("#date-qaag-fault")).to_be_hidden()
    expect(page.locator(".pw-errors")).to_have_count(0)
    calculator.box("final-order").focus()
    message = "QAAG must include a month and year, for example 27 3 2026."
    expect(page.locator("#date-qaag-fault")).to_have_text(f"Error: {message}")
    expect(calculator.box("qaag")).not_to_have_attribute("aria-invalid", "true")
    expect(calculator.box("qaag", "month")).to_have_attribute("aria-invalid", "true")
    expect(calculator.row("Review joint supervision")).to_contain_text("Mon 14 Dec 2026")
    page.get_by_role("link", name=message).click()
    expect(calculator.box("qaag")).to_be_focused()
    calculator.type_date("qaag", 22, 10, 2026)
    expect(page.locator("#date-qaag-fault")).to_be_hidden()
    expect(page.locator(".pw-errors")).to_have_count(0)


def test_dates_in_impossible_order_name_both(twin_track: Calculator) -> None:
    twin_track.type_date("final-hearing", 15, 10, 2026)
    message = (
        "The final hearing, Thu 15 Oct 2026, cannot be before the filing of final evidence, "
        "Mon 16 Nov 2026. Check both dates."
    )
    expect(twin_track.page.locator("#date-final-hearing-fault")).to_have_text(f"Error: {message}")
    expect(twin_track.page.locator(".pw-errors a")).to_have_text([message])


def test_focus_goes_to_the_summary_only_when_asked(open_page: OpenPage) -> None:
    calculator = open_calculator(open_page, "adoption")
    calculator.type_date("qaag", 31, "feb", 2027)
    expect(calculator.box("qaag", "year")).to_be_focused()
    calculator.page.keyboard.press("Enter")
    expect(calculator.page.locator(".pw-errors")).to_be_focused()
    expect(calculator.page.locator(".pw-errors")).to_contain_text("February 2027 has 28 days.")
    calculator.type_date("qaag", 22, 10, 2026)
    calculator.page.get_by_role("button", name="Show the timetable").click()
    expect(calculator.page.get_by_role("heading", name="Timetable", exact=True)).to_be_focused()


def test_a_row_that_needs_a_date_leads_to_its_field(twin_track: Calculator) -> None:
    for link in twin_track.page.get_by_role("link", name="Enter the date of the final order").all():
        link.click()
        expect(twin_track.box("final-order")).to_be_focused()
        twin_track.box("qaag").focus()


def test_an_open_row_shows_its_working(twin_track: Calculator) -> None:
    of_series = twin_track.other("Monthly joint supervision 1", "Monthly joint supervision 2")
    button = of_series.get_by_role("button").first
    expect(button).to_have_accessible_name(
        "Details for Monthly joint supervision 2, Long-term fostering"
    )
    button.click()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "true")
    opened = twin_track.page.locator(".pw-others")
    expect(opened).to_contain_text("How Sat 21 Nov 2026 was worked out")
    expect(opened).to_contain_text("2 months after that is Saturday 21 November 2026.")
    expect(opened).to_contain_text("Our reading: Once each calendar month")
    expect(opened).to_contain_text("Assumed")
    expect(opened).to_contain_text("Children in Care link practice supervisor")
    expect(opened).to_contain_text("PERM-LTF-15. Guidance edition")
    opened.get_by_role("link", name="Monthly joint supervision 2").click()
    expect(twin_track.page).to_have_url(re.compile(r"/pathways/long-term-fostering/#monthly$"))


def test_a_step_marked_as_held_moves_what_counts_from_it(twin_track: Calculator) -> None:
    page = twin_track.page
    twin_track.open("Initial joint supervision", "Long-term fostering")
    field = page.locator(".pw-working fieldset[id$=-held]")
    for name, value in (("day", "4"), ("month", "9"), ("year", "2026")):
        field.locator(f"[data-box={name}]").fill(value)
    field.get_by_role("button", name="Mark as held").click()
    expect(twin_track.row("Initial joint supervision", "Long-term fostering")).to_contain_text(
        "Held Fri 4 Sep 2026"
    )
    expect(page.locator(".pw-banner--moved")).to_contain_text(
        "Marked as held on Friday 4 September 2026. 4 later steps moved, 1 added, 2 now before"
    )
    expect(page.locator("[data-part=status]")).to_contain_text(
        "Marked as held on Friday 4 September 2026. 4 later steps moved, 1 added, 2 now before "
    )
    expect(twin_track.row("Monthly joint supervision 1")).to_contain_text(
        "was Wed 21 Oct, now Sun 4 Oct: 17 days earlier"
    )


def test_clearing_the_day_held_undoes_it(twin_track: Calculator) -> None:
    page = twin_track.page
    twin_track.open("Review joint supervision")
    field = page.locator(".pw-working fieldset[id$=-held]")
    for name, value in (("day", "1"), ("month", "9"), ("year", "2026")):
        field.locator(f"[data-box={name}]").fill(value)
    page.keyboard.press("Enter")
    expect(twin_track.row("Review joint supervision")).to_contain_text("Held Tue 1 Sep 2026")
    expect(page.locator(".pw-working [id$=-held] [data-box=year]")).to_be_focused()
    for name in ("day", "month", "year"):
        page.locator(f".pw-working [id$=-held] [data-box={name}]").fill("")
    page.locator("#date-qaag-day").focus()
    expect(twin_track.row("Review joint supervision")).to_contain_text("Mon 14 Dec 2026")


def test_a_day_held_that_cannot_be_is_reported(twin_track: Calculator) -> None:
    page = twin_track.page
    twin_track.open("Review joint supervision")
    page.locator("[id$=-held-day]").fill("1")
    page.get_by_role("button", name="Mark as held").click()
    message = "The day of the review joint supervision must include a month and year"
    expect(page.locator(".pw-working [id$=-held-fault]")).to_contain_text(message)
    expect(page.locator(".pw-errors")).to_be_focused()
    page.locator(".pw-errors a").click()
    expect(page.locator("[id$=-held-day]")).to_be_focused()


def test_a_date_that_moved_says_what_moved_with_it(twin_track: Calculator) -> None:
    page = twin_track.page
    twin_track.type_date("qaag", 5, 11, 2026)
    banner = page.locator(".pw-banner--moved")
    expect(banner).to_contain_text(
        "QAAG moved from Thu 22 Oct to Thu 5 Nov 2026. 1 step moved with it."
    )
    expect(page.locator("#date-qaag [data-was]")).to_have_text("Was Thu 22 Oct 2026")
    expect(twin_track.row("Initial joint supervision", "Adoption plan")).to_contain_text(
        "was Thu 10 Sep, now Thu 24 Sep: 2 weeks later"
    )
    banner.get_by_role("button", name="Undo").click()
    expect(twin_track.box("qaag")).to_have_value("22")
    expect(twin_track.row("Initial joint supervision", "Adoption plan")).to_contain_text(
        "Thu 10 Sep 2026"
    )
    expect(banner).to_have_count(0)
    expect(page.locator("[data-part=heading]")).to_be_focused()


def test_a_moved_date_can_be_dismissed(twin_track: Calculator) -> None:
    twin_track.type_date("qaag", 5, 11, 2026)
    banner = twin_track.page.locator(".pw-banner--moved")
    banner.get_by_role("button", name="Dismiss").click()
    expect(banner).to_have_count(0)
    expect(twin_track.page.locator(".pw-was")).to_have_count(0)
    expect(twin_track.box("qaag")).to_have_value("5")


def test_a_provisional_date_tags_what_rests_on_it(twin_track: Calculator) -> None:
    field = twin_track.page.locator("#date-qaag")
    field.get_by_label("Provisional").check()
    row = twin_track.row("Initial joint supervision", "Adoption plan")
    expect(row.locator(".pw-tag")).to_have_text(["In 3 days", "Provisional"])
    expect(twin_track.page.locator("#date-final-order .pw-date__provisional")).to_be_hidden()


def test_answers_decide_and_may_be_taken_back(open_page: OpenPage) -> None:
    calculator = open_calculator(open_page, "section-20")
    page = calculator.page
    calculator.type_date("first-review", 15, 9, 2026)
    calculator.type_date("second-review", 15, 12, 2026)
    row = calculator.row("Initial joint supervision")
    expect(row).to_contain_text("Needs an answer")
    row.get_by_role("link", name="What is the outlook for the child?").click()
    outlook = page.get_by_role("group", name="What is the outlook for the child?")
    outlook.get_by_label("Permanence").check()
    expect(row).to_contain_text("Mon 14 Dec 2026due Wed 16 Sep to Mon 14 Dec")
    outlook.get_by_label("Not known yet").check()
    expect(row).to_contain_text("Needs an answer")


def test_a_number_out_of_range_says_which_are_allowed(open_page: OpenPage) -> None:
    calculator = open_calculator(open_page, "mental-health")
    page = calculator.page
    page.locator("#answer-interval-months-number").fill("9")
    fault = page.locator("#answer-interval-months-fault")
    expect(fault).to_contain_text("Enter a whole number from 1 to 6.")
    page.locator(".pw-errors a").click()
    expect(page.locator("#answer-interval-months-number")).to_be_focused()
    page.locator("#answer-interval-months-number").fill("3")
    expect(fault).to_be_hidden()


def test_who_else_is_involved_is_folded_away_and_invites(twin_track: Calculator) -> None:
    page = twin_track.page
    question = page.get_by_role("group", name="Should placement support come?")
    expect(question).to_be_hidden()
    page.get_by_text("Who else is involved?").click()
    question.get_by_label("Yes").check()
    twin_track.details("Initial joint supervision", "Adoption plan").click()
    expect(page.locator(".pw-working")).to_contain_text("Placement support worker")


def test_pathways_that_do_not_go_together_lead_to_the_list(open_page: OpenPage) -> None:
    page = open_calculator(open_page, "private-fostering", "section-20").page
    page.locator(".pw-errors a").click()
    expect(page.get_by_role("checkbox", name="Private fostering")).to_be_visible()


def test_typed_dates_outlive_a_visit_to_another_page(twin_track: Calculator) -> None:
    page = twin_track.page
    page.get_by_role("link", name="About", exact=True).first.click()
    expect(page.locator("#calculator")).to_have_count(0)
    page.get_by_role("link", name="Work out dates").first.click()
    expect(twin_track.box("qaag")).to_have_value("22")
    expect(twin_track.row("Initial joint supervision", "Adoption plan")).to_contain_text(
        "Thu 10 Sep 2026"
    )
    page.reload()
    expect(twin_track.box("qaag")).to_have_value("")


def test_a_change_is_announced_once_it_has_settled(twin_track: Calculator) -> None:
    status = twin_track.page.locator("[data-part=status]")
    expect(status).to_have_text(
        "Timetable updated. Next: Hold the initial joint supervision (Adoption plan) "
        "by Thursday 10 September 2026. 1 needs a date."
    )
    twin_track.type_date("qaag", 5, 11, 2026)
    expect(status).to_contain_text("Timetable updated. 1 step moved. Next:")


def test_clearing_forgets_everything_typed_and_keeps_the_pathways(twin_track: Calculator) -> None:
    page = twin_track.page
    page.get_by_role("button", name="Clear what you typed").click()
    expect(twin_track.box("final-evidence")).to_be_focused()
    expect(twin_track.box("qaag")).to_have_value("")
    expect(page.locator("[data-part=next]")).to_contain_text("Type one date")
    expect(page.locator(".pw-chip")).to_have_count(2)


def test_a_day_held_that_is_half_typed_survives_a_new_timetable(twin_track: Calculator) -> None:
    page = twin_track.page
    twin_track.open("Review joint supervision")
    twin_track.type_date("qaag", 5, 11, 2026)
    page.evaluate("""() => {  // typed before the timetable for the other date has come back
      const box = document.querySelector("[id$=-held-day]");
      box.focus();
      document.execCommand("insertText", false, "1");
    }""")
    expect(twin_track.row("Initial joint supervision", "Adoption plan")).to_contain_text("24 Sep")
    expect(page.locator("[id$=-held-day]")).to_have_value("1")
    expect(page.locator("[id$=-held-day]")).to_be_focused()
    expect(page.locator(".pw-errors")).to_have_count(0)


def test_a_press_is_not_lost_to_a_timetable_that_arrives_meanwhile(twin_track: Calculator) -> None:
    page = twin_track.page
    twin_track.open("Review joint supervision")
    for name, value in (("day", "1"), ("month", "9"), ("year", "2026")):
        page.locator(f".pw-working [id$=-held] [data-box={name}]").fill(value)
    button = twin_track.details("Transfer to Adoption")
    button.hover()
    page.evaluate("performance.now = () => 0")  # however long the press takes here
    page.mouse.down()  # leaves the field, which marks the step as held
    page.wait_for_timeout(600)
    page.mouse.up()
    expect(twin_track.row("Review joint supervision")).to_contain_text("Held Tue 1 Sep 2026")
    expect(twin_track.details("Transfer to Adoption")).to_have_attribute("aria-expanded", "true")
