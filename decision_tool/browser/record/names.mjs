/**
 * What the files are called that a person takes away: names that Windows, the strictest, takes.
 */

const MOST = 120;
/** What Windows refuses in a name; it also drops full stops and spaces at the end. */
const REFUSED = /[\u0000-\u001F\u007F<>:"/\\|?*]/g;

export const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/**
 * Return words as part of a file's name.
 * @param {string} words
 */
export function inName(words) {
  const kept = words.replace(REFUSED, " ").replace(/\s+/g, " ").trim();
  return [...kept]
    .slice(0, MOST)
    .join("")
    .replace(/[. ]+$/, "");
}

/**
 * Return what one filled form is called: by whom it is about, or by today, and by the day of
 * its meeting. Without that day, the records of each month's meeting would have one name.
 * @param {string} document
 * @param {{reference: string, child: string, day: string, today: string}} known reference: what the
 * person calls the case, or ""; child: which of several, or ""; day: or ""
 */
export function wordName(document, { reference, child, day, today }) {
  const known = [inName(reference), inName(child), day].filter(Boolean).join("-");
  return `${document}-${known || today}.docx`;
}

/**
 * Return what a record is called among those of its timetable.
 * @param {number} number its place among them, from 1
 * @param {number} count how many there are
 * @param {string} words
 */
export function numberedName(number, count, words) {
  const places = Math.max(2, String(count).length);
  return `${String(number).padStart(places, "0")} ${inName(words)}.docx`;
}
