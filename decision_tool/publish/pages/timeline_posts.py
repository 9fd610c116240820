"""The dates on the line of a timeline: what the steps of a pathway are counted from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from decision_tool.core.days.dates import ordinal
from decision_tool.core.guidance.model import Guidance, Pathway
from decision_tool.core.guidance.rule import Age, Anchor, Birthday, Choice, Point
from decision_tool.core.planning.outcome import Found
from decision_tool.core.planning.planner import Planner
from decision_tool.core.planning.points import age_phrase, resolve_point
from decision_tool.core.words import capital, small
from decision_tool.publish.pages.example_case import preferred
from decision_tool.publish.pages.example_guards import ExampleCase
from decision_tool.publish.pages.rule_points import roots, rule_points


@dataclass(frozen=True, slots=True)
class Post:
    """A date that others are counted from."""

    label: str
    day: date


def posts(guidance: Guidance, pathway: Pathway, case: ExampleCase) -> list[Post]:
    """Return the posts in order of time; a step of *pathway* itself is a mark, not a post."""
    return _Posts(guidance, pathway, case).all()


class _Posts:
    """Finds the roots of every rule, and gives each a label and a day of the made-up case."""

    def __init__(self, guidance: Guidance, pathway: Pathway, case: ExampleCase) -> None:
        self.pathway, self.case = pathway, case
        self.facts = Planner(guidance, case.given({})).facts
        self.labels = {key.id: key.short for key in guidance.key_dates}
        self.labels |= {
            step.id: step.title for step in guidance.steps() if step.pathway != pathway.id
        }
        points = [point for step in pathway.steps for point in rule_points(step.rule)]
        self.roots = [root for point in points for root in roots(point)]

    def all(self) -> list[Post]:
        shown = dict.fromkeys(self._shown(root) for root in self.roots)
        labels = {point: self._label(point) for point in shown}
        for root in self.roots:
            if isinstance(root, Choice) and not self._is_shown_apart(root, labels):
                labels[self._shown(root)] = self._joined(root)
        found = [Post(label, day) for point, label in labels.items() if (day := self._day(point))]
        return sorted((post for post in found if post.label), key=lambda post: post.day)

    def _shown(self, root: Point) -> Point:
        return preferred(root, self.case.birth_key) if isinstance(root, Choice) else root

    def _is_shown_apart(self, choice: Choice, labels: dict[Point, str]) -> bool:
        """Tell whether another date of the choice has a post of its own."""
        return any(one in labels for one in choice.points if one != self._shown(choice))

    def _joined(self, choice: Choice) -> str:
        first, *others = [label for one in choice.points if (label := self._label(one))]
        words = " or ".join([first, *(small(other) for other in others)])
        return f"{words}, the {choice.mode}" if choice.mode in ("later", "earlier") else words

    def _label(self, point: Point) -> str:
        match point:
            case Anchor():
                return self.labels.get(point.id, "")
            case Birthday():
                return f"{ordinal(point.years)} birthday"
            case Age():
                return capital(age_phrase(point.years, point.months))
            case _:
                return ""

    def _day(self, point: Point) -> date | None:
        found = resolve_point(point, self.facts)
        return found.day if isinstance(found, Found) else None
