"""Search knows one apostrophe, however the index writes it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from decision_tool.publish.site.search_index import INDEX, one_apostrophe


@pytest.mark.parametrize("is_ascii", [True, False])
def test_every_apostrophe_of_the_index_is_the_one_on_the_keyboard(
    tmp_path: Path, *, is_ascii: bool
) -> None:
    index = tmp_path / INDEX
    index.parent.mkdir()
    content = {
        "docs": [{"title": "The child\u2019s plan", "text": "\u2018one\u2019 \u201ctwo\u201d"}]
    }
    index.write_text(json.dumps(content, ensure_ascii=is_ascii), encoding="utf-8")
    one_apostrophe(tmp_path)

    (found,) = json.loads(index.read_text(encoding="utf-8"))["docs"]
    assert found == {"title": "The child's plan", "text": "'one' \u201ctwo\u201d"}


def test_a_site_without_search_is_left_alone(tmp_path: Path) -> None:
    one_apostrophe(tmp_path)

    assert not any(tmp_path.iterdir())
