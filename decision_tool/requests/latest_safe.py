"""Until when each date before a fixed one is safe: nothing that was given is changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.progress import Progress
from decision_tool.core.timetable.latest_safe import LatestSafe, latest_safe
from decision_tool.requests.plan import filled_of


def reply(request: Mapping[str, Any], guidance: Guidance, _progress: Progress) -> LatestSafe:
    """Return the latest safe days before the date ``key`` as the form gives it.

    Raises FaultsError for a date that is not given, and for ids that do not exist.
    """
    return latest_safe(guidance, filled_of(request, guidance).given, str(request.get("key")))
