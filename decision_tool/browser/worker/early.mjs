/**
 * The engine that the frame of the site started before any tool asked for it
 * (templates/theme/assets/js/early.mjs): every page has the frame, and few a tool.
 *
 * @typedef {{build: string, worker: Worker | null, isReady: boolean}} Wanted
 */

/**
 * Return the worker that was started early, from now on the caller's alone, and whether it is
 * ready; no worker where none runs, or it is of another build than *build*.
 * @param {string} build
 * @returns {Wanted}
 */
export function takenEarly(build) {
  /** @type {Wanted} */
  const detail = { build, worker: null, isReady: false };
  window.dispatchEvent(new CustomEvent("pw-engine", { detail }));
  return detail;
}
