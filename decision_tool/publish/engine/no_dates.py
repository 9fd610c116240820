"""The timetable of each pathway with nothing given: what the page shows until the engine runs."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.plain import plain
from decision_tool.core.progress import untold
from decision_tool.requests import plan

ANY_DAY = date(2026, 9, 7).isoformat()
"""Today counts for nothing where nothing is given, and the same bytes come out every day."""


def no_dates_json(guidance: Guidance) -> bytes:
    """Return, by pathway, what the engine replies to an empty form, as compact JSON.

    It is without the plan, and without the line for paper that names today.
    """
    shown = {one.id: shown_without_dates(one.id, guidance, ANY_DAY) for one in guidance.pathways}
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":"), default=plain).encode()


def shown_without_dates(pathway: str, guidance: Guidance, today: str) -> dict[str, object]:
    """Return fields and timetable of a form with nothing but a pathway in it."""
    form = {"pathways": [pathway], "dates": {}, "answers": {}, "today": today}
    reply = plan.reply({"form": form}, guidance, untold)
    return {"fields": reply["fields"], "timetable": replace(reply["timetable"], dates_used="")}
