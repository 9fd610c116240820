/**
 * Opens one child of the team in the calculator.
 *
 * @import {ChildOpened} from "../worker/replies.mjs"
 */

import { part } from "../page/element.mjs";
import { putInPlace, typedIn } from "../memory/case.mjs";
import { takeInHand } from "../memory/family.mjs";

/**
 * Put the child's dates where the calculator looks for what was typed, and go there. Only
 * pathway ids ever stand in an address.
 * @param {HTMLElement} root
 * @param {ChildOpened} reply
 */
export function openChild(root, { opened, others, in_hand: label }) {
  const typed = typedIn(opened, others);
  // The number of a table stands in no file yet, so it is kept in none; a saved case knows it.
  if (!label) typed.isReferenceKept = false;
  if (label !== typed.label) takeInHand(typed, label);
  putInPlace(typed);
  const way = /** @type {HTMLAnchorElement} */ (part(root, "calculator"));
  way.search = new URLSearchParams(typed.pathways.map((pathway) => ["pathway", pathway])).toString();
  way.click(); // a link, so that the page is changed and not loaded anew: memory stays
}
