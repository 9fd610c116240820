/**
 * Tells which records only this page holds. What went into a Word file since is safe.
 *
 * @import {Typed, Values} from "./case.mjs"
 */

import { remembered } from "./case.mjs";
import { holds } from "../page/unsaved.mjs";

/**
 * What each record held when it was last saved, as JSON, by the records of its case: two children
 * may have records of the same name, and no number yet. @type {WeakMap<Record<string, Values>, Map<string, string>>}
 */
const saved = new WeakMap();

/**
 * Note that records of the case on the page stand in a file now, as they are.
 * @param {Record<string, Values>} records
 */
export function nowSaved(records) {
  const known = saved.get(remembered.records) ?? new Map();
  for (const [key, values] of Object.entries(records)) known.set(key, JSON.stringify(values));
  saved.set(remembered.records, known);
}

/**
 * Return how many records of a case hold words that stand in no file.
 * @param {Pick<Typed, "records">} typed
 */
export function unsavedRecords({ records }) {
  const known = saved.get(records);
  return Object.entries(records).filter(([key, values]) => known?.get(key) !== JSON.stringify(values)).length;
}

holds("records", () => unsavedRecords(remembered));
