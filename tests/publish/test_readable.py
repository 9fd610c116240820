"""A web server can read what was built under any mask."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from decision_tool.publish.site.readable import let_read


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_site_built_under_a_strict_mask_can_be_read_and_not_changed(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        page = tmp_path / "site" / "calculator" / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text("page", encoding="utf-8")
    finally:
        os.umask(before)
    let_read(tmp_path / "site")

    modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "site").rglob("*")}
    assert modes == {"calculator": 0o755, "index.html": 0o644}
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755
