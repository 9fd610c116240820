"""What changed in a team between two tables or folders: moved, held, new, no longer there.

Both are planned from the same today, so that what was given makes the difference, or the edition
that a child goes by: then that is said. Each child is compared with itself, told by its
reference, and of several rows under one by what else these say (`same_rows.py`); how is
`core/timetable/compared.py` to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from decision_tool.core.caseload.answer import child_of
from decision_tool.core.caseload.by_guidance import by_guidance
from decision_tool.core.caseload.child import BadRow, Child
from decision_tool.core.caseload.plan import Caseload
from decision_tool.core.caseload.same_rows import Row, matched
from decision_tool.core.guidance.renames import renames_of
from decision_tool.core.planning.index import index_of
from decision_tool.core.reference import same_child
from decision_tool.core.timetable.compared import ChangeKind, Compared, compared, under_ids
from decision_tool.core.timetable.since import NOTHING
from decision_tool.core.words import counted, small

Kind = Literal["impossible", "moved", "held", "new", "gone", "waiting"]
TITLES: dict[Kind, str] = {
    "impossible": "cannot be met now",
    "moved": "moved",
    "held": "held",
    "new": "new",
    "gone": "no longer there",
    "waiting": "waiting for a date or an answer",
}
KINDS: dict[ChangeKind, Kind] = {
    "impossible": "impossible",
    "moved": "moved",
    "window": "moved",
    "held": "held",
    "added": "new",
    "gone": "gone",
    "waiting": "waiting",
}
"""Which kind of the team's a change of one child's step is told as."""
FOLDED: tuple[ChangeKind, ...] = ("added", "gone", "waiting")
"""Of these, several steps of one child are told as one: a pathway brings or takes away many."""
NOTHING_ELSE = "Nothing else changed."
"""Said where some rows could not be compared."""
OTHER_BIRTH = (
    "A date of birth under “{}” is another one now, so that is told as another child. "
    "If it was only put right, it is the same child."
)


@dataclass(frozen=True, slots=True)
class TeamChange:
    """What changed for one child, in *words*."""

    child: str
    words: str


@dataclass(frozen=True, slots=True)
class TeamChanges:
    """The changes of one kind. *title* says how many: ``2 moved``."""

    kind: Kind
    title: str
    changes: tuple[TeamChange, ...]


@dataclass(frozen=True, slots=True)
class TeamSince:
    """What changed since another table. *left_out* says which rows were not compared, and why."""

    heading: str
    summary: str
    groups: tuple[TeamChanges, ...]
    left_out: str


def team_since(before: Caseload, after: Caseload, name: str) -> TeamSince:
    """Return what changed between two caseloads of one today. *name* is that of the first."""
    found: dict[Kind, list[TeamChange]] = {kind: [] for kind in get_args(Kind)}
    was, now = _by_child(before), _by_child(after)
    faulty = {same_child(row.reference) for one in (before, after) for row in one.bad}
    births = _births(before, after)
    unclear: dict[str, int] = {}
    by_birth: list[str] = []
    for key in dict.fromkeys((*now, *was)):
        rows = matched(was.get(key, []), now.get(key, []), births)
        for old, new in rows.pairs:
            for kind, change in _of_child(old, new, before, after):
                found[kind].append(change)
        if key not in faulty:
            found["new"] += [_whole(one, after) for one in rows.new]
            found["gone"] += [_whole(one, before) for one in rows.gone]
            by_birth += [child_of(one[0]) for one in rows.new[:1] if rows.is_by_birth]
        if rows.unclear:
            unclear[child_of(now[key][0][0])] = rows.unclear
    groups = tuple(
        TeamChanges(kind, f"{len(changes):,} {TITLES[kind]}", tuple(changes))
        for kind, changes in found.items()
        if changes
    )
    nothing = NOTHING_ELSE if unclear else NOTHING
    summary = f"{', '.join(one.title for one in groups)}." if groups else nothing
    told_apart = (OTHER_BIRTH.format(one) for one in by_birth)
    left_out = " ".join(filter(None, (_left_out(before, after), *_untold(unclear), *told_apart)))
    return TeamSince(f"What changed since {name}", summary, groups, left_out)


def _births(*teams: Caseload) -> frozenset[str]:
    """Return the ids of dates of birth in any guidance that a child is planned by."""
    known = [one for team in teams for one in team.by_edition.values()]
    return frozenset(one for guidance in known for one in index_of(guidance).births)


def _key(child: Child) -> str:
    """Return what tells a child again in another table; empty where nothing does."""
    return same_child(child.reference) or child.case


def _by_child(caseload: Caseload) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for child, plan in zip(caseload.children, caseload.plans, strict=True):
        if _key(child):
            found.setdefault(_key(child), []).append((child, plan))
    return found


def _of_child(
    old: Row, new: Row, before: Caseload, after: Caseload
) -> Iterator[tuple[Kind, TeamChange]]:
    """Yield each change of a child; of what comes or goes with a pathway, one for all steps."""
    child, plan = new
    guidance, then = after.guidance_of(child), before.guidance_of(old[0])
    was = old[1] if then is guidance else under_ids(old[1], renames_of(guidance).row)
    told = compared(was, plan, child.not_held).told(guidance, "", then)
    cause = by_guidance(was, plan, then, guidance)
    for kind, told_as in KINDS.items():
        rows = [one for one in told if one.kind == kind]
        if kind in FOLDED and len(rows) > 1:
            why = cause.told([row.id for row in rows])
            yield told_as, TeamChange(child_of(child), f"{counted(len(rows), 'step')}{why}")
        else:
            for row in rows:
                yield told_as, TeamChange(child_of(child), f"{_words(row)}{cause.told([row.id])}")


def _words(row: Compared) -> str:
    """Return ``Initial meeting: Fri 11 Dec 2026 to Thu 17 Dec 2026, due 6 days later``.

    Days for the diary stand first, and those may be the same: they shift around weekends.
    """
    change = small(row.change)
    if row.was and row.now and row.kind != "held":
        days = f"{row.was.day} to {row.now.day}"
        due = f"due {change}" if row.kind == "moved" else change
        return (
            f"{row.title}: {f'still {row.now.day}' if row.was.day == row.now.day else days}, {due}"
        )
    day = row.now or row.was
    assert day  # a step without a day in either plan is not compared
    return f"{row.title}: {change if row.kind == 'held' and not _is_held(row) else day.day}"


def _is_held(row: Compared) -> bool:
    return row.change.startswith("Marked")


def _whole(one: Row, caseload: Caseload) -> TeamChange:
    child = one[0]
    index = index_of(caseload.guidance_of(child))
    return TeamChange(child_of(child), index.titles(child.given.pathways))


def _untold(unclear: Mapping[str, int]) -> Iterator[str]:
    """Yield, for each number, how many rows under it were not compared."""
    for child, rows in unclear.items():
        yield (
            f"{counted(rows, 'row')} of “{child}” in the two tables are not compared: "
            "which is which cannot be told."
        )


def _left_out(before: Caseload, after: Caseload) -> str:
    """Return how many rows were not compared: at fault, or without a reference."""
    rows: Sequence[Child | BadRow] = (
        *before.bad, *after.bad, *(one for each in (before, after) for one in each.children
                                   if not _key(one)),
    )  # fmt: skip
    if not rows:
        return ""
    verb = "is" if len(rows) == 1 else "are"
    return f"{counted(len(rows), 'row')} at fault or without a reference {verb} not compared."
