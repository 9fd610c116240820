"""What a user calls a child: a case number as it may be shown anywhere."""

from __future__ import annotations


def clean_reference(typed: str) -> str:
    """Return a reference in one line: single spaces, and nothing that cannot be printed."""
    printable = (sign if sign.isprintable() else " " for sign in typed)
    return " ".join("".join(printable).split())
