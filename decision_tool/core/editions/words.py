"""Each change as a sentence in the words of practice, the step by its pathway's title."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import get_args

from decision_tool.core.editions import words_of_common as common
from decision_tool.core.editions import words_of_steps as steps
from decision_tool.core.editions.change import Change, Thing, Timed
from decision_tool.core.editions.compared import Compared
from decision_tool.core.editions.form_changes import fields_of
from decision_tool.core.editions.naming import Names
from decision_tool.core.editions.words_of_facts import fact_words
from decision_tool.core.editions.words_of_text import cited_words, order_words, text_words
from decision_tool.core.editions.words_of_timing import timing_words
from decision_tool.core.words import capital

Words = Callable[[Change, Names], str]
WORDS: Mapping[Thing, Words] = {
    "pathway": steps.pathway_words,
    "step": steps.step_words,
    "branch": timing_words,
    "invitee": steps.invitee_words,
    "purpose": steps.line_words,
    "agenda": steps.line_words,
    "keep-in-mind": steps.line_words,
    "step-record": steps.step_record_words,
    "reading-used": steps.used_words,
    "other-reading": steps.other_reading_words,
    "plan-change": steps.plan_change_words,
    "pathway-gap": common.pathway_gap_words,
    "other-name": common.other_name_words,
    "note": common.remark_words,
    "option": common.option_words,
    "guided-option": common.option_words,
    "field": common.field_words,
    "guide-rule": common.guide_rule_words,
    "holiday": common.holiday_words,
    "date-order": common.order_of_dates_words,
    "contradiction": common.pair_words,
    "together": common.pair_words,
    "find-rule": common.find_words,
    "advice": common.said_words,
    "no-guide": common.said_words,
    "gap": common.gap_words,
    "dropped": common.dropped_words,
}
"""What says that a thing is new, gone, renamed, or on another condition; others have a title."""


def names_of(found: Compared) -> Names:
    """Return what names the things of both editions."""
    labels = {
        (form, key): place["label"]
        for side in (found.old, found.new)
        for form, one in side.forms.items()
        for key, place in fields_of(one)
    }
    return Names(found.old.guidance, found.new.guidance, labels)


def words_of(change: Change, names: Names) -> str:
    """Return the change as one sentence."""
    if change.thing == "branch" or change.kind in get_args(Timed):
        return capital(timing_words(change, names))
    if change.kind == "text":
        return text_words(change, names)
    if change.kind == "fact":
        return fact_words(change, names)
    if change.kind == "order":
        return order_words(change, names)
    if change.kind == "cited":
        return cited_words(change, names)
    if change.kind == "condition" and change.thing in ASKED:
        return common.asked_words(change, names)
    if change.kind == "condition" and change.thing == "step":
        return steps.conditional_words(change, names)
    return WORDS.get(change.thing, common.thing_words)(change, names)


ASKED: tuple[Thing, ...] = ("guided-question", "guided-option")
