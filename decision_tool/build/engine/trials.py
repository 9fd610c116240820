"""Requests to try the engine with before it is packed: every pathway, as a page asks."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from decision_tool.core.guidance.model import Guidance

FIRST = date(2026, 9, 7)
APART = timedelta(days=10)


def trials(guidance: Guidance) -> list[str]:
    """Return requests with everything answered, for each pathway alone, and refused ones."""
    filled = {
        "dates": _dates(guidance),
        "answers": _answers(guidance),
        "today": FIRST.isoformat(),
    }
    each = [{"form": {"pathways": [one.id], **filled}} for one in guidance.pathways]
    refused: list[dict[str, Any]] = [
        {"given": {"pathways": ["no-such-pathway"], "dates": {"no-such-date": "7/9/2026"}}},
        {"form": {"pathways": [], "dates": {}, "answers": {}}},
    ]
    return [json.dumps({"ask": "plan", **request}) for request in [*each, *refused]]


def _dates(guidance: Guidance) -> dict[str, dict[str, str]]:
    days = {key.id: FIRST + APART * place for place, key in enumerate(guidance.key_dates)}
    return {
        key: {"day": f"{day:%d}", "month": f"{day:%b}", "year": f"{day:%Y}"}
        for key, day in days.items()
    }


def _answers(guidance: Guidance) -> dict[str, str]:
    return {
        one.id: str(one.minimum) if one.is_number else one.options[0].id
        for one in guidance.questions
    }
