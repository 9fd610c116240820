/**
 * What the Save button says beside it: whether what is typed stands in a file, and in which.
 * Nothing is said, and no button stands there, while there is nothing to save.
 *
 * @import {Typed} from "../memory/case.mjs"
 */

import { part } from "../page/element.mjs";
import { changes, unsaved } from "../page/unsaved.mjs";
import { heldIn } from "../memory/case.mjs";

export class SaveState {
  /**
   * @param {HTMLElement} root
   * @param {Typed} typed
   */
  constructor(root, typed) {
    this.typed = typed;
    this.place = part(root, "save-place");
    this.words = part(root, "save-state");
    // What is typed is taken in by the fields themselves first: they stand further in.
    for (const change of ["input", "change", "click"]) root.addEventListener(change, () => this.paint());
    this.paint();
  }

  paint() {
    const held = heldIn(this.typed);
    const { saved } = this.typed;
    const count = changes(held, saved.held);
    const records = unsaved().records ?? 0;
    this.place.hidden = saved.held === null && count === 0 && records === 0;
    this.words.classList.toggle("pw-save__state--unsaved", saved.held !== null && count > 0);
    const words = [stateWords(this.typed, count), recordWords(records)].filter(Boolean).join(" ");
    if (this.words.textContent !== words) this.words.textContent = words;
  }
}

/**
 * @param {Typed} typed
 * @param {number} count how many things differ from what was saved
 */
function stateWords({ saved }, count) {
  if (saved.held === null) return "Not saved yet.";
  if (count > 0) return count === 1 ? "1 change not saved." : `${count} changes not saved.`;
  return saved.at ? `Saved at ${saved.at} in ${saved.name}.` : `As in ${saved.name}.`;
}

/** @param {number} count how many records hold words that stand in no file */
function recordWords(count) {
  if (count === 0) return "";
  return count === 1 ? "1 record is not in a file." : `${count} records are not in a file.`;
}
