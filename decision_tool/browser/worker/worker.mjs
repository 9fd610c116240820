/**
 * Runs the engine: Python compiled to WebAssembly, in a thread of its own.
 *
 * What is asked goes to `decision_tool.bridge` as text and comes back as text; no Python
 * is written here. Everything is fetched from beside this file.
 *
 * @import {FromWorker, PostableError, ToWorker} from "./messages.mjs"
 * @typedef {(done: number, total: number) => void} Progress
 * @typedef {{start: (rules: string) => void, reply: (request: string, progress: Progress) => string}} Bridge
 * @typedef {{python: import("pyodide").PyodideAPI, bridge: Bridge}} Running
 */

const ENGINE = new URL("../../engine/", import.meta.url);
const PYODIDE = new URL("pyodide/", ENGINE);

/** Where the one time zone of the calendar part is, and where Python looks for time zones. */
const ZONES = { from: "/home/pyodide/tzdata/zoneinfo", to: "/usr/share/zoneinfo" };
const NOT_LOADED = "The calendar part could not be loaded. Check the connection and try again.";
const LOADING_LIMIT_MS = 60_000;
const SIGN_OF_LIFE_MS = 2_000;

/** The smallest WebAssembly module there is: its magic number and version. */
const EMPTY_MODULE = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

const running = Promise.race([failedFetch(), start()]);
running.then(
  () => post({ type: "ready" }),
  (error) => post({ type: "failed", isFinal: !canCompile(), error: postable(error) }),
);

self.addEventListener("message", async (/** @type {MessageEvent<ToWorker>} */ event) => {
  const { id, request } = event.data;
  /** @type {Progress} */
  const progress = (done, total) => post({ type: "progress", id, done, total });
  try {
    const { python, bridge } = await running;
    if (needsCalendar(request) && !(await hasCalendar(python))) {
      post({ type: "reply", id, reply: JSON.stringify({ error: { message: NOT_LOADED, faults: [] } }) });
      return;
    }
    post({ type: "reply", id, reply: bridge.reply(request, progress) });
  } catch (error) {
    // The bridge never raises: an exception here means that Python itself has stopped.
    post({ type: "failed", isFinal: false, error: postable(error) });
  }
});

/** @param {string} request */
function needsCalendar(request) {
  const { ask, want } = JSON.parse(request);
  return ask === "calendar" || want === "calendar";
}

/** The calendar part, on its way or there. @type {Promise<boolean> | null} */
let calendar = null;

/**
 * Tell whether the calendar part is there, having fetched it if it was not: a failure is
 * forgotten, so that the next request tries again.
 * @param {import("pyodide").PyodideAPI} python
 */
async function hasCalendar(python) {
  calendar ??= loadCalendar(python);
  const isThere = await calendar;
  if (!isThere) calendar = null;
  return isThere;
}

/** @param {import("pyodide").PyodideAPI} python */
async function loadCalendar(python) {
  const signs = setInterval(() => post({ type: "loading" }), SIGN_OF_LIFE_MS);
  try {
    const response = await fetch(new URL("calendar.zip", ENGINE), { signal: AbortSignal.timeout(LOADING_LIMIT_MS) });
    python.unpackArchive(await response.arrayBuffer(), "zip");
    python.FS.mkdirTree("/usr/share");
    python.FS.symlink(ZONES.from, ZONES.to);
    return true;
  } catch (error) {
    console.warn("The calendar part could not be loaded:", postable(error).message);
    return false;
  } finally {
    clearInterval(signs);
  }
}

/** @returns {Promise<Running>} */
async function start() {
  // A content policy without `wasm-unsafe-eval` leaves Pyodide waiting for ever: ask first.
  if (!canCompile()) throw new Error("WebAssembly is not available here.");
  const [python, core, rules] = await Promise.all([
    startPython(),
    fetched("core.zip").then((response) => response.arrayBuffer()),
    fetched("rules.json").then((response) => response.text()),
  ]);
  python.unpackArchive(core, "zip");
  const bridge = /** @type {Bridge} */ (python.pyimport("decision_tool.bridge"));
  bridge.start(rules);
  return { python, bridge };
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
