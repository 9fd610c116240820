/**
 * The one engine of every page of the site.
 *
 * @import {OnState} from "./client.mjs"
 */

import { Engine } from "./client.mjs";
import { addressOf } from "./parts.mjs";

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
  siteEngine ??= new Engine(addressOf("assets/tool/worker/worker.mjs"), (state, error) => hear(state, error));
  hear = onState;
  siteEngine.meet(document.getElementById("start")?.dataset.build);
  return siteEngine;
}
