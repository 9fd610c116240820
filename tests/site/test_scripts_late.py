"""A tool's script late, missing or refused: the page says so, and nothing typed is lost or sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.tool_pages import TOOLS, fill, needed_scripts, still_filled, told_in

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Route

    from tests.site.conftest import OpenPage

EVERY_SCRIPT = "**/assets/tool/**/*.mjs"


def without_scripts(open_page: OpenPage, tool: str, script: str) -> Page:
    page = open_page(None)
    page.route(script, lambda route: route.abort())
    page.goto(TOOLS[tool])
    return page


@pytest.mark.expects("Failed to load resource")
@pytest.mark.parametrize("tool", TOOLS)
def test_a_script_that_cannot_be_fetched_is_told_of_and_asked_for_again(
    open_page: OpenPage, tool: str
) -> None:
    page = without_scripts(open_page, tool, f"**/{tool}/{tool}.mjs")
    told = told_in(page, tool)
    expect(told).to_contain_text("could not be fetched. What you typed is still here.")
    expect(page.locator("[data-part=status]")).to_contain_text("could not be fetched")
    fill(page, tool)
    page.unroute(f"**/{tool}/{tool}.mjs")
    told.get_by_role("button", name="Try again").click()
    expect(page.locator(f"#{tool}[data-mounted]")).to_have_count(1)
    expect(told.get_by_text("could not be fetched")).to_have_count(0)
    still_filled(page, tool)


@pytest.mark.expects("Failed to load resource")
@pytest.mark.parametrize("place", [0, -1])
def test_a_script_that_another_needs_is_asked_for_again_too(
    open_page: OpenPage, site: Path, place: int
) -> None:
    script = needed_scripts(site, "find")[place]
    page = without_scripts(open_page, "find", f"**/{script}")
    expect(told_in(page, "find")).to_contain_text("The questions page could not be fetched.")
    expect(page.get_by_role("heading", name="When each pathway applies")).to_be_visible()
    page.unroute(f"**/{script}")
    told_in(page, "find").get_by_role("button", name="Try again").click()
    expect(page.locator("#find[data-mounted]")).to_have_count(1)


def test_a_late_script_is_told_of_and_still_comes(open_page: OpenPage) -> None:
    page = open_page(None)
    held: list[Route] = []

    def hold_back(route: Route) -> None:
        held.append(route)

    page.route("**/find/find.mjs", hold_back)
    page.clock.install()
    page.goto("find/", wait_until="commit")
    expect(page.get_by_role("button", name="Continue")).to_be_visible()
    fill(page, "find")
    for _ in range(100):
        page.clock.run_for(1000)
        if "has not arrived yet" in (told_in(page, "find").text_content() or ""):
            break
    expect(told_in(page, "find")).to_contain_text("The questions page has not arrived yet.")
    for route in held:
        route.continue_()
    expect(page.locator("#find[data-mounted]")).to_have_count(1)
    still_filled(page, "find")


@pytest.mark.expects("Failed to load resource")
@pytest.mark.parametrize("tool", TOOLS)
def test_without_its_script_a_form_is_never_sent(open_page: OpenPage, tool: str) -> None:
    page = without_scripts(open_page, tool, EVERY_SCRIPT)
    fill(page, tool)
    before = page.url
    page.locator(f"#{tool} form").evaluate_all(
        "(forms) => forms.forEach((form) => form.requestSubmit())"
    )
    page.wait_for_timeout(200)
    assert page.url == before
    still_filled(page, tool)


def test_no_form_of_the_site_can_be_sent(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for form in text.split("<form")[1:]:
            start = form.partition(">")[0]
            assert 'method="dialog"' in start or "palette" in start, (page, start)


@pytest.mark.expects("Failed to load resource")
def test_without_any_script_the_page_says_so_after_a_while(open_page: OpenPage) -> None:
    page = open_page(None)
    page.route(EVERY_SCRIPT, lambda route: route.abort())
    page.route("**/tool-start.mjs", lambda route: route.abort())
    # No animation moves on by itself, however long the page takes to arrive.
    session = page.context.new_cdp_session(page)
    session.send("Animation.enable")
    session.send("Animation.setPlaybackRate", {"playbackRate": 0})
    for path, heading, said in (
        (TOOLS["calculator"], "Timing sentences", "The calculator is not running."),
        (TOOLS["find"], "When each pathway applies", "The questions are not running."),
        (TOOLS["caseload"], "Without the calculator", "The calculator is not running."),
    ):
        page.goto(path)
        expect(page.get_by_role("heading", name=heading)).to_be_hidden()
        page.evaluate("document.getAnimations().forEach((animation) => animation.finish())")
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
        expect(page.get_by_text(said)).to_be_visible()
        expect(page.get_by_text("Getting the questions ready.")).to_be_hidden()
