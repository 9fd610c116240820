"""Plans each child of a table, and puts the steps of all of them in one order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from decision_tool.core.caseload.as_one import One, RowAt, held_as_one
from decision_tool.core.caseload.child import BadRow, Child, Repair
from decision_tool.core.caseload.columns import Column
from decision_tool.core.caseload.folder import files_in, read_folder
from decision_tool.core.caseload.read import Sheet, read_sheet
from decision_tool.core.caseload.team_editions import TeamEditions
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.plan import Plan, make_plan
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.progress import Progress, untold
from decision_tool.core.timetable.display import GroupId
from decision_tool.core.timetable.row_words import group_of, lead_day
from decision_tool.core.timetable.series_rows import missed_again

NOBODY = "none"
"""Stands for who arranges a step where the guide names nobody."""
OFTEN = 20
"""Progress is told after so many children: telling it costs more than planning one."""
BEHIND: frozenset[str] = frozenset({"held", "passed", "not-needed"})
"""The groups in which nothing is left to do."""


@dataclass(frozen=True, slots=True)
class CaseStep:
    """One step of one child, and its group in that child's own timetable.

    *is_told*: another row of its series tells of it, for what was missed is one thing to do.
    """

    child: Child
    row: PlannedStep
    group: GroupId | Literal["overdue"]
    is_told: bool

    @property
    def arranger(self) -> str:
        """Return the id of the role that arranges it."""
        return self.row.step.arranged_by or NOBODY

    @property
    def is_to_do(self) -> bool:
        """Tell whether something is left to do."""
        return self.group not in BEHIND

    @property
    def lead(self) -> date | None:
        """Return the day its row leads with: the one for the diary, while it is still ahead.

        What was due before today leads with the day it was due: booking it is another matter.
        """
        return self.row.day if self.is_late else lead_day(self.row)

    @property
    def is_late(self) -> bool:
        """Tell whether its last day has passed and nothing says that it was held."""
        return self.group == "overdue"

    @property
    def is_missed(self) -> bool:
        """Tell whether its last day has passed and somebody said that it was not held."""
        return self.group == "late"

    @property
    def is_near(self) -> bool:
        """Tell whether it is to be held in the next four weeks, or now."""
        return self.group in ("soon", "late")

    @property
    def is_provisional(self) -> bool:
        """Tell whether its day rests on a date that may still move."""
        return self.row.is_provisional(self.child.provisional)


@dataclass(frozen=True, slots=True)
class Caseload:
    """Everything of one table: how it was read, each child's plan, each step in a fixed order.

    *children* and *plans* stand in the order of the table; *steps* by day, then reference.
    *stood* has each row that was marked held since, by line and row, as it stood before.
    *by_edition* has the guidance that children are planned by, under "" that of the team.
    *asides* says which rows are no child. *ones* has the meetings that are held as one, by each of
    their rows, as they stood before anything was marked.
    """

    today: date
    columns: tuple[Column, ...]
    children: tuple[Child, ...]
    plans: tuple[Plan, ...]
    steps: tuple[CaseStep, ...]
    bad: tuple[BadRow, ...]
    remarks: tuple[str, ...]
    repairs: tuple[Repair, ...] = ()
    stood: Mapping[tuple[int, str], CaseStep] = field(default_factory=dict)
    by_edition: Mapping[str, Guidance] = field(default_factory=dict)
    asides: tuple[str, ...] = ()
    ones: Mapping[RowAt, One] = field(default_factory=dict)

    def guidance_of(self, child: Child) -> Guidance:
        """Return the guidance that a child is planned by."""
        return self.by_edition[child.edition]

    def one_of(self, step: CaseStep) -> One | None:
        """Return the meeting that a step is held as with others', if it is."""
        return self.ones.get((step.child.line, step.row.id))

    @property
    def rows(self) -> int:
        """Return how many rows the table has, planned or not; no heading and no total."""
        return len(self.children) + len(self.bad)


def plan_caseload(  # noqa: PLR0913, PLR0917 - each is asked for by itself
    text: str,
    guidance: Guidance,
    today: date,
    progress: Progress = untold,
    accepted: frozenset[str] = frozenset(),
    editions: TeamEditions | None = None,
) -> Caseload:
    """Return the plans of every row that can be planned of the table, or folder, in *text*.

    *accepted* are the ids of the repairs that somebody took. A saved case is planned by the one of
    *editions* that it goes by; all go by *guidance* where None are given. Raises FaultsError where
    the text is no such table.
    """
    files = files_in(text)
    if files is None:
        sheet = read_sheet(text, guidance, today, accepted, progress)
    else:
        sheet = read_folder(files, guidance, today, accepted, progress, editions)
    by_edition = {"": guidance}
    if editions:
        versions = {child.edition for child in sheet.children}
        by_edition |= {version: editions.of(version) for version in editions.in_order(versions)}
    plans = tuple(_plans(sheet, by_edition, progress))
    children = tuple(map(warned, sheet.children, plans))
    steps = [
        step
        for child, plan in zip(children, plans, strict=True)
        for step in steps_of(child, plan, today)
    ]
    steps.sort(key=by_lead)
    bad, remarks, repairs = sheet.bad, sheet.remarks, sheet.repairs
    return Caseload(
        today,
        sheet.columns,
        children,
        plans,
        tuple(steps),
        bad,
        remarks,
        repairs,
        by_edition=by_edition,
        asides=sheet.asides,
        ones=held_as_one(zip(children, plans, strict=True)),
    )


def warned(child: Child, plan: Plan) -> Child:
    """Return the child with the problems of the plan among the warnings."""
    if not plan.problems:
        return child
    told = (one.message for one in plan.problems)
    return replace(child, warnings=(*child.warnings, *told))


def _plans(sheet: Sheet, by_edition: Mapping[str, Guidance], progress: Progress) -> list[Plan]:
    plans, total = [], len(sheet.children)
    for done, child in enumerate(sheet.children):
        if done % OFTEN == 0:
            progress(done, total)
        plans.append(make_plan(by_edition[child.edition], child.given))
    progress(total, total)
    return plans


def steps_of(child: Child, plan: Plan, today: date) -> list[CaseStep]:
    """Return the steps of one child, in the order of the plan."""
    told = missed_again(plan.steps, today)
    return [CaseStep(child, row, _group(row, child, today), row.id in told) for row in plan.steps]


def _group(row: PlannedStep, child: Child, today: date) -> GroupId | Literal["overdue"]:
    """Return the group of a row; what is past and only a guide is still to do now."""
    group = group_of(row, today, child.not_held)
    if group == "unmarked":
        return "overdue" if row.overdue else "soon"
    return group


def by_lead(step: CaseStep) -> tuple[date, str, int]:
    """Return what puts the steps of all children in one order: by day, then reference."""
    return step.lead or date.max, step.child.reference, step.child.line


def check_arranger(arranger: str, caseload: Caseload, where: str) -> None:
    """Raise FaultsError, at *where*, for a role that no edition has by which a child is planned.

    Of these roles the ones that arrange something are named.
    """
    editions = caseload.by_edition.values()
    roles = dict.fromkeys(role.id for one in editions for role in one.roles)
    if arranger in ("", NOBODY, *roles):
        return
    arranging = {step.arranged_by for one in editions for step in one.steps()}
    hint = f"Write one of: {', '.join([*(one for one in roles if one in arranging), NOBODY])}."
    raise FaultsError([Fault(where, f"there is no role {arranger!r}.", hint)])


def arranged_by(caseload: Caseload, arranger: str) -> tuple[CaseStep, ...]:
    """Return the steps that *arranger* arranges; all of them where that is empty."""
    if not arranger:
        return caseload.steps
    return tuple(step for step in caseload.steps if step.arranger == arranger)
