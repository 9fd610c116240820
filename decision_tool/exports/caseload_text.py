"""A caseload as text for a terminal: the team timetable, group by group."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from decision_tool.core.caseload.plan import BEHIND, Caseload, arranged_by
from decision_tool.core.caseload.view import RowWords, counts_of, headline_of
from decision_tool.core.caseload.weeks import grouped
from decision_tool.core.days.dates import long_date
from decision_tool.core.guidance.model import Guidance
from decision_tool.exports.caseload_paste import child_of

WIDTH = 79
INDENT = "    "


def caseload_as_text(caseload: Caseload, guidance: Guidance, arranger: str = "") -> str:
    """Return the timetable for reading. Warnings stand after it, with their lines."""
    return "\n".join(_lines(caseload, guidance, arranger)) + "\n"


def _lines(caseload: Caseload, guidance: Guidance, arranger: str) -> Iterator[str]:
    words = RowWords(guidance, caseload)
    steps = arranged_by(caseload, arranger)
    yield "Team timetable"
    yield long_date(caseload.today)
    if arranger:
        yield f"Arranged by: {words.roles.get(arranger, 'nobody named in the guide')}"
    yield from _wrapped(f"{headline_of(caseload, steps)} {counts_of(caseload, steps)}", "")
    for group in grouped(steps, caseload.today):
        yield from ("", f"{group.title}: {len(group.steps)}")
        if group.id not in BEHIND:  # those are counted and not listed
            yield "-" * WIDTH
            for step in group.steps:
                told = "".join(f"  [{tag.text}]" for tag in words.tags(step))
                yield f"{words.when(step)}{told}"
                title = words.pathways[step.row.step.pathway]
                yield from _wrapped(f"{child_of(step)}: {step.row.title}, {title}", INDENT)
    for child in caseload.children:
        for warning in child.warnings:
            named = f" ({child.reference})" if child.reference else ""
            yield from ("", *_wrapped(f"Look at line {child.line}{named}: {warning}", ""))


def _wrapped(words: str, indent: str) -> list[str]:
    return wrap(words, WIDTH, initial_indent=indent, subsequent_indent=indent)
