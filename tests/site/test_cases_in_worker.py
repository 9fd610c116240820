"""Every worked case again, through the real worker: the same Python, in a real browser."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.site.conftest import PATIENCE_MS
from tests.worked_cases import Case, differences, load_cases

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.pyodide
CASES = load_cases()
PLANNED = [case for case in CASES if not case.is_refused]
REFUSED = [case for case in CASES if case.is_refused]

# One worker answers every case in turn, as it does for a person who keeps typing.
ASK_ALL = """
async ([address, requests]) => {
  const worker = new Worker(address, { type: "module" });
  const told = (isWanted) => new Promise((resolve, reject) => {
    worker.addEventListener("error", (event) => reject(new Error(event.message)));
    worker.addEventListener("message", function heard({ data }) {
      if (data.type === "failed") reject(new Error(data.error.message));
      if (!isWanted(data)) return;
      worker.removeEventListener("message", heard);
      resolve(data.reply);
    });
  });
  await told((message) => message.type === "ready");
  const replies = [];
  for (const [id, request] of requests.entries()) {
    const reply = told((message) => message.type === "reply" && message.id === id);
    worker.postMessage({ type: "ask", id, request });
    replies.push(await reply);
  }
  worker.terminate();
  return replies;
}
"""


def named(case: Case) -> str:
    return case.id


@pytest.fixture(scope="module")
def replies(browser: Browser, address: str) -> dict[str, dict[str, Any]]:
    """Return the worker's reply to every case, by its id; a word on the console fails them all."""
    slips: list[str] = []
    page = browser.new_page(service_workers="block")
    page.set_default_timeout(PATIENCE_MS)
    page.on("console", lambda message: slips.append(message.text))
    page.on("pageerror", lambda error: slips.append(str(error)))
    page.goto(address)
    requests = [json.dumps({"ask": "plan", "given": case.given}) for case in CASES]
    worker = f"{address}assets/tool/worker/worker.mjs"
    answered: list[str] = page.evaluate(ASK_ALL, [worker, requests])
    page.close()
    assert [one for one in slips if "blocked by Playwright" not in one] == []
    return {case.id: json.loads(text) for case, text in zip(CASES, answered, strict=True)}


@pytest.mark.parametrize("case", PLANNED, ids=named)
def test_worker(case: Case, replies: dict[str, dict[str, Any]]) -> None:
    reply = replies[case.id]
    assert "plan" in reply, reply
    assert differences(case, reply["plan"]) == [], case.because


@pytest.mark.parametrize("case", REFUSED, ids=named)
def test_worker_refuses(case: Case, replies: dict[str, dict[str, Any]]) -> None:
    reply = replies[case.id]
    assert list(reply) == ["error"], reply
    for word in case.expect["refused"]:
        assert word in reply["error"]["message"], case.because
