"""What was dropped from the guidance, why, and what takes its place."""

from __future__ import annotations

from decision_tool.core.guidance.model import Dropped, DroppedKind, Guidance
from decision_tool.core.planning.index import by_id, index_of


def dropped_in(guidance: Guidance, kind: DroppedKind, name: str) -> Dropped | None:
    """Return what says that something was dropped, or the pathway or question that it was of."""
    found = {(one.kind, one.id): one for one in guidance.dropped}
    of: dict[DroppedKind, tuple[DroppedKind, str]] = {
        "step": ("pathway", name.partition("/")[0]),
        "option": ("question", name.partition("=")[0]),
    }
    return found.get((kind, name)) or found.get(of.get(kind, (kind, name)))


def why_dropped(one: Dropped, guidance: Guidance) -> str:
    """Return why something was dropped, and what takes its place where something does."""
    instead = f" Instead: {_title(one, guidance)}" if one.instead else ""
    stop = "" if instead.endswith("?") or not instead else "."
    return f"{one.because}{instead}{stop}"


def _title(one: Dropped, guidance: Guidance) -> str:
    """Return what takes the place of something dropped, by the title it has now."""
    index = index_of(guidance)
    if one.kind == "pathway":
        return index.title(one.instead)
    if one.kind == "step":
        return index.steps[one.instead].title
    if one.kind == "key date":
        return index.key_dates[one.instead].title
    question, _, option = one.instead.partition("=")
    asked = index.questions[question]
    return by_id(asked.options)[option].title if option else asked.title
