"""Requests to try the engine with before it is packed: every pathway, as a page asks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from decision_tool.core.guidance.model import Guidance

FIRST = date(2026, 9, 7)
APART = timedelta(days=10)
CASE = "0e0c1b3a-6b2f-4f5d-9a51-5a1f4c0f7b11"


def trials(guidance: Guidance) -> list[str]:
    """Return requests with everything answered, for each pathway alone, and refused ones.

    The last ones take a timetable away, join brothers and sisters, open a file and read a
    team's table.
    """
    forms = _forms(guidance)
    planned: list[dict[str, Any]] = [
        *({"form": form} for form in forms),
        {"given": {"pathways": ["no-such-pathway"], "dates": {"no-such-date": "7/9/2026"}}},
        {"form": {"pathways": [], "dates": {}, "answers": {}}},
    ]
    asked = [{"ask": "plan", **request} for request in planned]
    return [json.dumps(request) for request in [*asked, *_other_asks(guidance, forms)]]


def _other_asks(guidance: Guidance, forms: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    form, today = forms[0], FIRST.isoformat()
    yield {"ask": "situation", "answers": {}}
    yield {"ask": "situation", "answers": {"no-such-question": "yes"}}
    for ask in ("paste", "records", "spreadsheet", "save"):
        yield {"ask": ask, "form": form}
    for ask in ("family", "family_paste", "save", "stay_or_move", "move_edition"):
        yield {"ask": ask, **_brothers_and_sisters(guidance, form)}
    yield {"ask": "invitation", "form": form, "row": guidance.steps()[0].id}
    yield {"ask": "records", "form": form, "rows": ["no/such-step#2"]}
    day = {"day": "7", "month": "9", "year": "2027"}
    for key in form["dates"]:
        tried = {"ask": "what_if", "form": form, "key": key, "weeks": None, "day": day}
        yield from (tried, {**tried, "others": [{"label": "B", "form": form}]})
    yield {"ask": "what_if", "form": form, "key": "no-such-date", "weeks": 2}
    for key in ("no-such-date", *form["dates"]):
        yield {"ask": "latest_safe", "form": form, "key": key}
    yield from _since(form)
    for text in ("", "{", json.dumps({"pathways": form["pathways"], "today": today})):
        yield {"ask": "open", "text": text, "today": today}
    table = f"Reference,Pathways\nEX-1,{guidance.pathways[0].title}\n"
    for want in ("view", "spreadsheet", "paste", "monday"):
        yield {"ask": "caseload", "text": table, "today": today, "want": want}
    yield {"ask": "caseload", "text": table, "today": today, "want": "child", "line": 2}
    yield {"ask": "caseload", "text": "a\tb\n", "today": today}
    yield from _folder(table, form, today)


def _folder(table: str, form: dict[str, Any], today: str) -> Iterator[dict[str, Any]]:
    """Yield a folder with a case at fault, one that opens, and a table."""
    case = json.dumps({"schema": 2, "kind": "joint-supervision-timetable", "children": []})
    given = json.dumps({"pathways": form["pathways"]})
    named = {"a.json": case, "b.json": given, "c.csv": table}
    files = [{"name": name, "text": text, "fault": ""} for name, text in named.items()]
    whole = {"kind": "joint-supervision-folder", "files": files}
    text = json.dumps(whole, separators=(",", ":"))
    yield {"ask": "caseload", "text": text, "today": today}
    yield {"ask": "caseload", "text": text, "today": today, "want": "child", "line": 2}


def _brothers_and_sisters(guidance: Guidance, form: dict[str, Any]) -> dict[str, Any]:
    """Return three children: two whose every step is said to be one, and one without a pathway."""
    rows = [f"{step.id}#2" if step.series else step.id for step in guidance.steps()]
    child = {"form": form, "as_one": {row: number for number, row in enumerate(rows, 1)}}
    first, second, third = ({"case": f"{CASE[:-1]}{number}"} for number in range(3))
    others = [
        {"label": "B", "calendar": second, **child},
        {"label": "C", "calendar": third, "form": {**form, "pathways": []}},
    ]
    return {"label": "A", "calendar": first, **child, "others": others, "order": ["A", "B", "C"]}


def calendar_trials(guidance: Guidance) -> list[str]:
    """Return requests for calendar files: each pathway, steps to take out, and refused ones."""
    forms = _forms(guidance)
    stamp = "2026-09-07T08:00:00Z"
    common = {"ask": "calendar", "stamp": stamp, "reference": "Vår é 7", "case": CASE}
    each: list[dict[str, Any]] = [{"form": form} for form in forms]
    gone = [step.id for step in guidance.steps()]
    other: list[dict[str, Any]] = [
        {"form": forms[0], "told": [*gone, "no/such-step#2"]},
        {"form": forms[0] | {"dates": {}}, "reference": "", "told": gone},
        {"form": forms[0], "told": gone, "remove": True},
        {"form": forms[0] | {"dates": {}}},
        {"form": forms[0], "stamp": "now"},
        {"ask": "family_calendar", **_brothers_and_sisters(guidance, forms[0])},
    ]
    return [json.dumps(common | request) for request in [*each, *other]]


def _since(form: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield requests to tell what changed: since fewer dates were given, and since nobody knows."""
    fewer = dict(list(form["dates"].items())[::2])
    before = {"kind": "handed-over", "on": FIRST.isoformat(), "what": "copy"}
    for since in ({**before, "form": {**form, "dates": fewer}}, {**before, "given": {}}):
        for ask in ("plan", "paste", "change_email"):
            yield {"ask": ask, "form": form, "since": since}
        brother = {"label": "B", "form": form, "since": since}
        yield {"ask": "change_email", "form": form, "since": since, "others": [brother]}
        yield {"ask": "kin_changed", "children": [brother]}
    moved = (FIRST + 30 * APART).isoformat()
    for key in fewer:
        yield {"ask": "change_email", "form": form, "key": key, "day": moved}


def _forms(guidance: Guidance) -> list[dict[str, Any]]:
    """Return a form for each pathway alone, with every date and every answer."""
    filled = {
        "dates": _dates(guidance),
        "answers": _answers(guidance),
        "today": FIRST.isoformat(),
    }
    return [{"pathways": [one.id], **filled} for one in guidance.pathways]


def _dates(guidance: Guidance) -> dict[str, dict[str, Any]]:
    """Return all key dates, one after the other; every second one may still move."""
    days = {key.id: FIRST + APART * place for place, key in enumerate(guidance.key_dates)}
    return {
        key: {
            "day": f"{day:%d}",
            "month": f"{day:%b}",
            "year": f"{day:%Y}",
            "provisional": place % 2 == 1,
        }
        for place, (key, day) in enumerate(days.items())
    }


def _answers(guidance: Guidance) -> dict[str, str]:
    return {
        one.id: str(one.minimum) if one.is_number else one.options[0].id
        for one in guidance.questions
    }
