/**
 * What a date that brothers and sisters share does to them, beside what it does to the child in
 * hand. Every word on the dates comes from the engine.
 *
 * @import {ChangedFor, TriedFor} from "../worker/replies.mjs"
 */

import { childName, childTitle } from "../memory/family.mjs";
import { link } from "../page/banner.mjs";
import { html } from "../page/element.mjs";
import { comparedTable, foldRow } from "./compared-table.mjs";

/**
 * Return both timetables of each brother or sister who shares the date that is tried.
 * @param {TriedFor[]} others
 * @param {{isSameShown: boolean, toggle: () => void}} how
 */
export function triedFor(others, { isSameShown, toggle }) {
  return others.flatMap(({ label, compared: { summary, problems, rows, same } }) => {
    const fold = same && foldRow(`what-if-same-${label}`, same, { isShown: isSameShown, toggle });
    return [
      html("h3", {}, `${childTitle(label)} shares this date. ${summary}`),
      ...problems.map((words) => html("p", { class: "pw-error" }, html("strong", {}, "Cannot be: "), words)),
      comparedTable(["Now", "If it moves"], rows, { isSameShown, fold, of: childTitle(label) }),
    ];
  });
}

/**
 * Return the same in one sentence for each, for a screen reader.
 * @param {TriedFor[]} others
 */
export function saidOf(others) {
  return others.map(({ label, compared }) => ` ${childTitle(label)}: ${compared.summary}`).join("");
}

/**
 * Return a line for each brother or sister of whom something changed as well.
 * @param {ChangedFor[]} children
 * @param {(label: string) => void} show puts a child in hand
 */
export function changedFor(children, show) {
  return children.map(({ label, changed }) => {
    const button = link(`Show ${childName(label)}`, () => show(label));
    button.classList.add("pw-noprint");
    return html("p", {}, html("strong", {}, `${childTitle(label)}: `), `${changed.summary} `, button);
  });
}
