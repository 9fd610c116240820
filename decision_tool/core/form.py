"""From the calculator's form as typed to inputs the engine accepts, field by field.

A field that is half filled or wrong is reported and left out, so that everything
else still plans; an empty one is simply not given. Nothing is refused here but what
no form of ours could send.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from decision_tool.core.dates import age_on, weekday
from decision_tool.core.given import Given, answer_fault, load_given
from decision_tool.core.model import Guidance, KeyDate, Question
from decision_tool.core.typed_day import Typed, read_day


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as it was read.

    *fields* says for each field what to show beside it, keyed by its part of the form
    (``dates``, ``answers``, ``held``) and its id. *faulty* are those with something to mend.
    """

    given: Given
    fields: dict[str, dict[str, Any]] = field(default_factory=dict)
    faulty: tuple[Trouble, ...] = ()
    provisional: frozenset[str] = frozenset()


def read_form(form: Mapping[str, Any], guidance: Guidance) -> Filled:
    """Return what the form says. Raises FaultsError for ids that do not exist."""
    key_dates = {key.id: key for key in guidance.key_dates}
    dates = {
        key: read_day(boxes, _subject(key_dates.get(key)))
        for key, boxes in form.get("dates", {}).items()
    }
    phrases = {step.id: step.phrase for step in guidance.steps()}
    held = {
        step: read_day(boxes, f"The day of {phrases.get(step.partition('#')[0], 'the step')}")
        for step, boxes in form.get("held", {}).items()
    }
    answers, mistaken = _answers(form.get("answers", {}), guidance)
    given = load_given(
        {
            "pathways": form.get("pathways"),
            "dates": _days(dates),
            "answers": answers,
            "held": _days(held),
            "today": form.get("today"),
        },
        guidance,
    )
    fields = {
        "dates": {key: _shown(one, key_dates.get(key), given.today) for key, one in dates.items()},
        "answers": {name: {"message": message} for name, message in mistaken.items()},
        "held": {step: _shown(one, None, None) for step, one in held.items()},
    }
    return Filled(given, fields)


def _subject(key: KeyDate | None) -> str:
    phrase = key.phrase if key else "the date"
    return phrase[0].upper() + phrase[1:]


def _days(typed: Mapping[str, Typed]) -> dict[str, str]:
    return {name: one.day.isoformat() for name, one in typed.items() if one.day}


def _shown(typed: Typed, key: KeyDate | None, today: date | None) -> dict[str, Any]:
    """Return what to show at a date field: the weekday as confirmation, an age, or the fault."""
    day = typed.day
    is_aged = bool(day and today and key and key.is_birth_date)
    return {
        "iso": day.isoformat() if day else None,
        "weekday": weekday(day) if day else "",
        "age": age_words(day, today) if is_aged and day and today else "",
        "message": typed.message,
        "boxes": list(typed.boxes),
    }


def age_words(birth: date, today: date) -> str:
    """Return ``Aged 4``, ``Under 1`` or ``Not yet born``."""
    age = age_on(birth, today)
    if age < 0:
        return "Not yet born"
    return f"Aged {age}" if age else "Under 1"


def _answers(typed: Mapping[str, Any], guidance: Guidance) -> tuple[dict[str, str], dict[str, str]]:
    """Return the answers that can be used, and a message for each that cannot. Blank is neither."""
    questions = {question.id: question for question in guidance.questions}
    answers, mistaken = {}, {}
    for name, value in typed.items():
        text = str(value).strip()
        question = questions.get(name)
        if question and question.is_number and text and answer_fault(question, text):
            mistaken[name] = _number_wanted(question)
        elif text:
            answers[name] = text
    return answers, mistaken


def _number_wanted(question: Question) -> str:
    return f"Enter a whole number from {question.minimum} to {question.maximum}."
