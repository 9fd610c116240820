/**
 * A count written out under a row's working: one line a day, so that a finger can follow it.
 *
 * @import {Count, CountLine} from "../worker/replies.mjs"
 */

import { html } from "../page/element.mjs";

/** Up to this many lines stand open; a longer count waits until it is asked for. */
const FEW_LINES = 10;

/**
 * Return the counts of one row. What was unfolded stays so when the row is painted again.
 * @param {Count[]} counts
 * @param {string} row its id
 */
export function countOf(counts, row) {
  if (counts.length === 0) return [];
  const lines = counts.reduce((sum, count) => sum + count.lines.length, 0);
  const written = counts.flatMap((count) => [html("h4", {}, count.title), steps(count)]);
  if (lines <= FEW_LINES) return [html("div", { class: "pw-count" }, ...written)];
  return [folded(row, html("div", { class: "pw-count" }, ...written))];
}

/** Rows whose count was unfolded. @type {Set<string>} */
const unfolded = new Set();

/**
 * @param {string} row
 * @param {HTMLElement} counts
 */
function folded(row, counts) {
  const fold = html(
    "details",
    { class: "pw-fold", open: unfolded.has(row) },
    // The id lets focus return to it when the table is painted again.
    html("summary", { id: `count-${row.replace(/[^a-z0-9-]/g, "-")}` }, "Count it out"),
    counts,
  );
  fold.addEventListener("toggle", () => (fold.open ? unfolded.add(row) : unfolded.delete(row)));
  return fold;
}

/** @param {Count} count */
function steps(count) {
  const last = count.lines.length - 1;
  return html("ol", { class: "pw-count__lines", role: "list" }, ...count.lines.map((line, place) => step(line, place === last)));
}

/**
 * @param {CountLine} line
 * @param {boolean} isLast
 */
function step(line, isLast) {
  const day = html("time", { datetime: line.day }, line.text);
  return html(
    "li",
    {},
    html("span", { class: "pw-count__label" }, line.label),
    " ",
    html("span", {}, isLast ? html("b", {}, day) : day),
    " ",
    line.note ? html("span", { class: "pw-count__note" }, line.note) : null,
  );
}
