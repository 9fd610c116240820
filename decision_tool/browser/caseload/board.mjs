/**
 * The team's timetable on the page: which groups are folded, how many of their rows are asked
 * for, and what goes on paper.
 *
 * @import {Shown} from "./asking.mjs"
 * @import {CaseGroup, CaseStep} from "../worker/replies.mjs"
 * @import {CaseloadMemory} from "./memory.mjs"
 * @import {GroupState} from "./table.mjs"
 *
 * refresh: asks for the timetable again, with the rows that are wanted for good or only now,
 * and shows it; null where something else came first.
 * @typedef {{
 *   refresh: (wanted?: Record<string, number>) => Promise<Shown | null>, open: (row: CaseStep) => void,
 *   hold: (row: CaseStep) => void, say: (words: string) => void,
 * }} BoardListener
 */

import { caseloadTable, focusGroup, focusRow, MORE_ROWS, repaintGroup } from "./table.mjs";
import { paperWords } from "./words.mjs";
import { part } from "../page/element.mjs";
import { repaint } from "../page/repaint.mjs";

export class CaseloadBoard {
  #isPrinting = false;

  /**
   * @param {HTMLElement} root
   * @param {CaseloadMemory} memory
   * @param {BoardListener} listener
   */
  constructor(root, memory, listener) {
    this.memory = memory;
    this.listener = listener;
    this.place = part(root, "table");
    this.paper = part(root, "paper");
  }

  paint() {
    const { view } = this.memory;
    const tables = view && view.planned > 0 ? [caseloadTable(view, this.#state())] : [];
    repaint(this.place, () => this.place.replaceChildren(...tables));
    this.paintPaper();
  }

  /**
   * Print what the page is about to show, not what it showed a moment ago.
   * @returns {Promise<boolean>} false where something else came first
   */
  async print() {
    if (this.#isPrinting) return true; // pressed twice
    this.#isPrinting = true;
    try {
      return (await this.catchUp()) && (await this.#printWhole());
    } finally {
      this.#isPrinting = false;
    }
  }

  /** Show what the page is about to show; false where something else came first. */
  async catchUp() {
    return this.memory.isCurrent || (await this.listener.refresh()) !== null;
  }

  /**
   * Print every row of the groups that stand open: paper has no button for the next ones.
   * What the screen showed comes back.
   */
  async #printWhole() {
    const { now, view } = this.memory;
    const open = view?.groups.filter((group) => this.#isOpen(group)) ?? [];
    if (open.every((group) => group.rows.length === group.count)) {
      window.print();
      return true;
    }
    const whole = Object.fromEntries(open.map((group) => [group.id, group.count]));
    if (!(await this.listener.refresh({ ...now.wanted, ...whole }))) return false;
    window.print();
    await this.listener.refresh();
    return true;
  }

  /** Say on paper when it is printed and what it leaves out. */
  paintPaper() {
    const { now, isStale } = this.memory;
    if (!now.planned) return;
    const { view, arrangedBy } = now.planned;
    this.paper.textContent = paperWords(view, { arrangedBy, isStale, isOpen: (group) => this.#isOpen(group) });
  }

  /** @returns {GroupState} */
  #state() {
    return {
      isOpen: (group) => this.#isOpen(group),
      toggle: (group) => this.#toggle(group),
      showMore: (group) => this.#showMore(group),
      open: (row) => this.listener.open(row),
      hold: (row) => this.listener.hold(row),
    };
  }

  /**
   * Unfold a group and go to it.
   * @param {string} id
   */
  async show(id) {
    const group = this.memory.view?.groups.find((one) => one.id === id);
    if (!group) return;
    if (!this.#isOpen(group)) await this.#toggle(group);
    focusGroup(id);
  }

  /** @param {CaseGroup} group */
  #isOpen(group) {
    return group.is_open !== this.memory.now.turned.has(group.id);
  }

  /** @param {CaseGroup} group */
  async #toggle(group) {
    const { turned, wanted } = this.memory.now;
    if (!turned.delete(group.id)) turned.add(group.id);
    repaintGroup(this.place, group, this.#state());
    if (!this.#isOpen(group) || group.rows.length > 0) return;
    wanted[group.id] = MORE_ROWS;
    await this.listener.refresh();
  }

  /** @param {CaseGroup} group */
  async #showMore(group) {
    const before = group.rows.length;
    this.memory.now.wanted[group.id] = before + MORE_ROWS;
    const shown = await this.listener.refresh();
    if (!shown || shown.isNew) return;
    if (shown.hasStayed) focusRow(group, before);
    this.listener.say(`${Math.min(before + MORE_ROWS, group.count)} of ${group.count} rows shown.`);
  }
}
