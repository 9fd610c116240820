"""A team whose cases were begun under earlier editions: whom the change touches, stay or move."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.site.calculator_pages import START_MS, STILL
from tests.site.caseload_pages import PLAN_MS, Team
from tests.site.disk import PICKERS, Disk
from tests.site.edition_site import case_text
from tests.site.python_engine import forget_editions

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from tests.site.conftest import OpenPage

FOLDER = """async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle("Team 1", {create: true});
    window.folder = async () => folder;
    window.showDirectoryPicker = async () => folder;
}"""
ASKS = "dispatchEvent(new Event('beforeunload', {cancelable: true})) === false"
"""Whether the page asks before it goes."""
SUMMARY = (
    "2 of 2 children begun under edition 1.0: 4 meetings move, the furthest by 2 weeks; "
    "2 meetings have other people invited; nothing becomes impossible."
)
MOVE_ALL = "Move all 2 children to edition 1.2"


def case(
    reference: str, edition: str = "1.0", follows: str = "", pathways: tuple[str, ...] = ("move",)
) -> str:
    """Return a saved case: both editions ask for the first meeting within four weeks of today."""
    given = {"pathways": pathways, "dates": {"moving-day": "2026-11-09"}}
    plain = json.loads(case_text(edition, follows, **given))
    plain["children"][0]["reference"] = reference
    return json.dumps(plain)


FILES = {
    "a.json": case("C-1"),
    "b.json": case("C-2"),
    "c.json": case("C-3", "1.2"),
    "d.json": case("C-4", "1.1", follows="1.1"),
    "e.json": case("C-5", follows="0.9"),
}


class OldTeam(Team):
    """The team's page of a site with three editions, in a browser that lets pages write files."""

    def __init__(self, open_page: OpenPage, address: str, **options: object) -> None:
        self.page = open_page(None, at=address, **options)
        self.page.add_init_script(f"{STILL}\n{PICKERS}")
        self.page.goto("")
        self.disk = Disk(self.page)

    def arrive(self) -> None:
        """Follow the link of the home page."""
        self.page.get_by_role("link", name="Make a team timetable").click()
        root = self.page.locator("#caseload")
        expect(root).to_have_attribute("data-engine", "ready", timeout=START_MS)

    def fill(self, files: dict[str, str]) -> None:
        """Put the files into the folder that will be chosen."""
        self.page.evaluate(FOLDER)
        for name, text in files.items():
            self.disk.write(name, text)

    def give(self, files: dict[str, str]) -> None:
        """Open a folder, and wait for what the change of the guidance does."""
        self.arrive()
        self.fill(files)
        self.press("Open a folder of saved cases")
        expect(self.change.first.get_by_role("heading", level=2)).to_be_visible(timeout=PLAN_MS)

    @property
    def change(self) -> Locator:
        return self.page.locator("[data-part=changed] section")

    def days(self, reference: str) -> list[str]:
        return self.rows(reference).locator(".pw-when > b").all_inner_texts()

    def saved(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.disk.text(name))
        return found

    def save(self) -> None:
        self.page.get_by_role("button", name="Save what was marked").click()
        # What was saved before says so too, but never beside what is not saved.
        said = re.compile("^Saved at")
        expect(self.page.locator("[data-part=save-state]")).to_have_text(said, timeout=PLAN_MS)


@pytest.fixture
def team(open_page: OpenPage, editions_address: str) -> OldTeam:
    return OldTeam(open_page, editions_address)


def test_from_the_home_page_to_saved_choices_in_at_most_six_presses(team: OldTeam) -> None:
    """Which children does the change touch, and what do I do? The dialog counts as a press."""
    presses = 0
    team.arrive()
    presses += 1
    team.fill(FILES)
    team.press("Open a folder of saved cases")
    presses += 2  # the button, and the folder in the browser's own dialog
    expect(team.change).to_contain_text(SUMMARY, timeout=PLAN_MS)
    expect(team.change).to_contain_text("The guidance changes on Friday 1 October 2027")
    first = team.change.locator(".pw-changed__case").first
    expect(first).to_contain_text("C-1")
    expect(first.locator(".pw-changed__row").first).to_contain_text("by Mon 28 Sep 2026")
    expect(first.locator(".pw-changed__row").first).to_contain_text("by Mon 14 Sep 2026")
    expect(first).to_contain_text("2 weeks earlier")
    expect(team.change).to_contain_text("moves from 6 to 8 weeks before")
    team.press(MOVE_ALL)
    presses += 1
    expect(team.page.locator("[data-part=save-state]")).to_have_text("2 changes not saved.")
    expect(team.said).to_have_text(f"{MOVE_ALL}. 2 changes not saved.", timeout=PLAN_MS)
    team.save()
    presses += 1
    assert presses <= 6
    for name in ("a.json", "b.json"):
        now, was = team.saved(name), json.loads(FILES[name])
        assert (now.pop("edition"), was.pop("edition")) == ("1.2", "1.0")
        assert now.pop("edition-digest")
        assert now == was
    for name in ("c.json", "d.json", "e.json"):
        assert team.disk.text(name) == FILES[name]


def test_each_child_is_planned_by_the_edition_of_the_case(team: OldTeam) -> None:
    team.give(FILES)
    expect(team.summary).to_contain_text("4 of 5 rows can be planned.")
    tags = {
        name: set(team.rows(name).locator(".pw-tag", has_text="Edition").all_inner_texts())
        for name in ("C-1", "C-3", "C-4")
    }
    assert tags == {"C-1": {"Edition 1.0"}, "C-3": set(), "C-4": {"Edition 1.1"}}
    expect(team.rows("C-1").first).to_contain_text(
        "Begun under edition 1.0: stay or move not chosen."
    )
    expect(team.rows("C-4").first).not_to_contain_text("not chosen")
    team.summary.click()
    told = team.page.locator("[data-part=preview]")
    expect(told).to_contain_text("this case stays with edition '0.9' of the guidance")
    expect(told).to_contain_text("Open the file on the site where it was saved")


def test_one_stays_and_one_moves_and_both_can_be_taken_back(team: OldTeam) -> None:
    team.give(FILES)
    before = team.days("C-1")
    page, state = team.page, team.page.locator("[data-part=save-state]")
    page.get_by_role("button", name="Move to 1.2 for C-1").click()
    expect(page.get_by_role("button", name="Undo for C-1")).to_be_focused(timeout=PLAN_MS)
    expect(team.said).to_have_text("Move to 1.2 for C-1. 1 change not saved.", timeout=PLAN_MS)
    assert team.days("C-1") != before
    expect(team.rows("C-1").locator(".pw-tag", has_text="Edition")).to_have_count(0)
    page.get_by_role("button", name="Stay with 1.0 for C-2").click()
    expect(state).to_have_text("2 changes not saved.")
    expect(team.change).to_contain_text("Stays with edition 1.0.")
    expect(team.strip).not_to_contain_text("not chosen", timeout=PLAN_MS)
    team.save()
    assert team.saved("b.json") == {**json.loads(FILES["b.json"]), "follows": "1.0"}
    page.get_by_role("button", name="Undo for C-1").click()
    expect(state).to_have_text("1 change not saved.")
    expect(team.said).to_contain_text("Not chosen any more for C-1.", timeout=PLAN_MS)
    assert team.days("C-1") == before
    team.save()
    assert team.saved("a.json") == json.loads(FILES["a.json"])


def test_who_was_chosen_for_alone_stays_so_whatever_is_pressed_for_the_others(
    team: OldTeam,
) -> None:
    team.give({**FILES, "c.json": case("C-3")})
    page, all_of = team.page, team.change.locator(".pw-actions").get_by_role("button")
    expect(all_of).to_have_text(
        ["Move all 3 children to edition 1.2", "Stay with edition 1.0 for all 3 children"]
    )
    page.get_by_role("button", name="Stay with 1.0 for C-2").click()
    expect(all_of).to_have_text(
        [
            "Move the other 2 children to edition 1.2",
            "Stay with edition 1.0 for the other 2 children",
        ]
    )
    team.press("Move the other 2 children to edition 1.2")
    undo = page.get_by_role("button", name="Undo for 2 children")
    expect(undo).to_be_focused()
    expect(all_of).to_have_text(["Undo for 2 children"])
    expect(team.said).to_have_text(
        "Move the other 2 children to edition 1.2. 3 changes not saved.", timeout=PLAN_MS
    )
    cases = team.change.locator(".pw-changed__who")
    expect(cases).to_contain_text(
        [
            "Moves to edition 1.2.",
            "Stays with edition 1.0.",
            "Moves to edition 1.2.",
        ]
    )
    page.get_by_role("button", name="Undo for C-3").click()
    expect(all_of).to_have_text(
        [
            "Move the other child to edition 1.2",
            "Stay with edition 1.0 for the other child",
            "Undo for 1 child",
        ]
    )
    team.press("Stay with edition 1.0 for the other child")
    team.save()
    assert [team.saved(name).get("follows") for name in ("a.json", "b.json", "c.json")] == [
        None,
        "1.0",
        "1.0",
    ]
    assert team.saved("a.json")["edition"] == "1.2"


def test_who_is_chosen_for_and_whether_that_is_saved_is_said_as_it_is(team: OldTeam) -> None:
    team.give(FILES)
    page, until = team.page, "Until you choose, a case goes by edition 1.0"
    expect(team.change).to_contain_text(until)
    page.get_by_role("button", name="Stay with 1.0 for C-2").click()
    expect(team.change).to_contain_text(
        "The other child goes by edition 1.0 until you choose. "
        "Ask your practice lead if you are unsure."
    )
    expect(team.change).not_to_contain_text(until)
    team.press("Move the other child to edition 1.2")
    expect(team.change.get_by_text("All 2 are chosen for.", exact=True)).to_be_visible()
    team.save()
    saved = team.change.get_by_text("All 2 are chosen for and saved.", exact=True)
    expect(saved).to_be_visible()
    expect(team.change).not_to_contain_text("until you choose")
    page.get_by_role("button", name="Undo for C-2").click()
    expect(team.change).to_contain_text("The other child goes by edition 1.0 until you choose.")
    page.get_by_role("button", name="Move to 1.2 for C-2").click()
    expect(team.change.get_by_text("All 2 are chosen for.", exact=True)).to_be_visible()
    expect(team.page.locator("[data-part=save-state]")).to_have_text("1 change not saved.")
    page.get_by_role("button", name="Undo for C-2").click()
    page.get_by_role("button", name="Stay with 1.0 for C-2").click()
    expect(saved).to_be_visible()


def test_the_heading_of_the_cases_says_how_many_are_touched(team: OldTeam) -> None:
    team.give({**FILES, "c.json": case("C-3", pathways=("settle",))})
    expect(team.change).to_contain_text("2 of 3 children begun under edition 1.0")
    heads = team.change.locator("summary")
    expect(heads.last).to_have_text("Which 3 cases, and what changes for the 2 that are touched")
    expect(team.change.locator(".pw-changed__case").last).to_contain_text("Nothing changes:")


def test_what_was_chosen_for_several_at_once_is_taken_back_at_once(
    team: OldTeam, axe: Callable[[Page], list[str]]
) -> None:
    team.give({**FILES, "c.json": case("C-3")})
    before = team.days("C-1")
    team.page.get_by_role("button", name="Stay with 1.0 for C-2").click()
    team.press("Move the other 2 children to edition 1.2")
    expect(team.change).to_contain_text("Undo for 2 children")
    assert axe(team.page) == []
    team.page.keyboard.press("Enter")
    again = team.page.get_by_role("button", name="Move the other 2 children to edition 1.2")
    expect(again).to_be_focused()
    expect(team.said).to_have_text("Undo for 2 children. 1 change not saved.", timeout=PLAN_MS)
    assert team.days("C-1") == before
    expect(team.change.locator(".pw-changed__who").nth(1)).to_contain_text("Stays with edition 1.0")


def test_a_file_that_changed_elsewhere_is_not_written_over_and_the_choice_is_kept(
    team: OldTeam,
) -> None:
    team.give(FILES)
    team.disk.write("b.json", case("C-2") + "\n")
    team.press(MOVE_ALL)
    team.page.get_by_role("button", name="Save what was marked").click()
    told = team.page.locator("[data-part=saving]")
    expect(told).to_contain_text("Saved a.json. Not everything is saved.", timeout=PLAN_MS)
    assert team.disk.text("b.json") == case("C-2") + "\n"
    expect(team.page.locator("[data-part=save-state]")).to_have_text("1 change not saved.")
    expect(team.change.get_by_text("All 2 are chosen for.", exact=True)).to_be_visible()
    assert (
        team.page.evaluate("dispatchEvent(new Event('beforeunload', {cancelable: true}))") is False
    )


def test_where_days_are_marked_the_choice_waits_until_they_are_saved(team: OldTeam) -> None:
    """They stand under the ids of the edition that the case went by then."""
    team.give(FILES)
    team.page.get_by_role("button", name=re.compile("^Held.* C-1, ")).first.click(timeout=PLAN_MS)
    expect(team.page.locator("[data-part=save-state]")).to_have_text("1 change not saved.")
    first = team.change.locator(".pw-changed__case", has_text="C-1")
    expect(first).to_contain_text("Days are marked here.", timeout=PLAN_MS)
    expect(first.get_by_role("button")).to_have_count(0)
    team.press("Move the other child to edition 1.2")
    expect(team.page.locator("[data-part=save-state]")).to_have_text("2 changes not saved.")
    team.save()
    assert (team.saved("a.json")["edition"], team.saved("b.json")["edition"]) == ("1.0", "1.2")


def test_a_child_that_was_chosen_for_opens_so_in_the_calculator(team: OldTeam) -> None:
    team.give(FILES)
    team.page.get_by_role("button", name="Stay with 1.0 for C-1").click()
    expect(team.change).to_contain_text("Stays with edition 1.0.")
    team.page.get_by_role("button", name="Open C-1 in the calculator").first.click(timeout=PLAN_MS)
    expect(team.page.get_by_role("button", name="Edition 1.0")).to_be_visible(timeout=PLAN_MS)
    expect(team.page.locator("#edition-choice section")).to_have_count(0)


def test_a_team_of_the_sites_own_edition_fetches_no_other(team: OldTeam) -> None:
    forget_editions()
    asked: list[str] = []
    team.page.on("request", lambda request: asked.append(request.url))
    team.arrive()
    team.fill({"c.json": FILES["c.json"]})
    team.press("Open a folder of saved cases")
    expect(team.rows("C-3").first).to_be_visible(timeout=PLAN_MS)
    expect(team.page.locator("[data-part=changed]")).to_be_hidden()
    assert not [url for url in asked if "/editions/" in url]


@pytest.mark.parametrize("look", ["wide", "phone", "dark"])
def test_the_choice_can_be_read_by_everyone(
    open_page: OpenPage, editions_address: str, axe: Callable[[Page], list[str]], look: str
) -> None:
    options = {"viewport": {"width": 320, "height": 800}} if look == "phone" else {}
    team = OldTeam(open_page, editions_address, **options)
    if look == "dark":
        team.page.get_by_role("button", name="Switch to dark colours").click()
    team.give(FILES)
    assert axe(team.page) == []
    assert team.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
