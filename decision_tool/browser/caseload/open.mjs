/**
 * Opens one child of the team in the calculator.
 *
 * @import {ChildOpened, Opened} from "../worker/replies.mjs"
 */

import { part } from "../page/element.mjs";
import { openFromTable } from "../memory/team-case.mjs";
import { putInPlace, typedIn } from "../memory/case.mjs";
import { takeInHand } from "../memory/family.mjs";

/**
 * Put the child's dates where the calculator looks for what was typed, and go there. Only
 * pathway ids ever stand in an address.
 * @param {HTMLElement} root
 * @param {ChildOpened} reply
 */
export function openChild(root, { opened, others, in_hand: label }) {
  const pathways = label ? openCase(opened, others, label) : openFromTable(opened);
  const way = /** @type {HTMLAnchorElement} */ (part(root, "calculator"));
  way.search = new URLSearchParams(pathways.map((pathway) => ["pathway", pathway])).toString();
  way.click(); // a link, so that the page is changed and not loaded anew: memory stays
}

/**
 * Put a saved case in place of what was typed, with one child of it in hand. Return their pathways.
 * @param {Opened} opened
 * @param {Opened[]} others
 * @param {string} label
 */
function openCase(opened, others, label) {
  const typed = typedIn(opened, others);
  if (label !== typed.label) takeInHand(typed, label);
  putInPlace(typed);
  return typed.pathways;
}
