"""Opening and filling the calculator, shared by its tests. Today is Monday 7 September 2026."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Locator, Page, Route

    from tests.site.conftest import OpenPage

# Only the date: Playwright's own clock also takes the timers, which upsets the theme's.
STILL = """
const Real = Date;
const NOW = new Real(2026, 8, 7, 9).getTime();
globalThis.Date = class extends Real {
  constructor(...given) { super(...(given.length ? given : [NOW])); }
  static now() { return NOW; }
};
"""
# An answer that arrives between two fields is of a part of what is typed. The page shows none
# that was asked for before the last input, so a table made after it is of everything. A press
# that opens a row shows the old table again first: that one is marked once the press is over.
MARK_WHAT_STOOD = """
const mark = () =>
  document.querySelector("[data-part=table] table")?.setAttribute("data-stood", "");
addEventListener("input", mark, true);
addEventListener("click", mark);
"""
# Each box has its own events, but no reply comes between two boxes: twelve boxes are one reply
# and one new table, where each box filled on its own waits for the last one's.
FILL_EMPTY = """(dates) => {
  const boxes = dates.flatMap(([key, ...typed]) => ["day", "month", "year"].map(
    (name, place) => [document.getElementById(`date-${key}-${name}`), String(typed[place])]));
  const isFree = (box) => box?.checkVisibility() && !box.disabled && !box.readOnly && !box.value;
  if (!boxes.every(([box]) => isFree(box))) return false;
  for (const [box, typed] of boxes) {
    box.focus();
    box.value = typed;
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    box.dispatchEvent(new Event("change", { bubbles: true }));
  }
  return true;
}"""
PHONE = {"width": 320, "height": 640}
START_MS = 60_000
"""How long the engine may take to start where many tests share a machine."""
TWIN_TRACK = {
    "qaag": (22, 10, 2026),
    "final-evidence": (16, 11, 2026),
    "final-hearing": (15, 12, 2026),
    "birth": (3, 5, 2022),
}
"""The dates of the worked example: adoption and long-term fostering side by side."""


class Calculator:
    """One calculator page, and what a person does on it."""

    def __init__(self, open_page: OpenPage, **options: object) -> None:
        """Open a page of the site whose clock stands still; `visit` goes to the calculator.

        *at* is the address of another site than the one that most tests are about.
        """
        at = options.pop("at", None)
        self.page: Page = open_page(None, at=str(at) if at else None, **options)
        self.page.add_init_script(STILL)
        self.page.add_init_script(MARK_WHAT_STOOD)

    def visit(self, *pathways: str) -> Page:
        """Go to the calculator with these pathways chosen, without waiting for the engine."""
        query = urlencode([("pathway", pathway) for pathway in pathways])
        self.page.goto(f"calculator/{'?' if query else ''}{query}")
        return self.page

    @property
    def root(self) -> str:
        """Return the address of the site."""
        return self.page.url.partition("calculator/")[0]

    def ready(self) -> Page:
        """Wait until the engine answers."""
        root = self.page.locator("#calculator")
        expect(root).to_have_attribute("data-engine", "ready", timeout=START_MS)
        return self.page

    def box(self, key: str, name: str = "day") -> Locator:
        """Return one box of a key date's field."""
        return self.page.locator(f"#date-{key}-{name}")

    def type_date(self, key: str, day: object, month: object, year: object) -> None:
        """Fill the three boxes of a key date's field."""
        for name, value in (("day", day), ("month", month), ("year", year)):
            self.box(key, name).fill(str(value))

    def type_dates(self, dates: Mapping[str, tuple[object, object, object]]) -> None:
        """Fill several fields, and wait for the timetable of them all.

        Where all of them are empty, they are filled at once; else box after box, as people do.
        """
        given = [[key, *typed] for key, typed in dates.items()]
        if not self.page.evaluate(FILL_EMPTY, given):
            for key, typed in dates.items():
                self.type_date(key, *typed)
        self.answered()

    def answered(self) -> None:
        """Wait for the answer to what was typed or pressed last, where the engine is asked."""
        fresh = self.page.locator("[data-part=table] table:not([data-stood])")
        expect(fresh).to_have_count(1, timeout=START_MS)

    def row(self, title: str, pathway: str = "") -> Locator:
        """Return the row of a step."""
        rows = self.page.locator(
            "[data-part=table] tbody tr:not(.pw-group, .pw-paper-only)", has_text=title
        )
        return rows.filter(has_text=pathway).first

    def details(self, title: str, pathway: str = "") -> Locator:
        """Return the button that opens a row."""
        return self.row(title, pathway).get_by_role("button").first

    def open(self, title: str, pathway: str = "") -> None:
        """Open a row, and wait until all that belongs into it is there."""
        self.details(title, pathway).click()
        self.answered()

    def other(self, head: str, title: str) -> Locator:
        """Return one of a series in the open row that stands for all of it."""
        if self.details(head).get_attribute("aria-expanded") == "false":
            self.open(head)
        return self.page.locator(".pw-others > li", has_text=title)

    def open_other(self, head: str, title: str) -> None:
        """Open one of a series, in the row that stands for all of it."""
        self.other(head, title).get_by_role("button").first.click()
        self.answered()

    def lines(self) -> list[str]:
        """Return the timetable as lines: groups, and rows with step, pathway and tags."""
        script = """(rows) => rows.filter((row) => row.checkVisibility())
          .map((row) => row.matches(".pw-group") ? row.innerText.trim()
          : [...row.querySelectorAll(".pw-when b, .pw-tag, .pw-what b, .pw-what__pathway")]
            .filter((part) => part.checkVisibility())
            .map((part) => part.innerText.trim().replace(/\\s+/g, " ")).join(" | "))"""
        found: list[str] = self.page.locator("[data-part=table] tbody tr").evaluate_all(script)
        return found


def first_held(page: Page, held_back: list[Route]) -> Route:
    """Return the first request that was held back, once it is made: a worker may be slow."""
    for _ in range(START_MS // 50):
        if held_back:
            break
        page.wait_for_timeout(50)
    return held_back[0]


def open_calculator(open_page: OpenPage, *pathways: str, **options: Any) -> Calculator:
    """Open the calculator with these pathways chosen, once its engine answers."""
    calculator = Calculator(open_page, **options)
    calculator.visit(*pathways)
    calculator.ready()
    return calculator
