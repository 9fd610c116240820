"""Tells which dates a child of a case has alone.

A page gives every child who shares a date the day of the child in hand. Files of several cases,
or one that was edited by hand, may hold two days of one date: shared, one of them would be lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Days:
    """The dates of one child that could be shared, by key, and the keys that are its *own*.

    *case* tells which file the child came from: who is in one with others shares dates there.
    *asks* are the keys that the child's pathways need.
    """

    dates: Mapping[str, Hashable]
    own: tuple[str, ...]
    case: int = 0
    asks: Collection[str] = ()


def own_dates(children: Sequence[Days]) -> list[tuple[str, ...]]:
    """Return the keys of each child's own dates: those it had, and those it cannot share.

    Shared stays the day that most have, of equally many the first. A child of another case that
    has no such date does not get that day, nor does one who needs it and has none in the file: a
    page that shared it would fill it in, and no one typed it.
    """
    keys = dict.fromkeys(key for child in children for key in child.dates)
    apart = [list(child.own) for child in children]
    for key in keys:
        for place in _apart(key, children):
            apart[place].append(key)
    return [tuple(own) for own in apart]


def _apart(key: str, children: Sequence[Days]) -> list[int]:
    """Return the places of the children who share a date today and cannot."""
    sharing = [place for place, child in enumerate(children) if key not in child.own]
    days = Counter(children[place].dates[key] for place in sharing if key in children[place].dates)
    if not days:
        return []
    [(shared, _)] = days.most_common(1)
    alike = [place for place in sharing if children[place].dates.get(key) == shared]
    homes = {children[place].case for place in alike}
    rest = ((place, children[place]) for place in sharing if place not in alike)
    return [
        place
        for place, child in rest
        if key in child.dates or key in child.asks or child.case not in homes
    ]
