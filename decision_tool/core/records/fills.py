"""Fills say what a timetable already knows for a record, by the key of each fill.

Words only, each day with its weekday. A key that nothing is known for is left out, so that
its field stays empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from decision_tool.core.days.dates import short_date
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.named_edition import named_edition
from decision_tool.core.planning.index import Index, index_of
from decision_tool.core.planning.plan import Plan
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.records.counted_from import UNSURE, counted_from
from decision_tool.core.timetable.display import Part
from decision_tool.core.timetable.row_words import planned_when, when

MOST_INVITED = 3
"""How many rows a form has for people to invite in this case only: `invited-1` to `invited-3`."""


@dataclass(frozen=True, slots=True)
class Known:
    """A plan, the key dates of it that may still move, and what the user calls the child."""

    plan: Plan
    provisional: frozenset[str] = frozenset()
    reference: str = ""


class Fills:
    """What is known for the records of one plan's rows."""

    def __init__(self, guidance: Guidance, known: Known) -> None:
        """Gather the titles; nothing is worked out until a row is asked about."""
        self.known = known
        self.index: Index = index_of(guidance)
        self.planner = known.plan.planner

    def of(self, row: PlannedStep) -> dict[str, str]:
        """Return what is known for a record of *row*."""
        fills = {
            "reference": self.known.reference,
            "meeting": self.meeting(row),
            "when": self._planned(row),
            "held": short_date(row.held) if row.held else "",
            "from": self._from(row),
            "arranged": self.index.title(row.step.arranged_by),
            "next": self._next(row),
            **self.invited(row),
        }
        return {key: words for key, words in fills.items() if words}

    def meeting(self, row: PlannedStep) -> str:
        """Return ``Initial joint supervision, Remand``; a name that both share stands once."""
        return ", ".join(dict.fromkeys((row.title, self.index.title(row.step.pathway))))

    def when(self, row: PlannedStep) -> str:
        """Return the first line of a row: ``By Thu 10 Sep 2026``, or ``Held`` and the day."""
        return self._sure(row, _text(when(row, self.index.key_dates)))

    def _planned(self, row: PlannedStep) -> str:
        """Return when a row is due; the day it was held has a field of its own.

        Nothing while that has no day: on paper the place stays free to write in.
        """
        if row.held:
            return _text(planned_when(row))
        return self.when(row) if row.state == "dated" else ""

    def _from(self, row: PlannedStep) -> str:
        """Return what the day is counted from, and by which published edition if by one."""
        words = counted_from(row, self.planner, self.known.provisional)
        guidance = self.planner.guidance
        if not words or not guidance.in_force_from:
            return words
        return f"{words}; guidance edition {named_edition(guidance)}"

    def _sure(self, row: PlannedStep, words: str) -> str:
        return words + UNSURE if row.is_provisional(self.known.provisional) else words

    def _next(self, row: PlannedStep) -> str:
        """Return the dated meeting that follows in the same pathway: when, and what.

        One without a date stands last in a plan, which says nothing of when it comes.
        """
        rows = self.known.plan.steps
        later = rows[rows.index(row) + 1 :]
        same = (one for one in later if one.step.pathway == row.step.pathway)
        meetings = (one for one in same if one.step.kind == "meeting" and one.state == "dated")
        following = next(meetings, None)
        return f"{self.when(following)}: {following.title}" if following else ""

    def invited(self, row: PlannedStep, also: Sequence[PlannedStep] = ()) -> dict[str, str]:
        """Return the roles that come through another pathway: no form of the step names them.

        *also* are meetings that are one with it. A form has so many rows for such roles, so the
        last row takes all that are left.
        """
        own = {one.role for one in row.step.invite}
        roles = dict.fromkeys(role for one in (row, *also) for role in one.invite)
        joining = [self.index.title(role) for role in roles if role not in own]
        first, rest = joining[: MOST_INVITED - 1], joining[MOST_INVITED - 1 :]
        titles = [*first, *([", ".join(rest)] if rest else [])]
        return {f"invited-{number}": title for number, title in enumerate(titles, 1)}


def _text(parts: Iterable[Part]) -> str:
    return "".join(part.text for part in parts)
