from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from decision_tool.publish.engine import node
from decision_tool.publish.site.precompress import precompress

LONG = "one word after another " * 200


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "deep").mkdir(parents=True)
    (folder / "index.html").write_text(LONG, encoding="utf-8")
    (folder / "deep" / "engine.wasm").write_text(LONG, encoding="utf-8")
    (folder / "short.html").write_text("short", encoding="utf-8")
    (folder / "picture.png").write_text(LONG, encoding="utf-8")
    (folder / "noise.json").write_bytes(os.urandom(4000))
    return folder


@pytest.fixture
def no_node(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node, "find", lambda: None)


def _written(site: Path) -> set[str]:
    files = (path for path in site.rglob("*") if path.suffix in {".gz", ".br"})
    return {path.relative_to(site).as_posix() for path in files}


@pytest.mark.usefixtures("no_node")
def test_only_what_gains_by_it_is_compressed(site: Path, tmp_path: Path) -> None:
    precompress(site, tmp_path / "kept")

    assert _written(site) == {"index.html.gz", "deep/engine.wasm.gz"}
    assert gzip.decompress((site / "index.html.gz").read_bytes()).decode() == LONG


@pytest.mark.usefixtures("no_node")
def test_the_same_file_gives_the_same_bytes_and_the_files_own_time(
    site: Path, tmp_path: Path
) -> None:
    os.utime(site / "index.html", (1_000_000_000, 1_000_000_000))
    precompress(site, tmp_path / "kept")
    first = (site / "index.html.gz").read_bytes()
    precompress(site, tmp_path / "kept elsewhere")

    assert (site / "index.html.gz").read_bytes() == first
    assert (site / "index.html.gz").stat().st_mtime == 1_000_000_000


@pytest.mark.usefixtures("no_node")
def test_remembers_what_it_made_and_forgets_what_is_gone(site: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    precompress(site, kept)
    before = {path.name: path.stat().st_mtime_ns for path in kept.iterdir()}
    (site / "index.html").write_text(LONG.upper(), encoding="utf-8")
    (site / "noise.json").unlink()
    precompress(site, kept)
    after = {path.name: path.stat().st_mtime_ns for path in kept.iterdir()}

    assert len(before) == 2  # two files of the site are the same
    assert len(after) == 2
    assert len(before.items() & after.items()) == 1


def test_node_adds_brotli(site: Path, tmp_path: Path) -> None:
    if not node.find():
        pytest.skip("this machine has no Node")
    precompress(site, tmp_path / "kept")

    assert {"index.html.br", "deep/engine.wasm.br"} <= _written(site)
    assert (site / "index.html.br").stat().st_size < (site / "index.html.gz").stat().st_size
