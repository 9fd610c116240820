"""Brothers and sisters of small guidance, and the lines that one would read of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from decision_tool.core.family.joint import Joint, JointRow, joint_timetable
from decision_tool.core.family.member import Member, RowOf, member
from decision_tool.core.guidance.model import Guidance, Invitee, Role
from decision_tool.core.planning.given import load_given
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.timetable.timetable import Asked
from tests.core.display_builder import words
from tests.core.guidance_builder import guidance

ROLES = (
    Role("chair", "Chair", phrase="the chair"),
    Role("worker", "Social worker", phrase="the social worker"),
    Role("school", "School", phrase="the school"),
)
MET: dict[str, Any] = {"arranged_by": "chair", "invite": (Invitee("worker"),)}
"""Who a meeting has that several children can share."""


def family_guidance(
    steps: dict[str, str], other: dict[str, str] | None = None, **more: Any
) -> Guidance:
    """Return guidance of pathway ``p``, and of ``q`` with the *other* steps, with people.

    *more* gives further fields of a step; one that is not named has no people.
    """
    base = guidance(steps, **more)
    (second,) = guidance(other or {}, **more).pathways
    as_q = tuple(replace(one, id=one.id.replace("p/", "q/")) for one in second.steps)
    second = replace(second, id="q", title="Other pathway", steps=as_q)
    pathways = (*base.pathways, second) if other else base.pathways
    return replace(base, roles=ROLES, pathways=pathways)


def child(label: str, built: Guidance, asked: Asked | None = None, **given: Any) -> Member:
    """Return a child on Monday 7 September 2026, of pathway ``p`` if no other is named."""
    plain = {"pathways": ["p"], "today": "2026-09-07", **given}
    plan = make_plan(built, load_given(plain, built, needs_pathway=bool(plain["pathways"])))
    return member(label, plan, built, asked)


def rows(*names: str) -> list[RowOf]:
    """Return the rows named as one writes them: ``A p/visit``."""
    return [RowOf(*name.split(" ")) for name in names]


def joint_of(built: Guidance, *members: Member, together: Sequence[Sequence[RowOf]] = ()) -> Joint:
    """Return the joint timetable of children of that guidance."""
    return joint_timetable(members, built, together)


def lines(joint: Joint) -> list[str]:
    """Return the timetable as lines: groups, and each row with its days and a cell a child."""
    found = []
    for group in joint.groups:
        found.append(f"{group.title}: {len(group.rows)}")
        found += [f"  {_line(row)}" for row in group.rows]
    return found


def _line(row: JointRow) -> str:
    return " | ".join((_first(row), *(cell or "-" for cell in row.cells)))


def _first(row: JointRow) -> str:
    return "".join(_parts(row))


def _parts(row: JointRow) -> Iterator[str]:
    yield words(row.when)
    yield f" ({'; '.join(row.due)})" if row.due else ""
    yield f" {row.title}"
    yield f", {words(row.then)}" if row.then else ""
