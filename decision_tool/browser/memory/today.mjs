/**
 * Today where the person sits. The engine has no clock of its own.
 *
 * @import {TypedDay} from "../worker/messages.mjs"
 */

/** Today as a person would type it. @returns {TypedDay} */
export function todayTyped() {
  return typedDay(localToday());
}

/**
 * Return a day as a person would type it.
 * @param {string} iso
 * @returns {TypedDay}
 */
export function typedDay(iso) {
  const [year = "", month = "", day = ""] = iso.split("-").map((figures) => String(Number(figures)));
  return { day, month, year };
}

/** Today where the person sits, as 2026-09-07. The engine has no clock of its own. */
export function localToday() {
  const now = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
