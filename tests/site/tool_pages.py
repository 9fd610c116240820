"""Every tool's page, a place to type on it, and what is typed there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from decision_tool.publish.site.joined_scripts import graph
from tests.site.record_pages import INITIAL

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

TOOLS = {
    "calculator": "calculator/",
    "find": "find/",
    "caseload": "caseload/",
    "record": f"records/{INITIAL}/",
}
_BOXES = {
    "calculator": "#calculator input[value=adoption]",
    "find": "[data-question] input >> nth=0",
    "caseload": "[data-part=text]",
    "record": "[data-record] textarea >> nth=0",
}
_TICKED = {"calculator", "find"}


def needed_scripts(site: Path, tool: str) -> list[str]:
    """Return what the script of a tool imports, by path in the site: its own comes with it."""
    found = (site / "assets" / "tool").rglob("*.mjs")
    scripts = {path.relative_to(site).as_posix(): path for path in found}
    return graph(f"assets/tool/{tool}/{tool}.mjs", scripts)


def told_in(page: Page, tool: str) -> Locator:
    """Return where a tool says how it is."""
    name = "notice" if tool == "record" else "engine"
    return page.locator(f"#{tool} [data-part={name}]")


def fill(page: Page, tool: str) -> None:
    """Type or tick something."""
    box = page.locator(_BOXES[tool])
    if tool in _TICKED:
        # The list of pathways is folded until scripts unfold it: a person opens it first.
        box.evaluate("(box) => box.checked || box.click()")
    else:
        box.fill("12")


def still_filled(page: Page, tool: str) -> None:
    """Expect what `fill` typed or ticked to stand there."""
    box = page.locator(_BOXES[tool])
    if tool in _TICKED:
        expect(box).to_be_checked()
    else:
        expect(box).to_have_value("12")
