/**
 * What this visit holds that stands in no file. Each tool says how much of what was typed
 * there would be lost with the page; the guard at the way out and the Save button both ask here.
 *
 * @typedef {Record<string, string>} Held what is held, by name, each as text to compare
 * @typedef {{held: Held | null, at: string, name: string}} SavePoint what a file held when it
 * was saved, at which time of day, and what the file is called; *held* is null before, and
 * *at* is empty where the file was opened and not saved
 */

/** How many things would be lost, by tool. @type {Map<string, () => number>} */
const tools = new Map();

/**
 * Note what a tool holds. Said again under the same name, it takes the place of the first.
 * @param {string} tool
 * @param {() => number} count how many things that were typed there stand in no file
 */
export function holds(tool, count) {
  tools.set(tool, count);
}

/**
 * Return how many things would be lost, by tool: only tools that would lose something.
 * @returns {Record<string, number>}
 */
export function unsaved() {
  const counted = [...tools].map(([tool, count]) => /** @type {const} */ ([tool, count()]));
  return Object.fromEntries(counted.filter(([, count]) => count > 0));
}

/** Whether anything at all would be lost with the page. */
export function isAnythingUnsaved() {
  return Object.keys(unsaved()).length > 0;
}

/** @returns {SavePoint} */
export function neverSaved() {
  return { held: null, at: "", name: "" };
}

/**
 * Return how many things differ from what was saved, those that are gone included.
 * @param {Held} held
 * @param {Held | null} saved
 */
export function changes(held, saved) {
  const names = new Set([...Object.keys(held), ...Object.keys(saved ?? {})]);
  return [...names].filter((name) => held[name] !== saved?.[name]).length;
}

/**
 * Note that *held* stands in a file now.
 * @param {SavePoint} point
 * @param {Held} held
 * @param {{name: string, at: string}} file *at*: empty where it was opened
 */
export function markSaved(point, held, { name, at }) {
  Object.assign(point, { held, at, name });
}

/** Return the time of day where the person sits, as 9:42. */
export function localTime() {
  const now = new Date();
  return `${now.getHours()}:${String(now.getMinutes()).padStart(2, "0")}`;
}
