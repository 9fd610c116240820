"""Writes a case as the text of a file: the same case gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import GivenJson
from decision_tool.core.planning.plan import Plan
from decision_tool.core.planning.reply import iso
from decision_tool.core.saved.file_text import LARGEST, WHOLE
from decision_tool.core.saved.json_shapes import (
    AsOnePart,
    CaseHead,
    CaseJson,
    ChildJson,
    EditionPart,
    GuidePart,
    HandedOverJson,
    HandedOverPart,
    HeldPart,
    NotHeldPart,
    OwnPart,
    PlannedPart,
    RecordsPart,
    ReferencePart,
    SavedRowJson,
    SharedPart,
    TakenOutPart,
)
from decision_tool.core.saved.saved_file import (
    KIND,
    SCHEMA,
    CalendarKept,
    HandedOver,
    Said,
    SavedRow,
    rows_of_plan,
)
from decision_tool.core.saved.shared import without_shared

Value = TypeVar("Value")
TOO_MANY_WORDS = "the records hold too many words for one file."
TAKE_RECORDS_AWAY = "Take the records away as Word files, and save without them."


@dataclass(frozen=True, slots=True)
class ChildToSave:
    """One child of the case to write: the timetable, and what was said besides."""

    plan: Plan
    provisional: frozenset[str] = frozenset()
    calendar: CalendarKept = field(default_factory=CalendarKept)
    said: Said = field(default_factory=Said)


def case_text(
    children: Sequence[ChildToSave], guidance: Guidance, follows: str = ""
) -> tuple[str, bool]:
    """Return the text of the file, and whether the timetables are in it.

    *follows*: the version of the edition that the case stays under, whatever is published later.

    The same case gives the same bytes, in whatever order it was typed. Timetables too long to
    be opened again, of a series over many decades, are left out. Raises FaultsError where
    records alone are too long for that.
    """
    kept = _edition(guidance, follows)
    full = _written(children, guidance, kept, has_rows=True)
    if len(full.encode()) <= LARGEST:
        return full, True
    bare = _written(children, guidance, kept, has_rows=False)
    if len(bare.encode()) > LARGEST:
        raise FaultsError([Fault(WHOLE, TOO_MANY_WORDS, TAKE_RECORDS_AWAY)])
    return bare, False


def _edition(guidance: Guidance, follows: str) -> EditionPart:
    part: EditionPart = {}
    if guidance.digest:
        part["edition-digest"] = guidance.digest
    if follows:
        part["follows"] = follows
    return part


def _written(
    children: Sequence[ChildToSave], guidance: Guidance, kept: EditionPart, *, has_rows: bool
) -> str:
    parts = [_child(one, guidance, has_rows=has_rows) for one in children]
    shared, alone = without_shared(parts)
    head: CaseHead = {
        "schema": SCHEMA,
        "kind": KIND,
        "edition": guidance.edition,
        "saved-on": iso(children[0].plan.given.today),
    }
    alike: SharedPart = {"shared": shared} if shared["dates"] or shared["answers"] else {}
    whole: CaseJson = {**head, **kept, **alike, **_taken_out(children), "children": alone}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _taken_out(children: Sequence[ChildToSave]) -> TakenOutPart:
    found = [one.as_json() for child in children for one in child.said.taken_out]
    return {"taken-out": found} if found else {}


def _child(one: ChildToSave, guidance: Guidance, *, has_rows: bool) -> ChildJson:
    given, said = one.plan.given, one.said
    return {
        "label": said.label,
        **_reference(said),
        "given": _in_order(given.as_json()),
        **_own(said),
        "provisional": sorted(one.provisional & given.dates.keys()),
        **_not_held(said),
        **_as_one(said),
        "calendar": one.calendar.as_json(),
        **_handed(said),
        **_records(said),
        **_planned(one.plan, guidance, has_rows=has_rows),
    }


def _reference(said: Said) -> ReferencePart:
    return {"reference": said.reference} if said.reference else {}


def _own(said: Said) -> OwnPart:
    return {"own": sorted(said.own)} if said.own else {}


def _not_held(said: Said) -> NotHeldPart:
    return {"not-held": sorted(said.not_held)} if said.not_held else {}


def _as_one(said: Said) -> AsOnePart:
    return {"as-one": _sorted(said.as_one)} if said.as_one else {}


def _handed(said: Said) -> HandedOverPart:
    return {"handed-over": handed_over_json(said.handed_over)} if said.handed_over else {}


def _records(said: Said) -> RecordsPart:
    keys = sorted(said.records)
    return {"records": {key: _sorted(said.records[key]) for key in keys}} if keys else {}


def _planned(plan: Plan, guidance: Guidance, *, has_rows: bool) -> PlannedPart:
    return {"planned": [row_json(row) for row in rows_of_plan(plan, guidance)]} if has_rows else {}


def handed_over_json(handed: HandedOver) -> HandedOverJson:
    """Return it as a file and a page keep it."""
    return {"on": iso(handed.on), "what": handed.by, "given": _in_order(handed.given.as_json())}


def _in_order(given: GivenJson) -> GivenJson:
    return {
        **given,
        "dates": _sorted(given["dates"]),
        "answers": _sorted(given["answers"]),
        "held": _sorted(given["held"]),
    }


def _sorted(values: Mapping[str, Value]) -> dict[str, Value]:
    return dict(sorted(values.items()))


def row_json(row: SavedRow) -> SavedRowJson:
    """Return a row as the file has it."""
    return {
        "id": row.id,
        "title": row.title,
        "pathway": row.pathway,
        "state": row.state,
        "earliest": iso(row.earliest),
        "latest": iso(row.latest),
        "suggested": iso(row.suggested),
        **_held(row),
        **_guide(row),
        "reasons": list(row.reasons),
        "readings": list(row.readings),
    }


def _held(row: SavedRow) -> HeldPart:
    return {"held": iso(row.held)} if row.held else {}


def _guide(row: SavedRow) -> GuidePart:
    return {"approximate": True} if row.approximate else {}
