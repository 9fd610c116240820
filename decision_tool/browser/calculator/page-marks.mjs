/**
 * What is said of steps from the page: held, not held, agreed for a day, and a key date moved to
 * the day that was tried.
 *
 * @import {Typed} from "../memory/case.mjs"
 * @import {Row, ToMark, TypedDay} from "../worker/replies.mjs"
 * @import {CalculatorPage} from "./calculator-page.mjs"
 * @import {Mark} from "./marking.mjs"
 *
 * before, after: what was typed before and with it; isFollowed: something else was typed since.
 * @typedef {{
 *   kind: "held" | "agreed", id: string, said: string, before: Typed, after: Typed, isFollowed: boolean,
 * }} Marked
 */

import { typedDay } from "../memory/today.mjs";
import { focusOn } from "../page/focus.mjs";
import { heldWords } from "./held-field.mjs";

export class PageMarks {
  /** What was said of a row just now, until the answer comes. @type {Marked | null} */
  #marked = null;

  /** @param {CalculatorPage} page */
  constructor(page) {
    this.page = page;
  }

  /** Another case is here, or other pathways: a mark is no news any more. */
  forget() {
    this.#marked = null;
  }

  /** Something else is typed: what is to be told of a mark waits for the answer to that. */
  follow() {
    if (this.#marked) this.#marked.isFollowed = true;
  }

  /**
   * @param {Row} row
   * @param {TypedDay} day
   * @param {boolean} isByButton
   */
  async hold({ id, hold }, day, isByButton) {
    const before = this.#before("held", id);
    this.page.answer.close();
    this.put(id, day);
    this.page.edit(`held ${id}`);
    this.#note({ kind: "held", id, said: heldWords(hold, day), before });
    if (!(await this.page.isShownWhereAsked()) || !isByButton) return;
    if (this.page.results.isFaulty("held", id)) focusOn(this.page.root, "[data-part=troubles] .pw-errors");
  }

  /**
   * Note the day that people agreed for a meeting; empty boxes take it away.
   * @param {Row} row
   * @param {TypedDay} day
   */
  async agree({ id, title }, day) {
    const before = this.#before("agreed", id);
    const isGiven = Boolean(day.day || day.month || day.year);
    if (isGiven) this.page.typed.agreed[id] = day;
    else delete this.page.typed.agreed[id];
    this.page.edit(`agreed ${id}`);
    const said = isGiven ? `${title} is agreed for another day.` : `${title} is not agreed for another day any more.`;
    this.#note({ kind: "agreed", id, said, before });
    this.page.asking.now();
  }

  /**
   * Return what was typed before a row is marked. Pressed twice, that is what stood before the first.
   * @param {Marked["kind"]} kind
   * @param {string} id
   */
  #before(kind, id) {
    const last = this.#marked;
    return last?.kind === kind && last.id === id && !last.isFollowed ? last.before : this.page.back.snapshot();
  }

  /** @param {Omit<Marked, "after" | "isFollowed">} marked */
  #note(marked) {
    this.#marked = { ...marked, after: this.page.back.snapshot(), isFollowed: false };
  }

  /**
   * Note the day a step was held, or null where it is not marked. That it was not held is over.
   * @param {string} id
   * @param {TypedDay | null} day
   * @param {Typed} [typed] the child it is of
   */
  put(id, day, typed = this.page.typed) {
    if (day) typed.held[id] = day;
    else delete typed.held[id];
    delete typed.drafts[id];
    delete typed.agreed[id];
    typed.notHeld = typed.notHeld.filter((one) => one !== id);
  }

  /**
   * Mark steps where they are told of, above the timetable.
   * @param {ToMark[]} marks
   * @param {Mark} how
   */
  mark(marks, how) {
    for (const { row, day } of marks) {
      this.put(row, how === "on-day" ? typedDay(day) : typeof how === "object" ? how.day : null);
      if (how === "not-yet") this.page.typed.notHeld.push(row);
    }
    this.page.edit(`held ${marks.map(({ row }) => row).join(" ")}`);
    if (how === "not-yet") this.page.news = "Marked as not held yet.";
    this.page.asking.now();
  }

  /**
   * Move a key date to the day that was tried: what comes of it is told, and can be undone.
   * @param {string} key
   * @param {TypedDay} day
   */
  use(key, day) {
    this.page.typed.dates[key] = { ...day, provisional: this.page.typed.dates[key]?.provisional ?? false };
    this.page.form.fill();
    this.page.edit(`dates ${key}`);
    this.page.asking.now();
    this.page.focusHeading();
  }

  /**
   * Let a mark be undone where it was made: what moved with it is told above the timetable.
   * @param {boolean} hasMoved
   */
  tell(hasMoved) {
    const marked = this.#marked;
    this.#marked = null;
    if (!marked || this.page.results.isFaulty(marked.kind, marked.id)) return;
    const { kind, id, said, before, isFollowed } = marked;
    const place = this.page.timetable.noticesOf(id);
    if (kind === "held" && hasMoved && !place && !isFollowed) return;
    if (isFollowed) this.page.back.offerOne(said, marked, place ?? this.page.notices);
    else this.page.back.offer(said, before, undefined, place ?? this.page.notices);
    if (kind === "agreed") this.page.news = `${this.page.news ?? ""} ${said}`.trim();
  }
}
