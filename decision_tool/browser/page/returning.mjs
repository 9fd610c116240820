/** Coming back to a page that was left open: a day may have passed meanwhile. */

/**
 * Call *act* whenever the person comes back to this tab or window. Listens as long as the
 * document lives, so call it once and not at every visit to a page.
 * @param {() => void} act
 */
export function onReturn(act) {
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && act());
  window.addEventListener("focus", act);
}
