"""What of the changes since another table the guidance made: the child goes by another edition now.

What was given then is planned by the edition of now as well: what is another day there already,
the guidance changed; what differs from there on, the dates and answers did.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass

from decision_tool.core.errors import FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.plan import Plan, make_plan
from decision_tool.core.saved.carried_over import carry_over
from decision_tool.core.saved.saved_file import GivenThen, SavedChild
from decision_tool.core.saved.still_known import keep_known
from decision_tool.core.timetable.compared import compared


@dataclass(frozen=True, slots=True)
class ByGuidance:
    """The rows that the guidance changed, those that something else did, and both editions."""

    rows: frozenset[str]
    others: frozenset[str]
    editions: str

    def told(self, rows: Collection[str]) -> str:
        """Return that the guidance changed *rows*, or some of them or with others; else ""."""
        if self.rows.isdisjoint(rows):
            return ""
        is_alone = self.rows.issuperset(rows) and self.others.isdisjoint(rows)
        return f" ({'' if is_alone else 'also '}the guidance: {self.editions})"


def by_guidance(was: Plan, now: Plan, then: Guidance, guidance: Guidance) -> ByGuidance:
    """Return what the guidance changed from the plan that *was* made by *then*, to the one *now*.

    *was* has its rows under the ids of now. Where nothing that was chosen then is there, all did.
    """
    editions = f"edition {guidance.edition} instead of {then.edition}"
    if then is guidance:
        return ByGuidance(frozenset(), frozenset(), editions)
    child = SavedChild(GivenThen(**asdict(was.given)))
    try:
        given = keep_known(carry_over(child, guidance).child, guidance).given
    except FaultsError:
        rows = frozenset(row.id for row in (*was.steps, *now.steps))
        return ByGuidance(rows, rows, editions)
    between = make_plan(guidance, given)
    return ByGuidance(_changed(was, between), _changed(between, now), editions)


def _changed(before: Plan, after: Plan) -> frozenset[str]:
    pairs = compared(before, after).pairs
    return frozenset(pair.row.id for pair in pairs if pair.kind != "same")
