"""Another word for a pathway: of several only where they are said to be planned side by side."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from decision_tool.core.errors import FaultsError
from decision_tool.publish.check.loading import load_library
from tests.publish.invalid_cases import SMALL_LIBRARY

TOGETHER = "together:\n  - {pathways: [move, settle], title: Two., message: Both.}\nnotes:\n"


def write(root: Path, name: str, old: str, new: str) -> None:
    path = root / "pathways" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def sharing(root: Path, *names: str) -> None:
    """Write a library in which several pathways are called alike."""
    shutil.copytree(SMALL_LIBRARY, root, dirs_exist_ok=True)
    for name in names:
        write(root, f"{name}.yml", "use-when:", "also-called: [Both ways]\nuse-when:")


def test_pathways_that_are_planned_side_by_side_may_share_a_word(tmp_path: Path) -> None:
    sharing(tmp_path, "move", "settle")
    write(tmp_path, "common/combinations.yml", "notes:\n", TOGETHER)
    pathways = load_library(tmp_path).guidance.pathways
    assert [one.id for one in pathways if one.also_called] == ["move", "settle"]


@pytest.mark.parametrize(
    ("names", "together", "where", "title"),
    [
        (("move", "settle"), "notes:\n", "settle", "Move to a new home"),
        (("call", "move", "settle"), TOGETHER, "move", "Friendly call"),
    ],
)
def test_other_pathways_may_not(
    tmp_path: Path, names: tuple[str, ...], together: str, where: str, title: str
) -> None:
    sharing(tmp_path, *names)
    write(tmp_path, "common/combinations.yml", "notes:\n", together)
    with pytest.raises(FaultsError) as caught:
        load_library(tmp_path)
    said = str(caught.value)
    assert f"pathways/{where}.yml:4:15: 'Both ways' already means '{title}'." in said
    assert "Leave it out here, or there." in said
