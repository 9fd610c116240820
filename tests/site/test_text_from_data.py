"""Text of the library stays text on every page, whatever it holds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from playwright.sync_api import expect

from decision_tool.publish.site.server import running
from decision_tool.publish.source.yaml_source import read_yaml
from tests.publish.invalid_cases import SMALL_LIBRARY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.site.conftest import OpenPage

ROOT = Path(__file__).parents[2]
COPIED = ("package.json", "node_modules/fflate", "node_modules/pyodide", "build/engine")
HOSTILE = ' O\'B "q" data-evil="1" &lt;i-evil&gt; \'"><i-evil a </title <i-evil b </textarea'
"""Every way out of an attribute, an element and a title; nothing that would be a placeholder."""
WORDS = (
    *("about", "because", "council", "document", "event", "filed", "heading", "hint", "label"),
    *("means", "message", "not-needed-because", "phrase", "prompt", "says", "section", "short"),
    *("site-name", "statement", "team", "text", "title", "use-when", "why"),
)
"""The keys whose values are text to read, wherever they stand."""


@dataclass
class Markup(HTMLParser):
    """What a browser would make of a page, where it is not the page's own, and its title."""

    found: list[str] = field(default_factory=list)
    title: str = ""
    in_title: bool = False

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.in_title = tag == "title" and not self.title
        if tag.startswith("i-evil") or any("evil" in name for name, _ in attrs):
            self.found.append(self.get_starttag_text() or tag)

    def handle_endtag(self, _: str) -> None:
        self.in_title = False

    def handle_data(self, data: str) -> None:
        self.title += data if self.in_title else ""


def worsened(value: object, key: str = "") -> Any:
    """Return what a source file holds with all its words made hostile."""
    if isinstance(value, dict):
        return {one: worsened(inner, one) for one, inner in value.items()}
    if isinstance(value, list):
        return [worsened(one, key) for one in value]
    return value + HOSTILE if isinstance(value, str) and key in WORDS else value


@pytest.fixture(scope="module", name="hostile")
def _hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of a small library whose every word is hostile."""
    root = tmp_path_factory.mktemp("hostile")
    shutil.copytree(SMALL_LIBRARY, root, dirs_exist_ok=True)
    for path in (root / "pathways").rglob("*.yml"):
        content = worsened(read_yaml(path.name, path.read_bytes()).content)
        path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    for name in (*COPIED, "docs", "templates/theme", "mkdocs.yml"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("tmp*"))
        elif (ROOT / name).is_file():
            shutil.copy(ROOT / name, root / name)
    (root / "decision_tool").mkdir()  # watched by `serve`, so it has to be there
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


@pytest.fixture(scope="module", name="hostile_address")
def _hostile_address(hostile: Path) -> Iterator[str]:
    with running(hostile) as url:
        yield url


def read(path: Path) -> Markup:
    page = Markup()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    return page


def test_no_page_takes_a_text_of_the_library_for_markup(hostile: Path) -> None:
    pages = sorted(hostile.rglob("*.html"))
    found = {path.relative_to(hostile).as_posix(): read(path).found for path in pages}

    assert len(found) > 15
    assert {path: markup for path, markup in found.items() if markup} == {}


def test_a_title_is_shown_as_it_was_written(hostile: Path) -> None:
    written = "Move to a new home" + HOSTILE
    whole = read(hostile / "pathways" / "move" / "index.html").title

    assert " ".join(whole.split()) == f"{written} - Moving guide{HOSTILE}"


def test_the_browser_shows_it_as_text_too(open_page: OpenPage, hostile_address: str) -> None:
    page = open_page("pathways/move/", at=hostile_address)
    expect(page.locator("h1:visible")).to_have_text("Move to a new home" + HOSTILE)
    expect(page.locator(".pw-home")).to_contain_text("Moving guide" + HOSTILE)
    for path in ("calculator/?pathway=move", "find/", "records/minutes-move-first/"):
        # What comes of the engine's first answer is looked at as well.
        page.goto(hostile_address + path, wait_until="networkidle")
        assert page.locator("i-evil, [data-evil]").count() == 0
    page.get_by_role("textbox", name="Search").fill("home")
    page.get_by_role("textbox", name="Search").press("End")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert page.locator("i-evil, [data-evil]").count() == 0
