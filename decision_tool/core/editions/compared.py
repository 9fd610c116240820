"""Two editions compared: every difference between them as a change, none left out.

Things are told apart by their ids, lines of text by their words. What is renamed is compared under
its new id. How each field is compared stands in `parts.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, count
from typing import Any

from decision_tool.core.days.holidays import Holidays
from decision_tool.core.editions.change import Change, Place, Thing
from decision_tool.core.editions.form_changes import form_changes
from decision_tool.core.editions.meaning import ALIKE, likeness, same_meaning
from decision_tool.core.editions.parts import FIELDS, Field, key_of
from decision_tool.core.editions.renames import carried, renamed
from decision_tool.core.editions.timing_changes import rule_changes
from decision_tool.core.guidance.model import DroppedKind, Guidance, Line, Reading
from decision_tool.core.guidance.renames import Renames
from decision_tool.core.guidance.situation_model import NextAction

KINDS: Mapping[Thing, DroppedKind] = {
    "pathway": "pathway",
    "step": "step",
    "key-date": "key date",
    "question": "question",
}
"""What the list of dropped things calls them."""


@dataclass(frozen=True, slots=True)
class Side:
    """One edition: its guidance, its record *forms* as JSON by id, its *gaps* by id."""

    guidance: Guidance
    forms: Mapping[str, Any] = field(default_factory=dict)
    gaps: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed from *old* to *new*. *old* bears the ids of today; *renames* led there."""

    old: Side
    new: Side
    renames: Renames
    changes: tuple[Change, ...]

    @property
    def rules(self) -> tuple[Change, ...]:
        """Return the changes that may change what is due, who comes or what is asked."""
        return tuple(one for one in self.changes if one.is_rule)

    @property
    def wording(self) -> tuple[Change, ...]:
        """Return the changes of words alone."""
        return tuple(one for one in self.changes if not one.is_rule)


def compared(old: Side, new: Side) -> Compared:
    """Return every change from *old* to *new*."""
    renames = renamed(old.guidance, new.guidance)
    then = replace(old, guidance=carried(old.guidance, renames))
    changes = (
        *_renamed(renames),
        *_record(then.guidance, new.guidance, ()),
        *_gaps(old.gaps, new.gaps),
        *form_changes(old.forms, new.forms),
    )
    return Compared(then, new, renames, tuple(_once(changes)))


def _once(changes: Sequence[Change]) -> Iterator[Change]:
    """Yield the changes; why something is gone is told with it, and not once more."""
    gone = {f"{KINDS.get(one.thing)} {one.id}" for one in changes if one.kind == "gone"}
    gone |= {f"option {one.at[-2][1]}={one.id}" for one in changes if one.thing == "option"}
    told: set[object] = set()
    for one in changes:
        # A question of the timetable that is asked on the way to it too has the same texts.
        asked = (one.kind, tuple(name for _, name in one.at), one.part)
        if one.at[0][0] == "question" and one.at[0][1]:
            told.add(asked)
        is_told = one.at[0][0] == "guided-question" and asked in told
        is_reason = one.kind == "new" and one.thing == "dropped" and one.id in gone
        if not (is_told or is_reason):
            yield one


def _renamed(renames: Renames) -> Iterator[Change]:
    for was, now in renames.pathways.items():
        yield Change("renamed", (("pathway", now),), was, now, is_rule=False)
    for was, now in renames.steps.items():
        pathway, _, name = was.partition("/")
        if now != f"{renames.pathways.get(pathway, pathway)}/{name}":
            step: Place = (("pathway", now.partition("/")[0]), ("step", now))
            yield Change("renamed", step, was, now, is_rule=False)
    for was, now in renames.key_dates.items():
        yield Change("renamed", (("key-date", now),), was, now, is_rule=False)
    for was, now in renames.questions.items():
        yield Change("renamed", (("question", now),), was, now, is_rule=False)
    for then, today in renames.options.items():
        question, _, now = today.partition("=")
        was = then.partition("=")[2]
        if was != now:
            place: Place = (("question", question), ("option", now))
            yield Change("renamed", place, was, now, is_rule=False)


def _record(was: Any, now: Any, at: Place) -> Iterator[Change]:  # noqa: ANN401 - two of a kind
    """Yield the changes between two records of one kind that stand at one place."""
    for name, how in FIELDS[type(now)].items():
        old, new = getattr(was, name), getattr(now, name)
        if old != new:
            yield from _field(old, new, at, name, how)
    if isinstance(now, Reading) and _confirmed(was) != _confirmed(now):
        yield Change("fact", at, _confirmed(was), _confirmed(now), "status")


def _field(was: Any, now: Any, at: Place, name: str, how: Field) -> Iterator[Change]:  # noqa: ANN401
    match how.how:
        case "text":
            yield Change("text", at, was, now, name, is_rule=not same_meaning(was, now))
        case "fact":
            yield Change("fact", at, was, now, name)
        case "condition":
            yield Change("condition", at, was, now, name)
        case "cited":
            yield Change("cited", at, was, now, name, is_rule=False)
        case "rule":
            yield from rule_changes(was, now, at)
        case "names":
            yield from _names(was, now, at, name, how.thing)
        case "each":
            yield from _each(was, now, at, name, how.thing)
        case "within" if isinstance(now, Holidays):
            yield from _holidays(was, now)
        case "within":
            yield from _record(was, now, () if how.thing == "guided-question" else
                               ((how.thing, ""),))  # fmt: skip


def _confirmed(reading: Reading) -> tuple[str, str, str]:
    return reading.status, reading.confirmed_by or "", reading.confirmed_on or ""


def _names(
    was: Sequence[Any], now: Sequence[Any], at: Place, name: str, thing: Thing
) -> Iterator[Change]:
    """Yield the ids, words or pairs of ids that came and went."""
    for one in was:
        if one not in now:
            yield Change("gone", (*at, (thing, _said(one))), one, None, name)
    for one in now:
        if one not in was:
            yield Change("new", (*at, (thing, _said(one))), None, one, name)
    if [one for one in was if one in now] != [one for one in now if one in was]:
        yield Change("order", (*at, (thing, "")), was, now, name, is_rule=False)


def _said(one: Any) -> str:  # noqa: ANN401 - an id, or a pair of them
    return one if isinstance(one, str) else " ".join(one)


def _each(
    was: Sequence[Any], now: Sequence[Any], at: Place, name: str, thing: Thing
) -> Iterator[Change]:
    """Yield the records that came and went, and what changed of those that stayed."""
    olds = _keyed(was)
    news = _keyed(now, olds)
    pairs = {key: key for key in olds if key in news}
    if isinstance((*was, *now)[0], Line | NextAction):
        pairs |= _alike(olds, news)
    for key, old in olds.items():
        if key not in pairs:
            yield Change("gone", (*at, (thing, key)), old, None, name)
    taken = {new: old for old, new in pairs.items()}
    for key, new in news.items():
        place: Place = (*at, (thing, key))
        if key not in taken:
            yield Change("new", place, None, new, name)
        else:
            yield from _record(olds[taken[key]], new, place)
    if [pairs[key] for key in olds if key in pairs] != [key for key in news if key in taken]:
        yield Change("order", (*at, (thing, "")), tuple(olds), tuple(news), name, is_rule=False)


def _keyed(records: Sequence[Any], like: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return the records by what tells them apart; the second of one key has a number.

    Of several of one key, each has that of the record of *like* that it equals.
    """
    known, keys = like or {}, dict[int, str]()
    for number, one in enumerate(records):
        same = (key for key, other in known.items() if other == one and key not in keys.values())
        key = next(same, "")
        if key:
            keys[number] = key
    for number, one in enumerate(records):
        if number not in keys:
            base = key_of(one)
            numbered = chain([base], (f"{base} ({again})" for again in count(2)))
            keys[number] = next(key for key in numbered if key not in keys.values())
    return {keys[number]: one for number, one in enumerate(records)}


def _alike(olds: Mapping[str, Any], news: Mapping[str, Any]) -> dict[str, str]:
    """Return the lines that are neither there before nor after, paired with what they became."""
    left = [key for key in news if key not in olds]
    found = {}
    for key in olds:
        if key not in news and left:
            nearest = max(left, key=lambda new: likeness(key, new))
            if likeness(key, nearest) >= ALIKE:
                found[key] = nearest
                left.remove(nearest)
    return found


def _holidays(was: Holidays, now: Holidays) -> Iterator[Change]:
    for day in sorted({**was.titles, **now.titles}):
        old, new = was.titles.get(day), now.titles.get(day)
        place: Place = (("holiday", day),)
        if old is None:
            yield Change("new", place, None, new)
        elif new is None:
            yield Change("gone", place, old, None)
        elif old != new:
            yield Change("text", place, old, new, "title", is_rule=False)
    for part in ("first", "published_to", "last"):
        first, second = getattr(was, part), getattr(now, part)
        if first != second:
            yield Change("fact", (("holiday", ""),), first, second, part)


def _gaps(was: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Change]:
    for name in dict.fromkeys((*was, *now)):
        old, new = was.get(name), now.get(name)
        place: Place = (("gap", name),)
        if old is None:
            yield Change("new", place, None, new)
        elif new is None:
            yield Change("gone", place, old, None)
        elif old != new:
            yield Change("text", place, old, new, "text", is_rule=not same_meaning(old, new))
