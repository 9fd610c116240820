"""Where guided answers lead, as text for a terminal: the same parts as the result page."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from textwrap import wrap

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.speech import Speech
from decision_tool.core.situation.birth import later, later_words
from decision_tool.core.situation.outcome import Chosen, Outcome
from decision_tool.core.situation.reply import ids_of, said, title
from decision_tool.core.situation.situation import Answers, QuestionState
from decision_tool.publish.pages.first_step import first_step

WIDTH = 79
INDENT = "    "


@dataclass(frozen=True, slots=True)
class Aged:
    """The dates of birth among the answers, and the day on which ages are told."""

    answers: Answers = field(default_factory=dict)
    births: Mapping[str, date] = field(default_factory=dict)
    today: date | None = None


def outcome_as_text(
    found: Outcome, asked: Sequence[QuestionState], guidance: Guidance, aged: Aged
) -> str:
    """Return the result for reading, ending with the command that works out the dates."""
    return "\n".join(_lines(found, asked, guidance, aged)) + "\n"


def answers_as_text(asked: Sequence[QuestionState], aged: Aged) -> Iterator[str]:
    """Yield each question answered so far, numbered as it was asked."""
    for number, standing in enumerate(asked, 1):
        words = said(standing, aged.births, aged.today) or "not answered yet"
        yield f"{number:>4}  {standing.question.short}: {words}"


def plan_command(found: Outcome, asked: Sequence[QuestionState], aged: Aged) -> str:
    """Return the command that plans these pathways, with what goes on to it."""
    flags = [part for pair in found.answers.items() for part in ("--answer", "=".join(pair))]
    for standing in asked:
        birth = aged.births.get(standing.question.id)
        if birth:
            flags += ["--date", f"{standing.question.key_date}={birth.isoformat()}"]
    return shlex.join(["pathways", "plan", *ids_of(found), *flags])


def _lines(
    found: Outcome, asked: Sequence[QuestionState], guidance: Guidance, aged: Aged
) -> Iterator[str]:
    heading = title(found, guidance)
    yield from (heading, "-" * len(heading))
    speech = Speech(guidance)
    for chosen in found.pathways:
        yield from _pathway(chosen, found, speech)
    for pair in found.contradictions:
        yield from ("", *_wrapped(f"Check this: {pair.message}", ""))
    for advice in found.advice:
        yield from ("", *_wrapped(f"{advice.title} {advice.message}", ""))
    if aged.today:
        for coming in later(guidance, aged.answers, aged.births, aged.today):
            words = later_words(coming, speech.index.title(coming.rule.pathway))
            yield from ("", *_wrapped(f"Later: {words}", ""))
    if not found.pathways:
        yield from _wrapped(guidance.situation.no_guide.message, "")
        for action in found.actions:
            yield from _wrapped(f"- {action}", "")
    if found.ruled_out:
        yield from ("", "What we ruled out")
    for one in found.ruled_out:
        words = f"{speech.index.title(one.rule.pathway)}: because {one.rule.ruled_out}."
        yield from _wrapped(words, INDENT)
    yield from ("", "Your answers", *answers_as_text(asked, aged))
    if found.pathways:
        yield from ("", "Work out the dates:", INDENT + plan_command(found, asked, aged))


def _pathway(chosen: Chosen, found: Outcome, speech: Speech) -> Iterator[str]:
    pathway = speech.index.pathways[chosen.rule.pathway]
    yield f"{pathway.title}  ({pathway.id})"
    yield from _wrapped(f"Because {chosen.rule.because}.", INDENT)
    first = first_step(pathway, speech, found.answers)
    if first:
        yield from _wrapped(f"Next: {first}.", INDENT)


def _wrapped(text: str, indent: str) -> list[str]:
    hanging = indent + "  " * text.startswith("- ")
    return wrap(text, WIDTH, initial_indent=indent, subsequent_indent=hanging)
