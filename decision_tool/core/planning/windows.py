"""From a timing sentence to an earliest and a latest day, with the working in words."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from decision_tool.core.days.dates import add_days, long_date
from decision_tool.core.guidance import rule
from decision_tool.core.planning.facts import Facts
from decision_tool.core.planning.outcome import Blocked, Found, Span, blocked_by_all
from decision_tool.core.planning.points import amount_phrase, fixed, moved, resolve_point
from decision_tool.core.planning.working import (
    Moved,
    Reached,
    Run,
    WeeksCounted,
    reached,
)
from decision_tool.core.planning.working_day_point import by_working_days


def resolve_sentence(
    sentence: rule.Timing | rule.FirstGiven | rule.WhenNeeded, facts: Facts
) -> Span | Blocked:
    """Return the window that a sentence other than a series allows, or what stands in the way."""
    match sentence:
        case rule.Timing():
            return _timing(sentence, facts)
        case rule.FirstGiven():
            return _first_given(sentence, facts)
        case rule.WhenNeeded():
            return _when_needed(sentence, facts)
        case _:  # pragma: no cover
            assert_never(sentence)


def _timing(timing: rule.Timing, facts: Facts) -> Span | Blocked:
    spans = [_window(window, facts) for window in timing.windows]
    obstacles = [one for one in spans if isinstance(one, Blocked)]
    if obstacles:
        return blocked_by_all(*obstacles)
    span = _overlap([one for one in spans if isinstance(one, Span)])
    if span.is_empty:
        reasons = (*span.reasons, "No day fits between the two.")
        return Blocked("conflict", reasons=reasons, rests_on=span.rests_on)
    if span.earliest is None and span.latest is None:
        return Blocked("when-needed", reasons=_waiting_for(timing, facts))
    return _with_aim(span, timing.ideally, facts)


def _waiting_for(timing: rule.Timing, facts: Facts) -> tuple[str, ...]:
    """Return which steps a window without any limit waits for: each that counts once held."""
    names = [
        facts.steps.name(window.point.id)
        for window in timing.windows
        if isinstance(window, rule.After) and isinstance(window.point, rule.Anchor)
    ]
    return (f"Nothing limits this until {' and '.join(names)} has taken place.",)


def _with_aim(span: Span, ideally: rule.Point | None, facts: Facts) -> Span | Blocked:
    if ideally is None:
        return span
    aim = resolve_point(ideally, facts)
    if isinstance(aim, Blocked):
        return aim
    reasons = (*span.reasons, f"Aim for {long_date(aim.day)}.")
    return replace(span, reasons=reasons, aim=aim.day, runs=(*span.runs, Run("aim", aim.way)))


def _overlap(spans: list[Span]) -> Span:
    earliest = [span.earliest for span in spans if span.earliest]
    latest = [span.latest for span in spans if span.latest]
    since = [span.since for span in spans if span.since]
    return Span(
        max(earliest, default=None),
        min(latest, default=None),
        tuple(dict.fromkeys(reason for span in spans for reason in span.reasons)),
        tuple(dict.fromkeys(key for span in spans for key in span.rests_on)),
        any(span.is_guide for span in spans),
        since=max(since, default=None),
        at_event=any(span.at_event for span in spans),
        runs=tuple(run for span in spans for run in span.runs),
    )


def _first_given(sentence: rule.FirstGiven, facts: Facts) -> Span | Blocked:
    tried = [_timing(timing, facts) for timing in sentence.timings]
    for one in tried:
        if isinstance(one, Span) or one.state == "conflict":
            return one
    obstacle = blocked_by_all(*(one for one in tried if isinstance(one, Blocked)))
    needs = type(obstacle.needs)(obstacle.needs.dates, obstacle.needs.answers, any_of=True)
    return Blocked(obstacle.state, needs, obstacle.reasons)


def _when_needed(sentence: rule.WhenNeeded, facts: Facts) -> Span | Blocked:
    if sentence.timing:
        span = _timing(sentence.timing, facts)
        if isinstance(span, Span) or span.state == "conflict":
            return span
    return Blocked("when-needed", reasons=("The guide names no date for this.",))


def _window(window: rule.Window, facts: Facts) -> Span | Blocked:
    match window:
        case rule.Between():
            after = _window(rule.After(window.start), facts)
            before = _window(rule.Before(window.end), facts)
            obstacles = [one for one in (after, before) if isinstance(one, Blocked)]
            if obstacles:
                return blocked_by_all(*obstacles)
            return _overlap([one for one in (after, before) if isinstance(one, Span)])
        case rule.Within():
            return _within(window, facts)
        case rule.After(once_held=True):
            return _after_once_held(window, facts)
        case _:
            found = resolve_point(window.point, facts)
            return found if isinstance(found, Blocked) else _from_point(window, found)


def _from_point(window: rule.Window, found: Found) -> Span:
    day, reasons, rests_on = found.day, found.reasons, found.rests_on
    match window:
        case rule.By():
            return _by(window, found)
        case rule.Before():
            latest = add_days(day, -1)
            reason = f"Before that means {long_date(latest)} at the latest."
            runs = (Run("last", reached(found.way, Reached("day-before", latest))),)
            return Span(None, latest, (*reasons, reason), rests_on, runs=runs)
        case rule.After():
            earliest = add_days(day, 1)
            reason = f"After that means {long_date(earliest)} at the earliest."
            runs = (Run("first", reached(found.way, Reached("day-after", earliest))),)
            return Span(earliest, None, (*reasons, reason), rests_on, runs=runs)
        case rule.From():
            return Span(day, None, reasons, rests_on, runs=(Run("first", found.way),))
        case rule.On():
            return Span(day, day, reasons, rests_on, runs=(Run("last", found.way),))
        case rule.InWeeks():
            return _weeks(window, found)
        case rule.AtOnce():
            reason = "Hold it as soon as possible from that day. The guide states no limit."
            runs = (Run("first", found.way),)
            return Span(day, None, (*reasons, reason), rests_on, runs=runs)
        case rule.Between() | rule.Within():  # pragma: no cover - resolved before this
            raise TypeError(window)
        case _:  # pragma: no cover
            assert_never(window)


def _by(window: rule.By, found: Found) -> Span:
    is_guide, at_event = window.manner == "about", window.manner == "at"
    guide = (f"This is a guide, not a limit: around {long_date(found.day)}.",) if is_guide else ()
    return Span(
        None,
        found.day,
        (*found.reasons, *guide),
        found.rests_on,
        is_guide,
        since=found.day if at_event else found.since,
        at_event=at_event,
        runs=(Run("last", found.way),),
    )


def _weeks(window: rule.InWeeks, found: Found) -> Span:
    earliest = add_days(found.day, 7 * (window.first - 1))
    latest = add_days(found.day, 7 * window.last - 1)
    reason = (
        f"Weeks {window.first} to {window.last} from that day run "
        f"from {long_date(earliest)} to {long_date(latest)}."
    )
    way = (*found.way, WeeksCounted(found.day, found.name, window.first, window.last))
    runs = (Run("last", way),)
    return Span(earliest, latest, (*found.reasons, reason), found.rests_on, runs=runs)


def _after_once_held(window: rule.After, facts: Facts) -> Span | Blocked:
    point = window.point
    if isinstance(point, rule.Anchor) and point.is_step and not facts.steps.is_held(point.id):
        return Span(None, None, ())
    return _window(rule.After(point), facts)


def _within(window: rule.Within, facts: Facts) -> Span | Blocked:
    start = resolve_point(window.point, facts)
    amount = fixed(window.amount, facts)
    if isinstance(start, Blocked):
        return blocked_by_all(start, amount) if isinstance(amount, Blocked) else start
    if isinstance(amount, Blocked):
        return amount
    if amount.unit == "working day":
        return _within_working_days(start, by_working_days(start, amount, "after", facts))
    latest = moved(start.day, amount, 1)
    words = f"{amount_phrase(amount)} after it is {long_date(latest)}"
    reason = f"That day is day 0; {words}, the last good day."
    moved_on = Moved(start.day, start.name, amount, "after", is_day_0=True)
    runs = (Run("first", start.way), Run("last", (moved_on,)))
    return Span(start.day, latest, (*start.reasons, reason), start.rests_on, runs=runs)


def _within_working_days(start: Found, last: Found | Blocked) -> Span | Blocked:
    if isinstance(last, Blocked):
        return last
    runs = (Run("first", start.way), Run("last", last.way[-1:]))
    return Span(start.day, last.day, last.reasons, start.rests_on, runs=runs)
