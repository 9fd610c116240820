"""A date of birth answers a guided question, so that nobody has to work out an age.

The age on the day that is asked about picks one of the question's options, so that what rests
on the answer knows no other kind. Who does not know the date picks an option by its id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from decision_tool.core.days.dates import attains, long_date, short_date
from decision_tool.core.days.day_text import read_day_text
from decision_tool.core.days.short_year import Expected
from decision_tool.core.days.typed_day import Typed
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.situation_model import GuidedQuestion, PathwayRule
from decision_tool.core.planning.points import age_phrase
from decision_tool.core.situation.situation import Answers, holds, question_states, ticked_in
from decision_tool.core.timetable.form import child_age

SUBJECT = "The date of birth"


@dataclass(frozen=True, slots=True)
class Later:
    """A pathway that an age leads to, and the *day* on which the child reaches it."""

    rule: PathwayRule
    day: date
    age: str


def read_birth(text: str, today: date | None) -> Typed:
    """Return the birth that *text* says, or what to mend. It is never after today."""
    found = read_day_text(text, SUBJECT, Expected(today, is_birth=True))
    if found.day is None:
        return found
    if today is None:
        return replace(found, day=None, message=f"{SUBJECT} needs today's date beside it.")
    if found.day > today:
        told = f"{SUBJECT} ({short_date(found.day)}) is after today. Check the year."
        return replace(found, day=None, message=told)
    return found


def option_for(question: GuidedQuestion, birth: date, today: date) -> str:
    """Return the option that a child born on *birth* comes under today."""
    for option in question.options:
        age = option.from_age
        if age is None or attains(birth, age.years, age.months) <= today:
            return option.id
    raise AssertionError(question.id)  # pragma: no cover - the schema asks for one for the younger


def birth_words(birth: date, today: date) -> str:
    """Return ``3 Mar 2012, aged 14``."""
    return f"{short_date(birth)}, {child_age(birth, today)}"


def later(
    guidance: Guidance, answers: Answers, births: Mapping[str, date], today: date
) -> Iterator[Later]:
    """Yield the pathways that do not apply yet and will, once the child is old enough."""
    now = _ruled(guidance, answers)
    for question in guidance.situation.questions:
        birth = births.get(question.id)
        for option in question.options if birth else ():
            age = option.from_age
            if not (birth and age) or attains(birth, age.years, age.months) <= today:
                continue
            then = _ruled(guidance, {**answers, question.id: (option.id,)})
            day, words = attains(birth, age.years, age.months), age_phrase(age.years, age.months)
            yield from (Later(rule, day, words) for rule in then if rule not in now)


def later_words(one: Later, title: str) -> str:
    """Return ``Move, from Sunday 3 October 2027, when the child is 15 years``."""
    return f"{title}, from {long_date(one.day)}, when the child is {one.age}."


def _ruled(guidance: Guidance, answers: Answers) -> Sequence[PathwayRule]:
    ticked = ticked_in(question_states(guidance.situation, answers))
    return [rule for rule in guidance.situation.rules if holds(rule.guard, ticked)]
