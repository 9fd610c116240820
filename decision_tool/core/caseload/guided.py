"""From the guided answers of one row to its pathways, as soon as the answers decide them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from decision_tool.core.caseload.cells import NO, YES
from decision_tool.core.caseload.spelling import said, said_or_sign, spellings
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.situation_model import NONE, GuidedQuestion, Situation
from decision_tool.core.pasted import quoted
from decision_tool.core.situation.situation import (
    Answers,
    conditions_in,
    holds,
    question_states,
    ticked_in,
)

Settle = Callable[[str, str], tuple[str, str]]
"""From a label and what it is by the names of now, or "", to what it is, or why it is nothing."""


def as_here(_label: str, value: str) -> tuple[str, str]:
    """Return what a label is here: no other edition has a say."""
    return value, ""


@dataclass(frozen=True, slots=True)
class Decided:
    """Where guided answers lead: *pathways*, or a *problem*; *answers* go on to the timetable."""

    pathways: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""


def decide(guidance: Guidance, answers: Answers) -> Decided:
    """Return the pathways of a row. Questions that decide no pathway may stay open."""
    situation = guidance.situation
    states = question_states(situation, answers)
    ticked = ticked_in(states)
    applies = {rule.pathway: holds(rule.guard, ticked) for rule in situation.rules}
    if None in applies.values():
        deciding = deciding_questions(situation)
        asked = [
            one.question.short for one in states if one.is_open and one.question.id in deciding
        ]
        return Decided(problem=f"No pathway is named. To find it, answer: {'; '.join(asked)}.")
    pathways = tuple(pathway for pathway, holding in applies.items() if holding)
    if not pathways:
        return Decided(problem=f"These answers lead to no pathway. {situation.no_guide.title}.")
    return Decided(pathways, _of_plan(situation, ticked))


def deciding_questions(situation: Situation) -> set[str]:
    """Return the questions on which a pathway rests, or on which such a question rests."""
    deciding = {one.question for rule in situation.rules for one in conditions_in(rule.guard)}
    for question in reversed(situation.questions):
        if question.id in deciding:
            guards = [question.ask_if, *(option.offered_if for option in question.options)]
            deciding |= {one.question for guard in guards if guard for one in conditions_in(guard)}
    return deciding


def _of_plan(situation: Situation, ticked: Mapping[str, tuple[str, ...] | None]) -> dict[str, str]:
    """Return the timetable's questions that ticked options stand for; what is left says no."""
    return {
        option.stands_for: "yes" if option.id in chosen else "no"
        for question in situation.questions
        if (chosen := ticked[question.id])
        for option in question.options
        if option.stands_for
    }


def read_guided(
    text: str, question: GuidedQuestion, settle: Settle = as_here
) -> tuple[tuple[str, ...], str]:
    """Return the options ticked in a cell and what is wrong with it; one of the two is empty."""
    named = {
        words: one.id
        for one in question.options
        for name in (one.id, one.title)
        for words in spellings(name)
    }
    if question.takes_several:
        named |= dict.fromkeys((*spellings(question.none), NONE), NONE)
    options = {option.id for option in question.options}
    if {"yes", "no"} <= options:
        named |= dict.fromkeys(YES, "yes") | dict.fromkeys(NO, "no")
    is_whole = said(text) in named or any(settle(text, ""))
    parts = [text] if is_whole else _parts(text)
    settled = [settle(part.strip(), named.get(said_or_sign(part), "")) for part in parts]
    if told := next((told for _, told in settled if told), ""):
        return (), f"{question.title} {told}"
    ids = [one for one, _ in settled]
    chosen = tuple(dict.fromkeys(one for one in ids if one))
    is_alone = len(chosen) == 1 or (question.takes_several and NONE not in chosen)
    if "" not in ids and is_alone:
        return chosen, ""
    return (), _problem(text, question)


def _parts(text: str) -> list[str]:
    """Return the options named in a cell. A title may hold a comma: then it stands alone."""
    marks = str.maketrans(dict.fromkeys(";|+\n", ","))
    return [part for part in text.translate(marks).split(",") if part.strip()]


def _problem(text: str, question: GuidedQuestion) -> str:
    titles = "; ".join(option.title for option in question.options)
    several = (
        f". Several may stand together with semicolons; otherwise write “{question.none}”"
        if question.takes_several
        else ""
    )
    return f"{question.title} Write one of: {titles}{several}. It says {quoted(text)}."
