"""The words of a calendar entry: titles and descriptions, from the guidance and nothing typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from decision_tool.core.days.dates import short_date
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.named_edition import named_edition
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.timetable.row_facts import facts_at
from decision_tool.core.timetable.row_words import day_words, held_word, planned_when, when

PROGRAMS = (
    "Khal was tried and updates the entry; Gmail and Outlook on the web are reported to. Outlook "
    "on the desktop is reported to add a second one: there, import “Remove earlier calendar "
    "entries” (under More) first."
)
"""What is known of programs that import an entry again, and of which: docs/decisions, number 7."""
UPDATING = "If a date changes, make the calendar file again and import it."
"""Entries are read by everybody who is invited: which program does what is told on the page."""
TAKEN_OUT = "An earlier entry of this step. The calendar file made last says when the step is now."
GONE = "A step that this edition of the guidance does not have"


class CalendarWords:
    """What the entries of one plan say."""

    def __init__(self, guidance: Guidance, provisional: frozenset[str] = frozenset()) -> None:
        """Keep what titles stand for; *provisional* names the key dates that may still move."""
        self.index = index_of(guidance)
        self.provisional = provisional
        self.edition = named_edition(guidance)

    def title(self, row_id: str, row: PlannedStep | None) -> str:
        """Return ``Initial joint supervision, Remand``; a row can have left the plan."""
        step_id, _, number = row_id.partition("#")
        step = self.index.steps.get(step_id)
        if row:
            return f"{row.title}, {self.index.title(row.step.pathway)}"
        if step:
            title = f"{step.title} {number}".rstrip()
            return f"{title}, {self.index.title(step.pathway)}"
        return GONE

    def description(self, row: PlannedStep, day: date, made: date) -> str:
        """Return everything that stands behind the *day* of an entry, a paragraph a subject."""
        paragraphs = (
            self._when(row, day),
            *(
                _listed(fact.heading_at("calendar"), fact.items(row, self.index))
                for fact in facts_at("calendar")
            ),
            self._sources(row),
            f"Made on {short_date(made)}. {UPDATING}",
        )
        return "\n\n".join(one for one in paragraphs if one)

    def why_cancelled(self, row: PlannedStep | None) -> str:
        """Return why an entry is taken out."""
        reasons = " ".join(row.reasons) if row else "It is no longer part of the timetable."
        return f"This step has no date any more. {reasons}".rstrip()

    def _when(self, row: PlannedStep, day: date) -> str:
        return "\n".join(self._limits(row, day))

    def _limits(self, row: PlannedStep, day: date) -> Iterator[str]:
        """Yield the day for the diary, what the guide says, and what makes either uncertain."""
        limit = row.latest or row.earliest
        # An entry of a missed meeting stays on its day: what is to be held now has its own.
        if row.diary == day != limit:
            yield f"Diary day: {short_date(day)}"
        if row.held:
            yield f"{held_word(row)} {short_date(row.held)}"
        guide = planned_when(row) if row.held else when(row, self.index.key_dates)
        if guide:
            yield f"The guide says: {''.join(part.text for part in guide)}"
        if row.non_working and limit:
            yield f"{short_date(limit)} is not a working day ({row.non_working})."
        unsure = [key for key in dict.fromkeys(row.rests_on) if key in self.provisional]
        if unsure:
            dates = " and ".join(day_words(self.index.key_dates[key]) for key in unsure)
            yield f"Provisional: it rests on {dates}, which may still move."

    def _sources(self, row: PlannedStep) -> str:
        rests_on = (
            _listed(fact.heading_at("source"), [", ".join(fact.items(row, self.index))])
            for fact in facts_at("source")
        )
        return "\n".join((*filter(None, rests_on), f"Guidance edition: {self.edition}"))


def _listed(name: str, items: Iterable[str]) -> str:
    """Return ``Name: item``, or the items below the name where there are several."""
    found = [item for item in items if item]
    if len(found) < 2:  # noqa: PLR2004 - one item needs no list
        return f"{name}: {found[0]}" if found else ""
    return "\n".join((f"{name}:", *(f"- {item}" for item in found)))
