"""How a record form is laid out, as its file says: before any step has given its part.

`documents` makes documents of it. The engine does not know layouts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from decision_tool.publish.forms.document import Field

Fill = Literal[
    "",
    "reference",
    "child",
    "meeting",
    "when",
    "held",
    "from",
    "arranged",
    "next",
    "invited-1",
    "invited-2",
    "invited-3",
]
"""What a timetable can write into a field."""

FromStep = Literal["purposes", "agenda", "discussed", "invited", "recording"]
"""What a step can give a part of its form; discussed: its purposes, then its agenda."""

SettingName = Literal["statement"]
"""The council's own words that a form may hold."""


@dataclass(frozen=True, slots=True)
class LaidColumn:
    """A column: each of its cells is such a *field*, with the row in its id and name.

    *last*: the columns of the table of the record before that feed it.
    """

    field: Field
    width: int
    last: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LaidTable:
    """A table of so many empty *rows*.

    *last* is the table of the record before that feeds it, with *last_rows* rows; "": none does.
    """

    id: str
    columns: tuple[LaidColumn, ...]
    rows: int
    last: str = ""
    last_rows: int = 0


@dataclass(frozen=True, slots=True)
class LaidSignature:
    """Who signs, by the id that both its fields begin with."""

    id: str
    who: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One section; *title* is "" for the head. *prompt* and *lines* are for boxes of the step.

    *is_after_first*: only where an earlier meeting of the case can have been recorded.
    *is_each_childs*: in a record of several children, each has a part of their own.
    *clauses*: those of the section and of its words.
    """

    title: str
    is_added: bool
    is_after_first: bool
    is_each_childs: bool
    words: tuple[str, ...]
    fields: tuple[Field, ...]
    from_step: FromStep | None
    prompt: str
    lines: int
    boxes: tuple[Field, ...]
    ticks: tuple[Field, ...]
    table: LaidTable | None
    signatures: tuple[LaidSignature, ...]
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A form as its file lays it out; *clauses* are those that no part names."""

    about: str
    is_sideways: bool
    parts: tuple[Part, ...]
    clauses: tuple[str, ...]
