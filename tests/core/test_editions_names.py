"""What each edition calls things is said of that edition: of two that call everything otherwise.

Old: the hearing, “Is it complex?”, the visit, Chair. New: the trial, “Is it hard?”, the call,
New chair.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from decision_tool.core.editions.compared import Side, compared
from decision_tool.core.editions.words import names_of, words_of
from decision_tool.core.guidance.model import (
    Alternative,
    Assumed,
    Guidance,
    Guide,
    Invitee,
    NoteRule,
    OtherTiming,
    PlanChange,
    Reading,
    RecordForm,
    RecordIf,
    Role,
    Titled,
)
from decision_tool.core.guidance.rule import Branch
from decision_tool.core.guidance.situation_model import Situation
from decision_tool.publish.source.sentence import parse_guard, parse_sentence
from tests.core.guidance_builder import SCOPE, guidance
from tests.core.situation_builder import SITUATION, condition

YES, NO = (parse_guard(f"complex is {value}", SCOPE) for value in ("yes", "no"))
LIKELY = parse_guard("likely is yes", SCOPE)
BY_HEARING, BY_REVIEW = (parse_sentence(f"by {day}", SCOPE) for day in ("hearing", "review"))
STEPS = {"visit": "by other", "talk": "by other"}
READINGS = (Reading("R1", "Which day?", "This", "", "assumed"),)


def old(**visit: Any) -> Guidance:
    built = guidance(STEPS, visit=visit)
    return replace(
        built,
        roles=(Role("chair", "Chair"), Role("clerk", "Clerk")),
        records=(RecordForm("plan", "Plan", "", "", ""),),
        readings=READINGS,
        guides=(Guide("guide", "home", "Guide 1", "Home guide"),),
        groups=(Titled("group", "Moves"),),
    )


def renamed(built: Guidance) -> Guidance:
    """Return the same guidance with other words for everything that has an id."""
    key_dates = tuple(
        replace(one, phrase={"hearing": "the trial", "review": "the check"}.get(one.id, one.phrase))
        for one in built.key_dates
    )
    complex_, *others = built.questions
    questions = (replace(complex_, title="Is it hard?"), *others)
    (pathway,) = built.pathways
    visit, *rest = pathway.steps
    return replace(
        built,
        key_dates=key_dates,
        questions=questions,
        roles=tuple(replace(one, title=f"New {one.title.lower()}") for one in built.roles),
        records=tuple(replace(one, title=f"New {one.title.lower()}") for one in built.records),
        pathways=(replace(pathway, steps=(replace(visit, phrase="the call"), *rest)),),
    )


def told(was: Guidance, now: Guidance) -> list[str]:
    """Return the changes besides the other words themselves."""
    found = compared(Side(was), Side(now))
    names = names_of(found)
    new_words = {
        words_of(one, names) for one in compared(Side(old()), Side(renamed(old()))).changes
    }
    return [words for one in found.changes if (words := words_of(one, names)) not in new_words]


def rule(*cases: tuple[Any, Any]) -> dict[str, Any]:
    """Return a step with these cases: a condition, or none, and a sentence."""
    return {"rule": tuple(Branch(*case) for case in cases)}


@pytest.mark.parametrize(
    ("was", "now", "words"),
    [
        (rule((None, BY_REVIEW)), rule((None, BY_HEARING)),
         "the call is now due by the trial; before, by the review."),
        (rule((YES, BY_REVIEW), (None, BY_HEARING)), rule((YES, BY_REVIEW), (None, BY_REVIEW)),
         "in any other case, the call is now due by the check; before, by the hearing."),
        (rule((YES, BY_REVIEW), (None, BY_HEARING)), rule((YES, BY_HEARING), (None, BY_HEARING)),
         ("if you answer yes to “Is it hard?”, the call is now due by the trial;"
         " before, by the review.")),
        (rule((YES, BY_REVIEW), (None, BY_HEARING)), rule((NO, BY_REVIEW), (None, BY_HEARING)),
         ("the call is now due by the check if you answer no to “Is it hard?”;"
         " before, if you answer yes to “Is it complex?”.")),
        (rule((None, BY_HEARING)), rule((YES, BY_REVIEW), (None, BY_HEARING)),
         "the call is now due by the check if you answer yes to “Is it hard?”."),
        (rule((YES, BY_REVIEW), (None, BY_HEARING)), rule((None, BY_HEARING)),
         "the call is no longer due by the review if you answer yes to “Is it complex?”."),
        ({"only_if": YES}, {"only_if": NO},
         ("the call is now only needed if you answer no to “Is it hard?”;"
         " before, only if you answer yes to “Is it complex?”.")),
        ({"only_if": YES}, {}, ("the call is now always needed;"
         " before, only if you answer yes to “Is it complex?”.")),
        ({}, {"only_if": YES}, ("the call is now only needed if you answer yes to “Is it hard?”;"
         " before, always.")),
        ({}, {"invite": (Invitee("chair", YES),)},
         "New chair is now invited to the call if you answer yes to “Is it hard?”."),
        ({"invite": (Invitee("chair", YES),)}, {},
         "Chair is no longer invited to the call if you answer yes to “Is it complex?”."),
        ({"invite": (Invitee("chair"),)}, {"invite": (Invitee("chair", NO),)},
         ("New chair is now invited to the call if you answer no to “Is it hard?”;"
         " before, in every case.")),
        ({"invite": (Invitee("chair", YES),)}, {"invite": (Invitee("chair"),)},
         ("New chair is now invited to the call in every case;"
         " before, if you answer yes to “Is it complex?”.")),
        ({}, {"records_if": (RecordIf("plan", YES),)},
         "the call now needs the record “New plan” if you answer yes to “Is it hard?”."),
        ({"records_if": (RecordIf("plan", YES),)}, {},
         "the call no longer needs the record “Plan” if you answer yes to “Is it complex?”."),
        ({"records_if": (RecordIf("plan", YES),)}, {"records_if": (RecordIf("plan", NO),)},
         ("the record “New plan” of the call is now made if you answer no to “Is it hard?”;"
         " before, if you answer yes to “Is it complex?”.")),
        ({"records_if": (RecordIf("plan", YES),)},
         {"records_if": (RecordIf("plan", YES), RecordIf("plan", NO))},
         "the call now needs the record “New plan” if you answer no to “Is it hard?”."),
        ({"records_if": (RecordIf("plan", YES), RecordIf("plan", NO))},
         {"records_if": (RecordIf("plan", NO),)},
         "the call no longer needs the record “Plan” if you answer yes to “Is it complex?”."),
        ({"invite": (Invitee("chair", YES), Invitee("chair", LIKELY))},
         {"invite": (Invitee("chair", YES), Invitee("chair", NO))},
         ("New chair is now invited to the call if you answer no to “Is it hard?”;"
          " before, if you answer yes to “Is it likely?”.")),
        ({"alternatives": (Alternative("R1", BY_HEARING),)},
         {"alternatives": (Alternative("R1", BY_HEARING), Alternative("R1", BY_REVIEW))},
         "the other reading of “Which day?” would now put the call by the check."),
        ({"records": ("plan",)}, {}, "the call no longer needs the record “Plan”."),
        ({}, {"records": ("plan",)}, "the call now needs the record “New plan”."),
        ({}, {"arranged_by": "chair"},
         "New chair now arranges the call; before, nobody was named."),
        ({"arranged_by": "chair"}, {"arranged_by": "clerk"},
         "New clerk now arranges the call; before, Chair."),
        ({"arranged_by": "chair"}, {},
         "nobody is named any more to arrange the call; before, Chair."),
        ({}, {"gives": "hearing"}, "the day of the call now stands for the trial."),
        ({"gives": "hearing"}, {}, "the day of the call no longer stands for the trial."),
        ({}, {"repeats": "hearing"},
         "once the call is done, the next is now planned from it, as the trial."),
        ({"repeats": "hearing"}, {}, "once the call is done, no next one is planned any more."),
        ({}, {"replaces": "p/talk#2"}, "the call now takes the place of number 2 of the talk."),
        ({"replaces": "p/talk#2"}, {},
         "the call no longer takes the place of number 2 of the talk."),
        ({}, {"suggests_day": False}, "a day for the diary is no longer suggested for the call."),
        ({"suggests_day": False}, {}, "a day for the diary is now suggested for the call."),
        ({"kind": "task"}, {}, "the call is now a meeting; it was a task."),
        ({}, {"alternatives": (Alternative("R1", BY_HEARING),)},
         "the other reading of “Which day?” would now put the call by the trial."),
        ({"alternatives": (Alternative("R1", BY_HEARING),)}, {},
         "no other reading of “Which day?” is compared for the call any more."),
        ({"alternatives": (Alternative("R1", BY_HEARING),)},
         {"alternatives": (Alternative("R1", BY_REVIEW),)},
         ("the other reading of “Which day?” would now put the call by the check;"
         " before, by the hearing.")),
    ],
)  # fmt: skip
def test_a_step_is_told_in_the_words_of_the_edition_it_is_of(
    was: dict[str, Any], now: dict[str, Any], words: str
) -> None:
    assert told(stepped(was), renamed(stepped(now))) == [f"Pathway: {words}"]


def stepped(parts: dict[str, Any]) -> Guidance:
    """Return the old edition with parts of the visit changed."""
    built = old()
    visit, *rest = built.pathways[0].steps
    changed = replace(visit, **parts)
    return replace(built, pathways=(replace(built.pathways[0], steps=(changed, *rest)),))


def test_a_new_step_is_told_with_each_of_its_cases() -> None:
    cases = rule((YES, BY_REVIEW), (None, BY_HEARING))
    was, now = old(), renamed(stepped({**cases, "only_if": NO}))
    was = replace(was, pathways=(replace(was.pathways[0], steps=was.pathways[0].steps[1:]),))
    assert told(was, now) == [
        (
            "Pathway: the call is new, due by the check if you answer yes to “Is it hard?”;"
            " due by the trial; it is only needed if you answer no to “Is it hard?”."
        )
    ]


@pytest.mark.parametrize(
    ("was", "now", "words"),
    [
        ((), (PlanChange("It ends", "p", YES),),
         "Pathway: a change of plan now leads to “Pathway”: “It ends”"),
        ((PlanChange("It ends", "p", YES),), (PlanChange("It ends", "p", NO),),
         ("Pathway: “Pathway” is now suggested if you answer no to “Is it hard?”;"
         " before, if you answer yes to “Is it complex?”.")),
        ((PlanChange("It ends", "p"),), (PlanChange("It ends", "p"), PlanChange("It goes", "p")),
         "Pathway: a change of plan now leads to “Pathway”: “It goes”"),
        ((PlanChange("It ends", "p"), PlanChange("It goes", "p", LIKELY)),
         (PlanChange("It ends", "p"), PlanChange("It goes", "p", NO)),
         ("Pathway: “Pathway” is now suggested if you answer no to “Is it hard?”;"
          " before, if you answer yes to “Is it likely?”.")),
        ((PlanChange("It ends", "p"),), (PlanChange("It ends", "p", NO),),
         ("Pathway: “Pathway” is now suggested if you answer no to “Is it hard?”;"
         " before, without asking for dates.")),
    ],
)  # fmt: skip
def test_a_change_of_plan_is_told_so_too(was: Any, now: Any, words: str) -> None:
    def built(changes: Any) -> Guidance:
        return replace(old(), pathways=(replace(old().pathways[0], if_plan_changes=changes),))

    assert told(built(was), renamed(built(now))) == [words]


@pytest.mark.parametrize(
    ("was", "now", "words"),
    [
        ((), (NoteRule("code", YES, (), "Look."),),
         "A remark is now made if you answer yes to “Is it hard?”: “Look.”"),
        ((NoteRule("code", YES, (), "Look."),), (),
         "A remark is no longer made if you answer yes to “Is it complex?”: “Look.”"),
        ((NoteRule("one", YES, (), "Hear."), NoteRule("two", YES, (), "Look.")),
         (NoteRule("one", YES, (), "Hear."), NoteRule("two", NO, (), "Look.")),
         ("The remark “Look.” is now made if you answer no to “Is it hard?”;"
          " before, if you answer yes to “Is it complex?”.")),
        ((NoteRule("code", YES, (), "Look."),), (NoteRule("code", NO, (), "Look."),),
         ("The remark “Look.” is now made if you answer no to “Is it hard?”;"
         " before, if you answer yes to “Is it complex?”.")),
    ],
)  # fmt: skip
def test_a_remark_is_told_so_too(was: Any, now: Any, words: str) -> None:
    assert told(replace(old(), notes=was), renamed(replace(old(), notes=now))) == [words]


def read(**parts: Any) -> Guidance:
    return replace(old(), readings=(replace(READINGS[0], **parts),))


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"alternatives": (OtherTiming("p/visit", BY_HEARING), OtherTiming("p/talk", BY_REVIEW))},
         "compared with the call by the trial; the talk by the check."),
        ({"assuming": (Assumed("hearing", 3), Assumed("review", 5))},
         "compared assuming the trial 3 days after; the check 5 days after."),
    ],
)  # fmt: skip
def test_what_a_reading_is_compared_with_is_told_so_too(parts: dict[str, Any], words: str) -> None:
    start = "The reading “Which day?” is now"
    assert told(read(), renamed(read(**parts))) == [f"{start} {words}"]
    of_none = words.partition(" ")[2].partition(" ")[0]
    assert told(read(**parts), renamed(read())) == [f"{start} compared {of_none} nothing."]


@pytest.mark.parametrize(
    ("part", "other", "words"),
    [
        ("guide", {"guides": (Guide("next", "home", "Guide 2", "Next guide"),)},
         "the guide “Next guide”; before, to the guide “Home guide”."),
        ("group", {"groups": (Titled("next", "Stays"),)},
         "the group “Stays”; before, to the group “Moves”."),
        ("collection", {"collections": (Titled("next", "Away"),)},
         "the guidance “Away”; before, to the guidance “Home”."),
    ],
)  # fmt: skip
def test_what_a_pathway_belongs_to_is_told(part: str, other: dict[str, Any], words: str) -> None:
    listed: dict[str, Any] = {name: (*getattr(old(), name), *more) for name, more in other.items()}
    was = replace(old(), **listed)
    moved: dict[str, Any] = {part: "next"}
    now = replace(was, pathways=(replace(was.pathways[0], **moved),))
    assert told(was, now) == [f"Pathway: it now belongs to {words}"]


def found(**parts: Any) -> Guidance:
    """Return guidance that asks the guided questions, with parts of that changed."""
    return replace(old(), situation=replace(SITUATION, **parts))


def other_words(built: Guidance) -> Guidance:
    """Return the same with other words for the question “Do you ring?” and its answers."""
    *others, ring = built.situation.questions
    options = tuple(replace(one, title=f"New {one.title.lower()}") for one in ring.options)
    ring = replace(ring, title="Ring?", options=options)
    situation: Situation = replace(built.situation, questions=(*others, ring))
    return replace(built, situation=situation)


def test_an_answer_of_a_guided_question_that_is_called_otherwise_is_told() -> None:
    assert told(found(), other_words(found())) == [
        "The guided question “Do you ring?” is now called “Ring?”.",
        "The answer “Yes” to the guided question “Ring?” is now called “New yes”.",
        "The answer “No” to the guided question “Ring?” is now called “New no”.",
    ]


RING, NO_RING = condition("ring is yes"), condition("ring is no")
WAS, NOW = "answer yes to “Do you ring?”", "answer no to “Ring?”"


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("advice", f"Find a pathway says “Take care.” if you {NOW}; before, if you {WAS}."),
        ("rules", f"Find a pathway now leads to “Pathway” if you {NOW}; before, if you {WAS}."),
        ("ask", (f"The guided question “Whose guide?” is now asked if you {NOW};"
                f" before, if you {WAS}.")),
    ],
)  # fmt: skip
def test_conditions_on_the_way_to_a_pathway_are_told_so_too(part: str, words: str) -> None:
    def built(guard: Any) -> Guidance:
        whose, *others = SITUATION.questions
        parts: dict[str, dict[str, Any]] = {
            "advice": {"advice": (replace(SITUATION.advice[0], guard=guard),)},
            "rules": {"rules": (replace(SITUATION.rules[0], pathway="p", guard=guard),)},
            "ask": {"questions": (replace(whose, ask_if=guard), *others)},
        }
        return found(**parts[part])

    now = other_words(built(NO_RING))
    assert words in told(built(RING), now)
    assert len(told(built(RING), now)) == 4


def test_what_is_called_in_quotation_marks_has_single_ones_inside() -> None:
    was, now = (
        replace(old(), readings=(replace(READINGS[0], question=question),))
        for question in ("“8 weeks before” or “6 weeks before”?", "Which day?")
    )
    name = "\u20188 weeks before\u2019 or \u20186 weeks before\u2019?"
    assert told(was, now) == [f"The reading “{name}” is now called “Which day?”."]
