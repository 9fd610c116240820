"""Copying the text of a record for a system that has fields of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.site.calculator_pages import PHONE
from tests.site.record_pages import INITIAL, adoption, field, go_to_record, press, record_shown

if TYPE_CHECKING:
    from tests.site.conftest import OpenPage

COPY = "Copy the text"
READ_CLIPBOARD = """async () => {
  const [item] = await navigator.clipboard.read();
  const texts = item.types.map(async (type) => [type, await (await item.getType(type)).text()]);
  return Object.fromEntries(await Promise.all(texts));
}"""
TEXT = """Joint supervision record
Initial joint supervision, Adoption plan

Case number: 4501
Date held: Thu 3 Sep 2026

Who was invited
FAST social worker: Name: Zoë <b>; Came: Yes

What was discussed
1. Plan the twin tracking:
First line
\tsecond, indented

Actions
Row 2: Who: Ana; By when: Mon 14 Sep 2026
Row 3:
Action: One
two
Who: Ana

Sign-off
Date (Manager): Fri 4 Sep 2026
"""


@pytest.fixture
def form(open_page: OpenPage) -> Page:
    page = record_shown(open_page(f"records/{INITIAL}/"))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def notice(page: Page) -> Locator:
    return page.locator("[data-part=notice]")


def fill(page: Page) -> None:
    """Fill in something of every kind."""
    for name, words in {
        "reference": "4501",
        "held": "3/9/2026",
        "invited-1-name": "Zoë <b>",
        "purpose-1": "First line\n\tsecond, indented",
        "actions-2-who": "Ana",
        "actions-2-by-when": "14 Sep 2026",
        "actions-3-action": "One\ntwo",
        "actions-3-who": "Ana",
        "manager-date": "4 Sep 2026",
        "anything-else": "  ",
    }.items():
        field(page, name).fill(words)
        field(page, name).blur()
    field(page, "invited-1-came").check()


def test_the_text_is_copied_under_its_headings_without_what_is_empty(form: Page) -> None:
    fill(form)
    press(form, COPY)
    expect(notice(form)).to_contain_text("Copied. Paste it into your case system.")
    expect(form.locator("#record [data-part=status]")).to_have_text("Copied.")
    copied = form.evaluate(READ_CLIPBOARD)
    assert copied["text/plain"] == TEXT


def test_what_is_pasted_as_html_has_headings_and_keeps_lines(form: Page) -> None:
    fill(form)
    press(form, COPY)
    expect(notice(form)).to_contain_text("Copied.")
    made = form.evaluate(READ_CLIPBOARD)["text/html"]
    assert "<h2>Joint supervision record</h2>" in made
    assert "<h3>What was discussed</h3>" in made
    assert "<b>1. Plan the twin tracking:</b><br>First line<br>\tsecond, indented</p>" in made
    assert "Name: Zoë &lt;b&gt;; Came: Yes" in made


def test_what_a_timetable_filled_in_is_copied_too(open_page: OpenPage) -> None:
    page = go_to_record(adoption(open_page))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    press(page, COPY)
    expect(notice(page)).to_contain_text("Copied.")
    assert "Case number: CASE 7\n" in page.evaluate(READ_CLIPBOARD)["text/plain"]


def test_a_blank_form_has_nothing_to_copy(form: Page) -> None:
    copy = form.get_by_role("button", name=COPY)
    expect(copy).to_be_hidden()
    field(form, "reference").fill("4501")
    expect(copy).to_be_visible()
    press(form, "Clear the whole form")
    expect(copy).to_be_hidden()


def test_where_the_browser_does_not_copy_the_words_are_there_to_copy(
    open_page: OpenPage, axe: Callable[[Page], list[str]]
) -> None:
    page = record_shown(open_page(f"records/{INITIAL}/", viewport=PHONE))
    page.evaluate("""() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
      document.execCommand = () => false;
    }""")
    fill(page)
    press(page, COPY)
    box = page.get_by_label("These words are selected.")
    expect(box).to_be_focused()
    assert box.input_value() == TEXT
    assert axe(page) == []
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) == 0
