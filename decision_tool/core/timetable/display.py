"""What a timetable shows: finished words and drawing positions, so that a page only places them.

Records only, made for JSON: a day is ISO 8601 text, a position a percentage of the
drawing's width.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from decision_tool.core.records.documents import RecordLink

Tone = Literal["late", "soon", "plain", "done", "need"]
FieldKind = Literal["dates", "answers", "held", "pathways", "rows"]
Anchoring = Literal["start", "middle", "end"]
Shape = Literal["day", "hollow", "bar", "open", "held"]
Paper = Literal["portrait", "landscape"]
LadderEnd = Literal["way", "first", "last", "aim", "working"]


@dataclass(frozen=True, slots=True)
class Part:
    """Some words, and the *day* they name if they name one."""

    text: str
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Tag:
    """Two to five words on a state; the *tone* repeats in colour what they say."""

    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a field of the form (*kind* and *id*), or to a row of the timetable."""

    kind: FieldKind
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing to mend: its *message* leads to a field; *fields* are all key dates at fault."""

    message: str
    kind: FieldKind
    id: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OurReading:
    """The reading a date rests on, and how far it is confirmed. *page* leads to it."""

    id: str
    chosen: str
    status: str
    page: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One row's drawing.

    *to* ends a bar; *tail* is the day counted from; *was* is where the mark stood before
    a date moved.
    """

    shape: Shape
    x: float
    tone: Tone
    to: float | None = None
    tail: float | None = None
    was: float | None = None


@dataclass(frozen=True, slots=True)
class Rung:
    """One line of a count: what is counted, the day in words and as *day*, and what is odd of it.

    Where *text* names several days, *day* is the last of them.
    """

    label: str
    text: str
    day: str
    note: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """A count written out, from the day counted from to the day it ends on.

    *end* is the row's day that it leads to: its ``first`` or ``last`` day, the day to
    ``aim`` for, the ``working`` day suggested; or a day on the ``way`` to the ladder after it.
    """

    end: LadderEnd
    title: str
    rungs: tuple[Rung, ...]


@dataclass(frozen=True, slots=True)
class Details:
    """What an open row shows, under *heading*. *page* leads to the step in the guidance.

    *count* writes the count out; it is there only for rows said to be open.
    """

    heading: str
    working: tuple[str, ...]
    count: tuple[Ladder, ...]
    readings: tuple[OurReading, ...]
    other_readings: tuple[str, ...]
    arranged_by: str
    invite: tuple[str, ...]
    purposes: tuple[str, ...]
    agenda: tuple[str, ...]
    rules: tuple[str, ...]
    records: tuple[str, ...]
    clauses: tuple[str, ...]
    page: str


@dataclass(frozen=True, slots=True)
class Row:
    """One step, or one of a series.

    *day* places it and is what a later plan is compared with. *was* says where it stood
    before a date moved. *hold* names the button that marks it, empty if nothing is held.
    *records* are the forms to fill in for a meeting; *details* names every form.
    """

    id: str
    title: str
    pathway: str
    when: tuple[Part, ...]
    day: str | None
    tags: tuple[Tag, ...]
    links: tuple[Link, ...]
    remarks: tuple[str, ...]
    was: str
    hold: str
    records: tuple[RecordLink, ...]
    mark: Mark | None
    details: Details


@dataclass(frozen=True, slots=True)
class Group:
    """Rows in one state under a heading that counts them."""

    id: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class NextStep:
    """The strip that answers first: what is next, or what to do to see it."""

    state: Literal["idle", "overdue", "due", "later", "none"]
    when: tuple[Part, ...]
    what: str
    counts: str


@dataclass(frozen=True, slots=True)
class MonthLine:
    """Where a month, or a year, begins."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class DayLine:
    """A date the user typed, or today.

    *level* is the line of text its label stands on, *text* the place it is anchored to;
    the label is empty where no line of text has room for it.
    """

    x: float
    label: str = ""
    level: int = 0
    text: float = 0
    anchor: Anchoring = "middle"


@dataclass(frozen=True, slots=True)
class Axis:
    """The drawing's scale, the same for every row. *levels* counts lines of text above it."""

    months: tuple[MonthLine, ...]
    dates: tuple[DayLine, ...]
    today: DayLine | None
    levels: int


@dataclass(frozen=True, slots=True)
class ChangeCounts:
    """How many rows a change touched, by kind; *past* counts those of them now before today."""

    moved: int = 0
    added: int = 0
    gone: int = 0
    impossible: int = 0
    past: int = 0


@dataclass(frozen=True, slots=True)
class Moved:
    """What changed since the page last stood still.

    *headline* and *steps* say it, *listed* names what was added, is gone or is past; *heard*
    is what a screen reader says. *dates* says what each moved field was.
    """

    headline: str
    steps: str
    dates: dict[str, str]
    counts: ChangeCounts = ChangeCounts()
    listed: tuple[str, ...] = ()
    heard: str = ""


@dataclass(frozen=True, slots=True)
class Timetable:
    """A plan as a page shows it. *paper* is how a sheet lies on which it prints best."""

    next: NextStep
    groups: tuple[Group, ...]
    axis: Axis | None
    troubles: tuple[Trouble, ...]
    moved: Moved | None
    announcement: str
    dates_used: str
    edition: str
    paper: Paper
