"""The browser's Python as the build made it ready: cut to what the engine uses, compiled."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_STORED, ZipFile

import pytest

from decision_tool.core.errors import DecisionToolError
from decision_tool.publish.engine import node
from decision_tool.publish.engine.inside import modules_of
from decision_tool.publish.engine.ready import Engine, ready_files
from decision_tool.publish.site.bundle import ENGINE, calendar_zip, core_zip, rules_json
from tests.shipped import library

if TYPE_CHECKING:
    from tests.site.conftest import OpenPage

ROOT = Path(__file__).resolve().parent.parent.parent
pytestmark = [
    pytest.mark.pyodide,
    pytest.mark.skipif(not node.find(), reason="this machine has no Node"),
]

START = """
async ([engine, names, rules, request]) => {
  const { loadPyodide } = await import(engine + "/pyodide/pyodide.mjs");
  const python = await loadPyodide({ indexURL: engine + "/pyodide/" });
  const core = await (await fetch(engine + "/core.zip")).arrayBuffer();
  python.unpackArchive(core, "zip");
  const raised = [];
  for (const name of names) {
    try { python.pyimport(name); } catch (error) { raised.push(String(error)); }
  }
  const bridge = python.pyimport("decision_tool.requests.bridge");
  bridge.start(rules);
  const [plan, bug] = [request, "[]"].map((one) => JSON.parse(bridge.reply(one)));
  const told = { raised, plan, bug };
  try { python.pyimport("json").loads("{"); } catch (error) { told.error = String(error); }
  told.sum = python.pyimport("functools").reduce((a, b) => a + b, python.toPy([1, 2, 4]));
  return told;
}
"""

COMPILED = """
async ([engine, rules, request]) => {
  const { loadPyodide } = await import(engine + "/pyodide/pyodide.mjs");
  const python = await loadPyodide({ indexURL: engine + "/pyodide/" });
  python.unpackArchive(await (await fetch(engine + "/core.zip")).arrayBuffer(), "zip");
  const ready = python.pyimport("ready_dataclasses");
  ready.install();
  const bridge = python.pyimport("decision_tool.requests.bridge");
  bridge.start(rules);
  bridge.reply(request);
  const atStart = ready.compiled.length;
  python.pyimport("dataclasses").make_dataclass("Other", python.toPy(["late"]));
  return [atStart, ready.compiled.length > 0];
}
"""


@pytest.fixture(scope="module")
def core_names() -> list[str]:
    return list(modules_of(io.BytesIO(core_zip())))


def test_the_site_carries_compiled_modules_that_are_read_without_unpacking(site: Path) -> None:
    for name in ("core.zip", "pyodide/python_stdlib.zip"):
        entries = ZipFile(site / ENGINE / name).infolist()
        assert {Path(entry.filename).suffix for entry in entries} == {".pyc"}
        assert {entry.compress_type for entry in entries} == {ZIP_STORED}
    lock = json.loads((site / ENGINE / "pyodide" / "pyodide-lock.json").read_text("utf-8"))
    assert lock["packages"] == {}


def test_the_library_is_a_part_of_the_whole_one(site: Path) -> None:
    whole = modules_of(str(ROOT / "node_modules" / "pyodide" / "python_stdlib.zip"))
    cut = modules_of(str(site / ENGINE / "pyodide" / "python_stdlib.zip"))

    assert cut.keys() < whole.keys()
    assert {"csv", "datetime", "json", "traceback"} <= cut.keys()


def test_what_only_calendar_files_need_comes_with_the_calendar_part(site: Path) -> None:
    cut = modules_of(str(site / ENGINE / "pyodide" / "python_stdlib.zip"))
    late = modules_of(str(site / ENGINE / "calendar.zip"))

    assert {"icalendar", "dateutil.tz", "six", "zoneinfo", "urllib.parse"} <= late.keys()
    assert {"tarfile", "urllib", "zoneinfo"}.isdisjoint(cut)
    assert cut.keys().isdisjoint(late)
    entries = ZipFile(site / ENGINE / "calendar.zip").infolist()
    assert {entry.compress_type for entry in entries} == {ZIP_STORED}
    assert "licences/icalendar/LICENSE.rst" in {entry.filename for entry in entries}


def test_the_engine_starts_plans_and_survives_exceptions_on_it(
    open_page: OpenPage, core_names: list[str]
) -> None:
    page = open_page("about/")
    engine = page.url.removesuffix("about/") + ENGINE
    given = {"pathways": ["adoption"], "dates": {"qaag": "2026-10-22"}}
    request = json.dumps({"ask": "plan", "given": given})
    rules = rules_json(library().guidance).decode()
    told: dict[str, Any] = page.evaluate(START, [engine, core_names, rules, request])

    assert told["raised"] == []
    assert told["plan"]["plan"]["given"]["dates"] == given["dates"]
    assert "AttributeError" in told["bug"]["bug"]
    assert "decision_tool/requests/bridge.py:" in told["bug"]["bug"]
    assert "JSONDecodeError" in told["error"]
    assert told["sum"] == 7


def test_the_methods_of_dataclasses_are_not_compiled_in_the_browser(open_page: OpenPage) -> None:
    page = open_page("about/")
    engine = page.url.removesuffix("about/") + ENGINE
    rules = rules_json(library().guidance).decode()
    form = {"pathways": ["adoption"], "dates": {}, "answers": {}, "today": "2026-09-07"}
    request = json.dumps({"ask": "plan", "form": form})

    assert page.evaluate(COMPILED, [engine, rules, request]) == [0, True]


LATE = """
import importlib
if __file__.endswith("c"):  # only once it is compiled
    try: importlib.import_module("mail" + "box")
    except ImportError: pass
"""


@pytest.mark.long
@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("import yaml", "No module named 'yaml'"),
        (LATE, "asks for what was cut: mailbox"),
    ],
)
def test_an_engine_that_needs_what_the_browser_lacks_is_not_built(code: str, fault: str) -> None:
    core = io.BytesIO(core_zip())
    with ZipFile(core, "a") as archive:
        archive.writestr("decision_tool/core/extra.py", code)
    guidance = library().guidance

    with pytest.raises(DecisionToolError, match=fault):
        ready_files(ROOT, guidance, Engine(core.getvalue(), calendar_zip(), rules_json(guidance)))
