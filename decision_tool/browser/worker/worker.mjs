/**
 * Runs the engine: Python compiled to WebAssembly, in a thread of its own.
 *
 * What is asked goes to `decision_tool.requests.bridge` as text and comes back as text; no Python
 * is written here. Everything is fetched from beside this file, and is what the build wrote.
 *
 * @import {FromWorker, Orders, PostableError, ToWorker} from "./messages.mjs"
 * @typedef {(done: number, total: number) => void} Progress
 * @typedef {{start: (rules: string) => void, take_edition: (rules: string) => void, reply: (request: string, progress: Progress) => string}} Bridge
 * @typedef {{python: import("pyodide").PyodideAPI, bridge: Bridge}} Running
 */

import { BUILD, EDITIONS } from "./built.mjs";
import { fetchedPart, PartError } from "./parts.mjs";
import { startedPython } from "./python-worker.mjs";

/** Where the one time zone of the calendar part is, and where Python looks for time zones. */
const ZONES = { from: "/home/pyodide/tzdata/zoneinfo", to: "/usr/share/zoneinfo" };
const LOADING_LIMIT_MS = 45_000;
const SIGN_OF_LIFE_MS = 2_000;

/** What the page that started this says: nothing where no page of ours did. @type {Orders} */
const orders = JSON.parse(self.name || "{}");

const running = start();
running.then(
  () => post({ type: "ready" }),
  (error) => post(failed(error)),
);

self.addEventListener("message", async (/** @type {MessageEvent<ToWorker>} */ event) => {
  const { id, request } = event.data;
  /** @type {Progress} */
  const progress = (done, total) => post({ type: "progress", id, done, total });
  try {
    const { python, bridge } = await running;
    const { ask, want, edition } = JSON.parse(request);
    if (edition) await editionIn(bridge, edition);
    if (ask === "calendar" || ask === "family_calendar" || want === "calendar") await calendarIn(python);
    post({ type: "reply", id, reply: bridge.reply(request, progress) });
  } catch (error) {
    if (error instanceof PartError) post({ type: "lacking", id, fault: error.fault });
    // The bridge never raises: an exception here means that Python itself has stopped.
    else post(failed(error));
  }
});

/** @returns {Promise<Running>} */
async function start() {
  if (orders.build && orders.build !== BUILD) throw new PartError("other-build", "assets/tool/worker/worker.mjs");
  const part = (/** @type {string} */ name) => fetchedPart(name, { isFresh: orders.fresh === name });
  const [python, core, rules] = await Promise.all([startedPython(part), part("assets/engine/core.zip"), part("assets/engine/rules.json")]);
  python.unpackArchive(core, "zip");
  const bridge = /** @type {Bridge} */ (python.pyimport("decision_tool.requests.bridge"));
  bridge.start(new TextDecoder().decode(rules));
  return { python, bridge };
}

/** The editions that are on their way or there, by version. @type {Map<string, Promise<void>>} */
const editions = new Map();

/**
 * Wait for a published edition, fetched if it is not there. Of one that the site has not, the
 * engine says so. A failure is forgotten, so that the next request tries again.
 * @param {Bridge} bridge
 * @param {string} version
 */
async function editionIn(bridge, version) {
  const known = EDITIONS.find((one) => one.version === version);
  if (!known) return;
  const loading = editions.get(version) ?? loadEdition(bridge, known.part);
  editions.set(version, loading);
  try {
    await loading;
  } catch (error) {
    editions.delete(version);
    throw error;
  }
}

/**
 * @param {Bridge} bridge
 * @param {string} name
 */
async function loadEdition(bridge, name) {
  bridge.take_edition(new TextDecoder().decode(await latePart(name)));
}

/** The calendar part, on its way or there. @type {Promise<void> | null} */
let calendar = null;

/**
 * Wait for the calendar part, fetched if it is not there: a failure is forgotten, so that the
 * next request tries again.
 * @param {import("pyodide").PyodideAPI} python
 */
async function calendarIn(python) {
  calendar ??= loadCalendar(python);
  try {
    await calendar;
  } catch (error) {
    calendar = null;
    throw error;
  }
}

/** @param {import("pyodide").PyodideAPI} python */
async function loadCalendar(python) {
  python.unpackArchive(await latePart("assets/engine/calendar.zip"), "zip");
  python.FS.mkdirTree("/usr/share");
  python.FS.symlink(ZONES.from, ZONES.to);
}

/**
 * Fetch a part that one request needs; the page hears meanwhile that it is on its way.
 * @param {string} name
 */
async function latePart(name) {
  const signs = setInterval(() => post({ type: "loading" }), SIGN_OF_LIFE_MS);
  try {
    return await fetchedPart(name, { signal: AbortSignal.timeout(LOADING_LIMIT_MS) });
  } finally {
    clearInterval(signs);
  }
}

/** @param {FromWorker} message */
function post(message) {
  self.postMessage(message);
}

/**
 * @param {unknown} error
 * @returns {FromWorker}
 */
function failed(error) {
  const fault = error instanceof PartError ? error.fault : new PartError("stopped").fault;
  return { type: "failed", fault, error: postable(error) };
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
