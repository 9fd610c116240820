"""What differs between the timetable in a file and today's, word for word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from decision_tool.core.errors import FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.saved.differences import (
    differences,
)
from decision_tool.core.saved.headline import headline_by_two
from decision_tool.core.saved.opening import Opened
from decision_tool.core.saved.reading import read_case
from decision_tool.core.saved.row_lines import row_line
from decision_tool.core.saved.saved_file import SavedRow
from tests.core.guidance_builder import guidance
from tests.core.saved_builder import BUILT, STEPS, edition, faults, opened, saved

NOT_THERE = "Not in the timetable"

MON, FRI = date(2026, 9, 7), date(2026, 9, 11)


def row(**fields: Any) -> SavedRow:
    return SavedRow(**{"id": "p/a", "title": "A", "pathway": "P", "state": "dated", **fields})


def reopened(built: Guidance, **changes: Any) -> Opened:
    return opened(saved(**changes), built)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (row(latest=MON), "By Mon 7 Sep 2026"),
        (row(earliest=MON), "From Mon 7 Sep 2026"),
        (row(earliest=MON, latest=MON), "On Mon 7 Sep 2026"),
        (row(earliest=MON, latest=FRI), "Mon 7 Sep to Fri 11 Sep 2026"),
        (
            row(earliest=date(2026, 12, 28), latest=date(2027, 1, 8)),
            "Mon 28 Dec 2026 to Fri 8 Jan 2027",
        ),
        (row(latest=FRI, approximate=True), "Around Fri 11 Sep 2026"),
        (row(latest=date(2026, 9, 13), suggested=FRI), "By Sun 13 Sep 2026 (use Fri 11 Sep 2026)"),
        (row(state="held", held=MON, latest=FRI), "Held Mon 7 Sep 2026"),
        (row(state="needs-date"), "Needs a date"),
        (row(state="needs-answer"), "Needs an answer"),
        (row(state="conflict"), "Cannot be met"),
    ],
)
def test_a_row_reads_as_in_the_timetable(one: SavedRow, words: str) -> None:
    assert row_line(one, None, "Held") == words


@pytest.mark.parametrize(
    ("was", "now", "words"),
    [
        (
            row(latest=FRI, suggested=FRI),
            row(latest=FRI, suggested=MON),
            ("By Fri 11 Sep 2026 (use Fri 11 Sep 2026)", "By Fri 11 Sep 2026 (use Mon 7 Sep 2026)"),
        ),
        (
            row(latest=FRI),
            row(latest=FRI, suggested=FRI),
            ("By Fri 11 Sep 2026 (no day suggested)", "By Fri 11 Sep 2026 (use Fri 11 Sep 2026)"),
        ),
        (
            row(state="held", held=MON, latest=FRI),
            row(state="held", held=MON),
            (
                "Held Mon 7 Sep 2026 (planned: by Fri 11 Sep 2026)",
                "Held Mon 7 Sep 2026 (not planned)",
            ),
        ),
        (row(latest=FRI), None, ("By Fri 11 Sep 2026", NOT_THERE)),
        (None, row(latest=FRI), (NOT_THERE, "By Fri 11 Sep 2026")),
    ],
)
def test_two_rows_that_differ_never_read_the_same(
    was: SavedRow | None, now: SavedRow | None, words: tuple[str, str]
) -> None:
    (one,) = differences([was] if was else [], [now] if now else [], BUILT)
    assert (one.was, one.now) == words


def test_a_date_that_moved_is_told_with_the_working_and_readings_of_both() -> None:
    now = guidance({**STEPS, "visit": "3 weeks before hearing"}, visit={"readings": ("A1",)})
    found = reopened(edition(now, "2"))
    assert (
        found.headline
        == "Made under edition 1 on Mon 7 Sep 2026. This is edition 2: 2 dates differ."
    )
    first, second = found.differences
    assert (first.id, first.title, first.pathway) == ("p/visit", "Visit", "Pathway")
    assert (first.was, first.now) == ("By Mon 23 Nov 2026", "By Mon 16 Nov 2026")
    assert first.why == (
        (
            "Then: The hearing is on Monday 7 December 2026. "
            "2 weeks (14 days) before that is Monday 23 November 2026."
        ),
        (
            "Now: The hearing is on Monday 7 December 2026. "
            "3 weeks (21 days) before that is Monday 16 November 2026."
        ),
        "Now: Readings A1.",
    )
    assert second.was == "Held Tue 1 Dec 2026 (planned: by Wed 23 Dec 2026, use Wed 23 Dec 2026)"
    assert second.now == "Held Tue 1 Dec 2026 (planned: by Wed 16 Dec 2026, use Wed 16 Dec 2026)"


def test_the_working_is_told_once_where_it_is_the_same() -> None:
    rows = saved()["planned"]
    moved = {**rows[0], "latest": "2026-11-20", "readings": ["A1"]}
    built = guidance(STEPS, visit={"readings": ("A1",)})
    (one,) = reopened(built, planned=[moved, *rows[1:]]).differences
    assert one.why == (
        (
            "Then and now: The hearing is on Monday 7 December 2026. "
            "2 weeks (14 days) before that is Monday 23 November 2026."
        ),
        "Then and now: Readings A1.",
    )


def test_other_words_for_the_same_day_are_no_difference() -> None:
    rows = saved()["planned"]
    reworded = {**rows[0], "title": "A visit", "reasons": [], "approximate": False}
    assert reopened(BUILT, planned=[reworded, *rows[1:]]).is_same


def test_that_time_has_passed_is_no_difference() -> None:
    late = saved(given={**saved()["given"], "today": "2027-03-01"})
    assert opened(late).is_same


def test_a_changed_guidance_with_the_same_number_is_not_called_the_same() -> None:
    now = guidance({**STEPS, "talk": "by hearing"})
    assert reopened(now).headline == (
        "Made under edition 1 on Mon 7 Sep 2026. This is edition 1 too, but 1 date differs: "
        "the guidance was changed without a new number, or the file by hand."
    )


def test_new_rows_and_rows_that_are_gone_are_told_with_what_they_are() -> None:
    steps = {"visit": STEPS["visit"], "call": "by hearing", "monthly": STEPS["monthly"]}
    new, gone = reopened(guidance(steps, call={"kind": "task"})).differences
    assert (new.id, new.was, new.now) == ("p/call", NOT_THERE, "By Mon 7 Dec 2026")
    assert new.why == (
        "The file does not have this step.",
        "Now: The hearing is on Monday 7 December 2026.",
    )
    assert (gone.id, gone.was, gone.now) == ("p/talk", "Needs a date", NOT_THERE)
    assert gone.why == ("This guidance does not have this step any more.",)


def test_rows_without_a_day_are_counted_as_steps() -> None:
    steps = {name: when for name, when in STEPS.items() if name != "talk"}
    assert reopened(edition(guidance(steps), "2")).headline.endswith("edition 2: 1 step differs.")


TIMES = "This step repeats, and the number of times differs."


def test_a_time_more_is_told_as_such() -> None:
    rare = guidance({**STEPS, "monthly": "every month after visit until review"})
    (waiting,) = [one for one in reopened(rare).differences if one.id == "p/monthly"]
    assert (waiting.was, waiting.now, waiting.why[0]) == (NOT_THERE, "Needs a date", TIMES)


def test_a_time_less_is_told_as_such() -> None:
    rows = saved()["planned"]
    again = {**rows[0], "id": "p/monthly#2"}
    (gone,) = reopened(BUILT, planned=[*rows, again]).differences
    assert (gone.was, gone.now) == ("By Mon 23 Nov 2026", NOT_THERE)
    assert gone.why == (TIMES, f"Then: {' '.join(rows[0]['reasons'])}")


def test_rows_of_a_pathway_that_is_not_chosen_are_gone() -> None:
    step = replace(BUILT.pathways[0].steps[0], id="q/visit")
    other = replace(BUILT.pathways[0], id="q", title="Other", steps=(step,))
    built = replace(BUILT, pathways=(*BUILT.pathways, other))
    rows = saved()["planned"]
    more = [{**rows[0], "id": "q/visit", "pathway": ""}, {**rows[0], "id": "z/a", "pathway": ""}]
    first, second = reopened(built, planned=[*rows, *more]).differences
    assert (first.pathway, first.why[0]) == (
        "Other",
        "Its pathway is not one of those in the file.",
    )
    assert (second.pathway, second.why[0]) == (
        "z",
        "This guidance does not have this pathway any more.",
    )


def test_a_file_without_rows_claims_nothing() -> None:
    found = reopened(BUILT, planned=...)
    assert found.headline == (
        "Made under edition 1 on Mon 7 Sep 2026. "
        "It holds no worked out dates, so there is nothing to compare."
    )
    assert not found.is_same


def test_a_case_by_two_editions_is_told_in_one_sentence() -> None:
    (child,) = read_case(saved(edition="1"))
    (found, *_) = reopened(guidance({**STEPS, "visit": "3 weeks before hearing"})).differences
    assert headline_by_two(child, "1", (), ("2", (found,))) == (
        "Made under edition 1 on Mon 7 Sep 2026: under edition 1, every date is the same; "
        "under edition 2, 1 date differs; nobody has chosen yet whether it stays or moves."
    )
    assert headline_by_two(replace(child, follows="1"), "1", (found,), ("2", None)) == (
        "Made under edition 1 on Mon 7 Sep 2026: under edition 1, 1 date differs; "
        "under edition 2, none of its pathways is left; the case follows edition 1."
    )


def test_a_file_that_does_not_say_its_edition_says_so() -> None:
    found = reopened(BUILT, edition="", **{"saved-on": None})
    assert found.headline == (
        "Made earlier; the file does not say under which edition. "
        "This is edition 1: every date is the same."
    )


def test_what_the_guidance_has_no_more_is_left_out_with_what_it_held() -> None:
    given = {
        "pathways": ["p", "q", "r"],
        "dates": {"hearing": "2026-12-07", "x": "2026-10-22"},
        "answers": {"complex": "perhaps", "months": "9", "weather": "wet", "likely": "no"},
        "held": {
            "p/gone": "2026-10-22",
            "q/first": "2026-10-23",
            "p/visit#2": "2026-10-26",
            "p/monthly": "2026-10-27",
            "p/talk": "2026-10-28",
        },
        "today": "2026-09-07",
        "name": "A child",
    }
    row = {"id": "q/first", "title": "First", "pathway": "Old pathway", "state": "needs-date"}
    found = opened(saved(given=given, provisional=["x"], planned=[row], note="Call"))
    assert found.given.as_json() == {
        "pathways": ["p"],
        "dates": {"hearing": "2026-12-07"},
        "answers": {"likely": "no"},
        "held": {"p/talk": "2026-10-28"},
        "today": "2026-09-07",
    }
    assert found.provisional == frozenset()
    assert found.left_out == (
        "This guidance has no pathway called 'Old pathway' any more.",
        "This guidance has no pathway called 'r' any more.",
        "This guidance has no key date called 'x' any more. It was Thu 22 Oct 2026.",
        "Is it complex? 'perhaps' is not an answer any more.",
        "How many months? '9' is not an answer any more.",
        "This guidance has no question called 'weather' any more. The answer was 'wet'.",
        "This guidance has no step called 'p/gone' any more. It was held on Thu 22 Oct 2026.",
        (
            "This guidance has no step called 'First, Old pathway' any more. "
            "It was held on Fri 23 Oct 2026."
        ),
        "'p/visit#2' does not repeat any more. It was held on Mon 26 Oct 2026.",
        "'p/monthly' repeats now. It was held on Tue 27 Oct 2026.",
        "The file has a part called 'note' that this tool does not know.",
        "The file has a part called 'name' that this tool does not know.",
    )


def test_a_file_whose_pathways_are_all_gone_is_refused() -> None:
    given = {**saved()["given"], "pathways": ["q"]}
    what = "This guidance has no pathway called 'q' any more."
    assert faults(saved(given=given)) == [("given, pathways", what)]
    with pytest.raises(FaultsError, match="Choose a pathway and enter the dates again"):
        opened(saved(given=given))


def test_the_json_of_a_plan_opens_and_is_compared() -> None:
    plain = saved()
    plan = {"schema": 1, "given": plain["given"], "steps": plain["planned"]}
    extra = {"problems": [], "notes": [], "weather": "wet"}
    found = opened({**plan, **extra})
    assert found.headline == (
        "Made on Mon 7 Sep 2026; the file does not say under which edition. "
        "This is edition 1: every date is the same."
    )
    assert found.is_same
    assert found.left_out == ("The file has a part called 'weather' that this tool does not know.",)


def test_a_task_that_is_gone_was_done_and_a_step_nobody_knows_was_held() -> None:
    built = guidance({"a": "by hearing"}, a={"kind": "task"})
    then = [row(state="held", held=MON), row(id="p/b", state="held", held=MON)]
    task, unknown = differences(then, [], built)
    assert (task.was, unknown.was) == ("Done Mon 7 Sep 2026", "Held Mon 7 Sep 2026")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"earliest": MON, "latest": FRI}, "Mon 7 Sep to around Fri 11 Sep 2026"),
        ({"earliest": MON}, "From around Mon 7 Sep 2026"),
        ({"earliest": FRI, "latest": FRI}, "On around Fri 11 Sep 2026"),
        ({"latest": FRI}, "Around Fri 11 Sep 2026"),
    ],
)
def test_a_window_that_is_only_a_guide_says_around(fields: dict[str, Any], words: str) -> None:
    assert row_line(row(approximate=True, **fields), None, "Held") == words


def test_all_pathways_that_are_gone_are_named() -> None:
    given = {**saved()["given"], "pathways": ["q", "r"]}
    assert faults(saved(given=given)) == [
        (
            "given, pathways",
            (
                "This guidance has no pathway called 'q' any more. "
                "This guidance has no pathway called 'r' any more."
            ),
        )
    ]


def test_a_limit_that_was_only_a_guide_is_a_difference_where_there_is_a_day() -> None:
    (one,) = differences([row(latest=FRI, approximate=True)], [row(latest=FRI)], BUILT)
    assert (one.was, one.now) == ("Around Fri 11 Sep 2026", "By Fri 11 Sep 2026")
    waits = row(state="needs-date")
    assert differences([replace(waits, approximate=True)], [waits], BUILT) == ()
    assert differences([row(latest=FRI)], [row(latest=FRI)], BUILT) == ()


def test_rows_said_not_to_be_held_stay_so_one_of_a_series_too() -> None:
    kept = reopened(BUILT, **{"not-held": ["p/visit", "p/monthly#2", "p/gone"]})
    assert kept.not_held == ("p/visit", "p/monthly#2")


def test_a_guide_in_the_file_that_is_a_limit_now_is_told() -> None:
    rows = saved()["planned"]
    (one,) = reopened(BUILT, planned=[{**rows[0], "approximate": True}, *rows[1:]]).differences
    assert (one.was, one.now) == ("Around Mon 23 Nov 2026", "By Mon 23 Nov 2026")


def test_what_a_row_was_called_stands_in_for_its_id_as_far_as_it_is_known() -> None:
    given = {**saved()["given"], "pathways": ["p", "q"], "held": {"q/a": "2026-10-22"}}
    rows = [{"id": "q/a", "title": "Talk", "pathway": "", "state": "held", "held": "2026-10-22"}]
    found = opened(saved(given=given, provisional=[], planned=rows))
    assert found.left_out == (
        "This guidance has no pathway called 'q' any more.",
        "This guidance has no step called 'Talk' any more. It was held on Thu 22 Oct 2026.",
    )


def test_a_step_that_was_held_has_a_date_whether_it_was_planned_or_not() -> None:
    held, planned = row(state="held", held=MON), row(latest=FRI)
    assert [one.has_day for one in differences([held], [], BUILT)] == [True]
    assert [one.has_day for one in differences([], [held], BUILT)] == [True]
    assert [one.has_day for one in differences([planned], [], BUILT)] == [True]
    assert [one.has_day for one in differences([row(state="conflict")], [], BUILT)] == [False]


def test_the_day_to_suggest_is_told_of_a_row_with_a_day_to_come_alone() -> None:
    held = row(state="held", held=MON, latest=FRI, suggested=date(2026, 9, 10))
    assert row_line(held, None, "Held") == "Held Mon 7 Sep 2026"
    assert row_line(row(latest=FRI, suggested=FRI), None, "Held") == "By Fri 11 Sep 2026"


def test_a_row_that_does_not_say_its_pathway_is_of_the_one_its_id_names() -> None:
    rows = saved()["planned"]
    moved = {name: part for name, part in rows[0].items() if name != "pathway"}
    (one,) = reopened(BUILT, planned=[{**moved, "latest": "2026-11-20"}, *rows[1:]]).differences
    assert one.pathway == "Pathway"
    gone = {**moved, "id": "z/a"}
    (one,) = reopened(BUILT, planned=[*rows, gone]).differences
    assert (one.pathway, one.title) == ("z", "Visit")
