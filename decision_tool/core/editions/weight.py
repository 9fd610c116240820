"""Rules before people, and people before names and words: the order in which changes are read.

A mark on a page has room for one sentence, so the first has to be the one that matters most.
"""

from __future__ import annotations

from decision_tool.core.editions.change import Change, Kind, Thing

WORDED: tuple[Kind, ...] = ("text", "renamed", "cited")
WORDS: tuple[Thing, ...] = (
    "purpose",
    "agenda",
    "keep-in-mind",
    "other-name",
    "pathway-gap",
    "reading-used",
    "other-reading",
)
NAMING_PARTS = ("title", "group", "collection")
PEOPLE: tuple[Thing, ...] = ("invitee", "role", "step-record")
"""Who comes, and what they write down."""


def weight(change: Change) -> int:
    """Return 0 for a change of what is due or when, 1 for one of people, 2 for names and words."""
    if change.kind in WORDED or change.part in NAMING_PARTS or change.thing in WORDS:
        return 2
    return 1 if change.thing in PEOPLE or change.part == "arranged_by" else 0
