"""From the object in a file to a saved timetable: nothing is taken on trust, nothing guessed.

Whether its ids still exist is not asked here: a file outlives an edition of the guidance.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import get_args

from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.planning.given import KEYS
from decision_tool.core.planning.outcome import State
from decision_tool.core.reference import clean_reference
from decision_tool.core.saved.checked import Checked
from decision_tool.core.saved.file_text import OURS, WHOLE
from decision_tool.core.saved.saved_file import (
    KIND,
    SCHEMA,
    CalendarKept,
    GivenThen,
    SavedFile,
    SavedRow,
)

PARTS = (
    "schema", "kind", "edition", "saved-on", "reference", "given", "provisional", "not-held",
    "calendar", "planned",
)  # fmt: skip
PLAN_PARTS = ("schema", "given", "steps", "problems", "notes")
ROW_ID = re.compile(r"[a-z0-9-]+/[a-z0-9-]+(#[1-9][0-9]{0,4})?")
ROW_EXAMPLE = "adoption/initial"
CASE = re.compile(r"([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?", re.IGNORECASE)
CASE_EXAMPLE = "123e4567-e89b-42d3-a456-426614174000"


def is_given_alone(plain: Mapping[str, object]) -> bool:
    """Tell whether this is the ``given`` object of CONTRACT and nothing around it."""
    return not plain or ("kind" not in plain and any(part in KEYS for part in plain))


def read_saved(plain: Mapping[str, object]) -> SavedFile:
    """Return a saved file, or a plan's JSON as one. Raises FaultsError naming every fault."""
    is_saved = "kind" in plain
    if plain.get("kind") != KIND and (is_saved or not {"given", "steps"} <= plain.keys()):
        what = "this is JSON, but not a saved timetable: "
        what += "it is of another kind." if is_saved else "it does not say its kind."
        raise FaultsError([Fault(WHOLE, what, OURS)])
    _check_schema(plain.get("schema"))
    checked = Checked()
    saved = _saved(plain, checked) if is_saved else _plan(plain, checked)
    checked.finish()
    return saved


def _check_schema(schema: object) -> None:
    """Raise FaultsError unless the form of the file is known: a newer one may mean other things."""
    if schema == SCHEMA and not isinstance(schema, bool):
        return
    if isinstance(schema, int) and schema > SCHEMA:
        what = "the file was made by a newer version of this tool."
        raise FaultsError([Fault("schema", what, "Open it with that version.")])
    what = f"{schema!r} is not a number of ours."
    raise FaultsError([Fault("schema", what, f"It should be {SCHEMA}.")])


def _saved(plain: Mapping[str, object], checked: Checked) -> SavedFile:
    given, planned = _given(plain.get("given"), checked), plain.get("planned")
    return SavedFile(
        given=given,
        edition=checked.text(plain.get("edition"), "edition"),
        saved_on=checked.day(plain.get("saved-on"), "saved-on"),
        provisional=_provisional(plain.get("provisional"), given, checked),
        calendar=read_calendar(plain.get("calendar"), checked),
        reference=clean_reference(checked.text(plain.get("reference", ""), "reference")),
        not_held=tuple(
            checked.name(row, place, ROW_ID, ROW_EXAMPLE)
            for place, row in checked.items(plain.get("not-held"), "not-held")
        ),
        planned=None if planned is None else _rows(planned, "planned", checked),
        strange=_strange(plain, PARTS),
    )


def _plan(plain: Mapping[str, object], checked: Checked) -> SavedFile:
    given = _given(plain["given"], checked)
    return SavedFile(
        given=given,
        saved_on=given.today,
        planned=_rows(plain["steps"], "steps", checked),
        strange=_strange(plain, PLAN_PARTS),
    )


def _strange(plain: Mapping[str, object], known: tuple[str, ...]) -> tuple[str, ...]:
    given = plain.get("given")
    within = given if isinstance(given, dict) else {}
    strange = [part for part in plain if part not in known]
    return (*strange, *(part for part in within if part not in KEYS))


def _given(plain: object, checked: Checked) -> GivenThen:
    if plain is None:
        checked.fault("given", "this part is missing.", "It holds the pathways and dates.")
    parts = checked.parts(plain, "given")
    pathways = checked.texts(parts.get("pathways"), "given, pathways")
    if isinstance(plain, dict) and parts.get("pathways") in (None, []):
        checked.fault("given, pathways", "no pathway is chosen.")
    return GivenThen(
        pathways=pathways,
        dates=checked.days(parts.get("dates"), "given, dates"),
        answers=_answers(parts.get("answers"), checked),
        held=_held(parts.get("held"), checked),
        today=checked.day(parts.get("today"), "given, today"),
        list_all=checked.texts(parts.get("list_all"), "given, list_all"),
    )


def _answers(plain: object, checked: Checked) -> dict[str, str]:
    """Return answers as text; numbers may stand without quotes, as CONTRACT allows."""
    found = {}
    for name, value in checked.parts(plain, "given, answers").items():
        is_number = isinstance(value, int) and not isinstance(value, bool)
        found[name] = checked.text(str(value) if is_number else value, f"given, answers, {name}")
    return found


def _held(plain: object, checked: Checked) -> dict[str, date]:
    held = checked.days(plain, "given, held")
    for name in held:
        checked.name(name, "given, held", ROW_ID, ROW_EXAMPLE)
    return held


def _provisional(plain: object, given: GivenThen, checked: Checked) -> tuple[str, ...]:
    """Return the keys. Where a fault was found before, a key's date may be at fault itself."""
    is_sound = not checked.faults
    keys = checked.texts(plain, "provisional")
    for key in keys:
        if key and is_sound and key not in given.dates:
            checked.fault("provisional", f"{key!r} has no date in this file.")
    return keys


def read_calendar(plain: object, checked: Checked) -> CalendarKept:
    """Return what the calendar was told. Rows that are gone stay: they are to be cancelled."""
    parts = checked.parts(plain, "calendar")
    told = checked.items(parts.get("told"), "calendar, told")
    days = checked.days(parts.get("days"), "calendar, days")
    return CalendarKept(
        case=checked.name(parts.get("case", ""), "calendar, case", CASE, CASE_EXAMPLE),
        told=tuple(checked.name(row, place, ROW_ID, ROW_EXAMPLE) for place, row in told),
        days={
            checked.name(row, "calendar, days", ROW_ID, ROW_EXAMPLE): day
            for row, day in days.items()
        },
    )


def _rows(plain: object, where: str, checked: Checked) -> tuple[SavedRow, ...]:
    rows = [_row(row, place, checked) for place, row in checked.items(plain, where)]
    for name, count in Counter(row.id for row in rows if row.id).items():
        if count > 1:
            checked.fault(where, f"{name!r} stands there {count} times.", "Once is right.")
    return tuple(rows)


def _row(plain: object, where: str, checked: Checked) -> SavedRow:
    faults_before = len(checked.faults)
    parts = checked.parts(plain, where)
    days = {
        name: checked.day(parts.get(name), f"{where}, {name}")
        for name in ("earliest", "latest", "suggested", "held")
    }
    row = SavedRow(
        id=checked.name(parts.get("id"), f"{where}, id", ROW_ID, ROW_EXAMPLE),
        title=checked.text(parts.get("title"), f"{where}, title"),
        pathway=checked.text(parts.get("pathway", ""), f"{where}, pathway"),
        state=_state(parts.get("state"), f"{where}, state", checked),
        approximate=parts.get("approximate") is True,
        reasons=checked.texts(parts.get("reasons"), f"{where}, reasons"),
        readings=checked.texts(parts.get("readings"), f"{where}, readings"),
        **days,
    )
    if len(checked.faults) == faults_before:
        _check_days(row, where, checked)
    return row


def _state(plain: object, where: str, checked: Checked) -> State:
    for state in get_args(State):
        if state == plain:
            found: State = state
            return found
    checked.fault(where, "this is no state of a step.", f"One of: {', '.join(get_args(State))}.")
    return "needs-date"


def _check_days(row: SavedRow, where: str, checked: Checked) -> None:
    """Note a state that the days of a row, sound in themselves, contradict."""
    if row.state == "dated" and not (row.earliest or row.latest):
        checked.fault(where, "its state is 'dated', but it has no date.")
    if (row.state == "held") != bool(row.held):
        checked.fault(where, "its state and the day it was held contradict each other.")
