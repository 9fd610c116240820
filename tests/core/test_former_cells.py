"""A cell that names a pathway or an answer as another edition does is read, and no near name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from decision_tool.core.caseload.read import Sheet, read_sheet
from decision_tool.core.editions.elsewhere import with_elsewhere
from decision_tool.core.guidance.model import (
    Dropped,
    DroppedKind,
    Guidance,
    Option,
    Pathway,
    Question,
)
from decision_tool.core.guidance.situation_model import GuidedQuestion
from tests.core.caseload_builder import TODAY, asking
from tests.core.guidance_builder import guidance
from tests.core.test_elsewhere import published

BUILT = guidance({"visit": "2 weeks before hearing"})
(PATHWAY,) = BUILT.pathways
COMPLEX, *OTHERS = BUILT.questions


def called(name: str, title: str, *also: str, was: tuple[str, ...] = ()) -> Pathway:
    steps = tuple(replace(one, id=f"{name}/{one.id[2:]}") for one in PATHWAY.steps)
    changes = {"id": name, "code": name.upper(), "title": title, "also_called": also}
    return replace(PATHWAY, **changes, was=was, steps=steps)  # type: ignore[arg-type]


def edition(version: str, *pathways: Pathway, **more: object) -> Guidance:
    return replace(BUILT, edition=version, pathways=pathways, **more)  # type: ignore[arg-type]


def cells(now: Guidance, *names: str) -> Sheet:
    return read_sheet("pathways\n" + "".join(f'"{one}"\n' for one in names), now, TODAY)


def planned(read: Sheet) -> list[tuple[str, ...]]:
    assert read.bad == ()
    assert [child.unread for child in read.children] == [() for _ in read.children]
    return [child.given.pathways for child in read.children]


def problems(read: Sheet) -> list[tuple[str, ...]]:
    assert read.children == ()
    return [row.problems for row in read.bad]


FIRST = edition("1", called("p", "Family support"), called("q", "Family support visits"))


def test_a_former_title_is_read_and_no_other_pathway_is_offered_for_it() -> None:
    now = edition("2", called("p", "Kin help"), called("q", "Family support visits"))
    assert problems(cells(now, "Family support")) == [
        ("No pathway is called “Family support”. Did you mean “Family support visits”?",)
    ]
    read = cells(with_elsewhere(now, published(FIRST)), "Family support", "FAMILY SUPPORT plan")
    assert planned(read) == [("p",), ("p",)]
    assert read.repairs == ()


def test_a_misspelt_former_title_is_offered_as_the_pathway_it_is_now() -> None:
    now = with_elsewhere(edition("2", called("p", "Kin help")), published(FIRST))
    read = cells(now, "Family suport")
    assert problems(read) == [("No pathway is called “Family suport”. Did you mean “Kin help”?",)]


def test_a_former_id_is_read_though_nothing_is_published() -> None:
    now = edition("2", called("r", "Kin help", was=("old-way",)))
    assert planned(cells(now, "old-way", "Old way; r")) == [("r",), ("r",)]


def test_a_former_title_that_holds_and_is_one_name() -> None:
    old = edition("1", called("p", "Staying and going"), called("q", "Going"))
    now = edition("2", called("p", "Moving"), called("q", "Going"))
    read = cells(with_elsewhere(now, published(old)), "Staying and going", "Staying and going; q")
    assert planned(read) == [("p",), ("p", "q")]


def test_a_name_of_now_counts_before_a_former_id() -> None:
    now = edition("2", called("p", "Old way"), called("r", "Kin help", was=("old-way",)))
    assert planned(cells(now, "Old way", "r")) == [("p",), ("r",)]


def test_an_edition_reads_what_a_later_one_calls_otherwise() -> None:
    later = edition("2", called("r", "Kin help", was=("p",)))
    editions = published(edition("1", called("p", "Family support")), later)
    now = with_elsewhere(replace(editions[0].guidance, in_force_from="2026-03-02"), editions)
    assert planned(cells(now, "Kin help", "r", "Family support")) == [("p",)] * 3


def test_a_usual_name_of_several_in_an_edition_stands_for_all_of_them_still() -> None:
    old = edition("1", called("p", "A", "Either"), called("q", "B", "Either", "A"))
    now = with_elsewhere(edition("2", called("p", "C"), called("q", "D")), published(old))
    assert planned(cells(now, "Either")) == [("p", "q")]


@pytest.mark.parametrize("is_title_first", [True, False])
def test_a_title_of_an_edition_is_of_one_pathway_whatever_another_is_usually_called(
    *, is_title_first: bool
) -> None:
    both = (called("p", "Twin track"), called("q", "B", "Twin track"))
    old = edition("1", *(both if is_title_first else reversed(both)))
    now = with_elsewhere(edition("2", called("p", "C"), called("q", "D")), published(old))
    assert planned(cells(now, "Twin track")) == [("p",)]


def test_a_name_that_two_editions_gave_to_two_pathways_is_offered_as_either() -> None:
    old = published(
        edition("1", called("p", "Alpha"), called("q", "Beta")),
        edition("2", called("p", "Beta"), called("q", "Alpha")),
    )
    now = with_elsewhere(edition("3", called("p", "Gamma"), called("q", "Delta")), old)
    read = cells(now, "Alpha")
    assert problems(read) == [
        ("“Alpha” is “q” in edition 2 and “p” in edition 1. Write “q” or “p”.",)
    ]
    assert [one.words for one in read.repairs] == ["Read “Alpha” as Delta", "Read “Alpha” as Gamma"]


ZETA = called("z", "Zeta and more", "Other Z")
WHY = "It ended."


@pytest.mark.parametrize("name", ["Zeta and more", "other z", "z"])
def test_a_cell_of_a_pathway_that_was_dropped_says_so(name: str) -> None:
    dropped = (Dropped("pathway", "z", "2", WHY, "p"),)
    old = edition("1", *FIRST.pathways, ZETA)
    now = edition("2", *FIRST.pathways, dropped=dropped)
    read = cells(with_elsewhere(now, published(old)), name, f"{name}; q")
    told = (
        "The pathway “Zeta and more” was dropped in edition 2, so it is not planned. It ended. "
        "Instead: Family support."
    )
    assert [row.problems for row in read.bad] == [(told,)]
    (child,) = read.children
    assert child.given.pathways == ("q",)
    assert [(one.about, one.problem) for one in child.unread] == [(f"the pathway “{name}”", told)]
    assert read.repairs == ()


def test_a_dropped_id_says_so_though_nothing_is_published() -> None:
    now = edition("2", *FIRST.pathways, dropped=(Dropped("pathway", "z", "2", WHY),))
    assert problems(cells(now, "z")) == [
        ("The pathway “z” was dropped in edition 2, so it is not planned. It ended.",)
    ]


LATER = (
    "This is the pathway “Zeta and more” of edition 2. Edition 1 does not have it, so it is not "
    "planned."
)


def test_a_pathway_that_came_later_is_told_of_its_edition() -> None:
    editions = published(FIRST, edition("2", *FIRST.pathways, ZETA))
    now = with_elsewhere(replace(FIRST, in_force_from="2026-03-02"), editions)
    assert problems(cells(now, "Other Z")) == [(LATER,)]


def asked(*options: Option, was: tuple[str, ...] = (), name: str = "complex") -> Question:
    return replace(COMPLEX, id=name, options=options, was=was)


def answers(now: Guidance, *cells: str, heading: str = "complex") -> list[tuple[object, ...]]:
    """Return what each cell comes to: the answers of the row, and what is wrong."""
    text = f"pathways,{heading}\n" + "".join(f"p,{one}\n" for one in cells)
    children = read_sheet(text, now, TODAY).children
    return [
        (*child.given.answers.values(), *(one.problem for one in child.unread))
        for child in children
    ]


SOFT = edition(
    "1", PATHWAY, questions=(asked(Option("soft", "Soft one"), Option("hard", "Hard")), *OTHERS)
)


def test_a_former_label_or_id_of_an_answer_is_read() -> None:
    options = (Option("mild", "Mild one", was=("soft",)), Option("hard", "Hard"))
    now = edition("2", PATHWAY, questions=(asked(*options), *OTHERS))
    built = with_elsewhere(now, published(SOFT))
    assert answers(built, "Soft one", "soft", "Mild one", "Hard") == [
        ("mild",), ("mild",), ("mild",), ("hard",),
    ]  # fmt: skip
    assert answers(now, "soft") == [("mild",)]
    assert answers(now, "Soft one") == [
        ("Is it complex? Write one of: Mild one; Hard. It says “Soft one”.",)
    ]


def test_a_former_label_is_read_where_the_question_was_renamed_too() -> None:
    options = (Option("soft", "Mild one"), Option("hard", "Hard"))
    renamed = asked(*options, was=("complex",), name="depth")
    now = with_elsewhere(edition("2", PATHWAY, questions=(renamed, *OTHERS)), published(SOFT))
    assert answers(now, "Soft one", "hard") == [("soft",), ("hard",)]


def test_a_label_of_now_counts_before_a_former_one_of_another_question() -> None:
    """Two questions have an answer that is called alike, and one of them has another label now."""
    other = replace(OTHERS[0], options=(Option("soft", "Mild"), Option("low", "Soft one")))
    before = replace(other, options=(Option("soft", "Soft one"), Option("low", "Low")))
    old = replace(SOFT, questions=(SOFT.questions[0], before, *OTHERS[1:]))
    now = replace(SOFT, edition="2", questions=(SOFT.questions[0], other, *OTHERS[1:]))
    assert answers(with_elsewhere(now, published(old)), "Soft one") == [("soft",)]


def test_a_label_that_two_editions_gave_to_two_answers_is_not_read() -> None:
    def labels(version: str, first: str, second: str) -> Guidance:
        question = asked(Option("a", first), Option("b", second))
        return edition(version, PATHWAY, questions=(question, *OTHERS))

    old = published(labels("1", "Soft", "Hard"), labels("2", "Hard", "Soft"))
    now = with_elsewhere(labels("3", "Low", "High"), old)
    assert answers(now, "Soft", "a") == [
        ("Is it complex? “Soft” is “b” in edition 2 and “a” in edition 1. Write “b” or “a”.",),
        ("a",),
    ]


@pytest.mark.parametrize(("kind", "name"), [("option", "complex=soft"), ("question", "complex")])
def test_an_answer_that_was_dropped_is_told_as_dropped(kind: DroppedKind, name: str) -> None:
    """A question that was dropped and stands here again has none of its answers of then."""
    dropped = (Dropped(kind, name, "2", WHY),)
    questions = (asked(Option("hard", "Hard"), Option("mild", "Mild")), *OTHERS)
    now = with_elsewhere(
        edition("2", PATHWAY, questions=questions, dropped=dropped), published(SOFT)
    )
    told = "The answer “Soft one” was dropped in edition 2, so it is not used. It ended."
    assert answers(now, "Soft one", "soft") == [(f"Is it complex? {told}",)] * 2


def test_a_dropped_answer_says_so_though_nothing_is_published() -> None:
    dropped = (Dropped("option", "complex=soft", "2", WHY),)
    now = edition("2", PATHWAY, dropped=dropped)
    assert answers(now, "soft") == [
        ("Is it complex? The answer “soft” was dropped in edition 2, so it is not used. It ended.",)
    ]


MAYBE = (
    "Is it complex? This is the answer “Maybe so” of edition 2. Edition 1 does not have it, so it "
    "is not used."
)


def test_an_answer_that_came_later_is_told_of_its_edition() -> None:
    more = asked(*COMPLEX.options, Option("maybe", "Maybe so"))
    editions = published(edition("1", PATHWAY), edition("2", PATHWAY, questions=(more, *OTHERS)))
    now = with_elsewhere(edition("1", PATHWAY, in_force_from="2026-03-02"), editions)
    assert answers(now, "Maybe so") == [(MAYBE,)]


ASKED = asking()
WHOSE, STAGE, *MORE = ASKED.situation.questions


def guided(version: str, *questions: GuidedQuestion) -> Guidance:
    situation = replace(ASKED.situation, questions=(*questions, *MORE))
    return replace(ASKED, edition=version, situation=situation)


def relabelled(question: GuidedQuestion, *titles: str, none: str = "") -> GuidedQuestion:
    options = tuple(
        replace(one, title=title) for one, title in zip(question.options, titles, strict=True)
    )
    return replace(question, options=options, none=none or question.none)


def test_a_label_that_two_guided_answers_swapped_is_not_read() -> None:
    swapped = relabelled(STAGE, "The child settles in", "The child moves", "The child waits")
    now = with_elsewhere(guided("2", WHOSE, swapped), published(ASKED))
    told = (
        "What is happening? “The child moves” is “settling” here (edition 2) and “moving” in "
        "edition 1. Write “settling” or “moving”."
    )
    table = "whose,stage\nOurs,The child moves\nOurs,moving\nOurs,waiting; The child moves\n"
    read = read_sheet(table, now, TODAY)
    assert [(row.line, row.problems) for row in read.bad] == [(2, (told,)), (4, (told,))]
    assert [child.given.pathways for child in read.children] == [("move",)]


def test_a_former_label_of_a_guided_answer_is_read() -> None:
    renamed = relabelled(STAGE, "It moves", "It settles, at last", "It waits", none="Neither")
    now = with_elsewhere(guided("2", WHOSE, renamed), published(ASKED))
    table = "whose,stage,complex\nOurs,The child moves; It waits,no\nOurs,None of these,no\n"
    read = read_sheet(table, now, TODAY)
    assert [child.given.pathways for child in read.children] == [("move",)]
    assert [row.problems for row in read.bad] == [
        ("These answers lead to no pathway. Nothing fits.",)
    ]
    later = with_elsewhere(
        guided("2", WHOSE, relabelled(STAGE, "A", "B", "C")), published(guided("1", WHOSE, renamed))
    )
    table = 'whose,stage,complex\nOurs,"It settles, at last",no\n'
    (child,) = read_sheet(table, later, TODAY).children
    assert child.given.pathways == ("move", "settle")


def test_a_guided_answer_that_is_not_there_any_more_is_told_of_its_edition() -> None:
    now = with_elsewhere(
        guided("2", WHOSE, replace(STAGE, options=STAGE.options[:2])), published(ASKED)
    )
    read = read_sheet("whose,stage\nOurs,The child waits\n", now, TODAY)
    assert [row.problems for row in read.bad] == [
        (
            (
                "What is happening? This is the answer “The child waits” of edition 1. Edition 2 "
                "does not have it, so it is not used."
            ),
        )
    ]


def test_a_heading_that_two_guided_questions_swapped_is_not_read() -> None:
    first = replace(WHOSE, title=STAGE.title, short=STAGE.short)
    second = replace(STAGE, title=WHOSE.title, short=WHOSE.short)
    now = with_elsewhere(guided("2", first, second), published(ASKED))
    read = read_sheet("pathways,Whose guide?\nmove,Ours\n", now, TODAY)
    (column,) = (one for one in read.columns if one.header == "Whose guide?")
    assert (column.state, column.meaning) == ("unclear", None)
    assert column.note == (
        "This is “stage” here (edition 2) and “whose” in edition 1, so the column is not used. "
        "Write “stage” or “whose”."
    )


@pytest.mark.parametrize("heading", ["What is happening?", "Stage"])
def test_a_former_heading_of_a_guided_question_is_read(heading: str) -> None:
    called = replace(STAGE, id="stage", title="How far is it?", short="How far")
    now = with_elsewhere(guided("2", WHOSE, called), published(ASKED))
    (child,) = read_sheet(
        f"Whose guide?,{heading},complex\nOurs,settling,yes\n", now, TODAY
    ).children
    assert child.given.pathways == ("move", "settle")


def test_a_former_short_name_of_a_question_of_the_timetable_is_read() -> None:
    short = tuple(replace(one, short="How hard") if one.id == "complex" else one for one in MORE)
    now = replace(ASKED, edition="2", situation=replace(
        ASKED.situation, questions=(WHOSE, replace(STAGE, title="?"), *short)))  # fmt: skip
    built = with_elsewhere(now, published(replace(ASKED, questions=(
        replace(ASKED.questions[0], title="Is it hard?"), *ASKED.questions[1:]))))  # fmt: skip
    (child,) = read_sheet("whose,stage,Is it hard?\nOurs,moving,yes\n", built, TODAY).children
    assert child.given.answers == {"complex": "yes"}


def test_a_guided_question_that_is_gone_is_told_of_its_edition() -> None:
    now = with_elsewhere(guided("2", WHOSE), published(ASKED))
    read = read_sheet("pathways,What is happening?\nmove,moving\n", now, TODAY)
    assert read.columns[1].note == (
        "This is the question “What is happening?” of edition 1. Edition 2 does not have it, so "
        "the column is not used."
    )


def test_a_former_code_is_read() -> None:
    was = replace(called("p", "Family support"), code="FS")
    now = edition("2", called("p", "Family support"))
    read = cells(with_elsewhere(now, published(edition("1", was))), "fs", "P")
    assert planned(read) == [("p",), ("p",)]
