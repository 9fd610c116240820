"""What an open row shows: how its date was worked out, who comes, where the rule stands."""

from __future__ import annotations

from decision_tool.core.days.dates import short_date, window_words
from decision_tool.core.guidance.model import Line, Reading
from decision_tool.core.planning.index import Index
from decision_tool.core.planning.planned import OtherReading, PlannedStep
from decision_tool.core.timetable.display_details import Count, Details, OurReading
from decision_tool.core.words import capital


def details_of(row: PlannedStep, index: Index, count: tuple[Count, ...] = ()) -> Details:
    """Return everything that stands behind a row, in words, with its *count* if it is open."""
    step = row.step
    _, _, anchor = step.id.partition("/")
    return Details(
        heading=_heading(row),
        working=row.reasons,
        count=count,
        readings=tuple(_ours(index.readings[key]) for key in step.readings),
        other_readings=tuple(_other(one) for one in row.alternatives),
        arranged_by=index.title(step.arranged_by),
        invite=tuple(index.title(role) for role in row.invite),
        purposes=_texts(step.purposes),
        agenda=_texts(step.agenda),
        rules=_texts(step.notes),
        records=tuple(index.title(record) for record in row.records),
        clauses=step.clauses,
        page=f"../pathways/{step.pathway}/#{anchor}",
    )


def _heading(row: PlannedStep) -> str:
    day = row.latest or row.earliest
    if row.state in ("dated", "held") and day:
        return f"How {short_date(day)} was worked out"
    return "Why there is no date"


def _ours(reading: Reading) -> OurReading:
    page = f"../readings/#{reading.id.lower()}"
    return OurReading(reading.id, reading.chosen, reading.status, page)


def _texts(lines: tuple[Line, ...]) -> tuple[str, ...]:
    return tuple(line.text for line in lines)


def _other(other: OtherReading) -> str:
    words = capital(window_words(other.earliest, other.latest))
    return f"{words}. {other.reason} ({other.reading})"
