/** When a page may do what nobody waits for. */

/** WebKit never says that it is idle. */
const MOMENT_MS = 200;

/** @param {() => void} then */
export function whenLoaded(then) {
  if (document.readyState === "complete") then();
  else window.addEventListener("load", then, { once: true });
}

/**
 * @param {() => void} then
 * @param {number} [mostMs] how long that may take: some pages are never idle
 */
export function whenIdle(then, mostMs) {
  if (typeof window.requestIdleCallback === "function") window.requestIdleCallback(then, { timeout: mostMs });
  else window.setTimeout(then, MOMENT_MS);
}

/** Tell whether the browser is asked to save data: then nothing is fetched that nobody waits for. */
export function isDataSaved() {
  const { connection } = /** @type {{connection?: {saveData?: boolean}}} */ (navigator);
  return Boolean(connection?.saveData || window.matchMedia("(prefers-reduced-data: reduce)").matches);
}
