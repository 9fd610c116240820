/**
 * Splits a date pasted as one piece of text into the three boxes of a field. No date is
 * worked out or checked here: what the boxes mean is the engine's business.
 *
 * @import {TypedDay} from "../worker/messages.mjs"
 */

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T.*)?$/;
const UK_NUMBERS = /^(\d{1,2})[/.\-\s]+(\d{1,2})[/.\-\s]+(\d{2,4})$/;
const UK_NAMED = /^(\d{1,2})(?:st|nd|rd|th)?[\s.\-/]*(?:of\s+)?([a-z]{3,9})\.?,?[\s.\-/]*(\d{2,4})$/i;
const NAMED_FIRST = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[\s,.]+/i;

/**
 * Return the boxes for `3/2/2026`, `3 Feb 2026`, `Tuesday 3rd February 2026` or `2026-02-03`;
 * null for anything else, which then stays where it was typed. Figures are read day first.
 * @param {string} text
 * @returns {TypedDay | null}
 */
export function splitDate(text) {
  const plain = text.trim().replace(/\s+/g, " ").replace(WEEKDAY, "");
  const iso = ISO.exec(plain);
  if (iso) return boxes(iso[3], iso[2], iso[1]);
  const named = NAMED_FIRST.exec(plain);
  if (named) return boxes(named[2], named[1], named[3]);
  const uk = UK_NUMBERS.exec(plain) ?? UK_NAMED.exec(plain);
  return uk ? boxes(uk[1], uk[2], uk[3]) : null;
}

/**
 * @param {string} [day]
 * @param {string} [month]
 * @param {string} [year]
 * @returns {TypedDay}
 */
function boxes(day = "", month = "", year = "") {
  return { day, month, year };
}
