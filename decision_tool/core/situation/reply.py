"""The guided questions as JSON: the one shape that the page and the command line share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.situation_model import NONE
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.reply import edition_part
from decision_tool.core.situation.answers import GivenAnswers, given_answers
from decision_tool.core.situation.birth import birth_words, later, later_words
from decision_tool.core.situation.json_shapes import (
    GuidedQuestionJson,
    LaterJson,
    NoGuideJson,
    OptionJson,
    OutcomeJson,
    SituationJson,
    ToPlanJson,
)
from decision_tool.core.situation.outcome import Outcome, outcome
from decision_tool.core.situation.situation import (
    QuestionState,
    count_words,
    most_questions,
    questions_to_ask,
)

NO_BIRTHS: Mapping[str, date] = MappingProxyType({})
NUMBERS = ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def situation_reply(
    guidance: Guidance, plain_answers: object, today: date | None = None
) -> SituationJson:
    """Return the questions asked for these answers and, once all are answered, where they lead.

    *plain_answers* is ``{question: option or [options]}``; where a question asks for a date
    of birth, ``[text]``. Raises FaultsError naming every fault of it. ``next`` is the id of
    the next question, or null; ``up_to`` is how many questions there can be in all, and the
    ``count`` of each says which it is of how many there are as a rule.
    """
    situation = guidance.situation
    given = given_answers(plain_answers, situation, today)
    asked = questions_to_ask(situation, given.ticked)
    return {
        **edition_part(guidance),
        "questions": [
            {
                **_question(one, given, today),
                "count": count_words(situation, given.ticked, one.question.id),
            }
            for one in asked
        ],
        "next": next((one.question.id for one in asked if one.is_open), None),
        "up_to": most_questions(situation, given.ticked),
        "outcome": _outcome(guidance, given, today),
    }


def _question(
    standing: QuestionState, given: GivenAnswers, today: date | None
) -> GuidedQuestionJson:
    question = standing.question
    options: list[OptionJson] = [
        {"id": one.id, "title": one.title, "hint": one.hint or None} for one in standing.options
    ]
    kind: Literal["one", "many", "birth"] = (
        "many" if question.takes_several else "birth" if question.key_date else "one"
    )
    return {
        "id": question.id,
        "title": question.title,
        "short": question.short,
        "why": question.why,
        "kind": kind,
        "options": options,
        "none": question.none or None,
        "answer": list(standing.ticked) if standing.ticked else None,
        "said": said(standing, given.births, today),
        "is_usual": standing.is_usual(given.ticked),
        "fault": given.mistaken.get(question.id),
    }


def said(
    standing: QuestionState, births: Mapping[str, date] = NO_BIRTHS, today: date | None = None
) -> str | None:
    """Return the answer in words, for the list of answers so far; None while there is none."""
    if standing.ticked is None:
        return None
    if standing.ticked == (NONE,):
        return standing.question.none
    birth = births.get(standing.question.id)
    if birth and today:
        return birth_words(birth, today)
    return "; ".join(one.title for one in standing.options if one.id in standing.ticked)


def _outcome(guidance: Guidance, given: GivenAnswers, today: date | None) -> OutcomeJson | None:
    found = outcome(guidance, given.ticked)
    if found is None:
        return None
    index = index_of(guidance)
    return {
        "title": title(found, guidance),
        "pathways": [
            {
                "id": one.rule.pathway,
                "title": index.title(one.rule.pathway),
                "because": one.rule.because,
                "led_by": [list(pair) for pair in one.led_by],
            }
            for one in found.pathways
        ],
        "advice": [{"title": one.title, "message": one.message} for one in found.advice],
        "contradictions": [
            {"pathways": list(one.pathways), "message": one.message} for one in found.contradictions
        ],
        "ruled_out": [
            {
                "id": one.rule.pathway,
                "title": index.title(one.rule.pathway),
                "because": one.rule.ruled_out,
                "was_asked": one.was_asked,
            }
            for one in found.ruled_out
        ],
        "later": _later(guidance, given, today),
        "no_guide": _no_guide(guidance, found),
        "plan": _plan(guidance, found, given) if found.pathways else None,
    }


def _later(guidance: Guidance, given: GivenAnswers, today: date | None) -> list[LaterJson]:
    if today is None:
        return []
    index = index_of(guidance)
    return [
        {"id": one.rule.pathway, "message": later_words(one, index.title(one.rule.pathway))}
        for one in later(guidance, given.ticked, given.births, today)
    ]


def _plan(guidance: Guidance, found: Outcome, given: GivenAnswers) -> ToPlanJson:
    guided = index_of(guidance).guided
    dates = {guided[name].key_date: birth.isoformat() for name, birth in given.births.items()}
    return {"pathways": ids_of(found), "answers": found.answers, "dates": dates}


def _no_guide(guidance: Guidance, found: Outcome) -> NoGuideJson | None:
    if found.pathways:
        return None
    return {"message": guidance.situation.no_guide.message, "actions": list(found.actions)}


def title(found: Outcome, guidance: Guidance) -> str:
    """Return the heading of the result: how many pathways apply, or that no guide does."""
    count = len(found.pathways)
    if not count:
        return guidance.situation.no_guide.title
    number = NUMBERS[count - 1] if count <= len(NUMBERS) else str(count)
    return f"{number} pathway applies" if count == 1 else f"{number} pathways apply"


def ids_of(found: Outcome) -> list[str]:
    """Return the pathways to plan, in the order of the guidance."""
    return [one.rule.pathway for one in found.pathways]
