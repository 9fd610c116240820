"""How one timing sentence differs from another, by the part of it that is another one."""

from __future__ import annotations

import pytest

from decision_tool.core.editions.timing_changes import timing_kind
from decision_tool.publish.source.scope import Scope
from decision_tool.publish.source.sentence import parse_sentence

SCOPE = Scope(
    frozenset({"birth", "hearing", "review"}),
    frozenset({"p/visit", "p/talk"}),
    frozenset({"months", "weeks"}),
    "p",
)


@pytest.mark.parametrize(
    ("was", "now", "kind"),
    [
        ("6 weeks before hearing", "8 weeks before hearing", "amount"),
        ("months months after hearing", "weeks months after hearing", "amount"),
        ("by 14th birthday", "by 15th birthday", "amount"),
        ("at age 15 years", "at age 16 years", "amount"),
        ("at age 15 years 6 months", "at age 15 years 9 months", "amount"),
        ("by the end of the month of hearing", "by the end of the month after hearing", "amount"),
        ("in weeks 2 to 5 from hearing", "in weeks 3 to 5 from hearing", "amount"),
        ("in weeks 2 to 5 from hearing", "in weeks 2 to 6 from hearing", "amount"),
        ("6 weeks before hearing", "6 days before hearing", "unit"),
        ("6 weeks before hearing", "8 days before hearing", "unit"),
        ("6 weeks before hearing", "6 weeks after hearing", "direction"),
        ("by hearing", "by review", "anchor"),
        ("by hearing", "by 14th birthday", "anchor"),
        ("by the later of hearing and review", "by the earlier of hearing and review", "anchor"),
        ("by hearing or review", "by hearing or birth", "anchor"),
        ("by hearing or review", "by hearing or review or birth", "anchor"),
        ("by hearing", "before hearing", "window"),
        ("6 weeks before hearing", "about 6 weeks before hearing", "window"),
        ("after visit", "after visit once held", "window"),
        ("by hearing", "by hearing and after review", "window"),
        ("by hearing", "by hearing, ideally 1 week before hearing", "ideally"),
        ("by review, ideally hearing", "by review, ideally 14th birthday", "ideally"),
        ("every 3 to 4 weeks after hearing", "every 2 to 4 weeks after hearing", "interval"),
        ("every 2 to 4 weeks after hearing", "every 2 to 5 weeks after hearing", "interval"),
        ("every 2 weeks after hearing", "every 2 months after hearing", "interval"),
        ("every week after hearing", "every week after review", "anchor"),
        ("every week after hearing", "every week after hearing until review", "series-end"),
        ("every week after hearing until 14th birthday",
         "every week after hearing until review", "series-end"),
        ("every week after hearing until review",
         "every week after hearing until review if known", "series-end"),
        ("every week after hearing, 3 times", "every week after hearing, 4 times", "series-end"),
        ("every week after hearing, superseded from review",
         "every week after hearing, superseded from 14th birthday", "series-end"),
        ("6 weeks before hearing", "6 weeks after review", "timing"),
        ("6 weeks before hearing", "8 weeks after hearing", "timing"),
        ("6 weeks before hearing", "8 days after hearing", "timing"),
        ("by hearing", "when needed", "timing"),
        ("by hearing, else when needed", "when needed", "timing"),
        ("by hearing, or by review", "by hearing, or by review, or by birth", "timing"),
        ("by hearing", "every week after hearing", "timing"),
        ("by halfway between hearing and review", "by halfway between hearing and birth", "anchor"),
    ],
)  # fmt: skip
def test_what_of_a_sentence_is_another_names_the_change(was: str, now: str, kind: str) -> None:
    old, new = (parse_sentence(text, SCOPE) for text in (was, now))
    assert (timing_kind(old, new), timing_kind(new, old)) == (kind, kind)
