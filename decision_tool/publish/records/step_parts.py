"""What one meeting gives to its form: who is invited, a box for each purpose, where to keep it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from decision_tool.core.guidance.model import Guide, Invitee, Line, Pathway, Step
from decision_tool.core.guidance.rule import WhenNeeded
from decision_tool.core.planning.index import index_of
from decision_tool.core.records.fills import MOST_INVITED
from decision_tool.publish.forms.document import Block, Box, Column, Field, Table, Words
from decision_tool.publish.forms.layout import Part
from decision_tool.publish.source.library import Library

INVITED_COLUMNS = (Column("Role", 48), Column("Name", 40), Column("Came", 12))


@dataclass(frozen=True, slots=True)
class StepParts:
    """Gives the parts of the form of one *step* of *pathway*."""

    library: Library
    pathway: Pathway
    step: Step

    @property
    def is_first(self) -> bool:
        """Tell whether the meeting is the first of its case, as far as the guide says.

        One held when needed, or in a pathway that goes with another, may follow others.
        """
        first = next(one for one in self.pathway.steps if one.kind == "meeting")
        is_any_time = all(isinstance(one.sentence, WhenNeeded) for one in self.step.rule)
        return self.step == first and not self.pathway.needs_pathway and not is_any_time

    def blocks(self, part: Part) -> Iterator[Block]:
        """Yield what the step gives to *part*: nothing where it asks for nothing."""
        match part.from_step:
            case "purposes":
                yield from self._boxes(part, self._purposes())
            case "agenda":
                yield from self._boxes(part, self._agenda())
            case "discussed":
                yield from self._boxes(part, (*self._purposes(), *self._agenda()))
            case "invited":
                yield self._invited(part.title)
            case "recording":
                yield Words(tuple(line.text for line in self._guide.recording))
            case None:
                return

    def clauses(self, part: Part) -> tuple[str, ...]:
        """Return the clauses that *part* carries out by what the step gives, but for its boxes."""
        match part.from_step:
            case "recording":
                return _clauses(self._guide.recording)
            case "invited":
                return _clauses(self.step.invite)
            case _:
                return ()

    @property
    def _guide(self) -> Guide:
        return index_of(self.library.guidance).guides[self.pathway.guide]

    def _purposes(self) -> tuple[tuple[str, Line], ...]:
        return _numbered("purpose", self.step.purposes)

    def _agenda(self) -> tuple[tuple[str, Line], ...]:
        return _numbered("agenda", self.step.agenda)

    def _boxes(self, part: Part, lines: tuple[tuple[str, Line], ...]) -> Iterator[Box]:
        """Yield a numbered box for each line; one for everything where the guide states none."""
        if not lines:
            yield Box(_box(part, str(part.from_step), "What was discussed and decided"))
        for number, (name, line) in enumerate(lines, start=1):
            field = _box(part, name, line.text)
            numbered = replace(field, name=f"{number}. {line.text}", clauses=line.clauses)
            yield Box(numbered, number)

    def _invited(self, title: str) -> Table:
        """Return a row for each role; one asked only on a condition has "if invited" behind it."""
        rows = [
            (title if is_always else f"{title}, if invited", *_presence(f"invited-{number}", title))
            for number, (title, is_always) in enumerate(self._invitees().items(), start=1)
        ]
        blank = [_blank_row(number) for number in range(1, MOST_INVITED + 1)]
        return Table("invited", title, INVITED_COLUMNS, (*rows, *blank))

    def _invitees(self) -> dict[str, bool]:
        """Return each role once, by title, and whether it is invited whatever the answers are.

        The condition itself stands in the guidance and takes three lines here. The record is
        written when everybody knows whom it brought.
        """
        found: dict[str, bool] = {}
        for one in self.step.invite:
            title = index_of(self.library.guidance).title(one.role)
            found[title] = found.get(title, False) or one.guard is None
        return found


def _box(part: Part, name: str, label: str) -> Field:
    return Field(name, label, label, "box", hint=part.prompt, lines=part.lines)


def _numbered(kind: str, lines: tuple[Line, ...]) -> tuple[tuple[str, Line], ...]:
    return tuple((f"{kind}-{number}", line) for number, line in enumerate(lines, start=1))


def _presence(place: str, role: str) -> tuple[Field, Field]:
    """Return where to write who came for *role*, and whether they did."""
    return (
        Field(f"{place}-name", "Name", f"{role}: name"),
        Field(f"{place}-came", "Came", f"{role}: came", "tick"),
    )


def _blank_row(number: int) -> tuple[Field, ...]:
    place, others = f"also-invited-{number}", f"Also invited, row {number}"
    # A box: a timetable may write several roles into the last row.
    role = Field(f"{place}-role", "Role", f"{others}: role", "box", fill=f"invited-{number}")
    return (role, *_presence(place, others))


def _clauses(lines: Iterable[Line | Invitee]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(clause for one in lines for clause in one.clauses))
