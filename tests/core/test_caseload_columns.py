"""What each column means: forgiving of how it is written, and nothing silently left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from decision_tool.core.caseload.columns import held_heading
from decision_tool.core.caseload.meanings import Meaning, Meanings
from decision_tool.core.caseload.read import read_sheet
from decision_tool.core.guidance.model import Guidance
from tests.core.caseload_builder import TODAY, asking, columns, sheet, team
from tests.core.guidance_builder import guidance

MONTH_FIRST = (
    "Some dates of this table have the month first. Dates are read day first, so a date that "
    "could be either is not read. Write 22/10/2026 or 2026-10-22."
)
NAMES_NOT_NEEDED = "Names are not needed, and this column is not read. Leave it out of the file."
UNUSED_DATES = (
    "It holds dates, but nothing here is called this, so they are not used. If one of our "
    "dates is meant, give the column its name."
)
TWICE = "Two columns say this. Where they differ, neither is used."


def meaning(header: str, row: str = "", built: Guidance | None = None) -> tuple[str, str]:
    """Return the kind and the id of what a heading means."""
    column = columns(header, row, built)[header]
    assert column.meaning, column.note
    return column.meaning.kind, column.meaning.id


@pytest.mark.parametrize(
    ("header", "kind", "name"),
    [
        ("Hearing", "date", "hearing"),
        ("HEARING DATE", "date", "hearing"),
        ("date_of-the hearing (dd/mm/yyyy)", "date", "hearing"),
        ("DOB", "date", "birth"),
        ("D.O.B.", "date", "birth"),
        ("Child's DOB (dd/mm/yyyy)", "date", "birth"),
        ("Date of birth", "date", "birth"),
        ("complex", "answer", "complex"),
        ("Is it complex?", "answer", "complex"),
        ("Complex Y/N", "answer", "complex"),
        ("Complex: yes or no", "answer", "complex"),
        ("Moving home", "pathway", "p"),
        ("P", "pathway", "p"),
        ("Plan", "pathways", ""),
        ("pathway 2", "pathways", ""),
        ("Pathway", "pathways", ""),
        ("Pathways", "pathways", ""),
        ("Pathway ID", "pathways", ""),
        ("pathway ids", "pathways", ""),
        ("Plans", "pathways", ""),
        ("Permanence plan", "pathways", ""),
        ("Permanence plans", "pathways", ""),
        ("Reference", "reference", ""),
        ("Mosaic ID", "reference", ""),
        ("Case No.", "reference", ""),
        ("case", "reference", ""),
        ("held p/visit", "held", "p/visit"),
        ("Moving home visit: held on", "held", "p/visit"),
        ("the visit done", "held", "p/visit"),
        ("Moving home held: visit", "held", "p/visit"),
        ("Held p/monthly #02", "held", "p/monthly#2"),
    ],
)
def test_headings_are_matched_forgivingly(header: str, kind: str, name: str) -> None:
    assert meaning(header) == (kind, name)


@pytest.mark.parametrize(
    ("header", "kind", "name"),
    [
        ("DOB (child)", "date", "birth"),
        ("DOB (e.g. 22/10/2026)", "date", "birth"),
        ("Date of birth (DOB)", "date", "birth"),
        ("DOB ()", "date", "birth"),
        ("Hearing (if known)", "date", "hearing"),
        ("Hearing (DD-MM-YY; optional)", "date", "hearing"),
        ("Hearing (Moving home)", "date", "hearing"),
        ("Hearing (P)", "date", "hearing"),
        ("Complex (y/n)", "answer", "complex"),
        ("Complex (moving home plan)", "answer", "complex"),
        ("Moving home (yes or no)", "pathway", "p"),
        ("Pathway(s)", "pathways", ""),
        ("Plans (separate with semicolons)", "pathways", ""),
        ("Case number (Mosaic)", "reference", ""),
        ("Social worker (name)", "worker", ""),
        ("Social worker (reference)", "worker", ""),
        ("Held: Visit (P1)", "held", "p/visit"),
        ("Allocated to (SW)", "worker", ""),
        ("Held: Visit (Moving home)", "held", "p/visit"),
        ("Held p/visit (dd/mm/yyyy)", "held", "p/visit"),
    ],
)
def test_brackets_that_say_how_to_fill_it_in_leave_a_heading_what_it_is(
    header: str, kind: str, name: str
) -> None:
    assert meaning(header) == (kind, name)


@pytest.mark.parametrize(
    ("header", "meant", "cell"),
    [
        ("DOB (mother)", "Birth", "28/02/1990"),
        ("Hearing (vacated)", "Hearing", "22/10/2026"),
        ("Hearing (provisional)", "Hearing", "22/10/2026"),
        ("Hearing (dd/mm/yyyy) (previous)", "Hearing", "22/10/2026"),
        ("Complex (last year)", "Is it complex?", "yes"),
        ("Moving home (withdrawn)", "Moving home", "yes"),
        ("Plan (previous)", "Pathways of the child", "p"),
        ("Social worker (left in May)", "Worker of the child", "W-1"),
        ("Held p/visit (planned)", "Held on: Visit, Moving home", "29/08/2026"),
        ("Held: Visit (2)", "Held on: Visit, Moving home", "29/08/2026"),
    ],
)
def test_brackets_that_may_make_a_heading_another_put_it_in_doubt(
    header: str, meant: str, cell: str
) -> None:
    ids = {
        "Birth": "birth",
        "Hearing": "hearing",
        "Is it complex?": "complex",
        "Moving home": "p",
        "Pathways of the child": "pathways",
        "Worker of the child": "worker",
        "Held on: Visit, Moving home": "p/visit",
    }
    text = f"pathways,{header}\np,{cell}\n"
    column = sheet(text).columns[1]
    note = (
        f"“{header}” may be something else than “{meant}”: its brackets may say so. "
        "So the column is not used."
    )
    assert (column.state, column.meaning, column.note) == ("unclear", None, note)
    (repair,) = sheet(text).repairs
    assert (repair.kind, repair.words) == ("heading", f"Read “{header}” as {meant}")
    assert repair.meant == ids[meant]
    read = read_sheet(text, team(), TODAY, frozenset({repair.id})).columns[1]
    assert (read.state, read.note) == ("used", "")
    assert read.meaning
    assert read.meaning.title == meant


def test_a_step_of_one_pathway_is_not_that_of_another_in_brackets() -> None:
    built = asking()
    step = built.steps()[0]
    other = next(one for one in built.pathways if one.id != step.pathway)
    header = f"Held: {step.title} ({other.title})"
    assert columns(header, "29/08/2026", built)[header].state == "unclear"


def test_headings_that_differ_in_their_brackets_alone_are_offered_apart() -> None:
    text = "pathways,DOB (mother),DOB (twin)\np,28/02/1990,28/02/2020\n"
    first, second = sheet(text).repairs
    (child,) = read_sheet(text, team(), TODAY, frozenset({second.id})).children
    assert child.given.dates == {"birth": date(2020, 2, 28)}
    assert first.id != second.id


def test_guided_questions_are_known_by_id_title_and_short_form() -> None:
    built = asking()
    for header in ("whose", "Whose guide?", "WHOSE"):
        assert meaning(header, built=built) == ("guided", "whose")
    assert meaning("Complex", built=built) == ("answer", "complex")


def test_a_guided_question_called_like_the_pathways_is_meant_beside_others_only() -> None:
    built = asking()
    asked = replace(built.situation.questions[1], id="plans")
    situation = replace(
        built.situation, questions=(built.situation.questions[0], asked), rules=(), advice=()
    )
    built = replace(built, situation=situation)
    assert meaning("plans", built=built) == ("pathways", "")
    both = columns("plans,whose", built=built)["plans"].meaning
    assert both
    assert (both.kind, both.id) == ("guided", "plans")


def test_a_guided_question_called_like_a_pathway_is_meant_beside_others_only() -> None:
    built = asking()
    call = replace(built.pathways[2], title="Do you ring?")
    built = replace(built, pathways=(*built.pathways[:2], call))
    assert meaning("Do you ring?", "yes", built) == ("pathway", "call")
    found = columns("Do you ring?,whose", "yes,ours", built)["Do you ring?"].meaning
    assert found
    assert (found.kind, found.id) == ("guided", "ring")


@pytest.mark.parametrize(
    ("header", "note"),
    [
        ("Child name", NAMES_NOT_NEEDED),
        ("Surname", NAMES_NOT_NEEDED),
        ("Name / ref", NAMES_NOT_NEEDED),
        ("Child's name or ID", NAMES_NOT_NEEDED),
        ("Next hearing", "Nothing here is called this, so it is not used."),
        ("Initials", NAMES_NOT_NEEDED),
        ("Young person", NAMES_NOT_NEEDED),
        ("Child", NAMES_NOT_NEEDED),
        ("Carer", NAMES_NOT_NEEDED),
        ("Carers", NAMES_NOT_NEEDED),
        ("Comments", "Nothing here is called this, so it is not used."),
        ("Phone number", "Nothing here is called this, so it is not used."),
        ("Case number (mother)", "Nothing here is called this, so it is not used."),
        ("Mother's case number", "Nothing here is called this, so it is not used."),
    ],
)
def test_what_is_not_used_says_why(header: str, note: str) -> None:
    column = columns(header, "something")[header]
    assert (column.state, column.meaning, column.note) == ("ignored", None, note)


@pytest.mark.parametrize(
    ("header", "note"),
    [
        ("hearin", "Did you mean “Hearing”?"),
        ("refernce", "Did you mean “What you call the child”?"),
        ("pathwys", "Did you mean “Pathways of the child”?"),
        ("p/visit", "Did you mean “Held: Moving home, Visit”?"),
        (
            "held p/monthly",
            "This is a series. Say which one, for example: Held: Moving home, Monthly 1",
        ),
    ],
)
def test_what_is_nearly_something_is_unclear_and_says_what_it_may_be(
    header: str, note: str
) -> None:
    column = columns(header, "x")[header]
    assert (column.state, column.meaning, column.note) == ("unclear", None, note)


def test_days_held_of_a_step_not_named_are_unclear_and_say_how_to_name_it() -> None:
    column = columns("Meeting held", "1/9/2026")["Meeting held"]
    note = "Say which step was held, for example: Held: Moving home, Visit"
    assert (column.state, column.note) == ("unclear", note)
    assert columns("Training done", "yes")["Training done"].state == "ignored"


def test_a_step_held_may_be_named_with_the_short_name_of_its_pathway() -> None:
    built = team()
    built = replace(built, pathways=(replace(built.pathways[0], title="Moving home plan"),))
    assert meaning("Moving home: visit held", built=built) == ("held", "p/visit")


def test_a_longer_heading_of_dates_is_unclear_and_says_which_date_it_may_be() -> None:
    column = columns("Next hearing", "22/10/2026")["Next hearing"]
    assert (column.state, column.note) == ("unclear", "Did you mean “Hearing”?")


def test_dates_under_a_name_that_is_not_known_are_said_and_not_passed_over() -> None:
    column = columns("Panel date", "22/10/2026")["Panel date"]
    assert (column.state, column.meaning, column.note) == ("unclear", None, UNUSED_DATES)


@pytest.mark.parametrize("order", ["mm/dd/yyyy", "M-D-YY", "month/day"])
def test_a_heading_that_says_month_first_is_believed(order: str) -> None:
    found = columns(f"hearing ({order}),review", "3/4/2026,5/4/2026").values()
    assert [column.is_month_first for column in found] == [False, True, True]
    assert not any(one.is_month_first for one in columns("hearing (dd/mm)", "3/4/2026").values())


@pytest.mark.parametrize(
    "header", ["held", "held p/visit#2", "held p/nothing", "held 3", "held p/monthly#0"]
)
def test_held_without_a_step_is_no_held_column(header: str) -> None:
    assert columns(header)[header].meaning is None


def test_steps_that_share_a_name_are_not_guessed_between() -> None:
    built = team()
    other = replace(built.pathways[0].steps[0], id="p/other")
    pathway = replace(built.pathways[0], steps=(*built.pathways[0].steps, other))
    built = replace(built, pathways=(pathway,))
    assert columns("held the visit", built=built)["held the visit"].meaning is None
    assert meaning("held p/other", built=built) == ("held", "p/other")


def test_a_name_of_two_things_is_unclear_and_names_both() -> None:
    built = team()
    keys = tuple(replace(key, short="Last") for key in built.key_dates[1:3])
    built = replace(built, key_dates=(*built.key_dates[:1], *keys, *built.key_dates[3:]))
    column = columns("last", built=built)["last"]
    assert column.state == "unclear"
    assert column.note == (
        "This could be more than one thing: “Hearing” (a date) or “Review” (a date). "
        "Write its whole name, or only one kind."
    )


@pytest.mark.parametrize(
    ("cell", "kind"), [("yes", "pathway"), ("N", "pathway"), ("1/2/2026", "date"), ("", "date")]
)
def test_a_name_of_a_pathway_and_a_date_is_told_by_its_cells(cell: str, kind: str) -> None:
    built = team()
    pathway = replace(built.pathways[0], id="other")
    built = replace(built, pathways=(*built.pathways, pathway))
    assert meaning("other", cell, built) == (kind, "other")


def test_two_columns_that_say_the_same_are_both_read_and_told() -> None:
    found = columns("hearing,Date of hearing")
    assert [column.note for column in found.values()] == ["", TWICE, TWICE]


def test_of_several_references_the_one_that_says_so_is_used() -> None:
    found = columns("NHS number,Reference,id")
    assert [one.state for one in found.values()] == ["used", "ignored", "used", "ignored"]
    assert found["id"].note == "What you call the child is read from “Reference”."
    assert columns("NHS number,id")["NHS number"].state == "used"


def test_one_date_that_must_be_month_first_puts_every_other_in_doubt() -> None:
    found = columns("hearing,review,birth,held p/visit", "10/22/2026,3/4/2026,3 Apr 2026,")
    notes = [column.note for column in found.values()]
    assert notes == ["", MONTH_FIRST, MONTH_FIRST, "", ""]
    assert not columns("hearing,review", "3/4/2026,3/4/2026")["hearing"].is_month_first


@pytest.mark.parametrize("cell", ["'10/22/2026", "Thu 10/22/2026", "(10/22/2026)"])
def test_a_date_with_the_month_first_is_noticed_behind_what_stands_before_it(cell: str) -> None:
    first, second = sheet(f"plan,hearing\np,{cell}\np,10/09/2026\n").children
    assert [one.problem for one in first.unread] == [
        f"The hearing ({cell}) must have a real month, for example 3 or Mar."
    ]
    assert [one.problem for one in second.unread] == [
        "The hearing (10/09/2026) could be read day first or month first. Write it like 22/10/2026."
    ]


@pytest.mark.parametrize(
    ("header", "cell"), [("Panel date", "10/22/2026"), ("Panel (mm/dd/yyyy)", "3/4/2026")]
)
def test_a_column_that_is_not_used_tells_of_the_month_first_as_well(header: str, cell: str) -> None:
    """One program wrote the whole table, whatever its columns are called."""
    found = columns(f"hearing,{header}", f"3/4/2026,{cell}")
    assert (found["hearing"].is_month_first, found["hearing"].note) == (True, MONTH_FIRST)
    unused = found[header]
    assert (unused.state, unused.note) == ("unclear", UNUSED_DATES)


def test_no_year_is_asked_for_day_first_where_the_order_of_the_column_is_in_doubt() -> None:
    """The example would say which is the day. Of 13/12 there is no doubt, nor in another table."""
    table = "plan,hearing,review\np,10/22/2026,\np,10/12,13/12\n"
    read = sheet(table)
    assert [column.note for column in read.columns] == ["", MONTH_FIRST, ""]
    assert [one.problem for one in read.children[1].unread] == [
        "The hearing (10/12) could be read day first or month first. Write it like 22/10/2026.",
        "The review (13/12) has no year. Which year? Write, for example, Sunday 13 December 2026.",
    ]
    (child,) = sheet("plan,hearing\np,10/12\n").children
    (unread,) = child.unread
    assert unread.problem == (
        "The hearing (10/12) has no year. Which year? Write, for example, Thursday 10 December "
        "2026."
    )


def test_a_reference_that_looks_like_a_date_tells_nothing_of_the_month() -> None:
    found = columns("hearing,reference", "3/4/2026,10/22/2026")
    assert (found["hearing"].is_month_first, found["hearing"].note) == (False, "")


def test_a_longer_heading_above_dates_with_the_month_first_is_offered_as_that_date() -> None:
    assert columns("Next hearing", "10/22/2026")["Next hearing"].note == "Did you mean “Hearing”?"


def test_a_column_with_a_date_that_must_be_day_first_is_trusted() -> None:
    text = "plan,hearing,review\np,10/22/2026,3/4/2026\np,,22/10/2026\np,3/4/2026,\n"
    read = sheet(text)
    assert [column.is_month_first for column in read.columns] == [False, True, False]
    assert [child.line for child in read.children if child.unread] == [2, 4]
    assert [child.line for child in read.children] == [2, 3, 4]


def test_a_column_that_holds_both_ways_round_is_trusted_in_neither() -> None:
    """Rows of two programs stand in one table: 3/4/2026 may be of either."""
    text = "plan,hearing,review\np,22/10/2026,\np,10/22/2026,3/4/2026\np,3/4/2026,\n"
    read = sheet(text)
    assert [column.is_month_first for column in read.columns] == [False, True, True]
    assert [child.line for child in read.children if child.unread] == [3, 4]
    assert [len(child.given.dates) for child in read.children] == [1, 0, 0]


def test_a_slip_in_the_month_puts_no_other_date_in_doubt() -> None:
    read = sheet("plan,hearing\np,22/10/2026\np,22/13/2026\np,3/4/2026\n")
    assert [child.line for child in read.children if child.unread] == [3]


def test_columns_without_a_heading_are_told_unless_nothing_is_in_them() -> None:
    read = sheet("ref,,plan,,\na,,p,x,\nb,y,p,,\n")
    assert [column.header for column in read.columns] == ["ref", "", "plan", ""]
    notes = [column.note for column in read.columns]
    assert notes[1] == notes[3] == "It has no heading, so its cells are not used."
    assert [column.state for column in read.columns] == ["used", "ignored", "used", "ignored"]
    assert [child.reference for child in read.children] == ["a", "b"]
    assert sheet("ref,,plan\na,,p").columns[1].note == ""


def test_a_step_whose_own_name_ends_in_a_number_is_that_step() -> None:
    built = guidance({"visit-2": "by hearing", "visit": "by review"})
    column = columns("held visit 2", built=built)["held visit 2"]
    assert column.meaning == Meaning("held", "p/visit-2", "Held on: Visit-2, Pathway")


def test_a_row_that_no_heading_can_name_has_none() -> None:
    assert held_heading(Meanings(team()), ("Ref",), "p/nothing") == ""
    assert held_heading(Meanings(team()), ("Ref",), "p/visit") == "Held: Moving home, Visit"


def test_the_first_of_a_series_is_number_one() -> None:
    column = columns("held monthly 1")["held monthly 1"]
    assert column.meaning == Meaning("held", "p/monthly#1", "Held on: Monthly 1, Moving home")
    assert columns("held monthly 0")["held monthly 0"].state != "used"


@pytest.mark.parametrize("header", ["hearing listed", "next hearing", "the next hearing listed"])
def test_a_longer_heading_that_names_a_date_is_offered_as_that_date(header: str) -> None:
    column = columns(header, "22/10/2026")[header]
    assert (column.state, column.note) == ("unclear", "Did you mean “Hearing”?")


@pytest.mark.parametrize(
    "header", ["dob", "D O B", "born", "birthdate", "Child DOB", "Child's D.O.B.", "Date of birth"]
)
def test_a_birth_has_many_names(header: str) -> None:
    assert meaning(header) == ("date", "birth")


@pytest.mark.parametrize(
    "heading",
    [
        "Pathway", "Pathways", "Plan", "Plans", "Pathway ID", "Pathway IDs", "Permanence plan",
        "Permanence plans", "Plan type", "Type of plan", "PATHWAY TYPE", "Care plan", "Care plans",
    ],
)  # fmt: skip
def test_a_column_of_pathways_has_many_names(heading: str) -> None:
    (child,) = sheet(f"ref,{heading}\na,p\n").children
    assert child.given.pathways == ("p",)


def test_days_held_of_no_step_are_answered_with_a_step_that_has_a_name_of_its_own() -> None:
    built = guidance({"visit": "by hearing", "the-visit": "by review", "talk": "by other"})
    column = columns("held when", "22/10/2026", built)["held when"]
    assert (column.state, column.note) == (
        "unclear",
        "Say which step was held, for example: Held: Pathway, Talk",
    )


@pytest.mark.parametrize("word", ["held", "done", "completed", "Held on", "Done:", "Completed on"])
def test_held_done_and_completed_name_a_column_of_days(word: str) -> None:
    assert meaning(f"{word} p/visit") == ("held", "p/visit")


def test_several_columns_of_pathways_are_read_together_and_are_no_remark() -> None:
    found = columns("pathway 2,Plan,Plan")
    assert [column.note for column in found.values()] == ["", "", ""]


def test_days_held_stand_month_first_where_other_dates_do_and_put_these_in_doubt() -> None:
    found = columns("hearing,held p/visit", "10/22/2026,3/4/2026")
    assert [column.is_month_first for column in found.values()] == [False, True, True]
    found = columns("hearing,held p/visit", "3/4/2026,10/22/2026")
    assert [column.note for column in found.values()] == ["", MONTH_FIRST, MONTH_FIRST]


@pytest.mark.parametrize(("number", "is_one"), [(1, True), (999, True), (0, False), (1000, False)])
def test_the_meetings_of_a_series_have_numbers_up_to_999(number: int, is_one: bool) -> None:
    header = f"held p/monthly {number}"
    assert (columns(header)[header].meaning is not None) is is_one


@pytest.mark.parametrize(("number", "is_one"), [(1, False), (2, True), (3, True), (1000, False)])
def test_a_step_that_repeats_has_a_number_from_the_second_on(number: int, is_one: bool) -> None:
    built = guidance({"visit": "1 week after hearing"}, visit={"repeats": "hearing"})
    header = f"held p/visit {number}"
    assert (columns(header, built=built)[header].meaning is not None) is is_one


@pytest.mark.parametrize("number", [0, 1, 2, 998, 999, 1000])
def test_a_step_that_happens_once_has_no_number(number: int) -> None:
    header = f"held p/visit {number}"
    assert columns(header)[header].meaning is None


@pytest.mark.parametrize(
    ("cells", "kind"),
    [("yes,", "pathway"), ("✓,x", "pathway"), ("yes,1/2/2026", "date"), ("✓,perhaps", "date")],
)
def test_every_cell_below_a_name_of_two_things_tells_which_is_meant(cells: str, kind: str) -> None:
    built = team()
    built = replace(built, pathways=(*built.pathways, replace(built.pathways[0], id="other")))
    first, second = cells.split(",")
    column = sheet(f"pathways,other\np,{first}\np,{second}\n", built).columns[1]
    assert column.meaning
    assert column.meaning.kind == kind


def test_names_that_are_shared_are_told_by_what_they_name() -> None:
    built = asking()
    keys = tuple(replace(one, short="Same") for one in built.key_dates[:1])
    questions = tuple(replace(one, short="Same") for one in built.situation.questions[1:3])
    situation = replace(
        built.situation, questions=(built.situation.questions[0], *questions), rules=(), advice=()
    )
    pathways = tuple(replace(one, also_called=("Both",)) for one in built.pathways[:2])
    built = replace(built, key_dates=keys, situation=situation, pathways=pathways)

    def note(header: str, cell: str) -> str:
        read = sheet(f"ref,pathways,{header}\na,move,{cell}\n", built)
        return read.columns[2].note

    assert note("same", "x1") == (
        "This could be more than one thing: “Birth” (a date) or “What is happening?” (an answer) "
        "or “Is it complex?” (an answer). Write its whole name, or only one kind."
    )
    assert note("both", "yes") == (
        "This could be more than one thing: “Move” (a pathway, with yes or no below it) or "
        "“Settle in” (a pathway, with yes or no below it). Write its whole name, or only one kind."
    )


@pytest.mark.parametrize("header", ["age-now", "When was it born?", "Age", "dob", "Birth"])
def test_a_question_that_a_birth_answers_names_the_column_of_births(header: str) -> None:
    built = asking()
    born = replace(
        built.situation.questions[0],
        id="age-now",
        title="When was it born?",
        short="Age",
        key_date="birth",
    )
    questions = (*built.situation.questions, born)
    built = replace(built, situation=replace(built.situation, questions=questions))
    assert meaning(header, built=built) == ("date", "birth")


def test_a_row_of_a_child_is_not_taken_for_the_headings() -> None:
    table = (
        "Team North,,,,\nprinted 07.09.2026,,,,\n"
        "Case ID,S/W,Plan type,Hearing,Seen?\n"
        "M 1,Worker 1,Moving home,22/10/2026,no\n"
        "M 2,Worker 2,Moving home,TBC,yes\n"
    )
    read = sheet(table)
    kinds = [column.meaning.kind if column.meaning else "" for column in read.columns]
    assert kinds == ["reference", "worker", "pathways", "date", ""]
    assert [(child.line, child.reference) for child in read.children] == [(4, "M 1"), (5, "M 2")]
    assert "The headings are on line 3; the 2 lines above are not read." in read.remarks


def test_another_name_of_a_pathway_in_brackets_leaves_a_date_what_it_is() -> None:
    built = team()
    pathway = replace(built.pathways[0], also_called=("North house",))
    built = replace(built, pathways=(pathway,))
    assert meaning("Hearing (North house)", built=built) == ("date", "hearing")
    assert columns("Hearing (South house)", built=built)["Hearing (South house)"].meaning is None


def test_a_step_may_be_held_under_the_words_it_has_in_a_sentence() -> None:
    built = guidance({"visit": "by hearing"}, visit={})
    (pathway,) = built.pathways
    step = replace(pathway.steps[0], title="Call", phrase="the first call")
    built = replace(built, pathways=(replace(pathway, steps=(step,)),))
    for header in ("Held the first call", "Held call", "Held: Pathway Call"):
        assert meaning(header, built=built) == ("held", "p/visit")


def test_a_title_that_two_others_have_as_a_phrase_is_no_step_and_no_count() -> None:
    built = guidance({"first": "by hearing", "second": "by review", "talk": "by other"})
    (pathway,) = built.pathways
    first, second, talk = pathway.steps
    steps = (
        replace(first, phrase="the talk"),
        replace(second, phrase="the talk"),
        replace(talk, phrase="the call"),
    )
    built = replace(built, pathways=(replace(pathway, steps=steps),))
    column = columns("Held talk", "1/9/2026", built)["Held talk"]
    assert (column.state, column.note) == (
        "unclear",
        "Say which step was held, for example: Held: Pathway, First",
    )


def test_a_longer_heading_of_dates_that_names_an_answer_is_no_answer() -> None:
    column = columns("Complex listed", "22/10/2026")["Complex listed"]
    assert (column.state, column.note) == ("unclear", UNUSED_DATES)


@pytest.mark.parametrize(
    ("header", "kept"), [("refernce", "heading\nrefernce\n"), ("pathwys", "heading\npathwys\n")]
)
def test_the_offer_to_read_a_heading_keeps_its_id(header: str, kept: str) -> None:
    (repair,) = columns(header, "x")[header].repairs
    assert repair.id == kept  # pages keep it
