/**
 * Tells which records only this page holds. What went into a Word file since is safe.
 *
 * @import {Typed, Values} from "./case.mjs"
 */

import { remembered } from "./case.mjs";
import { holds } from "../page/unsaved.mjs";

/** What each record held when it was last saved, as JSON, by its case and its name. @type {Map<string, string>} */
const saved = new Map();

/**
 * Note that records of the case on the page stand in a file now, as they are.
 * @param {Record<string, Values>} records
 */
export function nowSaved(records) {
  for (const [key, values] of Object.entries(records)) saved.set(nameIn(remembered, key), JSON.stringify(values));
}

/**
 * Return how many records of a case hold words that stand in no file.
 * @param {Pick<Typed, "records" | "reference">} typed
 */
export function unsavedRecords(typed) {
  const records = Object.entries(typed.records);
  return records.filter(([key, values]) => saved.get(nameIn(typed, key)) !== JSON.stringify(values)).length;
}

/**
 * Two children have records of the same name.
 * @param {Pick<Typed, "reference">} typed
 * @param {string} key
 */
function nameIn({ reference }, key) {
  return `${reference} ${key}`;
}

holds("records", () => unsavedRecords(remembered));
