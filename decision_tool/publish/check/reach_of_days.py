"""How far apart the days of a timing sentence can be, whatever dates are given.

Two days can be compared where both are counted from the same point: `before initial` ends one
day before `from initial` begins. Months are counted by their shortest and longest lengths.
"""

from __future__ import annotations

from dataclasses import dataclass

from decision_tool.core.guidance import rule

DAYS_OF_A_MONTH = 365.2425 / 12
UNEVEN = 4
"""No number of months is further than this from its average length in days."""
LONGEST_MONTH = 31


@dataclass(frozen=True, slots=True)
class Reach:
    """A day that lies *least* to *most* days after *base*, a point or the day of birth."""

    base: object
    least: float
    most: float

    def moved(self, least: float, most: float) -> Reach:
        """Return the reach of a day some days later."""
        return Reach(self.base, self.least + least, self.most + most)

    def is_after(self, other: Reach) -> bool:
        """Tell whether the day always comes after another, of the same base."""
        return self.base == other.base and self.least > other.most


def reach_of(point: rule.Point) -> Reach:
    """Return where a point lies; what cannot be told is a base of its own."""
    match point:
        case rule.Birthday():
            return Reach("birth", *_months(12 * point.years))
        case rule.Age():
            return Reach("birth", *_months(12 * point.years + point.months))
        case rule.Shift(amount=rule.Amount(answer=None) as amount):
            least, most = _length(amount)
            inner = reach_of(point.point)
            return (
                inner.moved(least, most)
                if point.direction == "after"
                else inner.moved(-most, -least)
            )
        case rule.MonthEnd():
            first = LONGEST_MONTH - 3 if point.months_after else 0
            return reach_of(point.point).moved(first, LONGEST_MONTH * (point.months_after + 1))
        case _:
            return Reach(point, 0, 0)


def _length(amount: rule.Amount) -> tuple[float, float]:
    match amount.unit:
        case "day":
            return amount.count, amount.count
        case "week":
            return 7 * amount.count, 7 * amount.count
        case "month":
            return _months(amount.count)
        case "year":
            return _months(12 * amount.count)
        case "working day":
            return amount.count, 3 * amount.count + 2 * LONGEST_MONTH


def _months(count: int) -> tuple[float, float]:
    return count * DAYS_OF_A_MONTH - UNEVEN, count * DAYS_OF_A_MONTH + UNEVEN


Ends = tuple[Reach | None, Reach | None]
"""The first and the last day of a window, where it has them."""


def ends_of(window: rule.Window) -> Ends:
    """Return where a window starts and ends; nothing is told of a kind that is not known here."""
    match window:
        case rule.By():
            return None, reach_of(window.point)
        case rule.Before():
            return None, reach_of(window.point).moved(-1, -1)
        case rule.After():
            return reach_of(window.point).moved(1, 1), None
        case rule.From() | rule.AtOnce():
            return reach_of(window.point), None
        case rule.On():
            return reach_of(window.point), reach_of(window.point)
        case rule.Within(amount=rule.Amount(answer=None)):
            return reach_of(window.point), reach_of(window.point).moved(*_length(window.amount))
        case rule.Within():
            return reach_of(window.point), None
        case rule.Between():
            return reach_of(window.start).moved(1, 1), reach_of(window.end).moved(-1, -1)
        case rule.InWeeks():
            start = reach_of(window.point)
            first, last = 7 * (window.first - 1), 7 * window.last - 1
            return start.moved(first, first), start.moved(last, last)
        case _:  # pragma: no cover - a kind added later: it refuses nothing until it is told here
            return None, None
