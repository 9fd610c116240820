/**
 * Asks before the page goes with something that stands in no file: reload, close, a typed
 * address, a link that leaves the site, the way back out of it. One question for every tool;
 * going from page to page of the site loses nothing and asks nothing
 * (templates/theme/assets/js/travel.mjs).
 */

import { isAnythingUnsaved } from "./unsaved.mjs";

let isGuarded = false;

/** Begin to ask. Called again it changes nothing: each tool calls it. */
export function guardLeaving() {
  if (isGuarded) return;
  isGuarded = true;
  window.addEventListener("beforeunload", (event) => {
    if (isAnythingUnsaved()) event.preventDefault();
  });
}
