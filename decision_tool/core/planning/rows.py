"""From a step to its rows in the plan: one, or one for each occurrence of a series."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from decision_tool.core.days.dates import long_date
from decision_tool.core.errors import BeyondKnownHolidaysError
from decision_tool.core.guidance.model import Step
from decision_tool.core.guidance.rule import Sentence, Series
from decision_tool.core.planning.facts import Facts
from decision_tool.core.planning.guards import because
from decision_tool.core.planning.outcome import NOTHING_NEEDED, Blocked, Span
from decision_tool.core.planning.planned import OtherReading, PlannedStep
from decision_tool.core.planning.planner import Planner
from decision_tool.core.planning.series import Occurrence, Past, expand, nth
from decision_tool.core.planning.windows import projected_note, resolve_sentence


def rows_of(step: Step, planner: Planner) -> list[PlannedStep]:
    """Return the rows of *step*. There is always at least one: nothing is dropped."""
    series = step.series
    if series is None:
        held = planner.given.held.get(step.id)
        return [_row(step, Occurrence(0, planner.span(step.id), held), planner)]
    return _series_rows(step, series, planner)


def _series_rows(step: Step, series: Series, planner: Planner) -> list[PlannedStep]:
    allowed = planner.allowed(step)
    obstacle = None if allowed is True else planner.not_allowed(step, allowed)
    occurrences = expand(series, planner.past(step), planner.facts, obstacle)
    rows = [_row(step, one, planner) for one in occurrences.listed]
    rows = [replace(row, open_ended=occurrences.open_ended) for row in rows]
    if occurrences.obstacle:
        rows.append(_row(step, Occurrence(0, occurrences.obstacle, None), planner))
    return rows


def _row(step: Step, one: Occurrence, planner: Planner) -> PlannedStep:
    """Return one row; an occurrence numbered 0 is a step that does not repeat."""
    row = PlannedStep(
        id=f"{step.id}#{one.number}" if one.number else step.id,
        step=step,
        number=one.number or None,
        title=f"{step.title} {one.number}" if one.number else step.title,
        state="dated",
        held=one.held,
        invite=planner.invited(step),
        records=planner.records(step),
    )
    planned = one.planned
    row = _dated(row, planned, planner) if isinstance(planned, Span) else _undated(row, planned)
    if one.superseded:
        row = _superseded(row, one.superseded)
    return _held(row) if one.held else row


def _superseded(row: PlannedStep, why: str) -> PlannedStep:
    return replace(
        row,
        state="superseded",
        suggested=None,
        overdue=False,
        needs=NOTHING_NEEDED,
        reasons=(*row.reasons, why),
    )


def _undated(row: PlannedStep, obstacle: Blocked) -> PlannedStep:
    return replace(
        row,
        state=obstacle.state,
        needs=obstacle.needs,
        reasons=obstacle.reasons,
        rests_on=obstacle.rests_on,
        beyond_holidays=obstacle.beyond_holidays,
    )


def _held(row: PlannedStep) -> PlannedStep:
    assert row.held
    reasons = (*row.reasons, f"It was held on {long_date(row.held)}.")
    return replace(row, state="held", needs=NOTHING_NEEDED, overdue=False, reasons=reasons)


def _dated(row: PlannedStep, span: Span, planner: Planner) -> PlannedStep:
    step = row.step
    guard_reasons = because(step.only_if, planner.facts) if step.only_if else ()
    row = replace(
        row,
        earliest=span.earliest,
        latest=span.latest,
        approximate=span.is_guide,
        reasons=tuple(dict.fromkeys((*span.reasons, *guard_reasons))),
        rests_on=(*span.rests_on, *((planner.facts.birth_key,) if guard_reasons else ())),
        alternatives=_alternatives(row, span, planner.facts),
        overdue=_is_overdue(step, span, planner.given.today),
    )
    return _with_diary_day(row, span, planner.facts)


def _is_overdue(step: Step, span: Span, today: date | None) -> bool:
    is_to_do = step.kind != "milestone" and not span.is_guide
    return bool(is_to_do and today and span.latest and today > span.latest)


def _with_diary_day(row: PlannedStep, span: Span, facts: Facts) -> PlannedStep:
    """Return the row with why its latest day is no working day, and the day to suggest.

    A working day is looked for backwards, never before the earliest day (CONTRACT 13).
    """
    if span.latest is None:
        return row
    calendar = facts.working_days
    try:
        row = replace(row, non_working=calendar.non_working(span.latest))
        if not row.step.suggests_day:
            return row
        wanted = span.aim or span.latest
        suggested = calendar.last_on_or_before(wanted, span.earliest) or span.latest
    except BeyondKnownHolidaysError as refusal:
        reasons = (*row.reasons, str(refusal))
        return replace(row, reasons=reasons, beyond_holidays=True)
    reasons = (*row.reasons, *_why_suggested(wanted, suggested, facts))
    return replace(row, suggested=suggested, reasons=reasons)


def _why_suggested(wanted: date, suggested: date, facts: Facts) -> tuple[str, ...]:
    """Return why another day than *wanted*, the latest or the best one, is suggested (C11)."""
    why = facts.working_days.non_working(wanted)
    if why is None:
        return ()
    named = f"{long_date(wanted)} is not a working day ({why.removeprefix('bank holiday: ')})."
    if suggested == wanted:
        return (f"{named} No working day comes before it in the window, so it stands.",)
    return (
        f"{named} The date does not move; the working day before it is {long_date(suggested)}.",
        *projected_note(wanted, facts),
    )


def _alternatives(row: PlannedStep, span: Span, facts: Facts) -> tuple[OtherReading, ...]:
    found = []
    for alternative in row.step.alternatives:
        other = _other_span(alternative.sentence, row, facts)
        if isinstance(other, Span) and (other.earliest, other.latest) != (
            span.earliest,
            span.latest,
        ):
            reason = " ".join(other.reasons)
            found.append(OtherReading(alternative.reading, other.earliest, other.latest, reason))
    return tuple(found)


def _other_span(sentence: Sentence, row: PlannedStep, facts: Facts) -> Span | Blocked:
    if not isinstance(sentence, Series):
        return resolve_sentence(sentence, facts)
    number = row.number or 1
    held = {n: day for n, day in facts.held_numbers(row.step.id).items() if n < number}
    return nth(sentence, Past(row.step.title, held, {}), number, facts)
