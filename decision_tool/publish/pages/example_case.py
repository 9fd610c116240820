"""One made-up case for each pathway, so that a page can show its rules at work.

The dates are fixed: the same guidance always gives the same pages. They follow the
order in which the steps name them, ten weeks apart, each on the same weekday.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from decision_tool.core.days.dates import add_days, add_months, attains
from decision_tool.core.guidance.model import Guidance, Pathway, Step
from decision_tool.core.guidance.rule import (
    Age,
    Anchor,
    Birthday,
    Choice,
    Point,
    Rule,
    Sentence,
    Series,
)
from decision_tool.core.planning.index import index_of
from decision_tool.publish.pages.example_guards import START, ExampleCase, satisfying
from decision_tool.publish.pages.rule_points import (
    anchors,
    guard_points,
    roots,
    rule_points,
    sentence_points,
)

APART = 70
YOUNG = 6
"""The child's age at the start, where nothing is counted from an age."""


def example_case(guidance: Guidance, pathway: Pathway) -> ExampleCase:
    """Return the made-up case of *pathway*, with every date its rules can ask for."""
    birth_key = index_of(guidance).births[0]
    dates = _Dates(birth_key, index_of(guidance).steps)
    for step in pathway.steps:
        dates.add_rule(step.rule)
    for step in pathway.steps:
        for guard in (step.only_if, *(branch.guard for branch in step.rule)):
            for point in guard_points(guard):
                dates.add(point)
    if not _counts_from_birth(pathway, birth_key):
        dates.chosen.setdefault(birth_key, add_months(START, -12 * YOUNG))
    case = ExampleCase(pathway.id, _in_order(dates.chosen, guidance), birth_key)
    for step in pathway.steps:  # every step of the pathway is to be seen at work
        case, _ = satisfying(step.only_if, case, guidance)
    return case


def _counts_from_birth(pathway: Pathway, birth_key: str) -> bool:
    """Tell whether the birth is an event of the pathway and not only what ages rest on."""
    rules = (step.rule for step in pathway.steps)
    points = (point for rule in rules for point in rule_points(rule))
    return any(one.id == birth_key for point in points for one in anchors(point))


class _Dates:
    """Gives each date the next free day, in the order in which rules name them."""

    def __init__(self, birth_key: str, steps: Mapping[str, Step]) -> None:
        self.birth_key = birth_key
        self.steps = steps
        self.chosen: dict[str, date] = {}
        self._last: date | None = None

    def add_rule(self, rule: Rule) -> None:
        for branch in rule:
            apart = _long_enough(branch.sentence)
            for point in sentence_points(branch.sentence):
                self.add(point, apart)

    def add(self, point: Point, apart: int = APART) -> None:
        for root in roots(point):
            match root:
                case Anchor(is_step=True):
                    self.add_rule(self.steps[root.id].rule)
                case Anchor():
                    self._add_key(root.id, apart)
                case Choice():
                    self.add(preferred(root, self.birth_key), apart)
                case Birthday():
                    self._add_age(root.years, 0)
                case Age():
                    self._add_age(root.years, root.months)

    def _add_key(self, key: str, apart: int) -> None:
        if key not in self.chosen:
            self._last = self.chosen[key] = self._next(apart)

    def _add_age(self, years: int, months: int) -> None:
        birth = self.chosen.get(self.birth_key)
        if birth is None:
            birth = self.chosen[self.birth_key] = add_months(
                self._next(APART), -12 * years - months
            )
        reached = attains(birth, years, months)
        self._last = max(self._last or reached, reached)

    def _next(self, apart: int) -> date:
        if self._last is None:
            return START
        day = add_days(self._last, apart)
        return add_days(day, (START.weekday() - day.weekday()) % 7)


def _long_enough(sentence: Sentence) -> int:
    """Return how far apart to set dates, so that a series between them has a few meetings."""
    if not isinstance(sentence, Series):
        return APART
    return max(APART, 2 * sentence.most * {"week": 7, "month": 31}.get(sentence.unit, 1))


def preferred(choice: Choice, birth_key: str) -> Point:
    """Return the point to show for a choice: the first that is not the birth itself."""
    others = [one for one in choice.points if one != Anchor(birth_key)]
    return others[0] if others else choice.points[0]


def _in_order(chosen: dict[str, date], guidance: Guidance) -> dict[str, date]:
    """Return the dates so that no pair breaks the order the guidance states (CONTRACT 19)."""
    dates = dict(chosen)
    for _ in guidance.date_order:
        for earlier, later in guidance.date_order:
            if earlier in dates and later in dates and dates[earlier] > dates[later]:
                dates[earlier], dates[later] = dates[later], dates[earlier]
    return dates
