/**
 * How the first control of a field is found, by what the field is of.
 *
 * @import {FieldKind} from "../worker/messages.mjs"
 */

import { rowId } from "../page/row-words.mjs";
import { agreedFieldId, heldFieldId } from "./held-field.mjs";

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
    case "agreed":
      return `#${agreedFieldId(id)} input`;
    case "rows":
      return `#${rowId(id)}-toggle`;
    case "pathways":
      return "[data-part=choice] summary";
  }
}
