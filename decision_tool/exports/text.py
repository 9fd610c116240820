"""A plan as text for a terminal: the same groups and first lines as the page, with the working."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from decision_tool.core.days.dates import long_date
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.plan import Plan
from decision_tool.core.planning.planned import OtherReading, PlannedStep
from decision_tool.core.timetable.row_words import group_of, tags, when
from decision_tool.core.timetable.timetable import GROUPS
from decision_tool.exports.names import Titles

WIDTH = 79
INDENT = "    "


def plan_as_text(plan: Plan, guidance: Guidance) -> str:
    """Return the plan for reading: problems first, then rows by group, then notes."""
    return "\n".join(_lines(plan, guidance)) + "\n"


def _lines(plan: Plan, guidance: Guidance) -> Iterator[str]:
    titles = Titles.of(guidance)
    yield f"Timetable: {titles.many(plan.given.pathways, ', ')}"
    today = plan.given.today
    yield long_date(today) if today else "No --today given: nothing is told to be overdue."
    for problem in plan.problems:
        yield from ("", *_wrapped(f"Problem: {problem.message}", ""))
    yield from _groups(plan, guidance, titles)
    remarks = [note for note in plan.notes if note.code != "overdue"]
    for note in remarks:
        yield from ("", *_wrapped(f"Note: {note.message}", ""))


def _groups(plan: Plan, guidance: Guidance, titles: Titles) -> Iterator[str]:
    today = plan.given.today
    for group, title in GROUPS.items():
        rows = [row for row in plan.steps if group_of(row, today) == group]
        if rows:
            yield from ("", f"{title}: {len(rows)}", "-" * WIDTH)
        for row in rows:
            yield from _row(row, plan, guidance, titles)


def _row(row: PlannedStep, plan: Plan, guidance: Guidance, titles: Titles) -> Iterator[str]:
    key_dates = {key.id: key for key in guidance.key_dates}
    first = "".join(part.text for part in when(row, key_dates))
    told = "".join(f"  [{tag.text}]" for tag in tags(row, plan.given.today))
    yield f"{first}{told}"
    yield f"{INDENT}{row.title}, {titles.one(row.step.pathway)}  ({row.id})"
    needed = titles.dates(row.needs.dates, ", ")
    if needed:
        yield from _wrapped(f"Date{_one_of(row)} needed: {needed}.", INDENT)
    if row.needs.answers:
        asked = " ".join(titles.questions[question] for question in row.needs.answers)
        yield from _wrapped(f"Answer needed: {asked}", INDENT)
    if row.invite:
        yield from _wrapped(f"Invite: {titles.many(row.invite)}.", INDENT)
    yield from _wrapped(" ".join(row.reasons), INDENT)
    for other in row.alternatives:
        yield from _wrapped(_other(other), INDENT)
    sources = " ".join((*row.step.readings, *row.step.clauses))
    if sources:
        yield from _wrapped(f"Rests on {sources}.", INDENT)


def _one_of(row: PlannedStep) -> str:
    return " (one is enough)" if row.needs.any_of else ""


def _other(other: OtherReading) -> str:
    days = " to ".join(long_date(day) for day in (other.earliest, other.latest) if day)
    return f"Read the other way ({other.reading}): {days}."


def _wrapped(words: str, indent: str) -> list[str]:
    return wrap(words, WIDTH, initial_indent=indent, subsequent_indent=indent)
