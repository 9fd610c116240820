/**
 * Asks before the tab closes on a record that only this page holds: a date is typed again in
 * a moment, what was said at a meeting is not. What went into a Word file since is safe.
 *
 * @import {Values} from "./sheet.mjs"
 */

import { remembered } from "../calculator/typed.mjs";
import { holds } from "../page/unsaved.mjs";

/** What each record held when it was last saved, as JSON. @type {Map<string, string>} */
const saved = new Map();

/**
 * Note that records stand in a file now, as they are.
 * @param {Record<string, Values>} records
 */
export function nowSaved(records) {
  for (const [key, values] of Object.entries(records)) saved.set(key, JSON.stringify(values));
}

/** Return how many records hold words that stand in no file. */
export function recordsUnsaved() {
  return Object.entries(remembered.records).filter(([key, values]) => saved.get(key) !== JSON.stringify(values)).length;
}

holds("records", recordsUnsaved);

/** Begin to ask. It asks only while something would be lost. */
export function guardLeaving() {
  window.addEventListener("beforeunload", (event) => {
    if (recordsUnsaved() > 0) event.preventDefault();
  });
}
