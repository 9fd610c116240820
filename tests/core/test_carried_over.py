"""A case of an earlier edition under one that renamed or dropped what it holds: nothing is lost."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from decision_tool.core.caseload.plan import plan_caseload
from decision_tool.core.guidance.codec import decode, encode, pack
from decision_tool.core.guidance.model import Dropped, DroppedKind, Guidance
from decision_tool.core.saved.holding import case_with_held
from decision_tool.core.saved.saved_file import CalendarKept, HandedOver, Said
from decision_tool.core.saved.why_dropped import dropped_in
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
        records={
            "p/visit minutes-p-visit": {"who": "All"},
            "p/monthly#2 notes": {"who": "Some"},
            " front": {"name": "A"},
        },
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
    assert opened.records == {
        "q/call minutes-q-call": {"who": "All"},
        "q/monthly#2 notes": {"who": "Some"},
        " front": {"name": "A"},
    }
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


def test_an_answer_under_both_ids_is_the_new_one_and_the_old_one_is_said() -> None:
    plain = json.loads(case())
    given = plain["children"][0]["given"]
    given["answers"] = {"complex": "yes", "hard": "no"}
    opened = open_text(json.dumps(plain), renamed())
    assert opened.given.answers == {"hard": "no"}
    assert opened.left_out == (
        "This guidance has no question called 'complex' any more. The answer was 'true'.",
    )
    assert not any(words.startswith("The question") for words in opened.renamed)


def test_a_case_of_today_reads_nothing_of_a_pathway_that_it_does_not_name() -> None:
    other = replace(OLD.pathways[0], id="q", steps=())
    plain = pack(encode(replace(OLD, pathways=(*OLD.pathways, other))))
    plain["pathways"][1] |= {
        name: {"late": "[not JSON"} for name, part in plain["pathways"][1].items() if "late" in part
    }
    unreadable: Guidance = decode(plain)
    opened = open_text(case(list_all=[]), unreadable)
    assert opened.records.keys() == {"p/visit minutes-p-visit", "p/monthly#2 notes", " front"}


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


WHY = "It came to nothing."


@pytest.mark.parametrize(
    ("gone", "kind", "name"),
    [
        (Dropped("step", "p/visit", "2", WHY), "step", "p/visit"),
        (Dropped("pathway", "p", "2", WHY), "step", "p/visit"),
        (Dropped("question", "complex", "2", WHY), "option", "complex=yes"),
        (Dropped("option", "complex=yes", "2", WHY), "option", "complex=yes"),
        (Dropped("key date", "hearing", "2", WHY), "key date", "hearing"),
    ],
)
def test_what_was_dropped_with_its_pathway_or_question_is_dropped_too(
    gone: Dropped, kind: DroppedKind, name: str
) -> None:
    built = replace(OLD, dropped=(gone,))
    assert dropped_in(built, kind, name) == gone
    assert dropped_in(built, kind, "other") is None


ONE = {
    "visit": "2 weeks before hearing",
    "talk": "by review",
    "monthly": "every month after visit until hearing",
}


def joined() -> Guidance:
    """Return guidance in which two steps became one, and so did two key dates."""
    built = guidance({"call": "2 weeks before hearing"})
    pathway = built.pathways[0]
    step = replace(pathway.steps[0], was=("p/talk", "p/visit"))
    dates = [one for one in built.key_dates if one.id not in {"review", "other"}]
    return replace(
        built,
        edition="2",
        pathways=(replace(pathway, steps=(step,)),),
        key_dates=tuple(
            replace(one, was=("review", "other")) if one.id == "hearing" else one for one in dates
        ),
    )


def of_two(given: Any = None, **parts: Any) -> str:
    """Return a file that may hold both of what became one."""
    plan = plan_of(guidance(ONE), dates={}, today="2026-09-07")
    plain = json.loads(saved_text(plan, guidance(ONE), frozenset(), CalendarKept())[0])
    child = plain["children"][0]
    child.pop("planned")
    child["given"] |= given or {}
    child |= parts
    return json.dumps(plain)


def test_of_two_values_that_became_one_the_first_of_was_counts_and_the_other_is_told() -> None:
    given = {
        "held": {"p/visit": "2026-09-01", "p/talk": "2026-09-02"},
        "dates": {"other": "2026-12-07", "review": "2026-12-10"},
    }
    text = of_two(given, provisional=["other"], own=["other"])
    opened = open_text(text, joined())
    assert opened.given.held == {"p/call": date(2026, 9, 2)}
    assert opened.given.dates == {"hearing": date(2026, 12, 10)}
    assert (opened.provisional, opened.own) == (frozenset(), ())
    assert opened.left_out == (
        "This guidance has no key date called 'other' any more. It was Mon 7 Dec 2026.",
        "This guidance has no step called 'p/visit' any more. It was held on Tue 1 Sep 2026.",
    )
    assert opened.renamed == (
        "The key date 'review' is called 'Hearing' now.",
        "The step 'p/talk' is called 'Call' now.",
    )


def test_two_values_that_became_one_and_are_the_same_are_one() -> None:
    day = "2026-09-01"
    opened = open_text(of_two({"held": {"p/visit": day, "p/talk": day}}), joined())
    assert (opened.given.held, opened.left_out) == ({"p/call": date(2026, 9, 1)}, ())


def test_the_words_of_two_records_that_became_one_are_both_kept() -> None:
    words = {"p/visit minutes": {"who": "One"}, "p/talk minutes": {"who": "Two"}}
    assert open_text(of_two(records=words), joined()).records == {
        "p/call minutes": {"who": "Two"},
        "p/visit minutes": {"who": "One"},
    }


def test_a_row_that_became_one_with_a_row_held_is_not_said_not_to_be_held() -> None:
    text = of_two({"held": {"p/visit": "2026-09-01"}}, **{"not-held": ["p/talk"]})
    opened = open_text(text, joined())
    assert (opened.given.held, opened.not_held) == ({"p/call": date(2026, 9, 1)}, ())
    both = open_text(of_two(**{"not-held": ["p/talk", "p/visit"]}), joined())
    assert both.not_held == ("p/call",)


def test_what_was_handed_over_is_compared_by_the_value_that_counts() -> None:
    plain = json.loads(of_two())
    child = plain["children"][0]
    days = {"p/visit": "2026-09-01", "p/talk": "2026-09-02"}
    dates = {"other": "2026-12-07", "review": "2026-12-10", "birth": "2020-03-03"}
    given = {**child["given"], "dates": dates, "held": days, "agreed": days}
    child["handed-over"] = {"on": "2026-09-07", "what": "copy", "given": given}
    handed = open_text(json.dumps(plain), joined()).handed_over
    assert handed is not None
    assert handed.given.held == handed.given.agreed == {"p/call": date(2026, 9, 2)}
    assert handed.given.dates == {"hearing": date(2026, 12, 10), "birth": date(2020, 3, 3)}


def test_an_answer_that_was_handed_over_under_both_ids_is_the_new_one() -> None:
    plain = json.loads(case())
    child = plain["children"][0]
    given = {**child["given"], "answers": {"complex": "yes", "hard": "no", "months": "3"}}
    child["handed-over"] = {"on": "2026-09-07", "what": "copy", "given": given}
    handed = open_text(json.dumps(plain), renamed()).handed_over
    assert handed is not None
    assert handed.given.answers == {"hard": "no", "months": "3"}


def test_a_day_is_marked_under_the_new_id_in_a_file_of_the_old_one() -> None:
    text = of_two(**{"not-held": ["p/visit", "p/monthly"]})
    after = case_with_held(text, joined(), {"A": {"p/call": date(2026, 9, 3)}})
    child = json.loads(after)["children"][0]
    assert child["given"]["held"] == {"p/call": "2026-09-03"}
    assert child["not-held"] == ["p/monthly"]
    opened = open_text(after, joined())
    assert (opened.given.held, opened.not_held) == ({"p/call": date(2026, 9, 3)}, ())


DAY = "2026-09-01"


@pytest.mark.parametrize(
    ("given", "parts"),
    [
        ({"held": {"p/monthly#1": DAY}}, {}),
        ({"agreed": {"p/monthly#1": DAY}}, {}),
        ({"list_all": ["p/monthly"]}, {}),
        ({}, {"not-held": ["p/monthly#1"]}),
        ({}, {"as-one": {"p/monthly#1": 1}}),
    ],
)
def test_a_step_is_said_to_be_called_otherwise_wherever_a_file_names_it(
    given: dict[str, Any], parts: dict[str, Any]
) -> None:
    built = guidance({"often": "every month after hearing"}, often={"was": ("p/monthly",)})
    assert open_text(of_two(given, **parts), built).renamed == (
        "The step 'p/monthly' is called 'Often' now.",
    )


def test_the_rows_of_a_file_follow_a_mark_under_the_new_id() -> None:
    text = case_with_held(case(agreed={}), renamed(), {"A": {"q/call": date(2026, 11, 23)}})
    rows = [row["id"] for row in json.loads(text)["children"][0]["planned"]]
    assert "q/call" in rows
    assert "p/visit" not in rows
    assert open_text(text, renamed()).given.held["q/call"] == date(2026, 11, 23)
