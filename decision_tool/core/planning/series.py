"""From a series to its occurrences: counted without drift, bounded, none lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from decision_tool.core.days.dates import long_date
from decision_tool.core.guidance.rule import Amount, Series
from decision_tool.core.planning.facts import Facts
from decision_tool.core.planning.outcome import Blocked, Found, Span, blocked_by_all
from decision_tool.core.planning.points import amount_phrase, clamp_note, moved, resolve_point
from decision_tool.core.planning.working import Moved, Run
from decision_tool.core.words import capital

OPEN_ENDED_COUNT = 3
"""How many occurrences of a series without an end are shown after the last one held (A25)."""

MOST_LISTED = 36
"""How many occurrences are listed without asking: three years of monthly ones (CONTRACT 30)."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """The nth occurrence, from 1: where it is planned (or why not) and the day it was held.

    *superseded* says why it need not be held after all.
    """

    number: int
    planned: Span | Blocked
    held: date | None
    superseded: str = ""


@dataclass(frozen=True, slots=True)
class Occurrences:
    """What a series comes to; *obstacle* says why the rest cannot be listed, if it cannot.

    *left_out* counts those that `cut` took away, the last of them on the day *last*.
    """

    listed: tuple[Occurrence, ...]
    obstacle: Blocked | None
    open_ended: bool
    left_out: int = 0
    last: date | None = None

    def cut(self) -> Occurrences:
        """Return the first 36 that are not held, and every one that is (CONTRACT 30)."""
        waiting = [one.number for one in self.listed if not one.held]
        if len(waiting) <= MOST_LISTED:
            return self
        kept = {one.number for one in self.listed if one.held} | set(waiting[:MOST_LISTED])
        listed = tuple(one for one in self.listed if one.number in kept)
        days = [one.planned.latest for one in self.listed if isinstance(one.planned, Span)]
        last = max(day for day in days if day)
        return replace(self, listed=listed, left_out=len(self.listed) - len(listed), last=last)


@dataclass(frozen=True, slots=True)
class Past:
    """What has become of occurrences, by number: the day *held*, or the step that *replaced* it.

    *done* is the word for it: a task is not held.
    """

    title: str
    held: dict[int, date]
    replaced: dict[int, str]
    done: str = "held"


def expand(
    series: Series, past: Past, facts: Facts, obstacle: Blocked | None = None
) -> Occurrences:
    """Return the occurrences to list, in order of number.

    Each unheld one counts from the last before it that was held or replaced, else from
    the anchor. Held ones are listed even beyond the end; an end or anchor that is not
    known leaves the held ones and an obstacle, as does an *obstacle* to the whole step.
    """
    anchor = resolve_point(series.after, facts)
    until = resolve_point(series.until, facts) if series.until else None
    if isinstance(until, Blocked) and series.until_optional:
        until = None
    missing = (obstacle, None if _has_begun(past, facts) else anchor, until)
    obstacles = [one for one in missing if isinstance(one, Blocked)]
    counter = _Counter(series, past, anchor, facts)
    if obstacles:
        listed = tuple(counter.occurrence(number) for number in sorted(past.held))
        return Occurrences(listed, blocked_by_all(*obstacles), open_ended=False)
    end = until if isinstance(until, Found) else None
    listed = tuple(_bounded(counter, end))
    if listed:
        return Occurrences(listed, None, open_ended=end is None and series.times is None)
    return Occurrences((), _empty(anchor, end), open_ended=False)


def _has_begun(past: Past, facts: Facts) -> bool:
    """Tell whether there is an occurrence to count from, so that the anchor is not missed."""
    replacing = (facts.steps.point(step) for step in past.replaced.values())
    return bool(past.held) or any(isinstance(day, Found) for day in replacing)


def nth(series: Series, past: Past, number: int, facts: Facts) -> Span | Blocked:
    """Return where the occurrence with the number is planned, wherever the series ends.

    One occurrence is counted without listing those before it.
    """
    anchor = resolve_point(series.after, facts)
    return _Counter(series, past, anchor, facts).occurrence(number).planned


def start_of(series: Series, past: Past, number: int, facts: Facts) -> tuple[int, Found | Blocked]:
    """Return what an occurrence is counted from: the last before it that is settled, and its day.

    The number is 0 where it is counted from the start of the series.
    """
    return _Counter(series, past, resolve_point(series.after, facts), facts).start(number)


def _bounded(counter: _Counter, end: Found | None) -> Iterator[Occurrence]:
    """Yield occurrences in order of number until the series ends."""
    series, last_held = counter.series, max(counter.past.held, default=0)
    count = series.times
    if count is None and end is None:
        count = last_held + OPEN_ENDED_COUNT
    number = 0
    while count is None or number < max(count, last_held):
        number += 1
        one = counter.occurrence(number)
        is_beyond = _is_one_too_many(number, series) or (
            isinstance(one.planned, Span) and _is_on_or_after(one.planned, end)
        )
        if one.held or not is_beyond:
            yield _before_end(one, end)
        elif number > last_held:
            return
        # All that come later count from the same day, which is not known: an end is never met.
        if count is None and isinstance(one.planned, Blocked) and number > counter.last_settled:
            return


def _is_one_too_many(number: int, series: Series) -> bool:
    return series.times is not None and number > series.times


def _is_on_or_after(span: Span, end: Found | None) -> bool:
    """Tell whether an occurrence stands on or after a day: an end is excluded (A04)."""
    return end is not None and span.latest is not None and span.latest >= end.day


def _before_end(one: Occurrence, end: Found | None) -> Occurrence:
    if end is None or not isinstance(one.planned, Span) or _is_on_or_after(one.planned, end):
        return one
    span = one.planned
    why = f"It is before {long_date(end.day)}, when the series ends."
    if len(end.reasons) == 1:
        why = f"It is before the series ends: {_lower(end.reasons[0])}"
    reasons = (*span.reasons, why)
    rests_on = tuple(dict.fromkeys((*span.rests_on, *end.rests_on)))
    return replace(one, planned=replace(span, reasons=reasons, rests_on=rests_on))


def _lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]


def _empty(anchor: Found | Blocked, end: Found | None) -> Blocked:
    starts = anchor.reasons if isinstance(anchor, Found) else ()
    ends = end.reasons if end else ()
    return Blocked("not-needed", reasons=(*starts, *ends, "No meeting falls before the end."))


@dataclass(frozen=True, slots=True)
class _Counter:
    """Counts each occurrence from the last one before it that is settled, else from the anchor."""

    series: Series
    past: Past
    anchor: Found | Blocked
    facts: Facts

    @property
    def last_settled(self) -> int:
        """Return the number of the last that was held or that a step may replace; 0 for none."""
        return max((*self.past.held, *self.past.replaced), default=0)

    def occurrence(self, number: int) -> Occurrence:
        planned = self._planned(number)
        held = self.past.held.get(number)
        superseded = "" if held else self._superseded(number, planned)
        return Occurrence(number, planned, held, superseded)

    def _superseded(self, number: int, planned: Span | Blocked) -> str:
        by = self.past.replaced.get(number)
        if by:
            return f"{capital(self.facts.steps.name(by))} takes its place."
        stop = self.series.superseded_from
        day = resolve_point(stop, self.facts) if stop else None
        if isinstance(day, Found) and isinstance(planned, Span) and _is_on_or_after(planned, day):
            return f"It is not needed any more: {_lower(day.reasons[-1])}"
        return ""

    def _planned(self, number: int) -> Span | Blocked:
        last, start = self.start(number)
        return start if isinstance(start, Blocked) else self._counted(start, number - last)

    def start(self, number: int) -> tuple[int, Found | Blocked]:
        """Return the occurrence counted from (0: the start of the series), and its day."""
        settled = (*self.past.held, *self.past.replaced)
        last = max((one for one in settled if one < number), default=0)
        return last, self._settled(last) if last else self.anchor

    def _settled(self, number: int) -> Found | Blocked:
        day = self.past.held.get(number)
        if day is None:
            return self.facts.steps.point(self.past.replaced[number])
        title = f"{self.past.title} {number}"
        reasons = (f"{title} was {self.past.done} on {long_date(day)}.",)
        return Found(day, reasons, name=f"{title}, held")

    def _counted(self, start: Found, times: int) -> Span:
        series = self.series
        most = Amount(series.most * times, series.unit)
        latest = moved(start.day, most, 1)
        opening = Amount(series.most * (times - 1) + series.least, series.unit)
        earliest = moved(start.day, opening, 1) if series.least < series.most else None
        words = f"{amount_phrase(most)} after that is {long_date(latest)}."
        reasons = [*start.reasons, words, *clamp_note(start.day, latest, most)]
        if earliest:
            words = f"It can be {self.past.done} from {long_date(earliest)}."
            reasons += [words, *clamp_note(start.day, earliest, opening)]
        return Span(
            earliest,
            latest,
            tuple(reasons),
            start.rests_on,
            since=start.day,
            runs=tuple(self._runs(start, opening, most)),
        )

    def _runs(self, start: Found, opening: Amount, most: Amount) -> Iterator[Run]:
        stride = self.series.most
        if self.series.least < self.series.most:
            yield Run("first", (*start.way, Moved(start.day, start.name, opening, "after", stride)))
        yield Run("last", (*start.way, Moved(start.day, start.name, most, "after", stride)))
