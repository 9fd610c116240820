/**
 * What the page showed before the edit that is under way, so that the engine can say what
 * moved and the person can go back. An edit is one value put in place of another: how many
 * keys that takes, and in which box, makes no difference.
 *
 * @import {Before} from "../worker/messages.mjs"
 * @import {Planned} from "../worker/replies.mjs"
 * @import {Typed} from "../memory/case.mjs"
 *
 * @typedef {{planned: Planned, typed: Typed}} Shown
 */

import { TypingDate } from "./carried-on.mjs";

export class Baseline {
  /** The timetable on the page, and what was typed for it. @type {Shown | null} */
  shown = null;
  /** @type {Shown | null} */
  #base = null;
  /** A timetable that no change is compared with: of another child, or of what was undone. @type {Shown | null} */
  #strange = null;
  #typing = new TypingDate();
  /** The field that is being edited, or nothing. */
  editing = "";

  /** The timetable on the page, if there is one. */
  get planned() {
    return this.shown?.planned ?? null;
  }

  /** What was typed before the edit, if there is something to go back to. */
  get typed() {
    return this.#base?.typed ?? null;
  }

  /** What the dates were given for that the edit is compared with. */
  get given() {
    return this.#base?.planned.plan.given ?? null;
  }

  /** What the engine compares with. @returns {Before | null} */
  get before() {
    if (!this.#base) return null;
    const { plan, timetable } = this.#base.planned;
    return { days: timetable.days, dates: plan.given.dates, held: plan.given.held };
  }

  /**
   * Note what is on the page now; null when it shows no timetable.
   * @param {Shown | null} shown
   */
  show(shown) {
    this.shown = shown;
  }

  /**
   * Note an edit. One that begins takes what is shown as the new base: the first in another
   * field, and in the same field the first that puts something else in place of a value whose
   * timetable is on the page. What was typed into the field before stays with that edit.
   * @param {string} field
   * @param {Typed | null} typed what was typed before this edit
   * @param {{now: Typed, isSettled: boolean}} edit *isSettled*: what is shown is of *typed*
   */
  edit(field, typed, { now, isSettled }) {
    const isOther = field !== this.editing;
    if (isOther) this.#typing.begin();
    const replaces = this.#replaces(field, typed, now);
    if (!isOther && !(replaces && isSettled)) return;
    this.editing = field;
    if (isOther && typed && this.#isTorn(typed)) return;
    const shown = this.shown === this.#strange ? null : this.shown;
    this.#base = shown && { ...shown, typed: typed ?? shown.typed };
  }

  /**
   * Whether an edit replaces a value, rather than carrying on one that is being typed.
   * @param {string} field
   * @param {Typed | null} typed
   * @param {Typed} now
   */
  #replaces(field, typed, now) {
    const [kind = "", ...rows] = field.split(" ");
    const [id = ""] = rows;
    const given = this.shown?.planned.plan.given;
    if (kind === "answers") return !(now.answers[id] ?? "").startsWith(typed?.answers[id] || "-");
    if (kind === "held") return rows.some((row) => given?.held[row]);
    const wasFull = Boolean(this.before?.dates[id]);
    const goesOn = this.#typing.goesOn(typed?.dates[id], now.dates[id], { wasFull });
    return Boolean(given?.dates[id]) && !goesOn;
  }

  /**
   * Whether a date that was known is half typed now: it is being replaced, whatever is edited
   * meanwhile, and a timetable without it is none to compare with.
   * @param {Typed} typed
   */
  #isTorn({ dates }) {
    const given = this.shown?.planned.plan.given.dates ?? {};
    const known = Object.keys(this.before?.dates ?? {}).filter((key) => !(key in given));
    return known.some((key) => [dates[key]?.day, dates[key]?.month, dates[key]?.year].some((box) => box?.trim()));
  }

  /** What is shown was printed, copied or saved: what is edited next is compared with it. */
  handOver() {
    this.editing = "";
  }

  /** The field was left: if its date is whole, what is edited next is compared with what is shown. */
  settle() {
    const [kind = "", id = ""] = this.editing.split(" ");
    const isWhole = kind !== "dates" || Boolean(this.shown?.planned.plan.given.dates[id]);
    if (isWhole) this.editing = "";
  }

  /** Compare with nothing: what is shown stands. */
  acceptAsBase() {
    this.editing = "";
    this.#base = null;
  }

  /** Compare with nothing, and never with what is shown: it is of something else than is typed. */
  begin() {
    this.acceptAsBase();
    this.#strange = this.shown;
  }
}
