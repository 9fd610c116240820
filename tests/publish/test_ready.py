"""When the browser's Python is made ready, and what becomes of it; Node itself is not run here."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from decision_tool.core.errors import DecisionToolError
from decision_tool.core.guidance.codec import encode
from decision_tool.core.guidance.model import Guidance
from decision_tool.publish.engine import node, ready
from decision_tool.publish.engine.ready import (
    CALENDAR,
    CORE,
    LIBRARY,
    LOCK,
    SNAPSHOT,
    Engine,
    ready_files,
)
from decision_tool.publish.engine.snapshot import asked_of
from decision_tool.publish.engine.trials import calendar_trials, trials
from decision_tool.requests import bridge
from tests.core.guidance_builder import guidance

BUILT: Guidance = guidance({"visit": "2 weeks before hearing"})
RULES = json.dumps(encode(BUILT)).encode()


def engine(core: bytes = b"engine", calendar: bytes = b"calendar", rules: bytes = RULES) -> Engine:
    return Engine(core, calendar, rules)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    package = tmp_path / "node_modules" / "pyodide"
    package.mkdir(parents=True)
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", LIBRARY):
        (package / name).write_text(name, encoding="utf-8")
    lock = {"info": {"python": "3.14.2"}, "packages": {"numpy": {}}}
    (package / LOCK).write_text(json.dumps(lock), encoding="utf-8")
    (package / "package.json").write_text('{"version": "1.2.3"}', encoding="utf-8")
    (tmp_path / "package.json").write_text('{"dependencies": {"pyodide": "1.2.3"}}', "utf-8")
    return tmp_path


@pytest.fixture
def orders(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Return what Node was told to do; it writes a word for each archive, and a snapshot."""
    told: list[dict[str, Any]] = []

    def run(_command: tuple[str, ...], script: Path, order: dict[str, Any]) -> None:
        told.append(order)
        if script.name == "snapshot.mjs":
            Path(order["snapshot"]).write_text(f"{20 * chr(0)} of a Python", encoding="utf-8")
            return
        Path(order["library"]).write_text("library", encoding="utf-8")
        Path(order["compiled"]).write_text("compiled", encoding="utf-8")
        Path(order["compiledCalendar"]).write_text("compiled calendar", encoding="utf-8")

    monkeypatch.setattr(node, "find", lambda: ("node",))
    monkeypatch.setattr(node, "run", run)
    return told


def test_made_once_for_the_same_engine(project: Path, orders: list[dict[str, Any]]) -> None:
    first = ready_files(project, BUILT, engine())
    again = ready_files(project, BUILT, engine(rules=RULES + b" "))

    assert [one.get("snapshot") is None for one in orders] == [True, False]
    assert first == again
    assert {name: path.read_text("utf-8") for name, path in first.items()} == {
        CORE: "compiled",
        CALENDAR: "compiled calendar",
        LIBRARY: "library",
        LOCK: '{"info": {"python": "3.14.2"}, "packages": {}}',
        SNAPSHOT: f"{20 * chr(0)} of a Python",
    }


def test_the_snapshot_is_made_of_what_was_packed_and_must_reply_as_this_python_does(
    project: Path, orders: list[dict[str, Any]]
) -> None:
    ready_files(project, BUILT, engine())
    packed, order = orders
    bridge.start(RULES.decode())

    assert order["core"] == packed["compiled"]
    assert order["library"] == packed["library"]
    assert order["asked"] == asked_of(trials(BUILT))
    assert order["replies"] == [bridge.reply(one) for one in order["asked"]]


def test_made_anew_when_the_engine_the_library_or_a_tool_changes(
    project: Path, orders: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ready_files(project, BUILT, engine())
    ready_files(project, BUILT, engine(core=b"changed"))
    ready_files(project, BUILT, engine(calendar=b"changed"))
    (project / "node_modules" / "pyodide" / LIBRARY).write_text("changed", encoding="utf-8")
    ready_files(project, BUILT, engine())
    own = tmp_path / "own"
    own.mkdir()
    for name in ready.OWN_FILES:
        (own / name).write_text("changed", encoding="utf-8")
    monkeypatch.setattr(ready, "HERE", own)
    ready_files(project, BUILT, engine())
    (own / "reader.mjs").write_text("changed", encoding="utf-8")
    monkeypatch.setattr(ready, "READER", own / "reader.mjs")
    ready_files(project, BUILT, engine())

    assert len(orders) == 2 * 6


def test_keeps_only_the_latest_few(project: Path, orders: list[dict[str, Any]]) -> None:
    for number in range(7):
        ready_files(project, BUILT, engine(b"%d" % number))

    assert len(orders) == 2 * 7
    assert len(list((project / ready.KEPT).iterdir())) == ready.MOST_KEPT


def test_without_node_the_engine_goes_as_its_sources(
    project: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(node, "find", lambda: None)
    with caplog.at_level("INFO"):
        files = ready_files(project, BUILT, engine())

    assert {name: path.read_bytes() for name, path in files.items()} == {
        CORE: b"engine",
        CALENDAR: b"calendar",
    }
    (record,) = caplog.records
    assert record.levelname == "INFO"  # a warning would stop a strict build
    assert "Node was not found" in record.message


def test_a_fault_stops_the_build_with_the_module_and_the_remedy(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*_: object) -> None:
        raise node.NodeFaultError("ModuleNotFoundError: No module named 'yaml'.")

    monkeypatch.setattr(node, "find", lambda: ("node",))
    monkeypatch.setattr(node, "run", run)

    with pytest.raises(DecisionToolError, match=r"(?s)named 'yaml'.*standard library only"):
        ready_files(project, BUILT, engine())
    assert list((project / ready.KEPT).iterdir()) == []


def test_a_snapshot_that_lacks_a_module_stops_the_build_and_says_where_to_name_it(
    project: Path, orders: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    make = node.run

    def run(command: tuple[str, ...], script: Path, order: dict[str, Any]) -> None:
        if script.name == "snapshot.mjs":
            raise node.NodeFaultError("the snapshot replies differently to request 3.")
        make(command, script, order)

    monkeypatch.setattr(node, "run", run)

    with pytest.raises(DecisionToolError, match=r"(?s)request 3.*NAMES of \S+engine/snapshot\.py"):
        ready_files(project, BUILT, engine())
    assert len(orders) == 1
    assert list((project / ready.KEPT).iterdir()) == []


def test_every_tool_that_shapes_the_result_is_part_of_its_name() -> None:
    written = {path.name for path in ready.HERE.iterdir() if path.is_file()}

    assert written - {"__init__.py"} == set(ready.OWN_FILES)


def test_the_engine_is_tried_with_every_pathway_and_refused_requests() -> None:
    asked = [json.loads(one) for one in trials(BUILT)]
    tried = [one["form"]["pathways"] for one in asked if "form" in one]

    assert [[one.id] for one in BUILT.pathways] == tried[: len(BUILT.pathways)]
    assert any("given" in one for one in asked)


def test_the_calendar_part_must_reply_as_this_python_does(
    project: Path, orders: list[dict[str, Any]]
) -> None:
    ready_files(project, BUILT, engine())
    order = orders[0]
    replies = [json.loads(one) for one in order["calendarReplies"]]

    assert order["calendarAsked"] == calendar_trials(BUILT)
    entries = [one["file"]["text"].count("BEGIN:VEVENT") for one in replies if "file" in one]
    assert entries == [1, 2, 1, 1, 1]
    assert [one["error"]["message"][:10] for one in replies if "error" in one] == [
        "No step ha",
        "stamp: thi",
    ]


def test_a_calendar_part_that_fails_here_already_stops_the_build(
    project: Path, orders: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bridge, "reply", lambda _: '{"bug": "KeyError in calendar_words.py"}')

    with pytest.raises(DecisionToolError, match=r"(?s)in this Python.*calendar_words\.py"):
        ready_files(project, BUILT, engine())
    assert orders == []
