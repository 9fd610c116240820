/**
 * The rows that were given and what was made of them. They live in this module's memory and
 * nowhere else: going to another page of the site and back keeps them, closing or reloading
 * the page forgets them.
 *
 * @import {Caseload} from "./messages.mjs"
 *
 * text: what stands in the box, or a long file's whole text, which is not shown there;
 * isUnderWay: the rows are being planned.
 * @typedef {{
 *   text: string, source: string, isInBox: boolean, arrangedBy: string, isUnderWay: boolean,
 *   planned: {text: string, view: Caseload} | null,
 *   turned: Set<string>, wanted: Record<string, number>,
 * }} Kept turned: groups folded or opened by hand; wanted: how many rows of a group, by its id
 */

/** @returns {Kept} */
function nothingGiven() {
  return {
    text: "", source: "", isInBox: true, arrangedBy: "", isUnderWay: false,
    planned: null, turned: new Set(), wanted: {},
  };
}

export class CaseloadMemory {
  now = nothingGiven();
  /** What "Clear" took away. @type {Kept | null} */
  cleared = null;

  /** The timetable on the page, if there is one. */
  get view() {
    return this.now.planned?.view ?? null;
  }

  /** Whether the rows were changed since they were planned. */
  get isStale() {
    return this.now.planned !== null && this.now.planned.text !== this.now.text;
  }

  /**
   * Take rows typed or pasted in the box.
   * @param {string} text
   */
  type(text) {
    Object.assign(this.now, { text, isInBox: true });
  }

  /**
   * Take a file's rows; what was chosen for other rows is forgotten.
   * @param {string} text
   * @param {string} source the file's name
   * @param {boolean} isInBox
   */
  open(text, source, isInBox) {
    this.now = { ...nothingGiven(), text, source, isInBox };
  }

  clear() {
    this.cleared = { ...this.now, isUnderWay: false };
    this.now = nothingGiven();
  }

  undo() {
    if (this.cleared) this.now = this.cleared;
    this.cleared = null;
  }
}
