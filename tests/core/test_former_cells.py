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
from tests.core.caseload_builder import TODAY
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
