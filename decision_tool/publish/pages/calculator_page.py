"""The calculator's page: a form of every date and question, and every rule to work by hand.

The page holds no arithmetic: scripts show those fields that the chosen pathways need
and send them to the engine. Without scripts the timing sentences remain.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from decision_tool.core.guidance.model import Guidance, KeyDate, Pathway, Question, Step
from decision_tool.core.guidance.rule import Branch
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.inputs import inputs_for
from decision_tool.core.planning.speech import Speech
from decision_tool.core.words import capital
from decision_tool.publish.pages.whose import ANOTHER
from decision_tool.publish.source.library import Library
from decision_tool.publish.words.templates import attribute, render

PAGE = "calculator.md"
ASSETS = "../assets/tool/"
"""From the page's address to its scripts: raw HTML is not rewritten by the site generator."""


def calculator_page(library: Library) -> str:
    """Return the page as Markdown that is one block of HTML."""
    return render("calculator.md.j2", **_CalculatorView(library.guidance).all())


def calculator_fields(guidance: Guidance) -> str:
    """Return the page's HTML of another edition: what can be chosen and filled in, and no rules."""
    view = {**_CalculatorView(guidance).all(), "by_hand": []}
    return render("calculator.md.j2", **view).partition("---\n")[2].partition("---\n")[2]


@dataclass(frozen=True)
class _CalculatorView:
    """Gathers what the template places; every text is safe in HTML."""

    guidance: Guidance

    def all(self) -> dict[str, Any]:
        guidance = self.guidance
        needed = inputs_for(guidance, [pathway.id for pathway in guidance.pathways])
        key_dates = index_of(guidance).key_dates
        questions = index_of(guidance).questions
        asked = (*needed.questions, *needed.invitee_questions)
        return {
            "assets": ASSETS,
            "collections": list(self.collections()),
            "key_dates": [_key_date(key_dates[key]) for key in needed.key_dates],
            "questions": [_question(questions[one]) for one in asked],
            "by_hand": [self.by_hand(pathway) for pathway in guidance.pathways if pathway.steps],
        }

    def collections(self) -> Iterator[dict[str, Any]]:
        """Yield whose pathways can be chosen; the first collection is the site's own."""
        for place, collection in enumerate(self.guidance.collections):
            groups = list(self.groups(collection.id, collection.title))
            title = f"{ANOTHER}: {collection.title}" if place else collection.title
            if groups:
                yield {"title": attribute(title), "groups": groups}

    def groups(self, collection: str, title: str) -> Iterator[dict[str, Any]]:
        """Yield the groups of a collection; pathways in no group stand under its own title."""
        titles = {group.id: group.title for group in self.guidance.groups}
        members: dict[str, list[Pathway]] = {}
        for pathway in self.guidance.pathways:
            if pathway.collection == collection:
                members.setdefault(titles.get(pathway.group, title), []).append(pathway)
        for group, pathways in members.items():
            yield {"title": attribute(group), "pathways": [self.pathway(one) for one in pathways]}

    def pathway(self, pathway: Pathway) -> dict[str, str]:
        needed = inputs_for(self.guidance, [pathway.id])
        return {
            "id": pathway.id,
            "title": attribute(pathway.title),
            "dates": " ".join(needed.key_dates),
            "questions": " ".join(needed.questions),
            "invitees": " ".join(needed.invitee_questions),
        }

    def by_hand(self, pathway: Pathway) -> dict[str, Any]:
        speech = Speech(self.guidance)
        steps = [
            {
                "title": attribute(step.title),
                "lines": [attribute(line) for line in _lines(step, speech)],
            }
            for step in pathway.steps
        ]
        return {"title": attribute(pathway.title), "steps": steps}


def _key_date(key: KeyDate) -> dict[str, Any]:
    return {
        "id": key.id,
        "title": attribute(key.title),
        "hint": attribute(key.hint),
        "is_birth_date": key.is_birth_date,
    }


def _question(question: Question) -> dict[str, Any]:
    options = [
        {"id": option.id, "title": attribute(option.title), "hint": attribute(option.hint)}
        for option in question.options
    ]
    if options:
        options.append({"id": "", "title": attribute(_unanswered(question)), "hint": ""})
    return {
        "id": question.id,
        "title": attribute(question.title),
        "why": attribute(question.why),
        "options": options,
    }


def _unanswered(question: Question) -> str:
    """Return the words for no answer, with the answer that is then taken, if one is."""
    titles = {option.id: option.title for option in question.options}
    taken = titles.get(question.default or "")
    return f"Not known yet: counts as {taken.lower()}" if taken else "Not known yet"


def _lines(step: Step, speech: Speech) -> Iterator[str]:
    """Yield when a step is due, one sentence for each case."""
    if step.only_if:
        yield f"Only if {speech.guard(step.only_if)}."
    for branch in step.rule:
        yield _case(branch, speech, is_only=len(step.rule) == 1)


def _case(branch: Branch, speech: Speech, *, is_only: bool) -> str:
    words = speech.sentence(branch.sentence)
    if is_only:
        return f"{capital(words)}."
    condition = f"If {speech.guard(branch.guard)}" if branch.guard else "Otherwise"
    return f"{condition}: {words}."
