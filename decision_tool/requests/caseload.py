"""A team's table of many children: what to show of it, and what to take away.

Each request brings the whole table. The caseloads planned last are kept, so that a filter, an
unfolded group or a file does not plan everything again; other tables replace them.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypedDict

from decision_tool.core.caseload.child import Child
from decision_tool.core.caseload.choosing import Choices
from decision_tool.core.caseload.folder import files_in
from decision_tool.core.caseload.json_shapes import CaseloadJson
from decision_tool.core.caseload.marks import Mark, marked
from decision_tool.core.caseload.monday import MondaySheet, monday_sheet
from decision_tool.core.caseload.orders import ORDERS, Order
from decision_tool.core.caseload.plan import Caseload, arranged_by, check_arranger, plan_caseload
from decision_tool.core.caseload.since import TeamSince, team_since
from decision_tool.core.caseload.view import Shown, caseload_view
from decision_tool.core.caseload.write_back import WriteBack, written_back
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.identity import identity_of
from decision_tool.core.planning.given import parse_day
from decision_tool.core.progress import Progress, untold
from decision_tool.core.reference import same_child
from decision_tool.core.saved.choosing import case_with_choice
from decision_tool.core.saved.opening import Opened
from decision_tool.core.saved.saved_file import CalendarKept
from decision_tool.exports.caseload_csv import caseload_as_csv, left_out
from decision_tool.exports.caseload_paste import caseload_for_pasting
from decision_tool.exports.paste import Pasted
from decision_tool.requests.guidances import Guidances
from decision_tool.requests.json_shapes import (
    FileOpenedJson,
    MadeFileJson,
    TakenJson,
)
from decision_tool.requests.open import as_form, opened_file, typed
from decision_tool.requests.team_choice import (
    GuideChangedJson,
    changed,
    choices_in,
    team_editions,
    with_chosen,
)
from decision_tool.requests.team_marks import (
    AllDueJson,
    WrittenBackJson,
    all_due,
    marks_in,
    written_json,
)

NAME = "team-timetable"
MOST_KEPT = 2
"""The table on the page, and the one it is compared with."""


class ViewedJson(TypedDict):
    """The team's timetable."""

    caseload: CaseloadJson


class ChildOpenedJson(FileOpenedJson):
    """One child of the team, with those of the same case; ``in_hand`` is the label of the one.

    ``file`` is the name of the saved case, and ``lines`` are those of all its children.
    ``is_named_twice``: the table has another child of the same number.
    """

    in_hand: str
    file: str
    lines: list[int]
    is_named_twice: bool


class SinceJson(TypedDict):
    """What changed since another table."""

    since: TeamSince


class MondayJson(TypedDict):
    """The Monday sheet, to be printed."""

    sheet: MondaySheet


CaseloadReply = (
    ViewedJson
    | AllDueJson
    | WrittenBackJson
    | GuideChangedJson
    | MondayJson
    | SinceJson
    | ChildOpenedJson
    | TakenJson
    | Pasted
)


@dataclass(slots=True)
class _Kept:
    """A caseload and what it was planned from; and with the marks that were made last."""

    text: str
    today: object
    accepted: frozenset[str]
    guidance: Guidance
    caseload: Caseload
    choices: Choices = field(default_factory=dict)
    chosen: Caseload | None = None
    marks: tuple[Mark, ...] = ()
    marked: Caseload | None = None


_kept: list[_Kept] = []


def reply(request: Mapping[str, Any], guidances: Guidances, progress: Progress) -> CaseloadReply:
    """Return what *want* names. Raises FaultsError where the table cannot be used at all.

    Each child is planned by the edition that the case goes by, which may have to be fetched first;
    a table by the site's own.
    """
    guidance = guidances.own
    wants: Mapping[str, Callable[[Caseload, Guidance, Mapping[str, Any]], CaseloadReply]] = {
        "view": _view,
        "child": partial(_child, guidances),
        "spreadsheet": _spreadsheet,
        "paste": _paste,
        "monday": partial(_monday, guidances),
        "since": partial(_since, guidances),
        "due": _due,
        "write": partial(_write, guidances, progress),
        "changed": partial(_changed, guidances, progress),
    }
    want = request.get("want", "view")
    if want not in (*wants, "calendar"):
        hint = f"Write one of: {', '.join([*wants, 'calendar'])}."
        raise FaultsError([Fault("want", f"{want!r} is not known.", hint)])
    with _uncollected():
        caseload = _caseload(request, guidances, progress)
        check_arranger(_arranger(request), caseload, "arranged_by")
        if want == "calendar":
            return _calendar(caseload, guidance, request, progress)
        return wants[want](caseload, guidance, request)


def _arranger(request: Mapping[str, Any]) -> str:
    return str(request.get("arranged_by", ""))


def _caseload(request: Mapping[str, Any], guidances: Guidances, progress: Progress) -> Caseload:
    """Return the caseload with what was chosen for its cases and is marked as held in it."""
    kept = _planned(request, guidances, progress)
    marks, choices = marks_in(request), choices_in(request)
    if kept.chosen is None or kept.choices != choices:
        kept.chosen = with_chosen(kept.caseload, kept.text, choices, guidances, progress)
        kept.choices, kept.marked = choices, None
    if not marks:
        return kept.chosen
    if kept.marked is None or kept.marks != marks:
        kept.marks, kept.marked = marks, marked(kept.chosen, marks, progress)
    return kept.marked


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no rubbish while many children are planned: there is none, and it takes long."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _planned(request: Mapping[str, Any], guidances: Guidances, progress: Progress) -> _Kept:
    text, today = str(request.get("text", "")), request.get("today")
    accepted = _accepted(request)
    wanted = (text, today, accepted)
    for kept in _kept:
        if (kept.text, kept.today, kept.accepted) == wanted and kept.guidance is guidances.own:
            return kept
    del _kept[: len(_kept) + 1 - MOST_KEPT]
    day = parse_day(today, "today")
    editions = team_editions(guidances)
    caseload = plan_caseload(text, guidances.own, day, progress, accepted, editions)
    _kept.append(_Kept(text, today, accepted, guidances.own, caseload))
    return _kept[-1]


def _view(caseload: Caseload, guidance: Guidance, request: Mapping[str, Any]) -> ViewedJson:
    shown = Shown(_arranger(request), request.get("open") or {}, by=_order(request))
    return {"caseload": caseload_view(caseload, guidance, shown)}


def _order(request: Mapping[str, Any]) -> Order | None:
    """Return the order that is asked for; one that is not known is the usual one."""
    return next((one for one in ORDERS if one == request.get("by")), None)


def _child(
    guidances: Guidances, caseload: Caseload, guidance: Guidance, request: Mapping[str, Any]
) -> ChildOpenedJson:
    line = request.get("line")
    child = next((one for one in caseload.children if one.line == line), None)
    if child is None:
        what = f"no child is planned from line {line}."
        raise FaultsError([Fault("line", what, "Choose a row of the timetable.")])
    if child.label:
        return _saved_child(child, caseload, request, guidances)
    opened = Opened(
        child.given,
        headline="",
        provisional=child.provisional,
        calendar=CalendarKept(_identity(child, caseload)),
        reference=child.reference,
    )
    form = as_form(opened, guidance)
    form["same"] = True
    return {
        "opened": form,
        "others": [],
        "in_hand": "",
        "file": "",
        "lines": [],
        "is_named_twice": _named(child, caseload) > 1,
    }


def _saved_child(
    child: Child, caseload: Caseload, request: Mapping[str, Any], guidances: Guidances
) -> ChildOpenedJson:
    """Return the whole case that a child is saved in: brothers and sisters stay with the child."""
    files = files_in(str(request.get("text", ""))) or ()
    text = next(file.text for file in files if child.file == file.name)
    choice = choices_in(request).get(child.file)
    if choice:
        text = case_with_choice(text, choice, guidances.own, guidances.editions)
    own = [one for one in caseload.children if one.file == child.file]
    lines_of_file = [one.line for one in own]
    marks = [mark for mark in marks_in(request) if mark.line in lines_of_file]
    file = opened_file(text, guidances)
    for form in (file["opened"], *file["others"]):
        lines = {one.line for one in own if one.label == form["label"]}
        form["held"] |= {
            mark.row: typed(mark.day, is_provisional=False) for mark in marks if mark.line in lines
        }
    return {
        **file,
        "in_hand": child.label,
        "file": child.file,
        "lines": lines_of_file,
        "is_named_twice": False,
    }


def _identity(child: Child, caseload: Caseload) -> str:
    """Return whose entries the team's calendar has for a child; none where two are called alike."""
    is_alone = _named(child, caseload) == 1
    return identity_of(same_child(child.reference)) if is_alone else ""


def _named(child: Child, caseload: Caseload) -> int:
    """Return how many children have the number of a child; 0 where the child has none."""
    reference = same_child(child.reference)
    return (
        [same_child(one.reference) for one in caseload.children].count(reference)
        if reference
        else 0
    )


def _spreadsheet(caseload: Caseload, guidance: Guidance, request: Mapping[str, Any]) -> TakenJson:
    text = caseload_as_csv(caseload, guidance, _arranger(request))
    file: MadeFileJson = {"name": f"{NAME}.csv", "type": "text/csv;charset=utf-8", "text": text}
    return {"file": file, "left_out": list(left_out(caseload))}


def _calendar(
    caseload: Caseload, guidance: Guidance, request: Mapping[str, Any], progress: Progress
) -> TakenJson:
    # The browser has this part only once a calendar file is asked for.
    from decision_tool.exports.caseload_calendar import caseload_as_calendar  # noqa: PLC0415
    from decision_tool.requests.calendar import stamp_of  # noqa: PLC0415

    arranger = _arranger(request)
    made = caseload_as_calendar(caseload, guidance, stamp_of(request), arranger, progress)
    file: MadeFileJson = {"name": f"{NAME}.ics", "type": "text/calendar", "text": made.text}
    return {"file": file, "count": made.count, "left_out": list(made.left_out)}


def _monday(
    guidances: Guidances, caseload: Caseload, guidance: Guidance, request: Mapping[str, Any]
) -> MondayJson:
    since = _changes(caseload, guidances, request) if request.get("since") else None
    sheet = monday_sheet(caseload, guidance, _order(request), _arranger(request), since)
    return {"sheet": sheet}


def _since(
    guidances: Guidances, caseload: Caseload, _guidance: Guidance, request: Mapping[str, Any]
) -> SinceJson:
    return {"since": _changes(caseload, guidances, request)}


def _changes(caseload: Caseload, guidances: Guidances, request: Mapping[str, Any]) -> TeamSince:
    """Return what changed since the other table, planned from the same today."""
    other = request.get("since") or {}
    asked = {**request, "text": other.get("text", "")}
    before = _planned(asked, guidances, untold).caseload
    return team_since(before, caseload, str(other.get("name", "")))


def _changed(
    guidances: Guidances,
    progress: Progress,
    caseload: Caseload,
    _guidance: Guidance,
    request: Mapping[str, Any],
) -> GuideChangedJson:
    return changed(caseload, str(request.get("text", "")), guidances, progress)


def _due(caseload: Caseload, _: Guidance, request: Mapping[str, Any]) -> AllDueJson:
    return all_due(caseload, arranged_by(caseload, _arranger(request)))


def _write(
    guidances: Guidances,
    progress: Progress,
    caseload: Caseload,
    _guidance: Guidance,
    request: Mapping[str, Any],
) -> WrittenBackJson:
    asked = WriteBack(
        str(request.get("text", "")),
        caseload,
        marks_in(request),
        frozenset(map(int, request.get("lines") or ())),
        _accepted(request),
        choices_in(request),
        guidances.editions,
    )
    return {"written": [written_json(one) for one in written_back(asked, progress)]}


def _accepted(request: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(map(str, request.get("accepted") or ()))


def _paste(caseload: Caseload, guidance: Guidance, request: Mapping[str, Any]) -> Pasted:
    return caseload_for_pasting(caseload, guidance, _arranger(request))
