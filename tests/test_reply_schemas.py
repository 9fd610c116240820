"""The schemas of the replies: made from the code, and true of every worked case."""

from __future__ import annotations

import json
import shutil
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from decision_tool import cli
from decision_tool.commands.readings_report import report_as_json
from decision_tool.core.caseload.plan import plan_caseload
from decision_tool.core.caseload.view import Shown, caseload_view
from decision_tool.core.planning.given import load_given
from decision_tool.core.planning.plan import Plan, make_plan
from decision_tool.core.planning.reply import plan_as_json
from decision_tool.core.saved.saved_file import CalendarKept, Said
from decision_tool.core.situation.reply import situation_reply
from decision_tool.publish.readings.cached_effects import all_effects
from decision_tool.publish.readings.comparison import years_from
from tests.core.saved_builder import saved_text
from tests.publish.invalid_cases import ALL_CASES, SMALL_LIBRARY
from tests.shipped import library
from tests.situation_cases import load_situations
from tests.worked_cases import load_cases
from tools.reply_schemas import FOLDER, REPLIES, written

ROOT = Path(__file__).resolve().parent.parent
TABLES = sorted((ROOT / "tests" / "cases" / "caseload").glob("*.csv"))
TODAY = date(2026, 9, 7)


@cache
def validator(name: str) -> Draft202012Validator:
    """Return the schema of a reply, strict: what our own code adds must be in it."""
    whole = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    strict = deepcopy(whole)
    for one in strict["$defs"].values():
        one["additionalProperties"] = False
    return Draft202012Validator(strict, format_checker=Draft202012Validator.FORMAT_CHECKER)


def faults(name: str, reply: object) -> list[str]:
    """Return how the reply, as the JSON it becomes, differs from its schema."""
    plain = json.loads(json.dumps(reply))
    return [f"{one.json_path}: {one.message}" for one in validator(name).iter_errors(plain)]


def planned() -> list[Plan]:
    guidance = library().guidance
    cases = [case for case in load_cases() if not case.is_refused]
    return [make_plan(guidance, load_given(case.given, guidance)) for case in cases]


@pytest.mark.parametrize("name", REPLIES)
def test_the_schema_is_made_from_the_code(name: str) -> None:
    path = FOLDER / f"{name}.json"
    assert path.read_text(encoding="utf-8") == written(name), "Run `make schemas`."


def test_every_schema_is_of_a_reply_and_sound() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(REPLIES)
    for name in REPLIES:
        Draft202012Validator.check_schema(json.loads(written(name)))


def test_every_planned_case_is_what_the_schema_says() -> None:
    found = [fault for plan in planned() for fault in faults("plan", plan_as_json(plan))]
    assert found == []


def test_every_saved_case_is_what_the_schema_says() -> None:
    said = (None, Said("CF-12", frozenset({"adoption/initial"})))
    kept = (CalendarKept(), CalendarKept("id", ("adoption/initial",), {"adoption/initial": TODAY}))
    guidance = library().guidance
    for number, plan in enumerate(planned()):
        moving = frozenset(plan.given.dates)
        text, _ = saved_text(plan, guidance, moving, kept[number % 2], said[number % 2])
        assert faults("saved-file", json.loads(text)) == []


def test_every_guided_case_is_what_the_schema_says() -> None:
    guidance = library().guidance
    for case in load_situations():
        assert faults("ask", situation_reply(guidance, case.answers, TODAY)) == []
    assert faults("ask", situation_reply(guidance, {})) == []


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_every_worked_table_is_what_the_schema_says(path: Path) -> None:
    guidance = library().guidance
    caseload = plan_caseload(path.read_text(encoding="utf-8"), guidance, TODAY)
    assert faults("caseload", caseload_view(caseload, guidance, Shown(every=True))) == []


def test_the_comparison_of_readings_is_what_the_schema_says() -> None:
    guidance = library().guidance
    period = years_from(date(2026, 1, 1), 1)
    report = report_as_json(all_effects(guidance, period), period, guidance)
    assert faults("readings", report) == []


@pytest.mark.parametrize("name", ["", "many-at-once"], ids=["no fault", "many faults"])
def test_the_reply_of_check_is_what_the_schema_says(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(SMALL_LIBRARY, tmp_path, dirs_exist_ok=True)
    for case in ALL_CASES:
        if case.name == name:
            case.apply(tmp_path)
    cli.main(["--source", str(tmp_path), "check", "--format", "json"])
    reply = json.loads(capsys.readouterr().out)
    assert bool(reply["faults"]) == bool(name)
    assert faults("check", reply) == []


def test_what_is_not_a_reply_is_told() -> None:
    reply: dict[str, Any] = dict(plan_as_json(planned()[0]))
    reply["given"] = {**reply["given"], "today": "2026-02-30"}
    assert [fault for fault in faults("plan", reply) if "today" in fault]
    assert faults("check", {"faults": [{"where": "a.yml:1:1"}]})
