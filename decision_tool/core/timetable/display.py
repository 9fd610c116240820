"""What a timetable shows: finished words and drawing positions, so that a page only places them.

Records only, made for JSON: a day is ISO 8601 text, a position a percentage of the
drawing's width.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from decision_tool.core.guidance.model import Kind
from decision_tool.core.guidance.record_documents import RecordLink
from decision_tool.core.timetable.display_details import Details

Tone = Literal["late", "soon", "plain", "done", "need"]
FieldKind = Literal["dates", "answers", "held", "agreed", "pathways", "rows"]
Anchoring = Literal["start", "middle", "end"]
Shape = Literal["day", "hollow", "bar", "open", "held"]
Paper = Literal["portrait", "landscape"]
GroupId = Literal[
    "late", "conflict", "soon", "later", "dated", "unmarked", "needs-date", "needs-answer",
    "when-needed", "held", "passed", "not-needed",
]  # fmt: skip
AnswerState = Literal["idle", "late", "soon", "later", "none"]
LineKind = Literal["late", "unmarked", "called-for", "long-series", "needs"]


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
class Mark:
    """One row's drawing.

    *to* ends a bar, or the line of a series; *tail* is the day counted from; *was* is where
    the mark stood before a date moved; *ticks* are the other occurrences of a series.
    """

    shape: Shape
    x: float
    tone: Tone
    to: float | None = None
    tail: float | None = None
    was: float | None = None
    ticks: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """What a row says that stands for several occurrences of its series.

    *title* is without a number, *number* says which of how many the row itself is, *then*
    the days of the *others*, which are rows of their own on paper.
    """

    title: str
    number: str
    then: tuple[Part, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One step, or one of a series.

    *when* leads with the day to put in a diary, *due* says the guide's days where they
    differ. *day* places the row. *was* says where it stood before a date moved. *hold* names the
    button that marks it, empty if nothing is held. *may_agree* tells whether people may agree
    another day for it. *folded_in* is the row that stands for it on a screen. *records* are the
    forms to fill in for a meeting; *details* names every form.
    """

    id: str
    kind: Kind
    title: str
    pathway: str
    when: tuple[Part, ...]
    due: tuple[Part, ...]
    who: str
    folded_in: str
    series: SeriesRow | None
    day: str | None
    tags: tuple[Tag, ...]
    links: tuple[Link, ...]
    remarks: tuple[str, ...]
    was: str
    hold: str
    may_agree: bool
    records: tuple[RecordLink, ...]
    mark: Mark | None
    details: Details


@dataclass(frozen=True, slots=True)
class Group:
    """Rows in one state under a heading that counts them.

    *count* is how many a screen shows: rows that others stand for are not among them.
    """

    id: GroupId
    title: str
    count: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ToMark:
    """One step that was due and is not marked: the *question*, and the words of each answer.

    *day* is the day that ``on_day`` marks it held on; *was* says when it was due.
    """

    row: str
    title: str
    was: str
    question: str
    day: str
    on_day: str
    other_day: str
    not_yet: str


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One kind of thing to know beside the next step: bold *first* words, and the *rest*.

    *links* lead to fields and rows. *marks* are what its *act* opens to be marked, *pathway*
    what it adds, *series* what it lists in full; *act* names that button.
    """

    kind: LineKind
    first: str
    rest: str
    links: tuple[Link, ...] = ()
    act: str = ""
    marks: tuple[ToMark, ...] = ()
    mark_all: str = ""
    pathway: str = ""
    series: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands above a timetable, to read out: the next step, then one line a kind.

    *heading* is ``Next``; *about* says how far off, why that day, who arranges, who comes.
    *row* is the step that is next, and empty where none is.
    """

    state: AnswerState
    heading: str
    sentence: tuple[Part, ...]
    about: str = ""
    row: str = ""
    lines: tuple[AnswerLine, ...] = ()


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
    """A plan as a page shows it. *paper* is how a sheet lies on which it prints best.

    *days* are those of the rows that are to be done. The page sends them back as what the next
    timetable is compared with.
    """

    answer: Answer
    groups: tuple[Group, ...]
    axis: Axis | None
    troubles: tuple[Trouble, ...]
    moved: Moved | None
    announcement: str
    dates_used: str
    edition: str
    paper: Paper
    days: dict[str, str]
