/**
 * Today where the person sits. The engine has no clock of its own.
 *
 * @import {TypedDay} from "../worker/replies.mjs"
 */

/** Today as a person would type it. @returns {TypedDay} */
export function todayTyped() {
  return typedDay(localToday());
}

/**
 * Return a day as a person would type it; three empty boxes where there is none.
 * @param {string} iso a day, or nothing
 * @returns {TypedDay}
 */
export function typedDay(iso) {
  const [year = "", month = "", day = ""] = iso.split("-").map((figures) => figures.replace(/^0+/, ""));
  return { day, month, year, provisional: false };
}

/** Today where the person sits, as 2026-09-07. The engine has no clock of its own. */
export function localToday() {
  const now = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
