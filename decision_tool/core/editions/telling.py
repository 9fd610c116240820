"""Two editions compared, and every change told: what a browser has no need to work out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from decision_tool.core.editions.causes import dating_causes, other_causes
from decision_tool.core.editions.change import Change, Thing
from decision_tool.core.editions.compared import Compared
from decision_tool.core.editions.told_causes import OF_ANY, Sentences, ToldCauses
from decision_tool.core.editions.told_change import ToldChange
from decision_tool.core.editions.words import names_of, words_of

TO_FIND: tuple[Thing, ...] = (
    "guided-question",
    "guided-option",
    "find-rule",
    "advice",
    "no-guide",
    "collection",
    "group",
)
"""What leads to a pathway: who has a case is there already."""


def told_changes(found: Compared) -> tuple[ToldChange, ...]:
    """Return every change that a case may meet, by the ids of the new edition."""
    names = names_of(found)
    return tuple(
        ToldChange(one.pathway, one.step, one.is_rule, words_of(one, names))
        for one in found.changes
        if one.at[0][0] not in TO_FIND
    )


def causes_told(found: Compared, because: Mapping[str, str] | None = None) -> ToldCauses:
    """Return for each step the changes that can touch it, in words.

    *because* has reasons that a practice lead gave, by what was changed: each follows the last
    sentence on that, as one of its own.
    """
    names, reasons = names_of(found), because or {}

    def told(causes: Iterable[Change]) -> Sentences:
        changes = [*causes]
        last = {one.about: one for one in changes}
        said = (
            words
            for one in changes
            for words in (
                words_of(one, names),
                reasons.get(one.about, "") if last[one.about] is one else "",
            )
        )
        return tuple(dict.fromkeys(filter(None, said)))

    both = (*found.old.guidance.steps(), *found.new.guidance.steps())
    steps = [OF_ANY, *dict.fromkeys(one.id for one in both)]
    dating = {step: told(dating_causes(step, found)) for step in steps}
    others = {step: told(other_causes(step, found)) for step in steps}
    return ToldCauses(found.renames.steps, _differing(dating), _differing(others))


def _differing(told: Mapping[str, Sentences]) -> dict[str, Sentences]:
    """Return what is told of any step, and what differs from it."""
    general = told[OF_ANY]
    return {step: said for step, said in told.items() if step == OF_ANY or said != general}
