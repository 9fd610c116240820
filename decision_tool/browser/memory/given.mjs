/**
 * What was typed as a file that needs no engine to be made: the `given` object, which opens like a
 * saved file. A day that is not written in full in figures is not in it.
 *
 * @import {Form} from "../worker/messages.mjs"
 * @import {TypedDay} from "../worker/replies.mjs"
 */

/**
 * Return the text of the file, and the names of the fields that it holds, as the case calls them.
 * @param {Form} form
 */
export function givenIn({ pathways, dates, answers, held, agreed, list_all, today }) {
  const days = { dates: inFull(dates), held: inFull(held), agreed: inFull(agreed) };
  const given = Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer.trim()));
  const names = Object.entries({ ...days, answers: given }).flatMap(([kind, all]) => Object.keys(all).map((key) => `${kind} ${key}`));
  const text = `${JSON.stringify({ pathways, ...days, answers: given, today, list_all }, null, 2)}\n`;
  return { text, names: ["pathways", ...names, ...list_all.map((series) => `list-all ${series}`)] };
}

/** @param {Record<string, TypedDay>} days */
function inFull(days) {
  const full = Object.entries(days).map(([key, day]) => /** @type {const} */ ([key, isoDay(day)]));
  return Object.fromEntries(full.filter(([, iso]) => iso));
}

/**
 * Return a day as 2026-09-07; nothing where it is not a day in figures with the whole year.
 * @param {TypedDay} typed
 */
function isoDay({ day, month, year }) {
  const [, days, months, years] = /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec([day, month, year].map((box) => box.trim()).join("-")) ?? [];
  if (!days || !months || !years) return "";
  const iso = `${years}-${months.padStart(2, "0")}-${days.padStart(2, "0")}`;
  // A day that the month does not have is moved on: then it is another one.
  const read = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(iso) ? iso : "";
}
