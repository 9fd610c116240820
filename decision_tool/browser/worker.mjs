/**
 * Runs the engine: Python compiled to WebAssembly, in a thread of its own.
 *
 * What is asked goes to `decision_tool.bridge` as text and comes back as text; no Python
 * is written here. Everything is fetched from beside this file.
 *
 * @import {FromWorker, PostableError, ToWorker} from "./messages.mjs"
 * @typedef {(done: number, total: number) => void} Progress
 * @typedef {{start: (rules: string) => void, reply: (request: string, progress: Progress) => string}} Bridge
 */

const ENGINE = new URL("../engine/", import.meta.url);
const PYODIDE = new URL("pyodide/", ENGINE);

/** The smallest WebAssembly module there is: its magic number and version. */
const EMPTY_MODULE = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

const bridge = Promise.race([failedFetch(), start()]);
bridge.then(
  () => post({ type: "ready" }),
  (error) => post({ type: "failed", isFinal: !canCompile(), error: postable(error) }),
);

self.addEventListener("message", async (/** @type {MessageEvent<ToWorker>} */ event) => {
  const { id, request } = event.data;
  /** @type {Progress} */
  const progress = (done, total) => post({ type: "progress", id, done, total });
  try {
    post({ type: "reply", id, reply: (await bridge).reply(request, progress) });
  } catch (error) {
    // The bridge never raises: an exception here means that Python itself has stopped.
    post({ type: "failed", isFinal: false, error: postable(error) });
  }
});

/** @returns {Promise<Bridge>} */
async function start() {
  // A content policy without `wasm-unsafe-eval` leaves Pyodide waiting for ever: ask first.
  if (!canCompile()) throw new Error("WebAssembly is not available here.");
  const [python, core, rules] = await Promise.all([
    startPython(),
    fetched("core.zip").then((response) => response.arrayBuffer()),
    fetched("rules.json").then((response) => response.text()),
  ]);
  python.unpackArchive(core, "zip");
  const opened = /** @type {Bridge} */ (python.pyimport("decision_tool.bridge"));
  opened.start(rules);
  return opened;
}

async function startPython() {
  const address = new URL("pyodide.mjs", PYODIDE).href;
  const { loadPyodide } = /** @type {typeof import("pyodide")} */ (await import(address));
  post({ type: "starting" });
  return loadPyodide({ indexURL: PYODIDE.href });
}

/** @param {string} name */
async function fetched(name) {
  const response = await fetch(new URL(name, ENGINE));
  post({ type: "starting" });
  return response;
}

/**
 * Return a promise that fails as soon as any part of the engine cannot be fetched: Pyodide
 * itself warns of a part that is missing and then waits for it for ever.
 * @returns {Promise<never>}
 */
function failedFetch() {
  const plainFetch = self.fetch;
  return new Promise((_, reject) => {
    self.fetch = async (...request) => {
      try {
        const response = await plainFetch(...request);
        if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
        return response;
      } catch (error) {
        reject(error);
        throw error;
      }
    };
  });
}

function canCompile() {
  try {
    return new WebAssembly.Module(EMPTY_MODULE) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}

/** @param {FromWorker} message */
function post(message) {
  self.postMessage(message);
}

/**
 * An error as plain text: the object itself does not always cross between threads.
 * @param {unknown} error
 * @returns {PostableError}
 */
function postable(error) {
  if (!(error instanceof Error)) return { name: "Error", message: String(error), stack: "" };
  return { name: error.name, message: error.message, stack: error.stack ?? "" };
}
