/**
 * Which children a row of the joint timetable is for: a column a child, or one line for each
 * pathway where there are many. Every word on the steps comes from the engine.
 *
 * @import {JointRow, RowOf} from "../worker/replies.mjs"
 */

import { link } from "../page/banner.mjs";
import { html } from "../page/element.mjs";
import { childName, childrenNamed, childTitle } from "../memory/family.mjs";

/** From so many children on, a column each would not fit on a page. */
export const MANY = 5;

/**
 * Return what a row says of one child.
 * @param {string} words
 * @param {string} label
 */
export function cell(words, label) {
  const name = childName(label);
  return html("td", { class: words ? "pw-child" : "pw-child pw-none", "data-label": childTitle(label) }, words || `not for ${name}`);
}

/**
 * Return what a row says of many children, those of one pathway in one line, with the way to each.
 * @param {JointRow} row
 * @param {string[]} labels
 * @param {(of: RowOf) => void} show
 */
export function linesOf({ cells, of, title }, labels, show) {
  const by = new Map(firstRows(of).map((one) => [one.child, one]));
  /** @type {Map<string, string[]>} */
  const lines = new Map();
  for (const [place, words] of cells.entries()) lines.set(words, [...(lines.get(words) ?? []), labels[place] ?? ""]);
  const none = lines.get("") ?? [];
  lines.delete("");
  const told = [...lines].map(([words, children]) => {
    const ways = children.map((label) => wayTo(by.get(label), label, title, show));
    return html("span", { class: "pw-sib__line" }, html("b", {}, `${words}: `), ...ways);
  });
  const rest = none.length > 0 && html("span", { class: "pw-sib__line pw-none" }, `Not for ${childrenNamed(none)}`);
  return html("td", { class: "pw-children" }, ...told, rest);
}

/**
 * Return the first row of each child among rows.
 * @param {RowOf[]} of
 */
export function firstRows(of) {
  return of.filter(({ child }, place) => of.findIndex((one) => one.child === child) === place);
}

/**
 * @param {RowOf | undefined} row
 * @param {string} label
 * @param {string} title
 * @param {(of: RowOf) => void} show
 */
function wayTo(row, label, title, show) {
  if (!row) return html("span", {}, `${label} `);
  const way = link(label, () => show(row));
  way.setAttribute("aria-label", `${label}: details of ${title} for ${childName(label)}`);
  return way;
}
