/**
 * Where copies are, what is remembered of pages, and how addresses stand for files.
 *
 * @typedef {[hash: string, length: number, isLate?: 1]} Told *isLate*: kept once somebody opens it
 * @typedef {{format: number, id: string, build: string, line: string, files: Record<string, Told>}} List
 * @typedef {List & {whole: number}} Copy *whole*: when it was, in ms
 * @typedef {{copy?: string, build?: string, at: number}} Page a page's copy, or the build that it says
 * @typedef {{kind: "full" | "other" | "unreachable" | "refused" | "stopped", detail: string, id: string, at: number}} Trouble
 */

export const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
export const SITE = new URL("./", worker.location.href);
/** How the names of this site's caches begin: another site may stand on the same host. */
export const OWN = `pathways-copy ${SITE.pathname} `;
/** What is remembered besides: which page is of which copy, a choice, why a copy was not kept. */
export const NOTES = `${OWN}notes`;
export const LIST = new URL("offline.json", SITE).href;

/** @type {Promise<Copy[]> | null} */
let known = null;
/** @type {Map<string, Page>} */
const pages = new Map();

/** Whole copies, the newest first; none where the browser lets this site store nothing. */
export function copies() {
  known ??= wholeCopies().catch(() => []);
  return known;
}

/** Look again for copies: one was made or removed. */
export function lookAnew() {
  known = null;
}

async function wholeCopies() {
  /** @type {Copy[]} */
  const found = [];
  for (const name of await ownCaches()) {
    const mark = await (await caches.open(name)).match(LIST);
    if (mark) found.push(await mark.json());
  }
  return found.sort((one, other) => other.whole - one.whole);
}

/** @param {string} client @returns {Promise<Page | null>} */
export async function pageOf(client) {
  if (!client) return null;
  const page = pages.get(client) ?? /** @type {Page | null} */ (await read(`page=${client}`).catch(() => null));
  if (page) pages.set(client, page);
  return page;
}

/** @param {string} client @param {Page} page */
export async function note(client, page) {
  pages.set(client, page);
  await write(`page=${client}`, page).catch(() => {}); // it is remembered while this script runs
}

/** @param {string} name @returns {Promise<unknown>} */
export async function read(name) {
  const found = await (await caches.open(NOTES)).match(addressOf(`?${name}`));
  return found ? found.json() : null;
}

/** @param {string} name @param {unknown} value */
export async function write(name, value) {
  await (await caches.open(NOTES)).put(addressOf(`?${name}`), new Response(JSON.stringify(value)));
}

/** @param {string} name */
export async function forget(name) {
  await (await caches.open(NOTES)).delete(addressOf(`?${name}`));
}

export async function ownCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(OWN));
}

/** @param {string} path */
export function addressOf(path) {
  return new URL(path, SITE).href;
}

/**
 * Return how the list names an address of this site; null for any other.
 * @param {string} address
 */
export function pathOf(address) {
  const { origin, pathname } = new URL(address);
  if (origin !== SITE.origin || !pathname.startsWith(SITE.pathname)) return null;
  return pathname.slice(SITE.pathname.length).replace(/(^|\/)index\.html$/, "$1");
}

/** Tell whether an address is that of a page in the site's frame. @param {string} path */
export function isPage(path) {
  return path === "" || path.endsWith("/");
}
