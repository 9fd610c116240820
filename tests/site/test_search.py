"""What search finds: guidance before the pages for maintainers, words to read and no buttons."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.site.conftest import OpenPage

DOCS = Path(__file__).resolve().parents[2] / "docs"
FOR_MAINTAINERS = {
    f"{page.relative_to(DOCS).with_suffix('').as_posix()}/" for page in DOCS.rglob("*.md")
}
PRACTICE = ("pathways/", "records/", "calculator/", "find/", "caseload/")
# Each page that is a form, by its title and how what search says of it begins.
FORMS = {
    "calculator/": ("Work out the dates", "<p>The calculator: choose the pathways"),
    "find/": ("Find a pathway", "<p>Not sure which pathway applies?"),
    "caseload/": ("Team timetable", "<p>Give it a table of children"),
}
ADDRESSES = """(links) => links.map(
  (link) => new URL(link.href).pathname.replace(/^[/]/, ""))"""


@pytest.fixture(name="index", scope="module")
def _index(site: Path) -> list[dict[str, Any]]:
    found = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    entries: list[dict[str, Any]] = found["docs"]
    return entries


def results(page: Page, words: str) -> list[str]:
    """Return the pages that search shows first, best first."""
    box = page.get_by_role("textbox", name="Search")
    box.fill(words)
    box.press("End")  # the theme searches when a key comes up
    expect(page.locator(".md-search-result__meta")).to_contain_text("matching document")
    links = page.locator(".md-search-result__item > .md-search-result__link")
    expect(links.first).to_be_visible()
    found: list[str] = links.evaluate_all(ADDRESSES)
    return found


@pytest.mark.parametrize(
    "words", ["supervision form", "form", "record", "calculator", "question", "timetable", "dates"]
)
def test_guidance_is_named_before_the_pages_for_maintainers(
    open_page: OpenPage, words: str
) -> None:
    found = results(open_page("about/"), words)
    practice = [place for place, one in enumerate(found) if one.startswith(PRACTICE)]
    maintainers = [place for place, one in enumerate(found) if one in FOR_MAINTAINERS]

    assert practice
    assert max(practice) < min(maintainers, default=len(found))


def test_who_looks_for_a_form_finds_the_list_of_forms_soon(open_page: OpenPage) -> None:
    assert "records/" in results(open_page("about/"), "supervision form")[:4]


def test_a_page_for_maintainers_is_found_by_words_that_stand_nowhere_else(
    open_page: OpenPage,
) -> None:
    assert set(results(open_page("about/"), "WeasyPrint")) <= FOR_MAINTAINERS


def test_every_page_written_by_hand_ranks_below_the_guidance(index: list[dict[str, Any]]) -> None:
    ranks = {one["location"].partition("#")[0]: one.get("boost", 1) for one in index}

    assert set(ranks) >= FOR_MAINTAINERS
    assert max(ranks[one] for one in FOR_MAINTAINERS) * 1000 < min(
        rank for one, rank in ranks.items() if one not in FOR_MAINTAINERS
    )


@pytest.mark.parametrize("path", FORMS)
def test_of_a_page_that_is_a_form_search_holds_its_purpose_alone(
    index: list[dict[str, Any]], path: str
) -> None:
    title, begin = FORMS[path]
    (entry,) = (one for one in index if one["location"].startswith(path))
    text = re.sub(r"<p></p>", "", entry["text"]).strip()

    assert (entry["location"], entry["title"]) == (path, title)
    assert text.startswith(begin)
    assert re.fullmatch(r"<p>[^<]{60,240}</p>", text)


@pytest.mark.parametrize("apostrophe", ["'", "\u2019", "\u2018"])
def test_either_apostrophe_finds_the_same(open_page: OpenPage, apostrophe: str) -> None:
    page = open_page("about/")
    plain = results(page, "child's plan")

    assert len(plain) > 1
    assert results(page, f"child{apostrophe}s plan") == plain


def test_a_word_in_brackets_or_quotes_is_found(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    words = re.split(index["config"]["separator"], "the team (CIC), “child's” plan: 3/4")

    assert words == ["the", "team", "CIC", "child's", "plan", "3", "4"]
