"""The reply of `pathways readings` as types. The schema in `docs/schemas/` is made from them."""

from __future__ import annotations

from typing import Literal, TypedDict

from decision_tool.core.days.dates import IsoDay


class SpreadJson(TypedDict):
    """The fewest and the most days; a day later counts as positive."""

    least: int
    most: int


class WindowJson(TypedDict):
    """An earliest and a latest day; null where no limit is stated."""

    earliest: IsoDay | None
    latest: IsoDay | None


class FirstDifferenceJson(TypedDict):
    """The first day on which the two readings differ, and what each gives."""

    day: IsoDay
    ours: list[WindowJson]
    other: list[WindowJson]


EffectJson = TypedDict(
    "EffectJson",
    {
        "from": IsoDay,
        "to": IsoDay,
        "days": int,
        "differ": int,
        "left_out": int,
        "earliest": SpreadJson | None,
        "latest": SpreadJson | None,
        "count": SpreadJson | None,
        "gains": list[str],
        "loses": list[str],
        "first": FirstDifferenceJson | None,
    },
)


class ComparisonJson(EffectJson):
    """One step under our reading and under the other, and how often they differ."""

    step: str
    ours: str
    other: str
    varied: str
    assuming: dict[str, int]


class ComparedReadingJson(TypedDict):
    """One reading that has an alternative."""

    id: str
    question: str
    chosen: str
    alternative: str | None
    effect: str | None
    status: Literal["assumed", "confirmed"]
    confirmed_by: str | None
    confirmed_on: str | None
    comparisons: list[ComparisonJson]


ReadingsJson = TypedDict(
    "ReadingsJson",
    {"schema": int, "from": IsoDay, "to": IsoDay, "readings": list[ComparedReadingJson]},
)
