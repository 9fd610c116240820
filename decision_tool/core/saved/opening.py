"""From the text of a file to what the page takes up again, and what differs today.

The plan is made again with the file's own today: that time has passed is no difference.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import Given, load_given
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.saved.differences import Difference, differences
from decision_tool.core.saved.file_text import OURS, WHOLE, read_object
from decision_tool.core.saved.headline import headline
from decision_tool.core.saved.reading import is_given_alone, read_saved
from decision_tool.core.saved.saved_file import CalendarKept, SavedFile, rows_of_plan
from decision_tool.core.saved.still_known import keep_known


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as it can be used today. *is_compared*: it held a timetable to compare with."""

    given: Given
    headline: str
    provisional: frozenset[str] = frozenset()
    calendar: CalendarKept = field(default_factory=CalendarKept)
    reference: str = ""
    not_held: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    is_compared: bool = False
    left_out: tuple[str, ...] = ()

    @property
    def is_same(self) -> bool:
        """Tell whether every row was compared and is what it was."""
        return self.is_compared and not self.differences


def open_text(text: str, guidance: Guidance) -> Opened:
    """Return what the file holds. Raises FaultsError, naming every fault, if it is not ours.

    A ``given`` object alone is written by hand, so an id in it that does not exist is a
    fault; in a file of ours it is of another edition, and left out.
    """
    plain = read_object(text)
    if is_given_alone(plain):
        _check_length(plain)
        return Opened(load_given(plain, guidance), ALONE)
    return open_object(plain, guidance)


MOST_GIVEN = 1_000
"""More than anyone gives for a child. To look for the nearest known name takes time for each."""


def _check_length(plain: Mapping[str, object]) -> None:
    """Raise FaultsError for an object with far too many things to be one of ours."""
    parts = [plain, *(part for part in plain.values() if isinstance(part, dict | list))]
    if sum(len(part) for part in parts) > MOST_GIVEN:
        what = f"it holds more than {MOST_GIVEN} things, so it is not a saved timetable."
        raise FaultsError([Fault(WHOLE, what, OURS)])


ALONE = "The file holds no worked out dates, so there is nothing to compare."


def open_object(plain: Mapping[str, object], guidance: Guidance) -> Opened:
    """Return what a saved file, or the JSON of a plan, holds. Raises FaultsError as above."""
    saved = read_saved(plain)
    kept = keep_known(saved, guidance)
    found = _compared(saved, kept.given, guidance)
    is_compared = saved.planned is not None
    return Opened(
        given=kept.given,
        headline=headline(saved, guidance.edition, found, is_compared=is_compared),
        provisional=kept.provisional,
        calendar=saved.calendar,
        reference=saved.reference,
        not_held=kept.not_held,
        differences=found,
        is_compared=is_compared,
        left_out=kept.left_out,
    )


def _compared(saved: SavedFile, given: Given, guidance: Guidance) -> tuple[Difference, ...]:
    if saved.planned is None:
        return ()
    now = rows_of_plan(make_plan(guidance, given), guidance)
    return differences(saved.planned, now, guidance)
