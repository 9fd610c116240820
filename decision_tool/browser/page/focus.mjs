/**
 * Where focus goes when a link names a field.
 *
 * @import {FieldKind} from "../worker/messages.mjs"
 */

import { heldFieldId } from "../calculator/held-field.mjs";
import { rowId } from "../calculator/timetable.mjs";

/**
 * Put focus on the first control that *selector* finds, opening the fold it stands in.
 * @param {ParentNode} root
 * @param {string} selector
 */
export function focusOn(root, selector) {
  const found = root.querySelector(selector);
  found?.closest("details")?.setAttribute("open", "");
  if (found instanceof HTMLElement) found.focus();
}

/**
 * Return how to find the first control of a field.
 * @param {FieldKind} kind
 * @param {string} id
 */
export function controlOf(kind, id) {
  switch (kind) {
    case "dates":
      return `#date-${id} input`;
    case "answers":
      return `#answer-${id} input`;
    case "held":
      return `#${heldFieldId(id)} input`;
    case "rows":
      return `#${rowId(id)}-toggle`;
    case "pathways":
      return "[data-part=choice] summary";
  }
}
