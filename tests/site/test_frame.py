"""The frame of every page: private, strict, whole by keyboard, by ear, on paper, scriptless."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from decision_tool.publish.csp import violations

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.site.conftest import OpenPage

PHONE = {"width": 320, "height": 640}
SIZES = [{"width": 1366, "height": 768}, PHONE]
PALETTES = ["default", "slate"]
# The element that has focus: what it is called, whether a person can see and point at it.
STOP = """async () => {
  const found = document.activeElement;
  const isBody = found === document.body;
  const isSeen = () => {
    const box = found.getBoundingClientRect();
    // Of what is taller than the window, the part in sight counts.
    const [first, last] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const [x, y] = [box.x + box.width / 2, (first + last) / 2];
    const top = document.elementFromPoint(x, y);
    const isOnTop = Boolean(top) && (found.contains(top) || top.contains(found));
    return box.width > 1 && box.height > 1 && isOnTop;
  };
  // The theme fits its columns to the window some frames after a page has scrolled.
  for (let frame = 0; frame < 60 && !isBody && !isSeen(); frame += 1)
    await new Promise(requestAnimationFrame);
  return { name: found.outerHTML.slice(0, 120), isBody, isSeen: isSeen() };
}"""


@pytest.fixture(scope="session")
def long_page(site: Path) -> str:
    """Return the path of the page whose list of headings, shown beside it, is longest."""
    shown = {
        path: text.count('class="md-nav__item"')
        for path in site.rglob("index.html")
        if 'data-md-type="toc" hidden' not in (text := path.read_text(encoding="utf-8"))
    }
    longest = max(shown, key=lambda path: (shown[path], path))
    return longest.relative_to(site).as_posix().removesuffix("index.html")


def _choose(page: Page, palette: str) -> None:
    if page.locator("body").get_attribute("data-md-color-scheme") != palette:
        page.locator(".pw-palette").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", palette)


def test_no_built_page_holds_what_the_policy_refuses(site: Path) -> None:
    found = {
        path.relative_to(site).as_posix(): refused
        for path in site.rglob("*.html")
        if (refused := violations(path.read_text(encoding="utf-8")))
    }

    assert found == {}


def test_no_stylesheet_draws_from_inside_itself(site: Path) -> None:
    assert [path for path in site.rglob("*.css") if "data:" in path.read_text("utf-8")] == []


def test_home_asks_nothing_of_anyone_else(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_search_finds_a_page_and_opens_it(open_page: OpenPage, long_page: str) -> None:
    page = open_page(long_page)
    home = page.locator(".pw-home")
    # Each letter typed may change the order of what is found: so all at once, and one by name.
    # The theme searches when a key comes up.
    page.get_by_role("textbox", name="Search").click()
    expect(page.locator(".md-search-result__meta")).not_to_have_text("Initializing search")
    page.get_by_role("textbox", name="Search").fill("supervision")
    page.get_by_role("textbox", name="Search").press("End")
    results = page.locator(".md-search-result__item a[href]")
    expect(results.first).to_be_visible()
    wanted = page.evaluate("document.querySelector('.md-search-result__item a[href]').href")
    page.evaluate("window.remembered = 'typed'")
    page.locator(f'.md-search-result__item a[href="{wanted}"]').first.click()
    expect(page).to_have_url(wanted)
    expect(home).to_be_visible()
    assert page.evaluate("window.remembered") == "typed"


def test_a_click_beside_search_closes_it(page: Page) -> None:
    page.get_by_role("textbox", name="Search").click()
    expect(page.locator(".md-search__output")).to_be_visible()
    page.mouse.click(20, 600)

    expect(page.locator(".md-search__output")).to_be_hidden()


def test_the_chosen_colours_stay_chosen(page: Page) -> None:
    _choose(page, "slate")
    expect(page.get_by_role("button", name="Switch to light colours")).to_be_visible()
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    _choose(page, "default")
    expect(page.get_by_role("button", name="Switch to dark colours")).to_be_visible()


@pytest.mark.expects("status of 404")
def test_an_unknown_address_of_any_depth_gets_a_whole_page(open_page: OpenPage) -> None:
    page = open_page("no/such/page/")

    expect(page.get_by_role("heading", name="Page not found")).to_be_visible()
    expect(page.locator(".md-header")).to_have_css("position", "sticky")
    page.get_by_role("link", name="Go to the home page").click()
    expect(page.locator(".md-content h1:visible")).not_to_have_text("Page not found")


@pytest.mark.parametrize("place", ["address", "deep_address"])
def test_memory_outlives_a_change_of_page_wherever_the_site_stands(
    open_page: OpenPage, request: pytest.FixtureRequest, long_page: str, place: str
) -> None:
    at = request.getfixturevalue(place)
    page = open_page(at=at)
    home = page.locator(".md-content h1:visible").inner_text()
    page.evaluate("window.remembered = 'typed'")
    _go(page, at + long_page)

    expect(page.locator(".md-content h1:visible")).not_to_have_text(home)
    expect(page.locator(".md-content h1:visible")).to_be_focused()
    assert page.evaluate("window.remembered") == "typed"
    page.go_back()
    expect(page.locator(".md-content h1:visible")).to_have_text(home)
    assert page.evaluate("window.remembered") == "typed"


def _go(page: Page, url: str) -> None:
    # A link of our own: which pages the home page links to is not the frame's business.
    page.evaluate(
        """(url) => {
          const link = document.createElement("a");
          link.href = url;
          document.querySelector(".md-content").append(link);
          link.click();
        }""",
        url,
    )
    expect(page).to_have_url(url)


def test_a_link_within_the_page_leaves_what_was_typed(open_page: OpenPage, long_page: str) -> None:
    page = open_page(long_page)
    page.evaluate("document.querySelector('.md-content').dataset.typed = 'yes'")
    links = page.locator(".md-nav--secondary a")
    links.nth(0).click()
    links.nth(1).click()
    page.go_back()
    page.wait_for_timeout(300)  # the theme would by now have fetched the page again

    assert page.locator(".md-content").get_attribute("data-typed") == "yes"


@pytest.mark.parametrize("key", ["n", "p", "f", "s", "/", "."])
def test_a_stray_letter_does_nothing(page: Page, key: str) -> None:
    before = page.url
    page.keyboard.press(key)
    page.wait_for_timeout(100)

    assert page.url == before
    assert page.evaluate("document.activeElement === document.body")


@pytest.mark.parametrize("size", SIZES)
def test_skip_link_leads_past_the_frame(
    open_page: OpenPage, long_page: str, size: dict[str, int]
) -> None:
    page = open_page(long_page, viewport=size)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    expect(page.locator(".md-skip")).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(page.locator("#start")).to_be_focused()
    page.keyboard.press("Tab")

    assert page.evaluate("Boolean(document.activeElement.closest('.md-content'))")


@pytest.mark.parametrize("size", SIZES)
def test_every_keyboard_stop_can_be_seen(
    open_page: OpenPage, long_page: str, size: dict[str, int]
) -> None:
    page = open_page(long_page, viewport=size, reduced_motion="reduce")
    hidden = []
    for _ in range(200):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop["isBody"]:
            break
        if not stop["isSeen"]:
            hidden.append(stop["name"])

    assert hidden == []


def test_menu_opens_and_closes_by_keyboard_on_a_phone(open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE)
    menu = page.get_by_role("button", name="Menu")
    pages = page.get_by_role("navigation", name="Pages")
    expect(pages).to_be_hidden()
    menu.focus()
    page.keyboard.press("Enter")

    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(pages.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(pages).to_be_hidden()
    expect(menu).to_be_focused()
    expect(menu).to_have_attribute("aria-expanded", "false")


def test_focus_stays_out_of_the_page_behind_the_open_menu(open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE)
    page.get_by_role("button", name="Menu").click()
    for _ in range(60):
        page.keyboard.press("Tab")
        assert not page.evaluate("Boolean(document.activeElement.closest('.md-content'))")


def test_a_page_chosen_from_the_menu_opens_and_the_menu_closes(open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE)
    page.get_by_role("button", name="Menu").click()
    pages = page.get_by_role("navigation", name="Pages")
    pages.get_by_role("link").nth(1).focus()
    page.keyboard.press("Enter")

    expect(pages).to_be_hidden()
    expect(page.locator(".md-content h1:visible")).to_be_focused()
    expect(page.locator("[inert]")).to_have_count(0)


def test_search_opens_and_closes_by_keyboard_on_a_phone(open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE, reduced_motion="reduce")
    button = page.get_by_role("button", name="Search", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")

    expect(button).to_be_focused()
    expect(page.get_by_role("textbox", name="Search")).to_be_hidden()


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing(
    open_page: OpenPage,
    axe: Callable[[Page], list[str]],
    long_page: str,
    palette: str,
    size: dict[str, int],
) -> None:
    page = open_page(viewport=size, reduced_motion="reduce")
    _choose(page, palette)
    assert axe(page) == []
    page.goto(re.sub(r"(//[^/]*/).*", r"\1", page.url) + long_page)
    assert axe(page) == []


@pytest.mark.parametrize("palette", PALETTES)
def test_axe_finds_nothing_with_menu_or_search_open(
    open_page: OpenPage, axe: Callable[[Page], list[str]], palette: str
) -> None:
    page = open_page(viewport=PHONE, reduced_motion="reduce")
    _choose(page, palette)
    page.get_by_role("button", name="Menu").click()
    assert axe(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Search", exact=True).click()
    # All at once: what is found for one letter must not change under axe.
    box = page.get_by_role("textbox", name="Search")
    expect(page.locator(".md-search-result__meta")).not_to_have_text("Initializing search")
    box.fill("supervision")
    box.press("End")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert axe(page) == []


@pytest.mark.expects("status of 404")
@pytest.mark.parametrize("palette", PALETTES)
def test_axe_finds_nothing_on_the_error_page(
    open_page: OpenPage, axe: Callable[[Page], list[str]], palette: str
) -> None:
    page = open_page("no/such/page/", reduced_motion="reduce")
    _choose(page, palette)

    assert axe(page) == []


def test_nothing_scrolls_sideways_on_a_phone(open_page: OpenPage, long_page: str) -> None:
    for path in ("", long_page):
        page = open_page(path, viewport=PHONE)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_paper_has_the_page_and_not_its_frame(open_page: OpenPage, long_page: str) -> None:
    page = open_page(long_page)
    _choose(page, "slate")
    page.emulate_media(media="print")

    expect(page.locator(".md-content h1:visible")).to_be_visible()
    expect(page.locator(".md-content h1:visible")).to_have_css("color", "rgb(22, 36, 44)")
    expect(page.locator("html")).to_have_css("color-scheme", "light")
    for part in (".md-header", ".md-tabs", ".md-sidebar--primary", ".md-footer"):
        expect(page.locator(part)).to_be_hidden()


def test_paper_names_the_edition_and_counts_its_pages(site: Path) -> None:
    css = (site / "assets/css/page.css").read_text(encoding="utf-8")

    assert "Guidance edition" in css
    assert "counter(pages)" in css


@pytest.mark.parametrize("size", SIZES)
def test_pages_link_to_each_other_without_scripts(
    open_page: OpenPage, size: dict[str, int]
) -> None:
    page = open_page(viewport=size, java_script_enabled=False)
    name = "Sections" if size != PHONE else "Pages"
    link = page.get_by_role("navigation", name=name).get_by_role("link").nth(1)
    expect(link).to_be_visible()
    home = page.url
    link.click()
    page.wait_for_url(lambda url: url != home)  # whole: without its styles it has two titles

    expect(page.locator(".md-content h1:visible")).to_be_visible()
    for dead in (".pw-menu", ".pw-search", ".pw-palette"):
        expect(page.locator(dead)).to_be_hidden()


# Of links that are buttons, those whose words cannot be read while they are pointed at.
UNREADABLE = """(links) => {
  const light = (value) => {
    const [red, green, blue] = value.match(/[\\d.]+/g).map((one) => one / 255)
      .map((one) => (one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const { color, backgroundColor } = getComputedStyle(links);
  const [dark, bright] = [light(color), light(backgroundColor)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05) < 4.5;
}"""


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("path", ["", "pathways/adoption/"])
def test_the_words_of_a_button_can_be_read_while_it_is_pointed_at_or_has_focus(
    open_page: OpenPage, path: str, palette: str
) -> None:
    page = open_page(path)
    _choose(page, palette)
    buttons = page.locator("main a.pw-btn:visible")
    assert buttons.count()
    for button in buttons.all():
        button.hover()
        page.evaluate("document.getAnimations().forEach((one) => one.finish())")
        assert button.evaluate(UNREADABLE) is False, button.inner_text()
        button.focus()
        page.evaluate("document.getAnimations().forEach((one) => one.finish())")
        assert button.evaluate(UNREADABLE) is False, button.inner_text()
