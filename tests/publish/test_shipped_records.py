"""The records of the pathways as shipped, asked for as the page asks."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from decision_tool.core.guidance.codec import encode
from decision_tool.core.guidance.model import Pathway
from decision_tool.publish.engine.trials import trials
from decision_tool.publish.records.documents import documents
from decision_tool.requests import bridge
from tests.shipped import library

ROOT = Path(__file__).parents[2]


PATHWAYS = library().guidance.pathways
WITH_MEETINGS = [one for one in PATHWAYS if any(step.kind == "meeting" for step in one.steps)]
OVERLAYS = [one for one in PATHWAYS if one not in WITH_MEETINGS]


@pytest.fixture(autouse=True)
def _started() -> None:
    bridge.start(json.dumps(encode(library().guidance)))


@cache
def forms() -> dict[str, dict[str, Any]]:
    """Return the form of each pathway with every date and answer."""
    asked = [json.loads(one) for one in trials(library().guidance)]
    whole = [one["form"] for one in asked if one["ask"] == "plan" and "form" in one]
    return {one["pathways"][0]: one for one in whole if one["pathways"]}


def records(form: dict[str, Any]) -> list[dict[str, Any]]:
    answer = json.loads(bridge.reply(json.dumps({"ask": "records", "form": form})))
    found: list[dict[str, Any]] = answer["records"]
    return found


@pytest.mark.parametrize("pathway", WITH_MEETINGS, ids=lambda one: one.id)
def test_the_first_joint_supervision_has_a_record_that_is_made(pathway: Pathway) -> None:
    made = {one.id for one in documents(library())}
    listed = records(forms()[pathway.id])
    first = next(step for step in pathway.steps if step.kind == "meeting").id

    assert {one["document"] for one in listed} <= made
    assert [one for one in listed if one["row"].partition("#")[0] == first]


@pytest.mark.parametrize("pathway", OVERLAYS, ids=lambda one: one.id)
def test_a_pathway_without_meetings_shows_in_the_records_of_its_base(pathway: Pathway) -> None:
    form = forms()[pathway.id]
    roles = {role.id: role.title for role in library().guidance.roles}
    added = {roles[one.role] for one in pathway.adds_invitees}
    listed = records({**form, "pathways": [pathway.needs_pathway, pathway.id]})

    assert records(form) == []
    assert listed
    assert all(added & set(one["fills"].values()) for one in listed)


def test_no_record_knows_more_than_its_form_has_room_for() -> None:
    made = {one.id: {field.fill for field in one.fields()} for one in documents(library())}
    everything = {**forms()[PATHWAYS[0].id], "pathways": [one.id for one in PATHWAYS]}

    for one in records(everything):
        invited = {key for key in one["fills"] if key.startswith("invited-")}
        assert invited <= made[one["document"]]
