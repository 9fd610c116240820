"""From the text of a file to the case the page takes up again, and what differs today.

Each child's plan is made again with the file's own today: that time has passed is no difference.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import Given, load_given
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.inputs import inputs_for
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.saved.carried_over import carry_over
from decision_tool.core.saved.differences import Difference, differences
from decision_tool.core.saved.file_text import OURS, WHOLE, read_object
from decision_tool.core.saved.headline import headline
from decision_tool.core.saved.json_shapes import RecordValues
from decision_tool.core.saved.reading import is_given_alone, read_case
from decision_tool.core.saved.saved_file import (
    FIRST_LABEL,
    CalendarKept,
    HandedOver,
    SavedChild,
    TakenOut,
    rows_of_plan,
)
from decision_tool.core.saved.sharing import Days, own_dates
from decision_tool.core.saved.still_known import keep_known


@dataclass(frozen=True, slots=True)
class Opened:
    """One child of a file as it can be used today; the other fields mean what the file's do.

    *is_compared*: it held a timetable to compare with.
    """

    given: Given
    headline: str
    label: str = FIRST_LABEL
    follows: str = ""
    provisional: frozenset[str] = frozenset()
    calendar: CalendarKept = field(default_factory=CalendarKept)
    reference: str = ""
    own: tuple[str, ...] = ()
    not_held: tuple[str, ...] = ()
    as_one: dict[str, int] = field(default_factory=dict)
    handed_over: HandedOver | None = None
    records: dict[str, RecordValues] = field(default_factory=dict)
    taken_out: tuple[TakenOut, ...] = ()
    differences: tuple[Difference, ...] = ()
    is_compared: bool = False
    left_out: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()

    @property
    def is_same(self) -> bool:
        """Tell whether every row was compared and is what it was."""
        return self.is_compared and not self.differences


def open_case(text: str, guidance: Guidance) -> tuple[Opened, ...]:
    """Return each child that the file holds. Raises FaultsError, naming every fault.

    A ``given`` object alone is written by hand, so an id in it that does not exist is a
    fault; in a file of ours it is of another edition, and left out.
    """
    plain = read_object(text)
    if is_given_alone(plain):
        _check_length(plain)
        return (Opened(load_given(plain, guidance), ALONE),)
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


def open_object(plain: Mapping[str, object], guidance: Guidance) -> tuple[Opened, ...]:
    """Return the children of a saved case, or the JSON of a plan. Raises FaultsError as above."""
    return told_apart([[_opened(child, guidance) for child in read_case(plain)]], guidance)


def told_apart(cases: Sequence[Sequence[Opened]], guidance: Guidance) -> tuple[Opened, ...]:
    """Return the children of *cases*: of a date that they have on two days, each has their own."""
    births = index_of(guidance).births
    children = [child for case in cases for child in case]
    days = [
        Days(
            {
                key: (day, key in child.provisional)
                for key, day in child.given.dates.items()
                if key not in births
            },
            child.own,
            number,
            inputs_for(guidance, child.given.pathways).key_dates,
        )
        for number, case in enumerate(cases)
        for child in case
    ]
    own = own_dates(days)
    return tuple(replace(child, own=mine) for child, mine in zip(children, own, strict=True))


def _opened(child: SavedChild, guidance: Guidance) -> Opened:
    carried = carry_over(child, guidance)
    child = carried.child
    kept = keep_known(child, guidance)
    found = _compared(child, kept.given, guidance)
    is_compared = child.planned is not None
    return Opened(
        given=kept.given,
        headline=headline(child, guidance.edition, found, is_compared=is_compared),
        label=child.label,
        follows=child.follows,
        provisional=kept.provisional,
        calendar=child.calendar,
        reference=child.reference,
        own=kept.own,
        not_held=kept.not_held,
        as_one=kept.as_one,
        handed_over=kept.handed_over,
        records=child.records,
        taken_out=child.taken_out,
        differences=found,
        is_compared=is_compared,
        left_out=kept.left_out,
        renamed=carried.said,
    )


def _compared(child: SavedChild, given: Given, guidance: Guidance) -> tuple[Difference, ...]:
    if child.planned is None:
        return ()
    now = rows_of_plan(make_plan(guidance, given), guidance)
    return differences(child.planned, now, guidance)
