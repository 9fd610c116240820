"""Text files that a command reads and writes, whatever program made them or shall read them."""

from __future__ import annotations

import argparse
import sys
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path


def add_out(command: argparse.ArgumentParser) -> None:
    """Add ``--out FILE``: what ``>`` writes is up to the shell, and may be UTF-16."""
    command.add_argument(
        "--out", dest="out_file", type=Path, metavar="FILE", help="write to this file, as UTF-8"
    )


def written_to(path: Path | None, command: Callable[[], int], bad_input: int) -> int:
    """Return the exit status of *command*; what it prints goes to *path*, if one is given.

    Nothing is written where it ends with *bad_input*. The file is UTF-8 without a mark, and
    its line ends are those that were printed.
    """
    if path is None:
        return command()
    out = StringIO(newline="")
    with redirect_stdout(out):
        status = command()
    if status != bad_input:
        path.write_bytes(out.getvalue().encode("utf-8"))
        print(f"pathways: written to {path}.", file=sys.stderr)  # noqa: T201 - a command prints
    return status


def decoded(content: bytes) -> str | None:
    """Return the text of a file by its mark, else as UTF-8; None where it is neither.

    Windows PowerShell writes UTF-16 with a mark, and some editors put one before UTF-8.
    """
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def text_of(path: Path, most: int) -> str:
    """Return the text of a file, no more than *most* characters and one.

    Bytes that are no text become a mark that says so: the file's fault, not Python's.
    """
    with path.open("rb") as file:
        content = file.read(4 * most + 4)
    text = decoded(content)
    return (content.decode("utf-8", errors="replace") if text is None else text)[: most + 1]
