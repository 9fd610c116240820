"""All that was due before today and is not marked, to be marked as held on its day in one press.

Nobody knows yet whether it was held: it is asked once, with how many there are and of whom.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from decision_tool.core.caseload.answer import amount_of, child_of
from decision_tool.core.caseload.marks import Mark, hold_day
from decision_tool.core.caseload.plan import Caseload, CaseStep
from decision_tool.core.pasted import quoted
from decision_tool.core.timetable.row_words import held_word
from decision_tool.core.words import listed

MOST_NAMED = 12
"""So many children are named; more are counted."""


NONE = "Nothing can be marked in one press."


@dataclass(frozen=True, slots=True)
class Due:
    """The *marks*, the *question* that is asked before, *who* they are of, and what is *done*.

    *count* is of how many steps: a meeting that is held as one for several children is one.

    Where there are no marks the question says so.
    """

    marks: tuple[Mark, ...]
    question: str
    who: str
    done: str
    count: int = 0


def due(caseload: Caseload, steps: Sequence[CaseStep]) -> Due:
    """Return what of *steps*, all of a caseload or those of one role, can be marked at once.

    That is what was due on a day before today and could have been held then: nothing that was said
    to be not held, nothing that comes by itself, nothing that is marked already; and nothing of a
    child with a cell that was not read, for a day may stand there.
    """
    rows = list(_rows(caseload, steps))
    if not rows:
        return Due((), NONE, _left_out(steps).strip(), "")
    found = [step for step, _ in rows]
    counted = _each_once(caseload, found)
    words = " or ".join(sorted({held_word(step.row).lower() for step in found}, reverse=True))
    amount, is_one = amount_of(counted), len(counted) == 1
    were, each = ("was", "it") if is_one else ("were", "each")
    return Due(
        tuple(mark for _, mark in rows),
        question=f"{amount} {were} due before today. Mark {each} as {words} on its day?",
        who=f"For {_who(found)}.{_left_out(steps)}{_unclear(caseload)}",
        done=f"Marked as {words}{'' if is_one else ', each'} on its day: {amount}.",
        count=len(counted),
    )


def _each_once(caseload: Caseload, steps: Sequence[CaseStep]) -> list[CaseStep]:
    """Return the steps, of each meeting that is held as one the first."""
    found: dict[object, CaseStep] = {}
    for step in steps:
        one = caseload.one_of(step)
        found.setdefault(one.first if one else (step.child.line, step.row.id), step)
    return list(found.values())


def _left_out(steps: Sequence[CaseStep]) -> str:
    """Return whose steps are left out as something of the child was not read; else nothing."""
    names = {step.child.line: child_of(step.child) for step in steps if step.child.unread}
    return f" Not for {_some(list(names.values()))}: not all was read." if names else ""


def _unclear(caseload: Caseload) -> str:
    """Return the columns that were not understood: a day in them may say when one was held."""
    names = [quoted(one.header) for one in caseload.columns if one.state == "unclear"]
    if not names:
        return ""
    was, they_say = ("was", "it says") if len(names) == 1 else ("were", "they say")
    return (
        f" {listed(names)} {was} not understood: look first whether {they_say} when one was held."
    )


def _rows(caseload: Caseload, steps: Sequence[CaseStep]) -> Iterator[tuple[CaseStep, Mark]]:
    for step in steps:
        one = caseload.one_of(step)
        was_due = one.was_due(caseload.today) if one else step.is_late
        is_sure = was_due and not step.child.unread
        day = hold_day(step, caseload.today, one) if is_sure else None
        if day:
            yield step, Mark(step.child.line, step.row.id, day)


def _who(steps: Sequence[CaseStep]) -> str:
    """Return ``C-4 (2), C-9 and line 3``, the children in the order of their days."""
    counts = Counter(step.child.line for step in steps)
    children = {step.child.line: child_of(step.child) for step in steps}
    named = [
        f"{name} ({counts[line]})" if counts[line] > 1 else name for line, name in children.items()
    ]
    return _some(named)


def _some(named: Sequence[str]) -> str:
    """Return the first children by name, and how many more there are."""
    more = len(named) - MOST_NAMED
    rest = [f"{more:,} other {'child' if more == 1 else 'children'}"] if more > 0 else []
    return listed([*named[:MOST_NAMED], *rest])
