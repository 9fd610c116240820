"""Changes the made-up case until a condition holds: answers given, one date moved past another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from decision_tool.core.days.dates import add_days, add_months
from decision_tool.core.guidance import rule
from decision_tool.core.guidance.model import Guidance, Step
from decision_tool.core.planning.given import Given
from decision_tool.core.planning.outcome import Found
from decision_tool.core.planning.planner import Planner
from decision_tool.core.planning.points import resolve_point
from decision_tool.publish.pages.rule_points import roots, sentence_points

START = date(2027, 1, 13)
"""A Wednesday: days counted in whole weeks from it stay clear of weekends and holidays."""
PAST = 14
"""How many days past another a date is moved, where a condition asks for it."""


@dataclass(frozen=True, slots=True)
class ExampleCase:
    """What is known of the made-up case of one pathway."""

    pathway: str
    dates: dict[str, date]
    birth_key: str

    def given(self, answers: dict[str, str]) -> Given:
        """Return the case as the engine takes it."""
        # Planned well ahead, so that nothing in an example is overdue.
        today = add_months(START, -12)
        return Given((self.pathway,), dict(self.dates), answers, today=today)


def satisfying(
    guard: rule.Guard | None, case: ExampleCase, guidance: Guidance
) -> tuple[ExampleCase, dict[str, str]]:
    """Return the case changed so that *guard* can hold, and the answers it then needs."""
    match guard:
        case rule.AnswerIs():
            return case, {guard.question: guard.value}
        case rule.AllOf():
            answers: dict[str, str] = {}
            for part in guard.guards:
                case, more = satisfying(part, case, guidance)
                answers |= more
            return case, answers
        case rule.Compare():
            return _compared(guard, case, guidance), {}
        case _:
            return case, {}


def _compared(guard: rule.Compare, case: ExampleCase, guidance: Guidance) -> ExampleCase:
    """Return the case with the left-hand date moved to the side that the guard wants."""
    left = guard.left
    facts = Planner(guidance, case.given({})).facts
    right = resolve_point(guard.right, facts)
    if not isinstance(left, rule.Anchor) or left.is_step or not isinstance(right, Found):
        return case
    day = add_days(right.day, -PAST if "before" in guard.order else PAST)
    return replace(case, dates={**case.dates, left.id: day})


def conditions(step: Step, branch: rule.Branch, steps: Mapping[str, Step]) -> list[rule.Guard]:
    """Return what must hold for one case of *step*, with all that it is counted from."""
    counted = _conditions_of_points(branch.sentence, steps)
    own = [guard for guard in (step.only_if, branch.guard) if guard]
    return [*counted, *own]


def _conditions_of_points(sentence: rule.Sentence, steps: Mapping[str, Step]) -> list[rule.Guard]:
    found: list[rule.Guard] = []
    for root in (root for point in sentence_points(sentence) for root in roots(point)):
        if isinstance(root, rule.Anchor) and root.is_step:
            step = steps[root.id]
            found += [step.only_if] if step.only_if else []
            for branch in step.rule:
                found += _conditions_of_points(branch.sentence, steps)
    return found
