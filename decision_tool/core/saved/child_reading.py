"""Reads one child of a saved case, each part with its place in the file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast, get_args

from decision_tool.core.planning.given import KEYS, known_day
from decision_tool.core.planning.outcome import State
from decision_tool.core.reference import clean_reference
from decision_tool.core.saved.checked import Checked, are_words
from decision_tool.core.saved.json_shapes import HandedOverBy, RecordValues
from decision_tool.core.saved.saved_file import (
    FIRST_LABEL,
    CalendarKept,
    GivenThen,
    HandedOverThen,
    SavedChild,
    SavedRow,
    TakenOut,
)

ROW_ID = re.compile(r"[a-z0-9-]+/[a-z0-9-]+(#[1-9][0-9]{0,4})?")
ROW_EXAMPLE = "adoption/initial"
ROW_DAYS = ("earliest", "latest", "suggested", "held")
STATES: tuple[State, ...] = get_args(State)
CASE = re.compile(r"([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?", re.IGNORECASE)
CASE_EXAMPLE = "123e4567-e89b-42d3-a456-426614174000"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a child stands in a file; the *name* is empty where the file holds nothing else."""

    name: str

    def of(self, part: str) -> str:
        """Return the place of a part of the child."""
        return f"{self.name}, {part}" if self.name else part


def read_child(
    plain: Mapping[str, object], at: Place, given: GivenThen, checked: Checked
) -> SavedChild:
    """Return the child that was *given* this, with what else the file says of them."""
    planned, handed = plain.get("planned"), plain.get("handed-over")
    return SavedChild(
        given=given,
        label=checked.text(plain.get("label", FIRST_LABEL), at.of("label")),
        provisional=_provisional(plain.get("provisional"), given, at, checked),
        calendar=read_calendar(plain.get("calendar"), checked, at.of("calendar")),
        reference=clean_reference(checked.text(plain.get("reference", ""), at.of("reference"))),
        own=checked.texts(plain.get("own"), at.of("own")),
        not_held=tuple(
            checked.name(row, place, ROW_ID, ROW_EXAMPLE)
            for place, row in checked.items(plain.get("not-held"), at.of("not-held"))
        ),
        as_one=read_as_one(plain.get("as-one"), at.of("as-one"), checked),
        handed_over=(
            None if handed is None else read_handed_over(handed, at.of("handed-over"), checked)
        ),
        records=read_records(plain.get("records"), at.of("records"), checked),
        planned=None if planned is None else read_rows(planned, at.of("planned"), checked),
    )


def strange_parts(plain: Mapping[str, object], known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of parts, and of parts of what was given, that are not known here."""
    given = plain.get("given")
    within = given if isinstance(given, dict) else {}
    strange = [part for part in plain if part not in known]
    return (*strange, *(part for part in within if part not in KEYS))


def read_given(
    plain: object, where: str, checked: Checked, *, needs_pathway: bool = True
) -> GivenThen:
    """Return what was given. A brother or sister may have no pathway yet."""
    if plain is None:
        checked.fault(where, "this part is missing.", "It holds the pathways and dates.")
    parts = checked.parts(plain, where)
    pathways = checked.texts(parts.get("pathways"), f"{where}, pathways")
    if needs_pathway and isinstance(plain, dict) and parts.get("pathways") in (None, []):
        checked.fault(f"{where}, pathways", "no pathway is chosen.")
    return GivenThen(
        pathways=pathways,
        dates=checked.days(parts.get("dates"), f"{where}, dates"),
        answers=read_answers(parts.get("answers"), f"{where}, answers", checked),
        held=_held(parts.get("held"), f"{where}, held", checked),
        today=checked.day(parts.get("today"), f"{where}, today"),
        list_all=checked.texts(parts.get("list_all"), f"{where}, list_all"),
        agreed=_held(parts.get("agreed"), f"{where}, agreed", checked),
    )


def read_answers(plain: object, where: str, checked: Checked) -> dict[str, str]:
    """Return answers as text; numbers may stand without quotes, as CONTRACT allows."""
    found = {}
    for name, value in checked.parts(plain, where).items():
        is_number = isinstance(value, int) and not isinstance(value, bool)
        found[name] = checked.text(str(value) if is_number else value, f"{where}, {name}")
    return found


def _held(plain: object, where: str, checked: Checked) -> dict[str, date]:
    held = checked.days(plain, where)
    for name in held:
        checked.name(name, where, ROW_ID, ROW_EXAMPLE)
    return held


def _provisional(plain: object, given: GivenThen, at: Place, checked: Checked) -> tuple[str, ...]:
    """Return the keys. Where a fault was found before, a key's date may be at fault itself."""
    is_sound = not checked.faults
    keys = checked.texts(plain, at.of("provisional"))
    for key in keys:
        if key and is_sound and key not in given.dates:
            checked.fault(at.of("provisional"), f"{key!r} has no date in this file.")
    return keys


def read_as_one(plain: object, where: str, checked: Checked) -> dict[str, int]:
    """Return the number of each row that is one meeting with others."""
    found = {}
    for row, number in checked.parts(plain, where).items():
        checked.name(row, where, ROW_ID, ROW_EXAMPLE)
        if isinstance(number, int) and not isinstance(number, bool) and number > 0:
            found[row] = number
        else:
            checked.fault(f"{where}, {row}", "this is not a number from 1.", "For example 1.")
    return found


def read_handed_over(plain: object, where: str, checked: Checked) -> HandedOverThen:
    """Return what was given when the timetable was last handed over."""
    parts = checked.parts(plain, where)
    ways: tuple[HandedOverBy, ...] = get_args(HandedOverBy)
    by = next((way for way in ways if way == parts.get("what")), None)
    if by is None:
        checked.fault(
            f"{where}, what", "this is no way to hand over.", f"One of: {', '.join(ways)}."
        )
    return HandedOverThen(
        by=by or ways[0],
        given=read_given(parts.get("given"), f"{where}, given", checked),
        on=checked.day(parts.get("on"), f"{where}, on"),
    )


def read_records(plain: object, where: str, checked: Checked) -> dict[str, RecordValues]:
    """Return the words typed into each form; a tick is true or false."""
    found = {}
    for key, values in checked.parts(plain, where).items():
        place = f"{where}, {key}"
        found[key] = {
            name: value if isinstance(value, bool) else checked.prose(value, f"{place}, {name}")
            for name, value in checked.parts(values, place).items()
        }
    return found


def read_calendar(plain: object, checked: Checked, where: str = "calendar") -> CalendarKept:
    """Return what the calendar was told. Rows that are gone stay: they are to be cancelled."""
    parts = checked.parts(plain, where)
    told = checked.items(parts.get("told"), f"{where}, told")
    days = checked.days(parts.get("days"), f"{where}, days")
    return CalendarKept(
        case=checked.name(parts.get("case", ""), f"{where}, case", CASE, CASE_EXAMPLE),
        told=tuple(checked.name(row, place, ROW_ID, ROW_EXAMPLE) for place, row in told),
        days={
            checked.name(row, f"{where}, days", ROW_ID, ROW_EXAMPLE): day
            for row, day in days.items()
        },
    )


def read_taken_out(plain: object, where: str, checked: Checked) -> tuple[TakenOut, ...]:
    """Return the children who were taken out of a case, each with the entries that are left."""
    found = []
    for place, one in checked.items(plain, where):
        parts = checked.parts(one, place)
        label = checked.text(parts.get("label"), f"{place}, label")
        calendar = read_calendar(parts.get("calendar"), checked, f"{place}, calendar")
        if calendar.told and not calendar.case:
            hint = f"For example {CASE_EXAMPLE}."
            checked.fault(f"{place}, calendar, case", "this part is missing.", hint)
        found.append(TakenOut(label, calendar))
    return tuple(found)


def read_rows(plain: object, where: str, checked: Checked) -> tuple[SavedRow, ...]:
    """Return the rows of a timetable as it stood; none twice."""
    rows = _sound_rows(plain)
    if rows is None:
        rows = [_row(row, place, checked) for place, row in checked.items(plain, where)]
    for name, count in Counter(row.id for row in rows if row.id).items():
        if count > 1:
            checked.fault(where, f"{name!r} stands there {count} times.", "Once is right.")
    return tuple(rows)


def _sound_rows(plain: object) -> list[SavedRow] | None:
    """Return rows all of which are sound at a glance; None where each has to be looked at.

    A folder has ten thousand rows, and hardly one of them at fault.
    """
    if not isinstance(plain, list):
        return None
    words: list[object] = []
    rows = [_at_a_glance(one, words) for one in plain]
    sound = [row for row in rows if row]
    return sound if len(sound) == len(plain) and are_words(words) else None


def _at_a_glance(plain: object, words: list[object]) -> SavedRow | None:
    """Return a row that is sound if the *words* are, to which it adds; None where it may not be."""
    if not isinstance(plain, dict):
        return None
    part = plain.get
    name, title, pathway = part("id"), part("title"), part("pathway", "")
    state, reasons, readings = part("state"), part("reasons", []), part("readings", [])
    given = [part(day) for day in ROW_DAYS]
    days = [known_day(one) for one in given]
    if not (isinstance(name, str) and ROW_ID.fullmatch(name) and state in STATES):
        return None
    if not (isinstance(reasons, list) and isinstance(readings, list)):
        return None
    words += (*plain, title, pathway, *reasons, *readings)
    row = SavedRow(
        name,
        cast("str", title),
        cast("str", pathway),
        state,
        **dict(zip(ROW_DAYS, days, strict=True)),
        approximate=part("approximate") is True,
        reasons=tuple(reasons),
        readings=tuple(readings),
    )
    is_sound = days.count(None) == given.count(None) and not any(_contradictions(row))
    return row if is_sound else None


def _row(plain: object, where: str, checked: Checked) -> SavedRow:
    faults_before = len(checked.faults)
    parts = checked.parts(plain, where)
    days = {name: checked.day(parts.get(name), f"{where}, {name}") for name in ROW_DAYS}
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
        for what in _contradictions(row):
            checked.fault(where, what)
    return row


def _state(plain: object, where: str, checked: Checked) -> State:
    for state in STATES:
        if state == plain:
            return state
    checked.fault(where, "this is no state of a step.", f"One of: {', '.join(STATES)}.")
    return "needs-date"


def _contradictions(row: SavedRow) -> Iterator[str]:
    """Yield how the state contradicts the days of a row, which are sound in themselves."""
    if row.state == "dated" and not (row.earliest or row.latest):
        yield "its state is 'dated', but it has no date."
    if (row.state == "held") != bool(row.held):
        yield "its state and the day it was held contradict each other."
