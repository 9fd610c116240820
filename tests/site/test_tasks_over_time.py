"""What people come back for, from the first page on and in as few presses as were promised.

A press is one of the mouse, or of Enter or the space bar on what has focus. Typing is none.
The team's own task stands in `test_caseload_monday.py`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from icalendar import Calendar
from playwright.sync_api import expect

from tests.site.calculator_pages import STILL, Calculator
from tests.site.choosing import choose

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.site.conftest import OpenPage

COUNT = """
addEventListener("pointerdown", () => window.pressed(), true);
addEventListener("keydown", (event) => {
  if (["Enter", " "].includes(event.key) && event.target.matches("button, a, summary"))
    window.pressed();
}, true);
"""
NEXT_MONTH = STILL.replace("2026, 8, 7, 9", "2026, 11, 16, 9")
HEARING = {"final-evidence": (12, 2, 2027), "qaag": (25, 1, 2027), "final-hearing": (19, 4, 2027)}


class Visit:
    """A visit of one person, whose presses are counted."""

    def __init__(self, open_page: OpenPage, *scripts: str) -> None:
        """Open the first page of the site."""
        self.calculator = Calculator(open_page)
        self.page: Page = self.calculator.page
        self.presses = 0
        self.page.expose_function("pressed", self._count)
        for script in (COUNT, *scripts):
            self.page.add_init_script(script)
        self.page.goto("")

    def _count(self) -> None:
        self.presses += 1

    def press(self, name: str) -> None:
        """Press the button of that name."""
        self.page.get_by_role("button", name=name).first.click()

    def tick(self, pathway: str) -> None:
        """Choose a pathway in the form."""
        self.page.locator(f"#pathway-{pathway}").check()

    def downloaded(self, name: str) -> Path:
        """Return the file that a button makes."""
        with self.page.expect_download() as download:
            self.press(name)
        return Path(download.value.path())


def joint(page: Page) -> Locator:
    return page.locator("[data-part=joint]")


def twins(visit: Visit) -> None:
    """A, aged 2, adoption and fostering side by side; B, aged 14, fostering: one hearing."""
    visit.page.get_by_role("link", name="Work out dates").first.click()
    visit.calculator.ready()
    visit.tick("adoption")
    visit.tick("long-term-fostering")
    visit.calculator.type_dates({**HEARING, "birth": (19, 8, 2024)})
    visit.press("Add a brother or sister")
    visit.tick("long-term-fostering")
    visit.calculator.type_date("birth", 3, 3, 2012)
    expect(joint(visit.page)).to_contain_text("Child B, aged 14")


def uids(path: Path) -> dict[str, str]:
    found = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    by_uid = {str(one["uid"]): one.decoded("dtstart").isoformat() for one in found}
    assert len(by_uid) == len(found)
    return by_uid


def test_siblings_on_two_plans_with_one_hearing_have_one_timetable(open_page: OpenPage) -> None:
    visit = Visit(open_page)
    twins(visit)
    visit.press("Hold each as one")
    expect(visit.page.locator("[data-part=joint-next]")).to_contain_text(
        "Hold one meeting for children A and B: Initial joint supervision on Monday 14 December "
        "2026."
    )
    assert visit.presses <= 15


def test_the_hearing_moves_nine_weeks_and_those_invited_are_told(open_page: OpenPage) -> None:
    visit = Visit(open_page)
    page = visit.page
    twins(visit)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    before = visit.presses
    page.locator("#date-final-hearing [data-what-if]").click()
    visit.press("+9 weeks")
    visit.press("Use it and copy this e-mail")
    expect(page.locator("[data-part=notice]")).to_contain_text("Copied")
    told = page.evaluate("navigator.clipboard.readText()")
    assert "Monday 21 June 2027" in told
    assert visit.presses - before <= 4


def test_next_month_in_another_browser_one_is_marked_and_the_calendar_has_no_doubles(
    open_page: OpenPage,
) -> None:
    first = Visit(open_page)
    twins(first)
    first.press("Hold each as one")
    expect(joint(first.page)).to_contain_text("One meeting for 3")
    imported = uids(first.downloaded("Add all to calendar"))
    file = first.downloaded("Save to a file")

    later = Visit(open_page, NEXT_MONTH)
    page = later.page
    page.get_by_role("link", name="Work out dates").first.click()
    later.calculator.ready()
    choose(page, lambda: later.press("open a saved file"), file)
    held = joint(page).locator("tbody tr", has_text="Initial joint supervision").first
    held.get_by_role("button", name="Mark as held on Mon 14 Dec 2026").click()
    done = joint(page).locator("tbody tr", has_text="Held Mon 14 Dec 2026")
    expect(done).to_have_count(2)
    expect(done.get_by_role("button", name="Mark as held")).to_have_count(0)
    again = uids(later.downloaded("Add all to calendar"))
    assert set(again) <= set(imported)
    assert later.presses <= 6
