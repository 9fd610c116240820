/**
 * Fetches the parts of this site's tools, and says truly why one cannot be had. Page and
 * worker both use it.
 *
 * @import {FaultKind, StartFault} from "./messages.mjs"
 */

import { contentFault } from "./part-check.mjs";

const SITE = new URL("../../../", import.meta.url);
const SCRIPT_TYPE = /^(text|application)\/(x-)?(java|ecma)script\b/i;
/** Ours may take its place in the worker: see python-worker.mjs. */
const plainFetch = globalThis.fetch.bind(globalThis);

/** A browser reports what a policy refused a moment after the request has failed. */
const REPORT_MS = 100;
/** Which way parts go first where several wait for the line. @type {RequestPriority} */
let priority = "auto";
/** What the content policy refused here, by address. @type {Set<string>} */
const refused = new Set();
globalThis.addEventListener("securitypolicyviolation", (event) => {
  refused.add(/** @type {SecurityPolicyViolationEvent} */ (event).blockedURI);
});

export class PartError extends Error {
  name = "PartError";

  /**
   * @param {FaultKind} kind
   * @param {string} [part] its path in the site
   * @param {string} [detail] the status or type that was sent, where that is the fault
   */
  constructor(kind, part = "", detail = "") {
    super([kind, part, detail].filter(Boolean).join(" "));
    /** @type {StartFault} */
    this.fault = { kind, part, detail };
  }
}

/**
 * Let all else that a page asks for go first while nobody waits for these parts, or no longer.
 * @param {boolean} does
 */
export function giveWay(does) {
  priority = does ? "low" : "auto";
}

/** @param {string} name its path in the site */
export function addressOf(name) {
  return new URL(name, SITE);
}

/** @param {URL | string} address @returns {string} the path in the site */
export function partAt(address) {
  return new URL(address, SITE).href.slice(SITE.href.length);
}

/**
 * Return the bytes of a part, which are those the build wrote. Throws PartError.
 * @param {string} name
 * @param {{isFresh?: boolean, signal?: AbortSignal}} [how] isFresh: past every copy kept on the way
 * @returns {Promise<Uint8Array>}
 */
export async function fetchedPart(name, how) {
  return (await fetchedWith(name, how)).bytes;
}

/**
 * Return the answer to the request for a part, its body still to come. Throws PartError.
 * @param {string} name
 * @param {{isFresh?: boolean, signal?: AbortSignal}} [how]
 */
export async function responseTo(name, { isFresh = false, signal } = {}) {
  /** @type {Response} */
  let response;
  try {
    response = await plainFetch(addressOf(name), { cache: isFresh ? "reload" : "default", priority, signal });
  } catch {
    throw new PartError(await whyUnreachable(name, signal), name);
  }
  if (!response.ok) throw new PartError(kindOfStatus(response.status), name, String(response.status));
  return response;
}

/**
 * Return why a script could not be run: the first fault of these files, looked at one by one.
 * @param {string[]} names
 * @returns {Promise<PartError>}
 */
export async function whyNotRun(names) {
  const found = await Promise.all(names.map((name) => scriptFault(name)));
  return found.find((one) => one !== null) ?? new PartError("stopped", names[0]);
}

/**
 * @param {string} name
 * @returns {Promise<PartError | null>}
 */
async function scriptFault(name) {
  try {
    const { response } = await fetchedWith(name, {});
    const type = response.headers.get("content-type") ?? "";
    if (!SCRIPT_TYPE.test(type)) return new PartError("wrong-type", name, type);
    return isRefused(name) ? new PartError("policy", name) : null;
  } catch (error) {
    if (error instanceof PartError) return error;
    throw error;
  }
}

/**
 * @param {string} name
 * @param {{isFresh?: boolean, signal?: AbortSignal}} [how]
 */
async function fetchedWith(name, how) {
  const response = await responseTo(name, how);
  /** @type {Uint8Array} */
  let bytes;
  try {
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch {
    throw new PartError(how?.signal?.aborted ? "late" : "cut", name);
  }
  const fault = contentFault(name, bytes);
  if (fault) throw new PartError(fault, name);
  return { response, bytes };
}

/**
 * A request that only failed says nothing of why: ask once more, without following to where
 * it is sent.
 * @param {string} name
 * @param {AbortSignal} [signal]
 * @returns {Promise<FaultKind>}
 */
async function whyUnreachable(name, signal) {
  if (signal?.aborted) return "late";
  try {
    const again = await plainFetch(addressOf(name), { redirect: "manual", cache: "no-store" });
    if (again.type === "opaqueredirect") return "elsewhere";
  } catch {
    // It is as it was.
  }
  await new Promise((told) => setTimeout(told, REPORT_MS));
  return isRefused(name) ? "policy" : "unreachable";
}

/** @param {string} name */
function isRefused(name) {
  return refused.has(addressOf(name).href);
}

/**
 * @param {number} status
 * @returns {FaultKind}
 */
function kindOfStatus(status) {
  if (status === 404 || status === 410) return "missing";
  return status < 500 ? "refused" : "server";
}
