/**
 * Takes the place of offline-worker.mjs where a site keeps no copies: it removes those that were
 * kept, of this site alone, and then itself. Pages go on as they are.
 */

const leaving = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
/** How the names of this site's caches begin: another site may stand on the same host. */
const OWN = `pathways-copy ${new URL("./", leaving.location.href).pathname} `;

async function remove() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OWN)).map((name) => caches.delete(name)));
  await leaving.registration.unregister();
}

leaving.addEventListener("install", () => void leaving.skipWaiting());
leaving.addEventListener("activate", (event) => event.waitUntil(remove()));
