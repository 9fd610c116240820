"""No service of the browser reads what is typed: spelling and suggestions are off in every box."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.site.conftest import OpenPage

OFF = {"spellcheck": "false", "writingsuggestions": "false"}
READ_ALONG = ":is(textarea, input:is([type=text], :not([type]))):not([spellcheck=false])"
NO_TEXT = {"button", "checkbox", "file", "hidden", "radio", "submit"}


class Boxes(HTMLParser):
    """Gathers the boxes of a page in which words can be typed, and what is off in each."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self.read: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "textarea" or (tag == "input" and given.get("type") not in NO_TEXT):
            self.count += 1
            if any(given.get(name) != value for name, value in OFF.items()):
                self.read.append(self.get_starttag_text() or tag)


def test_nothing_reads_along_in_any_box_of_any_page_or_file(site: Path) -> None:
    count, read = 0, {}
    for path in sorted(site.rglob("*.html")):
        boxes = Boxes()
        boxes.feed(path.read_text(encoding="utf-8"))
        count += boxes.count
        if boxes.read:
            read[path.relative_to(site).as_posix()] = boxes.read

    assert count > 1000
    assert read == {}


def test_nor_in_a_box_that_a_script_makes(open_page: OpenPage) -> None:
    page = open_page("calculator/?pathway=adoption")
    expect(page.locator("textarea, input").first).to_be_attached()
    typed = page.locator("textarea, input:is([type=text], :not([type]))")

    assert typed.count() > 0
    assert page.locator(READ_ALONG).count() == 0
