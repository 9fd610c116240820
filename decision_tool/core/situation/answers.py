"""The answers to guided questions, checked: every question exists, and so does every answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.situation_model import NONE, GuidedQuestion, Situation

_SHAPE = 'Write {"organisation": "authority", "situation": ["section-20"]}.'


def load_answers(plain: object, situation: Situation) -> dict[str, tuple[str, ...]]:
    """Return the answers, each in the order of its options. Raises FaultsError naming every fault.

    An answer is the id of an option, or a list of ids where several may be ticked. Nothing
    ticked is no answer. Whether its question is asked at all does not matter here.
    """
    if not isinstance(plain, Mapping):
        raise FaultsError([Fault("answers", "this is not an object.", _SHAPE)])
    questions = {one.id: one for one in situation.questions}
    faults: list[Fault] = []
    found: dict[str, tuple[str, ...]] = {}
    for name, value in plain.items():
        if name not in questions:
            what = f"there is no question called {name!r}."
            faults.append(Fault("answers", what, _meant(str(name), list(questions))))
            continue
        ids = [value] if isinstance(value, str) else value
        wrong = list(_faults(questions[name], ids))
        faults += wrong
        if ids and not wrong:
            known = _ids(questions[name])
            found[name] = tuple(one for one in known if one in ids)
    if faults:
        raise FaultsError(faults)
    return found


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
    close = get_close_matches(name, names, 1, 0.6)
    return f"Did you mean {close[0]!r}?" if close else f"Write one of: {', '.join(names)}."
