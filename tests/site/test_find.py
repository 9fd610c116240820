"""Finding a pathway as a person does it: answer, go back, change, see why, work out the dates."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from tests.site.conftest import OpenPage

NOW = datetime(2026, 9, 7, 9, 0)  # noqa: DTZ001 - the page's own clock, wherever it sits
PHONE = {"width": 320, "height": 640}
START_MS = 60_000
"""How long the engine may take to start where many tests share a machine."""
TWIN_TRACK = (
    ("organisation", "Our authority"),
    ("extra-meeting", "No"),
    ("early-help-involved", "No"),
    ("situation", "Care proceedings are running"),
    ("plans", "Long-term fostering", "Adoption"),
    ("assessment", "No"),
    ("complex", "No"),
    ("leaving-care-age", "No"),
    ("others", "Health visitor"),
)
"""The answers of the worked example, in the order in which they are asked."""


class Finder:
    """The page that asks, and what a person does on it."""

    def __init__(self, page: Page) -> None:
        """Wait until the engine asks."""
        self.page = page
        expect(page.locator("#find")).to_have_attribute("data-engine", "ready", timeout=START_MS)
        # Painted with the first reply, which also makes a question anew that is ticked already.
        expect(page.locator("[data-part=side] p.pw-noprint").first).to_be_attached()

    def group(self, question: str) -> Locator:
        """Return a question's group of options."""
        return self.page.locator(f"[data-question={question}]")

    def option(self, question: str, title: str) -> Locator:
        """Return one option of a question, by the words it starts with."""
        return self.group(question).get_by_label(re.compile(rf"^{re.escape(title)}\b")).first

    def press(self, name: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=name).click()

    def answer(self, *answers: tuple[str, ...]) -> None:
        """Answer questions one after the other, each with Continue."""
        for question, *titles in answers:
            for title in titles:
                self.option(question, title).check()
            self.press("Continue")

    def heading(self) -> Locator:
        """Return the title that is shown."""
        return self.page.locator("#find h1:visible")

    def change(self, short: str) -> None:
        """Press Change beside an answer."""
        self.press(f"Change answer: {short}")


@pytest.fixture
def finder(open_page: OpenPage) -> Finder:
    """Return the page once its engine asks."""
    return Finder(open_page("find/"))


def from_home(open_page: OpenPage) -> Finder:
    """Return the page, reached by the first button on Home."""
    page = open_page()
    page.clock.set_fixed_time(NOW)
    page.get_by_role("link", name="Find the pathway").click()
    expect(page).to_have_url(re.compile(r"/find/$"))
    return Finder(page)


def work_out(finder: Finder, words: str, *pathways: str) -> Page:
    """Go on to the calculator, and wait for its fields."""
    finder.page.get_by_role("link", name=words, exact=True).click()
    query = "&".join(f"pathway={one}" for one in pathways)
    expect(finder.page).to_have_url(re.compile(rf"/calculator/\?{query}$"))
    expect(finder.page.locator("#calculator")).to_have_attribute("data-engine", "ready")
    return finder.page


def type_date(page: Page, key: str, *date: int) -> None:
    """Fill the three boxes of a key date's field."""
    for box, value in zip(("day", "month", "year"), date, strict=True):
        page.locator(f"#date-{key}-{box}").fill(str(value))


def row(page: Page, step: str, pathway: str) -> Locator:
    """Return a row of the timetable."""
    rows = page.locator("[data-part=table] tbody tr", has_text=step)
    return rows.filter(has_text=pathway).first


def test_a_remanded_16_year_old_already_in_care(open_page: OpenPage) -> None:
    finder = from_home(open_page)
    finder.answer(
        ("organisation", "Our authority"),
        ("extra-meeting", "No"),
        ("early-help-involved", "No"),
        ("situation", "Remanded"),
        ("assessment", "No"),
        ("leaving-care-age", "Yes"),
        ("others", "None of these"),
    )

    expect(finder.heading()).to_have_text("Two pathways apply")
    expect(finder.page.locator(".pw-chosen").first).to_contain_text(
        "Because the child is remanded, and in care as a result."
    )
    page = work_out(finder, "Work out the dates for both", "remand", "leaving-care")
    type_date(page, "remand", 1, 9, 2026)
    type_date(page, "became-in-care", 3, 3, 2025)
    expect(row(page, "Initial joint supervision", "Remand")).to_contain_text("15 Sep 2026")


def test_adoption_and_long_term_fostering_side_by_side(open_page: OpenPage) -> None:
    finder = from_home(open_page)
    finder.answer(*TWIN_TRACK)

    expect(finder.heading()).to_have_text("Two pathways apply")
    expect(finder.heading()).to_be_focused()
    result = finder.page.locator(".pw-result")
    expect(result).to_contain_text("Next: initial joint supervision, 6 weeks before QAAG.")
    expect(result).to_contain_text("Together this is twin tracking.")
    expect(result.locator(".pw-pairs").first.locator("dt")).to_have_count(5)
    expect(result.locator("summary")).to_contain_text("more that do not fit these answers")
    page = work_out(finder, "Work out the dates for both", "long-term-fostering", "adoption")
    type_date(page, "qaag", 22, 10, 2026)
    type_date(page, "final-evidence", 16, 11, 2026)
    expect(row(page, "Initial", "Adoption plan")).to_contain_text("By Thu 10 Sep 2026")
    expect(row(page, "Initial", "Long-term fostering")).to_contain_text("By Mon 21 Sep 2026")
    expect(page.locator("#answer-complex-no")).to_be_checked()
    expect(page.locator("#answer-health-role-yes")).to_be_checked()
    expect(page.locator("#answer-youth-justice-no")).to_be_checked()


def test_a_special_guardianship_assessment_that_turned_negative(open_page: OpenPage) -> None:
    finder = from_home(open_page)
    finder.answer(
        ("organisation", "Our authority"),
        ("extra-meeting", "No"),
        ("early-help-involved", "No"),
        ("situation", "None of these"),
        ("assessment", "Yes, and it has turned out negative"),
        ("complex", "No"),
        ("leaving-care-age", "No"),
        ("others", "None of these"),
    )

    expect(finder.heading()).to_have_text("One pathway applies")
    expect(finder.page.locator(".pw-result")).to_contain_text("Hold a joint supervision at once.")
    page = work_out(finder, "Work out the dates", "sgo-reg24")
    type_date(page, "ssw-allocated", 1, 9, 2026)
    expect(row(page, "Initial joint supervision", "Special guardianship")).to_contain_text(
        "15 Sep 2026"
    )


def test_nothing_applies_and_no_timetable_is_made_up(finder: Finder) -> None:
    finder.answer(("organisation", "Camden"), ("both-services", "No"))

    expect(finder.heading()).to_have_text("No guide covers this")
    expect(finder.page.locator(".pw-result li").first).to_contain_text("Check your answers.")
    expect(finder.page.get_by_role("link", name="Work out the dates")).to_have_count(0)


def test_the_first_question_can_be_answered_before_the_engine_is_there(
    open_page: OpenPage,
) -> None:
    page = open_page(None)
    page.goto("find/", wait_until="domcontentloaded")
    page.get_by_label("Our authority").check()
    expect(page.locator(".pw-ask__count")).to_contain_text("Question 1 of up to")
    finder = Finder(page)
    expect(page.get_by_label("Our authority")).to_be_checked()
    finder.press("Continue")
    expect(page.locator(".pw-ask__count")).to_contain_text("Question 2 of up to")


def test_back_and_change_keep_every_answer(finder: Finder) -> None:
    finder.answer(*TWIN_TRACK[:5])
    expect(finder.page.locator(".pw-ask__count")).to_contain_text("Question 6 of up to")
    finder.option("assessment", "No").check()
    finder.press("Back")
    expect(finder.heading()).to_be_focused()
    expect(finder.option("plans", "Adoption")).to_be_checked()
    finder.press("Continue")
    expect(finder.option("assessment", "No")).to_be_checked()
    finder.answer(*TWIN_TRACK[5:])
    expect(finder.heading()).to_have_text("Two pathways apply")

    finder.change("Plans being considered")
    expect(finder.heading()).to_have_text("Which plans are being considered?")
    finder.option("plans", "Adoption").uncheck()
    finder.press("Continue")
    expect(finder.heading()).to_have_text("One pathway applies")
    expect(finder.heading()).to_be_focused()
    expect(finder.page.locator("[data-part=side]")).to_contain_text("Health visitor")


def test_the_browsers_back_button_goes_back_one_question(finder: Finder) -> None:
    finder.answer(*TWIN_TRACK[:3])
    expect(finder.group("situation")).to_be_visible()
    finder.page.go_back()
    expect(finder.group("early-help-involved")).to_be_visible()
    expect(finder.option("early-help-involved", "No")).to_be_checked()
    finder.page.go_forward()
    expect(finder.group("situation")).to_be_visible()


def test_all_questions_on_one_page_follow_the_answers(finder: Finder) -> None:
    finder.option("organisation", "Our authority").check()
    finder.press("See all questions on one page")
    expect(finder.heading()).to_have_text("All questions on one page")
    expect(finder.heading()).to_be_focused()
    expect(finder.option("organisation", "Our authority")).to_be_checked()
    expect(finder.group("plans")).to_have_count(0)
    finder.option("situation", "Care proceedings are running").check()
    expect(finder.group("plans")).to_be_visible()
    expect(finder.option("situation", "Care proceedings are running")).to_be_focused()
    expect(finder.page.locator("[data-part=status]")).to_contain_text("questions now.")

    finder.press("See which pathways apply")
    expect(finder.page.locator(".pw-errors")).to_be_focused()
    finder.page.locator(".pw-errors a").first.click()
    expect(finder.option("extra-meeting", "Yes")).to_be_focused()
    for question, *titles in TWIN_TRACK[1:]:
        for title in titles:
            finder.option(question, title).check()
    expect(finder.page.locator("[data-part=side]")).to_contain_text("Health visitor")
    finder.press("See which pathways apply")
    expect(finder.heading()).to_have_text("Two pathways apply")


def test_from_all_questions_back_to_one_at_a_time(finder: Finder) -> None:
    finder.answer(*TWIN_TRACK[:2])
    expect(finder.group("early-help-involved")).to_be_visible()
    finder.press("See all questions on one page")
    finder.option("early-help-involved", "No").check()
    expect(finder.page.locator("[data-part=side] dt")).to_have_count(3)
    finder.press("See one question at a time")
    expect(finder.group("situation")).to_be_visible()
    expect(finder.page.locator("[data-question]")).to_have_count(1)


def test_none_goes_with_no_other_answer(finder: Finder) -> None:
    finder.answer(*TWIN_TRACK[:3])
    finder.option("situation", "Privately fostered").check()
    finder.option("situation", "None of these").check()
    expect(finder.option("situation", "Privately fostered")).not_to_be_checked()
    finder.option("situation", "Arriving from Ukraine").check()
    expect(finder.option("situation", "None of these")).not_to_be_checked()


def test_a_missing_answer_is_said_only_after_pressing(finder: Finder) -> None:
    expect(finder.page.locator(".pw-errors")).to_have_count(0)
    finder.press("Continue")
    expect(finder.page.locator(".pw-errors")).to_be_focused()
    expect(finder.page.locator(".pw-errors")).to_contain_text("Choose an answer")
    expect(finder.group("organisation").locator("[data-fault]")).to_have_text("Choose an answer.")
    finder.page.locator(".pw-errors a").click()
    expect(finder.option("organisation", "Our authority")).to_be_focused()
    assert "#" not in finder.page.url


def test_starting_again_can_be_undone(finder: Finder) -> None:
    finder.answer(*TWIN_TRACK)
    finder.press("Start again")
    expect(finder.heading()).to_have_text("Whose guidance do you follow?")
    expect(finder.heading()).to_be_focused()
    expect(finder.page.locator("[data-part=side]")).to_contain_text("None yet.")
    finder.press("Undo")
    expect(finder.heading()).to_have_text("Two pathways apply")
    expect(finder.page.get_by_role("button", name="Undo")).to_have_count(0)


def test_answers_outlive_a_visit_elsewhere_and_stand_nowhere_else(finder: Finder) -> None:
    finder.answer(*TWIN_TRACK[:4])
    page = finder.page
    page.get_by_role("link", name="Home", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("who meets, when")
    page.get_by_role("link", name="Find the pathway").click()
    expect(finder.group("plans")).to_be_visible()
    expect(page.locator("[data-part=side]")).to_contain_text("Care proceedings are running")
    kept: str = page.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, history.state])"
    )
    assert "care-proceedings" not in kept
    assert "situation" not in json.dumps(page.url)


def test_the_keyboard_alone_is_enough(finder: Finder) -> None:
    keys = finder.page.keyboard
    finder.option("organisation", "Our authority").focus()
    keys.press("Space")
    keys.press("Enter")
    expect(finder.heading()).to_be_focused()
    expect(finder.group("extra-meeting")).to_be_visible()
    keys.press("Tab")
    keys.press("ArrowDown")
    expect(finder.option("extra-meeting", "No")).to_be_checked()
    keys.press("Tab")
    expect(finder.page.get_by_role("button", name="Continue")).to_be_focused()
    keys.press("Enter")
    expect(finder.group("early-help-involved")).to_be_visible()


def test_without_scripts_the_list_says_when_each_pathway_applies(open_page: OpenPage) -> None:
    page = open_page("find/", java_script_enabled=False)
    expect(page.get_by_role("heading", level=1)).to_have_text("Find a pathway")
    expect(page.locator("form.pw-ask")).to_be_hidden()
    remand = page.locator(".pw-find__list tr", has_text="Remand").first
    expect(remand).to_contain_text("the child is remanded, and in care as a result.")
    expect(remand.get_by_role("link")).to_have_attribute("href", "../pathways/remand/")
    expect(page.locator(".pw-find__list")).to_contain_text("Which plans are being considered?")


@pytest.mark.expects("rules.json")
@pytest.mark.expects("404")
@pytest.mark.expects("Questions:")
def test_where_the_engine_cannot_start_the_list_stands_in(open_page: OpenPage) -> None:
    page = open_page(None)
    page.route("**/rules.json", lambda route: route.fulfill(status=404, body=""))
    page.goto("find/")
    expect(page.locator("#find")).to_have_attribute("data-engine", "broken", timeout=START_MS)
    expect(page.locator("[data-part=engine]")).to_contain_text("Use the list below")
    expect(page.get_by_role("heading", name="When each pathway applies")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_state_has_an_accessibility_fault(
    finder: Finder, axe: Callable[[Page], list[str]], scheme: str
) -> None:
    if scheme == "dark":
        finder.page.locator(".pw-palette").click()
        expect(finder.page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    found = axe(finder.page)
    finder.press("Continue")
    found += axe(finder.page)
    finder.answer(*TWIN_TRACK[:5])
    expect(finder.group("assessment")).to_be_visible()
    finder.press("See all questions on one page")
    expect(finder.heading()).to_have_text("All questions on one page")
    found += axe(finder.page)
    finder.press("See one question at a time")
    finder.answer(*TWIN_TRACK[5:])
    expect(finder.heading()).to_have_text("Two pathways apply")

    assert found + axe(finder.page) == []


def test_a_phone_never_scrolls_sideways(open_page: OpenPage) -> None:
    finder = Finder(open_page("find/", viewport=PHONE))
    width = "document.documentElement.scrollWidth"
    for one in TWIN_TRACK:
        assert finder.page.evaluate(width) == PHONE["width"]
        finder.answer(one)
    expect(finder.heading()).to_have_text("Two pathways apply")
    assert finder.page.evaluate(width) == PHONE["width"]


def test_continue_stands_on_the_first_screen(finder: Finder) -> None:
    finder.answer(*TWIN_TRACK[:3])
    expect(finder.group("situation")).to_be_visible()
    box = finder.page.get_by_role("button", name="Continue").bounding_box()
    assert box
    assert box["y"] + box["height"] <= 768
