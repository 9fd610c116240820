/**
 * Runs the engine: Python compiled to WebAssembly, in a thread of its own.
 *
 * What is asked goes to `decision_tool.requests.bridge` as text and comes back as text; no Python
 * is written here. Everything is fetched from beside this file, and is what the build wrote.
 *
 * @import {FromWorker, Orders, PostableError, ToWorker} from "./messages.mjs"
 * @typedef {(done: number, total: number) => void} Progress
 * @typedef {{
 *   start: (rules: string) => void, take: (part: string, text: string) => void,
 *   reply: (request: string, progress: Progress) => string,
 * }} Bridge *take*: the file of an edition that a reply said was lacking
 * @typedef {{python: import("pyodide").PyodideAPI, bridge: Bridge}} Running
 */

import { BUILD } from "./built.mjs";
import { fetchedPart, giveWay, PartError } from "./parts.mjs";
import { startedPython } from "./python-worker.mjs";

/** Where the one time zone of the calendar part is, and where Python looks for time zones. */
const ZONES = { from: "/home/pyodide/tzdata/zoneinfo", to: "/usr/share/zoneinfo" };
const LOADING_LIMIT_MS = 45_000;
const SIGN_OF_LIFE_MS = 2_000;
/** How a reply begins that names the file of an edition, to be fetched before it is asked again. */
const LACKS = '{"lacks":';

/** What the page that started this says: nothing where no page of ours did. @type {Orders} */
const orders = JSON.parse(self.name || "{}");

const running = start();
running.then(
  () => post({ type: "ready" }),
  (error) => post(failed(error)),
);

self.addEventListener("message", async (/** @type {MessageEvent<ToWorker>} */ event) => {
  const { id, request } = event.data;
  giveWay(false); // somebody waits now
  /** @type {Progress} */
  const progress = (done, total) => post({ type: "progress", id, done, total });
  try {
    const { python, bridge } = await running;
    if (needsCalendar(request)) await calendarIn(python);
    let reply = bridge.reply(request, progress);
    while (reply.startsWith(LACKS)) {
      await editionIn(bridge, JSON.parse(reply).lacks);
      reply = bridge.reply(request, progress);
    }
    post({ type: "reply", id, reply });
  } catch (error) {
    if (error instanceof PartError) post({ type: "lacking", id, fault: error.fault });
    // The bridge never raises: an exception here means that Python itself has stopped.
    else post(failed(error));
  }
});

/** @returns {Promise<Running>} */
async function start() {
  if (orders.build && orders.build !== BUILD) throw new PartError("other-build", "assets/tool/worker/worker.mjs");
  giveWay(orders.isEarly === true);
  const part = (/** @type {string} */ name) => fetchedPart(name, { isFresh: orders.fresh === name });
  // What Python cannot do without goes first: on a slow line the rest comes while it starts.
  /** @type {() => void} */
  let onFetched = () => {};
  const isFetched = new Promise((resolve) => (onFetched = () => resolve(undefined)));
  const rest = isFetched.then(() => Promise.all([part("assets/engine/core.zip"), part("assets/engine/rules.json")]));
  const [python, [core, rules]] = await Promise.all([startedPython(part, onFetched), rest]);
  python.unpackArchive(core, "zip");
  // A site that was built without Node has none.
  if (python.FS.analyzePath("ready_dataclasses.pyc").exists) python.pyimport("ready_dataclasses").install();
  const bridge = /** @type {Bridge} */ (python.pyimport("decision_tool.requests.bridge"));
  bridge.start(new TextDecoder().decode(rules));
  return { python, bridge };
}

/** @param {string} request */
function needsCalendar(request) {
  const { ask, want } = JSON.parse(request);
  return ask === "calendar" || ask === "family_calendar" || want === "calendar";
}

/** Later parts, by path in the site: on their way or there. @type {Map<string, Promise<void>>} */
const later = new Map();

/**
 * Wait for a later part, fetched if it is not there: a failure is forgotten, so that the next
 * request tries again.
 * @param {string} part
 * @param {(bytes: Uint8Array) => void} take
 */
async function laterIn(part, take) {
  const coming = later.get(part) ?? fetchedLater(part).then(take);
  later.set(part, coming);
  try {
    await coming;
  } catch (error) {
    later.delete(part);
    throw error;
  }
}

/** @param {string} part */
async function fetchedLater(part) {
  const signs = setInterval(() => post({ type: "loading" }), SIGN_OF_LIFE_MS);
  try {
    return await fetchedPart(part, { signal: AbortSignal.timeout(LOADING_LIMIT_MS) });
  } finally {
    clearInterval(signs);
  }
}

/** @param {import("pyodide").PyodideAPI} python */
function calendarIn(python) {
  return laterIn("assets/engine/calendar.zip", (archive) => {
    python.unpackArchive(archive, "zip");
    python.FS.mkdirTree("/usr/share");
    python.FS.symlink(ZONES.from, ZONES.to);
  });
}

/**
 * @param {Bridge} bridge
 * @param {string} part the file of a published edition
 */
function editionIn(bridge, part) {
  return laterIn(part, (bytes) => bridge.take(part, new TextDecoder().decode(bytes)));
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
