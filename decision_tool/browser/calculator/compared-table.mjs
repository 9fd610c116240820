/**
 * The table of two timetables side by side. Every word comes from the engine.
 *
 * @import {Compared, Stand} from "../worker/replies.mjs"
 */

import { link } from "../page/banner.mjs";
import { html } from "../page/element.mjs";

/**
 * @param {[string, string]} heads what stands above the days before and after
 * @param {Compared[]} rows
 * @param {{isSameShown: boolean, fold: HTMLElement | "", of?: string}} how *fold*: the row that shows what stays; *of*: whose days
 * they are, where it is a child beside the one in hand
 */
export function comparedTable([before, after], rows, { isSameShown, fold, of }) {
  const shown = rows.filter((row) => isSameShown || row.kind !== "same");
  const heads = ["Step", before, after].map((head) => html("th", { scope: "col" }, head));
  const change = html("th", { scope: "col" }, html("span", { class: "pw-vh" }, "Change"));
  const lines = shown.map((row) => comparedRow(row, before, after));
  return html(
    "table",
    { class: "pw-table pw-compare" },
    html("caption", { class: "pw-vh" }, `Before and after${of ? `, ${of}` : ""}`),
    html("thead", {}, html("tr", {}, ...heads, change)),
    html("tbody", {}, ...lines, fold || null),
  );
}

/**
 * Return the row whose button shows what stays.
 * @param {string} id of the button
 * @param {string} words
 * @param {{isShown: boolean, toggle: () => void}} how
 */
export function foldRow(id, words, { isShown, toggle }) {
  const button = link(isShown ? "Hide what does not move" : words, toggle);
  button.id = id;
  button.setAttribute("aria-expanded", String(isShown));
  return html("tr", { class: "pw-foldrow" }, html("td", { colspan: 4 }, button));
}

/**
 * @param {Compared} row
 * @param {string} before
 * @param {string} after
 */
function comparedRow({ title, pathway, kind, was, now, change, also }, before, after) {
  const tone = kind === "impossible" ? "pw-tag--late" : kind === "past" ? "pw-tag--plain" : "pw-tag--moved";
  const tags = [change && html("span", { class: `pw-tag ${tone}` }, change), also && html("span", { class: "pw-tag pw-tag--plain" }, also)];
  return html(
    "tr",
    {},
    html("th", { scope: "row" }, html("b", {}, title), pathway && html("span", { class: "pw-small" }, pathway)),
    html("td", { "data-label": before }, ...stand(was)),
    html("td", { "data-label": after }, ...stand(now)),
    html("td", {}, ...tags.flatMap((tag) => [tag, " "])),
  );
}

/**
 * Return where a step stands.
 * @param {Stand | null} one
 */
export function stand(one) {
  if (!one) return [html("span", { class: "pw-none" }, "none")];
  return [html("b", {}, one.day), one.due && html("span", { class: "pw-small" }, one.due)];
}
