"""The forms to fill in for one row of a plan."""

from __future__ import annotations

from collections.abc import Mapping

from decision_tool.core.guidance.record_documents import RecordLink
from decision_tool.core.planning.outcome import State
from decision_tool.core.planning.planned import PlannedStep

NOT_HELD: tuple[State, ...] = ("not-needed", "superseded")
"""The states of a step that will not be taken, so that nothing is recorded of it."""


def row_links(
    row: PlannedStep, links: Mapping[str, Mapping[str, RecordLink]]
) -> tuple[RecordLink, ...]:
    """Return the forms of *row* from those of all steps (`Index.records`).

    Every occurrence of a series has those of its step; an answer can rule one out.
    """
    if row.state in NOT_HELD:
        return ()
    of_step = links[row.step.id]
    return tuple(of_step[form] for form in row.records if form in of_step)
