"""From rows to children: every row is planned or listed with its reasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from decision_tool.core.caseload.guided import read_guided
from decision_tool.core.caseload.pathway_cell import PathwayNames
from decision_tool.core.errors import FaultsError
from tests.core.caseload_builder import TODAY, asking, problems, sheet, team
from tests.core.situation_builder import QUESTIONS


def test_a_row_gives_everything_it_says() -> None:
    read = sheet(
        "ref;plan;hearing;birth;complex;held p/visit;held p/monthly#1\n"
        " A  1 ;Moving home;22/10/2026 (provisional);;Y;1/9/2026;\n"
    )
    (child,) = read.children
    assert (child.line, child.reference, child.provisional) == (2, "A 1", frozenset({"hearing"}))
    given = child.given
    assert given.pathways == ("p",)
    assert given.dates == {"hearing": date(2026, 10, 22)}
    assert given.answers == {"complex": "yes"}
    assert given.held == {"p/visit": date(2026, 9, 1)}
    assert given.today == TODAY
    assert read.remarks == ("The cells are separated by semicolons.",)


def test_a_row_with_one_bad_cell_is_listed_with_every_reason_and_the_rest_is_planned() -> None:
    text = (
        "ref,plan,hearing,complex,Moving home,held p/visit\n"
        "a,p,31/2/2026,perhaps,perhaps,soon\n"
        "b,p,22/10/2026,,,1/9/2026?\n"
        "c,p,22/10/2026,,no,\n"
    )
    assert problems(text) == {
        2: (
            "The hearing (31/2/2026) must be a real date. February 2026 has 28 days.",
            "Is it complex? Write yes or no. It says “perhaps”.",
            "Write yes or no under “Moving home”. It says “perhaps”.",
            "The day of the visit (soon) must be a date. Write it like 22/10/2026.",
        ),
        3: ("The day of the visit (1/9/2026?) was held or was not. Write the day alone.",),
    }
    assert [child.reference for child in sheet(text).children] == ["c"]


def test_a_cell_with_no_day_in_it_yet_says_nothing() -> None:
    (child,) = sheet("plan,hearing,held p/visit\np,TBC,tbc\n").children
    assert (child.given.dates, child.given.held) == ({}, {})


def test_a_wrong_number_of_cells_is_told_with_the_line() -> None:
    text = "ref,plan,hearing\na\nb,p,1/2/2026,x\nc,p,1/2/2026,,\n"
    ending = "Check for a missing or an unquoted separator."
    assert problems(text) == {
        2: (f"This row has 1 cell and there are 3 headings. {ending}",),
        3: (f"This row has 4 cells and there are 3 headings. {ending}",),
    }


def test_two_columns_may_agree_and_must_not_differ() -> None:
    text = "plan,hearing,date of hearing\np,1/2/2026,2026-02-01\np,1/2/2026,\np,1/2/2026,2/2/2026\n"
    assert problems(text) == {4: ("Hearing: two columns differ. Write it once.",)}
    assert len(sheet(text).children) == 2


def test_pathways_come_from_lists_from_several_columns_and_from_yes() -> None:
    text = "pathway 1,pathway 2,call\nmove,,\nmove,Settle in,\n,settle,x\nP1;move,,no\n"
    found = [child.given.pathways for child in sheet(text, asking()).children]
    assert found == [("move",), ("move", "settle"), ("settle", "call"), ("call", "move")]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("move", ("move",)),
        ("Move plan", ("move",)),
        ("move; settle", ("move", "settle")),
        ("move, Settle in|call", ("move", "settle", "call")),
        ("move and settle / call & move", ("move", "settle", "call")),
        ("Tea and cake", ("tea",)),
        ("Tea and cake + move;", ("tea", "move")),
    ],
)
def test_one_cell_may_name_several_pathways(text: str, ids: tuple[str, ...]) -> None:
    built = asking()
    tea = replace(built.pathways[0], id="tea", code="P9", title="Tea and cake")
    names = PathwayNames(replace(built, pathways=(*built.pathways, tea)))
    assert names.read(text) == (ids, ())


def test_an_unknown_pathway_is_refused_with_the_nearest_or_an_example() -> None:
    assert problems("plan\nmovve\nelephants and\n", asking()) == {
        2: ("No pathway is called “movve”. Did you mean “Move”?",),
        3: ("No pathway is called “elephants”. Write the name of a pathway, for example “Move”.",),
    }


def test_a_name_that_several_pathways_hold_is_answered_with_all_of_them() -> None:
    built = asking()
    first, second, *rest = built.pathways
    pathways = (replace(first, title="Tea with cake"), replace(second, title="Tea alone"), *rest)
    (problem,) = problems("plan\ntea\n", replace(built, pathways=pathways))[2]
    assert problem == "No pathway is called “tea”. Did you mean “Tea with cake” or “Tea alone”?"


def test_a_page_of_writing_in_a_cell_is_not_repeated_whole() -> None:
    told = problems(f"plan,complex,hearing\n{'long ' * 50},{'a b ' * 50},{'soon ' * 50}\n")[2]
    assert len(told) == 3
    assert all("…" in one and len(one) < 200 for one in told)


def test_a_row_without_a_pathway_is_not_planned() -> None:
    assert problems("ref,plan\na,\n") == {
        2: ("No pathway is named. Write at least one under “pathways”.",)
    }


def test_guided_answers_find_the_pathways_once_they_decide_them() -> None:
    text = (
        "ref,whose,stage,complex,guests,ring\n"
        "a,ours,moving,no,driver; friend,\n"
        "b,Ours,moving; settling,,,\n"
        "c,ours,none,,,\n"
        "d,theirs,,,,Y\n"
        "e,ours,,,,\n"
    )
    read = sheet(text, asking())
    assert [(one.reference, one.given.pathways) for one in read.children] == [
        ("a", ("move",)),
        ("d", ("call",)),
    ]
    assert read.children[0].given.answers == {"likely": "yes", "complex": "no"}
    assert {row.reference: row.problems for row in read.bad} == {
        "b": ("No pathway is named. To find it, answer: Complex.",),
        "c": ("These answers lead to no pathway. Nothing fits.",),
        "e": ("No pathway is named. To find it, answer: Stage.",),
    }


def test_named_pathways_hold_and_answers_that_lead_elsewhere_are_a_warning() -> None:
    text = "plan,whose,stage,ring\nmove,theirs,,yes\ncall,theirs,,yes\nmove,ours,,\n"
    children = sheet(text, asking()).children
    assert [child.given.pathways for child in children] == [("move",), ("call",), ("move",)]
    assert [child.warnings for child in children] == [
        ("The answers lead to Call. The pathways named are planned.",),
        (),
        (),
    ]


@pytest.mark.parametrize(
    ("text", "ticked"),
    [
        ("moving", ("moving",)),
        ("The child moves; settling", ("moving", "settling")),
        ("None of these", ("none",)),
        ("none", ("none",)),
    ],
)
def test_guided_options_are_read_by_id_or_title(text: str, ticked: tuple[str, ...]) -> None:
    assert read_guided(text, QUESTIONS[1]) == (ticked, "")


@pytest.mark.parametrize("text", ["flying", "none; moving"])
def test_a_guided_answer_that_cannot_be_is_refused(text: str) -> None:
    ticked, problem = read_guided(text, QUESTIONS[1])
    assert ticked == ()
    assert problem == (
        "What is happening? Write one of: moving, settling, waiting, several joined by "
        f"semicolons, or none. It says “{text}”."
    )


def test_one_answer_is_taken_where_one_is_asked_for() -> None:
    read = sheet("whose,stage\nours; theirs,moving\n", asking())
    assert read.bad[0].problems == (
        "Whose guide? Write one of: ours, theirs. It says “ours; theirs”.",
    )


def test_the_same_reference_twice_is_planned_and_told() -> None:
    children = sheet("ref,plan\na,p\nb,p\na,p\n,p\n,p\n").children
    assert [child.warnings for child in children] == [
        ("“a” is also on line 4. Each row is planned by itself.",),
        (),
        ("“a” is also on line 2. Each row is planned by itself.",),
        (),
        (),
    ]
    many = sheet("ref,plan\n" + "a,p\n" * 8).children[0]
    assert many.warnings == ("“a” is also on lines 3, 4, 5, 6, 7. Each row is planned by itself.",)


def test_a_day_held_on_another_pathway_is_told() -> None:
    (child,) = sheet("plan,held move/initial\ncall,1/9/2026\n", asking()).children
    assert child.warnings == (
        "A day is given for move/initial, and this child is not on that pathway.",
    )


def test_a_table_without_references_says_how_children_are_told_apart() -> None:
    assert sheet("plan\np\n").remarks == (
        "No column says what you call each child, so children are told by their line.",
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a,b\n1,2\n", "line 1: none of the headings in the first row is known. Begin with"),
        (
            "ref,movng home\n1,yes\n",
            (
                "line 1: no column says which pathways each child is on. Add a column with the "
                "heading “pathways”. “movng home”: Did you mean “p”?"
            ),
        ),
    ],
)
def test_a_table_that_cannot_be_planned_at_all_is_refused(text: str, fault: str) -> None:
    with pytest.raises(FaultsError) as refusal:
        sheet(text)
    assert str(refusal.value).startswith(fault)


def test_every_row_is_read_with_the_same_guidance_it_was_given() -> None:
    assert sheet("plan\nMoving home\n").children[0].given.pathways == (team().pathways[0].id,)
