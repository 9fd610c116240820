/**
 * The forms of earlier editions: a case of one is filled into its own. Each is fetched once, when
 * such a case is opened.
 */

import { fetchedPart } from "../worker/parts.mjs";

const LIMIT_MS = 45_000;
/** By path in the site. @type {Map<string, Document>} */
const fetched = new Map();

/**
 * Fetch a form, once. Throws PartError.
 * @param {string} path
 */
export async function fetchFields(path) {
  if (fetched.has(path)) return;
  const bytes = await fetchedPart(path, { signal: AbortSignal.timeout(LIMIT_MS) });
  const { fields } = JSON.parse(new TextDecoder().decode(bytes));
  fetched.set(path, new DOMParser().parseFromString(fields, "text/html"));
}

/**
 * Return the page of a form that was fetched.
 * @param {string} path
 */
export function pageOfFields(path) {
  const page = fetched.get(path);
  if (!page) throw new Error("The form of this edition was not fetched.");
  return page;
}
