"""The whole comparison of two editions, ready to be shown: sentences by pathway, and the effect."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from decision_tool.core.editions.change import Change
from decision_tool.core.editions.compared import Compared
from decision_tool.core.editions.effect import ChildEffect, Effect, RowEffect
from decision_tool.core.editions.effect_words import effect_summary
from decision_tool.core.editions.json_shapes import (
    ChildEffectJson,
    DiffJson,
    EffectJson,
    RowEffectJson,
)
from decision_tool.core.editions.weight import weight
from decision_tool.core.editions.words import names_of, words_of
from decision_tool.core.words import capital, counted

SCHEMA = 1
COMMON = "All pathways"
"""The heading over what belongs to no pathway."""


@dataclass(frozen=True, slots=True)
class Told:
    """One change and its sentence. *short* goes without the title of the pathway before it."""

    change: Change
    words: str
    short: str


@dataclass(frozen=True, slots=True)
class Group:
    """The changes under one heading: those of rules, by their weight, and those of words alone.

    *pathway* is the id of the pathway they belong to, or "".
    """

    pathway: str
    title: str
    rules: tuple[Told, ...]
    wording: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What changed from one edition to another. *old* and *new* say which, in words."""

    old: str
    new: str
    counts: str
    groups: tuple[Group, ...]
    found: Compared
    effect: Effect | None = None

    @property
    def summary(self) -> str:
        """Return ``What changes from edition 1.0 to edition 1.1: 2 changes.``."""
        return f"What changes from {self.old} to {self.new}: {self.counts}."

    @property
    def told(self) -> tuple[Told, ...]:
        """Return every change; of a pathway those of rules first, by their weight."""
        return tuple(one for group in self.groups for one in (*group.rules, *group.wording))


def report_of(found: Compared, old: str, new: str, effect: Effect | None = None) -> Report:
    """Return all there is to show of a comparison. *old* and *new* are what the two are called."""
    groups = sorted(_groups(found), key=_heaviest)
    return Report(old, new, _counted(found), tuple(groups), found, effect)


def _heaviest(group: Group) -> int:
    """Return the place of a group: who looks for a changed rule does not pass new names first."""
    return min((weight(one.change) for one in group.rules), default=3)


def _counted(found: Compared) -> str:
    """Return ``2 changes, 3 of wording alone``, or ``nothing``. The three are not of the two."""
    rules, wording = len(found.rules), len(found.wording)
    if not rules:
        return f"{counted(wording, 'change')} of wording alone" if wording else "nothing"
    also = f", and {wording} of wording alone" if wording else ""
    return f"{counted(rules, 'change')}{also}"


def _groups(found: Compared) -> Iterator[Group]:
    """Yield the changes of each pathway, then those of none."""
    names = names_of(found)
    told: dict[str, list[Told]] = {}
    for one in found.changes:
        words, start = words_of(one, names), names.before(one)
        short = capital(words.removeprefix(start))
        told.setdefault(one.pathway, []).append(Told(one, words, short))
    for pathway in (*filter(None, told), *([""] if "" in told else [])):
        title = names.pathway(pathway) if pathway else COMMON
        ruled = (one for one in told[pathway] if one.change.is_rule)
        rules = tuple(sorted(ruled, key=lambda one: weight(one.change)))
        wording = tuple(one for one in told[pathway] if not one.change.is_rule)
        yield Group(pathway, title, rules, wording)


def report_as_json(report: Report) -> DiffJson:
    """Return the report as JSON."""
    found = report.found
    return {
        "schema": SCHEMA,
        "old": {"name": report.old, "edition": found.old.guidance.edition},
        "new": {"name": report.new, "edition": found.new.guidance.edition},
        "summary": report.summary,
        "rules": len(found.rules),
        "wording": len(found.wording),
        "changes": [
            {
                "kind": one.change.kind,
                "thing": one.change.thing,
                "id": one.change.id,
                "pathway": one.change.pathway,
                "step": one.change.step,
                "part": one.change.part,
                "is_rule": one.change.is_rule,
                "words": one.words,
            }
            for one in report.told
        ],
        "cases": _effect(report.effect) if report.effect else None,
    }


def _effect(effect: Effect) -> EffectJson:
    return {
        "today": effect.today.isoformat(),
        "summary": effect_summary(effect),
        "total": effect.total,
        "children": [_child(one) for one in effect.children],
        "unread": list(effect.unread),
        "staying": list(effect.staying),
        "undated": [_child(one) for one in effect.undated],
    }


def _child(child: ChildEffect) -> ChildEffectJson:
    return {
        "child": child.child,
        "place": child.place,
        "trouble": list(child.trouble),
        "rows": [_row(one) for one in child.rows],
    }


def _row(row: RowEffect) -> RowEffectJson:
    return {
        "id": row.id,
        "title": row.title,
        "pathway": row.pathway,
        "kind": row.kind,
        "is_meeting": row.is_meeting,
        "was": row.was,
        "now": row.now,
        "change": row.change,
        "days": row.days,
        "is_past": row.is_past,
        "why": list(row.why),
    }


def reasons_of(rows: Sequence[RowEffect]) -> tuple[str, ...]:
    """Return every reason of some rows once, in their order."""
    return tuple(dict.fromkeys(reason for row in rows for reason in row.why))
