"""From a timing sentence as written to the rule it means.

`sentence_tree` finds its tree, `meaning` turns that into core records, `scope` checks every
name against what exists; this file words what is wrong so that an author can mend it.
"""

from __future__ import annotations

from typing import Any

from decision_tool.core.guidance import rule
from decision_tool.publish.source.meaning import Meaning
from decision_tool.publish.source.nearest_form import WORKING, nearest_forms
from decision_tool.publish.source.ordinary_words import NUMBER_WORDS, in_house_form
from decision_tool.publish.source.scope import Scope, SentenceError
from decision_tool.publish.source.sentence_tree import NoTreeError, tree_of

ALL_FORMS = "No form has these words together: docs/timing-language.md has all of them."
NO_SERIES = "A series is not counted in working days: count it in days, weeks or months."


def parse_sentence(text: str, scope: Scope) -> rule.Sentence:
    """Return what the timing sentence means. Raises SentenceError with the place marked."""
    parsed: rule.Sentence = _parse(text, "sentence", scope)
    return parsed


def parse_guard(text: str, scope: Scope) -> rule.Guard:
    """Return what the guard means. Raises SentenceError with the place marked."""
    parsed: rule.Guard = _parse(text, "guard", scope)
    return parsed


def parse_situation(text: str, scope: Scope) -> rule.Guard:
    """Return what a condition on guided answers means. Raises SentenceError, place marked."""
    parsed: rule.Guard = _parse(text, "situation", scope)
    return parsed


def _parse(text: str, start: str, scope: Scope) -> Any:  # noqa: ANN401
    text = " ".join(text.split())  # a long one may be written over several lines
    is_answer = bool(NUMBER_WORDS & scope.questions & {*text.split()})
    put = text if is_answer else in_house_form(text, start)
    try:
        return _read(put, start, scope)
    except SentenceError as error:
        what = str(error)
        quoted = what.split("'")[1] if "'" in what else ""
        raise SentenceError(_marked(text, what, max(text.find(quoted), 0))) from None
    except NoTreeError as error:
        # Ordinary words are shown as they were understood.
        hint = _nearest(put, start, scope)
        raise SentenceError("\n  ".join((_marked(put, error.what, error.place), hint))) from None


def _read(text: str, start: str, scope: Scope) -> Any:  # noqa: ANN401
    return Meaning(scope).of(tree_of(text, start))


def _marked(text: str, what: str, place: int) -> str:
    """Return the message: what is wrong, the sentence, a caret at the place."""
    return f"{what}\n  {text}\n  {' ' * place}^"


def _nearest(text: str, start: str, scope: Scope) -> str:
    """Return a sentence that can be read and says the nearest thing, or where all forms stand."""
    for form in nearest_forms(text, start, scope):
        try:
            _read(form, start, scope)
        except (NoTreeError, SentenceError):
            continue
        return f"The nearest form is: {form}"
    return NO_SERIES if WORKING in text and "every" in text else ALL_FORMS
