"""One record of a meeting held as one: what is shared once, and a part for each child."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.site.calculator_pages import Calculator, open_calculator
from tests.site.record_pages import (
    COUNT_PRINTS,
    REFERENCE,
    choose_more,
    controls,
    downloaded,
    field,
    go_to_record,
    press,
    printed,
    to_calculator,
)
from tests.site.test_case_records import KEEP
from tests.site.test_family import SHARED, add, joint, row
from tests.site.test_family_records import WORD, alone
from tests.site.test_record_copy import COPY, READ_CLIPBOARD
from tests.site.test_record_opened import choose, notice
from tests.site.test_records_of_timetable import PRINT, SAVE, files
from tests.site.word_files import as_office_saves

if TYPE_CHECKING:
    from tests.site.conftest import OpenPage

INITIAL = "Initial joint supervision"
TYPED = {
    "held": "Mon 14 Dec 2026",
    "recorded-by": "Team assistant",
    "invited-1-name": "Ana",
    "next-booked": "Mon 15 Mar 2027",
    "childs-name--A": "Child one",
    "decision--A": "A stays\nand is visited",
    "actions-1-action--A": "Act for A",
    "purpose-1--A": "Adoption, for A",
    "purpose-1--A-2": "Fostering, for A",
    "decision--B": "B moves",
    "actions-1-action--B": "Act for B",
    "purpose-1--B": "Fostering, for B",
}


@pytest.fixture
def as_one(open_page: OpenPage) -> Calculator:
    """Two children whose three initial meetings are held as one: A has two of them."""
    calculator = open_calculator(open_page, "long-term-fostering", "adoption")
    page = calculator.page
    page.evaluate(COUNT_PRINTS)
    page.get_by_label(REFERENCE).fill("1001")
    page.get_by_label(REFERENCE).press("Tab")
    calculator.type_dates({**SHARED, "birth": (19, 8, 2024)})
    add(page, "long-term-fostering")
    calculator.type_date("birth", 3, 3, 2012)
    expect(joint(page)).to_contain_text("Child B, aged 14")
    page.locator("#offer-each").click()
    expect(row(page, INITIAL)).to_contain_text("One meeting for 3")
    return calculator


def joined(calculator: Calculator, label: str = "B") -> Page:
    """Go to the record of the meeting from one of its children."""
    alone(calculator, label)
    page = go_to_record(calculator, INITIAL)
    expect(field(page, "which-child")).to_have_value("Children A and B")
    return page


def fill(page: Page) -> None:
    for name, words in TYPED.items():
        field(page, name).fill(words)


def check(page: Page) -> None:
    for name, words in TYPED.items():
        expect(field(page, name)).to_have_value(words)


def test_a_meeting_as_one_has_one_record_with_a_part_for_each_child(
    as_one: Calculator, axe: Callable[[Page], list[str]]
) -> None:
    page = joined(as_one)
    headings = page.locator("form.rec-sheet .rec-heading")
    expect(headings).to_have_text(
        [
            "Who was invited",
            "Child A: The child",
            "Child A, Initial joint supervision, Adoption plan: When it is due",
            "Child A, Initial joint supervision, Adoption plan: What was discussed",
            "Child A: Decision",
            "Child A: Actions",
            "Child A, Initial joint supervision, Long-term fostering: When it is due",
            "Child A, Initial joint supervision, Long-term fostering: What was discussed",
            "Child B: The child",
            "Child B: When it is due",
            "Child B: What was discussed",
            "Child B: Decision",
            "Child B: Actions",
            "Where to keep this record",
            "Sign-off",
        ]
    )
    for name in ("held", "recorded-by", "apologies", "recorder-signed"):
        expect(field(page, name)).to_have_count(1)
    expect(field(page, "due--A")).to_have_value("By Mon 14 Dec 2026")
    expect(field(page, "due--B")).to_have_value("By Fri 18 Dec 2026")
    # Everybody who is invited to any of the meetings has a row.
    expect(field(page, "also-invited-1-role")).to_have_value(
        "Children in Care link practice supervisor"
    )
    expect(field(page, "decision--B")).to_have_attribute("aria-label", "Child B: What was decided")
    assert axe(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth > innerWidth") is False
    assert axe(page) == []


def test_each_childs_words_stay_with_the_child_where_the_meetings_are_held_apart_again(
    as_one: Calculator,
) -> None:
    page = joined(as_one)
    fill(page)
    to_calculator(page)
    page = joined(as_one, "A")
    check(page)
    to_calculator(page)
    press(page, "Both children")
    row(page, INITIAL).get_by_role("button", name="Keep them apart").click()
    expect(joint(page).locator("th.pw-what > b", has_text=INITIAL)).to_have_count(2)
    alone(as_one, "B")
    page = go_to_record(as_one, INITIAL)
    expect(field(page, "which-child")).to_have_value("Child B")
    expect(field(page, "decision")).to_have_value("B moves")
    expect(field(page, "recorded-by")).to_have_value("Team assistant")
    expect(field(page, "purpose-1")).to_have_value("Fostering, for B")
    expect(page.locator("form.rec-sheet")).not_to_contain_text("Child A")
    values = page.locator("form.rec-sheet [name]").evaluate_all("(all) => all.map((a) => a.value)")
    assert not [one for one in values if "A stays" in one or "for A" in one or one == "Ana"]


@pytest.mark.parametrize("saved", [bytes, as_office_saves], ids=["as it is", "by LibreOffice"])
def test_the_word_file_of_several_opens_again_with_every_field(
    as_one: Calculator, saved: Callable[[bytes], bytes]
) -> None:
    page = joined(as_one)
    fill(page)
    name, content = downloaded(page, lambda: press(page, WORD))
    assert name.startswith("joint-supervision-adoption-initial-1001-Children A and B-2026-")
    held = controls(content)
    assert {one: held[one] for one in TYPED} == TYPED
    assert held["which-child"] == "Children A and B"
    press(page, "Clear the whole form")
    expect(field(page, "decision--A")).to_have_value("")
    choose(page, saved(content))
    expect(notice(page)).to_contain_text("Opened filled.docx.")
    expect(notice(page)).not_to_contain_text("Check what is below")
    check(page)
    expect(page.locator("[data-part=notice]")).to_contain_text("Child B: What was decided")


def test_a_joined_record_is_copied_and_printed_with_whose_each_part_is(as_one: Calculator) -> None:
    page = joined(as_one)
    fill(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    press(page, COPY)
    expect(notice(page)).to_contain_text("Copied.")
    text = page.evaluate(READ_CLIPBOARD)["text/plain"]
    assert "One meeting for: Child A, Initial joint supervision, Adoption plan; Child A, " in text
    assert "\n\nChild B: Decision\nWhat was decided: B moves\n" in text
    assert "\n\nChild A: Actions\nRow 1: Action: Act for A\n" in text
    words = printed(page)
    assert "Case number: 1001 Children A and B" in words
    assert words.count("Team assistant") == 1


def test_all_records_have_one_for_the_meeting_of_all(as_one: Calculator) -> None:
    page = joined(as_one)
    fill(page)
    to_calculator(page)
    press(page, "Both children")
    _, content = downloaded(page, lambda: choose_more(page, SAVE))
    found = files(content)
    of_all = [one for one in found if INITIAL in one]
    assert [one[3:] for one in of_all] == [
        f"2026-12-14 Children A and B, {INITIAL}, Adoption plan.docx"
    ]
    held = controls(found[of_all[0]])
    assert {one: held[one] for one in TYPED} == TYPED
    # Nothing waits to be saved any more, of either child.
    expect(page.locator("[data-part=save-state]")).not_to_contain_text("record")
    choose_more(page, PRINT)
    expect(notice(page)).to_contain_text("ready to print.")
    assert printed(page).count("Fostering, for B") == 1


def test_a_joined_record_comes_back_with_the_case_that_keeps_its_words(
    as_one: Calculator, tmp_path: Path
) -> None:
    page = joined(as_one)
    fill(page)
    to_calculator(page)
    page.get_by_label(KEEP).check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a file").click()
    path = tmp_path / "case.json"
    path.write_bytes(Path(download.value.path()).read_bytes())
    page.goto("about:blank")
    as_one.visit()
    page.locator("[data-part=file]").set_input_files(path)
    expect(row(page, INITIAL)).to_contain_text("One meeting for 3")
    check(joined(as_one))


def test_what_was_agreed_for_a_child_goes_on_into_the_next_record_of_that_child(
    as_one: Calculator,
) -> None:
    page = joined(as_one)
    fill(page)
    to_calculator(page)
    # It stands in the records of each child, and is one all the same.
    state = page.locator("[data-part=save-state]")
    expect(state).to_contain_text("1 record is not in a file.")
    # The next meetings are one as well: each part goes on with what was agreed for its child.
    alone(as_one, "B")
    page = go_to_record(as_one, "Monthly joint supervision 1")
    for label in ("A", "B"):
        last = field(page, f"previous-actions-1-action--{label}")
        expect(last).to_have_value(f"Act for {label}")
        expect(field(page, f"last-booked--{label}")).to_have_value("Mon 15 Mar 2027")
    told = page.locator("[data-part=filled]")
    expect(told).to_contain_text(f"Carried from the record of {INITIAL}, Long-term fostering, by ")
    last.fill("Done")
    to_calculator(page)
    press(page, "Both children")
    row(page, "Monthly joint supervision").get_by_role("button", name="Keep them apart").click()
    press(page, "Only child B")
    expect(
        field(go_to_record(as_one, "Monthly joint supervision 1"), "previous-actions-1-action")
    ).to_have_value("Done")
