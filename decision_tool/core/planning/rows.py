"""From a step to its rows in the plan: one, or one for each occurrence of a series."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypedDict

from decision_tool.core.days.dates import add_days, long_date
from decision_tool.core.days.holidays import NonWorking
from decision_tool.core.days.working_days import WorkingDays
from decision_tool.core.errors import BeyondKnownHolidaysError
from decision_tool.core.guidance.model import Step
from decision_tool.core.guidance.rule import Sentence, Series
from decision_tool.core.planning.diary import diary_day, is_overdue
from decision_tool.core.planning.facts import Facts
from decision_tool.core.planning.guards import because
from decision_tool.core.planning.outcome import NOTHING_NEEDED, Blocked, Needs, Span, State
from decision_tool.core.planning.planned import OtherReading, PlannedStep
from decision_tool.core.planning.planner import FIRST_NUMBERED, Planner
from decision_tool.core.planning.series import Occurrence, Past, nth
from decision_tool.core.planning.windows import resolve_sentence
from decision_tool.core.planning.working import Run
from decision_tool.core.planning.working_day_point import projected_note


def rows_of(step: Step, planner: Planner) -> list[PlannedStep]:
    """Return the rows of *step*. There is always at least one: nothing is dropped."""
    if step.series is not None:
        return _series_rows(step, planner)
    held = planner.given.held.get(step.id)
    first = _row(step, Occurrence(0, planner.span(step.id), held), planner)
    return [first, *_repeated_rows(step, planner)] if step.repeats else [first]


class _Outcome(TypedDict, total=False):
    """The fields of a row that depend on what its planning came to."""

    state: State
    earliest: date | None
    latest: date | None
    suggested: date | None
    diary: date | None
    non_working: NonWorking | None
    approximate: bool
    overdue: bool
    needs: Needs
    alternatives: tuple[OtherReading, ...]
    reasons: tuple[str, ...]
    rests_on: tuple[str, ...]
    beyond_holidays: bool
    at_event: bool
    agreed: date | None
    was_agreed: date | None
    aim: date | None
    runs: tuple[Run, ...]


def _repeated_rows(step: Step, planner: Planner) -> Iterator[PlannedStep]:
    """Yield the second of a step that repeats, and so on, up to the one after the last held.

    A duty that repeats does not end because it was done (CONTRACT 23).
    """
    held = planner.facts.held_numbers(step.id)
    last = max(held, default=1 if step.id in planner.given.held else 0)
    for number in range(FIRST_NUMBERED, last + 2 if last else 0):
        its_planner = planner.for_number(step, number)
        one = Occurrence(number, its_planner.span(step.id), held.get(number))
        yield _row(step, one, its_planner)


def _series_rows(step: Step, planner: Planner) -> list[PlannedStep]:
    occurrences = planner.occurrences(step)
    is_open = occurrences.open_ended
    rows = [_row(step, one, planner, open_ended=is_open) for one in occurrences.listed]
    if occurrences.obstacle:
        rows.append(_row(step, Occurrence(0, occurrences.obstacle, None), planner))
    return rows


def _row(step: Step, one: Occurrence, planner: Planner, *, open_ended: bool = False) -> PlannedStep:
    """Return one row; an occurrence numbered 0 is a step that does not repeat."""
    planned = one.planned
    row_id = f"{step.id}#{one.number}" if one.number else step.id
    outcome = (
        _dated(step, one.number, planned, planner)
        if isinstance(planned, Span)
        else _undated(planned)
    )
    if agreed := planner.given.agreed.get(row_id):
        outcome |= _agreed(outcome, agreed, planner.given.today)
    if one.superseded:
        outcome |= _superseded(outcome["reasons"], one.superseded)
    if one.held:
        outcome |= _held(step, outcome["reasons"], one.held)
    return PlannedStep(
        id=row_id,
        step=step,
        number=one.number or None,
        title=f"{step.title} {one.number}" if one.number else step.title,
        held=one.held,
        open_ended=open_ended,
        invite=planner.invited(step),
        records=planner.records(step),
        **outcome,
    )


def _agreed(outcome: _Outcome, day: date, today: date | None) -> _Outcome:
    """Return what changes where people agreed a day: it is the one for the diary until it is past.

    The guide's days stay, and what follows counts from them. A day outside them is taken, and
    said to be: who agreed it may have had a reason. Once it is past the guide's days count again,
    and that it was agreed is still said.
    """
    if outcome["state"] != "dated":
        return {}
    if today and day < today:
        words = f"It was agreed to hold it on {long_date(day)}. That day has passed."
        return {"was_agreed": day, "reasons": (*outcome["reasons"], words)}
    first, last = outcome["earliest"], outcome["latest"]
    words = f"It was agreed to hold it on {long_date(day)}."
    if last and day > last:
        words += f" That is after the last day that the guide gives, {long_date(last)}."
    if first and day < first:
        words += f" That is before the first day that the guide gives, {long_date(first)}."
    return {
        "agreed": day,
        "suggested": day,
        "diary": day,
        "overdue": False,
        "reasons": (*outcome["reasons"], words),
    }


def _superseded(reasons: tuple[str, ...], why: str) -> _Outcome:
    return {
        "state": "superseded",
        "suggested": None,
        "diary": None,
        "agreed": None,
        "overdue": False,
        "needs": NOTHING_NEEDED,
        "reasons": (*reasons, why),
    }


def _undated(obstacle: Blocked) -> _Outcome:
    return {
        "state": obstacle.state,
        "needs": obstacle.needs,
        "reasons": obstacle.reasons,
        "rests_on": obstacle.rests_on,
        "beyond_holidays": obstacle.beyond_holidays,
    }


def _held(step: Step, reasons: tuple[str, ...], held: date) -> _Outcome:
    return {
        "state": "held",
        "diary": None,
        "agreed": None,
        "needs": NOTHING_NEEDED,
        "overdue": False,
        "reasons": (*reasons, f"It was {step.done} on {long_date(held)}."),
    }


def _dated(step: Step, number: int, span: Span, planner: Planner) -> _Outcome:
    facts = planner.facts
    guard_reasons = because(step.only_if, facts) if step.only_if else ()
    reasons = tuple(dict.fromkeys((*span.reasons, *guard_reasons)))
    suggested = _suggested_day(step, span, reasons, facts)
    today, calendar = planner.given.today, facts.working_days
    return {
        "state": "dated",
        "earliest": span.earliest,
        "latest": span.latest,
        "approximate": span.is_guide,
        "at_event": span.at_event,
        "aim": span.aim,
        "runs": span.runs,
        "reasons": reasons,
        "rests_on": (*span.rests_on, *((facts.birth_key,) if guard_reasons else ())),
        "alternatives": _alternatives(step, number, span, facts),
        "overdue": is_overdue(step, span, today),
        "diary": diary_day(step, span, suggested.get("suggested"), today, calendar),
        **suggested,
    }


def _suggested_day(step: Step, span: Span, reasons: tuple[str, ...], facts: Facts) -> _Outcome:
    """Return why the latest day is no working day, the day to suggest, and the reasons with it.

    A working day is looked for backwards, never before the earliest day (CONTRACT 13) nor
    before the event that sets the step off; from that event itself, onwards (CONTRACT 21).
    """
    if span.latest is None:
        return {}
    calendar = facts.working_days
    outcome: _Outcome = {}
    try:
        outcome["non_working"] = calendar.non_working(span.latest)
        if step.suggests_day:
            wanted = span.aim or span.latest
            suggested = _working_day(span, wanted, calendar)
            outcome["reasons"] = (*reasons, *_why_suggested(wanted, suggested, facts))
            outcome["suggested"] = suggested
    except BeyondKnownHolidaysError as refusal:
        outcome["reasons"] = (*reasons, str(refusal))
        outcome["beyond_holidays"] = True
    return outcome


def _working_day(span: Span, wanted: date, calendar: WorkingDays) -> date:
    """Return the working day to suggest for *wanted*, or the latest day where there is none."""
    if span.at_event and span.aim is None:
        return calendar.first_on_or_after(wanted, None) or wanted
    floors = [day for day in (span.earliest, span.since) if day]
    return calendar.last_on_or_before(wanted, max(floors, default=None)) or span.latest or wanted


def _why_suggested(wanted: date, suggested: date, facts: Facts) -> tuple[str, ...]:
    """Return why another day than *wanted*, the latest or the best one, is suggested (C11)."""
    why = facts.working_days.non_working(wanted)
    if why is None:
        return ()
    named = f"{long_date(wanted)} is not a working day ({why.title})."
    if suggested == wanted:
        return (f"{named} No working day comes before it in the window, so it stands.",)
    side = "before" if suggested < wanted else "after"
    return (
        f"{named} The date does not move; the working day {side} it is {long_date(suggested)}.",
        *_holidays_passed(wanted, suggested, facts),
        *projected_note(wanted, facts),
    )


def _holidays_passed(wanted: date, suggested: date, facts: Facts) -> tuple[str, ...]:
    """Return the bank holidays between the two days, which nobody would guess as a weekend."""
    first, last = sorted((wanted, suggested))
    between = (add_days(first, number) for number in range(1, (last - first).days))
    named = [
        f"{long_date(day)} ({why.title})"
        for day in between
        if (why := facts.working_days.non_working(day)) and why.kind == "bank-holiday"
    ]
    return (f"Passed over as well: {' and '.join(named)}.",) if named else ()


def _alternatives(step: Step, number: int, span: Span, facts: Facts) -> tuple[OtherReading, ...]:
    found = []
    for alternative in step.alternatives:
        other = _other_span(alternative.sentence, step, number or 1, facts)
        if isinstance(other, Span) and (other.earliest, other.latest) != (
            span.earliest,
            span.latest,
        ):
            reason = " ".join(other.reasons)
            found.append(OtherReading(alternative.reading, other.earliest, other.latest, reason))
    return tuple(found)


def _other_span(sentence: Sentence, step: Step, number: int, facts: Facts) -> Span | Blocked:
    if not isinstance(sentence, Series):
        return resolve_sentence(sentence, facts)
    return nth(sentence, Past(step.title, facts.held_numbers(step.id), {}), number, facts)
