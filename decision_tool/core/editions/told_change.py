"""A change between two editions as a sentence, with the step it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ToldChange:
    """One change in *words*. *pathway* and *step* are the full ids it belongs to, or "".

    *is_rule*: it may change what is due, who comes or what is asked; else only words differ.
    """

    pathway: str
    step: str
    is_rule: bool
    words: str

    def as_json(self) -> list[str | bool]:
        """Return it as the file of an edition holds it."""
        return [self.pathway, self.step, self.is_rule, self.words]


def told_change(plain: Sequence[str | bool]) -> ToldChange:
    """Return what `ToldChange.as_json` made *plain*: our own build wrote it."""
    pathway, step, is_rule, words = plain
    return ToldChange(str(pathway), str(step), bool(is_rule), str(words))
