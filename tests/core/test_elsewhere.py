"""A table or a case of another edition: what it calls otherwise is read, the rest named exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from decision_tool.core.caseload.columns import Column
from decision_tool.core.editions.elsewhere import beside, planned_by, with_elsewhere
from decision_tool.core.guidance.codec import decode, encode
from decision_tool.core.guidance.edition import (
    Edition,
    dated_guidance,
    read_edition,
    write_edition,
)
from decision_tool.core.guidance.model import (
    Dropped,
    DroppedKind,
    Elsewhere,
    Guidance,
    KeyDate,
    Option,
)
from decision_tool.core.guidance.renames import renames_of
from tests.core.caseload_builder import columns
from tests.core.guidance_builder import guidance
from tests.core.saved_builder import open_text, text_of

STEPS = {
    "visit": "2 weeks before hearing",
    "monthly": "every month after visit until hearing",
    "talk": "by hearing",
}
WHY = "It is part of the call."
IS_DROPPED = "was dropped in edition 2, so the column is not used. It is part of the call."


def changed(step: dict[str, Any], key: dict[str, Any], **whole: Any) -> Guidance:
    """Return edition 2: the first step and the hearing are called otherwise, the talk is gone."""
    built = guidance({"call" if name == "visit" else name: when.replace("visit", "call")
                      for name, when in STEPS.items() if name != "talk"})  # fmt: skip
    (pathway,) = built.pathways
    first, *others = pathway.steps
    keys = [replace(one, **key) if one.id == "hearing" else one for one in built.key_dates]
    return replace(
        built,
        edition="2",
        pathways=(replace(pathway, steps=(replace(first, was=("p/visit",), **step), *others)),),
        key_dates=tuple(keys),
        dropped=(Dropped("step", "p/talk", "2", WHY),),
        **whole,
    )


OLD = guidance(STEPS)
NEW = changed({"title": "First call", "phrase": "the first call"}, {"title": "Trial"})
EXTRA = KeyDate("tea", "Tea", "tea", "the tea", "The tea is")
LATEST = replace(NEW, edition="3", key_dates=(*NEW.key_dates, EXTRA), dropped=NEW.dropped)


def published(*guidances: Guidance) -> Sequence[Edition]:
    """Return an edition of each, a year apart."""
    return [
        read_edition(write_edition(of.edition, date(2026 + at, 3, 2), of, {}, {}))
        for at, of in enumerate(guidances)
    ]


EDITIONS = published(OLD, NEW, LATEST)
OWN = with_elsewhere(NEW, published(OLD))
FIRST, SECOND, THIRD = (planned_by(one, EDITIONS) for one in EDITIONS)


def column(header: str, built: Guidance, cell: str = "1/9/2026") -> Column:
    return columns(header, cell, built)[header]


@pytest.mark.parametrize(
    ("header", "kind", "name"),
    [
        ("Hearing", "date", "hearing"),
        ("Held p/visit", "held", "p/call"),
        ("Pathway: visit held", "held", "p/call"),
        ("Held the visit", "held", "p/call"),
        ("Held visit", "held", "p/call"),
        ("Held: Pathway First call", "held", "p/call"),
        ("Held first call", "held", "p/call"),
        ("Held monthly 2", "held", "p/monthly#2"),
    ],
)
def test_a_heading_of_an_earlier_edition_is_read_as_what_it_is_called_now(
    header: str, kind: str, name: str
) -> None:
    meaning = column(header, OWN).meaning
    assert meaning
    assert (meaning.kind, meaning.id) == (kind, name)


def test_a_heading_that_was_an_id_is_read_though_nothing_is_published() -> None:
    keys = [replace(one, was=("court",)) if one.id == "hearing" else one for one in NEW.key_dates]
    asked, *others = NEW.questions
    built = replace(
        NEW,
        key_dates=tuple(keys),
        questions=(replace(asked, was=("hard",)), *others),
        pathways=(replace(NEW.pathways[0], was=("old-way",)),),
    )
    found = {name: column(name, built, "yes") for name in ("court", "hard", "old-way")}
    meant = {name: one.meaning and one.meaning.id for name, one in found.items()}
    assert meant == {"court": "hearing", "hard": "complex", "old-way": "p"}
    meaning = column("held old-way/visit", built).meaning
    assert meaning
    assert meaning.id == "p/call"


def test_a_name_that_something_else_has_now_is_read_as_neither() -> None:
    birth, hearing, review, other = OLD.key_dates
    old = replace(OLD, key_dates=(birth, hearing, replace(review, title="Panel"), other))
    meaning = column("Panel", with_elsewhere(NEW, published(old))).meaning
    assert meaning
    assert meaning.id == "review"
    built = replace(NEW, key_dates=(*OLD.key_dates, replace(EXTRA, title="Panel")))
    found = column("Panel", with_elsewhere(built, published(old)))
    assert found.meaning is None
    assert found.note == (
        "This is “tea” here (edition 2) and “review” in edition 1, so the column is not used. "
        "Write “tea” or “review”."
    )


@pytest.mark.parametrize(
    "header", ["p/talk", "Pathway talk", "Talk", "The talk", "held p/talk", "Held: Talk"]
)
def test_a_column_of_what_was_dropped_says_so_with_the_edition_and_why(header: str) -> None:
    found = column(header, OWN)
    assert (found.state, found.meaning) == ("unclear", None)
    assert found.note == f"The step “Talk” {IS_DROPPED}"
    assert column("held p/talk", NEW).note == f"The step “p/talk” {IS_DROPPED}"


def test_a_step_of_a_dropped_pathway_says_so_too() -> None:
    gone = replace(NEW, dropped=(Dropped("pathway", "p", "2", WHY),))
    other = replace(OLD.pathways[0], id="q", title="Tea", steps=())
    built = with_elsewhere(replace(gone, pathways=(other,)), published(OLD))
    found = columns("q,held visit", "yes,1/9/2026", built)["held visit"]
    assert found.note == f"The step “Visit” {IS_DROPPED}"


def test_a_title_of_several_steps_asks_of_which_pathway() -> None:
    other = replace(NEW.pathways[0], id="q", title="Other way")
    steps = tuple(replace(one, id=f"q/{one.id[2:]}") for one in other.steps)
    built = replace(NEW, pathways=(*NEW.pathways, replace(other, steps=steps)))
    found = column("Held first call", built)
    assert (found.state, found.meaning) == ("unclear", None)
    assert found.note == (
        "2 steps are called this. Say of which pathway it is, for example: "
        "Held: Pathway, First call"
    )


def test_a_title_that_has_the_word_held_itself_is_read() -> None:
    built = changed({"title": "Papers completed"}, {})
    for header in ("Held: Papers completed", "Papers completed: held"):
        meaning = column(header, built).meaning
        assert meaning
        assert meaning.id == "p/call"


def test_an_edition_reads_what_a_later_one_calls_otherwise() -> None:
    assert renames_of(FIRST).steps == {"p/call": "p/visit"}
    for header in ("Held first call", "Held p/call"):
        meaning = column(header, FIRST).meaning
        assert meaning
        assert meaning.id == "p/visit"
    assert column("Tea", FIRST).note == (
        "This is the key date “Tea” of edition 3. Edition 1 does not have it, so the column is "
        "not used."
    )


def test_what_is_called_alike_is_told_of_no_edition() -> None:
    assert with_elsewhere(OLD, published(OLD)) == OLD
    assert [one.names for one in OWN.elsewhere if one.kind == "step"] == [
        ("Visit", "the visit"),
        ("Talk", "the talk"),
    ]
    assert OWN.elsewhere[0] == Elsewhere(
        "key date", "hearing", "hearing", ("Hearing", "the hearing", "hearing"), "1"
    )
    assert decode(encode(OWN)) == OWN
    assert [one.is_later for one in SECOND.elsewhere if one.kind == "key date"] == [False, True]
    assert not any(one.is_later for one in THIRD.elsewhere)


def test_every_name_that_an_edition_had_for_a_thing_is_known() -> None:
    def called(name: str, edition: str) -> Guidance:
        keys = tuple(
            replace(one, title=name, phrase=f"the {name.lower()}", short=name, also_called=())
            if one.id == "hearing"
            else one
            for one in OLD.key_dates
        )
        return replace(OLD, edition=edition, key_dates=keys)

    first, second, own = (
        called(name, str(number)) for number, name in enumerate(("Court", "Trial", "Day"), 1)
    )
    built = with_elsewhere(own, published(first, second))
    assert [(one.names, one.edition) for one in built.elsewhere] == [
        (("Trial", "the trial"), "2"),
        (("Court", "the court"), "1"),
    ]
    for header in ("Court", "Trial", "Day"):
        meaning = column(header, built).meaning
        assert meaning
        assert meaning.id == "hearing"


def test_an_edition_is_published_without_what_others_call_it() -> None:
    (edition,) = published(OWN)
    assert edition.guidance.elsewhere == ()


def test_a_case_of_a_later_edition_is_carried_back() -> None:
    dates = {"hearing": "2026-12-07", "tea": "2026-12-01"}
    opened = open_text(text_of(LATEST, dates=dates, held={"p/call": "2026-11-20"}), FIRST)
    assert opened.given.held == {"p/visit": date(2026, 11, 20)}
    assert opened.renamed == ("The step 'First call' is called 'Visit' in edition 1.",)
    assert opened.left_out == (
        "Edition 1 has no key date called 'Tea': edition 3 has it. It was Tue 1 Dec 2026.",
    )


def test_an_answer_of_a_later_edition_is_said_to_be_of_none_of_this() -> None:
    asked, *others = NEW.questions
    asked = replace(asked, options=(*asked.options, Option("maybe", "Maybe")))
    later = replace(NEW, questions=(asked, *others))
    editions = published(OLD, later)
    built = with_elsewhere(dated_guidance(editions[0], editions), editions)
    opened = open_text(text_of(later, answers={"complex": "maybe"}), built)
    assert opened.left_out == ("Is it complex? 'maybe' is not an answer in edition 1.",)


@pytest.mark.parametrize("kind", ["key date", "question", "pathway"])
def test_a_heading_of_what_was_dropped_says_why_though_nothing_is_published(
    kind: DroppedKind,
) -> None:
    gone = Dropped(kind, "tea-time", "2", WHY)
    found = column("tea-time", replace(NEW, dropped=(gone,)))
    assert (found.state, found.note) == ("unclear", f"The {kind} “tea-time” {IS_DROPPED}")
    small = replace(gone, id="day-of-tea")
    found = column("Day of tea", replace(NEW, dropped=(small,)))
    assert (found.state, found.note) == ("unclear", f"The {kind} “day-of-tea” {IS_DROPPED}")


def test_an_option_of_another_edition_is_no_heading() -> None:
    asked, *others = NEW.questions
    asked = replace(asked, options=(*asked.options, Option("maybe", "Perhaps so")))
    built = with_elsewhere(NEW, published(replace(NEW, questions=(asked, *others))))
    assert [(one.kind, one.id) for one in built.elsewhere] == [("option", "complex=maybe")]
    for header in ("complex=maybe", "Perhaps so"):
        assert "edition" not in column(header, built).note


def test_an_option_that_was_dropped_is_no_heading() -> None:
    gone = Dropped("option", "complex=perhaps", "2", WHY)
    found = column("complex=perhaps", replace(NEW, dropped=(*NEW.dropped, gone)))
    assert (found.meaning, IS_DROPPED in found.note) == (None, False)


@pytest.mark.parametrize(
    "header",
    ["Held: Moving plan Visit", "Held: Moving: Visit", "Held visit", "Held the first look"],
)
def test_a_step_of_an_earlier_edition_is_named_with_its_pathway_as_a_step_of_now_is(
    header: str,
) -> None:
    (pathway,) = OLD.pathways
    visit, *others = pathway.steps
    steps = (replace(visit, phrase="the first look"), *others)
    old = replace(OLD, pathways=(replace(pathway, title="Moving plan", steps=steps),))
    meaning = column(header, with_elsewhere(NEW, published(old))).meaning
    assert meaning
    assert (meaning.kind, meaning.id) == ("held", "p/call")


def test_an_id_of_an_earlier_edition_counts_before_a_title_of_the_same_words() -> None:
    """The pathway is called like its id, and another step of now is called as that id is."""
    (pathway,) = NEW.pathways
    first, second, *others = pathway.steps
    steps = (first, replace(second, title="Visit", phrase="the month"), *others)
    built = replace(NEW, pathways=(replace(pathway, title="P plan", steps=steps),))
    meaning = column("Held p/visit", built).meaning
    assert meaning
    assert (meaning.kind, meaning.id) == ("held", "p/call")


@pytest.mark.parametrize("is_dated", [True, False])
@pytest.mark.parametrize("is_newer_first", [True, False])
def test_two_sides_read_what_each_other_calls_their_things(
    *, is_dated: bool, is_newer_first: bool
) -> None:
    """Which was first is told by their days, whichever is named first; else by that alone."""
    old, new = (dated_guidance(one, EDITIONS) for one in EDITIONS[:2]) if is_dated else (OLD, NEW)
    if is_newer_first and is_dated:
        new, old = beside(new, old, ())
    else:
        old, new = beside(old, new, ())
    for built, name, kind in ((old, "p/visit", "held"), (new, "p/call", "held")):
        for header in ("Held: Visit", "Held p/visit", "Held: First call", "Held p/call"):
            meaning = column(header, built).meaning
            assert meaning
            assert (meaning.kind, meaning.id) == (kind, name)
    assert {one.is_later for one in old.elsewhere} == {True}
    assert {one.is_later for one in new.elsewhere} == {False}


def test_two_sides_read_what_published_editions_call_their_things_too() -> None:
    keys = [replace(one, title="Court") if one.id == "hearing" else one for one in OLD.key_dates]
    first = replace(OLD, edition="0.9", key_dates=tuple(keys))
    for built in beside(OLD, NEW, published(first)):
        meaning = column("Court", built).meaning
        assert meaning
        assert meaning.id == "hearing"
