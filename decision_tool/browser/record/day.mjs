/** Days as this site writes them, "Thu 10 Sep 2026", read again. */

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAY = /^(?:[A-Z][a-z]{2} )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})$/;

/**
 * Return words that are a day and nothing else as 2026-09-10; "" for other words.
 * @param {string} words
 */
export function isoDay(words) {
  const [, day = "", name = "", year = ""] = DAY.exec(words) ?? [];
  const month = MONTHS.indexOf(name) + 1;
  return month > 0 ? [year, ...[month, day].map((number) => String(number).padStart(2, "0"))].join("-") : "";
}
