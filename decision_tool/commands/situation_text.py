"""Where guided answers lead, as text for a terminal: the same parts as the result page."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from textwrap import wrap

from decision_tool.build.pages.first_step import first_step
from decision_tool.build.pages.spoken import Speech
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.situation.outcome import Chosen, Outcome
from decision_tool.core.situation.reply import ids_of, said, title
from decision_tool.core.situation.situation import Standing

WIDTH = 79
INDENT = "    "


def outcome_as_text(found: Outcome, asked: Sequence[Standing], guidance: Guidance) -> str:
    """Return the result for reading, ending with the command that works out the dates."""
    return "\n".join(_lines(found, asked, guidance)) + "\n"


def answers_as_text(asked: Sequence[Standing]) -> Iterator[str]:
    """Yield each question answered so far, numbered as it was asked."""
    for number, standing in enumerate(asked, 1):
        yield f"{number:>4}  {standing.question.short}: {said(standing) or 'not answered yet'}"


def plan_command(found: Outcome) -> str:
    """Return the command that plans these pathways, with the answers that go on to it."""
    flags = [part for pair in found.answers.items() for part in ("--answer", "=".join(pair))]
    return shlex.join(["pathways", "plan", *ids_of(found), *flags])


def _lines(found: Outcome, asked: Sequence[Standing], guidance: Guidance) -> Iterator[str]:
    heading = title(found, guidance)
    yield from (heading, "-" * len(heading))
    speech = Speech(guidance)
    for chosen in found.pathways:
        yield from _pathway(chosen, found, speech)
    for pair in found.contradictions:
        yield from ("", *_wrapped(f"Check this: {pair.message}", ""))
    for advice in found.advice:
        yield from ("", *_wrapped(f"{advice.title} {advice.message}", ""))
    if not found.pathways:
        yield from _wrapped(guidance.situation.no_guide.message, "")
        for action in found.actions:
            yield from _wrapped(f"- {action}", "")
    if found.ruled_out:
        yield from ("", "What we ruled out")
    titles = {pathway.id: pathway.title for pathway in guidance.pathways}
    for one in found.ruled_out:
        words = f"{titles[one.rule.pathway]}: because {one.rule.ruled_out}."
        yield from _wrapped(words, INDENT)
    yield from ("", "Your answers", *answers_as_text(asked))
    if found.pathways:
        yield from ("", "Work out the dates:", INDENT + plan_command(found))


def _pathway(chosen: Chosen, found: Outcome, speech: Speech) -> Iterator[str]:
    pathway = next(one for one in speech.guidance.pathways if one.id == chosen.rule.pathway)
    yield f"{pathway.title}  ({pathway.id})"
    yield from _wrapped(f"Because {chosen.rule.because}.", INDENT)
    first = first_step(pathway, speech, found.answers)
    if first:
        yield from _wrapped(f"Next: {first}.", INDENT)


def _wrapped(text: str, indent: str) -> list[str]:
    hanging = indent + "  " * text.startswith("- ")
    return wrap(text, WIDTH, initial_indent=indent, subsequent_indent=hanging)
