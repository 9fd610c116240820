"""The answers to guided questions, checked: every question exists, and so does every answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.situation_model import NONE, GuidedQuestion, Situation
from decision_tool.core.situation.birth import option_for, read_birth
from decision_tool.core.words import did_you_mean

_SHAPE = 'Write {"organisation": "authority", "situation": ["section-20"]}.'


@dataclass(frozen=True, slots=True)
class GivenAnswers:
    """What was ticked, by question; *births* are the dates that picked an option.

    *mistaken* says of a date that cannot be used what to mend: its question stays open.
    """

    ticked: dict[str, tuple[str, ...]] = field(default_factory=dict)
    births: dict[str, date] = field(default_factory=dict)
    mistaken: dict[str, str] = field(default_factory=dict)


def load_answers(
    plain: object, situation: Situation, today: date | None = None
) -> dict[str, tuple[str, ...]]:
    """Return the answers, each in the order of its options. Raises FaultsError naming every fault.

    An answer is the id of an option, or a list of ids where several may be ticked. Nothing
    ticked is no answer. Whether its question is asked at all does not matter here.
    """
    return sound_answers(plain, situation, today).ticked


def sound_answers(plain: object, situation: Situation, today: date | None) -> GivenAnswers:
    """Return the answers as `load_answers` does, with the dates of birth among them."""
    given = given_answers(plain, situation, today)
    if given.mistaken:
        raise FaultsError(
            [Fault(f"answers, {name}", message, "") for name, message in given.mistaken.items()]
        )
    return given


def given_answers(plain: object, situation: Situation, today: date | None) -> GivenAnswers:
    """Return the answers, and beside them what is wrong with a date: its question stays open."""
    if not isinstance(plain, Mapping):
        raise FaultsError([Fault("answers", "this is not an object.", _SHAPE)])
    questions = {one.id: one for one in situation.questions}
    faults: list[Fault] = []
    found = GivenAnswers()
    for name, value in plain.items():
        if name not in questions:
            what = f"there is no question called {name!r}."
            faults.append(Fault("answers", what, _meant(str(name), list(questions))))
            continue
        ids = [value] if isinstance(value, str) else value
        if _is_birth(questions[name], ids):
            _take_birth(found, questions[name], ids[0], today)
            continue
        wrong = list(_faults(questions[name], ids))
        faults += wrong
        if ids and not wrong:
            known = _ids(questions[name])
            found.ticked[name] = tuple(one for one in known if one in ids)
    if faults:
        raise FaultsError(faults)
    return found


def _is_birth(question: GuidedQuestion, ids: object) -> bool:
    is_one_text = isinstance(ids, list | tuple) and len(ids) == 1 and isinstance(ids[0], str)
    return bool(question.key_date) and is_one_text and ids[0] not in _ids(question)  # type: ignore[index]


def _take_birth(
    found: GivenAnswers, question: GuidedQuestion, text: str, today: date | None
) -> None:
    typed = read_birth(text, today)
    if typed.day and today:
        found.births[question.id] = typed.day
        found.ticked[question.id] = (option_for(question, typed.day, today),)
    else:
        found.mistaken[question.id] = typed.message


def _faults(question: GuidedQuestion, ids: object) -> Iterator[Fault]:
    where, known = f"answers, {question.id}", _ids(question)
    if not isinstance(ids, list | tuple):
        yield Fault(where, f"{ids!r} is not an answer.", _one_of(question))
        return
    for one in ids:
        if one not in known:
            yield Fault(where, f"{one!r} is not an answer.", _meant(str(one), known))
    if len(set(map(str, ids))) > 1 and not question.takes_several:
        yield Fault(where, "this question takes one answer.", _one_of(question))
    elif NONE in ids and len(ids) > 1 and question.takes_several:
        hint = "Give it alone, or leave it out."
        yield Fault(where, f"{NONE!r} goes with no other answer.", hint)


def _ids(question: GuidedQuestion) -> list[str]:
    return [option.id for option in question.options] + [NONE] * question.takes_several


def _one_of(question: GuidedQuestion) -> str:
    return f"Write one of: {', '.join(_ids(question))}."


def _meant(name: str, names: list[str]) -> str:
    return did_you_mean(name, names, otherwise=f"Write one of: {', '.join(names)}.", like=0.6)
