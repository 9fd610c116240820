"""The engine of a page under test: the same Python, but CPython's in place of the browser's.

Starting Python in the browser is nearly all of a page test's time, so most page tests get their
replies from the bridge itself, in the process of the test. The worker in the browser, with all
that can become of it, has tests of its own: they carry the marker `pyodide`, and nothing here
is used in them.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

from decision_tool.requests import bridge
from decision_tool.requests.guidances import Guidances

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

# Takes the place of the worker's script, and of no other. The rules are fetched by the page as
# the worker fetches them, so that a test can keep them from it.
IN_PLACE_OF_THE_WORKER = """
{
  const RealWorker = Worker;
  globalThis.Worker = class extends EventTarget {
    // What is said is copied on its way and comes after what runs now, as between threads.
    #way = new MessageChannel();
    #isGone = false;
    #done;
    constructor(address, options) {
      super();
      if (!String(address).endsWith("/assets/tool/worker/worker.mjs")) {
        return new RealWorker(address, options);
      }
      this.#way.port1.onmessage = ({ data }) =>
        this.dispatchEvent(new MessageEvent("message", { data }));
      this.#done = this.#start(new URL("../../engine/rules.json", address).href);
    }
    async #start(rules) {
      this.rules = rules;
      try {
        const response = await fetch(rules);
        await response.arrayBuffer();
        if (response.ok) this.#say({ type: "ready" });
        else this.#fail("missing", String(response.status));
      } catch {
        this.#fail("unreachable", "");
      }
    }
    #fail(kind, detail) {
      const fault = { kind, part: "assets/engine/rules.json", detail };
      const error = { name: "PartError", message: `${kind} rules.json ${detail}`, stack: "" };
      this.#say({ type: "failed", fault, error });
    }
    postMessage(message) {
      const { id, request } = structuredClone(message);
      this.#done = this.#done.then(() => this.#reply(id, request));
    }
    async #reply(id, request) {
      if (this.#isGone) return;
      const { reply, told } = await globalThis.pythonEngineReply(this.rules, request);
      for (const [done, total] of told) this.#say({ type: "progress", id, done, total });
      const { lacks } = JSON.parse(reply);
      if (!lacks) return this.#say({ type: "reply", id, reply });
      const response = await fetch(new URL(lacks.replace("assets/engine/", ""), this.rules));
      if (response.ok) {
        await globalThis.pythonEngineTake(this.rules, lacks, await response.text());
        return this.#reply(id, request);
      }
      const fault = { kind: "missing", part: lacks, detail: String(response.status) };
      this.#say({ type: "lacking", id, fault });
    }
    #say(message) {
      this.#way.port2.postMessage(message);
    }
    terminate() {
      this.#isGone = true;
      this.#way.port1.close();
    }
  };
}
"""

CLIENT = Path(__file__).resolve().parents[2] / "decision_tool/browser/worker/client.mjs"
PATIENCE_MS = 60_000
# How long the page waits for a reply is tried with the real worker. Here a reply takes as long as
# the machine is busy, or as a test holds it back.
WAIT_FOR_REPLIES = """
{
  const wait = setTimeout;
  globalThis.setTimeout = (act, limit, ...given) =>
    wait(act, limit === SILENCE_LIMIT_MS ? PATIENCE_MS : limit, ...given);
}
"""

_guidance: dict[str, list[Any]] = {}
"""What the bridge holds once it is started, by the address of a site's rules."""


def answer_in_python(context: BrowserContext) -> None:
    """Let the pages of *context* get their engine's replies from this process."""
    context.expose_binding("pythonEngineReply", lambda _, *given: _reply(*given))
    context.expose_binding("pythonEngineTake", lambda _, *given: _take(*given))
    context.add_init_script(IN_PLACE_OF_THE_WORKER)
    context.add_init_script(_patient())


@cache
def _patient() -> str:
    limit = re.search(r"SILENCE_LIMIT_MS = ([\d_]+);", CLIENT.read_text(encoding="utf-8"))
    assert limit, "the page's limit of silence is called otherwise now"
    script = WAIT_FOR_REPLIES.replace("SILENCE_LIMIT_MS", limit[1])
    return script.replace("PATIENCE_MS", str(PATIENCE_MS))


def forget_editions() -> None:
    """Forget the editions that were fetched, as an engine that is started again has."""
    for rules in _guidance:
        own, editions = _guidance[rules][0].own, _guidance[rules][0].editions.published
        _guidance[rules] = [Guidances(own, editions)]


def _take(rules: str, part: str, text: str) -> None:
    bridge._loaded[:] = _guidance[rules]
    bridge.take(part, text)


def _reply(rules: str, request: str) -> dict[str, Any]:
    told: list[tuple[int, int]] = []
    if rules not in _guidance:
        with urlopen(rules) as response:  # noqa: S310 - the test's own server
            bridge.start(response.read().decode())
        _guidance[rules] = list(bridge._loaded)
    bridge._loaded[:] = _guidance[rules]
    return {
        "reply": bridge.reply(request, lambda done, total: told.append((done, total))),
        "told": told,
    }
