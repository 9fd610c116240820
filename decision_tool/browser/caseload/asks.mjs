/**
 * What the page asks the engine, always of the rows that its timetable was made of.
 *
 * @import {CaseloadRequest, ChildOpened, Viewed} from "./messages.mjs"
 * @import {CaseloadMemory} from "./memory.mjs"
 * @import {Engine, Progress} from "../worker/client.mjs"
 * @import {Refusal} from "../worker/messages.mjs"
 */

import { nextStamp } from "../page/identity.mjs";
import { localToday } from "../calculator/typed.mjs";

export class CaseloadAsks {
  /**
   * @param {Engine} engine
   * @param {CaseloadMemory} memory
   */
  constructor(engine, memory) {
    this.engine = engine;
    this.memory = memory;
  }

  /**
   * @param {string} text
   * @param {Record<string, number>} open how many rows are wanted, by group
   * @param {Progress} progress
   * @returns {Promise<Viewed | Refusal>}
   */
  view(text, open, progress) {
    return this.engine.run({ ...this.#request(text), want: "view", open }, progress);
  }

  /**
   * @param {number} line
   * @returns {Promise<ChildOpened | Refusal>}
   */
  child(line) {
    return this.engine.run({ ...this.#request(this.#planned), want: "child", line });
  }

  /**
   * Ask for something to take away of the rows that are shown.
   * @template T
   * @param {"spreadsheet" | "calendar" | "paste"} want
   * @returns {Promise<T | Refusal>}
   */
  take(want) {
    return this.engine.run({ ...this.#request(this.#planned), want, stamp: nextStamp() });
  }

  get #planned() {
    return this.memory.now.planned?.text ?? "";
  }

  /**
   * @param {string} text
   * @returns {Omit<CaseloadRequest, "want">}
   */
  #request(text) {
    return { ask: "caseload", text, today: localToday(), arranged_by: this.memory.now.arrangedBy };
  }
}
