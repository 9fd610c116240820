/**
 * Meetings that are marked held on the team's timetable, one press each, and taken back as easily;
 * and what is said beside the title of those that stand in no file.
 *
 * @import {CaseStep, HeldMark} from "../worker/replies.mjs"
 * @import {Shown} from "./asking.mjs"
 * @import {CaseloadMemory} from "./memory.mjs"
 * @import {CaseloadAsks} from "./requests.mjs"
 *
 * refresh: shows the timetable with what is marked now; say: speaks to a screen reader;
 * boxChanged: the rows of the box are others now; stale: the rows were changed and not planned;
 * newDay: midnight has passed since, so that "Held today" would be of the day before.
 * @typedef {{
 *   refresh: () => Promise<Shown | null>, say: (words: string) => void, boxChanged: () => void,
 *   stale: () => void, newDay: () => void,
 * }} HoldsListener
 */

import { markKey } from "./memory.mjs";
import { part } from "../page/element.mjs";
import { Latest } from "../page/latest.mjs";

export class Holds {
  #latest = new Latest();

  /**
   * @param {HTMLElement} root
   * @param {CaseloadMemory} memory
   * @param {CaseloadAsks} asks
   * @param {HoldsListener} listener
   */
  constructor(root, memory, asks, listener) {
    this.memory = memory;
    this.asks = asks;
    this.listener = listener;
    this.place = part(root, "save-place");
    this.words = part(root, "save-state");
  }

  /** Say what stands in no file, beside the title, and return the words. */
  paint() {
    const { now, unsavedHeld: count } = this.memory;
    this.place.hidden = count === 0 && !now.saved.at;
    this.words.classList.toggle("pw-save__state--unsaved", count > 0);
    const saved = now.saved.at ? `Saved at ${now.saved.at} in ${now.saved.name}.` : "";
    const words = count > 0 ? `${count} ${count === 1 ? "change" : "changes"} not saved.` : saved;
    if (this.words.textContent !== words) this.words.textContent = words;
    return words;
  }

  /**
   * Mark a row as held, or take that back.
   * @param {CaseStep} row
   */
  async toggle(row) {
    if (!this.mayMark()) return;
    const mark = { line: row.line, row: row.id };
    const who = `${row.reference || row.place}, ${row.title}`;
    const isShown = await (row.hold ? this.mark([{ ...mark, day: row.hold.day }]) : this.unmark([mark]));
    if (!isShown) return;
    const day = this.#markedWords(row);
    const done = day ? `${who}: marked ${day.charAt(0).toLowerCase()}${day.slice(1)}.` : `${who}: not marked any more.`;
    this.listener.say(`${done} ${this.words.textContent}`);
  }

  /** Whether the rows and the day are those that the timetable shows; where they are not, it is said. */
  mayMark() {
    const isReady = !this.memory.isStale && this.memory.now.underWay === null;
    if (!isReady) this.listener.stale();
    else if (this.memory.isOfAnotherDay) this.listener.newDay();
    return isReady && !this.memory.isOfAnotherDay;
  }

  /**
   * Mark rows as held; false where something else came first.
   * @param {HeldMark[]} marks
   */
  mark(marks) {
    return this.#hold([...this.#without(marks), ...marks]);
  }

  /**
   * Take marks back.
   * @param {Pick<HeldMark, "line" | "row">[]} marks
   */
  unmark(marks) {
    return this.#hold(this.#without(marks));
  }

  /** @param {Pick<HeldMark, "line" | "row">[]} marks */
  #without(marks) {
    const keys = new Set(marks.map(markKey));
    return this.memory.now.held.filter((mark) => !keys.has(markKey(mark)));
  }

  /** @param {HeldMark[]} held */
  async #hold(held) {
    this.memory.now.held = held;
    this.paint();
    const filled = this.#fillBox();
    const shown = await this.listener.refresh();
    await filled;
    return shown !== null;
  }

  /** @param {CaseStep} row */
  #markedWords(row) {
    const rows = this.memory.view?.groups.flatMap((group) => group.rows) ?? [];
    return rows.find((one) => one.line === row.line && one.id === row.id)?.marked ?? "";
  }

  /** Put what is marked into the rows that the box shows: there they can be mended. */
  async #fillBox() {
    const { now, question } = this.memory;
    if (!now.isInBox || !question) return;
    const isLatest = this.#latest.begin();
    const reply = now.held.length > 0 ? await this.asks.write(question, []) : null;
    if (!isLatest() || now !== this.memory.now || this.memory.isStale) return;
    const text = reply && "written" in reply ? (reply.written[0]?.text ?? "") : "";
    now.inBox = { text, held: text ? question.held : [] };
    now.text = text || question.text;
    this.listener.boxChanged();
  }
}
