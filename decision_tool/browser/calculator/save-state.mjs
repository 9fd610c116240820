/**
 * What the Save button says beside it: whether what is typed stands in a file, and in which.
 * Nothing is said, and no button stands there, while there is nothing to save.
 *
 * @import {Typed} from "../memory/case.mjs"
 */

import { heldIn } from "../memory/case.mjs";
import { fileOf } from "../memory/case-files.mjs";
import { part } from "../page/element.mjs";
import { changes, unsaved } from "../page/unsaved.mjs";

export class SaveState {
  /**
   * @param {HTMLElement} root
   * @param {Typed} typed
   */
  constructor(root, typed) {
    this.typed = typed;
    this.place = part(root, "save-place");
    this.words = part(root, "save-state");
    this.asNew = part(root, "save-new");
    // What is typed is taken in by the fields themselves first: they stand further in.
    for (const change of ["input", "change", "click"]) root.addEventListener(change, () => this.paint());
    this.paint();
  }

  paint() {
    const { saved } = this.typed;
    const count = changes(heldIn(this.typed), saved.held);
    const records = unsaved().records ?? 0;
    this.place.hidden = saved.held === null && count === 0 && records === 0;
    this.asNew.hidden = fileOf(saved) === null;
    this.words.classList.toggle("pw-save__state--unsaved", saved.held !== null && count > 0);
    const words = [stateWords(this.typed), recordWords(records)].filter(Boolean).join(" ");
    if (this.words.textContent !== words) this.words.textContent = words;
  }
}

/**
 * Return whether a case stands in a file, and in which, in a sentence.
 * @param {Typed} typed
 */
export function stateWords(typed) {
  const { saved } = typed;
  const count = changes(heldIn(typed), saved.held);
  if (saved.held === null) return "Not saved yet.";
  const where = fileOf(saved) ? ` in ${saved.name}` : "";
  if (count > 0) return `${count} ${count === 1 ? "change" : "changes"} not saved${where}.`;
  return saved.at ? `Saved at ${saved.at} in ${saved.name}.` : `As in ${saved.name}.`;
}

/**
 * Tell whether a case holds anything that Save would put into its file.
 * @param {Typed} typed
 */
export function isChanged(typed) {
  return changes(heldIn(typed), typed.saved.held) > 0;
}

/** @param {number} count how many records hold words that stand in no file */
function recordWords(count) {
  if (count === 0) return "";
  return count === 1 ? "1 record is not in a file." : `${count} records are not in a file.`;
}
