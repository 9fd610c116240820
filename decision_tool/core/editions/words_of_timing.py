"""When a step is due, before and after, as a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from decision_tool.core.editions.change import Change
from decision_tool.core.editions.naming import Names
from decision_tool.core.guidance.rule import Branch, Rule


@dataclass(frozen=True, slots=True)
class Falls:
    """How it is said that a step is due."""

    plain: str
    now: str
    no_longer: str


FALLS = (
    Falls("is due", "is now due", "is no longer due"),
    Falls("falls", "now falls", "no longer falls"),
)
"""Of something to do, and of what comes by itself."""
MOST_BEFORE = 2
"""With more words than that before a number, both sentences are said whole."""


def timing_words(change: Change, names: Names) -> str:
    """Return ``Pre-birth: the first visit moves from 6 to 8 weeks before the panel.``, or its like.

    *change* is of a case of a step's rule.
    """
    return f"{names.before(change)}{_said(change, names)}."


def due_words(rule: Rule, names: Names, *, is_new: bool) -> str:
    """Return ``due by the hearing``; several cases stand one after the other."""
    return "; ".join(names.case(one, is_new=is_new) for one in rule)


def _said(change: Change, names: Names) -> str:
    step = names.step_of(change.step)
    falls = FALLS[step.kind == "milestone"]
    was, now = change.was, change.now
    if change.kind == "order":
        return f"of the cases of when {step.phrase} {falls.plain}, another one is looked at first"
    if change.kind == "new":
        return f"{step.phrase} {falls.now} {_case(now, step.rule, names, is_new=True)}"
    if change.kind == "gone":
        return f"{step.phrase} {falls.no_longer} {_case(was, (was, was), names, is_new=False)}"
    if change.kind == "condition":
        case = _case(now, step.rule, names, is_new=True)
        return f"{step.phrase} {falls.now} {case}; before, {_when(was, names, is_new=False)}"
    return _moved(change, names, falls)


def _moved(change: Change, names: Names, falls: Falls) -> str:
    was = names.sentence(change.was.sentence, is_new=False)
    now = names.sentence(change.now.sentence, is_new=True)
    subject = names.step(change.step)
    if len(names.step_of(change.step).rule) > 1:
        subject = f"{_when(change.now, names, is_new=True)}, {subject}"
    both = from_to(was, now)
    return f"{subject} moves {both}" if both else f"{subject} {falls.now} {now}; before, {was}"


def _when(case: Branch, names: Names, *, is_new: bool) -> str:
    return f"if {names.guard(case.guard, is_new=is_new)}" if case.guard else "in any other case"


def _case(case: Branch, rule: Rule, names: Names, *, is_new: bool) -> str:
    """Return a sentence with its condition, which a rule of one case without one has not."""
    words = names.sentence(case.sentence, is_new=is_new)
    has_condition = case.guard or len(rule) > 1
    return f"{words} {_when(case, names, is_new=is_new)}" if has_condition else words


def from_to(was: str, now: str) -> str:
    """Return ``from 6 to 8 weeks before the panel`` for two sentences that differ in one number.

    Nothing where they differ otherwise, or where much stands before the number.
    """
    old, new = was.split(" "), now.split(" ")
    if len(old) != len(new):
        return ""
    differ = [place for place, word in enumerate(old) if word != new[place]]
    first = differ[0] if differ else len(old)
    if first > MOST_BEFORE or not (old[first].isdigit() and new[first].isdigit()):
        return ""
    before = "".join(f"{word} " for word in new[:first])
    said = old[first : first + 1]
    if differ[1:]:
        if not _is_plural(old, new, differ):
            return ""
        said = old[first : differ[1] + 1]
    return f"from {before}{' '.join(said)} to {before}{' '.join(new[first:])}"


def _is_plural(old: Sequence[str], new: Sequence[str], differ: Sequence[int]) -> bool:
    """Tell whether all that differs besides a number is ``week`` and ``weeks``."""
    first, *others = differ
    if others not in ([first + 1], [first + 2]):
        return False
    return old[others[0]].rstrip("s") == new[others[0]].rstrip("s")
