"""What changed since the dates last stood still, were handed over or saved: both days of each.

It is the same guidance both times. What another edition changes is told as a file is opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, cast, get_args

from decision_tool.core.days.dates import short_date
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import Given
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.plan import Plan, make_plan
from decision_tool.core.timetable.changes import date_moved
from decision_tool.core.timetable.compared import (
    ChangeKind,
    Compared,
    Comparison,
    compared,
    stays,
)
from decision_tool.core.words import capital

BaselineKind = Literal["settled", "handed-over", "saved"]
What = Literal["calendar", "print", "copy", "records", "invitation", "spreadsheet"]
HANDED: dict[What, str] = {
    "calendar": "the dates went into a calendar file",
    "print": "the dates were printed",
    "copy": "the dates were copied",
    "records": "the records were made",
    "invitation": "an invitation was copied",
    "spreadsheet": "a spreadsheet was saved",
}
KINDS: dict[BaselineKind, str] = {
    "settled": "the dates last stood still",
    "saved": "the file was saved",
    "handed-over": "the dates were handed over",
}
COUNTED: dict[ChangeKind, str] = {
    "impossible": "cannot be met now",
    "moved": "moved",
    "added": "added",
    "gone": "no longer needed",
    "window": "with other days allowed",
    "waiting": "waiting for a date or an answer",
    "held": "marked otherwise",
}
"""In the order in which they are told."""
NOTHING = "Nothing changed."
CANNOT = "This cannot be compared: it holds what this guidance does not know."


@dataclass(frozen=True, slots=True)
class Baseline:
    """What is compared with. *on* is the day it was handed over or saved, if that is known.

    *what* says how it was handed over, and is empty otherwise.
    """

    kind: BaselineKind
    given: Given
    on: date | None = None
    what: What | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed, for a reader. *dates* are sentences about the key dates that moved.

    *count* is how many things changed; *problems* are those that are new; *same* counts the
    steps that stay. *kind* is that of the baseline. *is_for_others*: people are invited to some
    of what changed.
    """

    kind: BaselineKind
    heading: str
    summary: str
    count: int = 0
    dates: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    rows: tuple[Compared, ...] = ()
    same: str = ""
    is_for_others: bool = False


def baseline_of(kind: object, what: object, on: date | None, given: Given) -> Baseline:
    """Return the baseline of those words; what is not known is told in general.

    Where the given inputs do not say which day was today, it is the day *on*.
    """
    known = kind if kind in get_args(BaselineKind) else "settled"
    named = what if what in get_args(What) else None
    then = replace(given, today=given.today or on)
    return Baseline(cast("BaselineKind", known), then, on, cast("What | None", named))


def compared_with(
    baseline: Baseline, plan: Plan, guidance: Guidance, not_held: frozenset[str] = frozenset()
) -> Comparison:
    """Return the plan compared with the one of the baseline.

    *not_held* are the rows that somebody said were not held.
    """
    return compared(make_plan(guidance, baseline.given), plan, not_held)


def changed_since(baseline: Baseline, found: Comparison, guidance: Guidance) -> Changed:
    """Return what to tell of a comparison with *baseline*."""
    dates = tuple(_dates(found, guidance))
    past = sum(pair.is_past for pair in found.pairs)
    same = found.count("same")
    return Changed(
        kind=baseline.kind,
        heading=heading_of(baseline),
        summary=_summary(found, past),
        count=len(found.pairs) - same + len(dates),
        dates=dates,
        problems=found.new_problems(),
        rows=found.told(guidance, "Was due"),
        same=stays(same),
        is_for_others=any(pair.row.invite for pair in found.to_tell()),
    )


def heading_of(baseline: Baseline) -> str:
    """Return ``What changed since the dates were printed on Mon 30 Nov 2026``."""
    words = HANDED[baseline.what] if baseline.what else KINDS[baseline.kind]
    on = f" on {short_date(baseline.on)}" if baseline.on else ""
    return f"What changed since {words}{on}"


def _summary(found: Comparison, past: int) -> str:
    """Return ``2 moved, 1 added, 1 was due`` as a sentence."""
    counts = [(found.count(kind), words) for kind, words in COUNTED.items()]
    told = [f"{count} {words}" for count, words in counts if count]
    if past:
        told.append(f"{past} {'was' if past == 1 else 'were'} due")
    return f"{', '.join(told)}." if told else NOTHING


def _dates(found: Comparison, guidance: Guidance) -> Iterator[str]:
    """Yield a sentence for each key date that differs. The day of a birth is not told."""
    keys = index_of(guidance).key_dates
    was, now = found.before.given.dates, found.after.given.dates
    for name in dict.fromkeys((*was, *now)):
        key = keys[name]
        if name in was and name in now:
            if was[name] != now[name]:
                yield date_moved(key, was[name], now[name])
            continue
        phrase = "The date of birth" if key.is_birth_date else capital(key.phrase)
        words = "is known now" if name in now else "is no longer given"
        day = "" if key.is_birth_date else f": {short_date(now.get(name) or was[name])}"
        yield f"{phrase} {words}{day}."
