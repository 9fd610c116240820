/**
 * Tells which records only this page holds. What went into a Word file since is safe.
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
