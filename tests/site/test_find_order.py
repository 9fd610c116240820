"""Questions whose answers come late: no answer is lost, mistaken or counted twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.held_replies import HOLD_REPLIES, hold, release, until_held
from tests.site.test_find import TWIN_TRACK, Finder

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.site.conftest import OpenPage


@pytest.fixture
def finder(open_page: OpenPage) -> Finder:
    """Return the page at its first question."""
    page = open_page(None)
    page.add_init_script(HOLD_REPLIES)
    page.goto("find/")
    finder = Finder(page)
    expect(finder.group("situation")).to_be_visible()
    return finder


def leave(page: Page) -> None:
    """Go to Home without loading the page anew."""
    page.get_by_role("link", name="Home", exact=True).first.click()
    expect(page.locator("#find")).to_have_count(0)


def test_who_leaves_before_the_answer_comes_back_to_the_next_question(finder: Finder) -> None:
    page = finder.page
    hold(page)
    finder.answer(TWIN_TRACK[0])
    until_held(page)
    leave(page)
    page.get_by_role("link", name="Find the pathway").click()
    expect(page.locator("#find")).to_have_count(1)
    until_held(page, 2)
    release(page)
    expect(finder.group("plans")).to_be_visible()
    expect(page.locator("[data-part=side]")).to_contain_text("Care proceedings are running")


def test_a_tick_mended_before_the_next_question_comes_counts(finder: Finder) -> None:
    page = finder.page
    hold(page)
    finder.answer(TWIN_TRACK[0])
    finder.option("situation", "Remanded").check()
    until_held(page, 1)
    release(page)
    expect(page.locator("[data-part=side]")).to_contain_text(
        "Care proceedings are running; Remanded, and in care as a result"
    )


def test_continue_pressed_twice_is_one_step_back(finder: Finder) -> None:
    page = finder.page
    hold(page)
    finder.answer(TWIN_TRACK[0])
    finder.press("Continue")
    until_held(page)
    release(page)
    expect(finder.group("plans")).to_be_visible()
    page.go_back()
    expect(finder.group("situation")).to_be_visible()


def test_start_again_pressed_twice_can_be_undone(finder: Finder) -> None:
    page = finder.page
    finder.answer(TWIN_TRACK[0])
    expect(finder.group("plans")).to_be_visible()
    hold(page)
    for _ in range(2):
        finder.press("Start again")
    until_held(page)
    release(page)
    expect(finder.group("situation")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("[data-part=side]")).to_contain_text("Care proceedings are running")


def test_a_press_is_not_lost_to_a_question_that_arrives_meanwhile(finder: Finder) -> None:
    page = finder.page
    hold(page)
    finder.answer(TWIN_TRACK[0])
    until_held(page)
    page.evaluate("performance.now = () => 0")  # however long the press takes here
    page.get_by_role("button", name="Change answer: Whose guidance").hover()
    page.mouse.down()
    release(page)
    page.wait_for_timeout(100)
    page.mouse.up()
    expect(finder.group("organisation")).to_be_visible()
