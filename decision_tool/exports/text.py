"""A plan as text for a terminal: the answer first, then the page's groups, with the working."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from decision_tool.core.days.dates import long_date, window_words
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.index import Index, by_id, index_of
from decision_tool.core.planning.plan import Plan
from decision_tool.core.planning.planned import OtherReading, PlannedStep
from decision_tool.core.timetable.display import Answer, Row
from decision_tool.core.timetable.row_facts import facts_at
from decision_tool.core.timetable.timetable import Asked, timetable
from decision_tool.exports.paste import is_told_of

WIDTH = 79
INDENT = "    "


def plan_as_text(plan: Plan, guidance: Guidance, not_held: frozenset[str] = frozenset()) -> str:
    """Return the plan for reading: the answer, problems, rows by group.

    *not_held* are the rows, by id, that somebody said were not held.
    """
    return "\n".join(_lines(plan, guidance, not_held)) + "\n"


def _lines(plan: Plan, guidance: Guidance, not_held: frozenset[str]) -> Iterator[str]:
    index = index_of(guidance)
    yield f"Timetable: {index.titles(plan.given.pathways, ', ')}"
    today, shown = plan.given.today, timetable(guidance, plan, Asked(not_held=not_held))
    yield long_date(today) if today else "No --today given: nothing is told to be past."
    yield from ("", *answer_lines(shown.answer))
    for problem in plan.problems:
        yield from ("", *wrapped(f"Problem: {problem.message}", ""))
    planned = by_id(plan.steps)
    for group in shown.groups:
        told = [row for row in group.rows if is_told_of(row, group)]
        yield from ("", f"{group.title}: {len(group.rows)}", "-" * WIDTH)
        for row in told:
            yield from _row(row, planned[row.id], index)


def answer_lines(answer: Answer) -> Iterator[str]:
    """Yield the answer: the next step to read out, who comes, then a line a kind."""
    sentence = "".join(part.text for part in answer.sentence)
    yield from wrapped(f"{answer.heading}: {sentence}" if answer.row else sentence, "")
    if answer.about:
        yield from wrapped(answer.about, "")
    for line in answer.lines:
        yield from wrapped(f"{line.first} {line.rest}", "")


def _row(shown: Row, row: PlannedStep, index: Index) -> Iterator[str]:
    first = "".join(part.text for part in shown.when)
    limits = f" ({''.join(part.text for part in shown.due)})" if shown.due else ""
    told = "".join(f"  [{tag.text}]" for tag in shown.tags)
    yield f"{first}{limits}{told}"
    yield f"{INDENT}{row.title}, {index.title(row.step.pathway)}  ({row.id})"
    for remark in shown.remarks:
        if remark not in row.reasons:
            yield from wrapped(remark, INDENT)
    needed = index.dates(row.needs.dates, ", ")
    if needed:
        yield from wrapped(f"Date{_one_of(row)} needed: {needed}.", INDENT)
    if row.needs.answers:
        asked = " ".join(index.questions[question].title for question in row.needs.answers)
        yield from wrapped(f"Answer needed: {asked}", INDENT)
    for fact in facts_at("terminal"):
        if words := fact.words(row, index):
            yield from wrapped(f"{fact.heading_at('terminal')}: {words}.", INDENT)
    yield from wrapped(" ".join(row.reasons), INDENT)
    for other in row.alternatives:
        yield from wrapped(_other(other), INDENT)
    sources = " ".join((*row.step.readings, *row.step.clauses))
    if sources:
        yield from wrapped(f"Rests on {sources}.", INDENT)


def _one_of(row: PlannedStep) -> str:
    return " (one is enough)" if row.needs.any_of else ""


def _other(other: OtherReading) -> str:
    days = window_words(other.earliest, other.latest, long_date)
    return f"Read the other way ({other.reading}): {days}."


def wrapped(words: str, indent: str) -> list[str]:
    """Return the words as lines of a terminal, each after *indent*."""
    return wrap(words, WIDTH, initial_indent=indent, subsequent_indent=indent)
