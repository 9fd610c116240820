"""The worker's only door to the engine: JSON in, JSON out, and never an exception.

`start` is called once with the guidance; `reply` answers each request after that, by it or, where
the request names an `edition`, by that one, which `take_edition` was given before. Each request
has a module of its own beside this one, which is loaded when it is first asked for, so that the
timetable is there before the exports are. Records in an answer become objects here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from decision_tool.core.errors import DecisionToolError, Fault, FaultsError
from decision_tool.core.guidance.codec import decode
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.plain import plain
from decision_tool.core.progress import Progress, untold
from decision_tool.requests.json_shapes import RefusedJson

REQUESTS = (
    "plan",
    "situation",
    "calendar",
    "invitation",
    "paste",
    "records",
    "spreadsheet",
    "caseload",
    "save",
    "open",
    "what_if",
    "family",
    "family_calendar",
    "family_paste",
    "change_email",
    "latest_safe",
)

_loaded: list[Guidance] = []
_editions: dict[str, Guidance] = {}


def start(rules_json: str) -> None:
    """Load the guidance. Its JSON comes from our own build, so anything wrong with it is a bug."""
    _loaded[:] = [decode(json.loads(rules_json))]
    _editions.clear()


def take_edition(rules_json: str) -> None:
    """Load a published edition beside the guidance. Its JSON comes from our own build too."""
    guidance: Guidance = decode(json.loads(rules_json))
    _editions[guidance.edition] = guidance


def reply(request_json: str, progress: Progress = untold) -> str:
    """Return the answer to one request; *progress* hears how far long work is.

    What was given and cannot be used comes back as ``{"error": ...}``; a fault of our own
    as ``{"bug": ...}``, which the page must show: nothing is swallowed.
    """
    try:
        answer = _answer(json.loads(request_json), progress)
        # No answer holds itself: looking whether it does would take a seventh of the writing.
        return json.dumps(answer, default=plain, check_circular=False)
    except DecisionToolError as error:
        return json.dumps({"error": _refusal(error)}, default=plain)
    except Exception as error:  # noqa: BLE001 - the last line before another language
        return json.dumps({"bug": _where(error)})


def _answer(request: Mapping[str, Any], progress: Progress) -> object:
    ask = request.get("ask")
    if ask not in REQUESTS:
        hint = f"Write one of: {', '.join(REQUESTS)}."
        raise FaultsError([Fault("ask", f"{ask!r} is not known.", hint)])
    answered: object = import_module(f"decision_tool.requests.{ask}").reply(
        request, _guidance_for(request), progress
    )
    return answered


def _guidance_for(request: Mapping[str, Any]) -> Guidance:
    """Return what to answer by. Raises FaultsError for an edition that the site has not."""
    version = request.get("edition")
    if version is None:
        return _loaded[0]
    if version not in _editions:
        what = f"this site does not have edition {version!r} of the guidance."
        raise FaultsError([Fault("edition", what, "Ask the people who look after this site.")])
    return _editions[version]


def _refusal(error: DecisionToolError) -> RefusedJson:
    faults = error.faults if isinstance(error, FaultsError) else ()
    return {"message": str(error), "faults": list(faults)}


def _where(error: Exception) -> str:
    """Return where our own fault lies. Its message is left out: it may repeat what was typed."""
    places, step = [type(error).__name__], error.__traceback__
    while step:
        code = step.tb_frame.f_code
        places.append(f"{code.co_filename}:{step.tb_lineno} in {code.co_name}")
        step = step.tb_next
    return "\n".join(places)
