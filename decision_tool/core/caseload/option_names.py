"""What other editions call the answers of a question: read as what they are here, or told.

A label that two editions give to two answers is not read, and neither is one that was dropped.
"""

from __future__ import annotations

from dataclasses import replace

from decision_tool.core.caseload.former_names import gone_things
from decision_tool.core.caseload.spelling import said, spellings
from decision_tool.core.caseload.two_editions import TwoEditions
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.renames import renames_of
from decision_tool.core.pasted import quoted

NOT_USED = ", so it is not used."


class OptionNames:
    """Tells for each question what its answers are called in other editions."""

    def __init__(self, guidance: Guidance) -> None:
        """Collect the names of other editions, the nearest first; an id names one thing alone."""
        self.others = TwoEditions(guidance)
        self.renamed = renames_of(guidance)
        self.former: dict[str, dict[str, str]] = {}
        self.gone: dict[str, dict[str, str]] = {}
        for was, here in self.renamed.options.items():
            self._keep(was.partition("=")[2], here)
        for one in guidance.elsewhere:
            if one.kind == "option" and one.here:
                self._keep(one.names[0], one.here)
        for gone in gone_things(guidance, ("option",), NOT_USED):
            question, _, option = gone.id.partition("=")
            of = self.gone.setdefault(self.renamed.questions.get(question, question), {})
            for words in (words for name in (option, *gone.names) for words in spellings(name)):
                of.setdefault(words, gone.told)

    def _keep(self, name: str, here: str) -> None:
        question, _, option = here.partition("=")
        of = self.former.setdefault(question, {})
        for words in spellings(name):
            of.setdefault(words, option)

    def settle(self, question: str, cell: str, value: str) -> tuple[str, str]:
        """Return the answer that a cell gives to a question, and why it gives none; one is empty.

        *value* is what it says by the names of now, or "": these count first. Both are empty where
        no edition has such an answer. An id that is written as it is says which is meant.
        """
        words = said(cell)
        known = value or self.former.get(question, {}).get(words, "")
        if not known:
            return "", self.gone.get(question, {}).get(words, "")
        here = f"{question}={known}"
        other = self.others.other_option(words, here)
        if other is None or cell.strip() == known:
            return known, ""
        then = other.here.partition("=")[2]
        before = "" if value else self.others.since("option", words, here)
        told = self.others.told(known, replace(other, here=then), before)
        return "", f"{quoted(cell)} {told}. Write “{known}” or “{then}”."
