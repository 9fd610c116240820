"""What is said of brothers and sisters on the page stays while its parts are made anew."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from tests.site.calculator_pages import Calculator, open_calculator

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.site.conftest import OpenPage


@pytest.fixture
def two(open_page: OpenPage) -> Calculator:
    """Two children on one pathway each, with the hearing that they share; B is in hand."""
    calculator = open_calculator(open_page, "long-term-fostering")
    calculator.type_dates({"final-evidence": (12, 2, 2027), "final-hearing": (19, 4, 2027)})
    page = calculator.page
    page.get_by_role("button", name="Add a brother or sister").click()
    page.locator("#pathway-long-term-fostering").check()
    expect(page.locator("[data-part=joint] thead")).to_contain_text("Child B")
    return calculator


def rename(page: Page, words: str) -> None:
    page.get_by_role("button", name="Rename child B").click()
    page.get_by_label("What to call this child").fill(words)


def test_one_child_is_still_shown_alone_after_a_visit_to_another_page(two: Calculator) -> None:
    page = two.page
    alone = page.get_by_role("button", name="Only child B")
    alone.click()
    expect(page.locator("[data-part=joint]")).to_be_empty()
    page.get_by_role("link", name="Records").first.click()
    expect(page.locator("#calculator")).to_have_count(0)
    page.go_back()
    expect(alone).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-part=joint]")).to_be_empty()


def test_a_name_that_is_half_typed_stays_while_an_answer_comes(two: Calculator) -> None:
    page = two.page
    rename(page, "eld")
    page.evaluate("document.querySelector('#pathway-adoption').click()")
    expect(page.locator("[data-part=joint]")).to_contain_text("Adoption plan")
    label = page.get_by_label("What to call this child")
    expect(label).to_have_value("eld")
    label.press("Escape")
    rename(page, "elder")
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=joint] thead")).to_contain_text("elder")


def test_a_child_with_a_name_of_several_letters_is_called_by_it_alone(two: Calculator) -> None:
    page = two.page
    rename(page, "elder")
    page.keyboard.press("Enter")
    joint = page.locator("[data-part=joint-next]")
    expect(joint).to_contain_text("For child A and elder: ")
    expect(page.locator("#date-final-hearing [data-kin]")).to_contain_text("Same for child A.")
    expect(page.locator("[data-part=form-heading]")).to_have_text("Dates of elder")
    page.get_by_role("button", name="Add a brother or sister").click()
    page.locator("#pathway-long-term-fostering").check()
    expect(page.locator("#date-final-hearing [data-kin]")).to_contain_text(
        "Same for child A and elder."
    )
    expect(joint).to_contain_text("For children A and B and elder: ")


def test_calendar_entries_of_a_child_taken_out_are_taken_back_also_in_another_visit(
    two: Calculator, tmp_path: Path
) -> None:
    page = two.page
    imported = downloaded(page, tmp_path, "Add all to calendar")
    of_b = {uid for uid, title in imported.items() if title.startswith("B: ")}
    page.get_by_role("button", name="Take child B out").click()
    told = page.locator("[data-part=notice]")
    expect(told).to_contain_text("Calendar entries made for child B stay. To take them out")
    assert of_b <= removal(page, tmp_path).keys()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save to a file").click()
    saved.value.save_as(tmp_path / "case.json")
    page.goto("about:blank")
    two.visit()
    two.ready()
    page.locator("[data-part=file]").set_input_files(tmp_path / "case.json")
    expect(two.box("final-hearing", "year")).to_have_value("2027")
    two.answered()
    assert removal(page, tmp_path).keys() == imported.keys()


def test_the_letter_of_a_child_whose_entries_stay_is_not_used_again(
    two: Calculator, tmp_path: Path
) -> None:
    page = two.page
    downloaded(page, tmp_path, "Add all to calendar")
    page.get_by_role("button", name="Take child B out").click()
    page.get_by_role("button", name="Add a brother or sister").click()
    expect(page.locator("[data-part=form-heading]")).to_have_text("Dates of child C")
    page.get_by_role("button", name="Rename child C").click()
    page.get_by_label("What to call this child").fill("b")
    page.keyboard.press("Enter")
    expect(page.locator("#kin-label-fault")).to_have_text(
        "A child who was taken out of this case was called b. "
        "Entries of that child are in a calendar."
    )


def test_many_children_stand_in_lines_and_each_is_a_press_away(
    open_page: OpenPage, tmp_path: Path, axe: Callable[[Page], list[str]]
) -> None:
    shared = {"final-evidence": "2027-02-12", "final-hearing": "2027-04-19"}
    children = [
        {"label": label, "given": {"pathways": [pathway], "dates": shared}, "calendar": {}}
        for label, pathway in zip("ABCDEF", [*["long-term-fostering"] * 5, "adoption"], strict=True)
    ]
    head = {"schema": 2, "kind": "joint-supervision-timetable", "edition": "1.0"}
    path = tmp_path / "many.json"
    whole = {**head, "saved-on": "2026-09-07", "children": children}
    path.write_text(json.dumps(whole), encoding="utf-8")
    calculator = open_calculator(open_page, "adoption")
    page = calculator.page
    page.locator("[data-part=file]").set_input_files(path)
    joint = page.locator("[data-part=joint]")
    expect(joint.locator("thead th")).to_have_text(["Diary day", "Step, and who", "Which children"])
    row = joint.locator("tbody tr", has_text="Transfer of the case").first
    expect(row).to_contain_text("Not for child F")
    for width in (1366, 320):
        page.set_viewport_size({"width": width, "height": 700})
        wide = "document.documentElement.scrollWidth > innerWidth"
        assert page.evaluate(wide) is False
        assert axe(page) == []
    row.get_by_role("button", name="C: details of Transfer of the case for child C").click()
    expect(page.locator("[data-part=form-heading]")).to_have_text("Dates of child C")


def removal(page: Page, folder: Path) -> dict[str, str]:
    page.get_by_role("button", name="More").click()
    return downloaded(page, folder, "Remove earlier calendar entries")


def downloaded(page: Page, folder: Path, button: str) -> dict[str, str]:
    """Return the title of each entry of the calendar file that a button hands over."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    path = folder / "calendar.ics"
    download.value.save_as(path)
    found = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return {str(one["uid"]): str(one["summary"]) for one in found}
