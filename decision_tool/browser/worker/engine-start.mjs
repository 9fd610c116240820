/**
 * Starts the engine: from the snapshot that the build made, or from its parts. A snapshot is only
 * faster. Where it cannot be had, or does not do what the build saw it do, nobody hears of it.
 *
 * @import {Part} from "./python-worker.mjs"
 * @import {Progress} from "./worker.mjs"
 * @typedef {{
 *   start: (rules: string) => void, take: (part: string, text: string) => void,
 *   reply: (request: string, progress: Progress) => string,
 * }} Bridge *take*: the file of an edition that a reply said was lacking
 * @typedef {{python: import("pyodide").PyodideAPI, bridge: Bridge, isWhole: boolean}} Running *isWhole*:
 * whether the files of library and engine are there too, for what is not imported yet
 */

import { PARTS } from "./built.mjs";
import { crc32 } from "./part-check.mjs";
import { PartError } from "./parts.mjs";
import { startedPython } from "./python-worker.mjs";
import { snapshotOf } from "./snapshot.mjs";

export const CORE = "assets/engine/core.zip";
const RULES = "assets/engine/rules.json";
const SNAPSHOT = "assets/engine/memory.bin";
const TRIAL = "assets/engine/trial.json";
const BRIDGE = "decision_tool.requests.bridge";
/** A snapshot is waited for once more as long as the interpreter took, and at least so long. */
const LEAST_PATIENCE_MS = 8000;
const RESTORE_LIMIT_MS = 20_000;

/**
 * @param {Part} part
 * @returns {Promise<Running>}
 */
export async function startedEngine(part) {
  return (await fromSnapshot(part)) ?? fromParts(part);
}

/**
 * Return the engine as the snapshot gives it, or null. Throws PartError for a part that any start
 * needs.
 * @param {Part} part
 * @returns {Promise<Running | null>}
 */
async function fromSnapshot(part) {
  if (!(SNAPSHOT in PARTS)) return null; // a site that was built without Node has none
  /** @type {() => void} */
  let onFetched = () => {};
  const isFetched = new Promise((resolve) => (onFetched = () => resolve(undefined)));
  const own = Promise.all([part(SNAPSHOT), part(TRIAL)]);
  const inTime = Promise.race([own, tooLate(isFetched, own)]);
  const rules = part(RULES);
  const snapshot = inTime.then(([bytes]) => snapshotOf(bytes));
  const restored = startedPython(part, onFetched, snapshot);
  const inLimit = Promise.race([restored, isFetched.then(() => inTime).then(() => limit(RESTORE_LIMIT_MS, restored))]);
  try {
    const [python, [, trial], guidance] = await Promise.all([inLimit, inTime, rules]); // the first fault says why
    const bridge = begun(python, guidance);
    return isAsBuilt(bridge, trial) ? { python, bridge, isWhole: false } : null;
  } catch (error) {
    if (error instanceof PartError && error.fault.part !== SNAPSHOT && error.fault.part !== TRIAL) throw error;
    return null;
  }
}

/**
 * @param {Part} part
 * @returns {Promise<Running>}
 */
async function fromParts(part) {
  // What Python cannot do without goes first: on a slow line the rest comes while it starts.
  /** @type {() => void} */
  let onFetched = () => {};
  const isFetched = new Promise((resolve) => (onFetched = () => resolve(undefined)));
  const rest = isFetched.then(() => Promise.all([part(CORE), part(RULES)]));
  const [python, [core, rules]] = await Promise.all([startedPython(part, onFetched), rest]);
  python.unpackArchive(core, "zip");
  // A site that was built without Node has none.
  if (python.FS.analyzePath("ready_dataclasses.pyc").exists) python.pyimport("ready_dataclasses").install();
  return { python, bridge: begun(python, rules), isWhole: true };
}

/**
 * @param {import("pyodide").PyodideAPI} python
 * @param {Uint8Array} rules
 */
function begun(python, rules) {
  const bridge = /** @type {Bridge} */ (python.pyimport(BRIDGE));
  bridge.start(new TextDecoder().decode(rules));
  return bridge;
}

/**
 * Tell whether the engine gives the reply that the build saw, and survives an exception.
 * @param {Bridge} bridge
 * @param {Uint8Array} trial
 */
function isAsBuilt(bridge, trial) {
  const { request, reply } = JSON.parse(new TextDecoder().decode(trial));
  const given = new TextEncoder().encode(bridge.reply(request, () => {}));
  const isSame = given.length === reply[0] && crc32(given) === reply[1];
  return isSame && bridge.reply("[]", () => {}).startsWith('{"bug"');
}

/**
 * Fail once the interpreter has been there for long and *own* is not.
 * @param {Promise<unknown>} isFetched
 * @param {Promise<unknown>} own
 * @returns {Promise<never>}
 */
async function tooLate(isFetched, own) {
  const begun = performance.now();
  await isFetched;
  return limit(Math.max(performance.now() - begun, LEAST_PATIENCE_MS), own);
}

/**
 * Fail after a time.
 * @param {number} milliseconds
 * @param {Promise<unknown>} [until] when it is over before
 * @returns {Promise<never>}
 */
function limit(milliseconds, until) {
  return new Promise((_, reject) => {
    const timer = setTimeout(() => reject(new Error("The snapshot is late.")), milliseconds);
    until?.then(
      () => clearTimeout(timer),
      () => clearTimeout(timer),
    );
  });
}
