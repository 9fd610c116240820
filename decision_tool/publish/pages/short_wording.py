"""A timing sentence in a few words, for a drawing that already shows what it counts from."""

from __future__ import annotations

from typing import assert_never

from decision_tool.core.guidance import rule
from decision_tool.core.planning.speech import Speech
from decision_tool.core.planning.wording import amount, at_words

SOME_CASES = "in some cases"
"""What stands for a condition that takes more words than a drawing has room for."""


def short_words(branch: rule.Branch, speech: Speech) -> str:
    """Return the few words beside a mark; the answers that lead to this case go first."""
    words = _sentence(branch.sentence, speech)
    if branch.guard is None:
        return words
    return f"{_answers(branch.guard, speech) or SOME_CASES}: {words}"


def _answers(guard: rule.Guard | None, speech: Speech) -> str:
    match guard:
        case rule.AnswerIs():
            return "" if guard.value in {"yes", "no"} else speech.option(guard)
        case rule.AllOf():
            return ", ".join(filter(None, (_answers(part, speech) for part in guard.guards)))
        case _:
            return ""


def _sentence(sentence: rule.Sentence, speech: Speech) -> str:
    match sentence:
        case rule.Timing():
            return " and ".join(_windows(sentence, speech))
        case rule.FirstGiven():
            return " or ".join(_sentence(one, speech) for one in sentence.timings)
        case rule.WhenNeeded():
            return _sentence(sentence.timing, speech) if sentence.timing else "when needed"
        case rule.Series():
            return speech.sentence(sentence).partition(" after ")[0]
        case _:  # pragma: no cover
            assert_never(sentence)


def _windows(timing: rule.Timing, speech: Speech) -> list[str]:
    words = [_window(one, speech) for one in timing.windows]
    if any(isinstance(one, rule.Within) for one in timing.windows):
        return [word for word in words if word != "any day after"]
    if words == ["from that day", "any day before"]:
        return ["any day between the two"]
    return list(dict.fromkeys(words))


def _window(window: rule.Window, speech: Speech) -> str:
    match window:
        case rule.By(point=rule.Shift() as shift):
            words = f"{amount(shift.amount, speech.name)} {shift.direction}"
            return f"{window.manner} {words}".lstrip()
        case rule.By():
            words = speech.point(window.point)
            return at_words(words) if window.manner == "at" else f"by {words}"
        case rule.Before():
            return "any day before"
        case rule.After(once_held=True):
            return f"after {speech.point(window.point)}"
        case rule.After():
            return "any day after"
        case rule.From():
            return "from that day"
        case rule.On():
            return "on the day"
        case rule.Within():
            return f"within {amount(window.amount, speech.name)}"
        case rule.Between():
            return "between the two"
        case rule.InWeeks():
            return f"in weeks {window.first} to {window.last}"
        case rule.AtOnce():
            return "as soon as possible"
        case _:  # pragma: no cover
            assert_never(window)
