"""What ``pathways plan --latest-safe`` prints: until when each date before a fixed one is safe."""

from __future__ import annotations

import json
from collections.abc import Iterator

from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.plain import plain
from decision_tool.core.planning.plan import Plan
from decision_tool.core.timetable.latest_safe import LatestSafe, Limit, latest_safe


def latest_safe_of(key: str, plan: Plan, guidance: Guidance, form: str) -> str:
    """Return the latest safe days before a key date, as text or JSON.

    Raises FaultsError for a date that is not given, and for another format.
    """
    if form not in ("text", "json"):
        what = f"there are no latest safe days in the format {form!r}."
        raise FaultsError([Fault("--latest-safe", what, "Write --format text or --format json.")])
    found = latest_safe(guidance, plan.given, key)
    if form == "json":
        return json.dumps(found, default=plain, ensure_ascii=False, indent=2) + "\n"
    return "\n".join(_lines(found)) + "\n"


def _lines(found: LatestSafe) -> Iterator[str]:
    yield found.title
    yield found.stands
    yield ""
    yield from (_line(one) for one in found.limits)
    if found.others:
        yield found.others


def _line(one: Limit) -> str:
    title = f"{one.title}, {one.pathway}" if one.pathway else one.title
    day = one.day_words or "no day"
    stands = f" It stands at {one.stands}{', which is not safe' * one.is_later}." * bool(one.stands)
    return f"- {title}: {day}. {one.why}{stands}"
