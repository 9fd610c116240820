/**
 * Makes the theme's frame work by keyboard and by ear: real buttons, focus that is
 * never lost, no single-key shortcuts. Pages read and link without this script.
 */

import { keepApostrophe } from "./apostrophe.mjs";
import { keepPanels } from "./panels.mjs";
import { keepFields } from "./restored.mjs";

/** The theme's stream of pages: the first, then one for every change. */
const pages = /** @type {{document$?: {subscribe: (listener: () => void) => void}}} */ (/** @type {unknown} */ (window)).document$;

/** Switch to the palette not shown; the theme's own form remembers the choice. */
function switchColours() {
  const options = [...document.querySelectorAll("[data-md-component=palette] input")];
  const shown = document.body.getAttribute("data-md-color-scheme");
  const other = options.find((option) => option.getAttribute("data-md-color-scheme") !== shown);
  if (other instanceof HTMLInputElement) other.click();
}

/** Let the keyboard scroll what overflows: only a focusable box scrolls by arrow keys. */
function reachScrolling() {
  const boxes = document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset pre > code");
  for (const [index, box] of boxes.entries()) {
    if (!(box instanceof HTMLElement) || box.scrollWidth <= box.clientWidth) continue;
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", `${box.tagName === "CODE" ? "Example" : "Table"} ${index + 1}`);
  }
}

/**
 * Keep the theme from acting on single letters (n, p, f, s ...): someone resting a hand on
 * the keyboard would be carried off the page. Keys with Ctrl, fields and open search are left alone.
 * @param {KeyboardEvent} event
 */
function refuseShortcuts(event) {
  const target = event.target instanceof HTMLElement ? event.target : document.body;
  const isTyping = target.isContentEditable || target.matches("input, select, textarea");
  const isLetter = event.key.length === 1 && event.key !== " ";
  if (isLetter && !isTyping && !event.ctrlKey && !event.metaKey) event.stopImmediatePropagation();
}

/**
 * Let Tab leave the search box. The theme takes focus away from it first, and WebKit then
 * begins at the top of the page again: nobody gets past the box.
 * @param {KeyboardEvent} event
 */
function leaveSearch(event) {
  const isInBox = event.target instanceof Element && event.target.matches("[data-md-component=search-query]");
  if (event.key !== "Tab" || !isInBox) return;
  event.stopImmediatePropagation();
  const toggle = document.getElementById("__search");
  if (toggle instanceof HTMLInputElement && toggle.checked) toggle.click();
}

document.querySelector(".pw-palette")?.addEventListener("click", switchColours);
document.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-pw-print]")) window.print();
});
window.addEventListener("keydown", refuseShortcuts, true);
window.addEventListener("resize", reachScrolling);
window.addEventListener("keydown", leaveSearch, true);
keepApostrophe();
keepPanels();
keepFields();
if (pages) pages.subscribe(reachScrolling);
else reachScrolling();
