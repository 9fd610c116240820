"""Whatever an author does to a file, the check answers with faults and never breaks."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decision_tool.publish.check.loading import check, load_library
from tests.publish.invalid_cases import SMALL_LIBRARY

FILES = sorted(path.relative_to(SMALL_LIBRARY) for path in SMALL_LIBRARY.rglob("*.yml"))
SLIPS = [
    *("'", '"', "{", "}", "[", "]", ":", "- ", "#", "\n", "\t", "&a ", "*a", "!x ", "<x>", "@"),
    *("null", "true", "no", "12", "-1", "1.5", "9" * 20, "[]", "{}", "[[]]", "{a: b}"),
]  # fmt: skip


@pytest.fixture(scope="module")
def root() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        shutil.copytree(SMALL_LIBRARY, folder, dirs_exist_ok=True)
        yield Path(folder)


@st.composite
def edited_files(draw: st.DrawFn) -> tuple[Path, str]:
    """Draw a file and its text after one slip: something typed, a line lost or replaced."""
    file = draw(st.sampled_from(FILES))
    text = (SMALL_LIBRARY / file).read_text(encoding="utf-8")
    slip = draw(st.sampled_from(SLIPS) | st.text(max_size=5))
    lines = text.split("\n")
    number = draw(st.integers(0, len(lines) - 1))
    match draw(st.sampled_from(["typed", "lost", "replaced"])):
        case "typed":
            place = draw(st.integers(0, len(text)))
            return file, text[:place] + slip + text[place:]
        case "lost":
            del lines[number]
        case _:
            lines[number] = f"{lines[number].partition(':')[0]}: {slip}"
    return file, "\n".join(lines)


@given(edited=edited_files())
@settings(max_examples=60, deadline=None)
def test_every_edit_is_answered_with_faults_that_have_a_place(
    root: Path, edited: tuple[Path, str]
) -> None:
    file, text = edited
    path = root / file
    before = path.read_bytes()
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        faults = check(root)
        assert all(fault.where.startswith("pathways/") for fault in faults)
        if not faults:
            load_library(root)
    finally:
        path.write_bytes(before)
