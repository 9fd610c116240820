/**
 * Starts the engine before anyone waits for it: once a page is there and the browser is idle, or
 * as somebody is about to follow a link to a tool that needs it. Until then it knows nothing of a
 * case. The first tool asks for what runs, by the event "pw-engine", and has it from then on for
 * the whole visit (decision_tool/browser/worker/early.mjs). A start that fails here is forgotten
 * without a word: the tool's own start says truly why.
 *
 * How early is the administrator's choice (`data-early`: idle, hover or off). Who asks the browser
 * to save data is spared it.
 *
 * @typedef {{build: string, worker: Worker | null, isReady: boolean}} Wanted *build*: of the tool
 * that asks; the rest is filled in here
 */

import { isDataSaved, whenIdle, whenLoaded } from "./spare.mjs";

const SITE = new URL("../../", import.meta.url);
const WORKER = new URL("assets/tool/worker/worker.mjs", SITE);
/** Where the tools are that need the engine. */
const TOOLS = ["calculator/", "find/", "caseload/"].map((path) => new URL(path, SITE).pathname);
/** What somebody does who is about to follow a link. */
const SIGNS = ["pointerover", "focusin", "touchstart"];
/** How long a tab is out of sight before it lets go of an engine that nobody asked for. */
const AWAY_MS = 300_000;

/** What runs and was not asked for yet. @type {Worker | null} */
let early = null;
let isReady = false;
/** The page's, as the engine was told. */
let build = "";
/** Whether the engine was started, here or by a tool: there is never a second one. */
let isStarted = false;

/** What ends the wait of a tab that is out of sight. */
let away = 0;

/** Start it as early as the site's settings let it. */
export function startEarly() {
  window.addEventListener("pw-engine", handOver);
  const how = pageMark()?.dataset.early;
  if (window.location.protocol === "file:" || (how !== "idle" && how !== "hover")) return;
  for (const sign of SIGNS) document.addEventListener(sign, startForLink, { capture: true, passive: true });
  whenLoaded(() => {
    const look = () => lookAgain(how === "idle");
    document.addEventListener("visibilitychange", look);
    look();
  });
}

/**
 * Start it in a tab that is looked at, and let it go in one that is not: some tabs are never
 * looked at again, and each engine takes 100 MB.
 * @param {boolean} isUnasked whether it starts where nobody is near a link either
 */
function lookAgain(isUnasked) {
  window.clearTimeout(away);
  if (document.hidden) away = window.setTimeout(letGo, AWAY_MS);
  else if (isUnasked) whenIdle(start);
}

function letGo() {
  if (!early) return;
  drop();
  isStarted = false;
}

function start() {
  if (isStarted || isDataSaved()) return;
  isStarted = true;
  build = pageMark()?.dataset.build ?? "";
  try {
    early = new Worker(WORKER, { type: "module", name: JSON.stringify({ build, isEarly: true }) });
  } catch {
    return; // A browser that has no such workers: the tool says so.
  }
  early.addEventListener("message", hear);
  early.addEventListener("error", fail);
}

/** @param {MessageEvent<{type: string}>} event */
function hear({ data }) {
  if (data.type === "ready") isReady = true;
  else drop();
}

/** @param {Event} event */
function fail(event) {
  event.preventDefault();
  drop();
}

function drop() {
  early?.terminate();
  early = null;
  isReady = false;
}

/**
 * Give a tool what runs, if it is of one build with the tool.
 * @param {Event} event
 */
function handOver(event) {
  isStarted = true;
  if (!early) return;
  const wanted = /** @type {CustomEvent<Wanted>} */ (event).detail;
  if (wanted.build !== build) return drop();
  early.removeEventListener("message", hear);
  early.removeEventListener("error", fail);
  Object.assign(wanted, { worker: early, isReady });
  early = null;
}

/** @param {Event} event */
function startForLink({ target }) {
  const link = target instanceof Element ? target.closest("a") : null;
  if (link && TOOLS.some((path) => link.pathname.startsWith(path))) start();
}

function pageMark() {
  return document.getElementById("start");
}
