"""A later anchor never gives an earlier day, whatever the form of the sentence."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.guidance_builder import guidance, rows_of

SENTENCES = (
    "8 weeks before hearing",
    "6 months before hearing",
    "4 weeks after hearing",
    "1 month after hearing",
    "2 years after hearing",
    "about 30 days after hearing",
    "at least 7 days before hearing",
    "by hearing",
    "before hearing",
    "after hearing",
    "from hearing",
    "on hearing",
    "within 1 week of hearing",
    "within 1 month of hearing",
    "within 10 working days of hearing",
    "between hearing and 6 months after hearing",
    "in weeks 5 to 6 from hearing",
    "as soon as possible after hearing",
    "as soon as possible after hearing, else when needed",
    "by hearing, or from review",
    "by review, else hearing",
    "by the later of hearing and review",
    "by the earlier of hearing and review",
    "by halfway between hearing and review",
    "by the end of the month of hearing",
    "by the end of the month after hearing",
    "from hearing and at least 7 days before review",
    "in weeks 5 to 6 from hearing, ideally 5 weeks after hearing",
    "on 18th birthday",
    "6 months before 18th birthday",
    "at age 15 years 7 months",
    "every month after hearing, 4 times",
    "every 2 weeks after hearing, 4 times",
    "every 3 to 6 months after hearing, 3 times",
    "by first",
    "every month after first, 3 times",
)
STEPS = {"first": "2 months before hearing"}

# Bank holidays of the small guidance are known for these years.
days = st.dates(date(2026, 2, 1), date(2027, 6, 30))


def _bounds(sentence: str, anchor: date) -> dict[tuple[str, str], str]:
    """Return every earliest and latest day, by row, with the anchor on that day."""
    built = guidance({**STEPS, "it": sentence})
    given_days = {"hearing": anchor, "birth": anchor, "review": date(2027, 12, 31)}
    dates = {key: day.isoformat() for key, day in given_days.items()}
    rows: dict[str, dict[str, Any]] = rows_of(built, dates=dates)
    return {(name, end): row[end] for name, row in rows.items() for end in ("earliest", "latest")}


@pytest.mark.parametrize("sentence", SENTENCES)
@given(anchor=days, later=st.integers(1, 62))
def test_a_later_anchor_never_gives_an_earlier_day(sentence: str, anchor: date, later: int) -> None:
    before, after = _bounds(sentence, anchor), _bounds(sentence, anchor + timedelta(later))
    assert before.keys() == after.keys()
    for place, day in before.items():
        moved = after[place]
        assert (day is None) == (moved is None), place
        assert day is None or day <= moved, place
