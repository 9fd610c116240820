/**
 * What the page asks the engine, always of the rows that its timetable was made of.
 *
 * @import {CaseloadRequest} from "../worker/caseload-messages.mjs"
 * @import {Refusal} from "../worker/messages.mjs"
 * @import {AllDue, ChildOpened, GuideChanged, Monday, Since, Viewed, WrittenBack} from "../worker/replies.mjs"
 * @import {CaseloadMemory, Question} from "./memory.mjs"
 * @import {Engine} from "../worker/client.mjs"
 * @import {Progress} from "../worker/owed.mjs"
 */

import { localToday } from "../memory/today.mjs";
import { nextStamp } from "../page/identity.mjs";

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
   * @param {Question} question
   * @param {Record<string, number>} open how many rows are wanted, by group
   * @param {Progress} progress
   * @returns {Promise<Viewed | Refusal>}
   */
  view(question, open, progress) {
    return this.engine.run({ ...request(question), want: "view", open }, progress);
  }

  /**
   * @param {number} line
   * @returns {Promise<ChildOpened | Refusal>}
   */
  child(line) {
    return this.engine.run({ ...request(this.#shown), want: "child", line });
  }

  /** @returns {Promise<Monday | Refusal>} */
  monday() {
    return this.engine.run({ ...request(this.#shown), want: "monday", since: this.memory.now.since });
  }

  /** Ask what was due and is not marked. @returns {Promise<AllDue | Refusal>} */
  due() {
    return this.engine.run({ ...request(this.#shown), want: "due" });
  }

  /**
   * Ask for the files with what is marked as held in them.
   * @param {Question} question
   * @param {number[]} lines of children whose marks may all be gone again
   * @returns {Promise<WrittenBack | Refusal>}
   */
  write(question, lines) {
    return this.engine.run({ ...request(question), want: "write", lines });
  }

  /**
   * Ask what the guidance changes for cases of earlier editions, as their files are.
   * @returns {Promise<GuideChanged | Refusal>}
   */
  changed() {
    return this.engine.run({ ...request({ ...this.#shown, held: [], chosen: [] }), want: "changed" });
  }

  /** @returns {Promise<Since | Refusal>} */
  since() {
    return this.engine.run({ ...request(this.#shown), want: "since", since: this.memory.now.since });
  }

  /**
   * Ask for something to take away of the rows that are shown.
   * @template T
   * @param {"spreadsheet" | "calendar" | "paste"} want
   * @returns {Promise<T | Refusal>}
   */
  take(want) {
    return this.engine.run({ ...request(this.#shown), want, stamp: nextStamp() });
  }

  /** The rows of the timetable, as the filter's list says. */
  get #shown() {
    const { planned, arrangedBy, by } = this.memory.now;
    const { text = "", accepted = [], held = [], chosen = [] } = planned ?? {};
    return { text, accepted, held, chosen, arrangedBy, by, today: localToday() };
  }
}

/**
 * @param {Question} question
 * @returns {Omit<CaseloadRequest, "want">}
 */
function request({ text, today, arrangedBy, by, accepted, held, chosen }) {
  const choices = chosen.map(({ file, choice }) => ({ file, choice }));
  return { ask: "caseload", text, today, accepted, held, chosen: choices, arranged_by: arrangedBy, by };
}
