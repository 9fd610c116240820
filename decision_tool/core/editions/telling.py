"""Two editions compared, and every change told: what a browser has no need to work out."""

from __future__ import annotations

from decision_tool.core.editions.change import Thing
from decision_tool.core.editions.compared import Side, compared
from decision_tool.core.editions.told_change import ToldChange
from decision_tool.core.editions.words import names_of, words_of

TO_FIND: tuple[Thing, ...] = (
    "guided-question",
    "guided-option",
    "find-rule",
    "advice",
    "no-guide",
    "collection",
    "group",
)
"""What leads to a pathway: who has a case is there already."""


def told_changes(old: Side, new: Side) -> tuple[ToldChange, ...]:
    """Return every change from *old* to *new* that a case may meet, by the ids of *new*."""
    found = compared(old, new)
    names = names_of(found)
    return tuple(
        ToldChange(one.pathway, one.step, one.is_rule, words_of(one, names))
        for one in found.changes
        if one.at[0][0] not in TO_FIND
    )
