"""From a timing sentence as written to the rule it means.

The grammar is ``sentence.lark``. `meaning` turns its tree into core records, `scope` checks
every name against what exists; this file words what is wrong so that an author can mend it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from lark import Lark, UnexpectedEOF, UnexpectedInput
from lark.exceptions import VisitError

from decision_tool.core.guidance import rule
from decision_tool.publish.source.meaning import Meaning
from decision_tool.publish.source.nearest_form import WORKING, nearest_forms
from decision_tool.publish.source.scope import Scope, SentenceError

ALL_FORMS = "No form has these words together: docs/timing-language.md has all of them."
ONLY_AFTER = (
    "Working days are counted only after a day, as in: within 10 working days of it. "
    "Before a day, count days or weeks."
)


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


@cache
def _parser() -> Lark:
    grammar = Path(__file__).with_name("sentence.lark").read_text(encoding="utf-8")
    starts = ["sentence", "guard", "situation"]
    return Lark(grammar, start=starts, parser="earley", ambiguity="explicit")


def _parse(text: str, start: str, scope: Scope) -> Any:  # noqa: ANN401
    text = " ".join(text.split())  # a long one may be written over several lines
    try:
        return _read(text, start, scope)
    except VisitError as error:
        if isinstance(error.orig_exc, SentenceError):
            what = str(error.orig_exc)
            quoted = what.split("'")[1] if "'" in what else ""
            raise SentenceError(_marked(text, what, max(text.find(quoted), 0))) from None
        raise
    except _Ambiguous:
        what, place = "it can be read in two ways.", 0
    except UnexpectedEOF:
        what, place = "it stops too early.", len(text)
    except UnexpectedInput as error:
        what, place = "it cannot be read from here.", max(error.column - 1, 0)
    hint = _nearest(text, start, scope)
    raise SentenceError("\n  ".join((_marked(text, what, place), hint)))


class _Ambiguous(Exception):  # noqa: N818 - told in words before it leaves this file
    """A sentence has two meanings."""


def _read(text: str, start: str, scope: Scope) -> Any:  # noqa: ANN401
    tree = _parser().parse(text, start=start)
    if any(tree.find_data("_ambig")):
        raise _Ambiguous
    return Meaning(scope).transform(tree)


def _marked(text: str, what: str, place: int) -> str:
    """Return the message: what is wrong, the sentence, a caret at the place."""
    return f"{what}\n  {text}\n  {' ' * place}^"


def _nearest(text: str, start: str, scope: Scope) -> str:
    """Return a sentence that can be read and says the nearest thing, or where all forms stand."""
    for form in nearest_forms(text, start, scope):
        try:
            _read(form, start, scope)
        except (_Ambiguous, UnexpectedInput, VisitError):
            continue
        return f"The nearest form is: {form}"
    return ONLY_AFTER if WORKING in text else ALL_FORMS
