"""The list of what browsers keep, and the script that keeps it."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from decision_tool.publish.site.offline import (
    LIST,
    SCRIPT,
    Published,
    offline_list,
    offline_script,
    write_offline,
)

if TYPE_CHECKING:
    from pathlib import Path

PUBLISHED = Published("Guide & more", "1.0", date(2026, 12, 1), "abc")
INSIDE = {
    "index.html": b"home",
    "calculator/index.html": b"calculator",
    "404.html": b"not found",
    "sitemap.xml": b"map",
    "assets/a b.css": b"looks",
    "assets/a b.css.br": b"packed",
    "assets/a b.css.gz": b"packed",
    "assets/bundle.js.map": b"source",
    "records/files/form.docx": b"form",
    "records/files/form.pdf": b"form",
    "records/files/form.odt": b"form",
    "assets/javascripts/lunr/wordcut.js": b"words",
    "web.config": b"settings",
}


def listed(files: dict[str, bytes], published: Published = PUBLISHED) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(offline_list(files, published))
    return found


def written(site: Path, *, is_on: bool = True) -> dict[str, Any]:
    for path, content in INSIDE.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    write_offline(site, PUBLISHED, is_on=is_on)
    found: dict[str, Any] = json.loads((site / LIST).read_text(encoding="utf-8"))
    return found


def test_every_file_that_is_asked_for_is_listed_by_its_address(tmp_path: Path) -> None:
    files = written(tmp_path)["files"]

    assert files.keys() == {
        "",
        "calculator/",
        "assets/a%20b.css",
        "assets/javascripts/lunr/wordcut.js",
        "records/files/form.docx",
        "records/files/form.odt",
        "records/files/form.pdf",
    }


def test_a_list_written_again_is_the_same(tmp_path: Path) -> None:
    assert written(tmp_path) == written(tmp_path)


def test_a_file_is_told_by_the_hash_and_the_length_of_its_bytes() -> None:
    assert listed({"index.html": b"home"})["files"] == {
        "": [hashlib.sha256(b"home").hexdigest()[:32], 4]
    }


@pytest.mark.parametrize(
    "path",
    [
        "records/files/form.pdf",
        "records/files/form.odt",
        "assets/javascripts/lunr/wordcut.js",
    ],
)
def test_what_few_readers_open_is_kept_once_they_do(path: str) -> None:
    assert listed({path: b"abc"})["files"][path][2:] == [1]


def test_sources_of_joined_scripts_are_kept_only_where_one_asks_for_them() -> None:
    source, entry = "assets/tool/page/banner.mjs", "assets/tool/find/find.mjs"
    worker, joined = "assets/tool/worker/worker.mjs", "assets/tool/joined/a.mjs"
    apart = listed(dict.fromkeys([source, entry, worker], b"abc"))["files"]
    together = listed(dict.fromkeys([source, entry, worker, joined], b"abc"))["files"]

    assert [path for path, told in apart.items() if told[2:]] == []
    assert [path for path, told in together.items() if told[2:]] == [source]


def test_what_is_small_comes_first() -> None:
    assert list(listed({"a.wasm": b"12345", "b.css": b"12", "c.css": b"123"})["files"]) == [
        "b.css",
        "c.css",
        "a.wasm",
    ]


def test_a_copy_is_named_by_what_is_in_it_and_not_by_the_day() -> None:
    name = listed({"a": b"1"})["id"]

    assert name == listed({"a": b"1"}, Published("Guide", "1.0", date(2027, 1, 1), "abc"))["id"]
    assert name != listed({"a": b"2"})["id"]
    assert name != listed({"b": b"1"})["id"]
    assert name != listed({"a": b"1"}, Published("Guide", "1.1", date(2026, 12, 1), "abc"))["id"]
    assert name != listed({"a": b"1"}, Published("Guide", "1.0", date(2026, 12, 1), "def"))["id"]


def test_a_page_of_a_copy_says_which_edition_it_is_and_of_which_day() -> None:
    assert (
        "<p><strong>No network.</strong> This is the copy of Guide &amp; more saved on this "
        "computer: edition 1.0, Tuesday 1 December 2026. Once there is a network, "
        "open the page again to see it as it is now.</p>"
    ) in listed({})["line"]


@pytest.mark.parametrize("is_on", [True, False])
def test_the_script_is_one_plain_file(is_on: bool) -> None:
    lines = offline_script(is_on=is_on).splitlines()

    assert lines[0] == '"use strict";'
    assert [one for one in lines if one.startswith(("import ", "export "))] == []


def test_switched_off_no_list_is_left_and_the_script_removes(tmp_path: Path) -> None:
    written(tmp_path)
    write_offline(tmp_path, PUBLISHED, is_on=False)

    assert not (tmp_path / LIST).exists()
    text = (tmp_path / SCRIPT).read_text(encoding="utf-8")
    assert "unregister()" in text
    assert '"fetch"' not in text
