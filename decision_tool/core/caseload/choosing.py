"""Stay or move, chosen on the team's timetable for cases begun under an earlier edition.

Only the files that were chosen for are read again: each child keeps the line it stands on, and is
planned by the edition that the case goes by now.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from decision_tool.core.caseload.as_one import held_as_one
from decision_tool.core.caseload.child import BadRow, Child
from decision_tool.core.caseload.folder import TeamFile, read_folder
from decision_tool.core.caseload.plan import Caseload, by_lead, steps_of, warned
from decision_tool.core.caseload.read import told_twice
from decision_tool.core.caseload.team_editions import TeamEditions
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.plan import Plan, make_plan
from decision_tool.core.progress import Progress, untold
from decision_tool.core.saved.choosing import Choice

Choices = Mapping[str, Choice]
"""What was chosen, by the name of the file."""


def with_choices(
    caseload: Caseload,
    files: Sequence[TeamFile],
    choices: Choices,
    editions: TeamEditions,
    progress: Progress = untold,
) -> Caseload:
    """Return the caseload with what was chosen for some of its *files*.

    *progress* hears of each file and child that is looked at again. A case of which the edition it
    would move to has nothing any more is a row at fault. Days that were marked are not in it.
    """
    if not choices:
        return caseload
    own = caseload.by_edition[""]
    again, faulty = _read_again(caseload, files, choices, editions, progress)
    pairs = {
        child.line: (child, plan)
        for child, plan in zip(caseload.children, caseload.plans, strict=True)
        if child.file not in choices
    }
    by_edition = {"": own}
    for child in told_twice([*(child for child, _ in pairs.values()), *again.values()]):
        if child.edition not in by_edition:
            by_edition[child.edition] = editions.of(child.edition)
        if child.line in again:
            progress(0, 0)
            plan = make_plan(by_edition[child.edition], child.given)
            pairs[child.line] = warned(child, plan), plan
    return _together(caseload, [pairs[line] for line in sorted(pairs)], faulty, by_edition)


def _read_again(
    caseload: Caseload,
    files: Sequence[TeamFile],
    choices: Choices,
    editions: TeamEditions,
    progress: Progress,
) -> tuple[dict[int, Child], list[BadRow]]:
    """Return the children of the files that were chosen for, by their lines, and rows at fault."""
    lines = {(one.file, one.label): one.line for one in caseload.children}
    first = {one.file: one.line for one in reversed(caseload.children)}
    again: dict[int, Child] = {}
    faulty: list[BadRow] = []
    for file in files:
        if file.name in choices and file.name in first:
            chosen = replace(file, choice=choices[file.name])
            own, today = caseload.by_edition[""], caseload.today
            progress(0, 0)
            sheet = read_folder([chosen], own, today, editions=editions)
            again |= {
                line: replace(one, line=line)
                for one in sheet.children
                if (line := lines.get((file.name, one.label)))
            }
            faulty += [replace(one, line=first[file.name]) for one in sheet.bad]
    return again, faulty


def _together(
    caseload: Caseload,
    pairs: Sequence[tuple[Child, Plan]],
    faulty: Sequence[BadRow],
    by_edition: Mapping[str, Guidance],
) -> Caseload:
    """Return the caseload of other plans."""
    steps = [step for child, plan in pairs for step in steps_of(child, plan, caseload.today)]
    before = {row.source for row in caseload.bad}
    return replace(
        caseload,
        children=tuple(child for child, _ in pairs),
        plans=tuple(plan for _, plan in pairs),
        steps=tuple(sorted(steps, key=by_lead)),
        bad=(*caseload.bad, *(row for row in faulty if row.source not in before)),
        stood={},
        by_edition=by_edition,
        ones=held_as_one(pairs),
    )
