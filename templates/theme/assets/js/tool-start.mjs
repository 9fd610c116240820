/**
 * Watches whether the script of a tool's page arrives, and lets it be asked for again: what was
 * typed before it came stands in the page, and the script takes it from there. This file stands
 * alone, so that it says so whatever else is missing.
 */

const LATE_MS = 20_000;
/** A browser reports what a policy refused a moment after the request has failed. */
const REPORT_MS = 100;
/** The tools: where each says how it is, and what is not there without its script. */
const TOOLS = {
  calculator: { part: "engine", name: "The calculator", without: "Use the timing sentences below to work out dates by hand." },
  caseload: { part: "engine", name: "The calculator", without: "Use the pathway pages: each says in words when its steps are due." },
  find: { part: "engine", name: "The questions page", without: "Use the list below: it says when each pathway applies." },
  record: {
    part: "notice",
    name: "A part of this page",
    without: "You can fill in the form and print it. Stay on this page: what you type is not yet kept.",
  },
};

/** Why a script did not come, as far as a page is told, and the way on that is true. */
const WHY = {
  late: [
    "has not arrived yet",
    "Check your connection, then try again. If that does not help, print or copy what you typed, then reload the page.",
  ],
  missing: ["could not be fetched", "Check your connection, then try again."],
  elsewhere: [
    "was sent on to another site, perhaps to sign in",
    "Open the home page of this site in another tab, sign in if it asks, then try again here.",
  ],
  // A browser keeps to the policy that a page came with, and to a script once it has read it.
  policy: [
    "is not let in by a content policy, of the server or of a proxy",
    "Tell the people who look after this site. Once it is mended, print or copy what you typed, then reload the page.",
  ],
  cut: ["did not arrive whole", "Try again. If that does not help, print or copy what you typed, then reload the page."],
};

/** What the content policy refused on this page, by address. @type {Set<string>} */
const refused = new Set();
document.addEventListener("securitypolicyviolation", (event) => refused.add(event.blockedURI));

/** Pages that are watched already. @type {WeakSet<HTMLElement>} */
const watched = new WeakSet();
let failures = 0;

function watch() {
  for (const [id, tool] of Object.entries(TOOLS)) {
    const root = document.getElementById(id);
    if (!root || watched.has(root)) continue;
    watched.add(root);
    start(root, tool);
  }
}

/**
 * @param {HTMLElement} root
 * @param {(typeof TOOLS)["find"]} tool
 */
async function start(root, tool) {
  const script = root.querySelector("script[type=module]");
  if (!(script instanceof HTMLScriptElement) || isMounted(root)) return;
  const late = window.setTimeout(() => isLate(root, tool), LATE_MS);
  try {
    // Asked for already by the page itself: a browser asks again only where that failed.
    await import(script.src + (failures > 0 ? `?again=${failures}` : ""));
    clear(root, tool);
  } catch (error) {
    failures += 1;
    say(root, tool, await whyNot(error));
  } finally {
    window.clearTimeout(late);
  }
}

/**
 * The next try asks under another address: this one may never be answered.
 * @param {HTMLElement} root
 * @param {(typeof TOOLS)["find"]} tool
 */
function isLate(root, tool) {
  failures += 1;
  say(root, tool, "late");
}

/**
 * @param {unknown} error
 * @returns {Promise<keyof typeof WHY>}
 */
async function whyNot(error) {
  await new Promise((told) => window.setTimeout(told, REPORT_MS));
  const script = [...refused].find((address) => address.includes("/assets/tool/"));
  refused.clear();
  if (script) return (await isSentOn(script)) ? "elsewhere" : "policy";
  // What cannot be had is a TypeError in every browser; what came and cannot be run is another.
  return error instanceof TypeError ? "missing" : "cut";
}

/**
 * This site's own policy refuses what is sent on to another: that is no fault of the policy.
 * @param {string} script
 */
async function isSentOn(script) {
  try {
    return (await fetch(script, { redirect: "manual", cache: "no-store" })).type === "opaqueredirect";
  } catch {
    return false;
  }
}

/**
 * @param {HTMLElement} root
 * @param {(typeof TOOLS)["find"]} tool
 * @param {keyof typeof WHY} why
 */
function say(root, tool, why) {
  if (isMounted(root) || !root.isConnected) return;
  root.dataset.engine = "broken";
  const again = document.createElement("button");
  Object.assign(again, { type: "button", className: "pw-link", textContent: "Try again" });
  again.addEventListener("click", () => {
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
    words.textContent = "Trying again.";
    delete root.dataset.engine;
    start(root, tool);
  });
  const words = document.createElement("p");
  const first = document.createElement("strong");
  const [what, wayOn] = WHY[why];
  first.textContent = `${tool.name} ${what}.`;
  words.append(first, ` What you typed is still here. ${wayOn} ${tool.without} `, again);
  const banner = document.createElement("div");
  banner.className = "pw-banner";
  banner.append(words);
  const place = placeIn(root, tool);
  place.replaceChildren(banner);
  tell(root, words);
}

/** Say it to who does not see it. @param {HTMLElement} root @param {HTMLElement} words */
function tell(root, words) {
  const status = root.querySelector("[data-part=status]");
  if (status) status.textContent = words.textContent;
}

/**
 * @param {HTMLElement} root
 * @param {(typeof TOOLS)["find"]} tool
 */
function clear(root, tool) {
  const place = placeIn(root, tool);
  // A tool that is there says itself how its engine is.
  if (tool.part === "notice") place.replaceChildren();
}

/**
 * @param {HTMLElement} root
 * @param {(typeof TOOLS)["find"]} tool
 * @returns {HTMLElement}
 */
function placeIn(root, tool) {
  return root.querySelector(`[data-part=${tool.part}]`) ?? root;
}

/** @param {HTMLElement} root */
function isMounted(root) {
  return root.dataset.mounted !== undefined;
}

/**
 * Begin as soon as the page is read. A script that does not come holds back all that wait for
 * the whole page, the theme's stream of pages too: so this one does not wait for that.
 */
function begin() {
  if (document.readyState === "loading") return;
  document.removeEventListener("readystatechange", begin);
  watch();
  const theme = /** @type {{document$?: {subscribe: (listener: () => void) => void}}} */ (/** @type {unknown} */ (window));
  theme.document$?.subscribe(watch);
}

document.addEventListener("readystatechange", begin);
begin();
