/**
 * Goes from page to page without losing what was typed: the page's content is swapped and the
 * document stays, so that modules keep their memory. A page that cannot be had is never gone
 * to: the one that is shown stays, and says so.
 *
 * The theme's own way (`navigation.instant`) loads a page in full where it cannot be fetched,
 * and with that everything typed is gone: the plugin switches it off. Any page below the site's
 * root counts here, wherever the site stands. Each entry of the browser's history carries its
 * `index`, so that a step back to a page that does not come can be taken back, and the height
 * (`y`) it was scrolled to.
 */

import { fetchedPage, NotHad } from "./journey.mjs";
import { clearStayed, sayStayed, sayWaiting } from "./stayed.mjs";
import { loadLooks, makeAbsolute, swapIn } from "./swap.mjs";

/** @typedef {{index: number, y: number}} Entry */

/** When it is said that a page is long in coming. */
const LONG_MS = 2_000;
const SETTLE_MS = 150;

const theme = /** @type {{document$?: {next: (page: Document) => void}, location$?: {next: (value: URL) => void}}} */ (
  /** @type {unknown} */ (window)
);
let root = new URL(".", window.location.href);
/** The address of the page that is shown, without its hash. */
let shown = placeOf(window.location);
let index = 0;
/** The journey that is under way. @type {AbortController | null} */
let underWay = null;
let scrolling = 0;
/** How often the browser will tell of a step that only takes another back. */
let takenBack = 0;

/** @param {MouseEvent} event */
function follow(event) {
  const isPlain = !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (event.defaultPrevented || !isPlain || !link?.href || link.target || link.hasAttribute("download")) return;
  const to = new URL(link.href);
  if (!isPage(to) || (to.hash && placeOf(to) === shown)) return;
  event.preventDefault();
  goTo(to);
}

/** @param {URL} to */
function goTo(to) {
  const again = () => goTo(to);
  return journey(to, again, () => {
    remember();
    // One more than the entry that is shown now: a step back that was under way moved it.
    index = (history.state?.index ?? index) + 1;
    history.pushState({ index, y: 0 }, "", to);
  });
}

/**
 * Fetch a page and show it once it is there. The newest press wins.
 * @param {URL} to
 * @param {() => void} again
 * @param {() => void} depart done before the page is shown, so that its address is right
 * @param {() => void} [stay] done where it cannot be had
 */
async function journey(to, again, depart, stay = () => {}) {
  underWay?.abort();
  const way = new AbortController();
  underWay = way;
  document.documentElement.toggleAttribute("data-leaving", true);
  clearStayed();
  const stayHere = () => {
    way.abort();
    stop(way, stay);
  };
  const timer = window.setTimeout(() => sayWaiting(stayHere), LONG_MS);
  try {
    const page = await fetchedPage(to, way.signal);
    await loadLooks(page, to);
    if (underWay !== way) return;
    clearStayed();
    depart();
    await arrive(page, to);
  } catch (error) {
    if (!(error instanceof NotHad)) throw error;
    if (underWay !== way) return;
    stop(way, stay);
    sayStayed(error, to, again);
  } finally {
    window.clearTimeout(timer);
  }
}

/**
 * Stay on the page that is shown. What came for it meanwhile was not heard: it asks again.
 * @param {AbortController} way
 * @param {() => void} stay
 */
function stop(way, stay) {
  if (underWay !== way) return;
  underWay = null;
  clearStayed();
  document.documentElement.removeAttribute("data-leaving");
  stay();
  window.dispatchEvent(new Event("pw-stayed"));
}

/**
 * @param {Document} page
 * @param {URL} to
 */
async function arrive(page, to) {
  const { y } = /** @type {Entry} */ (history.state);
  underWay = null;
  shown = placeOf(to);
  await swapIn(page, to);
  document.documentElement.removeAttribute("data-leaving");
  theme.location$?.next(to);
  theme.document$?.next(document);
  if (!to.hash) focusHeading();
  if (to.hash && y === 0) showPlace(to.hash);
  else window.scrollTo(0, y);
}

/** Put focus, and so the screen reader, on the new page's title. */
function focusHeading() {
  const heading = document.querySelector(".md-content h1");
  if (!(heading instanceof HTMLElement)) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/**
 * Go to a place in the page as the browser does, so that its style knows of it as well.
 * @param {string} hash
 */
function showPlace(hash) {
  const { state } = history;
  window.location.replace(hash);
  history.replaceState(state, "");
}

/** @param {PopStateEvent} event */
function travelled(event) {
  const entry = /** @type {Partial<Entry> | null} */ (event.state);
  if (takenBack > 0) {
    takenBack -= 1;
    return;
  }
  if (entry?.index === undefined) return noteNewPlace();
  if (placeOf(window.location) === shown) return arriveWithin(/** @type {Entry} */ (entry));
  const [from, to] = [index, entry.index];
  const address = new URL(window.location.href);
  const takeBack = () => {
    if (from === to) return;
    takenBack += 1;
    history.go(from - to);
  };
  const again = () => history.go(to - from);
  journey(address, again, () => (index = to), takeBack);
}

/** A link to a place in the page was followed: the browser made the entry itself. */
function noteNewPlace() {
  if (placeOf(window.location) !== shown) return;
  index += 1;
  history.replaceState({ index, y: window.scrollY }, "");
}

/** @param {Entry} entry */
function arriveWithin(entry) {
  underWay?.abort();
  underWay = null;
  document.documentElement.removeAttribute("data-leaving");
  index = entry.index;
  window.scrollTo(0, entry.y ?? 0);
}

function rememberSoon() {
  window.clearTimeout(scrolling);
  scrolling = window.setTimeout(remember, SETTLE_MS);
}

/** Note how far the page is scrolled, for the way back to it. */
function remember() {
  if (placeOf(window.location) !== shown || takenBack > 0) return;
  history.replaceState({ ...history.state, index, y: window.scrollY }, "");
}

/**
 * Tell whether an address is that of a page of this site.
 * @param {URL} to
 */
function isPage(to) {
  const isOurs = to.origin === root.origin && to.pathname.startsWith(root.pathname);
  return isOurs && /(\/|\.html)$/.test(to.pathname);
}

/** @param {URL | Location} address */
function placeOf({ origin, pathname, search }) {
  return origin + pathname + search;
}

/** The theme writes the way to the site's root into every page. */
function start() {
  const settings = JSON.parse(document.getElementById("__config")?.textContent ?? "{}");
  root = new URL(`${settings.base ?? "."}/`.replace(/\/+$/, "/"), window.location.href);
  index = history.state?.index ?? 0;
  history.scrollRestoration = "manual";
  remember();
  makeAbsolute(document, new URL(window.location.href));
  document.addEventListener("click", follow);
  window.addEventListener("popstate", travelled);
  window.addEventListener("scroll", rememberSoon, { passive: true });
  // The browser itself finds the place again where the page is loaded anew.
  window.addEventListener("pagehide", () => (history.scrollRestoration = "auto"));
  window.addEventListener("pageshow", () => (history.scrollRestoration = "manual"));
  window.addEventListener("pw-moved", () => {
    // A page made an entry of its own in the history, or changed what follows "?".
    index = history.state?.index ?? index;
    shown = placeOf(window.location);
  });
}

if (window.location.protocol !== "file:") start();
