/**
 * The rows that were given and what was made of them. They live in this module's memory and
 * nowhere else: going to another page of the site and back keeps them, closing or reloading
 * the page forgets them.
 *
 * @import {Caseload} from "../worker/replies.mjs"
 *
 * text: what stands in the box, or a long file's whole text, which is not shown there;
 * opened: the text of the file, as it was opened;
 * arrangedBy: whose steps the list says; by: the order that was chosen, or "" for the usual one; underWay: the rows that are being planned;
 * planned: the timetable, with what it was made of;
 * turned: groups folded or opened by hand; wanted: how many rows of a group, by its id.
 * since: the text and the name of what is compared with.
 * accepted: the readings taken of those that were offered, by id.
 * @typedef {{text: string, arrangedBy: string, by: string, today: string, accepted: string[]}} Question
 * @typedef {{
 *   text: string, opened: string, source: string, isInBox: boolean, arrangedBy: string, by: string, underWay: string | null,
 *   planned: (Question & {view: Caseload}) | null,
 *   turned: Set<string>, wanted: Record<string, number>, accepted: string[],
 *   since: {text: string, name: string} | null,
 * }} Kept
 */

import { localToday } from "../memory/today.mjs";

/** @returns {Kept} */
function nothingGiven() {
  return {
    text: "",
    opened: "",
    source: "",
    isInBox: true,
    arrangedBy: "",
    by: "",
    underWay: null,
    planned: null,
    turned: new Set(),
    wanted: {},
    accepted: [],
    since: null,
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

  /** What the timetable should be made of; null while nothing was given to plan. @returns {Question | null} */
  get question() {
    const { underWay, planned, arrangedBy, by, accepted } = this.now;
    const text = underWay ?? planned?.text;
    return text === undefined ? null : { text, arrangedBy, by, accepted, today: localToday() };
  }

  /** Whether the timetable is made of just that. */
  get isCurrent() {
    const { planned, underWay, arrangedBy, by, accepted } = this.now;
    if (underWay !== null || !planned) return underWay === null;
    const isSo = planned.accepted === accepted && planned.arrangedBy === arrangedBy && planned.by === by;
    return isSo && planned.today === localToday();
  }

  /** Whether the rows stand in no file: typed or pasted, or a file's that were changed here. */
  get isInNoFile() {
    return this.now.text.trim() !== "" && this.now.text !== this.now.opened;
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
   * Take a file's rows; what was chosen for other rows is forgotten. Rows that stand in no file
   * can still come back.
   * @param {string} text
   * @param {string} source the file's name
   * @param {boolean} isInBox
   */
  open(text, source, isInBox) {
    if (this.isInNoFile) this.cleared = { ...this.now, underWay: null };
    this.now = { ...nothingGiven(), text, opened: text, source, isInBox };
  }

  /** Forget the rows; where there are none, those that were cleared before can still come back. */
  clear() {
    const { text, planned } = this.now;
    if (text || planned || !this.cleared) this.cleared = { ...this.now, underWay: null };
    this.now = nothingGiven();
  }

  undo() {
    if (this.cleared) this.now = this.cleared;
    this.cleared = null;
  }
}
