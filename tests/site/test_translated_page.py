"""A page that the browser translates shows no date of before, though its texts were replaced.

A browser that translates puts `<font>` elements in place of the text it read. Code that keeps
hold of a text and writes into it later writes where nobody sees it, and the old dates stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.calculator_pages import TWIN_TRACK, Calculator, open_calculator

if TYPE_CHECKING:
    from tests.site.conftest import OpenPage

TRANSLATE = """(root) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode);
  for (const text of texts) {
    const [outer, inner] = [document.createElement("font"), document.createElement("font")];
    inner.textContent = text.data;
    outer.append(inner);
    text.replaceWith(outer);
  }
  return texts.length;
}"""
PARTS = ("table", "next", "moved", "used", "troubles", "sheet")
SHOWN = """(parts) => [...parts.map((name) => `[data-part=${name}]`), "[data-key=qaag]"]
  .map((one) => document.querySelector(one)?.textContent.replace(/\\s+/g, " ").trim())"""


def changed(open_page: OpenPage, *, translated: bool, opened: bool) -> tuple[list[str], Calculator]:
    """Return what the parts of a page show after a date was changed, translated before or not."""
    calculator = open_calculator(open_page, "adoption", "long-term-fostering")
    calculator.type_dates(TWIN_TRACK)
    if opened:
        calculator.open("Initial joint supervision", "Adoption")
    if translated:
        assert calculator.page.locator("#calculator").evaluate(TRANSLATE) > 100
    calculator.type_dates({"qaag": (19, 11, 2026)})
    expect(calculator.page.locator("[data-part=moved]")).to_contain_text("Thu 19 Nov 2026")
    found: list[str] = calculator.page.evaluate(SHOWN, list(PARTS))
    return found, calculator


@pytest.mark.parametrize("opened", [False, True], ids=["folded", "with an open row"])
def test_a_changed_date_is_new_everywhere_on_a_translated_page(
    open_page: OpenPage, opened: bool
) -> None:
    plain, _ = changed(open_page, translated=False, opened=opened)
    translated, calculator = changed(open_page, translated=True, opened=opened)

    assert translated == plain
    expect(calculator.row("Initial joint supervision", "Adoption")).to_contain_text("8 Oct 2026")
