"""From a timing sentence as written to the rule it means.

The grammar is ``sentence.lark``. `meaning` turns its tree into core records, `scope` checks
every name against what exists; this file words what is wrong so that an author can mend it.
"""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from lark import Lark, UnexpectedEOF, UnexpectedInput
from lark.exceptions import VisitError

from decision_tool.build.source.meaning import Meaning
from decision_tool.build.source.scope import Scope, SentenceError
from decision_tool.core.guidance import rule

EXAMPLES = (
    "8 weeks before final-evidence",
    "4 weeks after leaving-care-worker-allocated",
    "by initial",
    "at assessment-end",
    "before final-hearing",
    "after fostering-sign-off",
    "after initial once held",
    "from 16th birthday",
    "on 18th birthday",
    "at age 15 years 7 months",
    "6 months before 18th birthday",
    "within 1 week of final-hearing",
    "within 10 working days of became-in-care",
    "between first-review and second-review",
    "in weeks 5 to 6 from ssw-allocated",
    "about 30 days after assessment-start",
    "from assessment-end and at least 7 days before arrival",
    "as soon as possible after carers-expressed-wish",
    "as soon as possible after early-permanence-identified, else when needed",
    "every month after initial until plan-agreed, else final-hearing",
    "every month after initial until monthly-end if known",
    "every week after asye-start, 6 times",
    "every 3 to 6 months after initial, superseded from social-care-ended",
    "at early-help-allocated, or from step-up",
    "when needed",
)
GUARD_EXAMPLES = (
    "complex is yes",
    "care-plan is known to be long-term-fostering",
    "under 14 on initial",
    "14 or over on final-evidence",
    "under 17 years 6 months on second-review",
    "assessment-negative before midpoint",
    "initial on or after final",
    "filing-midpoint outside midpoint",
    "supervisions-last-12-months is below 10",
    "supervisions-last-12-months is known to be at least 10",
    "initial is open",
    "leaving-care-worker-allocated is not known",
    "complex is yes and initial is open",
)
SITUATION_EXAMPLES = (
    "early-help-involved is yes",
    "situation includes section-20",
    "situation includes care-proceedings and plans includes adoption",
    "assessment is under-way or assessment is negative",
    "not (situation includes none)",
)


def parse_sentence(text: str, scope: Scope) -> rule.Sentence:
    """Return what the timing sentence means. Raises SentenceError with the place marked."""
    parsed: rule.Sentence = _parse(text, "sentence", scope, EXAMPLES)
    return parsed


def parse_guard(text: str, scope: Scope) -> rule.Guard:
    """Return what the guard means. Raises SentenceError with the place marked."""
    parsed: rule.Guard = _parse(text, "guard", scope, GUARD_EXAMPLES)
    return parsed


def parse_situation(text: str, scope: Scope) -> rule.Guard:
    """Return what a condition on guided answers means. Raises SentenceError, place marked."""
    parsed: rule.Guard = _parse(text, "situation", scope, SITUATION_EXAMPLES)
    return parsed


@cache
def _parser() -> Lark:
    grammar = Path(__file__).with_name("sentence.lark").read_text(encoding="utf-8")
    starts = ["sentence", "guard", "situation"]
    return Lark(grammar, start=starts, parser="earley", ambiguity="explicit")


def _parse(text: str, start: str, scope: Scope, examples: tuple[str, ...]) -> Any:  # noqa: ANN401
    text = " ".join(text.split())  # a long one may be written over several lines
    try:
        tree = _parser().parse(text, start=start)
        if any(tree.find_data("_ambig")):
            raise SentenceError(_marked(text, "it can be read in two ways.", examples, 0))
        return Meaning(scope).transform(tree)
    except VisitError as error:
        if isinstance(error.orig_exc, SentenceError):
            raise SentenceError(_marked(text, str(error.orig_exc), examples)) from None
        raise
    except UnexpectedEOF:
        place = len(text)
        raise SentenceError(_marked(text, "it stops too early.", examples, place)) from None
    except UnexpectedInput as error:
        place = max(error.column - 1, 0)
        raise SentenceError(
            _marked(text, "it cannot be read from here.", examples, place)
        ) from None


def _marked(text: str, what: str, examples: tuple[str, ...], place: int | None = None) -> str:
    """Return the message: what is wrong, the sentence, a caret, the nearest form that is right."""
    if place is None:
        quoted = what.split("'")[1] if "'" in what else ""
        place = max(text.find(quoted), 0)
        return f"{what}\n  {text}\n  {' ' * place}^"
    nearest = get_close_matches(text, examples, 1, 0.0)[0]
    return f"{what}\n  {text}\n  {' ' * place}^\n  The nearest form is: {nearest}"
