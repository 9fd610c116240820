"""Puts the children of several cases into one, each with their own entries and words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, count
from string import ascii_uppercase

from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.saved.case_text import ChildToSave
from decision_tool.core.saved.label import same_label
from decision_tool.core.saved.opening import Opened, told_apart
from decision_tool.core.saved.reading import MOST_CHILDREN
from decision_tool.core.saved.saved_file import Said

ONE_CASE = "this child is in two of the files."
OPEN_ONE = "Each child stands in a case once. Take the older file away."


def to_save(child: Opened, guidance: Guidance) -> ChildToSave:
    """Return an opened child as one to write again: nothing that the file held is lost."""
    said = Said(
        reference=child.reference,
        not_held=frozenset(child.not_held),
        label=child.label,
        own=frozenset(child.own),
        as_one=child.as_one,
        handed_over=child.handed_over,
        records=child.records,
        taken_out=child.taken_out,
    )
    return ChildToSave(make_plan(guidance, child.given), child.provisional, child.calendar, said)


def joined(cases: Sequence[Sequence[Opened]], guidance: Guidance) -> tuple[Opened, ...]:
    """Return the children of all *cases* as those of one; a label that is taken makes room.

    Meetings as one stay so within the case that they were in, and so do dates that are shared:
    a day of one case is never that of a child of another. Raises FaultsError where a child
    stands in two of them, and where there are too many.
    """
    children = told_apart(tuple(_renumbered(cases)), guidance)
    gone = [_gone(case) for case in cases for _ in case]
    known = [child.calendar.case for child in children if child.calendar.case]
    if len(known) > len(set(known)):
        raise FaultsError([Fault("children", ONE_CASE, OPEN_ONE)])
    if len(children) > MOST_CHILDREN:
        what = f"they hold {len(children)} children together."
        raise FaultsError([Fault("children", what, f"A case has 1 to {MOST_CHILDREN}.")])
    return tuple(_labelled(children, gone))


def _gone(case: Sequence[Opened]) -> set[str]:
    """Return the labels of those who were taken out of a case."""
    return {same_label(one.label) for child in case for one in child.taken_out}


def _renumbered(cases: Sequence[Sequence[Opened]]) -> Iterator[list[Opened]]:
    taken = 0
    for case in cases:
        yield [
            replace(child, as_one={row: one + taken for row, one in child.as_one.items()})
            for child in case
        ]
        taken += max((number for child in case for number in child.as_one.values()), default=0)


def _labelled(children: Sequence[Opened], gone: Sequence[set[str]]) -> Iterator[Opened]:
    """Yield each child under their own label; of two with one label, the second gets a free one.

    So does a child who is called like one that was taken out of another case: entries of that one
    stand in a calendar. *gone* are the labels taken out of each child's own case.
    """
    all_gone = set().union(*gone)
    wanted = {same_label(child.label) for child in children} | all_gone
    given = {""}  # a file that opens has no child without a label, nor two that look the same
    for child, own in zip(children, gone, strict=True):
        label = child.label.strip()
        if same_label(label) in given | (all_gone - own):
            label = next_label(wanted | given)
        given.add(same_label(label))
        yield replace(child, label=label)


def next_label(taken: set[str]) -> str:
    """Return the first letter that no label is, then one with a figure; *taken* are casefolded."""
    labels = (f"{letter}{figure}" for figure in chain([""], count(2)) for letter in ascii_uppercase)
    return next(label for label in labels if label.casefold() not in taken)
