"""Every path that stands in backticks leads somewhere: a name that moved misleads a reader."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "decision_tool"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
CODE = [
    path for folder in ("decision_tool", "tests", "tools") for path in (ROOT / folder).rglob("*.py")
]
SCRIPTS = [
    path for folder in (PACKAGE, ROOT / "templates" / "theme") for path in folder.rglob("*.mjs")
]

MADE = re.compile(r"(build|site|assets/tool)/.*|built\.mjs|worker\.mjs")
"""What builds write, and a file by its name in the site."""
EXAMPLES = {
    "new.yml.txt",
    "pathways/editions",
    "pathways/editions/",
    "pathways/records/visit-record.yml",
}
"""Files of the reader's own that a page invents, or that come once something is published."""
OF_AUTHORS = (ROOT / "pathways", ROOT / "pathways" / "common")
"""Where the pages for authors are at home."""

IN_TICKS = re.compile(r"(?<!`)(`{1,2})([^`\s]+)\1(?!`)")
BLOCK = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
BARE = re.compile(r"(?<![\w./`*-])\w[\w./-]*\.(?:py|mjs)\b(?!`)")
OF_SCRIPT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
A_FILE = re.compile(r"[\w*./-]*\w\.(?:py|mjs|mts|md|yml|lark|css|j2|toml|txt|csv)")
A_FOLDER = re.compile(r"[a-z_.-]+(?:/[\w*-]+)*/|[a-z_-]+(?:/[\w-]+)+")


def named(path: Path) -> Iterator[str]:
    """Yield what stands in backticks in the words of a file, and looks like a path.

    Of code, a module that is named without them counts too.
    """
    said = words(path)
    for _, name in IN_TICKS.findall(said):
        if A_FILE.fullmatch(name) or (A_FOLDER.fullmatch(name) and is_ours(name)):
            yield name
    if path.suffix != ".md":
        yield from BARE.findall(said)


def words(path: Path) -> str:
    """Return what a file says to a reader: of code its comments and docstrings."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        return BLOCK.sub("", text)
    if path.suffix == ".mjs":
        return "\n".join(OF_SCRIPT.findall(text))
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    said = [one.string for one in tokens if is_said(one)]
    return "\n".join(said)


def is_said(token: tokenize.TokenInfo) -> bool:
    """Tell whether a token is a comment, or a string between three quotation marks."""
    is_text = token.type == tokenize.STRING and token.string.startswith('"""')
    return is_text or token.type == tokenize.COMMENT


def is_ours(name: str) -> bool:
    """Tell whether a folder is meant: `adoption/initial` is a step."""
    first = name.partition("/")[0]
    return any((folder / first).is_dir() for folder in (ROOT, PACKAGE))


def leads(name: str, file: Path) -> bool:
    """Tell whether a path exists as it is written: whole, below the package, or beside *file*."""
    if MADE.fullmatch(name) or name in EXAMPLES:
        return True
    folders = (ROOT, PACKAGE, file.parent, *(OF_AUTHORS if file.suffix == ".md" else ()))
    return any(any(folder.glob(name.rstrip("/"))) for folder in folders)


@pytest.mark.parametrize("files", [PAGES, CODE, SCRIPTS], ids=["pages", "Python", "page side"])
def test_every_path_in_backticks_exists(files: list[Path]) -> None:
    assert files
    lost = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in files
        for name in named(path)
        if not leads(name, path)
    ]
    assert lost == []
