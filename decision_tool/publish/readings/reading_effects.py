"""How often, and by how many days, the other reading of a step gives other dates than ours.

Pure: sentences and days in, figures out. Each sentence is worked out by the engine itself,
alone: whether the step applies at all is not asked, and a step that is counted from is
taken as held on its day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from decision_tool.core.days.dates import add_days
from decision_tool.core.errors import DecisionToolError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.rule import Sentence, Series
from decision_tool.core.planning.facts import Facts, facts_for
from decision_tool.core.planning.given import Given
from decision_tool.core.planning.outcome import Blocked, Found, Span, missing_dates
from decision_tool.core.planning.series import Past, expand
from decision_tool.core.planning.windows import resolve_sentence
from decision_tool.publish.readings.comparison import Comparison, Period


class UnknownDateError(DecisionToolError):
    """A sentence rests on dates that are neither varied nor placed; *keys* names them."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        super().__init__(f"nothing says where {', '.join(keys) or 'its dates'} would lie.")
        self.keys = keys


@dataclass(frozen=True, slots=True)
class Window:
    """An earliest and a latest day; None where no limit is stated."""

    earliest: date | None
    latest: date | None


Windows = tuple[Window, ...]
"""What a sentence comes to: one window, one for each meeting of a series, or none at all."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The fewest and the most, over all days on which the two readings differ; signed."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class FirstDifference:
    """The first day varied on which the readings differ, and what each gives."""

    day: date
    ours: Windows
    other: Windows


@dataclass(frozen=True, slots=True)
class Effect:
    """The figures of one comparison.

    *earliest* and *latest*: by how many days the other reading moves that end, later being
    positive; None where it never does. *count*: how many more windows it gives. *gains* and
    *loses*: the ends that only the other reading, or only ours, limits. *left_out*: days
    beyond the bank holidays that are known, which are not among *days*.
    """

    period: Period
    days: int
    differ: int
    left_out: int
    earliest: Spread | None
    latest: Spread | None
    count: Spread | None
    gains: tuple[str, ...]
    loses: tuple[str, ...]
    first: FirstDifference | None


def effect_of(comparison: Comparison, guidance: Guidance, period: Period) -> Effect:
    """Return the figures over every day of *period*. Raises UnknownDateError."""
    searched = period.years_earlier(comparison.age)
    trial = _Trial(comparison, guidance)
    days, left_out, first = 0, 0, None
    tally = _Tally()
    for day in _days(searched):
        ours, other = trial.windows(comparison.ours, day), trial.windows(comparison.other, day)
        if ours is None or other is None:
            left_out += 1
            continue
        days += 1
        if ours != other:
            first = first or FirstDifference(day, ours, other)
            tally.add(ours, other)
    return tally.effect(searched, days, left_out, first)


def _days(period: Period) -> Iterable[date]:
    count = (period.last - period.first).days + 1
    return (add_days(period.first, number) for number in range(count))


class _Tally:
    """Collects by how much the days that differ do so."""

    def __init__(self) -> None:
        self.differ = 0
        self.moved: dict[str, set[int]] = {"earliest": set(), "latest": set()}
        self.counts: set[int] = set()
        self.gained: set[str] = set()
        self.lost: set[str] = set()

    def add(self, ours: Windows, other: Windows) -> None:
        self.differ += 1
        if len(ours) != len(other):
            self.counts.add(len(other) - len(ours))
        for mine, theirs in zip_longest(ours, other):
            if mine and theirs:
                self._ends("earliest", mine.earliest, theirs.earliest)
                self._ends("latest", mine.latest, theirs.latest)

    def _ends(self, end: str, mine: date | None, theirs: date | None) -> None:
        if mine and theirs and mine != theirs:
            self.moved[end].add((theirs - mine).days)
        elif theirs and not mine:
            self.gained.add(end)
        elif mine and not theirs:
            self.lost.add(end)

    def effect(
        self, period: Period, days: int, left_out: int, first: FirstDifference | None
    ) -> Effect:
        return Effect(
            period=period,
            days=days,
            differ=self.differ,
            left_out=left_out,
            earliest=_spread(self.moved["earliest"]),
            latest=_spread(self.moved["latest"]),
            count=_spread(self.counts),
            gains=tuple(sorted(self.gained)),
            loses=tuple(sorted(self.lost)),
            first=first,
        )


def _spread(numbers: set[int]) -> Spread | None:
    return Spread(min(numbers), max(numbers)) if numbers else None


class _Trial:
    """Works sentences out for one day at a time; as the steps of a plan, it knows one at most."""

    def __init__(self, comparison: Comparison, guidance: Guidance) -> None:
        self.comparison = comparison
        self.day = date.min
        self.facts: Facts = facts_for(guidance, Given(()), self, {})

    def windows(self, sentence: Sentence, day: date) -> Windows | None:
        """Return the windows with the varied date on *day*; None beyond the known holidays."""
        self._place(day)
        outcomes: list[Span | Blocked]
        if isinstance(sentence, Series):
            listed = expand(sentence, Past("", {}, {}), self.facts)
            outcomes = [one.planned for one in listed.listed]
            outcomes += [listed.obstacle] if listed.obstacle else []
        else:
            outcomes = [resolve_sentence(sentence, self.facts)]
        blocked = [one for one in outcomes if isinstance(one, Blocked)]
        if any(one.beyond_holidays for one in blocked):
            return None
        for one in blocked:
            if one.state in ("needs-date", "needs-answer"):
                raise UnknownDateError((*one.needs.dates, *one.needs.answers))
        return tuple(Window(one.earliest, one.latest) for one in outcomes if isinstance(one, Span))

    def _place(self, day: date) -> None:
        self.day = day
        dates = self.facts.dates
        dates.clear()
        for one in self.comparison.reading.assuming:
            dates[one.key_date] = add_days(day, one.days_after)
        dates[self.comparison.varied] = day

    def point(self, step_id: str) -> Found | Blocked:
        """Return the varied day for the step that is varied; any other is not known."""
        return Found(self.day, ()) if self.is_held(step_id) else missing_dates(step_id)

    def span(self, step_id: str) -> Span | Blocked:
        """Return that no step is planned here: sentences ask for days only."""
        return missing_dates(step_id)

    def is_open(self, step_id: str) -> bool:
        """Tell that a step is not open: it is held, or not known."""
        del step_id
        return False

    def name(self, step_id: str) -> str:
        """Return the id: no words are made here."""
        return step_id

    def is_held(self, step_id: str) -> bool:
        """Tell whether it is the step that is varied."""
        return step_id == self.comparison.varied
