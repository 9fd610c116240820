"""The files of the record forms in the built site: all there, safe to open, not searched."""

from __future__ import annotations

import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from decision_tool.publish.csp import POLICY
from decision_tool.publish.records.documents import documents
from decision_tool.publish.records.formats import FORMATS, PDF, SHEET_STYLES
from decision_tool.publish.records.pdf import why_no_pdf
from tests.shipped import library

ROOT = Path(__file__).resolve().parents[2]
STARTS = {"docx": b"PK\x03\x04", "odt": b"PK\x03\x04", "pdf": b"%PDF-", "html": b"<!DOCTYPE html>"}


@cache
def expected() -> set[str]:
    """Return the name of every file; a machine that cannot make PDFs offers none."""
    ids = [one.id for one in documents(library())]
    endings = [one.ending for one in FORMATS if one != PDF or not why_no_pdf()]
    return {f"{one}.{ending}" for one in ids for ending in endings}


class Loaded(HTMLParser):
    """What a page asks a browser to run or to fetch."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.asked: list[tuple[str, str]] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"src", "href", "action", "style"} or name.startswith("on"):
                self.asked.append((tag, str(value)))
        if tag in {"script", "style", "iframe", "object"}:
            self.asked.append((tag, ""))


def plain(folder: Path) -> dict[str, Path]:
    """Return the files but for their compressed forms."""
    return {one.name: one for one in folder.iterdir() if one.suffix not in {".gz", ".br"}}


def test_every_form_is_there_in_every_format(site: Path) -> None:
    files = plain(site / "records" / "files")
    assert set(files) == {*expected(), SHEET_STYLES.name}
    for name, path in files.items():
        start = STARTS.get(name.rpartition(".")[2], b"")
        assert path.read_bytes().startswith(start), name
    assert files[SHEET_STYLES.name].read_bytes() == SHEET_STYLES.read_bytes()


def test_a_page_to_print_runs_nothing_and_fetches_only_its_stylesheet_and_icon(
    site: Path,
) -> None:
    assert "default-src 'self'" in POLICY
    for path in (site / "records" / "files").glob("*.html"):
        asked = [("link", "record-sheet.css"), ("link", "../../assets/images/favicon.png")]
        assert Loaded(path).asked == asked, path.name
    assert "url(" not in SHEET_STYLES.read_text(encoding="utf-8")
    assert "@import" not in SHEET_STYLES.read_text(encoding="utf-8")


def test_every_download_a_page_offers_exists_and_every_file_is_offered(site: Path) -> None:
    offered = {
        found
        for page in (site / "records").rglob("index.html")
        for found in re.findall(r'href="[^"]*?files/([^"#?]+)"', page.read_text(encoding="utf-8"))
    }
    assert offered == expected()


def test_search_finds_pages_and_no_file(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    places = {one["location"].partition("#")[0] for one in index["docs"]}
    assert any(one.startswith("records/") for one in places)
    assert not any(one.startswith("records/files") for one in places)
