/**
 * Opens one child of the team in the calculator.
 *
 * @import {Opened} from "../worker/replies.mjs"
 */

import { part } from "../page/element.mjs";
import { putInPlace, typedIn } from "../memory/case.mjs";

/**
 * Put the child's dates where the calculator looks for what was typed, and go there. Only
 * pathway ids ever stand in an address.
 * @param {HTMLElement} root
 * @param {Opened} opened
 */
export function openChild(root, opened) {
  putInPlace({ ...typedIn(opened), isReferenceKept: false });
  const way = /** @type {HTMLAnchorElement} */ (part(root, "calculator"));
  way.search = new URLSearchParams(opened.pathways.map((pathway) => ["pathway", pathway])).toString();
  way.click(); // a link, so that the page is changed and not loaded anew: memory stays
}
