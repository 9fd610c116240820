"""The questions at a terminal, one at a time: numbers answer, ``b`` goes back, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from textwrap import wrap

from decision_tool.commands.situation_text import (
    WIDTH,
    Aged,
    answers_as_text,
    outcome_as_text,
)
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.situation_model import NONE
from decision_tool.core.situation.birth import option_for, read_birth
from decision_tool.core.situation.outcome import outcome
from decision_tool.core.situation.reply import said
from decision_tool.core.situation.situation import QuestionState, count_words, questions_to_ask

KEYS = "b = back, ? = why we ask, a = all answers, to change one"


class Dialogue:
    """Asks until every question is answered, shows where the answers lead, and lets them change.

    *read* shows a prompt and returns a line; *write* shows a line.
    """

    def __init__(
        self,
        guidance: Guidance,
        read: Callable[[str], str],
        write: Callable[[str], object],
        today: date | None = None,
    ) -> None:
        self.guidance = guidance
        self.today = today
        self.read = read
        self.write = write
        self.answers: dict[str, tuple[str, ...]] = {}
        self.births: dict[str, date] = {}
        self.at: str | None = None
        """The question gone back to, if any; otherwise the next open one is asked."""

    def run(self) -> None:
        """Ask everything and show the result, until no answer is to change any more."""
        self.write(f"{KEYS}.")
        while True:
            standing = self._current()
            if standing:
                self._ask(standing)
            elif not self._changes_after_result():
                return

    def _aged(self) -> Aged:
        return Aged(self.answers, self.births, self.today)

    def _asked(self) -> tuple[QuestionState, ...]:
        return questions_to_ask(self.guidance.situation, self.answers)

    def _current(self) -> QuestionState | None:
        asked = self._asked()
        here = [one for one in asked if one.question.id == self.at]
        return next(iter((*here, *(one for one in asked if one.is_open))), None)

    def _ask(self, standing: QuestionState) -> None:
        number = self._asked().index(standing) + 1
        self.write("")
        self.write(count_words(self.guidance.situation, self.answers, standing.question.id))
        for line in _question(standing, said(standing, self.births, self.today)):
            self.write(line)
        typed = self.read("> ").strip().lower()
        match typed:
            case "b":
                self._go_back(number)
            case "?":
                self._say(f"Why we ask. {standing.question.why}")
                self.at = standing.question.id
            case "a":
                self._choose_one_to_change()
            case "" if standing.ticked:
                self._go_on(number)
            case _:
                self._answer(standing, typed)

    def _say(self, text: str) -> None:
        for line in wrap(text, WIDTH):
            self.write(line)

    def _go_back(self, number: int) -> None:
        asked = self._asked()
        if number == 1:
            self._say("This is the first question.")
        self.at = asked[max(number - 2, 0)].question.id

    def _go_on(self, number: int) -> None:
        """Keep the answer and show the next question, answered or not."""
        asked = self._asked()
        self.at = asked[number].question.id if number < len(asked) else None

    def _answer(self, standing: QuestionState, typed: str) -> None:
        ids = [option.id for option in standing.options]
        ids += [NONE] * standing.question.takes_several
        picked = _picked(typed, ids)
        wrong = _wrong(picked, standing, len(ids))
        question = standing.question
        self.births.pop(question.id, None)
        if question.key_date and not picked:
            birth = read_birth(typed, self.today)
            wrong = birth.message
            if birth.day and self.today:
                self.births[question.id] = birth.day
                picked = {option_for(question, birth.day, self.today)}
        if wrong:
            self._say(wrong)
            self.at = standing.question.id
        else:
            self.answers[standing.question.id] = tuple(one for one in ids if one in picked)
            self.at = None

    def _choose_one_to_change(self) -> None:
        """List the answers and go to the one chosen; anything but its number changes nothing."""
        asked = self._asked()
        self.write("")
        for line in answers_as_text(asked, self._aged()):
            self.write(line)
        typed = self.read("Number of the answer to change (Enter: none) > ").strip()
        if typed.isdecimal() and 0 < int(typed) <= len(asked):
            self.at = asked[int(typed) - 1].question.id

    def _changes_after_result(self) -> bool:
        """Show the result; return whether an answer is to change after all."""
        found = outcome(self.guidance, self.answers)
        assert found is not None  # noqa: S101 - no question is open
        self.write("")
        for line in outcome_as_text(found, self._asked(), self.guidance, self._aged()).splitlines():
            self.write(line)
        self.write("")
        typed = self.read("a = change an answer, Enter = finish > ").strip().lower()
        if typed == "a":
            self._choose_one_to_change()
        return typed == "a"


def _question(standing: QuestionState, now: str | None) -> Sequence[str]:
    question = standing.question
    lines = [*wrap(question.title, WIDTH), ""]
    for number, option in enumerate(standing.options, 1):
        hint = f" ({option.hint})" if option.hint else ""
        lines += _option(number, f"{option.title}{hint}")
    if question.takes_several:
        lines += _option(len(standing.options) + 1, question.none)
        lines.append("Type the numbers of all that are true, such as 1 3.")
    if question.key_date:
        lines.append("Type the date of birth, such as 3 3 2012, or a number from the list.")
    return [*lines, f"Now: {now}. Enter keeps it."] if now else lines


def _option(number: int, text: str) -> list[str]:
    return wrap(text, WIDTH, initial_indent=f"{number:>3}  ", subsequent_indent=" " * 5)


def _picked(typed: str, ids: list[str]) -> set[str]:
    """Return the options of the numbers typed; empty if anything else was typed."""
    numbers = typed.replace(",", " ").split()
    if not all(one.isdecimal() and 0 < int(one) <= len(ids) for one in numbers):
        return set()
    return {ids[int(one) - 1] for one in numbers}


def _wrong(picked: set[str], standing: QuestionState, count: int) -> str:
    """Return what is wrong with an answer, or nothing."""
    if not picked:
        several = ", or several such as 1 3" if standing.question.takes_several else ""
        return f"Type a number from 1 to {count}{several}; or b, ? or a."
    if len(picked) > 1 and not standing.question.takes_several:
        return "Type one number: this question takes one answer."
    if len(picked) > 1 and NONE in picked:
        return f"“{standing.question.none}” goes with no other answer."
    return ""
