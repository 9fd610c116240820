/**
 * Opens one child of the team in the calculator.
 *
 * @import {OpenedFile} from "../memory/opened-case.mjs"
 * @import {ChildOpened} from "../worker/replies.mjs"
 * @import {CaseloadMemory} from "./memory.mjs"
 */

import { part } from "../page/element.mjs";
import { openFromTable } from "../memory/team-case.mjs";
import { putInPlace, typedIn } from "../memory/case.mjs";
import { takeInHand } from "../memory/family.mjs";
import { caseOf } from "../memory/opened-case.mjs";

/**
 * Put the child's dates where the calculator looks for what was typed, and go there. Only
 * pathway ids ever stand in an address.
 * @param {HTMLElement} root
 * @param {ChildOpened} reply
 * @param {CaseloadMemory} memory
 */
export function openChild(root, { opened, others, edition, in_hand: label, file: name, lines, is_named_twice: isNamedTwice }, memory) {
  const isMarked = lines.some((line) => memory.unsavedLines.includes(line));
  const source = isMarked ? undefined : memory.now.sources.files.get(name);
  const file = { opened, others, edition, name: name.split("/").at(-1) ?? name, handle: source?.handle ?? null, text: source?.whole ?? "" };
  const pathways = label ? openCase(file, label, isMarked) : openFromTable(opened, { isNamedTwice });
  const way = /** @type {HTMLAnchorElement} */ (part(root, "calculator"));
  way.search = new URLSearchParams(pathways.map((pathway) => ["pathway", pathway])).toString();
  way.click(); // a link, so that the page is changed and not loaded anew: memory stays
}

/**
 * Put a saved case in place of what was typed, with one child of it in hand, as opening its file
 * does. Return their pathways.
 * @param {OpenedFile} file
 * @param {string} label
 * @param {boolean} isMarked days were marked that are in no file yet: it is not as in its file
 */
function openCase(file, label, isMarked) {
  const typed = isMarked ? typedIn(file.opened, file.others, file.edition) : caseOf(file);
  if (label !== typed.label) takeInHand(typed, label);
  putInPlace(typed, null, file);
  return typed.pathways;
}
