/**
 * All that was due and is not marked, marked as held on its day in one press: it is asked once, with
 * how many there are and of whom, and can be undone.
 *
 * @import {HeldMark} from "../worker/replies.mjs"
 * @import {CaseloadMemory} from "./memory.mjs"
 * @import {CaseloadAsks} from "./requests.mjs"
 * @import {Holds} from "./holds.mjs"
 */

import { part } from "../page/element.mjs";
import { NoticePlace, reasons } from "../page/notice.mjs";

export class MarkAll {
  /**
   * @param {HTMLElement} root
   * @param {CaseloadMemory} memory
   * @param {CaseloadAsks} asks
   * @param {{holds: Holds, say: (words: string) => void}} ways
   */
  constructor(root, memory, asks, { holds, say }) {
    this.memory = memory;
    this.asks = asks;
    this.holds = holds;
    this.say = say;
    this.notices = new NoticePlace(
      () => part(root, "saving"),
      () => part(root, "next").focus(),
    );
  }

  /** Ask whether all were held on their day. */
  async ask() {
    if (!this.holds.mayMark()) return;
    const { planned } = this.memory.now;
    const reply = await this.asks.due();
    if (planned !== this.memory.now.planned) return; // other rows are shown, or the same with other marks
    if (!("due" in reply)) {
      this.#tell("Nothing was marked.", reasons(reply).join(" "));
      return;
    }
    const { question, who, marks, done, count } = reply.due;
    if (marks.length === 0) {
      this.#tell(question, who);
      return;
    }
    this.notices.ask({
      first: question,
      rest: who,
      ways: [{ words: count === 1 ? "Mark it" : `Mark all ${count}`, act: () => this.#mark(marks, done, planned) }],
    });
    this.say(`${question} ${who}`);
  }

  /**
   * @param {HeldMark[]} marks
   * @param {string} done
   * @param {CaseloadMemory["now"]["planned"]} asked what was shown as it was asked
   */
  async #mark(marks, done, asked) {
    this.notices.clear();
    if (!this.holds.mayMark()) return;
    // Something was marked meanwhile, or another day came: it is asked anew.
    if (asked !== this.memory.now.planned) return this.ask();
    const { sources } = this.memory.now;
    if (!(await this.holds.mark(marks))) return;
    const undo = async () => {
      this.notices.clear();
      if (sources !== this.memory.now.sources || !this.holds.mayMark()) return;
      if (await this.holds.unmark(marks)) this.say("Not marked any more.");
    };
    this.#tell(done, "", undo);
  }

  /**
   * @param {string} first
   * @param {string} rest
   * @param {() => void} [undo]
   */
  #tell(first, rest, undo) {
    this.notices.tell(undo ? { first, rest, undo } : { first, rest });
    this.say(`${first} ${rest}`.trim());
  }
}
