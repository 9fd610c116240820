"""What an open row shows: how its date was worked out, who comes, where the rule stands."""

from __future__ import annotations

from decision_tool.core.days.dates import short_date
from decision_tool.core.guidance.model import Guidance, Line, Reading
from decision_tool.core.planning.planned import OtherReading, PlannedStep
from decision_tool.core.timetable.display_details import Count, Details, OurReading


class Words:
    """Titles by id, gathered once for all rows."""

    def __init__(self, guidance: Guidance) -> None:
        """Gather the titles of roles and records, and the readings."""
        self.roles = {role.id: role.title for role in guidance.roles}
        self.records = {record.id: record.title for record in guidance.records}
        self.readings = {reading.id: reading for reading in guidance.readings}


def details_of(row: PlannedStep, words: Words, count: tuple[Count, ...] = ()) -> Details:
    """Return everything that stands behind a row, in words, with its *count* if it is open."""
    step = row.step
    _, _, anchor = step.id.partition("/")
    return Details(
        heading=_heading(row),
        working=row.reasons,
        count=count,
        readings=tuple(_ours(words.readings[key]) for key in step.readings),
        other_readings=tuple(_other(one) for one in row.alternatives),
        arranged_by=words.roles[step.arranged_by] if step.arranged_by else "",
        invite=tuple(words.roles[role] for role in row.invite),
        purposes=_texts(step.purposes),
        agenda=_texts(step.agenda),
        rules=_texts(step.notes),
        records=tuple(words.records[record] for record in row.records),
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
    return f"{_limits(other)}. {other.reason} ({other.reading})"


def _limits(other: OtherReading) -> str:
    """Return the days of a window; one that is dated at all has an end or a start."""
    if other.earliest and other.latest:
        return f"{short_date(other.earliest)} to {short_date(other.latest)}"
    if other.latest:
        return f"By {short_date(other.latest)}"
    assert other.earliest
    return f"From {short_date(other.earliest)}"
