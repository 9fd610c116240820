/**
 * What is done to the children of a case from its page: another in hand, one more, one less,
 * dates that they share, rows of several at once.
 *
 * @import {Typed} from "../memory/case.mjs"
 * @import {KinSince, OfKin, Refusal, Since} from "../worker/messages.mjs"
 * @import {ChangeEmail, KinChanged} from "../worker/replies.mjs"
 * @import {RowOf} from "../worker/replies.mjs"
 * @import {CalculatorPage} from "./calculator-page.mjs"
 */

import {
  addChild,
  childName,
  childTitle,
  copyOf,
  isFamily,
  removeChild,
  setAsOne,
  shareDates,
  sharers,
  takeInHand,
} from "../memory/family.mjs";
import { typedDay } from "../memory/today.mjs";
import { part } from "../page/element.mjs";
import { focusOn } from "../page/focus.mjs";
import { controlOf } from "./fields.mjs";
import { sinceOf } from "./since.mjs";

export class PageFamily {
  /** The row to open once its timetable is shown. */
  #rowToShow = "";

  /** @param {CalculatorPage} page */
  constructor(page) {
    this.page = page;
  }

  /**
   * Put another child of the case in hand: the form and what is shown alone are that child's.
   * @param {string} label
   * @param {string} [news]
   */
  takeInHand(label, news = `These are the dates of ${childName(label)}.`) {
    // What was typed since may be of none of these children.
    if (this.page.cases.askFirst()) return;
    // The same records and dates, not copies: what is known to stand in a file is known of them.
    const next = { ...this.page.typed };
    takeInHand(next, label);
    // It is the same case: the way back to a child that was taken out stays.
    this.page.notices.dismissPassing();
    this.page.inHand.replace(next, null);
    this.page.announcer.sayAgain(news);
  }

  /** Give each child of the case the dates that they share, once it is said whose they are. */
  share() {
    if (this.page.typed.unsure) return;
    const asks = (/** @type {Typed} */ child, /** @type {string} */ key) => this.page.choice.inputsOf(child.pathways).dates.includes(key);
    shareDates(this.page.typed, { isBirth: (key) => this.page.kin.isBirth(key), asks });
  }

  /**
   * Return the brothers and sisters who share a date, as the engine is asked about them.
   * @param {string} key
   * @returns {OfKin[]}
   */
  sharing(key) {
    const { typed } = this.page;
    return sharers(typed, key).map((other) => ({ label: other.label, form: this.page.formOf(other, typed.edition) }));
  }

  /**
   * Return the brothers and sisters with what their dates are compared with; not those who have none.
   * @param {Since["kind"]} kind
   * @returns {KinSince[]}
   */
  since(kind) {
    const { typed, asking } = this.page;
    return typed.others.flatMap((other) => {
      const then = asking.baseline.typed?.others.find(({ label }) => label === other.label);
      const settled = then ? { form: this.page.formOf(then, typed.edition) } : null;
      const since = sinceOf(kind, other, settled);
      return since ? [{ label: other.label, form: this.page.formOf(other, typed.edition), since }] : [];
    });
  }

  /**
   * Return what changed for brothers and sisters: nothing where the engine cannot say.
   * @param {Since["kind"]} kind
   */
  async changedSince(kind) {
    const children = this.since(kind);
    if (children.length === 0) return [];
    const reply = /** @type {KinChanged | Refusal} */ (await this.page.engine.run({ ask: "kin_changed", children }));
    return "children" in reply && this.page.isThere() ? reply.children : [];
  }

  /**
   * Return the e-mail to those invited to what changed or would: nothing where there is nobody to tell.
   * @param {{since: Since, others: KinSince[]} | {key: string, day: string, others: OfKin[]}} of
   */
  async email(of) {
    const { typed, asked: form } = this.page;
    const kept = typed.isReferenceKept ? typed.reference : "";
    const child = isFamily(typed) ? typed.label : "";
    const request = /** @type {const} */ ({ ask: "change_email", form, kept, child, order: typed.order, ...of });
    const reply = /** @type {ChangeEmail | Refusal} */ (await this.page.engine.run(request));
    return "text" in reply ? reply.text : "";
  }

  /** Say for the printed sheet which pathways are chosen, and for whom. */
  paintChosen() {
    const { typed } = this.page;
    const shown = this.page.joint.isShown ? [typed, ...typed.others] : [typed];
    const inOrder = typed.order.flatMap((label) => shown.filter((one) => one.label === label));
    const words = inOrder.map((one) => {
      const titles = one.pathways.map((id) => this.page.choice.titleOf(id)).join(" and ");
      return isFamily(typed) ? `${childTitle(one.label)}: ${titles || "no pathway yet"}` : titles;
    });
    part(this.page.root, "chosen").textContent = words.join("; ");
  }

  /** Begin a brother or sister. */
  add() {
    if (this.page.cases.askFirst()) return;
    const before = this.page.back.snapshot();
    const next = copyOf(this.page.typed);
    const label = addChild(next);
    const said = `Added ${childName(label)}. Choose the pathways of ${childName(label)}: the dates they share are filled in.`;
    this.page.inHand.switchTo(next, said);
    this.page.back.offer(said, before); // nothing is gone: it passes as what was done does
  }

  /** Take the child in hand out of the case. */
  remove() {
    if (this.page.cases.askFirst()) return;
    const before = this.page.back.snapshot();
    const next = copyOf(this.page.typed);
    removeChild(next, this.page.typed.label);
    const name = childName(before.label);
    const kept =
      before.calendar.told.length > 0
        ? ` Calendar entries made for ${name} stay. To take them out, choose More, then Remove earlier calendar entries.`
        : "";
    const said = `Took ${name} out of this case.${kept}`;
    this.page.inHand.switchTo(next, said);
    this.page.back.offer(said, before, { isLasting: true });
  }

  /**
   * Something of the children changed that no field says: let it be undone.
   * @param {string} news
   * @param {Typed} before
   */
  changed(news, before) {
    this.page.form.fill();
    this.page.edit("children");
    this.page.asking.now();
    this.page.joint.renew(news);
    this.page.saveState.paint();
    this.page.back.offer(news, before);
    this.page.announcer.sayAgain(news);
  }

  /** @param {RowOf} of */
  showRow({ child, row }) {
    if (child !== this.page.typed.label) this.takeInHand(child);
    if (child !== this.page.typed.label) return; // it is asked first whose the number is
    this.page.joint.turn(false);
    if (row) this.#rowToShow = row;
    this.page.asking.now().then(() => this.#showAsked());
  }

  #showAsked() {
    const row = this.#rowToShow;
    this.#rowToShow = "";
    if (!row) return this.page.focusHeading();
    this.page.timetable.show(row);
    focusOn(this.page.root, controlOf("rows", row));
  }

  /**
   * Mark rows of several children as held on one day.
   * @param {RowOf[]} rows
   * @param {string} day
   * @param {string} said
   */
  markAll(rows, day, said) {
    // Of these children or of others: it is said first whose the number is.
    if (this.page.cases.askFirst()) return;
    const before = this.page.back.snapshot();
    const next = copyOf(this.page.typed);
    for (const { child, row } of rows) {
      const one = [next, ...next.others].find(({ label }) => label === child);
      if (one) this.page.marks.put(row, typedDay(day), one);
    }
    this.page.inHand.replace(next, said);
    this.page.back.offer(said, before);
  }

  /**
   * @param {RowOf[][]} meetings
   * @param {boolean} isOne
   */
  holdAsOne(meetings, isOne) {
    if (this.page.cases.askFirst()) return;
    for (const rows of meetings) setAsOne(this.page.typed, rows, isOne);
    this.page.joint.renew(isOne ? "Held as one meeting." : "Held apart again.");
    // Of the child in hand it is marked on the child's own day again.
    if (!isOne) this.page.asking.now();
    this.page.saveState.paint();
  }
}
