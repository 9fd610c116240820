/**
 * What the page showed before the edit that is under way, so that the engine can say what
 * moved and the person can go back. One field's edits count as one, however many keys.
 *
 * @import {Before, Planned} from "../worker/messages.mjs"
 * @import {Typed} from "./typed.mjs"
 *
 * @typedef {{planned: Planned, typed: Typed}} Shown
 */

export class Baseline {
  /** The timetable on the page, and what was typed for it. @type {Shown | null} */
  shown = null;
  /** @type {Shown | null} */
  #base = null;
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

  /** What the engine compares with. @returns {Before | null} */
  get before() {
    if (!this.#base) return null;
    const { plan, timetable } = this.#base.planned;
    const rows = timetable.groups.flatMap((group) => group.rows);
    const days = Object.fromEntries(rows.map((row) => [row.id, row.day]));
    return { days, dates: plan.given.dates, held: plan.given.held };
  }

  /**
   * Note what is on the page now; null when it shows no timetable.
   * @param {Shown | null} shown
   */
  show(shown) {
    this.shown = shown;
  }

  /**
   * Note an edit. The first in another field takes what is shown as the new base. What was
   * typed since then into the field before is no part of this edit, and stays.
   * @param {string} field
   * @param {Typed | null} typed what was typed before this edit
   */
  edit(field, typed) {
    if (field === this.editing) return;
    this.editing = field;
    this.#base = this.shown && { ...this.shown, typed: typed ?? this.shown.typed };
  }

  /** Compare with nothing: what is shown stands. */
  stand() {
    this.editing = "";
    this.#base = null;
  }
}
