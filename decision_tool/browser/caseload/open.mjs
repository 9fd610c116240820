/**
 * Opens one child of the team in the calculator.
 *
 * @import {Opened} from "../worker/replies.mjs"
 */

import { part } from "../page/element.mjs";
import { openFromTable } from "../memory/team-case.mjs";

/**
 * Put the child's dates where the calculator looks for what was typed, and go there. Only
 * pathway ids ever stand in an address.
 * @param {HTMLElement} root
 * @param {Opened} opened
 */
export function openChild(root, opened) {
  const pathways = openFromTable(opened);
  const way = /** @type {HTMLAnchorElement} */ (part(root, "calculator"));
  way.search = new URLSearchParams(pathways.map((pathway) => ["pathway", pathway])).toString();
  way.click(); // a link, so that the page is changed and not loaded anew: memory stays
}
