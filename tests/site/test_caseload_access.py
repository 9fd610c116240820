"""The team timetable for everyone: by keyboard, by ear, on a phone, in the dark, on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.calculator_pages import PHONE, START_MS
from tests.site.caseload_pages import PLAN_MS, Team, planned, team

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.site.conftest import OpenPage

NO_MOTION = {"reduced_motion": "reduce"}
"""Contrast measured while a colour fades into another would be neither."""
A4_LANDSCAPE = rb"/MediaBox\s*\[\s*0 0 84[12](?:\.\d+)? 59[45]"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def hold_progress(page: Page) -> None:
    """Keep what is shown of the progress on the page, as on a slow machine."""
    page.evaluate("""() => {
      const place = document.querySelector("[data-part=progress]");
      new MutationObserver((_, observer) => {
        if (!place.querySelector("progress")) return;
        observer.disconnect();
        const held = place.cloneNode(true);
        held.removeAttribute("data-part");
        for (const one of held.querySelectorAll("[id]")) one.id += "-held";
        held.querySelector("progress").setAttribute("aria-labelledby", "progress-words-held");
        held.querySelector("progress").value = 0.3;
        place.after(held);
      }).observe(place, {childList: true, subtree: true, attributes: true});
    }""")


@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_in_any_state(
    open_page: OpenPage, axe: Callable[[Page], list[str]], *, is_dark: bool
) -> None:
    opened = Team(open_page, **NO_MOTION)
    page = opened.page
    if is_dark:
        page.get_by_role("button", name="Switch to dark colours").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert axe(page) == []
    page.get_by_text("Which columns it understands").click()
    opened.press("Show the timetable")
    expect(page.locator(".pw-errors")).to_be_focused()
    assert axe(page) == []
    hold_progress(page)
    opened.show(team())
    expect(page.locator("#progress-words-held")).to_be_visible()
    opened.summary.click()
    page.get_by_text("How each column was understood").click()
    page.get_by_text("Your rows", exact=True).click()
    opened.box.press("End")
    opened.box.press_sequentially(" ")
    assert axe(page) == []
    page.get_by_label("Arranged by").select_option(value="fast-ps")
    expect(opened.strip).to_contain_text("2 were due before today")
    opened.group("February 2027").click()
    expect(opened.fold_of("February 2027").first).to_be_visible()
    opened.press("More")
    assert axe(page) == []


@pytest.mark.parametrize("is_spaced", [False, True], ids=["plain", "wide text spacing"])
def test_a_phone_never_scrolls_sideways(open_page: OpenPage, *, is_spaced: bool) -> None:
    opened = Team(open_page, viewport=PHONE)
    page = opened.page
    if is_spaced:
        # WCAG 1.4.12. A script may set what the policy refuses to the page's own markup.
        page.evaluate("""() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important;" +
            "word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }");
          document.adoptedStyleSheets = [sheet];
        }""")
    page.get_by_text("Which columns it understands").click()
    assert page.evaluate(SIDEWAYS) == 0
    opened.show(team())
    opened.summary.click()
    page.get_by_text("How each column was understood").click()
    page.get_by_text("Your rows", exact=True).click()
    opened.press("More")
    assert page.evaluate(SIDEWAYS) == 0
    page.get_by_label("Arranged by").select_option(value="fast-ps")
    expect(opened.strip).to_contain_text("2 were due before today")
    assert page.evaluate(SIDEWAYS) == 0


def test_on_a_phone_rows_are_blocks_and_still_a_table(open_page: OpenPage) -> None:
    page = planned(open_page, viewport=PHONE).page
    row = page.get_by_role("row", name=re.compile("^Thu 10 Sep 2026 In 3 days C-109"))
    expect(row).to_have_css("display", "block")
    expect(row.get_by_role("rowheader")).to_have_text("C-109")
    expect(row).to_contain_text("Arranged by: FAST practice supervisor")


def test_the_answer_stands_on_the_first_screen(open_page: OpenPage) -> None:
    for size in ({"width": 1366, "height": 768}, PHONE):
        box = planned(open_page, viewport=size).strip.locator("p").first.bounding_box()
        assert box
        assert box["y"] + box["height"] < size["height"] / 2


def test_everything_works_by_keyboard_alone(open_page: OpenPage) -> None:
    opened = Team(open_page)
    page, keys = opened.page, opened.page.keyboard
    opened.box.focus()
    keys.insert_text(team())
    keys.press("Tab")
    expect(page.get_by_role("button", name="Show the timetable")).to_be_focused()
    keys.press("Enter")
    expect(opened.strip).to_be_focused(timeout=PLAN_MS)
    links = (
        "See 4 were due",
        "Mark as held on their day",
        "See 2 things",
        "See 32 steps",
        "Read “Adoptoin” as",
    )
    for name in ("Print the Monday sheet", *links):
        keys.press("Tab")
        button = opened.strip.get_by_role("button", name=name)
        expect(button).to_be_focused()
    keys.press("Tab")  # how the rows were given
    for name in ("By child", "By day"):
        keys.press("Tab")
        expect(page.get_by_role("button", name=name)).to_be_focused()
    keys.press("Tab")
    expect(page.get_by_label("Arranged by")).to_be_focused()
    keys.press("ArrowDown")
    expect(opened.strip).to_contain_text("2 were due before today")
    keys.press("Tab")
    keys.press("Enter")
    expect(opened.strip).to_contain_text("4 were due before today")
    keys.press("Tab")
    expect(page.get_by_role("button", name="Add all to calendar")).to_be_focused()
    for _ in range(4):
        keys.press("Tab")
    keys.press("Enter")
    expect(page.get_by_role("button", name="Download for a spreadsheet")).to_be_visible()
    keys.press("Escape")
    expect(page.get_by_role("button", name="More")).to_be_focused()
    keys.press("Tab")
    week = opened.group("This week")
    expect(week).to_be_focused()
    keys.press("Enter")
    expect(week).to_have_attribute("aria-expanded", "false")
    expect(week).to_be_focused()
    keys.press("Enter")
    keys.press("Tab")
    keys.press("Enter")
    undo = page.get_by_role("button", name="Undo Held Mon 7 Sep 2026")
    expect(undo).to_be_focused()
    keys.press("Enter")
    expect(page.get_by_role("button", name="Held today").first).to_be_focused()
    keys.press("Tab")
    keys.press("Enter")
    expect(page).to_have_url(re.compile("/calculator/"))
    expect(page.get_by_role("heading", name="Work out the dates")).to_be_focused()


def test_a_planned_team_is_announced_once_and_politely(open_page: OpenPage) -> None:
    opened = Team(open_page)
    expect(opened.said).to_have_attribute("role", "status")
    opened.page.evaluate("""() => {
      window.said = [];
      const region = document.querySelector("[data-part=status]");
      new MutationObserver(() => window.said.push(region.textContent))
        .observe(region, {childList: true, characterData: true, subtree: true});
    }""")
    opened.show(team())
    expect(opened.said).to_contain_text("4 were due before today")
    said = opened.page.evaluate("window.said")
    assert said[0] == "Planning the children."
    assert len(said) == 2


def test_forced_colours_keep_the_states_apart(open_page: OpenPage) -> None:
    page = planned(open_page, forced_colors="active").page
    expect(page.locator(".pw-teamnext")).not_to_have_css("border-left-style", "none")
    expect(page.locator(".pw-preview--mend")).to_have_css("border-top-style", "solid")
    expect(page.locator(".pw-cases .pw-tag").first).to_have_css("border-top-style", "solid")


def test_the_printed_timetable_is_an_upright_sheet_with_the_answer_first_and_faults_last(
    open_page: OpenPage,
) -> None:
    opened = planned(open_page)
    page = opened.page
    page.get_by_label("Arranged by").select_option(value="fast-ps")
    expect(opened.strip).to_contain_text("2 were due before today")
    sheet = page.pdf(prefer_css_page_size=True)
    pages = len(re.findall(rb"/Type\s*/Page\b", sheet))
    assert 0 < pages <= 2
    assert re.findall(A4_LANDSCAPE, sheet) == []
    page.emulate_media(media="print")
    for gone in (
        "[data-part=rows]",
        ".md-header",
        "[data-part=filter]",
        ".pw-tools",
        ".pw-cases .pw-act >> nth=1",
    ):
        expect(page.locator(gone)).to_be_hidden()
    words = page.locator("[data-part=paper]")
    expect(words).to_contain_text("Guidance edition")
    expect(words).to_contain_text("Printed Mon 7 Sep 2026.")
    expect(words).to_contain_text("Shows only what is arranged by: FAST practice supervisor.")
    expect(words).to_contain_text("Folded on screen, so not printed: ")
    expect(page.get_by_text("Joint supervision: team timetable")).to_be_visible()
    expect(page.get_by_text("Did you mean “Adoption plan”?")).to_be_visible()
    expect(page.locator(".pw-cases thead")).to_have_css("display", "table-header-group")
    expect(page.locator(".pw-cases tbody tr").nth(1)).to_have_css("break-inside", "avoid")


def test_the_print_button_prints_every_row_of_the_open_groups(open_page: OpenPage) -> None:
    opened = planned(open_page, children=250)
    page = opened.page
    opened.group("February 2027").click()
    expect(opened.fold_of("February 2027")).to_have_count(200)
    page.evaluate("""() => {
      const rows = () => document.querySelectorAll(".pw-cases tbody tr:has(.pw-when)").length;
      window.print = () => { document.title = `${rows()} rows`; };
    }""")
    open_ones = page.locator(".pw-groupfold[aria-expanded=true]").all_inner_texts()
    total = sum(int(one.rpartition(": ")[2]) for one in open_ones)
    assert total > opened.rows().count()
    opened.press("Print")
    expect(page).to_have_title(f"{total} rows")
    expect(opened.fold_of("February 2027")).to_have_count(200)


def test_without_scripts_the_page_says_what_to_do(open_page: OpenPage) -> None:
    page = open_page("caseload/", java_script_enabled=False)
    expect(page.get_by_role("heading", level=1)).to_have_text("Team timetable")
    expect(page.get_by_text("pathways caseload FILE.csv")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("^each child.s pathway$"))).to_have_attribute(
        "href", "../pathways/"
    )
    expect(page.get_by_role("button", name="Open a CSV file")).to_be_hidden()


@pytest.mark.expects("rules.json")
@pytest.mark.expects("404")
@pytest.mark.expects("Team timetable:")
def test_where_the_engine_cannot_start_the_page_says_so(open_page: OpenPage) -> None:
    page = open_page(None)
    page.route("**/rules.json", lambda route: route.fulfill(status=404, body=""))
    page.goto("caseload/")
    expect(page.locator("#caseload")).to_have_attribute("data-engine", "broken", timeout=START_MS)
    expect(page.locator("[data-part=engine]")).to_contain_text("The calculator cannot be started.")
    expect(page.get_by_text("pathways caseload FILE.csv")).to_be_visible()


def test_search_does_not_offer_the_list_of_columns(open_page: OpenPage) -> None:
    page = open_page()
    found = page.evaluate("fetch('search/search_index.json').then((index) => index.text())")
    assert "Add (provisional) where it may move" not in found
