"""Takes the dates and answers that all children have alike out of each, and puts them back.

In a file they stand once, so that two copies of one hearing can never differ by a slip.
"""

from __future__ import annotations

from collections.abc import Sequence

from decision_tool.core.planning.given import GivenJson
from decision_tool.core.saved.json_shapes import ChildJson, SharedJson


def without_shared(children: Sequence[ChildJson]) -> tuple[SharedJson, list[ChildJson]]:
    """Return what every child has alike, and each child without it; one child shares nothing."""
    if len(children) == 1:
        return {"dates": {}, "answers": {}}, list(children)
    dates = _alike([child["given"]["dates"] for child in children])
    answers = _alike([child["given"]["answers"] for child in children])
    alone: list[ChildJson] = []
    for child in children:
        given: GivenJson = {
            **child["given"],
            "dates": _without(child["given"]["dates"], dates),
            "answers": _without(child["given"]["answers"], answers),
        }
        alone.append({**child, "given": given})
    return {"dates": dates, "answers": answers}, alone


def _alike(parts: Sequence[dict[str, str]]) -> dict[str, str]:
    first, *others = parts
    return {
        name: value
        for name, value in first.items()
        if all(other.get(name) == value for other in others)
    }


def _without(values: dict[str, str], shared: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if name not in shared}
