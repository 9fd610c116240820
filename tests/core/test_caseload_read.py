"""From rows to children: every row is planned or listed with its reasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from time import perf_counter

import pytest

from decision_tool.core.caseload.child import Child
from decision_tool.core.caseload.guided import Decided, decide, deciding_questions, read_guided
from decision_tool.core.caseload.pathway_cell import PathwayNames
from decision_tool.core.caseload.read import read_sheet
from decision_tool.core.errors import FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.rule import Age, AnswerIs
from decision_tool.core.guidance.situation_model import (
    GuidedOption,
    GuidedQuestion,
    PathwayRule,
    Situation,
)
from decision_tool.core.planning.given import Given
from tests.core.caseload_builder import TODAY, asking, problems, sheet, team
from tests.core.situation_builder import QUESTIONS, SITUATION


def asking_a_birth() -> Guidance:
    """Return guidance in which the age of a child leads to its pathway."""
    options = (GuidedOption("old", "Older", from_age=Age(15)), GuidedOption("young", "Younger"))
    born = GuidedQuestion("born", "When?", "Born", "Why.", options, key_date="birth")
    rule = PathwayRule("move", AnswerIs("born", "young"), "young", "old")
    situation = Situation((QUESTIONS[0], born), (rule,), (), SITUATION.no_guide)
    return replace(asking(), situation=situation)


@pytest.mark.parametrize("cell", ["Move (withdrawn)", "move (ended 1/2/2026)", "Move, (closed)"])
def test_words_in_brackets_are_part_of_the_name_of_a_pathway(cell: str) -> None:
    """A plan that was withdrawn is none to plan: it is offered, never taken."""
    ids, unread = PathwayNames(asking()).read(cell)
    assert len(unread) == 1
    assert ("Did you mean “Move”?" in unread[0].problem) != (ids == ("move",))


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


def test_a_cell_that_cannot_be_read_costs_that_cell_and_the_row_says_what_it_lacks() -> None:
    text = (
        "ref,plan,hearing,complex,Moving home,held p/visit\n"
        "a,p,31/2/2026,perhaps,perhaps,soon\n"
        "b,p,22/10/2026,,,1/9/2026?\n"
        "c,p,22/10/2026,,no,\n"
    )
    first, second, third = sheet(text).children
    assert {
        child.line: tuple(cell.problem for cell in child.unread) for child in (first, second)
    } == {
        2: (
            "The hearing (31/2/2026) must be a real date. February 2026 has 28 days.",
            "Is it complex? Write yes or no. It says “perhaps”.",
            "Write yes or no under “Moving home”. It says “perhaps”.",
            "The day of the visit (soon) must be a date. Write it like 22/10/2026.",
        ),
        3: ("The day of the visit (1/9/2026?) was held or was not. Write the day alone.",),
    }
    assert first.lacks == (
        "Planned without what could not be read: Is it complex; Moving home; "
        "the day of the visit; the hearing."
    )
    assert second.given.dates == {"hearing": date(2026, 10, 22)}
    assert (third.lacks, problems(text)) == ("", {})


@pytest.mark.parametrize("sign", ["########", "#N/A", "#REF!"])
def test_a_spreadsheets_sign_for_an_error_is_no_value_in_any_column(sign: str) -> None:
    text = f"ref,plan,hearing,complex,held p/visit\n{sign},p,{sign},{sign},{sign}\nb,{sign},,,\n"
    read = sheet(text)
    (child,) = read.children
    assert (child.reference, child.given.dates, child.given.answers) == ("", {}, {})
    assert len(child.unread) == 4
    assert all(f"({sign}) is " in cell.problem for cell in child.unread)
    (row,) = read.bad
    assert row.problems[0].startswith(f"Pathways of the child ({sign}) is ")
    assert len(row.problems) == 1


def test_a_row_with_cells_out_of_place_is_called_by_its_reference_where_it_has_one() -> None:
    for text, reference in (
        ("ref,plan,hearing\nC-1,p,1/10/2026,x\n", "C-1"),
        ("plan,hearing\np,1/10/2026,x\n", ""),
    ):
        assert [row.reference for row in sheet(text).bad] == [reference]


def test_a_no_above_the_headings_is_an_answer_and_no_number() -> None:
    (child,) = sheet("Plan,no\nref,plan,hearing\nC-1,p,1/10/2026\n").children
    assert (child.line, child.reference) == (3, "C-1")


def test_a_row_of_which_the_only_pathway_cannot_be_read_says_that_alone() -> None:
    assert problems("ref,Moving home,Settling\na,perhaps,\n") == {
        2: ("Write yes or no under “Moving home”. It says “perhaps”.",)
    }


def test_a_pathway_that_is_not_known_costs_that_pathway_and_the_row_says_so() -> None:
    (child,) = sheet("ref,plan\na,p; zz\n").children
    assert child.given.pathways == ("p",)
    assert child.lacks == "Planned without what could not be read: the pathway “zz”."


def test_day_numbers_are_offered_once_and_read_once_accepted() -> None:
    text = "plan,hearing,review\np,46317,46318\n"
    read = sheet(text)
    (repair,) = read.repairs
    assert repair.words == (
        "Read day numbers as days counted from 1900, so that 46317 is Thu 22 Oct 2026"
    )
    assert read.children[0].given.dates == {}
    (child,) = read_sheet(text, team(), TODAY, frozenset({repair.id})).children
    assert child.given.dates == {"hearing": date(2026, 10, 22), "review": date(2026, 10, 23)}
    assert child.unread == ()


def test_what_is_nearly_a_pathway_or_a_heading_is_offered_and_read_once_accepted() -> None:
    text = "plan,hearin\nMovin home,22/10/2026\nmove hom,\n"
    read = sheet(text)
    assert [one.words for one in read.repairs] == [
        "Read “hearin” as Hearing",
        "Read “Movin home” as Moving home",
        "Read “move hom” as Moving home",
    ]
    accepted = frozenset(one.id for one in read.repairs[:2])
    again = read_sheet(text, team(), TODAY, accepted)
    assert again.children[0].given.dates == {"hearing": date(2026, 10, 22)}
    assert [row.line for row in again.bad] == [3]
    assert [one.words for one in again.repairs] == ["Read “move hom” as Moving home"]


def test_how_a_year_of_two_figures_was_read_is_told_at_its_column() -> None:
    columns = sheet("plan,hearing,birth\np,22/10/26,\np,23/10/26,1/2/2020\n").columns
    note = "Years of two figures are read: 22/10/26 is Thu 22 Oct 2026."
    assert [column.note for column in columns] == ["", note, ""]


def test_other_words_for_a_pathway_and_a_date_are_read() -> None:
    built = team()
    keys = tuple(
        replace(key, also_called=("Court day",)) if key.id == "hearing" else key
        for key in built.key_dates
    )
    pathway = replace(built.pathways[0], also_called=("MH",))
    built = replace(built, key_dates=keys, pathways=(pathway,))
    (first, second) = sheet("plan,court day\nmh,22/10/2026\nMH plan,\n", built).children
    assert first.given.dates == {"hearing": date(2026, 10, 22)}
    assert second.given.pathways == ("p",)
    (flag,) = sheet("ref,mh\na,yes\n", built).children
    assert flag.given.pathways == ("p",)


def test_a_day_without_a_year_asks_which_and_a_day_held_is_not_ahead() -> None:
    (child,) = sheet("ref,plan,hearing,held p/visit\na,p,12 Apr,Mon 15 Sep\n").children
    assert [cell.problem for cell in child.unread] == [
        ("The hearing (12 Apr) has no year. Which year? Write, for example, Monday 12 April 2027."),
        (
            "The day of the visit (Mon 15 Sep) has no year. Which year? "
            "Write, for example, Monday 15 September 2025."
        ),
    ]


def side_by_side() -> Guidance:
    """Return guidance with a usual name that stands for two pathways, and one for one of them."""
    built = team()
    other = replace(
        built.pathways[0], id="q", title="Staying put", code="Q", steps=(),
        also_called=("Both ways", "Stay"),
    )  # fmt: skip
    moving = replace(built.pathways[0], also_called=("Both ways",))
    return replace(built, pathways=(moving, other))


@pytest.mark.parametrize("cell", ["both ways", "Both-ways plan", "Stay; Both ways"])
def test_a_usual_name_of_two_pathways_stands_for_both(cell: str) -> None:
    (child,) = sheet(f"ref,plan\na,{cell}\n", side_by_side()).children
    assert set(child.given.pathways) == {"p", "q"}


@pytest.mark.parametrize("cell", ["Both way", "ways"])
def test_what_nearly_names_two_pathways_is_offered_as_both_together(cell: str) -> None:
    text = f"ref,plan\na,{cell}\n"
    read = sheet(text, side_by_side())
    assert read.bad[0].problems == (
        f"No pathway is called “{cell}”. Did you mean “Moving home” and “Staying put” together?",
    )
    (offer,) = read.repairs
    assert offer.words == f"Read “{cell}” as Moving home and Staying put together"
    assert offer.id == f"pathway\n{cell.lower()}\np q"  # pages keep it
    (child,) = read_sheet(text, side_by_side(), TODAY, frozenset({offer.id})).children
    assert child.given.pathways == ("p", "q")


ONE = "This looks like a heading or a total, so it is not counted: "


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Total: 30,,,", "Total: 30"),
        ("TOTAL,,,", "TOTAL"),
        ("Total: 30", "Total: 30"),  # a row by itself, without its commas
        (",,Grand total = 4,", "Grand total = 4"),
        ("Total,,30,", "Total"),
        ("Total children 30,,,", "Total children 30"),
        ("Count: 12 cases,,,", "Count: 12 cases"),
        (",Evening team,,", "Evening team"),
        (",,,Closed this month", "Closed this month"),
    ],
)
def test_a_heading_or_a_total_among_the_rows_is_told_and_not_counted(row: str, said: str) -> None:
    read = sheet(f"ref,worker,plan,hobby\na,W,p,\n{row}\nb,W,q,\n")
    assert ([one.line for one in read.children], [one.line for one in read.bad]) == ([2], [4])
    assert read.asides == (f"{ONE}line 3 (“{said}”).",)


@pytest.mark.parametrize(
    "row",
    [
        "c,,,",  # a reference alone is a child of whom nothing else is written
        "Total,W,,",
        "Total,,p,",
        "Totally,,,",
        "Summer 12,,,",
        ",,q,",  # it may be a child on a pathway that is misspelt
        ",,p,",
        ",Moving home,,",  # a pathway in the wrong column
        ",W,,late",
    ],
)
def test_what_may_be_a_child_is_not_taken_for_a_heading(row: str) -> None:
    read = sheet(f"ref,worker,plan,hobby\na,W,p,\n{row}\n")
    assert len(read.children) + len(read.bad) == 2
    assert read.asides == ()


def test_where_no_child_has_a_reference_or_a_column_is_unclear_a_cell_alone_is_a_row() -> None:
    read = sheet("worker,plan\nW,p\nV,\n")
    assert len(read.bad) == 1
    unclear = sheet("ref,plan,hearng\na,p,\n,,soon\n")
    assert (unclear.columns[2].state, len(unclear.bad)) == ("unclear", 1)
    beyond = sheet("ref,plan\na,p\n,,x\n")
    assert len(beyond.bad) == 1


@pytest.mark.parametrize(("count", "more"), [(5, ""), (6, ", 1 more"), (7, ", 2 more")])
def test_several_headings_are_told_in_one_sentence_and_the_first_are_named(
    count: int, more: str
) -> None:
    rows = "".join(f",Team {number},\n" for number in range(count))
    read = sheet(f"ref,worker,plan\na,W,p\n{rows}")
    named = ", ".join(f"line {number + 3} (“Team {number}”)" for number in range(5))
    assert read.asides == (
        f"These look like headings or totals, so they are not counted: {named}{more}.",
    )
    assert len(read.bad) == 0


def test_a_table_of_which_every_row_looks_like_a_heading_is_read_as_it_is() -> None:
    read = sheet("ref,worker,plan\n,V,\n,W,\n")
    assert ([one.line for one in read.bad], len(read.children)) == ([2, 3], 0)


def test_rows_of_titles_above_the_headings_are_passed_over_and_told() -> None:
    read = sheet("Team 4,,\nUpdated 3 November,,\nref,plan,hearing\na,p,22/10/2026\n")
    assert [child.line for child in read.children] == [4]
    assert "The headings are on line 3; the 2 lines above are not read." in read.remarks
    one = sheet("Our team\nref,plan\na,p\n")
    assert "The headings are on line 2; the line above is not read." in one.remarks


def test_a_cell_with_no_day_in_it_yet_says_nothing() -> None:
    (child,) = sheet("plan,hearing,held p/visit\np,TBC,tbc\n").children
    assert (child.given.dates, child.given.held, child.unread) == ({}, {}, ())


def test_a_wrong_number_of_cells_is_told_with_the_line() -> None:
    text = "ref,plan,hearing\na\nb,p,1/2/2026,x\nc,p,1/2/2026,,\n"
    ending = "Check for a missing or an unquoted separator."
    assert problems(text) == {
        2: (f"This row has 1 cell and there are 3 headings. {ending}",),
        3: (f"This row has 4 cells and there are 3 headings. {ending}",),
    }


def test_two_columns_may_agree_and_must_not_differ() -> None:
    text = "plan,hearing,date of hearing\np,1/2/2026,2026-02-01\np,1/2/2026,\np,1/2/2026,2/2/2026\n"
    *_, last = sheet(text).children
    assert [cell.problem for cell in last.unread] == ["Hearing: two columns differ. Write it once."]
    assert last.given.dates == {}
    third = "plan,hearing,date of hearing,hearing date\np,1/2/2026,2/2/2026,1/2/2026\n"
    assert sheet(third).children[0].given.dates == {}
    (child,) = sheet("plan,Moving home,p\np,yes,no\n").children
    assert [cell.about for cell in child.unread] == ["Moving home"]


@pytest.mark.parametrize("cells", ["no,29/8/2026", "29/8/2026,not yet", "no,no,29/8/2026"])
def test_held_in_one_column_and_not_held_in_another_is_neither(cells: str) -> None:
    heading = ",".join(["held p/visit"] * (cells.count(",") + 1))
    (child,) = sheet(f"plan,hearing,{heading}\np,22/10/2026,{cells}\n").children
    assert [one.problem for one in child.unread] == [
        "Held on: Visit, Moving home: two columns differ. Write it once."
    ]
    assert (child.given.held, child.not_held) == ({}, frozenset())


def test_not_held_in_two_columns_is_not_held() -> None:
    (child,) = sheet("plan,hearing,held p/visit,visit held\np,22/10/2026,no,not yet\n").children
    assert (child.unread, child.given.held, child.not_held) == ((), {}, frozenset({"p/visit"}))


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
    told = problems(f"complex,hearing,plan\n{'a b ' * 50},{'soon ' * 50},{'long ' * 50}\n")[2]
    assert len(told) == 3
    assert all("…" in one and len(one) < 200 for one in told)


@pytest.mark.parametrize("within", [" ", ";a", "(", ",", "/a"])
def test_a_page_of_signs_in_a_cell_of_pathways_is_refused_at_once(within: str) -> None:
    begun = perf_counter()
    ids, (unread,) = PathwayNames(asking()).read(f"Move{within * 30_000}x")
    assert perf_counter() - begun < 5  # it took half a minute
    named = unread.about.removeprefix("the pathway ")
    assert (ids, named[:5], named[-2:]) == ((), "“Move", "x”" if within == " " else "…”")
    assert unread.problem == (
        f"{named} is far longer than the names of pathways. Write these alone."
    )


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


def test_every_question_that_is_still_to_answer_is_named() -> None:
    whose, _, third, _, ring = QUESTIONS
    questions = (
        whose,
        replace(ring, ask_if=None),
        replace(third, id="third", ask_if=None, is_of_plan=False),
    )
    rules = (
        PathwayRule("move", AnswerIs("whose", "ours"), "it moves", "it stays"),
        PathwayRule("call", AnswerIs("ring", "yes"), "you ring", "you do not"),
    )
    situation = Situation(questions, rules, (), SITUATION.no_guide)
    (row,) = sheet("ref,third\na,yes\n", replace(asking(), situation=situation)).bad
    assert row.problems == ("No pathway is named. To find it, answer: Whose; Ring.",)


def test_what_a_pathway_rests_on_is_asked_with_what_that_rests_on() -> None:
    assert deciding_questions(SITUATION) == {"whose", "stage", "complex", "ring"}
    (row,) = sheet("ref,whose,guests\na,,none\n", asking()).bad
    assert row.problems == ("No pathway is named. To find it, answer: Whose.",)


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
        ("; moving;; settling;", ("moving", "settling")),
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
        "What is happening? Write one of: The child moves; The child settles in; The child "
        "waits. Several may stand together with semicolons; otherwise write “None of these”. "
        f"It says “{text}”."
    )


def test_one_answer_is_taken_where_one_is_asked_for() -> None:
    read = sheet("whose,stage\nours; theirs,moving\n", asking())
    assert read.bad[0].problems == (
        "Whose guide? Write one of: Ours; Theirs. It says “ours; theirs”.",
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
    same = sheet("ref,plan\ncf  12,p\nCF 12,p\nJosé,p\nJose\u0301,p\n").children
    assert [len(child.warnings) for child in same] == [1, 1, 1, 1]
    many = sheet("ref,plan\n" + "a,p\n" * 8).children[0]
    assert many.warnings == ("“a” is also on lines 3, 4, 5, 6, 7. Each row is planned by itself.",)


def test_a_day_held_on_another_pathway_is_told() -> None:
    (child,) = sheet("plan,held move/initial\ncall,1/9/2026\n", asking()).children
    assert child.warnings == (
        "A day held is given for Move, and this child is not on that pathway.",
    )


def test_what_separates_the_cells_is_said_where_there_are_several() -> None:
    for sign, words in ((",", "commas"), (";", "semicolons"), ("\t", "tabs")):
        read = sheet(f"ref{sign}plan\na{sign}p\n")
        assert read.remarks == (f"The cells are separated by {words}.",)


def test_a_table_without_references_says_how_children_are_told_apart() -> None:
    assert sheet("plan\np\n").remarks == (
        "No column says what you call each child, so children are told by their line.",
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a,b\n1,2\n", "line 1: none of the headings in this row is known. Begin with"),
        (
            "hearin,movng home\n1,yes\n",
            (
                "line 1: none of the headings in this row is known. Begin with a row of headings, "
                "for example: Case number, Pathways, Date of birth. “hearin”: Did you mean "
                "“Hearing”? “movng home”: Did you mean “Moving home”?"
            ),
        ),
        (
            "ref,movng home\n1,yes\n",
            (
                "line 1: no column says which pathways each child is on. Add a column with the "
                "heading “Pathways”. “movng home”: Did you mean “Moving home”?"
            ),
        ),
        (
            "ref,movng home,hearin\n1,yes,\n",
            (
                "line 1: no column says which pathways each child is on. Add a column with the "
                "heading “Pathways”. “movng home”: Did you mean “Moving home”? "
                "“hearin”: Did you mean “Hearing”?"
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


def test_a_table_with_titles_may_name_pathways_by_yes_alone() -> None:
    (child,) = sheet("Our team,\nref,Moving home\na,yes\n").children
    assert (child.line, child.given.pathways) == (3, ("p",))


def test_a_row_that_is_cut_short_is_called_by_its_reference_wherever_that_stands() -> None:
    (row,) = sheet("plan,colour,ref,hearing\np,blue,a\n").bad
    assert (row.reference, row.unread[0].about) == ("a", "the row")


def test_an_error_of_the_spreadsheet_under_a_pathway_is_told_once() -> None:
    (row,) = sheet("ref,Moving home\na,#N/A\n").bad
    (problem,) = row.problems
    assert problem.startswith("Moving home (#N/A) is an error of the spreadsheet.")


def test_the_offer_to_read_day_numbers_keeps_its_id() -> None:
    (repair,) = sheet("plan,hearing\np,46317\n").repairs
    assert repair.id == "day-numbers\n\n1900"  # pages keep it


def test_an_option_that_is_not_ticked_beside_others_answers_no() -> None:
    read = sheet("ref,whose,stage,complex,guests\na,ours,moving,yes,friend\n", asking())
    assert read.children[0].given.answers == {"complex": "yes", "likely": "no"}


def test_a_child_born_today_has_an_age() -> None:
    (child,) = sheet("ref,whose,born\na,ours,7/9/2026\n", asking_a_birth()).children
    assert child.given.pathways == ("move",)


@pytest.mark.parametrize("born", ["TBC", "-", ""])
def test_a_row_whose_birth_is_not_known_yet_says_that_it_is_needed(born: str) -> None:
    read = sheet(f"ref,whose,born\na,ours,{born}\n", asking_a_birth())
    assert [row.problems for row in read.bad] == [
        ("No pathway is named. To find it, answer: Born.",)
    ]


@pytest.mark.parametrize("born", ["#N/A", "31/2/2012", "8/9/2026"])
def test_a_birth_that_cannot_be_read_is_the_one_thing_to_mend(born: str) -> None:
    (row,) = sheet(f"ref,whose,born\na,ours,{born}\n", asking_a_birth()).bad
    assert len(row.problems) == 1
    assert "To find it" not in row.problems[0]


@pytest.mark.parametrize("hearing", ["#N/A", "31/2/2012", "TBC"])
def test_another_date_that_cannot_be_read_does_not_hide_what_to_answer(hearing: str) -> None:
    read = sheet(f"ref,whose,hearing\na,ours,{hearing}\n", asking_a_birth())
    assert read.bad[0].problems[-1] == "No pathway is named. To find it, answer: Born."


def test_births_that_differ_are_the_one_thing_to_mend() -> None:
    read = sheet("ref,whose,born,dob\na,ours,1/2/2012,2/2/2012\n", asking_a_birth())
    assert read.bad[0].problems == ("Birth: two columns differ. Write it once.",)


@pytest.mark.parametrize(
    ("text", "ids"), [("Tea cake and move", ("tea", "move")), ("move / tea cake", ("move", "tea"))]
)
def test_a_name_of_several_words_stands_beside_others(text: str, ids: tuple[str, ...]) -> None:
    built = asking()
    tea = replace(built.pathways[0], id="tea", code="P9", title="Tea cake")
    assert PathwayNames(replace(built, pathways=(*built.pathways, tea))).read(text) == (ids, ())


def test_rows_that_share_a_reference_name_each_other_and_at_most_five() -> None:
    two = sheet("ref,plan\na,p\nA,p\n").children
    assert [child.warnings for child in two] == [
        ("“a” is also on line 3. Each row is planned by itself.",),
        ("“A” is also on line 2. Each row is planned by itself.",),
    ]
    three = sheet("ref,plan\n" + "a,p\n" * 3).children[0]
    assert three.warnings == ("“a” is also on lines 3, 4. Each row is planned by itself.",)
    many = sheet("ref,plan\n" + "a,p\n" * 8).children[0]
    assert many.warnings == ("“a” is also on lines 3, 4, 5, 6, 7. Each row is planned by itself.",)


def test_a_row_may_end_before_columns_that_have_no_heading() -> None:
    read = sheet("ref,plan,\na,p\nb,p,x\nc\n")
    assert [child.line for child in read.children] == [2, 3]
    assert [row.line for row in read.bad] == [4]


@pytest.mark.parametrize(
    ("day", "age", "problems"),
    [
        ("1/2/2012", "young", ()),
        ("1/2/2012", "", ()),
        ("1/2/2012", "old", ("When: two columns differ. Write it once.",)),
        (
            "8/9/2026",
            "young",
            ("The date of birth (Tue 8 Sep 2026) is after today. Check the year.",),
        ),
    ],
)
def test_a_birth_and_an_age_beside_it_may_agree_and_must_not_differ(
    day: str, age: str, problems: tuple[str, ...]
) -> None:
    read = sheet(f"ref,plan,whose,born,dob\na,move,ours,{day},{age}\n", asking_a_birth())
    (child,) = read.children
    assert tuple(cell.problem for cell in child.unread) == problems
    assert ("birth" in child.given.dates) is not bool(problems)
    assert child.warnings == ()


def test_of_several_names_that_are_like_it_the_nearest_is_offered() -> None:
    built = asking()
    first, second, *rest = built.pathways
    named = (replace(first, title="Adoption north"), replace(second, title="Adoption south"))
    (problem,) = problems("plan\nadoptin north\n", replace(built, pathways=(*named, *rest)))[2]
    assert problem == "No pathway is called “adoptin north”. Did you mean “Adoption north”?"


@pytest.mark.parametrize("sign", ["no", "n", "false", "f", "0"])
def test_a_sign_for_no_answers_a_guided_question(sign: str) -> None:
    assert read_guided(sign, QUESTIONS[4]) == (("no",), "")


@pytest.mark.parametrize("sign", ["yes", "y", "true", "t", "1", "x", "✓", "✔"])
def test_a_sign_for_yes_answers_a_guided_question(sign: str) -> None:
    assert read_guided(sign, QUESTIONS[4]) == (("yes",), "")


def test_a_cell_of_pathways_has_2000_signs_at_most() -> None:
    names = PathwayNames(asking())
    assert names.read("Move".ljust(2_000, ";")) == (("move",), ())
    assert names.read("Move".ljust(2_001, ";"))[0] == ()


def test_how_a_short_year_was_read_stands_after_what_else_is_said_of_its_column() -> None:
    columns = sheet("plan,hearing,hearing date\np,22/10/26,22/10/26\n").columns
    twice = "Two columns say this. Where they differ, neither is used."
    told = f"{twice} Years of two figures are read: 22/10/26 is Thu 22 Oct 2026."
    assert [column.note for column in columns] == ["", told, told]


def test_a_child_of_a_table_is_of_no_file_no_case_and_no_edition() -> None:
    given = Given(("p",), {"hearing": date(2026, 10, 22)}, {}, {}, TODAY)
    (child,) = sheet("ref,plan,hearing\na,p,22/10/2026\n").children
    assert child == Child(
        2, "a", given, frozenset(), (), (), "", frozenset(), "", "", 0, "", "", "", ""
    )


def test_what_decides_leaves_nothing_to_ask() -> None:
    answers = {"whose": ("ours",), "stage": ("moving",), "complex": ("no",)}
    assert decide(asking(), answers) == Decided(("move",), {}, "")


@pytest.mark.parametrize("cell", ["Tea (at home)", "tea, at home", "tea"])
def test_brackets_of_the_title_of_a_pathway_may_be_written_or_left_out(cell: str) -> None:
    built = asking()
    tea = replace(built.pathways[0], id="cup", code="P9", title="Tea (at home)")
    names = PathwayNames(replace(built, pathways=(*built.pathways, tea)))
    assert names.read(cell.replace(",", "")) == (("cup",), ())


def test_a_table_with_titles_may_place_children_by_guided_answers_alone() -> None:
    read = sheet("Our team,,\nref,whose,ring\na,theirs,yes\n", asking())
    assert [(child.line, child.given.pathways) for child in read.children] == [(3, ("call",))]
