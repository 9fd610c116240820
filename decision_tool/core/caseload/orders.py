"""The orders a team timetable is read in: by day, by worker or by child.

By worker and by child, what is near stands under one heading each; the groups that are folded
stay as they are by day, so that nothing is in another place than somebody looks for it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, get_args

from decision_tool.core.caseload.answer import amount_of, child_of, sunday_of
from decision_tool.core.caseload.child import Child
from decision_tool.core.caseload.plan import CaseStep, by_lead
from decision_tool.core.caseload.weeks import CaseGroup, grouped, place_of
from decision_tool.core.reference import same_child

Order = Literal["day", "worker", "child"]
ORDERS: tuple[Order, ...] = get_args(Order)
NO_WORKER = "No worker named"
_NUMBERS = re.compile(r"([0-9]+)")


def usual_order(children: Iterable[Child]) -> Order:
    """Return the order that nobody chose: by worker where the table names workers."""
    return "worker" if any(child.worker for child in children) else "day"


def workers(children: Iterable[Child]) -> int:
    """Return how many workers are named."""
    return len({same_child(child.worker) for child in children if child.worker})


def ordered(steps: Iterable[CaseStep], today: date, by: Order) -> tuple[CaseGroup, ...]:
    """Return the groups that hold a step, each step in exactly one of them."""
    groups = grouped(steps, today)
    if by == "day":
        return groups
    near = [step for group in groups if group.is_open for step in group.steps]
    return (*gathered(near, today, by), *(group for group in groups if not group.is_open))


def gathered(steps: Sequence[CaseStep], today: date, by: Order) -> tuple[CaseGroup, ...]:
    """Return the steps under one heading for each worker or child; nobody's stand last.

    Under each the soonest stands first.
    """
    found: dict[str, list[CaseStep]] = {}
    for step in sorted(steps, key=by_lead):
        name = step.child.worker if by == "worker" else child_of(step.child)
        found.setdefault(same_child(name), []).append(step)
    named = sorted(found.items(), key=lambda pair: (not pair[0], _natural(pair[0])))
    return tuple(
        CaseGroup(f"{by}-{number}", _title(held, by), True, tuple(held), _counts(held, today))
        for number, (_, held) in enumerate(named, 1)
    )


def _natural(name: str) -> list[tuple[int, str]]:
    """Return what sorts ``Worker 9`` before ``Worker 10``."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in _NUMBERS.split(name)]


def _title(steps: Sequence[CaseStep], by: Order) -> str:
    """Return what stands above a group: a worker as most of the children have the name written."""
    if by != "worker":
        return child_of(steps[0].child)
    written = {step.child.line: step.child.worker for step in steps}
    counts = Counter(written[line] for line in sorted(written))
    return max(counts, key=counts.__getitem__) or NO_WORKER


def _counts(steps: Sequence[CaseStep], today: date) -> str:
    """Return ``3 meetings, 1 this week``.

    What can be done on any day from now is not of this week, nor does the answer count it.
    """
    sunday = sunday_of(today)
    due = [step for step in steps if place_of(step, today) != "now"]
    week = sum(bool(step.lead and step.lead <= sunday) for step in due)
    now = len(steps) - len(due)
    said = [amount_of(steps), f"{week} this week", *([f"{now} can be done now"] if now else [])]
    return ", ".join(said)
