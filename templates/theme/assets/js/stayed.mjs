/**
 * Says that the page asked for could not be had, and that this one stays as it is, with the
 * ways on: try again, or open it in another tab, where a sign-in page can be answered.
 *
 * @import {NotHad, Reason} from "./journey.mjs"
 */

/** @type {Record<Reason, string>} */
const WHY = {
  unreachable: "The network or the server did not answer.",
  refused: "The server could not send it",
  missing: "The server has no page at this address.",
  other: "Something else was sent in its place, perhaps a page to sign in. Open it in a new tab and sign in there, then try again here.",
  cut: "Only a part of it arrived.",
  slow: "It did not arrive in time.",
};
const STAYS = "This page stays as it is, with all that you typed.";

/** @type {HTMLElement | null} */
let shown = null;

/**
 * Say that a page did not come.
 * @param {NotHad} fault
 * @param {URL} address
 * @param {() => void} again
 */
export function sayStayed(fault, address, again) {
  const status = fault.reason === "refused" ? ` (error ${fault.status}).` : "";
  const elsewhere = element("a", "Open it in a new tab");
  Object.assign(elsewhere, { href: address.href, target: "_blank", rel: "noopener" });
  const retry = element("button", "Try again");
  retry.addEventListener("click", again);
  const words = element("p", "");
  const first = element("strong", "That page could not be opened.");
  words.append(first, ` ${WHY[fault.reason]}${status} ${STAYS}`);
  show(words, [retry, elsewhere]);
}

/**
 * Say that a page is long in coming.
 * @param {() => void} stop
 */
export function sayWaiting(stop) {
  const stay = element("button", "Stay here");
  stay.addEventListener("click", stop);
  show(element("p", "Getting the page. What you typed stays."), [stay]);
}

/** Take the words away. */
export function clearStayed() {
  const hadFocus = shown?.contains(document.activeElement);
  shown?.remove();
  shown = null;
  if (hadFocus) document.getElementById("start")?.focus({ preventScroll: true });
}

/**
 * @param {HTMLElement} words
 * @param {HTMLElement[]} ways
 */
function show(words, ways) {
  clearStayed();
  const dismiss = element("button", "Dismiss");
  dismiss.addEventListener("click", clearStayed);
  for (const way of [...ways, dismiss]) way.className = "pw-link";
  for (const way of [...ways, dismiss]) if (way instanceof HTMLButtonElement) way.type = "button";
  const row = element("p", "");
  row.append(...[...ways, dismiss].flatMap((way) => [way, " "]));
  const box = element("div", "");
  box.className = "pw-stayed md-typeset pw-noprint";
  box.setAttribute("role", "alert");
  document.body.append(box);
  box.append(words, row); // after the place it is said in: a reader hears of what changes there
  shown = box;
}

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} words
 */
function element(tag, words) {
  const made = document.createElement(tag);
  made.textContent = words;
  return made;
}
