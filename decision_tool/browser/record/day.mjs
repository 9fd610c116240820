/**
 * Days as people type them into a record, read without the engine: a form opens without it.
 * What is read here, core's own reader reads as the same day; what is not certain is not read.
 */

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const NAMES = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
/** A weekday may stand before the day. */
const WORDS = /^(?:([a-z]{3,9})\.?,? +)?(\d{1,2})(?:st|nd|rd|th)? +([a-z]{3,9})\.?,? +(\d{4})$/;
const NUMBERS = /^(\d{1,2})([/. -])(\d{1,2})\2(\d{4})$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * What words came to.
 *
 * @typedef {object} ReadDay
 * @property {string} iso 2026-09-10, or ""
 * @property {string} shown as this site writes days, "Thu 10 Sep 2026", or ""
 * @property {string} fault what is wrong with words that look like a day and are none, or ""
 */

/**
 * Return the day that words are, if they are one and nothing else.
 * @param {string} words
 * @returns {ReadDay}
 */
export function readDay(words) {
  const found = partsOf(words.trim().toLowerCase());
  return found ? inCalendar(words.trim(), found) : nothing("");
}

/** @typedef {{weekday: string, day: number, month: number, year: number}} Parts */

/**
 * @param {string} words
 * @returns {Parts | null}
 */
function partsOf(words) {
  const named = WORDS.exec(words);
  if (named) return { weekday: named[1] ?? "", day: Number(named[2]), month: monthOf(named[3] ?? ""), year: Number(named[4]) };
  const numbers = NUMBERS.exec(words);
  if (numbers) return { weekday: "", day: Number(numbers[1]), month: Number(numbers[3]), year: Number(numbers[4]) };
  const iso = ISO.exec(words);
  return iso && { weekday: "", day: Number(iso[3]), month: Number(iso[2]), year: Number(iso[1]) };
}

/**
 * Return the number of a month by its name or the first letters of it, from three on; else 0.
 * @param {string} name
 */
function monthOf(name) {
  return NAMES.findIndex((month) => month.startsWith(name)) + 1;
}

/**
 * @param {string} words
 * @param {Parts} parts
 * @returns {ReadDay}
 */
function inCalendar(words, { weekday, day, month, year }) {
  if (weekday && !WEEKDAYS.some((name) => name.startsWith(weekday))) return nothing("");
  if (month === 0 && !weekday) return nothing("");
  const found = new Date(Date.UTC(year, month - 1, day));
  if (month < 1 || found.getUTCMonth() !== month - 1 || found.getUTCDate() !== day) return nothing(`There is no ${words}.`);
  if (year < FIRST_YEAR || year > LAST_YEAR) return nothing(`Check the year of ${words}.`);
  const name = /** @type {string} */ (WEEKDAYS[found.getUTCDay()]);
  if (weekday && !name.startsWith(weekday)) return nothing(`${words} is not right: that day is a ${capital(name)}.`);
  const [y, m, d] = [year, month, day].map((number) => String(number).padStart(2, "0"));
  const shown = `${capital(name.slice(0, 3))} ${day} ${capital(MONTHS[month - 1] ?? "")} ${year}`;
  return { iso: `${y}-${m}-${d}`, shown, fault: "" };
}

/**
 * @param {string} fault
 * @returns {ReadDay}
 */
function nothing(fault) {
  return { iso: "", shown: "", fault };
}

/** @param {string} word */
function capital(word) {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
