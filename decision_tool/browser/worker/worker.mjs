/**
 * Runs the engine: Python compiled to WebAssembly, in a thread of its own.
 *
 * What is asked goes to `decision_tool.requests.bridge` as text and comes back as text; no Python
 * is written here. Everything is fetched from beside this file, and is what the build wrote.
 *
 * @import {Running} from "./engine-start.mjs"
 * @import {FromWorker, Orders, PostableError, ToWorker} from "./messages.mjs"
 * @typedef {(done: number, total: number) => void} Progress
 */

import { BUILD } from "./built.mjs";
import { CORE, startedEngine } from "./engine-start.mjs";
import { fetchedPart, giveWay, PartError } from "./parts.mjs";
import { LIBRARY } from "./python-worker.mjs";

/** Where the one time zone of the calendar part is, and where Python looks for time zones. */
const ZONES = { from: "/home/pyodide/tzdata/zoneinfo", to: "/usr/share/zoneinfo" };
const LOADING_LIMIT_MS = 45_000;
const SIGN_OF_LIFE_MS = 2_000;
/** How a reply begins that names the file of an edition, to be fetched before it is asked again. */
const LACKS = '{"lacks":';
/** How a reply begins that says that the engine stopped, as where a module is not there yet. */
const BUG = '{"bug":';

/** What the page that started this says: nothing where no page of ours did. @type {Orders} */
const orders = JSON.parse(self.name || "{}");

const running = start();
running.then(
  (engine) => {
    post({ type: "ready", isWhole: engine.isWhole });
    if (!savesData()) wholly(engine).catch(() => {}); // asked for again by the request that needs it
  },
  (error) => post(failed(error)),
);

self.addEventListener("message", async (/** @type {MessageEvent<ToWorker>} */ event) => {
  const { id, request } = event.data;
  giveWay(false); // somebody waits now
  /** @type {Progress} */
  const progress = (done, total) => post({ type: "progress", id, done, total });
  try {
    const engine = await running;
    if (needsCalendar(request)) await calendarIn(engine);
    let reply = engine.bridge.reply(request, progress);
    if (reply.startsWith(BUG) && !engine.isWhole) {
      await wholly(engine);
      reply = engine.bridge.reply(request, progress);
    }
    while (reply.startsWith(LACKS)) {
      await editionIn(engine.bridge, JSON.parse(reply).lacks);
      reply = engine.bridge.reply(request, progress);
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
  return startedEngine((name) => fetchedPart(name, { isFresh: orders.fresh === name }));
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

/**
 * Give an engine that started from a snapshot what that does not hold: the files of the library and
 * of the engine, for every module that is not imported yet.
 * @param {Running} engine
 */
async function wholly(engine) {
  if (engine.isWhole) return;
  const { python } = engine;
  await Promise.all([
    laterIn(LIBRARY, (bytes) => python.FS.writeFile(libraryPlace(python), bytes)),
    laterIn(CORE, (archive) => python.unpackArchive(archive, "zip")),
  ]);
  engine.isWhole = true;
}

/** Whether the browser is asked to fetch nothing before it is needed. */
function savesData() {
  const { connection } = /** @type {{connection?: {saveData?: boolean}}} */ (navigator);
  return connection?.saveData === true;
}

/**
 * Return where Python looks for its library.
 * @param {import("pyodide").PyodideAPI} python
 */
function libraryPlace(python) {
  const path = /** @type {string[]} */ (python.pyimport("sys").path.toJs());
  return path.find((place) => place.endsWith(".zip")) ?? "";
}

/** @param {Running} engine */
async function calendarIn(engine) {
  await wholly(engine);
  await laterIn("assets/engine/calendar.zip", (archive) => {
    engine.python.unpackArchive(archive, "zip");
    engine.python.FS.mkdirTree("/usr/share");
    engine.python.FS.symlink(ZONES.from, ZONES.to);
  });
}

/**
 * @param {Running["bridge"]} bridge
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
