"""The worker's only door to the engine: JSON in, JSON out, and never an exception.

`start` is called once with the guidance; `reply` answers each request after that.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from decision_tool.core.errors import DecisionToolError, Fault, FaultsError
from decision_tool.core.guidance.codec import decode
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import load_given
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.planning.reply import plan_as_json
from decision_tool.core.situation.reply import situation_reply
from decision_tool.core.timetable.changes import Before, read_before
from decision_tool.core.timetable.form import Filled, read_form
from decision_tool.core.timetable.timetable import Asked, timetable

_loaded: list[Guidance] = []


def start(rules_json: str) -> None:
    """Load the guidance. Its JSON comes from our own build, so anything wrong with it is a bug."""
    _loaded[:] = [decode(json.loads(rules_json))]


def reply(request_json: str) -> str:
    """Return the answer to one request.

    What was given and cannot be used comes back as ``{"error": ...}``; a fault of our own
    as ``{"bug": ...}``, which the page must show: nothing is swallowed.
    """
    try:
        return json.dumps(_answer(json.loads(request_json)))
    except DecisionToolError as error:
        return json.dumps({"error": _refusal(error)})
    except Exception as error:  # noqa: BLE001 - the last line before another language
        return json.dumps({"bug": _where(error)})


def _answer(request: Mapping[str, Any]) -> dict[str, Any]:
    match request.get("ask"):
        case "plan":
            return _plan(request, _loaded[0])
        case "situation":
            return situation_reply(_loaded[0], request.get("answers"))
        case unknown:
            hint = "Write 'plan' or 'situation'."
            raise FaultsError([Fault("ask", f"{unknown!r} is not known.", hint)])


def _plan(request: Mapping[str, Any], guidance: Guidance) -> dict[str, Any]:
    filled = _filled(request, guidance)
    plan = make_plan(guidance, filled.given)
    shown = timetable(guidance, plan, _asked(request, filled))
    return {"plan": plan_as_json(plan), "fields": filled.fields, "timetable": asdict(shown)}


def _filled(request: Mapping[str, Any], guidance: Guidance) -> Filled:
    """Return the form as read; a ``given`` object is taken as it stands, all or nothing."""
    if "form" in request:
        return read_form(request["form"], guidance)
    return Filled(load_given(request.get("given"), guidance))


def _asked(request: Mapping[str, Any], filled: Filled) -> Asked:
    before = request.get("before")
    return Asked(
        faulty=filled.faulty,
        provisional=filled.provisional,
        before=read_before(before) if before else Before(),
    )


def _refusal(error: DecisionToolError) -> dict[str, Any]:
    faults = error.faults if isinstance(error, FaultsError) else ()
    return {
        "message": str(error),
        "faults": [{"where": one.where, "what": one.what, "hint": one.hint} for one in faults],
    }


def _where(error: Exception) -> str:
    """Return where our own fault lies. Its message is left out: it may repeat what was typed."""
    places, step = [type(error).__name__], error.__traceback__
    while step:
        code = step.tb_frame.f_code
        places.append(f"{code.co_filename}:{step.tb_lineno} in {code.co_name}")
        step = step.tb_next
    return "\n".join(places)
