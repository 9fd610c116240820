"""What an edition is called wherever something was worked out by it."""

from __future__ import annotations

from datetime import date

from decision_tool.core.days.dates import long_date
from decision_tool.core.guidance.model import Guidance


def named_edition(guidance: Guidance) -> str:
    """Return ``1.0``, and until when it was in force where another edition follows it."""
    if not guidance.in_force_until:
        return guidance.edition
    until = long_date(date.fromisoformat(guidance.in_force_until))
    return f"{guidance.edition}, in force until {until}"
