"""What a record form is, ready to be shown: every output is made from these records alone.

A form that is made for each step is complete here: its boxes are that step's purposes.
Nothing in this module knows of a page, of Word or of paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

FieldKind = Literal["line", "box", "date", "choice", "tick"]

LONGEST_ID = 64
"""How many characters the id of a field can have: Word takes no longer tag."""


@dataclass(frozen=True, slots=True)
class Field:
    """A place to write.

    *id* is unique in its document: the name of the input in HTML and PDF, the tag of the
    content control in Word. *label* stands beside it; *name* is the whole label for
    somebody who does not see where it stands ("Actions, row 2: who"). *lines*: how many
    lines of handwriting it leaves room for. *fill*: what a timetable knows of it, or "".
    *is_identity*: it says whose form it is. *last*: the fields of the record before it that feed
    it, a group a line: the words of the first of a group, those of the others in brackets.
    """

    id: str
    label: str
    name: str
    kind: FieldKind = "line"
    hint: str = ""
    choices: tuple[str, ...] = ()
    lines: int = 1
    fill: str = ""
    clauses: tuple[str, ...] = ()
    is_identity: bool = False
    last: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Guidance to read before writing: a list where *items* has several."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """Short fields side by side, two in a row where there is room."""

    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A label, a prompt (may be empty) and an area to write in. *number*: 0, or its place."""

    field: Field
    number: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """A column; *width* in hundredths of the table's."""

    label: str
    width: int
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, each printed text or a field to fill. *name*: what the table is called."""

    id: str
    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str | Field, ...], ...]


@dataclass(frozen=True, slots=True)
class Ticks:
    """Boxes to tick, each with its label."""

    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """A line to sign on, and its date. *who*: "Supervisor"."""

    who: str
    signed: Field
    on: Field


@dataclass(frozen=True, slots=True)
class Signatures:
    """The signatures of a form: each row stays in one piece."""

    rows: tuple[Signature, ...]


Each = Literal["", "child", "meeting"]
"""Whose a section is where a record is of several children: all of them share it, each child has
one, or each meeting that is held as one with others has."""

Block = Words | Fields | Box | Table | Ticks | Signatures


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form under its heading; *title* is "" for the part at the head.

    *is_added*: not in the source's form; we added it for what its guide asks to be
    recorded. The form's page says so; the form does not, for it is issued. *is_of_step*: what
    it asks for comes from the step, so that another step's form may ask for something else there.
    """

    title: str
    blocks: tuple[Block, ...]
    is_added: bool = False
    clauses: tuple[str, ...] = ()
    each: Each = ""
    is_of_step: bool = False


@dataclass(frozen=True, slots=True)
class Use:
    """A step that produces this form."""

    pathway: str
    step: str


@dataclass(frozen=True, slots=True)
class Document:
    """One form, whole.

    *id* names its page and its files. *record* is the id of the form it is made from, *form*
    that form's number (F13), *council* the organisation whose form it is, *collection* what
    its guidance is called. *title* is the heading, *about* one line under it, *filed* where
    it is kept ("" where no guide says). *marking* may be "". *edition* is "1.0",
    *edition_date* an ISO day. *is_earlier*: of an edition that the site does not go by.
    """

    id: str
    record: str
    form: str
    title: str
    about: str
    filed: str
    sections: tuple[Section, ...]
    council: str
    collection: str
    marking: str
    edition: str
    edition_date: str
    is_sideways: bool = False
    uses: tuple[Use, ...] = ()
    clauses: tuple[str, ...] = ()
    is_earlier: bool = False

    @property
    def file(self) -> str:
        """Return what its files are called, without the ending: no id has such a mark in it."""
        return f"{self.edition}_{self.id}" if self.is_earlier else self.id

    def fields(self) -> Iterator[Field]:
        """Yield every field in reading order."""
        for section in self.sections:
            for block in section.blocks:
                yield from _fields(block)

    @property
    def identity(self) -> Field | None:
        """Return the field that every sheet repeats, so that none can stray into another file."""
        found = list(self.fields())
        named = (one for one in found if one.is_identity)
        return next(named, None) or next((one for one in found if one.fill == "reference"), None)

    @property
    def child(self) -> Field | None:
        """Return the field that says which child of a case it is of; sheets repeat it too."""
        return next((one for one in self.fields() if one.fill == "child"), None)

    def all_clauses(self) -> tuple[str, ...]:
        """Return every clause the form carries out, each once, in the order of the form."""
        return tuple(dict.fromkeys(_clauses(self)))


def _fields(block: Block) -> Iterator[Field]:
    match block:
        case Words():
            return
        case Fields() | Ticks():
            yield from block.fields
        case Box():
            yield block.field
        case Table():
            for row in block.rows:
                yield from (cell for cell in row if isinstance(cell, Field))
        case Signatures():
            for one in block.rows:
                yield from (one.signed, one.on)


def _clauses(document: Document) -> Iterator[str]:
    yield from document.clauses
    for section in document.sections:
        yield from section.clauses
        for block in section.blocks:
            if isinstance(block, Table):
                for column in block.columns:
                    yield from column.clauses
            for field in _fields(block):
                yield from field.clauses
