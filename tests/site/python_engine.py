"""The engine of a page under test: the same Python, but CPython's in place of the browser's.

Starting Python in the browser is nearly all of a page test's time, so most page tests get their
replies from the bridge itself, in the process of the test. The worker in the browser, with all
that can become of it, has tests of its own: they carry the marker `pyodide`, and nothing here
is used in them.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin
from urllib.request import urlopen

from decision_tool.requests import bridge

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
      this.#say({ type: "reply", id, reply });
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

_EDITIONS = re.compile(r"^export const EDITIONS = (.*);$", re.MULTILINE)
_guidance: dict[str, list[Any]] = {}
"""What the bridge holds once it is started, by the address of a site's rules."""


def answer_in_python(context: BrowserContext) -> None:
    """Let the pages of *context* get their engine's replies from this process."""
    context.expose_binding("pythonEngineReply", lambda _, *given: _reply(*given))
    context.add_init_script(IN_PLACE_OF_THE_WORKER)


def _reply(rules: str, request: str) -> dict[str, Any]:
    told: list[tuple[int, int]] = []
    if rules not in _guidance:
        with urlopen(rules) as response:  # noqa: S310 - the test's own server
            bridge.start(response.read().decode())
        _guidance[rules] = list(bridge._loaded)
    bridge._loaded[:] = _guidance[rules]
    if "edition" in json.loads(request):
        _take_editions(rules)
    return {
        "reply": bridge.reply(request, lambda done, total: told.append((done, total))),
        "told": told,
    }


def _take_editions(rules: str) -> None:
    """Give the bridge every edition of the site, as the worker gives it the one asked for."""
    with urlopen(urljoin(rules, "../tool/worker/built.mjs")) as response:  # noqa: S310
        found = _EDITIONS.search(response.read().decode())
    assert found, "the site says which editions it has"
    bridge._editions.clear()
    for one in json.loads(found[1]):
        with urlopen(urljoin(rules, f"../../{one['part']}")) as response:  # noqa: S310
            bridge.take_edition(response.read().decode())
