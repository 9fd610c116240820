/**
 * Asking the engine for the timetable of what is typed: a moment after the last key, or at
 * once. The newest question wins, and what is shown is what the next change is compared with.
 *
 * @import {ChildrenAsked, Form, Refusal, Since} from "../worker/messages.mjs"
 * @import {Changed, Given, Planned} from "../worker/replies.mjs"
 * @import {Engine} from "../worker/client.mjs"
 * @import {Typed} from "../memory/case.mjs"
 *
 * onNone: the engine cannot run, and what is shown is not of what is typed now.
 * @typedef {{
 *   isThere: () => boolean,
 *   form: () => Form,
 *   open: () => string[],
 *   since: () => Since | null,
 *   kin: () => ChildrenAsked | null,
 *   onPlanned: (planned: Planned) => void,
 *   onMistake: (refusal: Refusal) => void,
 *   onNone: () => void,
 * }} Asker
 */

import { Baseline } from "./baseline.mjs";
import { Latest } from "../page/latest.mjs";
import { released } from "../page/repaint.mjs";
import { inputsOf } from "../memory/case.mjs";

const SETTLE_MS = 150;

export class Asking {
  baseline = new Baseline();
  #timer = 0;
  #latest = new Latest();
  /** Whether an answer is still to come: what is shown is of what stood before. */
  isOwed = false;
  /** What was typed when it last changed. @type {Typed | null} */
  #last = null;
  /** The day that what is shown takes for today. */
  #today = "";

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

  /** Whether what is shown is of what was typed when it last changed. */
  get #isSettled() {
    const { shown } = this.baseline;
    return !this.isOwed && shown !== null && this.#last !== null && alike(shown.typed, this.#last);
  }

  /**
   * Ask once nothing more has been typed for a moment. An answer still on its way is to what
   * stood before this edit: it is not shown, so that it cannot pass for the answer to this one.
   * @param {string} field the field that is edited
   */
  soon(field) {
    this.baseline.edit(field, this.#last, { now: this.typed, isSettled: this.#isSettled });
    this.#last = structuredClone(this.typed);
    this.#latest.drop();
    this.isOwed = true;
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.now(), SETTLE_MS);
  }

  /**
   * Ask now. Done once the answer is shown, or once a newer question took its place.
   * @returns {Promise<boolean>} whether it was this answer that is shown
   */
  async now() {
    window.clearTimeout(this.#timer);
    if (this.asker.form().pathways.length === 0 || !this.asker.isThere()) return false;
    const typed = structuredClone(this.typed);
    const isLatest = this.#latest.begin();
    this.isOwed = true;
    const { asker, baseline } = this;
    const request = { form: asker.form(), before: baseline.before, open: asker.open(), since: asker.since(), kin: asker.kin() };
    const { today } = request.form;
    this.#last = typed;
    const reply = await this.engine.ask({ ask: "plan", ...request });
    await released();
    if (!isLatest() || !this.asker.isThere()) return false;
    if (!reply) {
      this.#loseOld(today);
      return false;
    }
    this.isOwed = false;
    this.#today = today;
    if ("timetable" in reply) {
      this.baseline.show({ planned: reply, typed });
      this.asker.onPlanned(reply);
    } else this.asker.onMistake(reply);
    return true;
  }

  /**
   * Ask until what is shown is of all that is typed. Done as well once the page is left, or
   * where the engine cannot run: then no timetable of anything else is shown.
   */
  async settled() {
    const mayYet = () => this.asker.form().pathways.length > 0 && this.asker.isThere() && this.engine.canRun;
    while (!(await this.now()) && mayYet());
  }

  /**
   * Return what is given now, as the engine reads it; null where it cannot say.
   * @returns {Promise<Given | null>}
   */
  async given() {
    const { shown } = this.baseline;
    if (shown && this.#isSettled) return shown.planned.plan.given;
    return this.givenOf(this.asker.form());
  }

  /**
   * Return what a form gives, as the engine reads it; null where it cannot say.
   * @param {Form} form
   * @returns {Promise<Given | null>}
   */
  async givenOf(form) {
    const reply = /** @type {Planned | Refusal} */ (await this.engine.run({ ask: "plan", form, before: null, open: [] }));
    return "plan" in reply ? reply.plan.given : null;
  }

  /**
   * Return what changed since something; null where an answer is owed, which tells it too.
   * @param {Since} since
   * @returns {Promise<Changed | null>}
   */
  async changed(since) {
    if (this.isOwed || this.asker.form().pathways.length === 0) return null;
    const request = /** @type {const} */ ({ ask: "plan", form: this.asker.form(), before: null, since });
    const reply = /** @type {Planned | Refusal} */ (await this.engine.run({ ...request, open: [] }));
    return "plan" in reply && !this.isOwed && this.asker.isThere() ? (reply.changed ?? null) : null;
  }

  /**
   * Ask again where the day has changed since: a page left open would count from yesterday.
   * @param {string} today
   */
  renew(today) {
    const isOld = this.#today !== "" && this.#today !== today && this.asker.isThere();
    if (isOld) this.now();
    return isOld;
  }

  /** Show nothing, whatever was asked before. */
  stop() {
    window.clearTimeout(this.#timer);
    this.#latest.drop();
    this.isOwed = false;
    this.baseline.show(null);
  }

  /** @param {string} today */
  #loseOld(today) {
    const { shown } = this.baseline;
    if (!shown || (alike(shown.typed, this.typed) && this.#today === today)) return;
    this.baseline.show(null);
    this.asker.onNone();
  }
}

/**
 * Tell whether two give the same timetable: what the child is called changes none.
 * @param {Typed} one
 * @param {Typed} other
 */
function alike(one, other) {
  return inputsOf({ ...one, reference: "" }) === inputsOf({ ...other, reference: "" });
}
