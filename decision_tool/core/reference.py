"""What a user calls a child: a case number as it may be shown anywhere."""

from __future__ import annotations

from unicodedata import normalize

from decision_tool.core.pasted import visible


def clean_reference(typed: str) -> str:
    """Return a reference in one line: single spaces, and nothing that cannot be printed.

    A letter with an accent is one sign, however the program it came from writes it.
    """
    shown = normalize("NFC", visible(typed))
    printable = (sign if sign.isprintable() else " " for sign in shown)
    return " ".join("".join(printable).split())


def same_child(reference: str) -> str:
    """Return what is the same for two references of one child: ``cf 12`` and ``CF 12``.

    It is the reference in capitals, as most case numbers are written.
    """
    return normalize("NFC", clean_reference(reference).upper())


def whose(reference: str, child: str) -> str:
    """Return ``4502 B``: the number of a case and the label of a child of it; either may be ""."""
    return " ".join(part for part in (reference, child) if part)
