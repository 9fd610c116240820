"""What a change of guidance does to real children, in one sentence and a line for each row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decision_tool.core.editions.effect import Effect, EffectKind, RowEffect
from decision_tool.core.timetable.compared import newly_past
from decision_tool.core.timetable.row_words import amount

NOTHING = "no date, invitation or record of a step to come is another one"


def effect_summary(effect: Effect, which: str = "") -> str:
    """Return ``12 of 30 children: 14 meetings move, the furthest by 2 weeks; ...`` in one line.

    *which* says which children are counted: ``begun under edition 1.0``.
    """
    of = f"{len(effect.children):,} of {counted_children(effect.total)} {which}".rstrip()
    rows = [row for child in effect.children for row in child.rows]
    parts = [*_parts(rows), *_planned(effect)] if effect.children else [NOTHING]
    return f"{of}: {'; '.join(parts)}.{_undated(effect)}"


def _undated(effect: Effect) -> str:
    """Return that of others the rule changed, though no day could: they are not counted above."""
    number = len(effect.undated)
    if not number:
        return ""
    who = counted_children(number)
    who = who.replace(" ", " more ", 1) if effect.children else who
    return f" For {who}, the rule changed for a step that has no date yet."


def counted_children(number: int) -> str:
    """Return ``1 child`` or ``1,200 children``."""
    return "1 child" if number == 1 else f"{number:,} children"


def _planned(effect: Effect) -> Iterator[str]:
    troubled = sum(bool(child.trouble) for child in effect.children)
    if troubled:
        yield f"{counted_children(troubled)} can be planned by one of the two only"


def _parts(rows: Sequence[RowEffect]) -> Iterator[str]:
    moved = _of(rows, "moved")
    if moved:
        furthest = amount(max(abs(row.days) for row in moved))
        by = f"by {furthest}" if len(moved) == 1 else f"the furthest by {furthest}"
        yield f"{_steps(moved)} {_verb(moved, 'moves', 'move')}, {by}"
    new = _of(rows, "new")
    if new:
        yield _steps(new, "new ")
    verbs: tuple[tuple[EffectKind, str, str], ...] = (
        ("gone", "is no longer needed", "are no longer needed"),
        ("window", "may fall on other days", "may fall on other days"),
        ("diary", "has another day for the diary", "have another day for the diary"),
        ("waiting", "waits for a date or an answer", "wait for a date or an answer"),
        ("state", "stands otherwise", "stand otherwise"),
        ("invited", "has other people invited", "have other people invited"),
        ("records", "has other records", "have other records"),
    )
    for kind, one, several in verbs:
        told = _of(rows, kind)
        if told:
            yield f"{_steps(told)} {_verb(told, one, several)}"
    past = [row for row in rows if row.is_past]
    if past:
        yield newly_past(len(past))
    lost = _of(rows, "impossible")
    yield (
        f"{_steps(lost)} {_verb(lost, 'becomes', 'become')} impossible"
        if lost
        else ("nothing becomes impossible")
    )


def _of(rows: Sequence[RowEffect], kind: EffectKind) -> list[RowEffect]:
    return [row for row in rows if row.kind == kind]


def _verb(rows: Sequence[RowEffect], one: str, several: str) -> str:
    return one if len(rows) == 1 else several


def _steps(rows: Sequence[RowEffect], kind: str = "") -> str:
    """Return ``14 meetings``, ``2 steps``, or ``14 meetings and 2 other steps``."""
    meetings = sum(row.is_meeting for row in rows)
    others = len(rows) - meetings
    if not meetings:
        return _counted(others, f"{kind}step")
    said = _counted(meetings, f"{kind}meeting")
    return f"{said} and {_counted(others, 'other step')}" if others else said


def _counted(number: int, noun: str) -> str:
    """Return ``1 step`` or ``1,200 steps``: a team has as many as that."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def row_line(row: RowEffect) -> str:
    """Return ``Remand, Initial meeting: by Tue 1 Jun 2027 -> by Fri 4 Jun 2027, 3 days later``."""
    return f"{row.pathway}, {row.title}: {row.was} -> {row.now}, {row.change}"
