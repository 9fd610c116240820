"""The shape of a record form: `pathways/records/` has one file for each."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from decision_tool.publish.forms.document import FieldKind
from decision_tool.publish.forms.layout import Fill, FromStep, SettingName
from decision_tool.publish.source.field_types import (
    ClauseIds,
    Defines,
    Id,
    Maybe,
    Shape,
    Text,
    YesNo,
    refusal,
)

MOST_ROWS = 40
MOST_LINES = 12
"""As many as record-sheet.css has a rule for: of more it would leave room for one."""


def _up_to(most: int) -> AfterValidator:
    def checked(number: int) -> int:
        if 1 <= number <= most:
            return number
        raise refusal(f"{number} is out of reach.", f"Write a number from 1 to {most}.")

    return AfterValidator(checked)


Rows = Annotated[int, Field(strict=True), _up_to(MOST_ROWS)]
Lines = Annotated[int, Field(strict=True), _up_to(MOST_LINES)]
Percent = Annotated[int, Field(strict=True, ge=1, le=100)]
WHOLE_WIDTH = 100


class PlaceSource(Shape):
    """A place to write: a field, a box, something to tick."""

    id: Id
    """Permanent, and the only one of this name in the form."""
    label: Text
    """What stands beside it."""
    kind: FieldKind = "line"
    """line, box (several lines), date, choice or tick. Boxes are boxes, ticks are ticks."""
    hint: Maybe[Text] = None
    """A prompt: what to write here."""
    choices: tuple[Text, ...] = ()
    """What to choose from: for the kind choice only."""
    lines: Maybe[Lines] = None
    """How many lines of handwriting it leaves room for."""
    fill: Maybe[Fill] = None
    """What the timetable writes into it."""
    from_last: tuple[Id, ...] = ()
    """What the record of the meeting before wrote into these fields comes into this one."""
    every_sheet: YesNo = False
    """yes: every sheet repeats it. Left out everywhere: the case number is repeated."""
    clauses: ClauseIds = ()
    """The clauses that this carries out."""

    @model_validator(mode="after")
    def _offers_choices(self) -> Self:
        if (self.kind == "choice") != bool(self.choices):
            hint = "Give `choices:` with `kind: choice`, and only then."
            raise refusal(f"the field {self.id!r} is half a choice.", hint)
        if len(set(self.choices)) < len(self.choices):
            hint = "Word opens no list that says the same twice. Take one out."
            raise refusal(f"the field {self.id!r} offers a choice twice.", hint)
        return self

    @model_validator(mode="after")
    def _shows_its_hint(self) -> Self:
        if self.hint and self.kind == "tick":
            raise _unseen_hint(self.id)
        return self


def _unseen_hint(place: str) -> PydanticCustomError:
    """Return the refusal of a hint where the form has no room to show one."""
    hint = "Only fields and boxes show one. Put it into `words:`."
    return refusal(f"nobody would see the hint of {place!r}.", hint)


class ColumnSource(PlaceSource):
    """A column of a table; each of its cells is such a place to write."""

    width: Percent
    """How much of the table it takes, in hundredths."""

    @model_validator(mode="after")
    def _has_no_hint(self) -> Self:
        if self.hint:
            raise _unseen_hint(self.id)
        return self


class TableSource(Shape):
    """A table with empty rows."""

    from_last: Maybe[Id] = None
    """A table of the form: its rows in the record of the meeting before come into these rows.

    Each column then says in its own `from-last:` which columns of that table it takes.
    """

    id: Id
    """Permanent, and the only one of this name in the form."""
    columns: Annotated[tuple[ColumnSource, ...], Field(min_length=1)]
    """The columns from left to right; their widths add up to 100."""
    rows: Rows
    """How many empty rows."""

    @model_validator(mode="after")
    def _fills_the_width(self) -> Self:
        total = sum(column.width for column in self.columns)
        if total != WHOLE_WIDTH:
            hint = "Write widths that add up to 100."
            raise refusal(f"the widths of table {self.id!r} add up to {total}.", hint)
        return self


class SignatureSource(Shape):
    """Who signs; the date of signing stands beside it."""

    id: Id
    """Permanent, and the only one of this name in the form."""
    label: Text
    """Who signs: Supervisor."""
    clauses: ClauseIds = ()
    """The clauses that this carries out."""


class WordsSource(Shape):
    """Something to read before writing: our words, or the council's own."""

    text: Maybe[Text] = None
    """A short sentence in plain English."""
    setting: Maybe[SettingName] = None
    """The words of the council under `records` in common/settings.yml, in place of a text."""
    clauses: ClauseIds = ()
    """The clauses that this carries out."""

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        if (self.text is None) == (self.setting is None):
            hint = "Write `text:` or `setting:`, one of the two."
            raise refusal("these words are not one thing.", hint)
        return self


class FormPartSource(Shape):
    """A part of a form: what to read, then what to fill in."""

    section: Maybe[Text] = None
    """Its heading. Left out: the part at the head of the form."""
    clauses: ClauseIds = ()
    """The clauses that this carries out."""
    added: YesNo = False
    """yes: the form of the guide lacks this part; we added it for what the guide asks."""
    after_first: YesNo = False
    """yes: left out of the record of a first meeting, which has none before it."""
    for_each: Maybe[Literal["child"]] = None
    """child: a record of several children has this part for each. Left out: they share it."""
    words: tuple[WordsSource, ...] = ()
    """What to read before writing."""
    fields: tuple[PlaceSource, ...] = ()
    """Short fields side by side."""
    from_step: Maybe[FromStep] = None
    """What the step gives: purposes, agenda, discussed (both), invited or recording."""
    prompt: Maybe[Text] = None
    """The prompt in each box that `from-step` makes."""
    lines: Maybe[Lines] = None
    """How many lines each box that `from-step` makes has."""
    boxes: tuple[PlaceSource, ...] = ()
    """Areas to write in, one below the other."""
    ticks: tuple[PlaceSource, ...] = ()
    """Boxes to tick."""
    table: Maybe[TableSource] = None
    """A table with empty rows."""
    signatures: tuple[SignatureSource, ...] = ()
    """Who signs."""

    @model_validator(mode="after")
    def _has_a_heading_for_each(self) -> Self:
        if self.for_each and not self.section:
            hint = "Give it a `section:`: the heading names the child."
            raise refusal("a part for each child has no heading.", hint)
        return self

    @model_validator(mode="after")
    def _is_of_one_kind(self) -> Self:
        _refuse_other_kinds(self.boxes, "box", "boxes")
        _refuse_other_kinds(self.ticks, "tick", "ticks")
        if (one := next((tick for tick in self.ticks if tick.hint), None)) is not None:
            raise _unseen_hint(one.id)
        return self

    @model_validator(mode="after")
    def _prompts_a_box(self) -> Self:
        has_boxes = self.from_step in ("purposes", "agenda", "discussed")
        if not has_boxes and (self.prompt is not None or self.lines is not None):
            hint = "They are for the boxes of `from-step: discussed`. Take them out."
            raise refusal("this part has a prompt or lines, and no box of the step.", hint)
        return self


def _refuse_other_kinds(places: tuple[PlaceSource, ...], kind: FieldKind, listed: str) -> None:
    """Raise for the first place that says it is of another kind than its list."""
    for one in places:
        if "kind" in one.model_fields_set and one.kind != kind:
            hint = f"Take out `kind:`, or move it from `{listed}:` to `fields:`."
            raise refusal(f"{one.id!r} cannot be of the kind {one.kind!r} here.", hint)


class RecordFile(Shape):
    """records/<id>.yml: one form that a guide names, and what it asks for."""

    id: Annotated[Id, Defines("record")]
    """Permanent, and the name of the file."""
    title: Text
    """What the form is called."""
    form: Text
    """Its number in the list of forms, such as F13."""
    supplied: Literal["full", "partial", "name-only", "lost"]
    """How much of the form the guide gave: lost means that it was there and cannot be read."""
    one_per: Literal["step", "form", "nothing"]
    """step: one for each meeting that asks for it. form: one for all. nothing: not ours to make."""
    filed: Text | None = None
    """Where it is kept. null: the guide does not say."""
    owner: Text | None = None
    """Whose form it is, where we do not make it."""
    why: Maybe[Text] = None
    """Why it is a frame, is derived, or is only listed: a sentence or two."""
    about: Maybe[Text] = None
    """One line under the title. A form for a step shows its pathway and step instead."""
    sideways: YesNo = False
    """yes: printed on A4 turned sideways."""
    clauses: ClauseIds = ()
    """The clauses that speak of the form and that no part of it carries out."""
    parts: tuple[FormPartSource, ...] = ()
    """The parts from top to bottom."""

    @model_validator(mode="after")
    def _goes_on_with_what_it_has(self) -> Self:
        tables = {one.table.id: one.table for one in self.parts if one.table}
        for part in self.parts:
            places = (*part.fields, *part.boxes, *part.ticks)
            known = {one.id for each in self.parts for one in (*each.fields, *each.boxes)}
            for one in places:
                _refuse_unknown_last(one, known, "field or box of this form")
            for one in part.table.columns if part.table else ():
                fed = tables.get(part.table.from_last or "") if part.table else None
                columns = {each.id for each in fed.columns} if fed else set()
                _refuse_unknown_last(one, columns, "column of the table that `from-last:` names")
        return self


def _refuse_unknown_last(place: PlaceSource, known: set[str], what: str) -> None:
    unknown = next((one for one in place.from_last if one not in known), None)
    if unknown is not None:
        hint = f"Write the id of a {what}."
        raise refusal(f"{place.id!r} cannot take {unknown!r} from the last record.", hint)
