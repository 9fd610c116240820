/**
 * The rows that were given and what was made of them. They live in this module's memory and
 * nowhere else: going to another page of the site and back keeps them, closing or reloading
 * the page forgets them.
 *
 * @import {Caseload, HeldMark} from "../worker/replies.mjs"
 * @import {Held} from "../page/unsaved.mjs"
 * @import {Sources} from "./sources.mjs"
 *
 * text: what stands in the box, or a long file's whole text, which is not shown there;
 * opened: the text of the file, as it was opened;
 * arrangedBy: whose steps the list says; by: the order that was chosen, or "" for the usual one; underWay: the rows that are being planned;
 * planned: the timetable, with what it was made of;
 * turned: groups folded or opened by hand; wanted: how many rows of a group, by its id.
 * since: the text and the name of what is compared with.
 * accepted: the readings taken of those that were offered, by id.
 * held: what was marked as held since; inBox: the rows of the box, and which marks stand in them; saved: what
 * of it stands in files, by line and row, and when and where it was saved last; sources: the files.
 * chosen: for which cases it was chosen since to stay with their edition or to move, by file, each with the line of its first
 * child, and whether it was chosen for several at once; unfolded: lists of a change of the guidance that were opened or folded by hand.
 * @typedef {{file: string, line: number, choice: "stay" | "move", isAtOnce: boolean}} ChosenCase
 * @typedef {{text: string, arrangedBy: string, by: string, today: string, accepted: string[], held: HeldMark[], chosen: ChosenCase[]}} Question
 * @typedef {{
 *   text: string, opened: string, source: string, isInBox: boolean, arrangedBy: string, by: string, underWay: string | null,
 *   planned: (Question & {view: Caseload}) | null,
 *   turned: Set<string>, wanted: Record<string, number>, accepted: string[],
 *   since: {text: string, name: string} | null,
 *   held: HeldMark[], inBox: {text: string, held: HeldMark[]}, saved: {held: Held, at: string, name: string}, sources: Sources,
 *   chosen: ChosenCase[], unfolded: Map<string, boolean>,
 * }} Kept
 */

import { changes } from "../page/unsaved.mjs";
import { noSources, withoutPlaces } from "./sources.mjs";
import { MORE_ROWS } from "./table.mjs";
import { localToday } from "../memory/today.mjs";

const LINE_END = /\r\n|\r|\n/;

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
    held: [],
    inBox: { text: "", held: [] },
    saved: { held: {}, at: "", name: "" },
    sources: noSources(),
    chosen: [],
    unfolded: new Map(),
  };
}

export class CaseloadMemory {
  now = nothingGiven();
  /** What "Clear" or other rows took away. @type {Kept | null} */
  cleared = null;
  /** How many changes that stand in no file other rows took away with the rows they were made to. */
  unsavedInCleared = 0;

  /**
   * Want of each group what comes at once, as its rows are others now: of one that is unfolded by
   * hand that is its first rows too, or it would stand open and empty.
   */
  wantFirst() {
    this.now.wanted = Object.fromEntries([...this.now.turned].map((id) => [id, MORE_ROWS]));
  }

  /** The timetable on the page, if there is one. */
  get view() {
    return this.now.planned?.view ?? null;
  }

  /** What the timetable should be made of; null while nothing was given to plan. @returns {Question | null} */
  get question() {
    const { underWay, planned, arrangedBy, by, accepted, held, chosen } = this.now;
    const text = underWay ?? planned?.text;
    return text === undefined ? null : { text, arrangedBy, by, accepted, held, chosen, today: localToday() };
  }

  /** Whether the timetable is made of just that. */
  get isCurrent() {
    const { planned, underWay, arrangedBy, by, accepted, held, chosen } = this.now;
    if (underWay !== null || !planned) return underWay === null;
    const isMarkedSo = planned.held === held && planned.chosen === chosen;
    const isSo = isMarkedSo && planned.accepted === accepted && planned.arrangedBy === arrangedBy && planned.by === by;
    return isSo && planned.today === localToday();
  }

  /** Whether the timetable on the page counts from another day than today. */
  get isOfAnotherDay() {
    return this.now.planned !== null && this.now.planned.today !== localToday();
  }

  /** Whether the rows stand in no file: typed or pasted, or a file's that were changed here. */
  get isInNoFile() {
    return this.#unmarked.trim() !== "" && this.#unmarked !== this.now.opened;
  }

  /** Whether the rows were changed since they were planned. */
  get isStale() {
    return this.now.planned !== null && this.now.planned.text !== this.#unmarked;
  }

  /** The rows as they would be without what was marked: the box shows them with it. */
  get #unmarked() {
    const { text, inBox, planned } = this.now;
    return planned && inBox.text !== "" && text === inBox.text ? planned.text : text;
  }

  /** Whether each row that was marked stands in the box just as it was put there, with its mark. */
  get #isMarkedInBox() {
    const { text, inBox, held } = this.now;
    const [before, rows] = [inBox.text.split(LINE_END), new Set(text.split(LINE_END))];
    return inBox.held === held && held.every(({ line }) => rows.has(before[line - 1] ?? ""));
  }

  /** How many days and choices that were made or taken back here stand in no file. */
  get unsavedHeld() {
    return changes(madeIn(this.now), this.now.saved.held);
  }

  /**
   * Tell whether what was chosen for a case stands in its file.
   * @param {ChosenCase} chosen
   */
  isSaved({ line, choice }) {
    return this.now.saved.held[choiceKey(line)] === choice;
  }

  /** The lines of the children that they are of. */
  get unsavedLines() {
    const [now, saved] = [madeIn(this.now), this.now.saved.held];
    const keys = [...new Set([...Object.keys(now), ...Object.keys(saved)])].filter((key) => now[key] !== saved[key]);
    return [...new Set(keys.map(lineOf))];
  }

  /** Whether anything would be lost with the rows. */
  get isUnsaved() {
    return this.isInNoFile || this.unsavedHeld > 0;
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
   * @param {Sources} sources
   */
  open(text, source, isInBox, sources) {
    if (this.isUnsaved) this.cleared = { ...this.now, underWay: null };
    this.unsavedInCleared = 0;
    this.now = { ...nothingGiven(), text, opened: text, source, isInBox, sources };
  }

  /**
   * Take the rows of the box to plan. Where what was marked does not stand in them for certain, the
   * rows with the marks can still come back. Tell whether that is so.
   */
  beginRows() {
    const { text, planned, inBox, held, chosen } = this.now;
    if (planned?.text === this.#unmarked) {
      this.now.text = planned.text;
      return false;
    }
    const isLost = (chosen.length > 0 || (held.length > 0 && !this.#isMarkedInBox)) && this.unsavedHeld > 0;
    this.unsavedInCleared = isLost ? this.unsavedHeld : 0;
    const before = inBox.text !== "" && inBox.held === held ? inBox.text : planned?.text;
    if (isLost) this.cleared = { ...this.now, text: before ?? text, underWay: null };
    Object.assign(this.now, { held: [], chosen: [], inBox: { text: "", held: [] }, saved: { held: {}, at: "", name: "" } });
    this.now.sources = withoutPlaces(this.now.sources);
    return isLost;
  }

  /** Forget the rows; where there are none, those that were cleared before can still come back. */
  clear() {
    const { text, planned } = this.now;
    if (text || planned || !this.cleared) this.cleared = { ...this.now, underWay: null };
    this.unsavedInCleared = 0;
    this.now = nothingGiven();
  }

  undo() {
    if (this.cleared) this.now = this.cleared;
    this.cleared = null;
  }
}

/**
 * Return what was marked, by line and row, and what was chosen, by the line of its first child.
 * @param {Pick<Kept, "held" | "chosen">} kept
 * @returns {Held}
 */
function madeIn({ held, chosen }) {
  const days = held.map((mark) => [markKey(mark), mark.day]);
  return Object.fromEntries([...days, ...chosen.map(({ line, choice }) => [choiceKey(line), choice])]);
}

/** @param {number} line of the first child of a case */
export function choiceKey(line) {
  return `${line} `; // no row has an empty id
}

/** @param {Pick<HeldMark, "line" | "row">} mark */
export function markKey({ line, row }) {
  return `${line} ${row}`;
}

/** @param {string} key of a mark */
export function lineOf(key) {
  return Number(key.split(" ")[0]);
}
