"""Opening the team timetable and giving it rows, shared by its tests. Today is 7 September 2026."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.site.calculator_pages import START_MS, STILL
from tests.site.choosing import choose

if TYPE_CHECKING:
    from playwright.sync_api import FilePayload, Locator, Page

    from tests.site.conftest import OpenPage

PLAN_MS = 60_000
"""How long planning may take where many tests share a machine."""
HEADINGS = "Case number,Plans,DOB,QAAG,Final evidence,Final hearing,Notes"
LATE = "03/05/2022,01/10/2026,26/10/2026,24/11/2026"
"""Dates whose first meetings were due before today."""
SOON = "03/05/2022,22/10/2026,16/11/2026,15/12/2026"
"""The dates of the worked example: the first meetings are due on 10 and 21 September."""
FAR = "03/05/2022,18/03/2027,12/04/2027,11/05/2027"
"""Dates with nothing due in the next four weeks."""
BAD = {
    "C-112": "Adoptoin,03/05/2022,22/10/2026,16/11/2026,15/12/2026",
    "C-120": "Long-term fostering,03/05/2022,,31/11/2026,15/12/2026",
}
"""Rows with one fault each: a pathway's name, so that it is not planned; a day that is no day."""


def line(number: int) -> str:
    """Return the row of the child with this number: each dozen has late, near and far ones."""
    reference = f"C-{number}"
    if reference in BAD:
        return f"{reference},{BAD[reference]},"
    dates = {0: LATE, 1: SOON}.get(number % 12, FAR)
    return f"{reference},Adoption plan; Long-term fostering,{dates},"


def team(children: int = 30) -> str:
    """Return the CSV of a team, as a spreadsheet writes it: children from C-101 on."""
    rows = (line(100 + number) for number in range(1, children + 1))
    return "\r\n".join([HEADINGS, *rows, ""])


class Team:
    """The page, and what a person does on it."""

    def __init__(self, open_page: OpenPage, **options: object) -> None:
        """Open the page under a clock that stands still, and wait for the engine."""
        self.page: Page = open_page(None, at=None, **options)
        self.page.add_init_script(STILL)
        self.page.goto("caseload/")
        root = self.page.locator("#caseload")
        expect(root).to_have_attribute("data-engine", "ready", timeout=START_MS)

    @property
    def box(self) -> Locator:
        """Return the box that rows are pasted into."""
        return self.page.get_by_label("Or paste rows here")

    @property
    def strip(self) -> Locator:
        """Return the line above all."""
        return self.page.locator("[data-part=next]")

    @property
    def said(self) -> Locator:
        """Return what a screen reader is told."""
        return self.page.locator("[data-part=status]")

    @property
    def summary(self) -> Locator:
        """Return the line that says how many rows can be planned."""
        return self.page.locator(".pw-preview > summary")

    def press(self, name: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def show(self, text: str) -> None:
        """Paste rows and wait for what is made of them."""
        self.box.fill(text)
        self.press("Show the timetable")
        expect(self.summary).to_be_visible(timeout=PLAN_MS)
        bar = self.page.locator("[data-part=progress] progress")
        expect(bar).to_have_count(0, timeout=PLAN_MS)

    def open(self, name: str, content: bytes) -> None:
        """Open a file with the button a person would press."""
        file: FilePayload = {"name": name, "mimeType": "text/csv", "buffer": content}
        choose(self.page, lambda: self.press("Open a CSV file"), file)

    def rows(self, reference: str = "") -> Locator:
        """Return the rows of the timetable, or those of one child."""
        rows = self.page.locator(".pw-cases tbody tr:has(.pw-when)")
        return rows.filter(has=self.page.get_by_text(reference, exact=True)) if reference else rows

    def groups(self) -> list[str]:
        """Return the headings of the groups, in order."""
        return self.page.locator(".pw-cases .pw-groupfold").all_inner_texts()

    def group(self, title: str) -> Locator:
        """Return the button that folds a group."""
        return self.page.locator(".pw-cases .pw-groupfold", has_text=title).first

    def fold_of(self, group: str) -> Locator:
        """Return the rows of one group."""
        bodies = self.page.locator(".pw-cases tbody")
        head = self.page.locator(".pw-groupfold", has_text=group)
        return bodies.filter(has=head).locator("tr:has(.pw-when)")


def planned(open_page: OpenPage, children: int = 30, **options: object) -> Team:
    """Return the page with a team's timetable."""
    opened = Team(open_page, **options)
    opened.show(team(children))
    return opened
