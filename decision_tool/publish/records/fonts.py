"""The font and the Pango that a machine sets its PDF forms with: they decide where pages break.

Asked without loading WeasyPrint, since a build that makes no PDF asks too. Where a machine
has no `fc-match`, or keeps Pango in a place of its own, the answer is empty and nothing is said.
"""

from __future__ import annotations

import ctypes
import shutil
import subprocess
from functools import cache
from pathlib import Path

OF_ONE_MEASURE = ("Arial", "Liberation Sans", "Arimo")
"""Fonts whose letters are equally wide: with any of them a form takes as many sheets."""

_PANGO = ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll")
_PATIENCE = 30  # seconds: the first time, fontconfig may read every font there is


@cache
def setting() -> str:
    """Return what is known of how this machine sets text; another answer, other pages."""
    return f"{_matched()}; Pango {_pango()}"


def other_font() -> str:
    """Return one sentence where pages break at other places than elsewhere, or ""."""
    family = _matched().partition("|")[0]
    if not family or family in OF_ONE_MEASURE:
        return ""
    return (
        f"PDF forms are set in {family}: this machine has neither Arial nor Liberation Sans. "
        "Their pages may end at other places than designed."
    )


@cache
def _matched() -> str:
    """Return the family and version of the font that stands for those wanted."""
    return _asked("%{family[0]}|%{fontversion}")


def _asked(shape: str) -> str:
    program = shutil.which("fc-match")
    if program is None:
        return ""
    command = [program, "--format", shape, ",".join(OF_ONE_MEASURE)]
    try:
        done = subprocess.run(  # noqa: S603 - the machine's own program, fixed arguments
            command, capture_output=True, check=True, encoding="utf-8", timeout=_PATIENCE
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip()


@cache
def file_of_font() -> Path | None:
    """Return the file of the font that stands for those wanted, or None where it is another."""
    family, _, _ = _matched().partition("|")
    path = Path(_asked("%{file}")) if family in OF_ONE_MEASURE else Path()
    return path if path.suffix.casefold() == ".ttf" and path.is_file() else None


def _pango() -> str:
    for name in _PANGO:
        try:
            version = ctypes.CDLL(name).pango_version_string
        except (OSError, AttributeError):
            continue
        version.restype = ctypes.c_char_p
        return bytes(version()).decode()
    return ""
