"""Why a step stands otherwise in another edition, in words: worked out once, by the build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from decision_tool.core.guidance.renames import base_renamed

Sentences = tuple[str, ...]
OF_ANY = ""
"""Stands for every step of which nothing of its own is told."""


@dataclass(frozen=True, slots=True)
class ToldCauses:
    """The changes of the guidance that can touch each step, by its full id in the new edition.

    *dating*: those for which it can have another day. *others*: those for which other people are
    invited, or other records made. *renamed*: from the id that a step had to the one it has.
    """

    renamed: Mapping[str, str]
    dating: Mapping[str, Sentences]
    others: Mapping[str, Sentences]

    def row(self, row: str) -> str:
        """Return the id of a row, ``pathway/step#2``, with its step's id in the new edition."""
        return base_renamed(row, self.renamed)

    def why_dated(self, step: str) -> Sentences:
        """Return for what a step can have another day."""
        return self.dating.get(step, self.dating.get(OF_ANY, ()))

    def is_retimed(self, step: str) -> bool:
        """Tell whether a rule of the step, or of what its day rests on, is another one."""
        return bool(self.dating.get(step))

    def why_other(self, step: str) -> Sentences:
        """Return for what other people are invited to a step, or other records made."""
        return self.others.get(step, self.others.get(OF_ANY, ()))

    def as_json(self) -> dict[str, Any]:
        """Return it as the file of an edition holds it: each sentence once."""
        said = [*self.dating.values(), *self.others.values()]
        words = list(dict.fromkeys(one for sentences in said for one in sentences))
        places = {one: place for place, one in enumerate(words)}

        def placed(told: Mapping[str, Sentences]) -> dict[str, list[int]]:
            return {step: [places[one] for one in each] for step, each in told.items()}

        return {
            "renamed": dict(self.renamed),
            "words": words,
            "dating": placed(self.dating),
            "others": placed(self.others),
        }


def told_causes(plain: Mapping[str, Any]) -> ToldCauses:
    """Return what `ToldCauses.as_json` made *plain*: our own build wrote it."""
    words = plain["words"]

    def told(placed: Mapping[str, list[int]]) -> dict[str, Sentences]:
        return {step: tuple(words[place] for place in each) for step, each in placed.items()}

    return ToldCauses(plain["renamed"], told(plain["dating"]), told(plain["others"]))
