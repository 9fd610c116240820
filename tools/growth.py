"""A library of any size, for measuring: the real pathways, copied under ids of their own.

A copy asks, counts and meets as its original does, and a rule of the questions leads to it.
Nothing of it is guidance: it is written into a folder that is thrown away.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tools.python_env import ROOT

FOLDERS = ("pathways", "templates", "docs")
FILES = (
    "mkdocs.yml",
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "package.json",
    "package-lock.json",
)
_RULE = r"(?ms)^  - pathway: {id}\n.*?(?=^  - pathway: |^\n|\Z)"


def grow(folder: Path, size: int) -> None:
    """Write a project of *size* pathways into *folder*, which must not exist."""
    folder.mkdir(parents=True)
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name)
    for name in FILES:
        shutil.copy2(ROOT / name, folder / name)
    real = sorted((folder / "pathways").glob("*.yml"))
    originals = {path.stem: path.read_text() for path in real}
    rules = folder / "pathways" / "common" / "situation.yml"
    situation = rules.read_text()
    for number in range(size - len(originals)):
        name = sorted(originals)[number % len(originals)]
        copy = f"{name}-{number // len(originals) + 2}"
        (folder / "pathways" / f"{copy}.yml").write_text(_copied(originals[name], name, copy))
        situation = _led_to(situation, name, copy)
    rules.write_text(situation)


def _copied(text: str, name: str, copy: str) -> str:
    """Return a pathway under another id, title and code; what it is also called stays behind."""
    own = re.sub(rf"(?<![\w-]){re.escape(name)}/", f"{copy}/", text)
    own = re.sub(r"(?m)^id: .+$", f"id: {copy}", own, count=1)
    own = re.sub(r"(?m)^title: (.+)$", rf"title: \1 {copy.rpartition('-')[2]}", own, count=1)
    own = re.sub(r"(?m)^code: \w+$", f"code: X{_figures(copy)}", own, count=1)
    return re.sub(r"(?m)^also-called: .*\n", "", own, count=1)


def _figures(copy: str) -> str:
    return f"{sum(ord(sign) * 31**place for place, sign in enumerate(copy)) % 10**9:09d}"


def _led_to(situation: str, name: str, copy: str) -> str:
    """Return the questions with a rule for the copy behind that of its original."""
    rule = re.search(_RULE.format(id=re.escape(name)), situation)
    if rule is None:
        raise ValueError(f"No rule leads to {name}.")
    added = rule[0].replace(f"pathway: {name}\n", f"pathway: {copy}\n", 1)
    return situation[: rule.end()] + added + situation[rule.end() :]
