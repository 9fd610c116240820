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
 * Note that records stand in a file now, as they are.
 * @param {Record<string, Values>} records
 * @param {Record<string, Values>} [of] all the records of their child; without it, of the one on the page
 */
export function nowSaved(records, of = remembered.records) {
  const known = knownOf(of);
  for (const [key, values] of Object.entries(records)) known.set(key, JSON.stringify(values));
}

/**
 * Note that a copy of records stands in the files that the records stand in, now and later.
 * @param {Record<string, Values>} copy
 * @param {Record<string, Values>} of
 */
export function savedAlike(copy, of) {
  saved.set(copy, knownOf(of));
}

/** @param {Record<string, Values>} of */
function knownOf(of) {
  const known = saved.get(of) ?? new Map();
  saved.set(of, known);
  return known;
}

/**
 * Return how many records of a case, of any child of it, hold words that stand in no file. What is
 * written of a meeting that is held as one is kept with each of its children, and counts once.
 * @param {Pick<Typed, "records" | "asOne" | "others">} typed
 * @returns {number}
 */
export function unsavedRecords({ records, asOne, others }) {
  const children = [{ records, asOne }, ...others];
  const found = children.flatMap((child, place) => unsavedIn(child.records).map((key) => child.asOne[rowIn(key)] ?? `${place} ${key}`));
  return new Set(found).size;
}

/** @param {string} key of a record: its row and its form */
function rowIn(key) {
  return key.split(" ")[0] ?? "";
}

/** @param {Record<string, Values>} records */
function unsavedIn(records) {
  const known = saved.get(records);
  return Object.entries(records).flatMap(([key, values]) => (known?.get(key) === JSON.stringify(values) ? [] : [key]));
}

holds("records", () => unsavedRecords(remembered));
