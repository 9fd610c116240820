"""Small guidance for tests of the engine: steps from sentences, nothing else."""

from __future__ import annotations

from typing import Any

from decision_tool.core.days.holidays import Holidays
from decision_tool.core.guidance.model import (
    Guidance,
    KeyDate,
    Option,
    Pathway,
    Question,
    Step,
    Titled,
)
from decision_tool.core.guidance.rule import Branch
from decision_tool.core.planning.given import load_given
from decision_tool.core.planning.plan import Plan, make_plan
from decision_tool.core.planning.reply import plan_as_json
from decision_tool.publish.source.scope import Scope
from decision_tool.publish.source.sentence import parse_guard, parse_sentence

KEY_DATES = ("birth", "hearing", "review", "other")
HOLIDAYS = Holidays(2026, 2026, 2027, {"2026-12-25": "Christmas Day", "2027-01-01": "New Year"})
YES_NO = (Option("yes", "Yes"), Option("no", "No"))
QUESTIONS = (
    Question("complex", "Is it complex?", "", YES_NO),
    Question("likely", "Is it likely?", "", YES_NO, default="yes"),
    Question("months", "How many months?", "", (), 1, 6),
)

SCOPE = Scope(frozenset(KEY_DATES), frozenset(), frozenset(q.id for q in QUESTIONS))


def step(name: str, when: str, scope: Scope, **fields: Any) -> Step:
    """Return a step of pathway ``p``; ``only_if`` is a guard as text."""
    only_if = fields.pop("only_if", None)
    return Step(
        id=f"p/{name}",
        title=name.capitalize(),
        kind=fields.pop("kind", "meeting"),
        rule=(Branch(None, parse_sentence(when, scope)),),
        phrase=f"the {name}",
        only_if=parse_guard(only_if, scope) if only_if else None,
        **fields,
    )


def guidance(
    steps: dict[str, str], *, order: tuple[tuple[str, str], ...] = (), **more: Any
) -> Guidance:
    """Return guidance with one pathway ``p`` of *steps*, ``{name: timing sentence}``.

    *more* gives further fields of a step: ``initial={"kind": "task"}``.
    """
    names = frozenset(f"p/{name}" for name in steps)
    scope = Scope(SCOPE.key_dates, names, SCOPE.questions, "p")
    built = tuple(step(name, when, scope, **more.get(name, {})) for name, when in steps.items())
    key_dates = tuple(
        KeyDate(
            key, key.capitalize(), key, f"the {key}", f"The {key} is", is_birth_date=key == "birth"
        )
        for key in KEY_DATES
    )
    pathway = Pathway("p", "P1", "Pathway", "", "guide", "group", "home", built)
    return Guidance(
        edition="1", edition_date="2026-01-01", key_dates=key_dates, date_order=order,
        questions=QUESTIONS, roles=(), records=(), readings=(),
        collections=(Titled("home", "Home"),),
        groups=(), guides=(), pathways=(pathway,), contradictions=(), notes=(), holidays=HOLIDAYS,
    )  # fmt: skip


def plan_of(built: Guidance, **given: Any) -> Plan:
    """Return the plan of pathway ``p`` for dates and so on given as in JSON."""
    return make_plan(built, load_given({"pathways": ["p"], **given}, built))


def rows_of(built: Guidance, **given: Any) -> dict[str, dict[str, Any]]:
    """Return the JSON rows of that plan by step name, ``initial`` or ``monthly#2``."""
    rows = plan_as_json(plan_of(built, **given))["steps"]
    return {row["id"].removeprefix("p/"): dict(row) for row in rows}
