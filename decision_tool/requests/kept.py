"""Keeps what was made for what was given, until room is needed for something newer.

One thing is typed at a time: of several children all but one were given what they were given
before, and the page asks for one child's timetable and then for that of all. What is kept is what
would be made again: the same reply comes with it and without it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from typing import Any, Generic, TypeVar

from decision_tool.core.family.member import Member, member_of
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import Given
from decision_tool.core.planning.plan import Plan, make_plan
from decision_tool.core.saved.reading import MOST_CHILDREN
from decision_tool.core.timetable.form import Filled, read_form

Made = TypeVar("Made")


class Kept(Generic[Made]):
    """The last things that were made of one guidance, by what they were made of."""

    def __init__(self, most: int) -> None:
        """Keep at most so many."""
        self.most = most
        self._guidance: Guidance | None = None
        self._made: dict[Hashable, Made] = {}

    def of(self, guidance: Guidance, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return what *key* stands for: kept, or made now. Another guidance forgets all."""
        if guidance is not self._guidance:
            self._guidance, self._made = guidance, {}
        made = self._made.pop(key) if key in self._made else make()
        self._made[key] = made  # the newest stands last
        if len(self._made) > self.most:
            del self._made[next(iter(self._made))]
        return made


# A child and the same child before the last key: an edit that is taken back makes nothing anew.
forms: Kept[Filled] = Kept(2 * MOST_CHILDREN)
plans: Kept[Plan] = Kept(2 * MOST_CHILDREN)
members: Kept[Member] = Kept(2 * MOST_CHILDREN)


def kept_form(guidance: Guidance, form: Mapping[str, Any]) -> Filled:
    """Return what the form of one of several says. Raises FaultsError for ids that do not exist."""
    key = json.dumps(form)
    return forms.of(guidance, key, lambda: read_form(form, guidance, needs_pathway=False))


def kept_plan(guidance: Guidance, given: Given) -> Plan:
    """Return the plan for *given*."""
    # Its text says all of it, also in which order it was typed.
    return plans.of(guidance, repr(given), lambda: make_plan(guidance, given))


def kept_member(label: str, filled: Filled, guidance: Guidance) -> Member:
    """Return the child of several whose form was *filled* like this, called *label* now."""
    made = members.of(
        guidance,
        (repr(filled.given), filled.provisional, filled.not_held),
        lambda: member_of(
            label,
            kept_plan(guidance, filled.given),
            guidance,
            provisional=filled.provisional,
            not_held=filled.not_held,
        ),
    )
    return replace(made, label=label)
