"""The engine starts from the build's snapshot, and from its parts where that cannot be."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from decision_tool.publish.engine import node
from decision_tool.publish.engine.packages import zipped
from decision_tool.publish.engine.ready import HERE, LIBRARY, LOCK
from decision_tool.publish.engine.ready import READER as READER_SOURCE
from decision_tool.publish.engine.runtime import runtime_files
from decision_tool.publish.engine.snapshot import NAMES
from decision_tool.publish.site.bundle import ENGINE
from tests.site.calculator_pages import Calculator
from tests.site.conftest import PATIENCE_MS
from tests.site.network_faults import LATE, SAID, Broken
from tests.worked_cases import load_cases

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page, Route

    from tests.site.conftest import OpenPage

pytestmark = [
    pytest.mark.pyodide,
    pytest.mark.skipif(not node.find(), reason="this machine has no Node"),
]
ROOT = Path(__file__).parents[2]
SNAPSHOT = "assets/engine/memory.bin"
TRIAL = "assets/engine/trial.json"
READER = "assets/tool/worker/snapshot.mjs"
OF_PARTS = ("assets/engine/core.zip", "assets/engine/pyodide/python_stdlib.zip")

ASK_ALL = """
async ([address, requests]) => {
  const worker = new Worker(address, { type: "module" });
  return new Promise((resolve, reject) => {
    const told = { replies: [] };
    let count = 0;
    const take = (id, reply) => { told.replies[id] = reply; count += 1; };
    worker.addEventListener("message", ({ data }) => {
      if (data.type === "failed") reject(new Error(data.error.message));
      if (data.type === "ready") told.isWhole = data.isWhole;
      if (data.type === "reply") take(data.id, data.reply);
      if (data.type === "lacking") take(data.id, data.fault);
      if (count === requests.length) resolve(told);
    });
    for (const [id, request] of requests.entries()) {
      worker.postMessage({ type: "ask", id, request });
    }
  });
}
"""
FORM = {
    "pathways": ["adoption"],
    "dates": {"qaag": {"day": "22", "month": "10", "year": "2026"}},
    "answers": {},
    "today": "2026-09-07",
}
PLAN = json.dumps({"ask": "plan", "form": FORM})
RECORDS = json.dumps({"ask": "records", "form": FORM})
INITIAL = "Thu 10 Sep 2026"
"""Six weeks before the 22nd of October 2026."""


def asked(page: Page, *requests: str) -> dict[str, Any]:
    """Return what a worker of its own replies, and whether it started from the parts."""
    root = page.url.removesuffix("about/")
    told: dict[str, Any] = page.evaluate(
        ASK_ALL, [f"{root}assets/tool/worker/worker.mjs", list(requests)]
    )
    return told


def test_the_engine_starts_from_the_snapshot_and_needs_no_file_for_a_timetable(
    open_page: OpenPage, site: Path
) -> None:
    page = open_page("about/")
    for part in OF_PARTS:
        Broken(page.context, site, part, LATE)  # it never comes
    told = asked(page, PLAN)

    assert told["isWhole"] is False
    assert INITIAL in told["replies"][0]


def test_what_is_not_in_the_snapshot_comes_with_the_parts(open_page: OpenPage) -> None:
    told = asked(open_page("about/"), RECORDS, PLAN)
    records, planned = map(json.loads, told["replies"])

    assert told["isWhole"] is False
    assert [one["row"] for one in records["records"]][:1] == ["adoption/initial"]
    assert "plan" in planned


SAVE_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"


def test_where_data_is_saved_the_parts_come_when_they_are_needed(open_page: OpenPage) -> None:
    page = open_page(None)
    fetched: list[str] = []
    page.context.on("request", lambda request: fetched.append(request.url))
    starts = "const running = start();"

    def saving(route: Route) -> None:
        body = route.fetch().text().replace(starts, f"{SAVE_DATA}\n{starts}")
        route.fulfill(body=body, content_type="text/javascript")

    page.context.route("**/worker/worker.mjs", saving)
    page.goto("about/")
    asked(page, PLAN, PLAN)
    before = {part for part in OF_PARTS if any(url.endswith(part) for url in fetched)}
    records = json.loads(asked(page, RECORDS)["replies"][0])

    assert before == set()
    assert records["records"]
    assert {part for part in OF_PARTS if any(url.endswith(part) for url in fetched)} == {*OF_PARTS}


@pytest.mark.expects("Failed to load resource")
def test_a_part_that_cannot_be_had_is_told_by_what_needs_it_alone(
    open_page: OpenPage, site: Path
) -> None:
    page = open_page("about/")
    Broken(page.context, site, OF_PARTS[0], "404")
    told = asked(page, PLAN, RECORDS, PLAN)

    assert INITIAL in told["replies"][0]
    assert told["replies"][1] == {"kind": "missing", "part": OF_PARTS[0], "detail": "404"}
    assert INITIAL in told["replies"][2]


@pytest.mark.expects("")
@pytest.mark.parametrize("fault", SAID)
@pytest.mark.parametrize("file", [SNAPSHOT, TRIAL])
def test_a_broken_snapshot_is_never_told_of_and_the_dates_are_right(
    open_page: OpenPage, site: Path, file: str, fault: str
) -> None:
    calculator = Calculator(open_page)
    Broken(calculator.page.context, site, file, fault)
    page = calculator.visit("adoption")
    calculator.type_date("qaag", 22, 10, 2026)
    calculator.ready()
    expect(calculator.row("Initial joint supervision")).to_contain_text(INITIAL)
    expect(page.locator("#calculator [data-part=engine] button")).to_have_count(0)


def _other_memory(site: Path) -> Callable[[Route], None]:
    content = bytearray((site / SNAPSHOT).read_bytes())
    content[len(content) // 2] ^= 1
    return lambda route: route.fulfill(body=bytes(content))


def _other_reply(site: Path) -> Callable[[Route], None]:
    told = json.loads((site / TRIAL).read_text(encoding="utf-8"))
    told["reply"][1] ^= 1
    return lambda route: route.fulfill(body=json.dumps(told))


def _throws(when: str) -> Callable[[Route], None]:
    def answer(route: Route) -> None:
        script = route.fetch().text()
        assert script.count(when) == 1
        broken = script.replace(when, f"{when} throw new Error('on purpose');")
        route.fulfill(body=broken, content_type="text/javascript")

    return answer


def _unchecked(route: Route) -> None:
    """Let the worker take whatever bytes come as the build's."""
    script = route.fetch().text()
    check = "if (bytes.length === length && crc32(bytes) === sum) return null;"
    assert script.count(check) == 1
    route.fulfill(body=script.replace(check, "return null;"), content_type="text/javascript")


@pytest.mark.expects("")
@pytest.mark.parametrize("slip", ["bytes", "reply", "memory", "restore"])
def test_a_snapshot_that_is_not_the_builds_or_does_not_work_is_left(
    open_page: OpenPage, site: Path, slip: str
) -> None:
    """`reply`: the engine does not do what the build saw; `memory`: what it holds is no Python."""
    page = open_page("about/")
    if slip == "bytes":
        page.context.route(f"**/{SNAPSHOT}", _other_memory(site))
    elif slip == "reply":
        page.context.route("**/part-check.mjs", _unchecked)
        page.context.route(f"**/{TRIAL}", _other_reply(site))
    elif slip == "memory":
        page.context.route("**/part-check.mjs", _unchecked)
        whole = (site / SNAPSHOT).read_bytes()
        wiped = whole[:100_000] + bytes(len(whole) - 100_000)
        page.context.route(f"**/{SNAPSHOT}", lambda route: route.fulfill(body=wiped))
    else:
        page.context.route(f"**/{READER}", _throws("const place = trampoline(module);"))
    told = asked(page, PLAN)

    assert told["isWhole"] is True
    assert INITIAL in told["replies"][0]


def test_folder_language_and_zone_change_no_byte_of_it(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "an other folder"
    other.mkdir()
    for name, path in runtime_files(ROOT).items():
        shutil.copyfile(path, other / name)
    shutil.copyfile(site / ENGINE / "core.zip", other / "core.zip")
    shutil.copyfile(site / ENGINE / "pyodide" / LIBRARY, other / "cut.zip")
    (other / "empty.zip").write_bytes(zipped({}))
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.chdir(tmp_path)
    order = {
        "pyodide": str(other),
        "library": str(other / "cut.zip"),
        "core": str(other / "core.zip"),
        "lock": (site / ENGINE / "pyodide" / LOCK).read_text(encoding="utf-8"),
        "empty": str(other / "empty.zip"),
        "names": NAMES,
        "asked": [],
        "replies": [],
        "rules": (site / ENGINE / "rules.json").read_text(encoding="utf-8"),
        "restore": str(READER_SOURCE),
        "snapshot": str(other / "memory.bin"),
    }
    node.run(node.find() or (), HERE / "snapshot.mjs", order)

    assert (other / "memory.bin").read_bytes() == (site / SNAPSHOT).read_bytes()


def test_a_site_without_a_snapshot_asks_for_none(open_page: OpenPage) -> None:
    page = open_page(None)
    fetched: list[str] = []
    page.context.on("request", lambda request: fetched.append(request.url))

    def without(route: Route) -> None:
        script = route.fetch().text()
        assert script.count(f'"{SNAPSHOT}"') == 1
        told = script.replace(f'"{SNAPSHOT}"', '"assets/engine/other.bin"')
        route.fulfill(body=told, content_type="text/javascript")

    page.context.route("**/worker/built.mjs", without)
    page.goto("about/")
    told = asked(page, PLAN)

    assert told["isWhole"] is True
    assert INITIAL in told["replies"][0]
    assert not any(url.endswith(SNAPSHOT) for url in fetched)


def test_every_worked_case_has_the_same_reply_with_the_snapshot_and_without(
    browser: Browser, address: str
) -> None:
    requests = [json.dumps({"ask": "plan", "given": case.given}) for case in load_cases()]
    told: list[dict[str, Any]] = []
    for is_there in (True, False):
        page = browser.new_page(service_workers="block")
        page.set_default_timeout(PATIENCE_MS)
        if not is_there:
            page.context.route(f"**/{SNAPSHOT}", lambda route: route.abort())
        page.goto(f"{address}about/")
        told.append(asked(page, *requests))
        page.close()

    assert [one["isWhole"] for one in told] == [False, True]
    assert told[0]["replies"] == told[1]["replies"]
    assert len(told[0]["replies"]) == len(requests) > 100
