/**
 * Asking the engine for the timetable of what is typed: a moment after the last key, or at
 * once. The newest question wins, and what is shown is what the next change is compared with.
 *
 * @import {Form, Planned, Refusal} from "../worker/messages.mjs"
 * @import {Engine} from "../worker/client.mjs"
 * @import {Typed} from "./typed.mjs"
 *
 * @typedef {{
 *   isThere: () => boolean,
 *   form: () => Form,
 *   open: () => string[],
 *   onPlanned: (planned: Planned) => void,
 *   onMistake: (refusal: Refusal) => void,
 * }} Asker
 */

import { Baseline } from "./baseline.mjs";
import { released } from "../page/repaint.mjs";

const SETTLE_MS = 150;

export class Asking {
  baseline = new Baseline();
  #timer = 0;
  #asked = 0;

  /**
   * @param {Engine} engine
   * @param {Typed} typed
   * @param {Asker} asker
   */
  constructor(engine, typed, asker) {
    this.engine = engine;
    this.typed = typed;
    this.asker = asker;
  }

  /**
   * Ask once nothing more has been typed for a moment. An answer still on its way is to what
   * stood before this edit: it is not shown, so that it cannot pass for the answer to this one.
   * @param {string} field the field that is edited
   */
  soon(field) {
    this.baseline.edit(field);
    this.#asked += 1;
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.now(), SETTLE_MS);
  }

  /**
   * Ask now. Done once the answer is shown, or once a newer question took its place.
   * @returns {Promise<boolean>} whether it was this answer that is shown
   */
  async now() {
    window.clearTimeout(this.#timer);
    if (this.typed.pathways.length === 0) return false;
    const typed = structuredClone(this.typed);
    const question = ++this.#asked;
    const request = { form: this.asker.form(), before: this.baseline.before, open: this.asker.open() };
    const reply = await this.engine.ask({ ask: "plan", ...request });
    await released();
    if (!reply || question !== this.#asked || !this.asker.isThere()) return false;
    if ("timetable" in reply) {
      this.baseline.show({ planned: reply, typed });
      this.asker.onPlanned(reply);
    } else this.asker.onMistake(reply);
    return true;
  }

  /** Show nothing, whatever was asked before. */
  stop() {
    window.clearTimeout(this.#timer);
    this.#asked += 1;
    this.baseline.show(null);
  }
}
