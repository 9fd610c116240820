/**
 * A count written out under a row's working: one line a day, so that a finger can follow it.
 *
 * @import {Ladder, Rung} from "../worker/messages.mjs"
 */

import { html } from "../page/element.mjs";

/** Up to this many lines stand open; a longer count waits until it is asked for. */
const FEW_LINES = 10;

/**
 * Return the counts of one row. What was unfolded stays so when the row is painted again.
 * @param {Ladder[]} ladders
 * @param {string} row its id
 */
export function countOf(ladders, row) {
  if (ladders.length === 0) return [];
  const lines = ladders.reduce((sum, ladder) => sum + ladder.rungs.length, 0);
  const counts = ladders.flatMap((ladder) => [html("h4", {}, ladder.title), steps(ladder)]);
  if (lines <= FEW_LINES) return [html("div", { class: "pw-count" }, ...counts)];
  return [folded(row, html("div", { class: "pw-count" }, ...counts))];
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

/** @param {Ladder} ladder */
function steps(ladder) {
  const last = ladder.rungs.length - 1;
  return html("ol", { class: "pw-ladder", role: "list" }, ...ladder.rungs.map((rung, place) => line(rung, place === last)));
}

/**
 * @param {Rung} rung
 * @param {boolean} isLast
 */
function line(rung, isLast) {
  const day = html("time", { datetime: rung.day }, rung.text);
  return html(
    "li",
    {},
    html("span", { class: "pw-ladder__label" }, rung.label),
    " ",
    html("span", {}, isLast ? html("b", {}, day) : day),
    " ",
    rung.note ? html("span", { class: "pw-ladder__note" }, rung.note) : null,
  );
}
