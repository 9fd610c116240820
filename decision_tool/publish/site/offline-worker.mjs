/**
 * Answers from a copy of the site when there is no network. The copy has the files that the build names in
 * `offline.json`, each compared with its hash, and nothing else. What is typed never comes here.
 * The build puts this file together with `offline-notes-worker.mjs` and `offline-keep-worker.mjs`,
 * which come first: a browser takes one plain script.
 *
 * While there is a network, pages come from it, as if this script were not there. A page that cannot
 * be had comes from the copy and says so; all that it asks for then comes from the same copy. A copy
 * is of one build, is used once it is whole, and goes once a newer one is whole and no page uses it.
 *
 * @import {Copy} from "./offline-notes-worker.mjs"
 */

import { keep, keepLate, progress, stopKeeping } from "./offline-keep-worker.mjs";
import {
  addressOf,
  copies,
  forget,
  isPage,
  lookAnew,
  note,
  NOTES,
  OWN,
  ownCaches,
  pageOf,
  pathOf,
  read,
  worker,
  write,
} from "./offline-notes-worker.mjs";

/** How long a page is waited for where there is a copy of it. */
const PATIENCE_MS = 4_000;
/** What a proxy answers when the server behind it does not. */
const GONE = new Set([502, 503, 504]);
/** How long it is waited for what kind of client asks: some browsers tell only once it runs. */
const TELL_MS = 500;
const PLACE = 'data-md-component="container">';

worker.addEventListener("install", () => void worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("fetch", (event) => {
  const path = pathOf(event.request.url);
  if (event.request.method !== "GET" || path === null) return;
  event.respondWith(event.request.mode === "navigate" ? opened(event, path) : asked(event, path));
});
worker.addEventListener("message", (event) => {
  event.waitUntil(heard(event, (made) => event.waitUntil(made)).then((reply) => event.ports[0]?.postMessage(reply)));
});

/**
 * Answer the opening of a page.
 * @param {FetchEvent} event
 * @param {string} path
 */
async function opened(event, path) {
  const online = fetch(event.request);
  const first = await inTime(online);
  const [copy] = await copies();
  if (first && !GONE.has(first.status)) {
    if (copy?.files[path]?.[2]) event.waitUntil(keepLate(copy, path, first.clone()));
    return first;
  }
  const kept = copy && (await fromCopy(copy, path));
  if (!kept) return first ?? online;
  await note(event.resultingClientId, { copy: copy.id, at: Date.now() });
  return kept;
}

/**
 * Answer what a page asks for.
 * @param {FetchEvent} event
 * @param {string} path
 */
async function asked(event, path) {
  const page = await pageOf(event.clientId);
  const all = await copies();
  const copy = page?.copy ? all.find(({ id }) => id === page.copy) : undefined;
  if (copy) return fromOneCopy(event, path, copy);
  // A worker is of its page's build; it asks in a name of its own.
  if (page && event.resultingClientId) event.waitUntil(note(event.resultingClientId, { ...page, at: Date.now() }));
  const online = fetch(event.request);
  const known = page ? all.find(({ build }) => build === page.build) : undefined;
  const first = known && isPage(path) ? await inTime(online) : await online.catch(() => null);
  if (first && !GONE.has(first.status)) {
    if (known?.files[path]?.[2]) event.waitUntil(keepLate(known, path, first.clone()));
    return first;
  }
  const same = known ?? (page ? undefined : await ofWorker(event.clientId, all));
  if (!first && same && (await isSentOn(event.request.url))) return online;
  return (same && (await fromCopy(same, path))) ?? first ?? online;
}

/**
 * Tell whether a server sends who asks on to another site, to sign in: that is no network that is gone.
 * @param {string} address
 */
async function isSentOn(address) {
  const answer = await inTime(fetch(address, { redirect: "manual", cache: "no-store" }));
  return answer?.type === "opaqueredirect";
}

/**
 * Answer a page of a copy from this copy; what the copy has not, only with the very bytes it names.
 * @param {FetchEvent} event
 * @param {string} path
 * @param {Copy} copy
 */
async function fromOneCopy(event, path, copy) {
  // A worker asks in a name of its own.
  if (event.resultingClientId) await note(event.resultingClientId, { copy: copy.id, at: Date.now() });
  const kept = await fromCopy(copy, path);
  if (kept) return kept;
  if (!copy.files[path]) return fetch(event.request);
  const response = await fetch(event.request);
  return (await keepLate(copy, path, response)) ?? Response.error();
}

/**
 * Return the copy that may stand in for the network where a worker asks of which no page was noted:
 * what it fetches is compared there with what its own build names. Asked only once the network has
 * failed: a worker counts as running once it has its scripts, and until then some browsers do not
 * say what it is.
 * @param {string} client
 * @param {Copy[]} all
 */
async function ofWorker(client, all) {
  if (!client || all.length === 0) return undefined;
  const late = new Promise((tell) => setTimeout(() => tell(undefined), TELL_MS));
  const asking = await Promise.race([worker.clients.get(client), late]);
  return asking?.type === "worker" ? all[0] : undefined;
}

/**
 * Return an answer, or null where none comes in time.
 * @param {Promise<Response>} online
 * @returns {Promise<Response | null>}
 */
function inTime(online) {
  const late = new Promise((tell) => setTimeout(() => tell(null), PATIENCE_MS));
  return Promise.race([online.catch(() => null), late]);
}

/**
 * @param {Copy} copy
 * @param {string} path
 */
async function fromCopy({ id, line, files }, path) {
  if (!files[path]) return files[`${path}/`] ? Response.redirect(addressOf(`${path}/`)) : null;
  const cache = await caches.open(OWN + id);
  const kept = await cache.match(addressOf(path));
  if (!kept || !isPage(path)) return kept ?? null;
  const text = await kept.text();
  return new Response(
    text.replace(PLACE, (place) => place + line),
    { headers: kept.headers },
  );
}

/**
 * @param {ExtendableMessageEvent} event
 * @param {(made: Promise<void>) => void} waitUntil what is not waited for here
 */
async function heard({ data, source }, waitUntil) {
  switch (data.type) {
    case "page":
      if (source && "id" in source && !(await pageOf(source.id))) await note(source.id, { build: data.build, at: Date.now() });
      if (data.isKept) await keep().catch(() => {});
      return state();
    case "remove":
      await write("choice", "none");
      await stopKeeping();
      await Promise.all((await ownCaches()).filter((name) => name !== NOTES).map((name) => caches.delete(name)));
      lookAnew();
      return state();
    case "keep":
      await forget("choice");
      await forget("trouble");
      waitUntil(keep().catch(() => {}));
      return state();
    default:
      return state();
  }
}

async function state() {
  const [copy] = await copies();
  const { done, total } = progress();
  return {
    choice: await read("choice"),
    size: copy ? sizeOf(copy) : 0,
    isUnderWay: total > 0,
    done,
    total,
    trouble: await read("trouble"),
  };
}

/** @param {Copy} copy */
function sizeOf({ files }) {
  return Object.values(files).reduce((sum, [, length, isLate]) => sum + (isLate ? 0 : length), 0);
}
