"""A case of an earlier edition under one that renamed or dropped what it holds: nothing is lost."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from decision_tool.core.caseload.plan import plan_caseload
from decision_tool.core.guidance.codec import decode, encode
from decision_tool.core.guidance.model import Dropped, Guidance
from decision_tool.core.saved.saved_file import CalendarKept, HandedOver, Said
from tests.core.guidance_builder import guidance, plan_of
from tests.core.saved_builder import open_text, saved_text

STEPS = {"visit": "2 weeks before hearing", "monthly": "every month after visit until hearing"}
OLD = guidance(STEPS)
GIVEN: dict[str, Any] = {
    "dates": {"hearing": "2026-12-07", "review": "2026-12-10"},
    "answers": {"complex": "yes", "months": "3"},
    "held": {"p/monthly#1": "2026-12-01"},
    "agreed": {"p/visit": "2026-11-24"},
    "today": "2026-09-07",
    "list_all": ["p/monthly"],
}


def case(**changes: Any) -> str:
    plan = plan_of(OLD, **{**GIVEN, **changes})
    said = Said(
        not_held=frozenset({"p/visit"}),
        own=frozenset({"review"}),
        as_one={"p/visit": 1},
        handed_over=HandedOver("copy", plan.given),
        records={"p/visit minutes": {"who": "All"}, " front": {"name": "A"}},
    )
    calendar = CalendarKept("", ("p/visit",))
    return saved_text(plan, OLD, frozenset({"review"}), calendar, said)[0]


def renamed() -> Guidance:
    """Return the guidance with other ids for the pathway, a step, a key date, and what is asked."""
    text = json.dumps(encode(OLD))
    for before, after in (
        ('"p/visit"', '"q/call"'),
        ('"p/monthly"', '"q/monthly"'),
        ('"id": "p"', '"id": "q"'),
        ('"title": "Visit"', '"title": "First call"'),
        ('"hearing"', '"trial"'),
        ('"review"', '"check"'),
        ('"complex"', '"hard"'),
        ('"id": "yes"', '"id": "true"'),
    ):
        assert before in text
        text = text.replace(before, after)
    built: Guidance = decode(json.loads(text))
    was = {"trial": ("hearing",), "check": ("review",)}
    return replace(
        built,
        edition="2",
        pathways=tuple(
            replace(
                pathway,
                was=("p",),
                steps=tuple(
                    replace(one, was=("q/visit",)) if one.id == "q/call" else one
                    for one in pathway.steps
                ),
            )
            for pathway in built.pathways
        ),
        key_dates=tuple(replace(one, was=was.get(one.id, ())) for one in built.key_dates),
        questions=tuple(
            replace(
                one,
                was=("complex",) if one.id == "hard" else (),
                options=tuple(
                    replace(option, was=("yes",)) if option.id == "true" else option
                    for option in one.options
                ),
            )
            for one in built.questions
        ),
    )


def test_every_id_that_was_renamed_is_carried_over_and_said() -> None:
    opened = open_text(case(), renamed())
    given = opened.given
    assert given.pathways == ("q",)
    assert given.dates == {"trial": date(2026, 12, 7), "check": date(2026, 12, 10)}
    assert given.answers == {"hard": "true", "months": "3"}
    assert given.held == {"q/monthly#1": date(2026, 12, 1)}
    assert given.agreed == {"q/call": date(2026, 11, 24)}
    assert given.list_all == ("q/monthly",)
    assert (opened.provisional, opened.own) == (frozenset({"check"}), ("check",))
    assert (opened.not_held, opened.as_one) == (("q/call",), {"q/call": 1})
    assert opened.records == {"q/call minutes": {"who": "All"}, " front": {"name": "A"}}
    assert opened.handed_over is not None
    assert opened.handed_over.given == given
    assert opened.calendar.told == ("p/visit",)
    assert opened.left_out == ()
    assert opened.differences == ()
    assert opened.renamed == (
        "The key date 'hearing' is called 'Hearing' now.",
        "The key date 'review' is called 'Review' now.",
        "The question 'complex' is called 'Is it complex?' now.",
        "The answer 'yes' is called 'Yes' now.",
        "The step 'Visit' is called 'First call' now.",
    )


def test_a_case_of_today_is_not_touched() -> None:
    opened = open_text(case(), OLD)
    assert (opened.renamed, opened.left_out) == ((), ())
    assert open_text(case(answers={}), OLD).given.answers == {}


def test_a_case_in_a_team_is_carried_over_too() -> None:
    caseload = plan_caseload(case(), renamed(), date(2026, 12, 2))
    assert [child.given.pathways for child in caseload.children] == [("q",)]
    assert caseload.children[0].warnings == ()


def test_where_both_ids_are_in_the_file_the_new_one_counts_and_the_old_one_is_said() -> None:
    plain = json.loads(case())
    given = plain["children"][0]["given"]
    given["dates"] = {"hearing": "2026-12-07", "trial": "2026-12-14", "check": "2026-12-17"}
    plain["children"][0] = {"label": "A", "given": given}
    plain.pop("shared", None)
    opened = open_text(json.dumps(plain), renamed())
    assert opened.given.dates == {"trial": date(2026, 12, 14), "check": date(2026, 12, 17)}
    assert opened.left_out == (
        "This guidance has no key date called 'hearing' any more. It was Mon 7 Dec 2026.",
    )
    assert "The step 'p/visit' is called 'First call' now." in opened.renamed


def without(kind: str) -> Guidance:
    """Return the guidance without what of that kind the case holds, and why it is gone."""
    because = "It came to nothing."
    match kind:
        case "step":
            kept = guidance({"monthly": "every month after review until hearing"})
            gone = Dropped("step", "p/visit", "2", because, "p/monthly")
        case "key date":
            kept = replace(OLD, key_dates=tuple(one for one in OLD.key_dates if one.id != "review"))
            gone = Dropped("key date", "review", "2", because, "other")
        case "question":
            kept = replace(OLD, questions=OLD.questions[1:])
            gone = Dropped("question", "complex", "2", because, "likely")
        case _:
            first = OLD.questions[0]
            kept = replace(
                OLD, questions=(replace(first, options=first.options[1:]), *OLD.questions[1:])
            )
            gone = Dropped("option", "complex=yes", "2", because, "complex=no")
    return replace(kept, edition="2", dropped=(gone,))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (
            "step",
            (
                "This guidance has no step called 'Visit, Pathway' any more. "
                "It was agreed for Tue 24 Nov 2026. It came to nothing. Instead: Monthly."
            ),
        ),
        (
            "key date",
            (
                "This guidance has no key date called 'review' any more. It was Thu 10 Dec 2026. "
                "It came to nothing. Instead: Other."
            ),
        ),
        (
            "question",
            (
                "This guidance has no question called 'complex' any more. The answer was 'yes'. "
                "It came to nothing. Instead: Is it likely?"
            ),
        ),
        (
            "option",
            "Is it complex? 'yes' is not an answer any more. It came to nothing. Instead: No.",
        ),
    ],
)
def test_what_was_dropped_is_told_with_its_reason(kind: str, words: str) -> None:
    assert open_text(case(), without(kind)).left_out == (words,)


def test_a_pathway_that_was_dropped_is_told_with_what_takes_its_place() -> None:
    plain = json.loads(case())
    plain["children"][0]["given"]["pathways"].append("q")
    gone = Dropped("pathway", "q", "2", "It is one with the other.", "p")
    opened = open_text(json.dumps(plain), replace(OLD, dropped=(gone,)))
    assert opened.left_out == (
        (
            "This guidance has no pathway called 'q' any more. It is one with the other. "
            "Instead: Pathway."
        ),
    )
    told = replace(gone, instead="")
    assert open_text(json.dumps(plain), replace(OLD, dropped=(told,))).left_out == (
        "This guidance has no pathway called 'q' any more. It is one with the other.",
    )


def test_a_pathway_of_another_title_is_said() -> None:
    built = renamed()
    other = replace(built, pathways=(replace(built.pathways[0], title="Way"),))
    assert "The pathway 'Pathway' is called 'Way' now." in open_text(case(), other).renamed
