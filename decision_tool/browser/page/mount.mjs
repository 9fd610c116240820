/**
 * Shows a tool at every visit to its page. The theme swaps pages without loading them anew, and
 * tells of each through a stream; the module that mounts a tool runs once.
 *
 * @import {Engine} from "../worker/client.mjs"
 */

import { sharedEngine } from "../worker/shared-engine.mjs";
import { guardDrops } from "./dropping.mjs";
import { guardLeaving } from "./leaving.mjs";

/**
 * Make a tool whenever its page comes.
 * @template {{root: HTMLElement}} T
 * @param {string} id of the element that holds the tool
 * @param {(root: HTMLElement) => T} make
 */
export function mount(id, make) {
  /** @type {T | null} */
  let made = null;
  const visit = () => {
    const root = document.getElementById(id);
    if (root && root !== made?.root) made = make(root);
  };
  guardLeaving();
  guardDrops();
  const theme = /** @type {{document$?: {subscribe: (listener: () => void) => void}}} */ (/** @type {unknown} */ (window));
  // The theme's stream waits for every script, so one that never comes would hold this back too.
  if (document.readyState !== "loading" || !theme.document$) visit();
  theme.document$?.subscribe(visit);
}

/**
 * Make a tool that asks the engine. It hears of the engine's state as long as it is shown.
 * @template {{root: HTMLElement, showEngine: () => void}} T
 * @param {string} id of the element that holds the tool
 * @param {string} name what the console calls it
 * @param {(root: HTMLElement, engine: Engine) => T} make
 * @returns {() => T | null} the one made last
 */
export function mountWithEngine(id, name, make) {
  /** @type {T | null} */
  let page = null;
  mount(id, (root) => {
    const engine = sharedEngine((_, error) => {
      if (error) console.error(`${name}: ${error.name}: ${error.message}`, error.stack);
      page?.showEngine();
    });
    page = make(root, engine);
    return page;
  });
  return () => page;
}
