"""The drawn timelines: true to the order of the days, readable at the narrowest they are shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from decision_tool.core.guidance.model import Pathway
from decision_tool.publish.pages import timeline_tall, timeline_wide
from decision_tool.publish.pages.timeline import Timeline, timeline
from decision_tool.publish.pages.timeline_scale import FONT, broken, scale, text_width
from tests.shipped import library

ROOT = Path(__file__).parents[2]


def drawn(pathway: Pathway) -> Timeline:
    return timeline(library().guidance, pathway)


PATHWAYS = [one for one in library().guidance.pathways if drawn(one).has_dates]
of_each = pytest.mark.parametrize("pathway", PATHWAYS, ids=lambda one: one.id)


@dataclass(frozen=True)
class Box:
    """The room a text takes, in pixels."""

    words: str
    left: float
    right: float
    base: float

    def meets(self, other: Box) -> bool:
        beside = self.right <= other.left or other.right <= self.left
        return not beside and abs(self.base - other.base) < FONT


def boxes(svg: str, width: float) -> list[Box]:
    found = []
    for text in ET.fromstring(svg).iter("text"):  # noqa: S314 - made by this very build
        words = text.text or ""
        x = text.attrib["x"]
        at = float(x[:-1]) * width / 100 if x.endswith("%") else float(x)
        at += float(text.get("dx", "0"))
        room = text_width(words, is_bold=text.get("class") == "tb")
        left = at - {"middle": room / 2, "end": room}.get(text.get("text-anchor", ""), 0)
        found.append(Box(words, left, left + room, float(text.attrib["y"])))
    return found


@of_each
@pytest.mark.parametrize("width", [timeline_wide.NARROWEST, 690, 800])
def test_no_label_of_the_wide_drawing_meets_another_or_is_cut(pathway: Pathway, width: int) -> None:
    labels = boxes(timeline_wide.wide(drawn(pathway)), width)

    assert not [(a.words, b.words) for a, b in combinations(labels, 2) if a.meets(b)]
    assert not [one.words for one in labels if one.left < -1 or one.right > width + 1]


@of_each
def test_no_label_of_the_tall_drawing_meets_another_or_is_cut(pathway: Pathway) -> None:
    labels = boxes(timeline_tall.tall(drawn(pathway)), timeline_tall.NARROWEST)

    assert not [(a.words, b.words) for a, b in combinations(labels, 2) if a.meets(b)]
    assert not [one.words for one in labels if one.right > timeline_tall.NARROWEST]


@of_each
def test_every_step_and_every_date_is_on_both_drawings(pathway: Pathway) -> None:
    timeline = drawn(pathway)
    for svg in (timeline_wide.wide(timeline), timeline_tall.tall(timeline)):
        words = " ".join(box.words for box in boxes(svg, 620))
        for mark in timeline.marks:
            assert f"{mark.number} {mark.title}" in words
        for post in timeline.posts:
            assert post.label in words


@of_each
def test_a_drawing_carries_no_style_and_stays_hidden_from_readers_aloud(pathway: Pathway) -> None:
    timeline = drawn(pathway)
    for svg in (timeline_wide.wide(timeline), timeline_tall.tall(timeline)):
        assert "style" not in svg
        assert re.match(r'<svg [^>]*aria-hidden="true" focusable="false">', svg)


@of_each
def test_posts_follow_one_another_in_time(pathway: Pathway) -> None:
    days = [post.day for post in drawn(pathway).posts]

    assert days == sorted(days)


def test_adoption_draws_what_its_rules_say() -> None:
    adoption = next(one for one in PATHWAYS if one.id == "adoption")
    timeline = drawn(adoption)
    initial, early, review, transfer = timeline.marks
    posts = {post.label: post.day for post in timeline.posts}

    assert (initial.shape, initial.brief, initial.tail) == ("day", "6 weeks before", posts["QAAG"])
    assert (early.shape, early.start) == ("open", posts["Early permanence"])
    assert (review.shape, review.tail) == ("day", posts["Final hearing"])
    assert (transfer.shape, transfer.start) == ("window", posts["Final order"])
    assert list(posts) == ["QAAG", "Early permanence", "Final hearing", "Final order"]


def test_a_scale_keeps_the_order_and_the_ends() -> None:
    days = [date(2027, 1, 1), date(2027, 1, 2), date(2027, 6, 1), date(2029, 6, 1)]
    places = scale(set(days), 4, 95)

    assert [places.at(day) for day in days] == sorted(places.at(day) for day in days)
    assert (places.at(days[0]), places.at(days[-1])) == pytest.approx((4, 95))
    assert places.at(date(2020, 1, 1)) == 4
    assert places.at(date(2040, 1, 1)) == places.at(days[-1])
    assert places.at(days[1]) < places.at(date(2027, 3, 1)) < places.at(days[2])


def test_a_few_days_alone_do_not_fill_the_page() -> None:
    places = scale({date(2027, 1, 1), date(2027, 1, 3)}, 4, 95)

    assert places.at(date(2027, 1, 3)) < 50


def test_text_breaks_between_words_only() -> None:
    assert broken("one two three", text_width("one two")) == ["one two", "three"]
    assert broken("unbreakable", 5) == ["unbreakable"]
