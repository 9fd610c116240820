"""Tells which of several rows under one number is which in another table, whatever their order.

Brothers and sisters may stand under one number. What else the rows say tells them; where
that does not, nothing is compared: a move of one to the days of the other would be no move.

Another date of birth is another child, unless a calendar says that it is the same one. Where the
date was only put right, a child who came and one who went are told: somebody sees that at once. A
baby who is told as a meeting that moved is missed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

from decision_tool.core.caseload.child import Child
from decision_tool.core.planning.plan import Plan

Row = tuple[Child, Plan]
Pair = tuple[Row, Row]
Says = Callable[[Child], Hashable]


@dataclass(frozen=True, slots=True)
class Matched:
    """The rows that are one child's, those only in one table, and how many cannot be told.

    *is_by_birth*: rows are only in one table because their dates of birth differ.
    """

    pairs: tuple[Pair, ...] = ()
    gone: tuple[Row, ...] = ()
    new: tuple[Row, ...] = ()
    unclear: int = 0
    is_by_birth: bool = False


def matched(before: Sequence[Row], after: Sequence[Row], births: frozenset[str]) -> Matched:
    """Return which rows under one number are one child's. *births* are the ids of such dates."""
    olds, news = list(before), list(after)
    pairs: list[Pair] = []
    for found in (*(_by(says) for says in _tellings(births)), _by_days, _alone):
        taken = [pair for pair in found(olds, news) if _may_be_one(*pair, births)]
        pairs += taken
        olds = [one for one in olds if all(one is not old for old, _ in taken)]
        news = [one for one in news if all(one is not new for _, new in taken)]
    pairs.sort(key=lambda pair: pair[1][0].line)
    if any(_may_be_one(old, new, births) for old in olds for new in news):
        return Matched(tuple(pairs), unclear=len(olds) + len(news))
    is_by_birth = bool(olds and news)
    return Matched(tuple(pairs), tuple(olds), tuple(news), is_by_birth=is_by_birth)


def _may_be_one(old: Row, new: Row, births: frozenset[str]) -> bool:
    """Tell whether two rows may be of one child: no date of birth of theirs says otherwise."""
    (was, _), (now, _) = old, new
    if was.case and was.case == now.case:
        return True
    born, now_born = was.given.dates, now.given.dates
    return all(born[one] == now_born[one] for one in births & born.keys() & now_born.keys())


def _tellings(births: frozenset[str]) -> tuple[Says, ...]:
    """Return what tells rows apart, that which tells most first; what is empty tells nothing."""

    def born(child: Child) -> Hashable:
        return frozenset(one for one in child.given.dates.items() if one[0] in births)

    def pathways(child: Child) -> Hashable:
        return frozenset(child.given.pathways)

    return (
        lambda child: child.case,
        lambda child: child.label,
        _all_of,
        lambda child: (pathways(child), born(child)),
        born,
        pathways,
    )


def _all_of(child: Child) -> Hashable:
    given = child.given
    parts = (given.dates, given.answers, given.held)
    return frozenset(given.pathways), tuple(frozenset(one.items()) for one in parts)


def _by(says: Says) -> Callable[[Sequence[Row], Sequence[Row]], Iterator[Pair]]:
    """Return what pairs the rows that say the same, and that nothing else of either table says.

    Rows that say all the same may be paired in any order: between them nothing changed.
    """

    def pairs(olds: Sequence[Row], news: Sequence[Row]) -> Iterator[Pair]:
        for said in dict.fromkeys(says(child) for child, _ in olds):
            then = [one for one in olds if says(one[0]) == said]
            now = [one for one in news if says(one[0]) == said]
            if said and (says is _all_of or len(then) == len(now) == 1):
                yield from zip(then, now, strict=False)

    return pairs


def _by_days(olds: Sequence[Row], news: Sequence[Row]) -> Iterator[Pair]:
    """Yield the rows that have more days alike with each other than with any other row."""
    for old in olds:
        new = _nearest(old, news)
        if new and _nearest(new, olds) is old:
            yield old, new


def _nearest(row: Row, others: Sequence[Row]) -> Row | None:
    child, _ = row
    days = child.given.dates.items()
    counts = [len(days & other.given.dates.items()) for other, _ in others]
    most = max(counts, default=None)
    return others[counts.index(most)] if most and counts.count(most) == 1 else None


def _alone(olds: Sequence[Row], news: Sequence[Row]) -> Iterator[Pair]:
    """Yield the one row that is left of each table."""
    if len(olds) == len(news) == 1:
        yield olds[0], news[0]
