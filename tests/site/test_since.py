"""What changed since something was handed over or saved, and the e-mail on it: nothing is sent."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.calculator_pages import Calculator, open_calculator

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.site.conftest import OpenPage

CASE = {
    "final-evidence": (15, 1, 2027),
    "birth": (10, 6, 2012),
    "final-hearing": (22, 3, 2027),
}


@pytest.fixture
def fostering(open_page: OpenPage) -> Calculator:
    calculator = open_calculator(open_page, "long-term-fostering")
    calculator.type_dates(CASE)
    calculator.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return calculator


def section(page: Page) -> Locator:
    return page.locator("[data-part=since]")


def copy(page: Page) -> None:
    page.locator("[data-part=copy]").click()
    expect(section(page)).to_contain_text("since the dates were copied on Mon 7 Sep 2026")


def fold(page: Page) -> Locator:
    return section(page).locator("#since-fold")


def test_what_was_handed_over_is_compared_with_what_comes(
    fostering: Calculator, axe: Callable[[Page], list[str]]
) -> None:
    page = fostering.page
    expect(section(page)).to_be_empty()
    copy(page)
    expect(section(page)).to_contain_text("Nothing changed.")
    fostering.type_dates({"final-hearing": (24, 5, 2027)})
    expect(section(page)).to_contain_text("2 moved, 2 added.")
    expect(fold(page)).to_have_attribute("aria-expanded", "true")
    row = section(page).get_by_role("row", name="Transfer of the case")
    expect(row).to_contain_text("9 weeks later")
    assert axe(page) == []
    fold(page).press("Enter")
    expect(row).to_be_hidden()
    expect(fold(page)).to_be_focused()
    page.emulate_media(media="print")
    expect(row).to_be_visible()
    expect(section(page).get_by_role("button", name="E-mail")).to_have_count(0)
    page.emulate_media(media="screen")
    fold(page).click()
    section(page).get_by_role("button", name="do not move").click()
    expect(section(page).get_by_role("row", name="Monthly joint supervision 1")).to_be_visible()


def test_the_baseline_is_chosen_and_the_last_change_is_one(fostering: Calculator) -> None:
    page = fostering.page
    copy(page)
    fostering.type_dates({"final-hearing": (24, 5, 2027)})
    fostering.type_dates({"final-evidence": (22, 1, 2027)})
    expect(section(page).locator("p").filter(has_text="final hearing moved")).to_be_visible()
    section(page).get_by_role("button", name="Before the last change").click()
    expect(section(page)).to_contain_text("since the dates last stood still")
    expect(section(page).locator("p").filter(has_text="final hearing moved")).to_have_count(0)
    expect(section(page).locator("#since-settled")).to_have_attribute("aria-pressed", "true")
    section(page).get_by_role("button", name="What was handed over").click()
    expect(section(page)).to_contain_text("since the dates were copied")


def test_the_email_is_edited_copied_and_can_be_taken_back(fostering: Calculator) -> None:
    page = fostering.page
    copy(page)
    fostering.type_dates({"final-hearing": (24, 5, 2027)})
    section(page).get_by_role("button", name="Write an e-mail about the changes").click()
    box = page.locator("#since-mail")
    expect(box).to_be_focused()
    text = box.input_value()
    assert text.startswith("To: FAST social worker;")
    assert text.index("- Moved:") < text.index("- Unchanged:")
    box.fill(f"{text}\nPlease tell us.")
    fostering.type_dates({"final-hearing": (31, 5, 2027)})
    expect(section(page)).to_contain_text("The dates changed since this was written.")
    assert box.input_value().endswith("Please tell us.")
    section(page).get_by_role("button", name="Write it anew").click()
    assert "31 May 2027" in box.input_value()
    section(page).get_by_role("button", name="Copy this e-mail").click()
    notice = page.locator("[data-part=notice]")
    expect(notice).to_contain_text("Nothing was sent.")
    assert "31 May 2027" in page.evaluate("navigator.clipboard.readText()")
    expect(section(page)).to_contain_text("Nothing changed.")
    notice.get_by_role("button", name="Undo").click()
    expect(section(page)).to_contain_text("2 moved, 2 added.")


def test_what_is_tried_is_used_with_its_email(fostering: Calculator) -> None:
    page = fostering.page
    page.locator("#case-reference").fill("4417")
    page.locator("#date-final-hearing [data-what-if]").click()
    panel = page.locator("[data-part=what-if]")
    panel.get_by_role("button", name="+9 weeks").click()
    box = page.locator("#what-if-mail")
    expect(box).to_have_value(re.compile("final hearing moved to Monday 24 May 2027"))
    assert "4417" not in box.input_value()
    panel.get_by_role("button", name="Use it and copy this e-mail").click()
    expect(panel).to_be_empty()
    expect(fostering.box("final-hearing", "month")).to_have_value("5")
    expect(page.locator("[data-part=notice]")).to_contain_text("Copied.")
    assert "24 May 2027" in page.evaluate("navigator.clipboard.readText()")


def test_a_file_that_is_opened_later_tells_what_was_due_since(
    open_page: OpenPage, tmp_path: Path
) -> None:
    given = {
        "pathways": ["long-term-fostering"],
        "dates": {"final-evidence": "2026-10-22", "birth": "2012-06-10"},
        "today": "2026-06-01",
    }
    path = tmp_path / "given.json"
    path.write_text(json.dumps(given), encoding="utf-8")
    calculator = open_calculator(open_page, "long-term-fostering")
    page = calculator.page
    page.locator("[data-part=file]").set_input_files(path)
    expect(section(page)).to_contain_text("since the file was saved on Mon 1 Jun 2026")
    expect(section(page)).to_contain_text("were due.")
    fold(page).click()
    expect(section(page).get_by_role("row", name="Initial joint supervision")).to_contain_text(
        "Was due"
    )


def test_saving_and_printing_are_baselines_too(fostering: Calculator) -> None:
    page = fostering.page
    page.evaluate("window.print = () => {}")
    page.locator("[data-part=print]").click()
    expect(section(page)).to_contain_text("since the dates were printed on")
    with page.expect_download():
        page.locator("[data-part=save]").click()
    section(page).locator("#since-fold").click()
    section(page).get_by_role("button", name="The file").click()
    expect(section(page)).to_contain_text("since the file was saved on Mon 7 Sep 2026")


def test_the_drawing_tells_the_moves_of_the_comparison_that_is_open(fostering: Calculator) -> None:
    page = fostering.page
    copy(page)
    fostering.type_dates({"final-hearing": (17, 5, 2027)})
    fostering.type_dates({"final-hearing": (24, 5, 2027)})
    moved = fostering.row("Transfer of the case")
    expect(moved).to_contain_text("9 weeks later")
    fold(page).click()
    expect(moved).to_contain_text("was Mon 24 May, now Mon 31 May: 7 days later")
    fold(page).click()
    expect(moved).to_contain_text("9 weeks later")
