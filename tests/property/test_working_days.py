"""Working days are counted as somebody else's calendar of England and Wales counts them."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
from hypothesis import given
from hypothesis import strategies as st

from tests.property.inputs import rows

YEARS = range(2012, 2061)
CLOSED = holidays.country_holidays("GB", subdiv="ENG", years=YEARS)


def _is_working(day: date) -> bool:
    return day.weekday() < 5 and day not in CLOSED


@given(st.dates(date(2012, 1, 1), date(2060, 11, 30)))
def test_the_tenth_working_day_is_the_tenth(event: date) -> None:
    row = rows({"pathways": ["remand"], "dates": {"remand": event.isoformat()}})["remand/initial"]
    latest = date.fromisoformat(row["latest"])
    counted = [event + timedelta(n) for n in range(1, (latest - event).days + 1)]
    assert sum(_is_working(day) for day in counted) == 10
    assert _is_working(latest)


@given(st.dates(date(2012, 1, 1), date(2060, 12, 31)))
def test_the_same_days_are_non_working(filing: date) -> None:
    dates = {"qaag": (filing + timedelta(weeks=6)).isoformat()}
    row = rows({"pathways": ["adoption"], "dates": dates})["adoption/initial"]
    assert row["latest"] == filing.isoformat()
    assert (row["non_working"] is None) == _is_working(filing)
