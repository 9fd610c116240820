"""A fact that is another one now: what it was, and what it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from decision_tool.core.days.dates import long_date
from decision_tool.core.editions.change import Change, Thing
from decision_tool.core.editions.naming import Names, quoted
from decision_tool.core.editions.words_of_common import known_words, option_at
from decision_tool.core.editions.words_of_steps import pathway_fact_words, step_fact_words
from decision_tool.core.guidance.model import Option
from decision_tool.core.guidance.rule import Age
from decision_tool.core.guidance.situation_model import GuidedOption
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.points import age_phrase
from decision_tool.core.words import capital, listed

NOT_STATED = "not stated"
VALUES: Mapping[tuple[str, str], str] = {
    ("one_per", "step"): "for each meeting",
    ("one_per", "form"): "once for all meetings",
    ("one_per", "nothing"): "by somebody else",
    ("supplied", "full"): "supplied in full",
    ("supplied", "partial"): "supplied in part",
    ("supplied", "name-only"): "named and not supplied",
    ("supplied", "lost"): "lost in the copy supplied",
    ("kind", "None"): quoted("line"),  # a form's file leaves out what is usual
}
"""What is an id in the files and a few words to a reader."""
PARTS: Mapping[str, str] = {
    "form": "the number",
    "filed": "where it is filed",
    "one_per": "how it is made",
    "supplied": "how it came",
    "owner": "the owner",
    "version": "the version",
    "effective_from": "the day from which it counts",
    "last_reviewed": "the last review",
    "next_review": "the next review",
    "collection": "the guidance it belongs to",
    "minimum": "the least answer",
    "maximum": "the greatest answer",
    "key_date": "the date of birth it goes on to",
    "stands_for": "the question it answers",
    "from_age": "the age from which it counts",
    "kind": "the kind of place",
    "choices": "what there is to choose",
    "lines": "the room to write, in lines,",
    "fill": "what a timetable fills in",
    "is_of_plan": "whether its answer goes on to the timetable",
    "instead": "what takes its place",
}


REFERS: Mapping[str, Thing] = {
    "collection": "collection",
    "key_date": "key-date",
    "stands_for": "question",
}
"""The parts that hold the id of another thing, and what it is the id of."""


def fact_words(change: Change, names: Names) -> str:
    """Return the sentence for a fact that is another one now."""
    if change.thing == "step":
        return step_fact_words(change, names)
    if change.thing == "pathway":
        return pathway_fact_words(change, names)
    if change.thing == "holiday":
        return known_words(change, names)
    made = FACTS.get((change.thing, change.part), _plain)
    return capital(made(change, names))


def _plain(change: Change, names: Names) -> str:
    part = PARTS.get(change.part, change.part)
    was, now = (_value(change.part, value, names) for value in (change.was, change.now))
    return f"{thing_at(change, names)}: {part} is now {now}; before, {was}."


def _value(part: str, value: Any, names: Names) -> str:  # noqa: ANN401 - what `said` takes
    if value and part in REFERS:
        return names.thing(REFERS[part], value)
    return VALUES.get((part, str(value)), "") or said(value)


def said(value: Any) -> str:  # noqa: ANN401 - what a field of the model holds
    """Return a value in words; nothing is ``not stated``."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Age):
        return age_phrase(value.years, value.months)
    if isinstance(value, list | tuple):
        return listed(map(quoted, value)) if value else NOT_STATED
    if isinstance(value, int):
        return str(value)
    if not value:
        return NOT_STATED
    try:
        return long_date(date.fromisoformat(value))
    except ValueError:
        return quoted(value)


def thing_at(change: Change, names: Names) -> str:
    """Return what the change is of, for the middle of a sentence."""
    if change.thing in ("option", "guided-option"):
        return option_at(change, names)
    if change.thing == "field":
        form = names.thing(*change.at[-2])
        label = names.labels.get((change.at[-2][1], change.id), change.id)
        return f"{quoted(label)} in {form}"
    if change.thing == "dropped":
        return f"what was dropped, {quoted(change.id)}"
    return names.thing(*change.at[-1])


def _birth(change: Change, names: Names) -> str:
    return (
        f"{names.thing(*change.at[-1])} is {'now' if change.now else 'no longer'} a date of birth."
    )


def _usual(change: Change, names: Names) -> str:
    asked = index_of(names.new)
    is_guided = change.thing == "guided-question"
    options: Sequence[Option | GuidedOption] = (
        asked.guided[change.id].options if is_guided else asked.questions[change.id].options
    )
    titles = {one.id: quoted(one.title) for one in options}
    was, now = (
        titles.get(value, value) if value else "nothing" for value in (change.was, change.now)
    )
    return f"until {names.thing(*change.at[-1])} is answered, {now} counts; before, {was}."


def _title(change: Change, names: Names) -> str:
    del names
    return f"the role {quoted(change.was)} is now called {quoted(change.now)}."


def _team(change: Change, names: Names) -> str:
    was, now = said(change.was), said(change.now)
    return f"{names.thing(*change.at[-1])}: the team is now {now}; before, {was}."


def _status(change: Change, names: Names) -> str:
    was, now = (_stands(*one) for one in (change.was, change.now))
    return f"{names.thing(*change.at[-1])} is now {now}; before, it was {was}."


def _stands(status: str, post: str, day: str) -> str:
    by = f" by {quoted(post)}" if post else ""
    on = f" on {long_date(date.fromisoformat(day))}" if day else ""
    return f"{status}{by}{on}"


def _compared(change: Change, names: Names) -> str:
    told = [
        f"{names.step(one.step)} {names.sentence(one.sentence, is_new=True)}" for one in change.now
    ]
    now = "; ".join(told) or "nothing"
    return f"{names.thing(*change.at[-1])} is now compared with {now}."


def _assumed(change: Change, names: Names) -> str:
    told = [f"{names.dated(one.key_date)} {one.days_after} days after" for one in change.now]
    now = "; ".join(told) or "nothing"
    return f"{names.thing(*change.at[-1])} is now compared assuming {now}."


def _other_reading(change: Change, names: Names) -> str:
    reading = names.reading(change.id.partition(" (")[0])
    was = names.sentence(change.was, is_new=False)
    now = names.sentence(change.now, is_new=True)
    start = names.before(change)
    return (
        f"{start}the other reading of {reading} would now put {names.step(change.step)} {now};"
        f" before, {was}."
    )


def _from_last(change: Change, names: Names) -> str:
    place, record = thing_at(change, names), "the record before it"
    if not change.was:
        return f"{place} is now filled with what stands in {record}."
    if not change.now:
        return f"{place} is no longer filled with what stands in {record}."
    return f"{place} is now filled with something else of {record}."


def _identity(change: Change, names: Names) -> str:
    says = "now says" if change.now else "no longer says"
    return f"{thing_at(change, names)} {says} whose form it is."


def _layout(change: Change, names: Names) -> str:
    return f"{names.thing(*change.at[-1])} is laid out in another way."


FACTS: Mapping[tuple[Thing, str], Callable[[Change, Names], str]] = {
    ("key-date", "is_birth_date"): _birth,
    ("question", "default"): _usual,
    ("guided-question", "usual"): _usual,
    ("role", "title"): _title,
    ("role", "team"): _team,
    ("reading", "status"): _status,
    ("reading", "alternatives"): _compared,
    ("reading", "assuming"): _assumed,
    ("other-reading", "sentence"): _other_reading,
    ("record", "layout"): _layout,
    ("field", "last"): _from_last,
    ("field", "is_identity"): _identity,
}
