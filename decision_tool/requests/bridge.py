"""The worker's only door to the engine: JSON in, JSON out, and never an exception.

`start` is called once with the guidance; `reply` answers each request after that, and `take`
is handed the file of a published edition that a reply said was lacking. Each
request has a module of its own beside this one, which is loaded when it is first asked for, so
that the timetable is there before the exports are. Records in an answer become objects here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from decision_tool.core.errors import DecisionToolError, Fault, FaultsError
from decision_tool.core.guidance.codec import decode
from decision_tool.core.guidance.listed_edition import listed_edition
from decision_tool.core.plain import plain
from decision_tool.core.progress import Progress, untold
from decision_tool.requests.guidances import Guidances, NotFetchedError, edition_in
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
    "kin_changed",
    "latest_safe",
    "stay_or_move",
    "move_edition",
)

OF_EVERY_EDITION = ("caseload", "open", "stay_or_move", "move_edition")
"""Requests that look themselves which editions there are."""

_loaded: list[Guidances] = []


def start(rules_json: str) -> None:
    """Load the guidance, and the list of published editions that stands with it.

    Its JSON comes from our own build, so anything wrong with it is a bug.
    """
    whole = json.loads(rules_json)
    editions = [listed_edition(one) for one in whole.pop("editions", ())]
    _loaded[:] = [Guidances(decode(whole), editions)]


def take(part: str, text: str) -> None:
    """Take the file of a published edition, whose path in the site is *part*."""
    _loaded[0].take(part, text)


def reply(request_json: str, progress: Progress = untold) -> str:
    """Return the answer to one request; *progress* hears how far long work is.

    What was given and cannot be used comes back as ``{"error": ...}``; a fault of our own
    as ``{"bug": ...}``, which the page must show: nothing is swallowed. ``{"lacks": ...}`` names
    the file of an edition that `take` must be given first; then the request is asked again.
    """
    try:
        answer = _answer(json.loads(request_json), progress)
        # No answer holds itself: looking whether it does would take a seventh of the writing.
        return json.dumps(answer, default=plain, check_circular=False)
    except NotFetchedError as error:
        return json.dumps({"lacks": error.part})
    except DecisionToolError as error:
        return json.dumps({"error": _refusal(error)}, default=plain)
    except Exception as error:  # noqa: BLE001 - the last line before another language
        return json.dumps({"bug": _where(error)})


def _answer(request: Mapping[str, Any], progress: Progress) -> object:
    ask = request.get("ask")
    if ask not in REQUESTS:
        hint = f"Write one of: {', '.join(REQUESTS)}."
        raise FaultsError([Fault("ask", f"{ask!r} is not known.", hint)])
    guidances = _loaded[0]
    by = guidances if ask in OF_EVERY_EDITION else guidances.of(edition_in(request))
    answered: object = import_module(f"decision_tool.requests.{ask}").reply(request, by, progress)
    return answered


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
