/**
 * Splits a date pasted as one piece of text into the three boxes of a field. No date is
 * worked out or checked here, and nothing is dropped: a weekday goes with the day, and text
 * with a time stays whole, because both can say that the day is another one. What the boxes
 * mean is the engine's business: decision_tool/core/days/day_text.py.
 *
 * @import {TypedDay} from "../worker/replies.mjs"
 */

/** Direction marks and the like: nobody sees them, and they come along with a copy. */
// biome-ignore lint/suspicious/noMisleadingCharacterClass: each sign is looked for by itself.
const UNSEEN = /[\u00AD\u034F\u061C\u180B-\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF]/g;
const LEAD = "((?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[\\s,.]+)?";
const ISO = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/;
const UK_NUMBERS = new RegExp(`^${LEAD}\\d{1,2})[/.\\-\\s\u2010-\u2015\u2212]+(\\d{1,2})[/.\\-\\s\u2010-\u2015\u2212]+(\\d{2,4})$`, "i");
const UK_NAMED = new RegExp(`^${LEAD}\\d{1,2}(?:st|nd|rd|th)?)[\\s.\\-/]*(?:of\\s+)?([a-z]{3,9})\\.?,?[\\s.\\-/]*(\\d{2,4})$`, "i");
const NAMED_FIRST = new RegExp(`^${LEAD})([a-z]{3,9})\\.?\\s+(\\d{1,2}(?:st|nd|rd|th)?),?\\s+(\\d{2,4})$`, "i");

/**
 * Return the boxes for `3/2/2026`, `3.2.26`, `18-Nov-26`, `Tuesday 3rd February 2026` or
 * `2026-02-03`; null for anything else, which then stays where it was typed. Figures are read
 * day first.
 * @param {string} text
 * @returns {TypedDay | null}
 */
export function splitDate(text) {
  const plain = text.replace(UNSEEN, "").trim().replace(/\s+/g, " ");
  const iso = ISO.exec(plain);
  if (iso) return boxes(iso[3], iso[2], iso[1]);
  const named = NAMED_FIRST.exec(plain);
  if (named) return boxes(`${named[1] ?? ""}${named[3] ?? ""}`, named[2], named[4]);
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
