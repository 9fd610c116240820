"""One table of what there is to tell of a row, and where: every output iterates it.

To tell one fact more, or one in another place, write it here and nowhere else. What an output
says in a way of its own (the day a row leads with, its tags, its drawing) is not here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from decision_tool.core.guidance.model import Line
from decision_tool.core.planning.index import Index
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.timetable.people import who

Place = Literal[
    "csv", "table", "copy", "team", "terminal", "calendar", "source", "invitation",
    "working", "people", "paper",
]  # fmt: skip
"""Where a fact is told.

A column of the spreadsheet (``csv``), of the table that is copied or of the team's; a remark in
the text that is copied; a line in the terminal; a paragraph or a ``source`` of a calendar entry;
a section of an invitation; beside the ``working`` or the ``people`` of an open row; a column on
paper.
"""
FactKind = Literal["line", "list", "prose", "ids"]
JOINTS: Mapping[FactKind, str] = {"line": "; ", "list": "; ", "prose": " ", "ids": " "}
WORKED_OUT = "How the date was worked out"


@dataclass(frozen=True, slots=True)
class RowFact:
    """One thing to tell of a row: its *heading*, its *items*, and the *places* it is told in.

    *called* has the heading of a place that has another.
    """

    heading: str
    kind: FactKind
    items: Callable[[PlannedStep, Index], Iterable[str]]
    places: tuple[Place, ...]
    called: Mapping[Place, str] = field(default_factory=dict)

    def words(self, row: PlannedStep, index: Index) -> str:
        """Return the fact in one line; empty where there is nothing to tell."""
        return JOINTS[self.kind].join(self.items(row, index))

    def heading_at(self, place: Place) -> str:
        """Return what the fact is called in *place*."""
        return self.called.get(place, self.heading)


def facts_at(place: Place) -> tuple[RowFact, ...]:
    """Return the facts told in *place*, in their order there."""
    return tuple(fact for fact in FACTS if place in fact.places)


def _day(day: date | None) -> Iterator[str]:
    """Yield the day as every spreadsheet reads it (ISO 8601)."""
    if day:
        yield day.isoformat()


def _needed(row: PlannedStep, index: Index) -> Iterator[str]:
    """Yield the titles of the dates and questions that are missing."""
    yield from (index.key_dates[key].title for key in row.needs.dates)
    yield from (index.questions[question].title for question in row.needs.answers)


def _arranger(row: PlannedStep, index: Index) -> Iterator[str]:
    if row.step.arranged_by:
        yield index.title(row.step.arranged_by)


def _invited(row: PlannedStep, index: Index) -> Iterator[str]:
    return map(index.title, row.invite)


def _comes(row: PlannedStep, index: Index) -> Iterator[str]:
    """Yield who comes, or who does what is no meeting."""
    yield from _invited(row, index)
    if not row.invite:
        arranger = index.title(row.step.arranged_by)
        yield f"Done by: {arranger}" if arranger else "No meeting"


def _records(row: PlannedStep, index: Index) -> Iterator[str]:
    return map(index.title, row.records)


def _filed(row: PlannedStep, index: Index) -> Iterator[str]:
    """Yield each form with where it is filed."""
    for form in (index.forms[name] for name in row.records):
        place = f" ({form.filed[0].lower()}{form.filed[1:]})" if form.filed else ""
        yield f"{form.title}{place}"


def _texts(lines: Iterable[Line]) -> Iterator[str]:
    return (line.text for line in lines)


FACTS: tuple[RowFact, ...] = (
    RowFact("Pathway", "line", lambda row, index: [index.title(row.step.pathway)], ("csv",)),
    RowFact("Step", "line", lambda row, _: [row.title], ("csv",)),
    RowFact("State", "line", lambda row, _: [row.state], ("csv",)),
    RowFact("Diary day", "line", lambda row, _: _day(row.diary), ("csv",)),
    RowFact("Earliest", "line", lambda row, _: _day(row.earliest), ("csv",)),
    RowFact("Latest", "line", lambda row, _: _day(row.latest), ("csv",)),
    RowFact("Suggested day", "line", lambda row, _: _day(row.suggested), ("csv",)),
    RowFact("Not a working day", "line", lambda row, _: [str(row.non_working or "")], ("csv",)),
    RowFact("Held on", "line", lambda row, _: _day(row.held), ("csv",)),
    RowFact("Was due, not marked", "line", lambda row, _: ["yes"] * row.overdue, ("csv",)),
    RowFact("Needs", "list", _needed, ("csv",)),
    RowFact("Who", "line", lambda row, index: [who(row, index.roles)], ("terminal",)),
    RowFact(
        "Arranged by",
        "line",
        _arranger,
        ("csv", "table", "copy", "team", "calendar", "invitation", "people"),
    ),
    RowFact(
        "Invite",
        "list",
        _invited,
        ("csv", "table", "calendar", "invitation", "people"),
        {"invitation": "Invited"},
    ),
    RowFact("Invite", "list", _comes, ("paper",)),
    RowFact(
        "What it is for",
        "list",
        lambda row, _: _texts(row.step.purposes),
        ("calendar", "invitation", "working"),
    ),
    RowFact(
        "Agenda",
        "list",
        lambda row, _: _texts(row.step.agenda),
        ("calendar", "invitation", "working"),
    ),
    RowFact("Keep in mind", "list", lambda row, _: _texts(row.step.notes), ("working",)),
    RowFact("Record", "list", _records, ("calendar", "people")),
    RowFact("Record afterwards", "list", _filed, ("invitation",)),
    RowFact(
        "Working",
        "prose",
        lambda row, _: row.reasons,
        ("csv", "calendar", "invitation"),
        {"calendar": WORKED_OUT, "invitation": WORKED_OUT},
    ),
    RowFact("Readings", "ids", lambda row, _: row.step.readings, ("csv", "source")),
    RowFact(
        "Clauses", "ids", lambda row, _: row.step.clauses, ("csv", "source"), {"source": "Guidance"}
    ),
    RowFact("Id", "line", lambda row, _: [row.id], ("csv",)),
)
