"""The worked examples of a pathway as its page shows them: given, what follows, why, who signed.

Finished HTML for one folded part of the page: no Markdown is made of it, for there are many.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from decision_tool.core.days.dates import MONTHS, WEEKDAYS, window_words
from decision_tool.core.guidance.model import Guidance, Step
from decision_tool.core.planning.index import index_of
from decision_tool.core.words import capital, counted, listed, small
from decision_tool.publish.pages.example import time
from decision_tool.publish.source.examples import Example


@dataclass(frozen=True, slots=True)
class ExampleView:
    """One example; every text is HTML."""

    title: str
    given: str
    follows: tuple[str, ...]
    because: str
    signature: str
    is_signed: bool


@dataclass(frozen=True, slots=True)
class ExamplesView:
    """All examples of one pathway, and how many they are in words."""

    summary: str
    examples: tuple[ExampleView, ...]


def examples_view(
    examples: Sequence[Example], pathway: str, guidance: Guidance
) -> ExamplesView | None:
    """Return the examples in the folder of *pathway*; None where there is none.

    An example that names a pathway which is not published is left out.
    """
    known = index_of(guidance).pathways.keys()
    found = [
        one for one in examples if one.pathway == pathway and known >= {*one.file.given.pathways}
    ]
    if not found:
        return None
    signed = sum(one.is_signed for one in found)
    some = f"{signed} of them signed" if signed else "not yet signed"
    told = "signed" if signed == len(found) else some
    words = _Words(guidance)
    return ExamplesView(
        f"{counted(len(found), 'worked example')}, {told}", tuple(map(words.view, found))
    )


WAITS = {"needs-date": "dates", "needs-answer": "answers"}
STATES = {
    "not-needed": "not needed",
    "conflict": "no day fits",
    "when-needed": "when it is needed; the guide names no day",
    "superseded": "something else takes its place",
}
PROBLEMS = {
    "date-order": "these dates cannot be in this order",
    "empty-window": "no day fits between these dates",
    "two-dates": "one event has two dates",
    "held-in-future": "a day held is after today",
    "held-order": "something was held before what comes first",
    "contradictory-pathways": "two pathways cannot both be right",
    "needs-pathway": "a pathway is chosen without the one it goes with",
    "beyond-known-holidays": "bank holidays are not known so far ahead",
}


class _Words:
    """Says what an example holds, with titles for ids."""

    def __init__(self, guidance: Guidance) -> None:
        self.index = index_of(guidance)

    def view(self, example: Example) -> ExampleView:
        """Return one example in words."""
        expected = example.file.expected_json()
        follows = [self.row(one, example.pathway) for one in expected.get("steps", ())]
        follows += [
            f"A problem is told: {escape(PROBLEMS.get(one['code'], one['code']))}"
            for one in expected.get("problems", ())
        ]
        follows += [
            escape(f"“{self.index.pathways[one].title}” may apply as well")
            for one in expected.get("suggests", ())
        ]
        return ExampleView(
            title=escape(_title(example.name)),
            given=capital("; ".join(self.given(example))),
            follows=tuple(follows) or ("The timetable has its steps in their order",),
            because=escape(example.file.because),
            signature=escape(capital(example.signature)),
            is_signed=example.is_signed,
        )

    def given(self, example: Example) -> Iterator[str]:
        """Yield each thing that is given."""
        given = example.file.given
        others = [one for one in given.pathways if one != example.pathway]
        if others:
            titles = listed(f"“{self.index.pathways[one].title}”" for one in others)
            yield escape(f"together with {titles}")
        for key, day in given.dates.items():
            yield f"{escape(small(self.index.key_dates[key].event))} on {_day(day)}"
        for key, value in given.answers.items():
            question = self.index.questions[key]
            titles_of = {option.id: option.title for option in question.options}
            yield escape(f"“{question.title}” {small(titles_of.get(value, value))}")
        for row, day in given.held.items():
            step, title = self._named(row)
            yield f"{escape(small(title))} {step.done} on {_day(day)}"
        for row, day in given.agreed.items():
            yield f"{escape(small(self._named(row)[1]))} agreed for {_day(day)}"
        if given.today:
            yield f"seen on {_day(given.today)}"
        if not (given.dates or given.answers or given.held or given.agreed):
            yield "no date and no answer"

    def row(self, expected: Mapping[str, Any], shown_on: str) -> str:
        """Return what is expected of one row, with its pathway where that is another one."""
        step, title = self._named(expected["id"])
        if step.pathway != shown_on:
            title = f"{title} ({self.index.pathways[step.pathway].title})"
        said = [self._when(expected, step), *self._more(expected)]
        return f"{escape(title)}: {', '.join(one for one in said if one)}"

    def _named(self, row: str) -> tuple[Step, str]:
        step_id, _, number = row.partition("#")
        step = self.index.steps[step_id]
        return step, f"{step.title}{f' {number}' if number else ''}"

    def _when(self, expected: Mapping[str, Any], step: Step) -> str:
        state = expected.get("state", "dated")
        if state == "held":
            day = expected.get("held")
            return f"{step.done} on {_day(day)}" if day else step.done
        if state in WAITS:
            return self._waits(expected.get("needs", {}))
        if state != "dated":
            return STATES[state]
        first, last = (_as_day(expected.get(key)) for key in ("earliest", "latest"))
        return window_words(first, last, time) or ("" if "suggested" in expected else "has a day")

    def _waits(self, needs: Mapping[str, Any]) -> str:
        dates = [self.index.key_dates[one].phrase for one in needs.get("dates", ())]
        answers = [f"“{self.index.questions[one].title}”" for one in needs.get("answers", ())]
        joint = "or" if needs.get("any_of") else "and"
        return escape(f"waits for {listed([*dates, *answers], joint) or 'what is missing'}")

    def _more(self, expected: Mapping[str, Any]) -> Iterator[str]:
        diary = expected.get("diary") or expected.get("suggested")
        if diary and diary != expected.get("latest"):
            yield f"in the diary on {_day(diary)}"
        if expected.get("overdue"):
            yield "by then it is past and not marked"
        yield from self._people(expected.get("invite", {}))

    def _people(self, invite: Any) -> Iterator[str]:  # noqa: ANN401 - a list, or has and lacks
        holds = invite if isinstance(invite, dict) else {"has": invite}
        for key, word in (("has", "with"), ("lacks", "without")):
            names = [self.index.roles[one].phrase for one in holds.get(key, ())]
            if names:
                yield escape(f"{word} {listed(names)}")


NAMES = {one.lower(): one for one in (*WEEKDAYS, *MONTHS, "Easter", "Christmas") if one != "May"}
"""Words that keep their capital where a file's name has none."""


def _title(name: str) -> str:
    """Return the name of an example's file as a heading."""
    words = [NAMES.get(word, word) for word in name.split("-")]
    return capital(" ".join(words))


def _as_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _day(text: str) -> str:
    return time(date.fromisoformat(text))
