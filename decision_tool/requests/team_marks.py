"""What was marked as held on the team's timetable: read, offered at once, and written back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from decision_tool.core.caseload.due import due
from decision_tool.core.caseload.marks import Mark
from decision_tool.core.caseload.plan import Caseload, CaseStep
from decision_tool.core.caseload.write_back import WrittenFile
from decision_tool.core.days.dates import IsoDay
from decision_tool.core.planning.given import parse_day
from decision_tool.core.saved.choosing import Choice


class HeldMarkJson(TypedDict):
    """The row of the child on a line was held on a day."""

    line: int
    row: str
    day: IsoDay


class DueJson(TypedDict):
    """All that was due and is not marked: the marks, what is asked first, and what is said then."""

    marks: list[HeldMarkJson]
    question: str
    who: str
    done: str
    count: int


class AllDueJson(TypedDict):
    """What can be marked as held on its day in one press."""

    due: DueJson


class WrittenFileJson(TypedDict):
    """A file with the days of its marks; ``name`` is empty for a table that was opened alone.

    ``choice`` is what was chosen for the case in it.

    ``lines`` are those of its children that were asked for. Where it could not be written ``text``
    is empty and ``fault`` says why.
    """

    name: str
    lines: list[int]
    marks: list[HeldMarkJson]
    text: str
    fault: str
    choice: Choice | None


class WrittenBackJson(TypedDict):
    """The files with what was marked as held in them."""

    written: list[WrittenFileJson]


def marks_in(request: Mapping[str, Any]) -> tuple[Mark, ...]:
    """Return what was marked since the text was read. Raises FaultsError for what is no day."""
    return tuple(
        Mark(one["line"], one["row"], parse_day(one["day"], "held"))
        for one in request.get("held") or ()
    )


def all_due(caseload: Caseload, steps: Sequence[CaseStep]) -> AllDueJson:
    """Return what of *steps* can be marked as held on its day in one press."""
    found = due(caseload, steps)
    marks = list(map(_mark_json, found.marks))
    return {
        "due": {
            "marks": marks, "question": found.question, "who": found.who, "done": found.done,
            "count": found.count,
        }
    }  # fmt: skip


def written_json(file: WrittenFile) -> WrittenFileJson:
    """Return a file that was written back, or why it could not be."""
    return {
        "name": file.name,
        "lines": list(file.lines),
        "marks": list(map(_mark_json, file.marks)),
        "text": file.text,
        "fault": file.fault,
        "choice": file.choice,
    }


def _mark_json(mark: Mark) -> HeldMarkJson:
    return {"line": mark.line, "row": mark.row, "day": mark.day.isoformat()}
