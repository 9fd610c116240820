/**
 * The one engine of every page of the site.
 *
 * @import {OnState} from "./client.mjs"
 */

import { Engine } from "./client.mjs";

/** @type {Engine | null} */
let siteEngine = null;
/** @type {OnState} */
let hear = () => {};

/**
 * Return the one engine of every page of the site: it starts once and outlives a change of
 * page. Whoever asked for it last hears of its state.
 * @param {OnState} onState
 */
export function sharedEngine(onState) {
  siteEngine ??= new Engine(new URL("worker.mjs", import.meta.url), (state, error) => hear(state, error));
  hear = onState;
  siteEngine.meet(document.getElementById("start")?.dataset.build);
  return siteEngine;
}
