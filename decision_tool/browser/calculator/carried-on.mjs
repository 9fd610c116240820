/**
 * Whether a person is still typing a date, or has begun to put another in its place.
 *
 * @import {TypedDay} from "../worker/replies.mjs"
 */

const BOXES = /** @type {const} */ (["day", "month", "year"]);

export class TypingDate {
  /** The box that was typed into last: its place among the three. */
  #box = -1;
  #isTakingOut = false;

  /** Forget what was typed: another field is edited. */
  begin() {
    this.#box = -1;
    this.#isTakingOut = false;
  }

  /**
   * Note an edit, and tell whether it carries on what was being typed: figures put after
   * others in one box, more of them taken out, or, where a full date stood here before the
   * edit began, the change of a later box (the day, then the month). A whole date pasted at
   * once is a new one.
   * @param {TypedDay | undefined} was
   * @param {TypedDay | undefined} now
   * @param {{wasFull: boolean}} edit *wasFull*: the edit under way began at a full date
   */
  goesOn(was, now, { wasFull }) {
    const changed = BOXES.filter((box) => was?.[box] !== now?.[box]);
    const [box] = changed;
    if (!box) return true;
    const [before = "", after = ""] = [was?.[box], now?.[box]];
    const place = BOXES.indexOf(box);
    const isTakingOut = changed.length === 1 && after.length < before.length && before.startsWith(after);
    const isPuttingOn = before !== "" && after.startsWith(before);
    const isOn = place === this.#box ? isPuttingOn || (isTakingOut && this.#isTakingOut) : wasFull && place > this.#box;
    this.#box = place;
    this.#isTakingOut = isTakingOut;
    return isOn && changed.length === 1;
  }
}
