"""Answers where the answers to the guided questions lead."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.progress import Progress
from decision_tool.core.situation.json_shapes import SituationJson
from decision_tool.core.situation.reply import situation_reply


def reply(request: Mapping[str, Any], guidance: Guidance, _progress: Progress) -> SituationJson:
    """Return the questions asked and, once all are answered, the outcome."""
    today = request.get("today")
    return situation_reply(
        guidance, request.get("answers"), date.fromisoformat(today) if today else None
    )
