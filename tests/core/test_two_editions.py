"""A name that means another thing in a published edition is not read: an id tells which it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from decision_tool.core.caseload.columns import held_heading
from decision_tool.core.caseload.marks import Mark, by_line
from decision_tool.core.caseload.meanings import Meanings
from decision_tool.core.caseload.read import Sheet, read_sheet
from decision_tool.core.caseload.write_table import table_with_held
from decision_tool.core.editions.elsewhere import with_elsewhere
from decision_tool.core.guidance.edition import Edition, read_edition, write_edition
from decision_tool.core.guidance.model import Dropped, Guidance, Option, Pathway
from tests.core.caseload_builder import TODAY, columns
from tests.core.guidance_builder import guidance

STEPS = {
    "visit": "2 weeks before hearing",
    "talk": "by hearing",
    "monthly": "every month after visit until hearing",
    "weekly": "every week after visit until hearing",
}
OLD = guidance(STEPS)
BIRTH, HEARING, REVIEW, OTHER = OLD.key_dates


def published(old: Guidance) -> tuple[Edition]:
    return (read_edition(write_edition("1", date(2026, 3, 2), old, {}, {})),)


def swapped(pathway: Pathway, first: str, second: str) -> Pathway:
    """Return the pathway in which two steps have swapped what they are called."""
    steps = {step.id: step for step in pathway.steps}
    one, other = f"{pathway.id}/{first}", f"{pathway.id}/{second}"
    called = {one: steps[other], other: steps[one]}
    return replace(
        pathway,
        steps=tuple(
            replace(
                step,
                title=called.get(step.id, step).title,
                phrase=called.get(step.id, step).phrase,
            )
            for step in pathway.steps
        ),
    )


def later(**changes: object) -> Guidance:
    """Return edition 2 with these changes, beside edition 1 as it was."""
    return with_elsewhere(replace(OLD, edition="2", **changes), published(OLD))  # type: ignore[arg-type]


(PATHWAY,) = OLD.pathways
SWAPPED = later(pathways=(swapped(swapped(PATHWAY, "visit", "talk"), "monthly", "weekly"),))


@pytest.mark.parametrize("heading", ["Held: Pathway Visit", "Held: Visit", "Visit held"])
def test_a_title_that_two_steps_swapped_marks_neither(heading: str) -> None:
    column = columns(heading, "1/9/2026", SWAPPED)[heading]
    assert (column.state, column.meaning) == ("unclear", None)
    assert column.note == (
        "This is “p/talk” here (edition 2) and “p/visit” in edition 1, so the column is not used. "
        "Write “Held p/talk” or “Held p/visit”."
    )


def test_a_number_of_a_series_stays_in_what_to_write() -> None:
    assert columns("Held: Monthly 2", "1/9/2026", SWAPPED)["Held: Monthly 2"].note == (
        "This is “p/weekly” here (edition 2) and “p/monthly” in edition 1, so the column is not "
        "used. Write “Held p/weekly#2” or “Held p/monthly#2”."
    )


@pytest.mark.parametrize(
    ("heading", "row"),
    [
        ("Held p/talk", "p/talk"),
        ("p/visit held", "p/visit"),
        ("Held: p/monthly#2", "p/monthly#2"),
        ("Held p/weekly 3", "p/weekly#3"),
    ],
)
def test_an_id_says_which_step_was_held(heading: str, row: str) -> None:
    meaning = columns(heading, "1/9/2026", SWAPPED)[heading].meaning
    assert meaning
    assert (meaning.kind, meaning.id) == ("held", row)


@pytest.mark.parametrize(
    ("heading", "row"),
    [
        ("Held p/visit", "p/visit"),
        ("Held: p/talk", "p/talk"),
        ("Held p/monthly#2", "p/monthly#2"),
        ("p/weekly 3 held", "p/weekly#3"),
    ],
)
def test_an_id_counts_before_a_title_of_the_same_words(heading: str, row: str) -> None:
    """The title of a pathway is like its id, and each step is called as the other's id is."""
    short = replace(PATHWAY, title="P plan")
    old = replace(OLD, pathways=(short,))
    both = swapped(swapped(short, "visit", "talk"), "monthly", "weekly")
    new = replace(OLD, edition="2", pathways=(both,))
    found = columns(heading, "1/9/2026", with_elsewhere(new, published(old)))[heading]
    assert found.meaning
    assert (found.meaning.kind, found.meaning.id) == ("held", row)


@pytest.mark.parametrize("title", ["Pathway", "P plan"])
def test_an_id_that_is_gone_is_told_of_though_another_step_is_called_like_it(title: str) -> None:
    old = replace(OLD, pathways=(replace(PATHWAY, title=title),))
    _, second, *others = PATHWAY.steps
    steps = (replace(second, title="Visit"), *others)
    gone = Dropped("step", "p/visit", "2", "It is part of the talk.", "p/talk")
    pathway = replace(PATHWAY, title=title, steps=steps)
    new = replace(OLD, edition="2", pathways=(pathway,), dropped=(gone,))
    found = columns("Held p/visit", "1/9/2026", with_elsewhere(new, published(old)))["Held p/visit"]
    assert (found.state, found.meaning) == ("unclear", None)
    assert found.note.startswith("The step “Visit” was dropped in edition 2, so the column")


def test_a_step_that_is_gone_and_gave_its_title_away_marks_no_other() -> None:
    _, second, *others = PATHWAY.steps
    steps = (replace(second, title="Visit"), *others)
    gone = Dropped("step", "p/visit", "2", "It is part of the talk.", "p/talk")
    built = later(pathways=(replace(PATHWAY, steps=steps),), dropped=(gone,))
    assert columns("Held Visit", "1/9/2026", built)["Held Visit"].note == (
        "This is “p/talk” here (edition 2) and “p/visit” in edition 1, so the column is not used. "
        "If “p/talk” is meant, write “Held p/talk”."
    )
    told = columns("Held p/visit", "1/9/2026", built)["Held p/visit"].note
    assert told.startswith("The step “Visit” was dropped in edition 2")


def test_a_mark_is_written_under_the_id_where_the_title_says_two_things() -> None:
    assert held_heading(Meanings(SWAPPED), ("Ref",), "p/talk") == "Held p/talk"
    assert held_heading(Meanings(SWAPPED), ("Ref",), "p/monthly#2") == "Held p/monthly#2"
    marks = by_line([Mark(2, "p/talk", date(2026, 9, 1))])
    text = "pathways,hearing,Held: Visit\np,7/12/2026,1/9/2026\n"
    assert table_with_held(text, SWAPPED, TODAY, frozenset(), marks) == (
        "pathways,hearing,Held: Visit,Held p/talk\np,7/12/2026,1/9/2026,01/09/2026\n"
    )


def test_a_heading_of_a_date_that_two_dates_swapped_is_not_read() -> None:
    keys = (BIRTH, replace(HEARING, also_called=("panel",)), REVIEW, OTHER)
    old = replace(OLD, key_dates=keys)
    keys = (BIRTH, HEARING, replace(REVIEW, also_called=("panel",)), OTHER)
    built = with_elsewhere(replace(OLD, edition="2", key_dates=keys), published(old))
    found = columns("Panel,review", "1/9/2026,2/9/2026", built)
    assert (found["Panel"].state, found["Panel"].meaning) == ("unclear", None)
    assert found["Panel"].note == (
        "This is “review” here (edition 2) and “hearing” in edition 1, so the column is not used. "
        "Write “review” or “hearing”."
    )
    assert found["review"].meaning


def test_the_id_of_a_date_is_read_though_another_date_was_called_so() -> None:
    old = replace(
        OLD,
        key_dates=(BIRTH, replace(HEARING, title="Trial"), replace(REVIEW, title="Hearing"), OTHER),
    )
    built = with_elsewhere(replace(OLD, edition="2"), published(old))
    meaning = columns("hearing", "1/9/2026", built)["hearing"].meaning
    assert meaning
    assert (meaning.kind, meaning.id) == ("date", "hearing")


def test_a_heading_of_a_question_that_two_questions_swapped_is_not_read() -> None:
    first, second, *others = OLD.questions
    swapped_ = (replace(first, title=second.title), replace(second, title=first.title), *others)
    found = columns("Is it likely?", "yes", later(questions=swapped_))["Is it likely?"]
    assert (found.state, found.meaning) == ("unclear", None)
    assert found.note == (
        "This is “complex” here (edition 2) and “likely” in edition 1, so the column is not used. "
        "Write “complex” or “likely”."
    )


def two_pathways(first: str, second: str) -> tuple[Pathway, ...]:
    other = replace(
        PATHWAY,
        id="q",
        code="Q",
        title=second,
        steps=tuple(replace(one, id=f"q/{one.id[2:]}") for one in PATHWAY.steps),
    )
    return replace(PATHWAY, code="P", title=first), other


def of_two(text: str, accepted: frozenset[str] = frozenset()) -> Sheet:
    """Return a table read by edition 2, in which two pathways have swapped their titles."""
    old = replace(OLD, pathways=two_pathways("Staying and going", "Moving"))
    new = replace(OLD, edition="2", pathways=two_pathways("Moving", "Staying and going"))
    return read_sheet(text, with_elsewhere(new, published(old)), TODAY, accepted)


@pytest.mark.parametrize("title", ["Moving plan", "moving"])
def test_a_title_that_two_pathways_swapped_is_offered_as_either(title: str) -> None:
    text = f"pathways,hearing\n{title},7/12/2026\n"
    read = of_two(text)
    assert read.children == ()
    assert read.bad[0].problems == (
        f"“{title}” is “p” here (edition 2) and “q” in edition 1. Write “p” or “q”.",
    )
    assert [one.about for one in read.bad[0].unread] == [f"the pathway “{title}”"]
    words = [one.words for one in read.repairs]
    assert words == [
        f"Read “{title}” as Moving",
        f"Read “{title}” as Staying and going",
    ]
    (child,) = of_two(text, frozenset({read.repairs[1].id})).children
    assert child.given.pathways == ("q",)


def test_a_title_of_two_words_is_not_split_where_it_says_two_things() -> None:
    (bad,) = of_two("pathways,hearing\nStaying and going,7/12/2026\n").bad
    assert bad.problems == (
        "“Staying and going” is “q” here (edition 2) and “p” in edition 1. Write “q” or “p”.",
    )


def test_a_name_that_two_pathways_share_in_both_editions_stands_for_both() -> None:
    both = tuple(replace(one, also_called=("Either",)) for one in two_pathways("Moving", "Staying"))
    old, new = (replace(OLD, edition=edition, pathways=both) for edition in ("1", "2"))
    text = "pathways,hearing\nEither,7/12/2026\n"
    (child,) = read_sheet(text, with_elsewhere(new, published(old)), TODAY).children
    assert child.given.pathways == ("p", "q")


def test_a_name_of_two_pathways_that_a_third_had_is_not_read() -> None:
    here = two_pathways("Moving", "Staying")
    third = replace(PATHWAY, id="r", code="R", title="Going", steps=())
    old = replace(OLD, pathways=(*here, replace(third, also_called=("Either",))))
    both = tuple(replace(one, also_called=("Either",)) for one in here)
    new = replace(OLD, edition="2", pathways=(*both, third))
    text = "pathways,hearing\nEither,7/12/2026\n"
    read = read_sheet(text, with_elsewhere(new, published(old)), TODAY)
    assert read.bad[0].problems == (
        "“Either” is “p, q” here (edition 2) and “r” in edition 1. Write “p, q” or “r”.",
    )
    assert [one.words for one in read.repairs] == [
        "Read “Either” as Moving and Staying together",
        "Read “Either” as Going",
    ]


def test_an_id_or_a_code_says_which_pathway_is_meant() -> None:
    read = of_two("pathways,hearing\nq,7/12/2026\nP; Q,7/12/2026\n")
    assert [child.given.pathways for child in read.children] == [("q",), ("p", "q")]


def coded(first: str, second: str) -> tuple[Pathway, ...]:
    p, q = two_pathways("Moving", "Staying")
    return replace(p, code=first), replace(q, code=second)


def of_codes(text: str, *pathways: Pathway, **changes: object) -> Sheet:
    """Return a table read by edition 2; in edition 1 the codes were AD and LT."""
    old = replace(OLD, pathways=coded("AD", "LT"))
    new = replace(old, edition="2", pathways=pathways, **changes)  # type: ignore[arg-type]
    table = f"pathways,hearing\n{text},7/12/2026\n"
    return read_sheet(table, with_elsewhere(new, published(old)), TODAY)


TWO = "“AD” is “q” here (edition 2) and “p” in edition 1. Write “q” or “p”."


def test_a_code_that_moved_to_another_pathway_is_offered_as_either() -> None:
    read = of_codes("AD", *coded("M", "AD"))
    assert read.children == ()
    assert read.bad[0].problems == (TWO,)
    assert [one.words for one in read.repairs] == ["Read “AD” as Staying", "Read “AD” as Moving"]


@pytest.mark.parametrize(("name", "pathway"), [("M", "p"), ("p", "p"), ("q", "q"), ("Moving", "p")])
def test_what_only_one_pathway_has_is_read_though_codes_moved(name: str, pathway: str) -> None:
    (child,) = of_codes(name, *coded("M", "AD")).children
    assert child.given.pathways == (pathway,)


def test_a_code_of_nobody_before_is_read_as_it_is_now() -> None:
    (child,) = of_codes("ST", *coded("M", "ST")).children
    assert child.given.pathways == ("q",)


def test_a_code_that_became_another_word_for_a_pathway_is_not_read() -> None:
    p, q = coded("M", "ST")
    (bad,) = of_codes("AD", p, replace(q, also_called=("AD",))).bad
    assert bad.problems == (TWO,)


def test_an_id_as_it_is_written_counts_before_a_code_of_the_same_letters() -> None:
    (child,) = of_codes("p", *coded("M", "P")).children
    assert child.given.pathways == ("p",)


def test_a_code_is_told_of_whichever_edition_gave_it_to_another() -> None:
    """Edition 1 gave it to p, edition 2 to nobody, and edition 3 gives it to q."""
    codes = (("AD", "LT"), ("M", "LT"), ("M", "AD"))
    first, second, third = (
        replace(OLD, edition=f"{number}", pathways=coded(*both))
        for number, both in enumerate(codes, 1)
    )
    editions = [
        read_edition(write_edition(one.edition, date(2026, month, 2), one, {}, {}))
        for month, one in ((3, first), (4, second))
    ]
    text = "pathways,hearing\nAD,7/12/2026\n"
    (bad,) = read_sheet(text, with_elsewhere(third, editions), TODAY).bad
    assert bad.problems == (TWO.replace("edition 2", "edition 3"),)


def test_a_code_or_title_of_a_pathway_that_is_gone_plans_no_other() -> None:
    gone = (Dropped("pathway", "p", "2", "Nobody moves."),)
    _, staying = two_pathways("Moving", "Staying")
    new = replace(staying, code="AD", title="Moving")
    for name in ("AD", "Moving"):
        read = of_codes(name, new, dropped=gone)
        assert read.bad[0].problems == (
            f"“{name}” is “q” here (edition 2) and “p” in edition 1. If “q” is meant, write “q”.",
        )
        assert [one.words for one in read.repairs] == [f"Read “{name}” as Moving"]
    old = replace(OLD, pathways=two_pathways("Moving", "Staying"))
    built = with_elsewhere(replace(OLD, edition="2", pathways=(new,), dropped=gone), published(old))
    assert columns("Moving", "yes", built)["Moving"].note == (
        "This is “q” here (edition 2) and “p” in edition 1, so the column is not used. "
        "If “q” is meant, write “q”."
    )


def test_another_word_that_a_pathway_shared_with_one_that_is_gone_is_read_as_before() -> None:
    p, q = (replace(one, also_called=("Either",)) for one in two_pathways("Moving", "Staying"))
    gone = (Dropped("pathway", "p", "2", "Nobody moves."),)
    old = replace(OLD, pathways=(p, q))
    new = replace(OLD, edition="2", pathways=(q,), dropped=gone)
    table = "pathways,hearing\nEither,7/12/2026\n"
    (child,) = read_sheet(table, with_elsewhere(new, published(old)), TODAY).children
    assert child.given.pathways == ("q",)


def test_a_label_that_two_answers_swapped_is_not_read() -> None:
    asked, *others = OLD.questions
    options = (Option("yes", "Agreed"), Option("no", "Refused"))
    old = replace(OLD, questions=(replace(asked, options=options), *others))
    options = (Option("yes", "Refused"), Option("no", "Agreed"))
    new = replace(old, edition="2", questions=(replace(asked, options=options), *others))
    text = "pathways,hearing,complex\np,7/12/2026,Agreed\np,7/12/2026,no\n"
    first, second = read_sheet(text, with_elsewhere(new, published(old)), TODAY).children
    assert first.given.answers == {}
    (unread,) = first.unread
    assert unread.problem == (
        "Is it complex? “Agreed” is “no” here (edition 2) and “yes” in edition 1. "
        "Write “no” or “yes”."
    )
    assert second.given.answers == {"complex": "no"}


def test_a_name_that_only_one_thing_has_is_read_as_before() -> None:
    keys = (BIRTH, replace(HEARING, title="Trial"), REVIEW, OTHER)
    assert columns("Trial", "1/9/2026", later(key_dates=keys))["Trial"].meaning
    assert columns("Hearing", "1/9/2026", later(key_dates=keys))["Hearing"].meaning


def test_a_heading_of_a_pathway_that_two_pathways_swapped_is_not_read() -> None:
    column = of_two("pathways,Moving\np,yes\n").columns[1]
    assert (column.state, column.meaning) == ("unclear", None)
    assert column.note == (
        "This is “p” here (edition 2) and “q” in edition 1, so the column is not used. "
        "Write “p” or “q”."
    )


def test_a_label_that_is_of_one_answer_in_both_editions_is_read() -> None:
    asked, *others = OLD.questions
    options = (Option("yes", "Agreed (by all)"), Option("no", "Refused"))
    old = replace(OLD, questions=(replace(asked, options=options), *others))
    options = (Option("yes", "Agreed"), Option("no", "Refused"))
    new = replace(old, edition="2", questions=(replace(asked, options=options), *others))
    text = "pathways,hearing,complex\np,7/12/2026,Agreed\n"
    (child,) = read_sheet(text, with_elsewhere(new, published(old)), TODAY).children
    assert (child.given.answers, child.unread) == ({"complex": "yes"}, ())


def test_a_pathway_that_was_called_so_but_for_a_small_word_is_another_meaning_too() -> None:
    old = replace(OLD, pathways=two_pathways("Staying", "Moving plan"))
    new = replace(OLD, edition="2", pathways=two_pathways("Moving", "Staying put"))
    built = with_elsewhere(new, published(old))
    (bad,) = read_sheet("pathways,hearing\nMoving,7/12/2026\n", built, TODAY).bad
    assert bad.problems == (
        "“Moving” is “p” here (edition 2) and “q” in edition 1. Write “p” or “q”.",
    )


@pytest.mark.parametrize("of", [("1",), ("1", "2")])
def test_a_title_of_a_pathway_that_an_older_edition_gave_to_another_marks_neither(
    of: tuple[str, ...],
) -> None:
    """What an edition between them calls its pathway takes nothing from what was before it."""
    titles = {"1": ("Alpha", "Beta"), "2": ("Gamma", "Beta")}
    editions = [
        read_edition(write_edition(version, date(2026, int(version), 1), old, {}, {}))
        for version in of
        for old in [replace(OLD, edition=version, pathways=two_pathways(*titles[version]))]
    ]
    own = replace(OLD, edition="3", pathways=two_pathways("Delta", "Alpha"))
    heading = "Held: Alpha Visit"
    column = columns(heading, "1/9/2026", with_elsewhere(own, editions))[heading]
    assert (column.state, column.meaning) == ("unclear", None)
    assert column.note == (
        "This is “q/visit” here (edition 3) and “p/visit” in edition 1, so the column is not used. "
        "Write “Held q/visit” or “Held p/visit”."
    )


def test_a_date_that_has_the_name_of_one_that_was_dropped_is_not_counted_from() -> None:
    (first, *others) = OLD.key_dates
    old = replace(OLD, key_dates=(replace(first, title="Listed day", short="Listed day"), *others))
    (second, *rest) = others
    keys = (replace(second, title="Listed day", short="Listed day"), *rest)
    own = replace(OLD, edition="2", key_dates=keys, pathways=(), questions=())
    column = columns("Listed day", "1/12/2026", with_elsewhere(own, published(old)))["Listed day"]
    assert (column.state, column.meaning) == ("unclear", None)
    assert column.note == (
        f"This is “{second.id}” here (edition 2) and “{first.id}” in edition 1, so the column is "
        f"not used. If “{second.id}” is meant, write “{second.id}”."
    )
