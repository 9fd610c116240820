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
    ("situation", "Care proceedings are running"),
    ("plans", "Long-term fostering", "Adoption"),
    ("complex", "No"),
    ("born", "3 5 2022"),
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
            self.fill(question, *titles)
            self.press("Continue")

    def fill(self, question: str, *titles: str) -> None:
        """Tick options, or type the date that a question asks for."""
        for title in titles:
            if question == "born":
                for box, value in zip(("day", "month", "year"), title.split(), strict=True):
                    self.page.locator(f"#ask-born-{box}").fill(value)
            else:
                self.option(question, title).check()

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
    page = open_page(None)
    page.clock.set_fixed_time(NOW)  # before any script: the theme's own timers keep to one clock
    page.goto("", wait_until="load")
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


@pytest.mark.pyodide
def test_a_remanded_16_year_old_already_in_care(open_page: OpenPage) -> None:
    finder = from_home(open_page)
    finder.answer(
        ("situation", "Remanded"),
        ("born", "3 3 2010"),
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
    expect(row(page, "Initial", "Adoption plan")).to_contain_text("Thu 10 Sep 2026")
    expect(row(page, "Initial", "Long-term fostering")).to_contain_text("Mon 21 Sep 2026")
    expect(page.locator("#date-birth-year")).to_have_value("2022")
    expect(page.locator("#answer-complex-no")).to_be_checked()
    expect(page.locator("#answer-health-role-yes")).to_be_checked()
    expect(page.locator("#answer-youth-justice-no")).to_be_checked()


def test_a_special_guardianship_assessment_that_turned_negative(open_page: OpenPage) -> None:
    finder = from_home(open_page)
    finder.answer(
        ("situation", "A connected person or special guardian is being assessed"),
        ("assessment", "It has turned out negative"),
        ("complex", "No"),
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
    finder.change("Whose guidance")
    finder.answer(("organisation", "Camden"), ("both-services", "No"))

    expect(finder.heading()).to_have_text("No guide covers this")
    expect(finder.page.locator(".pw-result li").first).to_contain_text("Check your answers.")
    expect(finder.page.get_by_role("link", name="Work out the dates")).to_have_count(0)


def test_the_first_question_can_be_answered_before_the_engine_is_there(
    open_page: OpenPage,
) -> None:
    page = open_page(None)
    page.goto("find/", wait_until="domcontentloaded")
    page.get_by_label("Care proceedings are running").check()
    expect(page.locator(".pw-ask__count")).to_have_text("Question 1 of about 4")
    finder = Finder(page)
    expect(page.get_by_label("Care proceedings are running")).to_be_checked()
    finder.press("Continue")
    expect(page.locator(".pw-ask__count")).to_contain_text("Question 2 of")


def test_back_and_change_keep_every_answer(finder: Finder) -> None:
    finder.answer(*TWIN_TRACK[:2])
    expect(finder.page.locator(".pw-ask__count")).to_contain_text("Question 3 of")
    finder.option("complex", "No").check()
    finder.press("Back")
    expect(finder.heading()).to_be_focused()
    expect(finder.option("plans", "Adoption")).to_be_checked()
    finder.press("Continue")
    expect(finder.option("complex", "No")).to_be_checked()
    finder.answer(*TWIN_TRACK[2:])
    expect(finder.heading()).to_have_text("Two pathways apply")

    finder.change("Plans being considered")
    expect(finder.heading()).to_have_text("Which plans are being considered?")
    finder.option("plans", "Adoption").uncheck()
    finder.press("Continue")
    expect(finder.heading()).to_have_text("One pathway applies")
    expect(finder.heading()).to_be_focused()
    expect(finder.page.locator("[data-part=side]")).to_contain_text("Health visitor")


def test_the_browsers_back_button_goes_back_one_question(finder: Finder) -> None:
    finder.answer(*TWIN_TRACK[:2])
    expect(finder.group("complex")).to_be_visible()
    finder.page.go_back()
    expect(finder.group("plans")).to_be_visible()
    expect(finder.option("plans", "Adoption")).to_be_checked()
    finder.page.go_forward()
    expect(finder.group("complex")).to_be_visible()


def test_back_works_where_the_browser_has_no_account_of_its_history(open_page: OpenPage) -> None:
    page = open_page(None)
    page.add_init_script("delete Window.prototype.navigation; delete window.navigation;")
    page.goto("find/")
    finder = Finder(page)
    assert page.evaluate("window.navigation === undefined")
    finder.answer(*TWIN_TRACK[:2])
    expect(finder.group("complex")).to_be_visible()
    page.go_back()
    expect(finder.group("plans")).to_be_visible()
    page.go_back()
    expect(finder.option("situation", "Care proceedings are running")).to_be_checked()


def test_all_questions_on_one_page_follow_the_answers(finder: Finder) -> None:
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
    expect(finder.option("plans", "Long-term fostering")).to_be_focused()
    finder.fill("plans", "Long-term fostering", "Adoption")
    expect(finder.group("complex")).to_be_visible()
    for question, *titles in TWIN_TRACK[2:]:
        finder.fill(question, *titles)
    expect(finder.page.locator("[data-part=side]")).to_contain_text("Health visitor")
    finder.press("See which pathways apply")
    expect(finder.heading()).to_have_text("Two pathways apply")


def test_from_all_questions_back_to_one_at_a_time(finder: Finder) -> None:
    finder.answer(*TWIN_TRACK[:1])
    expect(finder.group("plans")).to_be_visible()
    finder.press("See all questions on one page")
    finder.option("plans", "Adoption").check()
    expect(finder.page.locator("[data-part=side] dt")).to_have_count(3)
    finder.press("See one question at a time")
    expect(finder.group("complex")).to_be_visible()
    expect(finder.page.locator("[data-question]")).to_have_count(1)


def test_a_date_of_birth_is_asked_for_and_the_age_is_worked_out(open_page: OpenPage) -> None:
    finder = from_home(open_page)
    finder.answer(("situation", "Remanded"), ("born", "31 2 2012"))
    wrong = finder.group("born").locator("[data-fault]")
    expect(wrong).to_contain_text("must be a real date")
    expect(finder.page.locator("#ask-born-day")).to_be_focused()
    finder.answer(("born", "3 3 2012"), ("others", "None of these"))
    expect(finder.heading()).to_have_text("One pathway applies")
    expect(finder.page.locator(".pw-result")).to_contain_text(
        "Leaving care, from Sunday 3 October 2027, when the child is 15 years 7 months."
    )
    expect(finder.page.locator("[data-part=side]")).to_contain_text("3 Mar 2012, aged 14")
    page = work_out(finder, "Work out the dates", "remand")
    type_date(page, "remand", 1, 9, 2026)
    finder.page.go_back()
    finder.change("Born")
    expect(finder.page.locator("#ask-born-year")).to_have_value("2012")
    finder.press("I do not know the date of birth")
    expect(finder.page.locator(".pw-result")).not_to_contain_text("Later:")


def test_none_goes_with_no_other_answer(finder: Finder) -> None:
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
    expect(finder.group("situation").locator("[data-fault]")).to_have_text(
        "Tick what is true, or “None of these”."
    )
    finder.page.locator(".pw-errors a").click()
    expect(finder.option("situation", "Care proceedings are running")).to_be_focused()
    assert "#" not in finder.page.url


def test_starting_again_can_be_undone(finder: Finder) -> None:
    finder.answer(*TWIN_TRACK)
    finder.press("Start again")
    expect(finder.heading()).to_contain_text("situation now?")
    expect(finder.heading()).to_be_focused()
    expect(finder.page.locator("[data-part=side]")).not_to_contain_text("Health visitor")
    finder.press("Undo")
    expect(finder.heading()).to_have_text("Two pathways apply")
    expect(finder.page.get_by_role("button", name="Undo")).to_have_count(0)


def test_answers_outlive_a_visit_elsewhere_and_stand_nowhere_else(finder: Finder) -> None:
    finder.answer(*TWIN_TRACK[:1])
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
    finder.option("situation", "Care proceedings are running").focus()
    keys.press("Space")
    keys.press("Enter")
    expect(finder.heading()).to_be_focused()
    expect(finder.group("plans")).to_be_visible()
    keys.press("Tab")
    keys.press("Space")
    expect(finder.option("plans", "Long-term fostering")).to_be_checked()
    keys.press("Enter")
    expect(finder.group("born")).to_be_visible()
    expect(finder.heading()).to_be_focused()
    for value in ("3", "5", "2022"):
        keys.press("Tab")
        keys.type(value)
    keys.press("Enter")
    expect(finder.group("others")).to_be_visible()


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
    finder.answer(*TWIN_TRACK[:3])
    expect(finder.group("born")).to_be_visible()
    found += axe(finder.page)
    finder.press("See all questions on one page")
    expect(finder.heading()).to_have_text("All questions on one page")
    found += axe(finder.page)
    finder.press("See one question at a time")
    finder.answer(*TWIN_TRACK[3:])
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
    expect(finder.group("situation")).to_be_visible()
    box = finder.page.get_by_role("button", name="Continue").bounding_box()
    assert box
    assert box["y"] + box["height"] <= 768
