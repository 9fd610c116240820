"""The page that asks about a situation: its first question, and every pathway as a list.

The page decides nothing: the engine says what is asked and where answers lead. What it
holds is what can be read before the engine is there, and where it cannot run at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from decision_tool.core.guidance.model import Guidance, Pathway
from decision_tool.core.guidance.rule import AllOf, AnswerIs, AnyOf, Guard, Not
from decision_tool.core.guidance.situation_model import GuidedQuestion, PathwayRule
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.speech import Speech
from decision_tool.core.situation.reply import situation_reply
from decision_tool.publish.pages.calculator_page import ASSETS
from decision_tool.publish.pages.first_step import first_step
from decision_tool.publish.source.library import Library
from decision_tool.publish.words.templates import attribute, render

PAGE = "find.md"


def find_page(library: Library) -> str:
    """Return the page as Markdown that is one block of HTML."""
    return render("find.md.j2", **_FindView(library.guidance).all())


@dataclass(frozen=True)
class _FindView:
    """Gathers what the template places; every text is safe in HTML."""

    guidance: Guidance

    def all(self) -> dict[str, Any]:
        opening = situation_reply(self.guidance, {})
        first = index_of(self.guidance).guided[str(opening["next"])]
        return {
            "assets": ASSETS,
            "first": _question(first),
            "count": next(
                one["count"] for one in opening["questions"] if one["id"] == opening["next"]
            ),
            "questions": [_question(one) for one in self.guidance.situation.questions],
            "collections": list(self.collections()),
        }

    def collections(self) -> Iterator[dict[str, Any]]:
        """Yield each organisation with the pathways that its answers can lead to."""
        pathways = index_of(self.guidance).pathways
        for collection in self.guidance.collections:
            rules = [
                self.rule(one, pathways[one.pathway])
                for one in self.guidance.situation.rules
                if pathways[one.pathway].collection == collection.id
            ]
            if rules:
                yield {"title": attribute(collection.title), "rules": rules}

    def rule(self, rule: PathwayRule, pathway: Pathway) -> dict[str, Any]:
        return {
            "id": rule.pathway,
            "title": attribute(pathway.title),
            "because": attribute(rule.because),
            "first": list(self.first_steps(pathway)),
        }

    def first_steps(self, pathway: Pathway) -> Iterator[dict[str, str]]:
        """Yield the first step's words for every way to answer what its day rests on.

        The one for no answer comes first: it is right whatever the answers will be.
        """
        speech = Speech(self.guidance)
        branches = pathway.steps[0].rule if pathway.steps else ()
        guards = (branch.guard for branch in branches if branch.guard)
        asked = sorted({one for guard in guards for one in _questions_in(guard)})
        choices = [["", *(option.id for option in speech.question(one).options)] for one in asked]
        for chosen in product(*choices):
            pairs = dict(zip(asked, chosen, strict=True))
            answers = {question: answer for question, answer in pairs.items() if answer}
            words = first_step(pathway, speech, answers)
            if words:
                when = " ".join(f"{question}={answer}" for question, answer in pairs.items())
                yield {"if": when, "words": attribute(words)}


def _questions_in(guard: Guard) -> Iterator[str]:
    match guard:
        case AnswerIs():
            yield guard.question
        case AllOf() | AnyOf():
            for part in guard.guards:
                yield from _questions_in(part)
        case Not():
            yield from _questions_in(guard.guard)


def _question(question: GuidedQuestion) -> dict[str, Any]:
    options = [
        {"id": one.id, "title": attribute(one.title), "hint": attribute(one.hint)}
        for one in question.options
    ]
    return {
        "id": question.id,
        "title": attribute(question.title),
        "why": attribute(question.why),
        "several": question.takes_several,
        "none": attribute(question.none),
        "options": options,
    }
