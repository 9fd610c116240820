/**
 * Asking for the team's timetable, one question at a time: the newest wins, and it asks for
 * the rows that are being planned, even where it came from something smaller, as a filter.
 *
 * @import {CaseloadAsks} from "./requests.mjs"
 * @import {Refusal} from "../worker/messages.mjs"
 * @import {Caseload} from "../worker/replies.mjs"
 * @import {CaseloadMemory} from "./memory.mjs"
 *
 * isNew: rows were planned, not only shown otherwise; hasStayed: focus is where it was when
 * this was asked for; isNews: it is to be said.
 * @typedef {{isNew: boolean, hasStayed: boolean}} Shown
 * @typedef {{
 *   onShown: (shown: Shown & {isNews: boolean}) => void,
 *   onRefused: (refusal: Refusal, isNew: boolean) => void,
 * }} AskingListener
 */

import { localToday } from "../memory/today.mjs";
import { part } from "../page/element.mjs";
import { Latest } from "../page/latest.mjs";
import { released } from "../page/repaint.mjs";
import { paintProgress } from "./words.mjs";

export class CaseloadAsking {
  #latest = new Latest();
  /** The day that was asked about as today. */
  #today = localToday();
  /** What had focus when the rows or the change were asked for. @type {Element | null} */
  #focused = null;

  /**
   * @param {HTMLElement} root
   * @param {CaseloadMemory} memory
   * @param {CaseloadAsks} asks
   * @param {AskingListener} listener
   */
  constructor(root, memory, asks, listener) {
    this.root = root;
    this.memory = memory;
    this.asks = asks;
    this.listener = listener;
    this.title = part(root, "title");
    this.progress = part(root, "progress");
  }

  /** Plan the rows that memory says are to be planned. */
  plan() {
    this.#focused = document.activeElement;
    return this.#ask(true, this.memory.now.wanted);
  }

  /**
   * Ask again for what is shown, or for the rows that are being planned to take its place.
   * @param {{isNews: boolean, wanted?: Record<string, number>}} how
   */
  again({ isNews, wanted = this.memory.now.wanted }) {
    const isPlanning = this.memory.now.underWay !== null;
    if (!isPlanning) this.#focused = document.activeElement;
    return this.#ask(isNews || isPlanning, wanted);
  }

  /**
   * Say how far the reading of files is, before anything of them can be asked.
   * @param {{done: number, total: number}} work
   */
  reading(work) {
    paintProgress(this.progress, work, "Reading file");
  }

  /** Another day has come since: all is counted from it. */
  renew() {
    if (this.#today !== localToday()) this.again({ isNews: false });
  }

  /** Nothing is wanted any more: an answer still to come is not shown. */
  stop() {
    this.#latest.drop();
    paintProgress(this.progress, null);
  }

  /**
   * Ask and show; null where something newer or another page came first, or where nothing
   * could be planned.
   * @param {boolean} isNews
   * @param {Record<string, number>} wanted how many rows of a group
   * @returns {Promise<Shown | null>}
   */
  async #ask(isNews, wanted) {
    const { now, question } = this.memory;
    if (!question || !this.root.isConnected) return null;
    const isNew = now.underWay !== null;
    const isLatest = this.#latest.begin();
    const isNewest = () => isLatest() && this.root.isConnected;
    this.#today = question.today;
    if (isNews) paintProgress(this.progress, { done: 0, total: 0 });
    const reply = await this.asks.view(question, wanted, (done, total) => {
      if (isNewest()) paintProgress(this.progress, { done, total });
    });
    await released();
    if (!isNewest()) return null;
    if ("caseload" in reply && !isIn(reply.caseload, question.arrangedBy)) {
      now.arrangedBy = ""; // who arranges nothing of these rows is not in the list
      return this.#ask(isNews, wanted);
    }
    now.underWay = null;
    paintProgress(this.progress, null);
    if (!("caseload" in reply)) {
      now.arrangedBy = now.planned?.arrangedBy ?? "";
      this.listener.onRefused(reply, isNew);
      return null;
    }
    const shown = { isNew, hasStayed: this.#hasStayed };
    now.planned = { ...question, view: reply.caseload };
    this.listener.onShown({ ...shown, isNews });
    return shown;
  }

  /** Nobody chose to be on the page itself or on its title: focus comes to both by itself. */
  get #hasStayed() {
    return [this.#focused, document.body, this.title].includes(document.activeElement);
  }
}

/**
 * @param {Caseload} view
 * @param {string} arranger empty for everyone
 */
function isIn({ arrangers }, arranger) {
  return arranger === "" || arrangers.some((one) => one.id === arranger);
}
