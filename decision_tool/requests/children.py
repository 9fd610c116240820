"""The children of a case as a page sends them: the one on the page first, then the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.saved.checked import Checked
from decision_tool.core.saved.child_reading import (
    read_as_one,
    read_calendar,
    read_handed_over,
    read_records,
    read_taken_out,
)
from decision_tool.core.saved.saved_file import FIRST_LABEL, CalendarKept, Said
from decision_tool.core.saved.still_known import handed_over_of
from decision_tool.core.timetable.display import Trouble
from decision_tool.core.timetable.form import Filled
from decision_tool.requests.kept import kept_form
from decision_tool.requests.naming import kept_reference
from decision_tool.requests.plan import filled_of


@dataclass(frozen=True, slots=True)
class ChildAsked:
    """One child of a request. *is_one_of_several* tells whether there are others."""

    form: Mapping[str, Any]
    filled: Filled
    calendar: CalendarKept
    said: Said
    is_one_of_several: bool = False

    @property
    def kept(self) -> tuple[CalendarKept, Said]:
        """Return what a file keeps of the child besides the timetable."""
        return self.calendar, self.said

    @property
    def faulty(self) -> tuple[Trouble, ...]:
        """Return the fields that cannot be read."""
        return self.filled.faulty


def children_of(request: Mapping[str, Any], guidance: Guidance) -> list[ChildAsked]:
    """Return each child of the case in the order of the labels in *order*.

    Raises FaultsError for what no page of ours could send.
    """
    others = request.get("others", [])
    is_several = bool(others)
    children = [_child(one, guidance, is_one_of_several=is_several) for one in (request, *others)]
    order = {str(label): place for place, label in enumerate(request.get("order", ()))}
    return sorted(children, key=lambda one: order.get(one.said.label, len(order)))


def _child(plain: Mapping[str, Any], guidance: Guidance, *, is_one_of_several: bool) -> ChildAsked:
    filled = kept_form(guidance, plain["form"]) if is_one_of_several else filled_of(plain, guidance)
    checked = Checked()
    calendar = read_calendar(plain.get("calendar"), checked)
    handed = plain.get("handed_over")
    then = read_handed_over(handed, "handed_over", checked) if handed else None
    label = checked.text(plain.get("label", FIRST_LABEL), "label")
    said = Said(
        reference=kept_reference(plain),
        not_held=filled.not_held,
        label=label,
        as_one=read_as_one(plain.get("as_one"), "as_one", checked),
        own=frozenset(checked.texts(plain.get("own"), "own")),
        handed_over=handed_over_of(then, guidance),
        records=read_records(plain.get("records"), "records", checked),
        taken_out=read_taken_out(plain.get("taken_out"), "taken_out", checked),
    )
    checked.finish()
    return ChildAsked(plain.get("form", {}), filled, calendar, said, is_one_of_several)
