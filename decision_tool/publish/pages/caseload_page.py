"""The team timetable's page: where rows are given, and every column that they can have.

The page reads no rows: the engine does. What it holds is what can be read before the
engine is there, and what to do where it cannot run at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from decision_tool.core.guidance.model import Guidance, Question
from decision_tool.core.planning.index import index_of
from decision_tool.publish.pages.calculator_page import ASSETS
from decision_tool.publish.source.library import Library
from decision_tool.publish.words.templates import attribute, render

PAGE = "caseload.md"
EXAMPLE = "caseload/example.csv"
"""Where the example stands in the site: beside the page, so that its link needs no way up."""
WORKER = "Who works with the child, as your team writes it: an initial or a number is enough."
DATE = "A date, day first: 22/10/2026. Add (provisional) where it may move."
DAY_HELD = "The day it was held. Only where you want what follows counted from it."


def caseload_page(library: Library) -> str:
    """Return the page as Markdown that is one block of HTML."""
    return render("caseload.md.j2", **_CaseloadView(library.guidance).all())


@dataclass(frozen=True)
class _CaseloadView:
    """Gathers what the template places; every text is safe in HTML."""

    guidance: Guidance

    def all(self) -> dict[str, Any]:
        return {"assets": ASSETS, "columns": [_safe_pair(*pair) for pair in self.columns()]}

    def columns(self) -> Iterator[tuple[str, str]]:
        """Yield each heading that a column can have, and what to write below it."""
        pathways, steps = self.guidance.pathways, self.guidance.steps()
        yield "Reference", "What you call the child: a case number, never a name."
        yield "Worker", WORKER
        yield "Pathways", f"One or more names with ; between them, for example: {pathways[0].title}"
        yield from ((key.title, DATE) for key in self.guidance.key_dates)
        yield from ((one.title, _answers(one)) for one in self.guidance.questions)
        yield from self.guided()
        index = index_of(self.guidance)
        first = next((step for step in steps if not step.series), None)
        if first:
            yield f"Held {index.title(first.pathway)} {first.title}", DAY_HELD

    def guided(self) -> Iterator[tuple[str, str]]:
        """Yield the questions that find the pathways, for rows that do not name them."""
        own = {question.id for question in self.guidance.questions}
        for question in self.guidance.situation.questions:
            if question.id not in own:
                options = "; ".join(option.title for option in question.options)
                yield question.title, f"Instead of pathways. {_one_of(options)}"


def _answers(question: Question) -> str:
    if question.is_number:
        return f"A whole number from {question.minimum} to {question.maximum}."
    return _one_of("; ".join(option.title for option in question.options))


def _one_of(options: str) -> str:
    return f"One of: {options}."


def _safe_pair(heading: str, what: str) -> dict[str, str]:
    return {"heading": attribute(heading), "what": attribute(what)}
