"""Every timing sentence and guard parses, and what it says of answers and amounts makes sense."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from decision_tool.core.errors import Fault
from decision_tool.core.guidance.rule import (
    Age,
    AgeOn,
    Amount,
    AnswerAtLeast,
    AnswerBelow,
    AnswerIs,
    Birthday,
    Guard,
    InWeeks,
    Sentence,
    Series,
)
from decision_tool.core.guidance.rule_parts import parts
from decision_tool.publish.check.lint_names import Names
from decision_tool.publish.source.field_types import Parses
from decision_tool.publish.source.marks import Mark
from decision_tool.publish.source.nearest import hint_for
from decision_tool.publish.source.parse_once import parse_guard, parse_sentence
from decision_tool.publish.source.scope import Scope, SentenceError, full_id
from decision_tool.publish.source.yaml_source import value_at

LONGEST, OLDEST, MOST_TIMES = 999, 120, 60
"""The largest count of any unit, of years, and of meetings in a series: far more than any
guide asks for, and few enough that no date leaves the calendar."""

PARSED_HERE = (Parses("sentence"), Parses("guard"))
"""Conditions on guided answers are parsed in lint_situation.py: they name other questions."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A mark in the timing language and what it means."""

    mark: Mark
    meaning: Sentence | Guard


def scope_of(names: Names) -> Scope:
    """Return the names that a sentence may use; every pathway's scope shares them."""
    return Scope(
        key_dates=frozenset(names.all("key date")),
        steps=frozenset(names.all("step")),
        questions=frozenset(names.all("question")),
    )


def parse_all(marks: Sequence[Mark], names: Names) -> tuple[list[Parsed], list[Fault]]:
    """Return every sentence and guard that parses, and a fault for each that does not.

    Nothing is parsed while names may be missing because a file could not be read.
    """
    parsed: list[Parsed] = []
    faults: list[Fault] = []
    if not all(names.is_sure(kind) for kind in ("key date", "question", "step")):
        return parsed, faults
    scope = scope_of(names)
    for mark in marks:
        if mark.marker in PARSED_HERE and not _is_about_absent(mark, names):
            try:
                parse = parse_sentence if mark.marker == PARSED_HERE[0] else parse_guard
                meaning = parse(mark.text, replace(scope, pathway=mark.pathway))
                parsed.append(Parsed(mark, meaning))
            except SentenceError as error:
                faults.append(Fault(mark.where, str(error)))
    return parsed, faults


def _is_about_absent(mark: Mark, names: Names) -> bool:
    """Tell whether it guards a note, or retells a step, of a pathway this council left out."""
    content = mark.file.source.content
    steps = value_at(content, (*mark.trail[:-1], "steps"))
    step = value_at(content, (*mark.trail[:-1], "step"))
    listed = steps if isinstance(steps, list) else [step]
    return any(names.is_absent(full_id(str(step), mark.pathway)) for step in listed)


def meaning_faults(parsed: Sequence[Parsed], names: Names) -> Iterator[Fault]:
    """Yield a fault for each answer that cannot be given and each amount out of reach."""
    for one in parsed:
        for part in parts(one.meaning):
            what, hint = _wrong(part, names)
            if what:
                yield Fault(one.mark.where, what, hint)


def _wrong(part: object, names: Names) -> tuple[str, str]:
    match part:
        case AnswerIs():
            return _wrong_answer(part, names)
        case (
            AnswerBelow(question=question)
            | AnswerAtLeast(question=question)
            | Amount(answer=str(question))
        ):
            if _values(question, names) is not None:
                return f"the answer to {question!r} is not a number.", "Use a number question."
        case Amount(count=count) | Series(most=count) | InWeeks(last=count) if count > LONGEST:
            return f"{count} is too many.", f"Write at most {LONGEST}."
        case Amount(count=0, answer=None) | Series(least=0):
            return "0 is no amount.", "Write 1 or more, or name the day itself."
        case Series(times=int(times)) if not 0 < times <= MOST_TIMES:
            return f"{times} times is not possible.", f"Write 1 to {MOST_TIMES}."
        case Amount(count=years, unit="year") | Series(most=years, unit="year") if years > OLDEST:
            return f"{years} years is too long.", f"Write at most {OLDEST}."
        case Birthday(years=years) | Age(years=years) | AgeOn(years=years) if years > OLDEST:
            return f"{years} years is no age.", f"Write at most {OLDEST}."
    return "", ""


def _wrong_answer(part: AnswerIs, names: Names) -> tuple[str, str]:
    values = _values(part.question, names)
    if values is None:
        hint = f"Write `{part.question} is below` and a number."
        return f"the answer to {part.question!r} is a number.", hint
    if part.value in values:
        return "", ""
    what = f"{part.value!r} is not an answer to {part.question!r}."
    return what, hint_for(part.value, values)


def _values(question: str, names: Names) -> list[str] | None:
    """Return the answers that may be chosen, or None where the answer is a number."""
    mark = names.all("question")[question]
    options = value_at(mark.file.source.content, (*mark.trail[:-1], "options"))
    if not isinstance(options, list):
        return None
    return [str(value_at(option, ("id",))) for option in options]
