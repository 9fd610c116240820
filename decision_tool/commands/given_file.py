"""``--given FILE``: what it holds, and on standard error what differs from when it was made."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap
from typing import Any

from decision_tool.commands.text_file import text_of
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.saved.file_text import LARGEST, WHOLE, read_object
from decision_tool.core.saved.opening import Opened, open_object
from decision_tool.core.saved.reading import is_given_alone, read_saved
from decision_tool.core.saved.saved_file import SavedFile

WIDTH = 100


def given_of(path: Path, guidance: Guidance, argument: str = "--given") -> dict[str, Any]:
    """Return the ``given`` object of a file. One that stands alone is not checked here.

    *argument* is the one that named the file.

    Raises FaultsError for a file that is not ours or is damaged.
    """
    text = text_of(path, LARGEST)
    try:
        plain = read_object(text)
        if is_given_alone(plain):
            return plain
        opened = open_object(plain, guidance)
    except FaultsError as error:
        raise FaultsError([at_file(path, fault, argument) for fault in error.faults]) from None
    for line in _notice(opened):
        print(line, file=sys.stderr)  # noqa: T201 - a command prints
    return dict(opened.given.as_json())


def at_file(path: Path, fault: Fault, argument: str = "--given") -> Fault:
    """Return the fault with the argument it came from."""
    part = "" if fault.where == WHOLE else f", {fault.where}"
    return Fault(f"{argument} {path}{part}", fault.what, fault.hint)


def _notice(opened: Opened) -> Iterator[str]:
    """Yield what to tell of a file: its age, what differs and why, what is left out."""
    yield opened.headline
    for one in opened.differences:
        yield f"  {one.title}, {one.pathway}"
        yield f"    was: {one.was}"
        yield f"    now: {one.now}"
        for why in one.why:
            yield from wrap(why, WIDTH, initial_indent="    ", subsequent_indent="      ")
    for sentence in opened.left_out:
        yield f"Left out: {sentence}"


def saved_in(path: Path) -> SavedFile | None:
    """Return what a file holds besides what was given; None where it holds nothing more."""
    plain = read_object(text_of(path, LARGEST))
    return None if is_given_alone(plain) else read_saved(plain)
