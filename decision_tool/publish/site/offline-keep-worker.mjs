/**
 * Keeps the files of a copy, whole or for the next try, and removes copies that are out of use.
 *
 * @import {Copy, List, Page, Told, Trouble} from "./offline-notes-worker.mjs"
 */

import { addressOf, copies, forget, LIST, lookAnew, NOTES, OWN, ownCaches, read, worker, write } from "./offline-notes-worker.mjs";

const FORMAT = 1;
const AT_ONCE = 4;
const DAY_MS = 86_400_000;
const HASH = "x-content-hash";
/** What is kept of what the server said of a file. */
const KEPT_HEADERS = ["content-type", "content-security-policy", "x-content-type-options", "referrer-policy"];
/** A page that is being opened is not among the clients yet. */
const OPENING_MS = 60_000;

/** What is being kept: nothing yet while it is looked up what the site is now. */
const far = { done: 0, total: 0 };
/** @type {Promise<void> | null} */
let keeping = null;
let end = new AbortController();

class KeepingFault extends Error {
  /**
   * @param {Trouble["kind"]} kind
   * @param {string} [detail]
   */
  constructor(kind, detail = "") {
    super(`${kind} ${detail}`);
    this.kind = kind;
    this.detail = detail;
  }
}

/** Keep what the site is now, as far as it is not kept yet; several pages ask for it at once. */
export function keep() {
  keeping ??= keepNow().finally(() => {
    keeping = null;
  });
  return keeping;
}

/** Stop keeping, and wait until nothing more is written. */
export async function stopKeeping() {
  end.abort();
  await keeping?.catch(() => {});
}

/** How far it is. */
export function progress() {
  return { ...far };
}

async function keepNow() {
  end = new AbortController();
  const { signal } = end;
  if ((await read("choice")) === "none") return;
  const list = await fetchedList(signal).catch(noteNoList);
  const trouble = /** @type {Trouble | null} */ (await read("trouble"));
  // A full disk is not filled again at each visit.
  if (!list || (trouble?.kind === "full" && trouble.id === list.id && Date.now() - trouble.at < DAY_MS)) return;
  try {
    await keepAll(list, signal);
    await forget("trouble");
  } catch (error) {
    if (!signal.aborted) await noteTrouble(list.id, error);
  } finally {
    Object.assign(far, { done: 0, total: 0 });
    lookAnew();
  }
  await tidy();
}

/**
 * Who has a copy needs no news of a network that is gone.
 * @param {unknown} error
 */
async function noteNoList(error) {
  if (end.signal.aborted) return;
  const isGone = error instanceof KeepingFault && error.kind === "unreachable";
  if (!isGone || (await copies()).length === 0) await noteTrouble("", error);
}

/** @param {AbortSignal} signal @returns {Promise<List>} */
async function fetchedList(signal) {
  const response = await fetch(LIST, { cache: "no-cache", signal }).catch(() => null);
  if (!response) throw new KeepingFault("unreachable", "offline.json");
  if (!response.ok) throw new KeepingFault("refused", `offline.json (${response.status})`);
  const list = await response.json().catch(() => null);
  if (list?.format !== FORMAT) throw new KeepingFault("other", "offline.json");
  return list;
}

/**
 * @param {List} list
 * @param {AbortSignal} signal
 */
async function keepAll(list, signal) {
  const [newest] = await copies();
  if (newest?.id === list.id) return;
  const others = await Promise.all((await ownCaches()).filter((name) => name !== OWN + list.id).map((name) => caches.open(name)));
  const cache = await caches.open(OWN + list.id);
  const held = new Set((await cache.keys()).map(({ url }) => url));
  const wanted = Object.entries(list.files).filter(([path]) => !held.has(addressOf(path)));
  const soon = wanted.filter(([, told]) => !told[2]);
  await lookForRoom(soon.reduce((sum, [, told]) => sum + told[1], 0));
  far.total = soon.length;
  const take = async (/** @type {[string, Told]} */ [path, told]) => {
    if (await taken(cache, others, path, told)) return;
    if (!told[2]) await put(cache, path, await fetchedFile(path, told, signal));
  };
  await inTurns(wanted, signal, take);
  /** @type {Copy} */
  const whole = { ...list, whole: Date.now() };
  await put(cache, "offline.json", new Response(JSON.stringify(whole)));
}

/**
 * Take a file over that is the same in another copy.
 * @param {Cache} cache
 * @param {Cache[]} others
 * @param {string} path
 * @param {Told} told
 */
async function taken(cache, others, path, [hash]) {
  for (const other of others) {
    const same = await other.match(addressOf(path));
    if (same?.headers.get(HASH) !== hash) continue;
    await put(cache, path, same);
    return true;
  }
  return false;
}

/**
 * @param {[string, Told][]} wanted
 * @param {AbortSignal} signal
 * @param {(one: [string, Told]) => Promise<void>} take
 */
async function inTurns(wanted, signal, take) {
  const waiting = [...wanted];
  /** @type {unknown[]} */
  const faults = [];
  const turn = async () => {
    for (let one = waiting.shift(); one && faults.length === 0; one = waiting.shift()) {
      signal.throwIfAborted();
      await take(one);
      if (!one[1][2]) far.done += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, () => turn().catch((error) => faults.push(error))));
  if (faults.length > 0) throw faults[0];
}

/**
 * Return a file of the site, to be kept. A copy kept on the way may be of another build: once, it
 * is asked for past every copy.
 * @param {string} path
 * @param {Told} told
 * @param {AbortSignal} signal
 */
async function fetchedFile(path, told, signal) {
  for (const cache of /** @type {RequestCache[]} */ (["default", "reload"])) {
    /** @type {Response} */
    let response;
    try {
      response = await fetch(addressOf(path), { cache, signal, priority: "low" });
    } catch {
      throw new KeepingFault("unreachable", path);
    }
    if (!response.ok) throw new KeepingFault("refused", `${path} (${response.status})`);
    const file = await asBuilt(response, told);
    if (file) return file;
  }
  throw new KeepingFault("other", path);
}

/**
 * Return what came, to be kept or sent; null where its bytes are not those that the build wrote.
 * @param {Response} response
 * @param {Told} told
 */
async function asBuilt(response, [hash]) {
  const bytes = await response.arrayBuffer().catch(() => new ArrayBuffer(0));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const found = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (!found.startsWith(hash)) return null;
  const headers = new Headers({ [HASH]: hash });
  for (const name of KEPT_HEADERS) {
    const value = response.headers.get(name);
    if (value) headers.set(name, value);
  }
  return new Response(bytes, { headers });
}

/**
 * Keep a file that somebody opened, in the copy that has it on its list.
 * @param {Copy} copy
 * @param {string} path
 * @param {Response} response
 */
export async function keepLate(copy, path, response) {
  const told = copy.files[path];
  const checked = told && response.status === 200 ? await asBuilt(response, told) : null;
  const cache = checked && (await caches.has(OWN + copy.id)) ? await caches.open(OWN + copy.id) : null;
  // Who asked for it has it, whether it can be kept or not.
  if (cache && checked) await put(cache, path, checked.clone()).catch(() => {});
  return checked;
}

/**
 * Some browsers do not say how much room there is: then it is found out by writing.
 * @param {number} needed bytes
 */
async function lookForRoom(needed) {
  const storage = /** @type {StorageManager | undefined} */ (navigator.storage);
  const { quota = Number.POSITIVE_INFINITY, usage = 0 } = (await storage?.estimate?.()) ?? {};
  if (quota - usage < needed) throw new KeepingFault("full");
}

/**
 * @param {Cache} cache
 * @param {string} path
 * @param {Response} response
 */
async function put(cache, path, response) {
  try {
    await cache.put(addressOf(path), response);
  } catch (error) {
    throw isFull(error) ? new KeepingFault("full") : error;
  }
}

/** @param {unknown} error */
function isFull(error) {
  return error instanceof DOMException && error.name === "QuotaExceededError";
}

/**
 * Note why a copy was not kept. What came of it is kept for the next try, but on a full disk.
 * @param {string} id
 * @param {unknown} error
 */
async function noteTrouble(id, error) {
  const { kind, detail } = error instanceof KeepingFault ? error : { kind: "stopped", detail: String(error) };
  if (kind === "full") await caches.delete(OWN + id);
  await write("trouble", { kind, detail, id, at: Date.now() });
}

/** Remove every copy that no page uses and no page will: all but the newest, and what is begun. */
async function tidy() {
  const living = new Set((await worker.clients.matchAll({ includeUncontrolled: true, type: "all" })).map(({ id }) => id));
  const notes = await caches.open(NOTES);
  const used = new Set([NOTES, OWN + ((await copies())[0]?.id ?? "")]);
  for (const request of await notes.keys()) {
    const id = new URL(request.url).searchParams.get("page");
    if (!id) continue;
    const page = /** @type {Page} */ (await (await notes.match(request))?.json());
    if (living.has(id) || Date.now() - page.at < OPENING_MS) used.add(OWN + page.copy);
    else await notes.delete(request);
  }
  const begun = /** @type {Trouble | null} */ (await read("trouble"));
  if (begun) used.add(OWN + begun.id);
  for (const name of await ownCaches()) if (!used.has(name)) await caches.delete(name);
  lookAnew();
}
