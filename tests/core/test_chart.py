"""Where things stand in the drawing. Today is Monday 7 September 2026 throughout."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from decision_tool.core.days.dates import add_days, add_months
from decision_tool.core.timetable.chart import Scale, axis_for, paper_for, scale_for
from decision_tool.core.timetable.display import Axis, DayLine, Mark
from tests.core.display_builder import row_of, shown
from tests.core.guidance_builder import guidance, plan_of


def axis_of(sentence: str, **dates: str) -> Axis:
    axis = shown(guidance({"visit": sentence}), dates=dates).axis
    assert axis
    return axis


def mark_of(sentence: str, **dates: str) -> Mark:
    mark = row_of(shown(guidance({"visit": sentence}), dates=dates), "visit").mark
    assert mark
    return mark


def test_a_day_outside_the_scale_stands_at_its_edge() -> None:
    scale = Scale(date(2026, 9, 1), date(2026, 12, 10))
    assert scale.x(date(2026, 8, 1)) == 0
    assert scale.x(date(2026, 9, 11)) == 10
    assert scale.x(date(2027, 1, 1)) == 100


def test_the_scale_holds_whole_months_and_at_least_three() -> None:
    axis = axis_of("by hearing", hearing="2026-09-20")
    assert [month.label for month in axis.months] == ["Sep", "Oct", "Nov"]
    assert axis.months[0].x == 0
    assert axis.today == DayLine(6.59, "Today", 0, 6.59)


def test_nothing_dated_draws_nothing() -> None:
    assert shown(guidance({"visit": "by hearing"})).axis is None


def test_without_today_there_is_no_line_for_it() -> None:
    timetable = shown(
        guidance({"visit": "by hearing"}), today=None, dates={"hearing": "2026-09-20"}
    )
    assert timetable.axis
    assert timetable.axis.today is None


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("6 months after hearing", ["Sep", "Oct", "Nov", "Dec", "2027", "Feb", "Mar"]),
        ("7 months after hearing", ["Sep", "Nov", "2027", "Mar"]),
        ("18 months after hearing", ["Oct", "2027", "Apr", "Jul", "Oct", "2028"]),
        ("24 months after hearing", ["2027", "Jul", "2028", "Jul"]),
        ("48 months after hearing", ["2027", "2028", "2029", "2030"]),
        ("96 months after hearing", ["2028", "2030", "2032", "2034"]),
        ("300 months after hearing", ["2030", "2035", "2040", "2045", "2050"]),
        ("700 months after hearing", ["2030", "2040", "2050", "2060", "2070", "2080"]),
        ("1500 months after hearing", ["2040", "2060", "2080", "2100", "2120", "2140"]),
    ],
)
def test_months_are_labelled_as_room_allows(sentence: str, labels: list[str]) -> None:
    axis = axis_of(sentence, hearing="2026-09-10")
    assert [month.label for month in axis.months] == labels


def test_labels_of_centuries_still_fit() -> None:
    axis = axis_of("by hearing", hearing="2199-12-31")
    assert [month.label for month in axis.months] == ["2050", "2100", "2150"]


def test_labels_never_cover_each_other() -> None:
    built = guidance({"visit": "by the later of hearing and review or other"})
    long = [replace(key, short="A rather long label") for key in built.key_dates]
    dates = {"hearing": "2026-10-01", "review": "2026-10-03", "other": "2026-10-05"}
    axis = shown(replace(built, key_dates=tuple(long)), today=None, dates=dates).axis
    assert axis
    assert [line.level for line in axis.dates] == [0, 1, 2]
    assert axis.levels == 3


def test_a_label_without_room_is_left_out_and_its_line_stays() -> None:
    built = guidance(
        {"visit": "by the later of hearing and review", "b": "by other", "c": "by birth"}
    )
    keys = tuple(
        replace(key, short="A rather long label", is_birth_date=False) for key in built.key_dates
    )
    days = ("2026-10-01", "2026-10-02", "2026-10-03", "2026-10-04")
    dates = dict(zip([key.id for key in keys], days, strict=True))
    birth = replace(keys[0], id="unused", is_birth_date=True)
    axis = shown(replace(built, key_dates=(*keys, birth)), today=None, dates=dates).axis
    assert axis
    assert [bool(line.label) for line in axis.dates] == [True, True, True, False]
    last = axis.dates[-1]
    assert last == DayLine(last.x, label="", level=0, text=0, anchor="middle")
    assert all(first.x < second.x for first, second in pairwise(axis.dates))


def test_labels_at_the_edges_stay_inside() -> None:
    axis = axis_of("by hearing", hearing="2026-11-30")
    (line,) = axis.dates
    assert (line.anchor, line.text) == ("end", 106)
    built = guidance({"visit": "2 months after hearing"})
    keys = tuple(replace(key, short="A rather long label") for key in built.key_dates)
    axis_ = shown(replace(built, key_dates=keys), dates={"hearing": "2026-09-01"}).axis
    assert axis_
    assert (axis_.dates[0].anchor, axis_.dates[0].text) == ("start", -6)


def test_a_birth_is_not_drawn() -> None:
    axis = axis_of("on 18th birthday", birth="2009-05-03")
    assert axis.dates == ()


def test_a_date_long_past_does_not_stretch_the_drawing() -> None:
    axis = axis_of("12 months after hearing", hearing="2025-12-01")
    assert axis.months[0].label == "Sep"
    assert axis.dates == ()


def test_a_step_to_come_reaches_back_to_a_recent_date() -> None:
    axis = axis_of("by hearing or review", hearing="2026-12-01", review="2026-07-01")
    assert axis.months[0].label == "Jul"


def test_one_day_is_a_diamond_with_a_tail_to_the_date_counted_from() -> None:
    mark = mark_of("8 weeks before hearing", hearing="2026-11-16")
    assert (mark.shape, mark.tone) == ("day", "soon")
    assert mark.tail
    assert mark.x < mark.tail


@pytest.mark.parametrize("sentence", ["by hearing", "on hearing", "before hearing"])
def test_what_is_not_counted_has_no_tail(sentence: str) -> None:
    mark = mark_of(sentence, hearing="2026-11-17")
    assert (mark.shape, mark.tail) == ("day", None)


def test_the_tail_leads_to_the_date_whose_count_gave_the_day_and_to_no_other() -> None:
    sentence = "by 6 weeks before hearing and by 1 week after review"
    mark = mark_of(sentence, hearing="2027-01-20", review="2026-09-14")
    axis = axis_of(sentence, hearing="2027-01-20", review="2026-09-14")
    assert mark.tail == next(one.x for one in axis.dates if one.label == "review")


def test_the_branch_that_dated_a_step_draws_its_tail() -> None:
    mark = mark_of("4 weeks after hearing, or 2 weeks after review", review="2026-11-02")
    axis = axis_of("4 weeks after hearing, or 2 weeks after review", review="2026-11-02")
    assert mark.tail == axis.dates[0].x


def test_the_mark_stands_on_the_day_for_the_diary() -> None:
    saturday, friday = (
        mark_of("by hearing", hearing="2026-11-21"),
        mark_of("by hearing", hearing="2026-11-20"),
    )
    assert (saturday.shape, saturday.x) == ("day", friday.x)


def test_a_day_that_is_no_working_day_is_hollow() -> None:
    assert mark_of("on hearing", hearing="2026-11-21").shape == "hollow"


def test_a_window_is_a_bar_that_can_be_seen() -> None:
    mark = mark_of("within 1 week of hearing", hearing="2026-12-08")
    assert mark.shape == "bar"
    assert mark.to
    far = mark_of("within 1 day of hearing", hearing="2040-12-31")
    assert (far.x, far.to) == (95, 100)


def test_a_bar_made_wider_reaches_as_far_beyond_both_its_ends() -> None:
    built = guidance({"visit": "within 1 week of hearing", "last": "by other"})
    dates = {"hearing": "2027-09-01", "other": "2028-08-31"}
    mark = row_of(shown(built, dates=dates), "visit").mark
    scale = Scale(date(2026, 9, 1), date(2028, 9, 1))
    assert mark
    assert mark.to
    before = scale.x(date(2027, 9, 1)) - mark.x
    after = mark.to - scale.x(date(2027, 9, 9))
    assert before > 1
    assert abs(before - after) < 0.02


@pytest.mark.parametrize(
    ("months", "lines", "paper"),
    [
        (12, 1, "portrait"),
        (13, 11, "landscape"),
        (13, 12, "portrait"),
        (24, 12, "portrait"),
        (25, 40, "landscape"),
    ],
)
def test_paper_lies_on_its_side_where_the_drawing_needs_the_width(
    months: int, lines: int, paper: str
) -> None:
    scale = Scale(date(2026, 9, 1), add_months(date(2026, 9, 1), months))
    assert paper_for(scale, lines) == paper


def test_paper_without_a_drawing_is_upright() -> None:
    assert shown(guidance({"visit": "by hearing"})).paper == "portrait"


def test_no_fixed_end_runs_to_the_edge() -> None:
    mark = mark_of("from hearing", hearing="2026-12-08")
    assert (mark.shape, mark.to) == ("open", 100)


def test_held_is_a_tick_where_it_was_held() -> None:
    timetable = shown(guidance({"visit": "by hearing"}), held={"p/visit": "2026-09-01"})
    mark = row_of(timetable, "visit").mark
    assert mark == Mark("held", 0, "done")


def test_only_what_somebody_said_was_not_held_is_drawn_late() -> None:
    built, dates = guidance({"visit": "by hearing"}), {"hearing": "2026-09-01"}
    unmarked = row_of(shown(built, dates=dates), "visit").mark
    late = row_of(shown(built, dates=dates, not_held=frozenset({"p/visit"})), "visit").mark
    assert unmarked
    assert late
    assert (unmarked.tone, late.tone) == ("plain", "late")
    assert unmarked.x == late.x


def test_a_series_is_counted_from_the_last_one_held() -> None:
    built = guidance({"visit": "every month after hearing, 3 times"})
    timetable = shown(built, dates={"hearing": "2026-09-01"}, held={"p/visit#1": "2026-10-05"})
    first = row_of(timetable, "visit#2").mark
    assert first
    held = row_of(timetable, "visit#1").mark
    assert held
    assert first.tail == held.x


def test_a_series_is_counted_from_what_took_the_place_of_the_first() -> None:
    built = guidance({"visit": "every month after hearing, 2 times"})
    steps = built.pathways[0].steps
    other = guidance(
        {"visit": "every month after hearing, 2 times", "instead": "2 weeks after hearing"}
    )
    instead = replace(other.pathways[0].steps[1], id="q/instead", replaces="p/visit#1")
    overlay = replace(built.pathways[0], id="q", steps=(instead,))
    both = replace(built, pathways=(replace(built.pathways[0], steps=steps), overlay))
    timetable = shown(both, pathways=["p", "q"], dates={"hearing": "2026-09-01"})
    second = row_of(timetable, "visit#2").mark
    rows = [row for group in timetable.groups for row in group.rows]
    place = next(row.mark for row in rows if row.id == "q/instead")
    assert second
    assert place
    assert second.tail == place.x


def test_labels_far_from_each_other_share_a_line() -> None:
    built = guidance({"visit": "by hearing", "talk": "by review"})
    dates = {"hearing": "2026-10-01", "review": "2027-08-02"}
    axis = shown(built, today=None, dates=dates).axis
    assert axis
    assert ([line.level for line in axis.dates], axis.levels) == ([0, 0], 1)


def test_the_drawing_reaches_to_the_day_for_the_diary() -> None:
    plan = plan_of(guidance({"visit": "at hearing"}), dates={"hearing": "2027-01-30"})
    planned = plan_of(
        guidance({"visit": "at hearing"}), dates={"hearing": "2027-01-30"}, today="2026-09-07"
    )
    assert [row.diary for row in (*plan.steps, *planned.steps)] == [date(2027, 2, 1)] * 2
    scale = scale_for(planned.steps, [], date(2026, 9, 7))
    assert scale
    assert (scale.start, scale.end) == (date(2026, 9, 1), date(2027, 3, 1))


@pytest.mark.parametrize(("day", "first"), [("2026-06-15", 6), ("2026-06-14", 9)])
def test_a_date_typed_widens_the_drawing_to_the_past_by_three_months_at_most(
    day: str, first: int
) -> None:
    rows = plan_of(guidance({"visit": "by hearing"}), dates={"hearing": "2026-09-15"}).steps
    scale = scale_for(rows, [date.fromisoformat(day)], None)
    assert scale
    assert scale.start == date(2026, first, 1)


def test_labels_that_touch_do_not_share_a_line_and_those_a_day_apart_do() -> None:
    key = replace(guidance({}).key_dates[1], short="ten signs.")
    start = date(2026, 9, 1)
    scale = Scale(start, add_days(start, 100))

    def levels(first: int, second: int) -> list[int]:
        typed = [(key, add_days(start, day)) for day in (first, second)]
        return [line.level for line in axis_for(scale, typed, None).dates]

    assert levels(20, 49) == [0, 1]
    assert levels(20, 50) == [0, 0]


def test_a_label_that_touches_today_s_from_the_left_does_not_share_its_line() -> None:
    key = replace(guidance({}).key_dates[1], short="five.")
    start = date(2026, 9, 1)
    scale = Scale(start, add_days(start, 200))

    def level(days_before: int) -> int:
        today = add_days(start, 100)
        typed = [(key, add_days(today, -days_before))]
        return axis_for(scale, typed, today).dates[0].level

    assert (level(29), level(30)) == (1, 0)


def test_places_have_two_decimals() -> None:
    built = guidance({"visit": "within 1 week of hearing", "last": "by other"})
    for day in range(1, 29):
        dates = {"hearing": f"2027-09-{day:02d}", "other": "2028-08-31"}
        mark = row_of(shown(built, dates=dates), "visit").mark
        assert mark
        assert mark.to
        assert (mark.x, mark.to) == (round(mark.x, 2), round(mark.to, 2))
