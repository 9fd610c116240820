/**
 * Lets the browser keep a copy of the site for when there is no network: once a page is there, looked
 * at and idle, it starts the script that does so (`offline-worker.js`), and tells it of which build the
 * page is. Where a browser has no such scripts, or lets this site store nothing, all works as without.
 *
 * Whether copies are kept is the administrator's choice (`data-offline`). How it stands is told on
 * one page only: offline-words.mjs.
 */

import { linesSaid } from "./offline-words.mjs";
import { isDataSaved, whenIdle, whenLoaded } from "./spare.mjs";

/** @import {KeepingState, NotKept} from "./offline-words.mjs" */

const SITE = new URL("../../", import.meta.url);
const WORKER = new URL("offline-worker.js", SITE);
/** How long a page that is never idle is spared. */
const LATEST_MS = 10_000;
/** The engine that a page starts once it is idle has the line first: early.mjs. */
const ENGINE_FIRST_MS = 5_000;
/** How often it is asked how far it is, while somebody looks. */
const EACH_MS = 500;

/** The theme's stream of pages: the first, then one for every change. */
const pages = /** @type {{document$?: {subscribe: (listener: () => void) => void}}} */ (/** @type {unknown} */ (window)).document$;

/** Of which build the scripts of this tab are. */
const build = mark()?.dataset.build ?? "";
/** Why nothing is kept, as far as the page knows. @type {NotKept | null} */
let why = whyNot();
/** Which script keeps copies may change while the page is there. @type {ServiceWorkerRegistration | null} */
let registration = null;
let timer = 0;

/** Keep a copy, as far as the site's settings and the browser let it. */
export function keepOffline() {
  if (mark()?.dataset.offline !== "on") return;
  pages?.subscribe(tell);
  tell();
  if (why === "no-https" || why === "no-way") return;
  whenLoaded(lookAgain);
}

/** A tab that nobody has looked at yet fetches nothing. */
function lookAgain() {
  if (document.hidden) document.addEventListener("visibilitychange", lookAgain, { once: true });
  else whenIdle(() => window.setTimeout(start, mark()?.dataset.early === "idle" ? ENGINE_FIRST_MS : 0), LATEST_MS);
}

async function start() {
  try {
    const { serviceWorker } = navigator;
    await serviceWorker.register(WORKER, { scope: SITE.pathname, updateViaCache: "none" });
    registration = await serviceWorker.ready;
    // One that gave way to a newer one answers no more.
    serviceWorker.addEventListener("controllerchange", tell);
    // Told again once it has come to an end, good or not.
    answer({ type: "page", build, isKept: !isDataSaved() }).then(tell);
  } catch (error) {
    why = error instanceof DOMException && error.name === "SecurityError" ? "no-way" : "no-script";
  }
  tell();
}

/** @returns {NotKept | null} */
function whyNot() {
  if (!window.isSecureContext) return "no-https";
  try {
    if (!navigator.serviceWorker || !window.caches) return "no-way";
  } catch {
    return "no-way";
  }
  return isDataSaved() ? "saves-data" : null;
}

/** Say how it stands, where the page has a place for it. */
async function tell() {
  window.clearTimeout(timer);
  const place = document.querySelector("[data-pw-kept]");
  if (!place) return;
  const state = registration ? await answer({ type: "state" }) : null;
  const isOn = linesSaid(place, why, state, (type) => answer({ type }).then(tell));
  if (isOn) timer = window.setTimeout(tell, EACH_MS);
}

/**
 * @param {{type: "state" | "keep" | "remove"} | {type: "page", build: string, isKept: boolean}} message
 * @returns {Promise<KeepingState>}
 */
function answer(message) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
    registration?.active?.postMessage(message, [port2]);
  });
}

function mark() {
  return document.getElementById("start");
}
