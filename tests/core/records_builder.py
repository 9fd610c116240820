"""Small guidance whose steps name forms, and the records of its timetables."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

from decision_tool.core.guidance.model import (
    Guidance,
    Invitee,
    Pathway,
    RecordForm,
    RecordIf,
    Role,
)
from decision_tool.core.guidance.rule import AnswerIs
from decision_tool.core.records.fills import Known
from decision_tool.core.records.records import Record, Records, records_of
from tests.core.guidance_builder import guidance, plan_of

ROLES = (Role("worker", "Social worker"), Role("nurse", "Nurse"), Role("tutor", "Tutor"))


def form(name: str, one_per: Literal["step", "form", "nothing"], owner: str = "") -> RecordForm:
    return RecordForm(name, name.capitalize(), "F01", "full", "", (), one_per, owner)


FORMS = (
    form("minutes", "step"),
    form("agreement", "form"),
    form("map", "nothing", "The assessor"),
    form("report", "nothing"),
)
WHEN_COMPLEX = RecordIf("agreement", AnswerIs("complex", "yes"))


def recorded(steps: dict[str, str], **more: Any) -> Guidance:
    """Return guidance as `guidance` does, with forms and roles; overlay ``o`` adds a nurse."""
    built = guidance(steps, **more)
    overlay = Pathway(
        "o", "P2", "Overlay", "", "guide", "group", "home", (), "p", (Invitee("nurse"),)
    )
    pathways = (*built.pathways, overlay)
    return replace(built, roles=ROLES, records=FORMS, pathways=pathways)


def found(
    built: Guidance,
    rows: list[str] | None = None,
    *,
    provisional: frozenset[str] = frozenset(),
    reference: str = "",
    **given: Any,
) -> Records:
    """Return the records of pathway ``p`` on Monday 7 September 2026."""
    plan = plan_of(built, **{"today": "2026-09-07", **given})
    return records_of(built, Known(plan, provisional, reference), rows)


def fills_of(records: Records, name: str) -> dict[str, str]:
    """Return what is known for the first record of row ``p/name``."""
    return next(one.fills for one in records.records if one.row == f"p/{name}")


def keys(records: Records) -> list[tuple[str, str]]:
    """Return row and document of each record, in order."""
    return [_key(one) for one in records.records]


def _key(record: Record) -> tuple[str, str]:
    return record.row.removeprefix("p/"), record.document
