"""Every file in `pathways/` is read, or named as one that nothing reads."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from decision_tool.publish.check.loading import check
from tests.publish.invalid_cases import SMALL_LIBRARY


@pytest.fixture(name="library")
def _library(tmp_path: Path) -> Path:
    shutil.copytree(SMALL_LIBRARY, tmp_path, dirs_exist_ok=True)
    return tmp_path


def told(library: Path, name: str) -> list[str]:
    """Return every fault of the library once it holds a file of this name."""
    path = library / "pathways" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"\x00\x05 whatever: a program writes")
    return [str(fault) for fault in check(library)]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("new.yml.txt", "Name it new.yml."),
        ("new.YML", "Name it new.yml."),
        ("new.Yaml", "Name it new.yml."),
        ("new.yaml", "Name it new.yml."),
        ("new.yml.bak", "Name it new.yml."),
        (".new.yml", "Name it new.yml."),
        ("move.yml.orig", "Move it out of pathways."),
        ("notes.docx", "Move it out of pathways."),
        ("README", "Move it out of pathways."),
        ("records/new.yml.txt", "Name it new.yml."),
        ("records/old/new.yml", "Move it to pathways."),
        ("Records/new.yml", "Move it to pathways/records."),
        ("common/roles.yml.txt", "Move it out of pathways."),
        ("common/rolls.yml", "Did you mean 'roles'?"),
    ],
)
def test_a_file_that_nothing_reads_is_named(library: Path, name: str, hint: str) -> None:
    (library / "pathways" / name).parent.parent.mkdir(exist_ok=True)
    (library / "pathways" / name).parent.mkdir(exist_ok=True)

    assert told(library, name) == [f"pathways/{name}:1:1: nothing reads this file. {hint}"]


@pytest.mark.parametrize(
    "name",
    [
        "._move.yml",
        "~$move.yml",
        ".#move.yml",
        "move.yml~",
        ".move.yml.swp",
        ".~lock.move.yml#",
        ".DS_Store",
        "Thumbs.db",
        "records/._minutes.yml",
        ".idea/workspace.yml",
        "__MACOSX/._move.yml",
    ],
)
def test_what_a_program_leaves_there_is_passed_over(library: Path, name: str) -> None:
    assert told(library, name) == []


def test_a_link_that_leads_nowhere_is_named(library: Path) -> None:
    (library / "pathways" / "old.yml").symlink_to(library / "gone.yml")

    assert [fault.what for fault in check(library)] == ["nothing reads this file."]
