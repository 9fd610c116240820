"""The answer above a timetable says what is next, then a line for each kind that waits.

What nobody marked is no news: it stands in one line after the next step, never before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from decision_tool.core.days.dates import long_date
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.timetable.answer_lines import Asking, lines
from decision_tool.core.timetable.diary_words import is_on_a_day, why_that_day
from decision_tool.core.timetable.display import Answer, GroupId, Part
from decision_tool.core.timetable.people import who_in_a_sentence
from decision_tool.core.timetable.row_words import in_days, is_at_once, lead_day, named
from decision_tool.core.timetable.series_rows import Grouped
from decision_tool.core.words import capital

IDLE = "Type one date to see the first result."
NOTHING_NEXT = "No step is waiting for a day."
MARK_FIRST = "Say first what was held: no step ahead has a day yet."
NO_DAY_YET = "No step has a day yet."
NO_DATES = "The guide names no dates here: hold these steps when needed."
WAITING: tuple[GroupId, ...] = ("late", "soon", "later", "dated")


def next_row(grouped: Grouped, today: date | None) -> PlannedStep | None:
    """Return the step to do first: at once, else the soonest by its diary day.

    Steps that only have a first day come last: nothing is missed by waiting.
    """
    waiting = [row for group in WAITING for row in grouped.get(group, ())]
    to_do = [row for row in waiting if row.step.kind != "milestone"]
    limited = [row for row in to_do if row.latest or is_at_once(row)]
    late = {row.id for row in grouped.get("late", ())}
    return min(limited or to_do, key=lambda row: _urgency(row, today, late), default=None)


def _urgency(row: PlannedStep, today: date | None, late: set[str]) -> tuple[bool, date]:
    day = lead_day(row)
    assert day
    return not (row.id in late or is_now(row, today)), day


def is_now(row: PlannedStep, today: date | None) -> bool:
    """Tell whether a step is to be held at once, and what sets it off has happened."""
    has_come = row.earliest is not None and (today is None or row.earliest <= today)
    return row.latest is None and has_come and is_at_once(row)


def answer_of(grouped: Grouped, asking: Asking, undated: str) -> Answer:
    """Return the answer. *undated* is what it says while no step has a day to come."""
    row = next_row(grouped, asking.today)
    if row is None:
        told = lines(grouped, asking, "") if undated != IDLE else ()
        return Answer("idle" if undated == IDLE else "none", "Next", (Part(undated),), lines=told)
    group = next(name for name in WAITING if row in grouped.get(name, ()))
    return Answer(
        state="late" if group == "late" else "soon" if group == "soon" else "later",
        heading=_heading(asking.guidance),
        sentence=tuple(_sentence(row, group, asking)),
        about=" ".join(_about(row, group, asking)),
        row=row.id,
        lines=lines(grouped, asking, row.id),
    )


def _heading(guidance: Guidance) -> str:
    """Return ``Next``, and under which edition where that is a published one that was asked for."""
    return f"Next, under edition {guidance.edition}" if guidance.in_force_from else "Next"


def _sentence(row: PlannedStep, group: GroupId, asking: Asking) -> Iterator[Part]:
    """Yield ``Hold the initial joint supervision by Thursday 10 September 2026.``."""
    day = lead_day(row)
    assert day
    yield Part(f"{to_do(row)}{asking.of_pathway(row)} {manner(row, group, asking.today)} ")
    yield Part(long_date(day), day.isoformat())
    yield Part(".")


def to_do(row: PlannedStep) -> str:
    """Return what to do, as one says it: ``Hold monthly joint supervision 1``."""
    if row.step.to_do:
        return row.step.to_do
    name = named(row) if row.number else row.step.phrase
    match row.step.kind:
        case "meeting":
            return f"Hold {name}"
        case "task":
            return row.title
        case _:
            return f"Make {name}"


def manner(row: PlannedStep, group: GroupId, today: date | None) -> str:
    """Return how the diary day is meant: ``by`` it only where an earlier day would do."""
    if group == "late" or is_now(row, today):
        return "at once, on"
    if row.agreed:
        return "on"
    if row.latest is None:
        return "from" if not is_at_once(row) else "on"
    if row.approximate:
        return "around" if row.diary in (None, row.latest) else "on"
    is_open = row.earliest is None or (today is not None and row.earliest <= today)
    return "by" if is_open and not is_on_a_day(row) else "on"


def _about(row: PlannedStep, group: GroupId, asking: Asking) -> Iterator[str]:
    day = lead_day(row)
    assert day
    if asking.today:
        yield f"{capital(in_days((day - asking.today).days))}."
    if why := why_that_day(row, group):
        yield why
    yield from who_in_a_sentence(row, asking.roles)


def announced(answer: Answer) -> str:
    """Return the answer for reading out: the next step, and how many are not marked."""
    sentence = "".join(part.text for part in answer.sentence)
    said = [f"Next: {sentence}"] if answer.row else []
    said += [_ended(line.first) for line in answer.lines if line.kind != "called-for"]
    return " ".join(said)


def _ended(words: str) -> str:
    """Return the first words of a line as a sentence; a question is one already."""
    return words if words.endswith("?") else f"{words.rstrip(':.')}."
