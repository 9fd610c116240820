"""What a child of several is called by the label, and which labels look the same."""

from __future__ import annotations

import re

from decision_tool.core.reference import same_child

_CHILD = re.compile(r"child (?=.$)")


def child_name(label: str) -> str:
    """Return what a child is called within a sentence: a letter alone reads as a word."""
    return f"child {label}" if len(label) == 1 else label


def same_label(label: str) -> str:
    """Return what is the same for labels that look alike; empty where nothing can be seen.

    A letter alone is shown as "child A", so that is the same as "A".
    """
    return _CHILD.sub("", same_child(label).casefold())
