"""How the other edition changes the steps of one case, counted and in one sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from decision_tool.core.editions.for_case import invited
from decision_tool.core.editions.waiting import OtherRule
from decision_tool.core.timetable.compared import ChangeKind, Pair, newly_overdue, newly_past
from decision_tool.core.words import counted

SAME_DAYS = "For this case nothing changes: every date is the same, and so is who is invited."
NOT_YET = "For this case no date changes yet."
COUNTED: Mapping[ChangeKind, tuple[str, str]] = {
    "moved": ("moves", "move"),
    "added": ("is added", "are added"),
    "gone": ("is no longer needed", "are no longer needed"),
    "window": ("may be held on other days", "may be held on other days"),
    "waiting": ("waits for a date or an answer", "wait for a date or an answer"),
    "held": ("is marked otherwise", "are marked otherwise"),
}
MOVED: Mapping[ChangeKind, str] = {
    "moved": "moved",
    "added": "added",
    "gone": "no longer needed",
    "window": "with other days allowed",
    "waiting": "waiting for a date or an answer",
    "held": "marked otherwise",
    "impossible": "cannot be met",
}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many steps change in each way, and how many people join or leave.

    *past* are those whose new day has passed already; *retimed* have no day yet, and another rule.
    """

    kinds: Mapping[ChangeKind, int]
    nouns: Mapping[ChangeKind, str]
    more: int
    fewer: int
    past: int
    retimed: Sequence[OtherRule]


def counts_of(changed: Sequence[Pair], retimed: Sequence[OtherRule]) -> Counts:
    """Return the counts of the steps that changed, and of those that wait by another rule."""
    kinds: dict[ChangeKind, int] = {}
    nouns: dict[ChangeKind, str] = {}
    for kind in MOVED:
        of_kind = [pair for pair in changed if pair.kind == kind]
        are_meetings = all(pair.row.step.kind == "meeting" for pair in of_kind)
        kinds[kind], nouns[kind] = len(of_kind), "meeting" if are_meetings else "step"
    joins = [invited(pair) for pair in changed]
    more, fewer = sum(one.more for one in joins), sum(one.fewer for one in joins)
    return Counts(kinds, nouns, more, fewer, sum(map(is_past, changed)), retimed)


def is_past(pair: Pair) -> bool:
    """Tell whether the other edition puts a step behind today."""
    return newly_overdue(pair.was, pair.now)


def summary(counts: Counts) -> str:
    """Return ``For this case: 1 meeting moves, nothing becomes impossible.``."""
    told = [
        f"{counted(number, counts.nouns[kind])} {words[number > 1]}"
        for kind, words in COUNTED.items()
        if (number := counts.kinds[kind])
    ]
    for number, what in ((counts.more, "added"), (counts.fewer, "taken back")):
        if number:
            told.append(f"{counted(number, 'invitation')} {'is' if number == 1 else 'are'} {what}")
    if counts.past:
        told.append(newly_past(counts.past))
    impossible = counts.kinds["impossible"]
    rule = _retimed(counts)
    if not told and not impossible:
        return f"{NOT_YET} {rule}" if rule else SAME_DAYS
    last = counted(impossible, "step") if impossible else "nothing"
    told.append(f"{last} {'become' if impossible > 1 else 'becomes'} impossible")
    return f"For this case: {', '.join(told)}. {rule}".rstrip()


def _retimed(counts: Counts) -> str:
    rows = [one.row for one in counts.retimed]
    if not rows:
        return ""
    noun = "meeting" if all(row.step.kind == "meeting" for row in rows) else "step"
    verb = "has" if len(rows) == 1 else "have"
    return f"The rule changed for {counted(len(rows), noun)} that {verb} no date yet."


def after(new: str, counts: Counts) -> str:
    """Return what is said once it moved: ``This case now follows edition 1.1. 1 meeting moved``."""
    told = [
        f"{counted(number, counts.nouns[kind])} {words}"
        for kind, words in MOVED.items()
        if (number := counts.kinds[kind])
    ]
    return f"This case now follows edition {new}. {', '.join(told) or 'No date moved'}."
