"""From the calculator's form as typed to inputs the engine accepts, field by field.

A field that is half filled or wrong is reported and left out, so that everything
else still plans; an empty one is simply not given. Nothing is refused here but what
no form of ours could send.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from decision_tool.core.days.dates import age_on, long_date, weekday
from decision_tool.core.days.day_text import read_day
from decision_tool.core.days.short_year import Expected
from decision_tool.core.days.typed_day import Typed
from decision_tool.core.errors import FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import Given, answer_fault, load_given, parse_day
from decision_tool.core.planning.index import index_of
from decision_tool.core.timetable.display import FieldKind, Trouble
from decision_tool.core.timetable.json_shapes import AnswerFieldJson, DayFieldJson, FieldsJson
from decision_tool.core.words import capital


def _no_fields() -> FieldsJson:
    """Return what there is to show of a ``given`` object: it has no fields."""
    return cast("FieldsJson", {})


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as it was read.

    *fields* says what to show at each field, by part of the form and id; *faulty* are those
    to mend. *provisional* names the dates that may still move, *not_held* the rows that were
    said not to be held yet.
    """

    given: Given
    fields: FieldsJson = field(default_factory=_no_fields)
    faulty: tuple[Trouble, ...] = ()
    provisional: frozenset[str] = frozenset()
    not_held: frozenset[str] = frozenset()


def read_form(form: Mapping[str, Any], guidance: Guidance, *, needs_pathway: bool = True) -> Filled:
    """Return what the form says. Raises FaultsError for ids that do not exist.

    The form of a brother or sister may have no pathway yet.
    """
    today = _today(form.get("today"))
    birth = {key.id for key in guidance.key_dates if key.is_birth_date}
    dates = _typed(form.get("dates", {}), _date_subjects(guidance), today, birth)
    marked = form.get("held", {})
    held = _typed(marked, _held_subjects(marked, guidance), today)
    agreed = _typed(form.get("agreed", {}), _held_subjects(form.get("agreed", {}), guidance), today)
    answers, mistaken = _answers(form.get("answers", {}), guidance)
    plain = {
        "pathways": form.get("pathways"),
        "dates": _days(dates),
        "answers": answers,
        "held": _days(held),
        "today": form.get("today"),
        "list_all": form.get("list_all", []),
        "agreed": _days(agreed),
    }
    given = load_given(plain, guidance, needs_pathway=needs_pathway)
    fields: FieldsJson = {
        "dates": {
            key: _shown(typed, given.today if key in birth else None)
            for key, typed in dates.items()
        },
        "answers": {name: {"message": message} for name, message in mistaken.items()},
        "held": {step: _shown(typed, None) for step, typed in held.items()},
        "agreed": {step: _shown(typed, None) for step, typed in agreed.items()},
    }
    provisional = frozenset(
        key for key, boxes in form.get("dates", {}).items() if boxes.get("provisional")
    )
    not_held = frozenset(map(str, form.get("not_held", ())))
    return Filled(given, fields, tuple(_faulty(fields)), provisional, not_held)


def _today(text: object) -> date | None:
    """Return today for reading years; `load_given` says what is wrong with another text."""
    try:
        return parse_day(text, "today")
    except FaultsError:
        return None


def _typed(
    boxes: Mapping[str, Any],
    subjects: Mapping[str, str],
    today: date | None,
    births: Container[str] = (),
) -> dict[str, Typed]:
    return {
        name: read_day(
            texts, subjects.get(name.partition("#")[0], "The date"), Expected(today, name in births)
        )
        for name, texts in boxes.items()
    }


def _date_subjects(guidance: Guidance) -> dict[str, str]:
    return {key.id: capital(key.phrase) for key in guidance.key_dates}


def _held_subjects(names: Iterable[str], guidance: Guidance) -> dict[str, str]:
    steps = index_of(guidance).steps
    known = {step for step in (name.partition("#")[0] for name in names) if step in steps}
    return {step: f"The day of {steps[step].phrase}" for step in known}


def _days(typed: Mapping[str, Typed]) -> dict[str, str]:
    return {name: one.day.isoformat() for name, one in typed.items() if one.day}


def _shown(typed: Typed, today: date | None) -> DayFieldJson:
    """Return what to show at a date field: the weekday as confirmation, or what to mend.

    *today* is given for a birth date only, which shows an age as well.
    """
    day = typed.day
    return {
        "iso": day.isoformat() if day else None,
        "weekday": _read_as(typed),
        "age": child_age(day, today) if day and today else "",
        "message": typed.message,
        "boxes": list(typed.boxes),
    }


def _read_as(typed: Typed) -> str:
    """Return the weekday; the whole day where the boxes do not show it, as with a year of 26."""
    if not typed.day:
        return ""
    return long_date(typed.day) if typed.is_short or typed.is_whole else weekday(typed.day)


def child_age(birth: date, today: date) -> str:
    """Return ``aged 4``, ``under 1`` or ``not yet born``."""
    age = age_on(birth, today)
    if age < 0:
        return "not yet born"
    return f"aged {age}" if age else "under 1"


def _answers(typed: Mapping[str, Any], guidance: Guidance) -> tuple[dict[str, str], dict[str, str]]:
    """Return the answers that can be used, and a message for each that cannot. Blank is neither."""
    questions = index_of(guidance).questions
    answers, mistaken = {}, {}
    for name, value in typed.items():
        text = str(value).strip()
        question = questions.get(name)
        if question and question.is_number and text and answer_fault(question, text):
            least, most = question.minimum, question.maximum
            mistaken[name] = f"{question.title} Enter a whole number from {least} to {most}."
        elif text:
            answers[name] = text
    return answers, mistaken


def _faulty(fields: FieldsJson) -> Iterator[Trouble]:
    shown: dict[FieldKind, Mapping[str, DayFieldJson] | Mapping[str, AnswerFieldJson]] = {
        "dates": fields["dates"],
        "answers": fields["answers"],
        "held": fields["held"],
        "agreed": fields["agreed"],
    }
    for part, messages in shown.items():
        for name, one in messages.items():
            if one["message"]:
                yield Trouble(one["message"], part, name)
