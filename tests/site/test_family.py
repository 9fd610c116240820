"""Brothers and sisters on the calculator's page: added, shared dates, one timetable, one file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from tests.site.calculator_pages import STILL, Calculator, open_calculator

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.site.conftest import OpenPage

LATER = STILL.replace("2026, 8, 7, 9", "2026, 8, 21, 9")
SHARED = {"final-evidence": (12, 2, 2027), "qaag": (25, 1, 2027), "final-hearing": (19, 4, 2027)}


@pytest.fixture
def twins(open_page: OpenPage) -> Calculator:
    """Two children: A, aged 2, on two pathways, and B, aged 14, on one; both shown."""
    calculator = open_calculator(open_page, "long-term-fostering", "adoption")
    calculator.type_dates({**SHARED, "birth": (19, 8, 2024)})
    add(calculator.page, "long-term-fostering")
    calculator.type_date("birth", 3, 3, 2012)
    expect(joint(calculator.page)).to_contain_text("Child B, aged 14")
    # That child B was added passed with what was typed since.
    expect(notice(calculator.page)).not_to_contain_text("Added")
    return calculator


def add(page: Page, pathway: str) -> None:
    page.get_by_role("button", name="Add a brother or sister").click()
    page.locator(f"#pathway-{pathway}").check()
    expect(page.locator("#date-final-hearing-year")).to_have_value("2027")


def joint(page: Page) -> Locator:
    return page.locator("[data-part=joint]")


def row(page: Page, title: str) -> Locator:
    return joint(page).locator("tbody tr", has=page.locator("th.pw-what b", has_text=title)).first


def child(page: Page, label: str) -> Locator:
    return page.locator("[data-part=kin]").get_by_role("button", name=f"Child {label}", exact=True)


def notice(page: Page) -> Locator:
    return page.locator("[data-part=notice]")


def test_a_sister_is_added_with_the_dates_they_share_and_both_are_in_one_timetable(
    twins: Calculator, axe: Callable[[Page], list[str]]
) -> None:
    page = twins.page
    expect(page.locator("[data-part=form-heading]")).to_have_text("Dates of child B")
    expect(twins.box("final-hearing", "month")).to_have_value("4")
    expect(page.locator("#date-qaag")).to_be_hidden()
    expect(joint(page).locator("thead")).to_contain_text("Child A, aged 2")
    cells = row(page, "Refer the child to family finders").locator(".pw-child")
    expect(cells).to_have_text(["Long-term fostering", "Long-term fostering"])
    review = row(page, "Review joint supervision").locator(".pw-child")
    expect(review).to_have_text(["Adoption plan", "not for child B"])
    expect(page.locator("[data-part=table]")).to_be_hidden()
    expect(page.locator("[data-part=joint-next]")).to_contain_text(
        "For child A: hold the initial joint supervision (Adoption plan) by Monday 14 December "
        "2026."
    )
    assert axe(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    wide = "document.documentElement.scrollWidth > innerWidth"
    assert page.evaluate(wide) is False
    assert axe(page) == []


def test_a_shared_date_moves_for_both_and_one_child_may_have_their_own(twins: Calculator) -> None:
    page = twins.page
    twins.type_date("final-hearing", 17, 5, 2027)
    expect(row(page, "Transfer of the case")).to_contain_text("Mon 24 May 2027")
    child(page, "A").click()
    expect(twins.box("final-hearing", "month")).to_have_value("5")
    page.locator("#kin-own-final-hearing").click()
    expect(page.locator("#date-final-hearing [data-kin]")).to_contain_text("Only for child A.")
    twins.type_date("final-hearing", 19, 4, 2027)
    transfers = joint(page).locator("tbody tr", has_text="Transfer of the case")
    expect(transfers).to_have_count(2)
    expect(transfers.first).to_contain_text("Mon 26 Apr 2027")
    child(page, "B").click()
    expect(twins.box("final-hearing", "month")).to_have_value("5")
    # The birth is a child's own.
    expect(twins.box("birth", "year")).to_have_value("2012")
    expect(page.locator("#date-birth [data-kin]")).to_have_count(0)
    child(page, "A").click()
    page.locator("#kin-own-final-hearing").click()
    expect(twins.box("final-hearing", "month")).to_have_value("5")
    expect(transfers).to_have_count(1)


def test_meetings_that_may_be_one_are_joined_in_one_press_and_kept_apart_again(
    twins: Calculator, axe: Callable[[Page], list[str]]
) -> None:
    page = twins.page
    line = page.locator("[data-part=joint-next] li", has_text="meetings can be one")
    expect(line).to_contain_text("5 meetings can be one:")
    line.get_by_role("button", name="Hold each as one").click()
    expect(page.locator("[data-part=joint-next]")).to_contain_text(
        "Hold one meeting for children A and B: Initial joint supervision on Monday 14 December "
        "2026."
    )
    first = row(page, "Initial joint supervision")
    expect(first).to_contain_text("One meeting for 3 that the guide asks for.")
    expect(first).to_contain_text("Long-term fostering, children A and B: due by Fri 18 Dec 2026")
    expect(first.locator(".pw-who")).to_contain_text("Adoption practice supervisor")
    expect(first.locator(".pw-who")).to_contain_text("Children in Care link practice supervisor")
    assert axe(page) == []
    first.get_by_role("button", name="Keep them apart").click()
    apart = joint(page).locator("th.pw-what > b", has_text="Initial joint supervision")
    expect(apart).to_have_count(2)


def test_one_calendar_file_has_each_childs_entries_and_one_for_a_meeting_as_one(
    twins: Calculator,
) -> None:
    page = twins.page
    page.locator("#offer-each").click()
    expect(row(page, "Initial joint supervision")).to_contain_text("One meeting for 3")
    events = entries(downloaded(page, "Add all to calendar"))
    # It is of two pathways, so its title names neither.
    assert events["A and B: Initial joint supervision"] == "2026-12-14"
    assert events["B: Transfer of the case, Long-term fostering"] == "2027-04-26"
    assert [title for title in events if "Initial joint supervision" in title] == [
        "A and B: Initial joint supervision"
    ]
    assert events["A and B: Monthly joint supervision 4 and Review joint supervision"] == (
        "2027-04-16"
    )
    # Apart again: the others' entries come, and the first is updated, not doubled.
    row(page, "Initial joint supervision").get_by_role("button", name="Keep them apart").click()
    again = entries(downloaded(page, "Add all to calendar"))
    assert len([title for title in again if "Initial joint supervision" in title]) == 3
    expect(notice(page)).to_contain_text("2 new")


def downloaded(page: Page, button: str) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return Path(download.value.path())


def entries(path: Path) -> dict[str, str]:
    found = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert len({str(one["uid"]) for one in found}) == len(found)
    return {str(one["summary"]): one.decoded("dtstart").isoformat() for one in found}


def test_the_case_is_saved_whole_and_opens_with_both_children(twins: Calculator) -> None:
    page = twins.page
    page.locator("#offer-each").click()
    expect(row(page, "Initial joint supervision")).to_contain_text("One meeting for 3")
    path = downloaded(page, "Save to a file")
    expect(page.locator("[data-part=save-state]")).to_contain_text("Saved at")
    whole = json.loads(path.read_text(encoding="utf-8"))
    assert whole["shared"]["dates"] == {
        "final-evidence": "2027-02-12",
        "final-hearing": "2027-04-19",
    }
    assert [one["label"] for one in whole["children"]] == ["A", "B"]
    assert len({one["calendar"]["case"] for one in whole["children"]}) == 2
    child(page, "A").click()
    expect(page.locator("[data-part=save-state]")).to_contain_text("Saved at")
    page.goto("about:blank")
    page.go_back()
    twins.visit()
    page.locator("[data-part=file]").set_input_files(path)
    expect(joint(page)).to_contain_text("Child B, aged 14")
    expect(row(page, "Initial joint supervision")).to_contain_text("One meeting for 3")
    expect(page.locator("[data-part=save-state]")).to_contain_text("As in ")
    expect(twins.box("birth", "year")).to_have_value("2024")


def test_a_child_taken_out_or_renamed_can_be_undone_and_told_by_the_label(
    twins: Calculator,
) -> None:
    page = twins.page
    page.get_by_role("button", name="Rename child B").click()
    label = page.get_by_label("What to call this child")
    label.fill(" a ")
    label.press("Enter")
    expect(page.locator("#kin-label-fault")).to_have_text("Another child is called a already.")
    label.fill("elder")
    label.press("Enter")
    expect(joint(page).locator("thead")).to_contain_text("elder, aged 14")
    page.get_by_role("button", name="Take elder out").click()
    expect(page.locator("[data-part=kin]")).to_be_empty()
    expect(joint(page)).to_be_empty()
    expect(twins.box("birth", "year")).to_have_value("2024")
    notice(page).get_by_role("button", name="Undo").click()
    expect(joint(page).locator("thead")).to_contain_text("elder, aged 14")
    expect(twins.box("birth", "year")).to_have_value("2012")


def test_one_child_is_shown_alone_with_the_row_that_was_asked_for(twins: Calculator) -> None:
    page = twins.page
    row(page, "Review joint supervision").get_by_role("button", name="Details").click()
    expect(page.locator("[data-part=form-heading]")).to_have_text("Dates of child A")
    expect(page.locator("[data-part=table]")).to_be_visible()
    opened = twins.details("Review joint supervision")
    expect(opened).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("button", name="Only child A")).to_have_attribute(
        "aria-pressed", "true"
    )
    page.get_by_role("button", name="Both children").click()
    expect(joint(page)).to_contain_text("not for child B")


def test_paper_and_copy_are_of_both_children(twins: Calculator) -> None:
    page = twins.page
    page.emulate_media(media="print")
    expect(page.locator(".pw-sheet-top")).to_contain_text(
        "Child A: Long-term fostering and Adoption plan; Child B: Long-term fostering"
    )
    expect(joint(page)).to_be_visible()
    expect(row(page, "Review joint supervision").locator(".pw-who")).to_be_visible()
    page.emulate_media(media="screen")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(notice(page)).to_contain_text("Copied.")
    text = page.evaluate("navigator.clipboard.readText()")
    assert "Timetable: Child A, aged 2; Child B, aged 14" in text
    assert "Child B: not for child B" in text


def test_a_meeting_as_one_that_has_passed_is_marked_for_both_in_one_press(
    open_page: OpenPage,
) -> None:
    calculator = open_calculator(open_page, "adoption")
    page = calculator.page
    calculator.type_date("qaag", 22, 10, 2026)
    page.get_by_role("button", name="Add a brother or sister").click()
    page.locator("#pathway-adoption").check()
    first = row(page, "Initial joint supervision")
    first.get_by_role("button", name="Hold as one").click()
    expect(first).to_contain_text("One meeting for 2")
    # Two weeks on, in another visit.
    path = downloaded(page, "Save to a file")
    later = Calculator(open_page)
    later.page.add_init_script(LATER)
    later.visit()
    later.ready()
    later.page.locator("[data-part=file]").set_input_files(path)
    first = row(later.page, "Initial joint supervision")
    expect(first).to_contain_text("Was planned for Thu 10 Sep 2026")
    first.get_by_role("button", name="Mark as held on Thu 10 Sep 2026").click()
    expect(joint(later.page)).to_contain_text("Held Thu 10 Sep 2026")
    expect(later.page.locator("[data-part=joint-next]")).not_to_contain_text("not marked")
    notice(later.page).get_by_role("button", name="Undo").last.click()
    expect(first).to_contain_text("Was planned for Thu 10 Sep 2026")


def test_sharing_a_date_again_takes_the_day_of_those_who_have_it_and_can_be_undone(
    open_page: OpenPage,
) -> None:
    calculator = open_calculator(open_page, "remand")
    page = calculator.page
    calculator.type_date("became-in-care", 7, 9, 2026)
    page.get_by_role("button", name="Add a brother or sister").click()
    page.locator("#pathway-long-term-fostering").check()
    calculator.type_date("final-hearing", 19, 4, 2027)
    add(page, "long-term-fostering")
    own = page.locator("#kin-own-final-hearing")
    own.click()
    calculator.type_date("final-hearing", 17, 5, 2027)
    # Child A, who stands first among the others, has no such date.
    own.click()
    expect(calculator.box("final-hearing", "month")).to_have_value("4")
    notice(page).get_by_role("button", name="Undo").last.click()
    expect(calculator.box("final-hearing", "month")).to_have_value("5")
    child(page, "B").click()
    expect(calculator.box("final-hearing", "month")).to_have_value("4")


def test_a_child_who_was_taken_out_comes_back_after_another_was_looked_at(
    twins: Calculator,
) -> None:
    page = twins.page
    add(page, "long-term-fostering")
    page.get_by_role("button", name="Take child C out").click()
    expect(notice(page)).to_contain_text("Took child C out of this case.")
    child(page, "B").click()
    expect(child(page, "B")).to_be_focused()
    expect(page.locator("[data-part=form-heading]")).to_have_text("Dates of child B")
    notice(page).get_by_role("button", name="Undo").click()
    expect(child(page, "C")).to_be_visible()
    expect(notice(page)).to_be_empty()


def test_while_another_number_is_asked_about_no_other_child_takes_what_is_typed(
    twins: Calculator,
) -> None:
    page = twins.page
    page.locator("[data-part=reference]").fill("ONE 1")
    page.locator("[data-part=reference]").press("Tab")
    page.locator("[data-part=reference]").fill("TWO 2")
    page.locator("[data-part=reference]").press("Tab")
    whose = page.locator("[data-part=whose]")
    expect(whose).to_contain_text("Is TWO 2 the same child?")
    twins.type_date("final-hearing", 17, 5, 2027)
    child(page, "A").click()
    expect(page.locator("[data-part=form-heading]")).to_have_text("Dates of child B")
    expect(whose.get_by_role("button").first).to_be_focused()
    whose.get_by_role("button", name="Another child").click()
    expect(twins.box("final-hearing", "month")).to_have_value("5")
    page.get_by_role("button", name="Go back to ONE 1").click()
    expect(twins.box("final-hearing", "month")).to_have_value("4")
    child(page, "A").click()
    expect(twins.box("final-hearing", "month")).to_have_value("4")


def test_two_days_of_one_date_in_a_file_are_each_childs_own(
    open_page: OpenPage, tmp_path: Path
) -> None:
    calculator = open_calculator(open_page)
    page = calculator.page
    days = {"A": "2027-04-19", "B": "2027-05-17"}
    children = [
        {"label": label, "given": {"pathways": ["adoption"], "dates": {"final-hearing": day}}}
        for label, day in days.items()
    ]
    path = tmp_path / "two-days.json"
    kind = {"schema": 2, "kind": "joint-supervision-timetable", "edition": "1.0"}
    path.write_text(json.dumps({**kind, "children": children}), encoding="utf-8")
    page.locator("[data-part=file]").set_input_files(path)
    expect(calculator.box("final-hearing", "month")).to_have_value("4")
    child(page, "B").click()
    expect(calculator.box("final-hearing", "month")).to_have_value("5")
    expect(page.locator("#date-final-hearing [data-kin]")).to_contain_text("Only for child B.")
    child(page, "A").click()
    expect(calculator.box("final-hearing", "month")).to_have_value("4")


def test_what_moved_as_a_day_was_shared_again_is_undone_for_that_child_alone(
    twins: Calculator,
) -> None:
    page = twins.page
    share = page.locator("#kin-own-final-hearing")
    share.click()
    twins.type_date("final-hearing", 17, 5, 2027)
    page.get_by_role("button", name="Only child B", exact=True).click()
    expect(twins.row("Transfer of the case")).to_contain_text("Mon 24 May 2027")
    twins.box("final-hearing").blur()
    share.click()
    moved = page.locator("[data-part=moved]")
    moved.get_by_role("button", name="Undo").click()
    expect(twins.box("final-hearing", "month")).to_have_value("5")
    child(page, "A").click()
    expect(twins.box("final-hearing", "month")).to_have_value("4")


def test_what_went_into_the_calendar_of_all_is_what_changes_are_told_from_for_each(
    twins: Calculator,
) -> None:
    page = twins.page
    downloaded(page, "Add all to calendar")
    twins.type_date("final-hearing", 17, 5, 2027)
    since = page.locator("[data-part=since]")
    told = "What changed since the dates went into a calendar file"
    expect(since).to_contain_text(told)
    child(page, "A").click()
    expect(since).to_contain_text(told)
    expect(since).to_contain_text("The final hearing moved from Mon 19 Apr to Mon 17 May 2027.")


def test_two_children_are_never_called_alike_and_a_name_half_typed_is_of_one(
    twins: Calculator,
) -> None:
    page = twins.page
    page.get_by_role("button", name="Rename child B").click()
    label = page.get_by_label("What to call this child")
    for words in ("child A", "A\u200b"):
        label.fill(words)
        label.press("Enter")
        expect(page.locator("#kin-label-fault")).to_have_text("Another child is called A already.")
    child(page, "A").click()
    expect(label).to_have_count(0)
    expect(page.get_by_role("button", name="Rename child A")).to_be_visible()


def test_an_empty_field_that_others_share_takes_no_day_away(twins: Calculator) -> None:
    page = twins.page
    share = page.locator("#kin-own-final-hearing")
    share.click()
    child(page, "A").click()
    twins.type_date("final-hearing", "", "", "")
    child(page, "B").click()
    share.click()
    expect(twins.box("final-hearing", "month")).to_have_value("4")


def test_what_a_case_holds_is_told_of_all_its_children(twins: Calculator) -> None:
    page = twins.page
    for number in ("ONE 1", "TWO 2"):
        page.locator("[data-part=reference]").fill(number)
        page.locator("[data-part=reference]").press("Tab")
    # Two births, and three dates of which both share two.
    expect(page.locator("[data-part=whose]")).to_contain_text("holds 5 dates under ONE 1.")


def test_who_takes_out_a_child_hears_of_entries_that_stay_in_a_calendar(
    twins: Calculator,
) -> None:
    page = twins.page
    page.get_by_role("button", name="Take child B out").click()
    expect(notice(page)).not_to_contain_text("Calendar entries")
    notice(page).get_by_role("button", name="Undo").click()
    downloaded(page, "Add all to calendar")
    page.get_by_role("button", name="Take child B out").click()
    expect(notice(page)).to_contain_text("Calendar entries made for child B stay")


def test_what_a_file_brought_is_told_of_each_child(twins: Calculator, tmp_path: Path) -> None:
    page = twins.page
    whole = json.loads(downloaded(page, "Save to a file").read_text(encoding="utf-8"))
    first, second = whole["children"]
    first["reference"], second["reference"] = "CF-1", "CF-2"
    second["given"]["dates"]["gone"] = "2026-12-01"
    path = tmp_path / "other.json"
    path.write_text(json.dumps(whole), encoding="utf-8")
    page.locator("[data-part=file]").set_input_files(path)
    expect(notice(page)).to_contain_text("Opened 2 children. Undo", use_inner_text=True)
    expect(notice(page)).to_contain_text("Child A: Made under edition")
    expect(notice(page)).to_contain_text("Its case number CF-2")
    expect(notice(page)).to_contain_text("no key date called 'gone' any more")
    expect(page.locator("[data-part=reference]")).to_have_value("")


def test_a_hearing_that_is_tried_is_told_for_each_child_who_shares_it(
    twins: Calculator, axe: Callable[[Page], list[str]]
) -> None:
    page = twins.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#date-final-hearing [data-what-if]").click()
    page.get_by_role("button", name="+9 weeks").click()
    panel = page.locator("[data-part=what-if]")
    told = panel.get_by_role("heading", name="Child A shares this date.")
    expect(told).to_have_text("Child A shares this date. 3 moved, 2 added, none impossible.")
    of_a = panel.get_by_role("table", name="Before and after, Child A")
    expect(of_a.get_by_role("row", name="Review joint supervision")).to_contain_text(
        "9 weeks later"
    )
    expect(page.locator("[data-part=status]")).to_contain_text(" Child A: 3 moved", timeout=10_000)
    assert axe(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth > innerWidth") is False
    page.get_by_role("button", name="Use it and copy this e-mail").click()
    expect(notice(page)).to_contain_text("Copied")
    mail = page.evaluate("navigator.clipboard.readText()")
    assert "\n\nChild A:\n- Moved: " in mail
    assert mail.index("Child A:") < mail.index("\n\nChild B:\n- Moved: transfer of the case")
    assert mail.startswith("To: ")
    assert "Adoption practice supervisor" in mail.splitlines()[0]
    # A date of one child alone is tried for nobody else.
    page.locator("#kin-own-final-hearing").click()
    page.locator("#date-final-hearing [data-what-if]").click()
    page.get_by_role("button", name="+2 weeks").click()
    expect(panel).to_contain_text("2 weeks later")
    expect(told).to_have_count(0)


def test_what_a_shared_date_moves_is_said_of_the_brother_too(twins: Calculator) -> None:
    page = twins.page
    since = page.locator("[data-part=since]")
    page.locator("[data-part=copy]").click()
    expect(since).to_contain_text("since the dates were copied")
    twins.type_date("final-hearing", 21, 6, 2027)
    line = since.locator("p", has_text="Child A:")
    expect(line).to_contain_text("3 moved, 2 added")
    since.get_by_role("button", name="Write an e-mail about the changes").click()
    mail = page.get_by_label("The e-mail to those invited")
    both = re.compile("\n\nChild A:\n- Moved: .*\n\nChild B:\n- Moved: ", re.DOTALL)
    expect(mail).to_have_value(both)
    page.get_by_role("button", name="Copy this e-mail").click()
    expect(notice(page)).to_contain_text("Copied.")
    expect(since).to_contain_text("Nothing changed.")
    expect(line).to_have_count(0)
    notice(page).get_by_role("button", name="Undo").click()
    expect(line).to_contain_text("3 moved, 2 added")
    since.get_by_role("button", name="Show child A").click()
    expect(page.locator("[data-part=form-heading]")).to_have_text("Dates of child A")
    expect(since.locator("p", has_text="Child B:")).to_contain_text("2 moved, 2 added.")
