/**
 * Undoing one edit and nothing else: what was typed after it stays.
 *
 * @import {Typed} from "../memory/case.mjs"
 */

const UNDONE = /** @type {const} */ (["dates", "answers", "held", "agreed"]);

/**
 * Put back in *now* what an edit changed.
 * @param {Typed} now
 * @param {Typed} before what was typed before the edit
 * @param {Typed} after what was typed after it
 */
export function putBack(now, before, after) {
  for (const kind of UNDONE) {
    const values = /** @type {Record<string, unknown>} */ (now[kind]);
    for (const key of changed(before[kind], after[kind])) {
      if (key in before[kind]) values[key] = structuredClone(before[kind][key]);
      else delete values[key];
    }
  }
  // A day that a child had alone is not given to those who share the date.
  if (JSON.stringify(before.own) !== JSON.stringify(after.own)) now.own = [...before.own];
  if (JSON.stringify(before.notHeld) !== JSON.stringify(after.notHeld)) now.notHeld = [...before.notHeld];
}

/**
 * @param {Record<string, unknown>} before
 * @param {Record<string, unknown>} after
 */
function changed(before, after) {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}
