"""What one row of a team's table came to: a child to plan, or a row with nothing to plan.

A cell that cannot be read costs that cell. The child is planned with what is known, and
everything shown of it says what it lacks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from decision_tool.core.planning.given import Given

_ENDING = re.compile(r"\.json(?=$|, )", re.IGNORECASE)
RepairKind = Literal["day-numbers", "pathway", "heading"]


@dataclass(frozen=True, slots=True)
class Repair:
    """A reading that is offered and taken only when somebody accepts it.

    *text* is what is written, *meant* what it may stand for, *words* the offer. The same
    offer is made once for all cells that it would mend.
    """

    kind: RepairKind
    text: str
    meant: str
    words: str

    @property
    def id(self) -> str:
        """Return what accepts this repair; a page keeps it and sends it back."""
        return f"{self.kind}\n{self.text}\n{self.meant}"


@dataclass(frozen=True, slots=True)
class Unread:
    """One cell that was not read: what it is *about*, in a few words, and what is wrong with it."""

    about: str
    problem: str
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True)
class Child:
    """One row that can be planned. *warnings* are what to look at although it is planned.

    *unread* are the cells it is planned without; *worker* is who works with the child, as written.
    *not_held* are the rows that somebody said were not held. Of a folder, *source* says in
    words where the child stands, *line* only counts; *file* is the name of the file, *file_line*
    the line in it if it is a table; *label* and *case* are those of a saved case: what the child
    is called in it, and whose entries a calendar has; *follows* is the edition it stays with,
    *edition* the one it is planned by, empty where that is the team's; *as_one* numbers rows as
    the case does: those of one number are held as one meeting.
    """

    line: int
    reference: str
    given: Given
    provisional: frozenset[str] = frozenset()
    warnings: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()
    worker: str = ""
    not_held: frozenset[str] = frozenset()
    source: str = ""
    file: str = ""
    file_line: int = 0
    label: str = ""
    case: str = ""
    follows: str = ""
    edition: str = ""
    as_one: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_to_choose(self) -> bool:
        """Tell whether nobody chose yet if the case stays with its edition or moves."""
        return bool(self.edition) and not self.follows

    @property
    def place(self) -> str:
        """Return where the child is written, for the middle of a sentence."""
        return self.source or f"line {self.line}"

    @property
    def called(self) -> str:
        """Return what the child is called: its reference, else where it stands.

        How the name of a saved case ends says nothing of the child.
        """
        return self.reference or _ENDING.sub("", self.place)

    @property
    def lacks(self) -> str:
        """Return ``Planned without what could not be read: birth.``; nothing where all was read."""
        about = "; ".join(sorted({cell.about for cell in self.unread}))
        return f"Planned without what could not be read: {about}." if about else ""


@dataclass(frozen=True, slots=True)
class BadRow:
    """One row with no pathway to plan, and every reason."""

    line: int
    reference: str
    unread: tuple[Unread, ...]
    source: str = ""

    @property
    def place(self) -> str:
        """Return where the row stands, for the middle of a sentence."""
        return self.source or f"line {self.line}"

    @property
    def problems(self) -> tuple[str, ...]:
        """Return every reason once."""
        return tuple(dict.fromkeys(cell.problem for cell in self.unread))
