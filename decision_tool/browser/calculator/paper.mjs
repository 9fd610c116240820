/**
 * The second page of the printed timetable: whom to invite, and how each date was worked out.
 *
 * @import {Row, Timetable} from "../worker/replies.mjs"
 */

import { html } from "../page/element.mjs";
import { parts } from "../page/row-words.mjs";

/** @param {Timetable} timetable */
export function workingSheet(timetable) {
  const rows = timetable.groups.flatMap((group) => group.rows).filter((row) => row.day);
  const [first] = rows;
  if (!first) return [];
  const titles = ["Step", ...columns(first).map((fact) => fact.heading), "Working, reading and source"];
  return [
    html("h2", {}, "Who to invite, and how each date was worked out"),
    html("table", { class: "pw-table" }, html("thead", {}, html("tr", {}, ...titles.map(heading))), html("tbody", {}, ...rows.map(line))),
  ];
}

/** @param {Row} row */
function columns({ details }) {
  return details.facts.filter((fact) => fact.place === "paper");
}

/** @param {string} words */
function heading(words) {
  return html("th", { scope: "col" }, words);
}

/** @param {Row} row */
function line(row) {
  const { details } = row;
  const readings = details.readings.map((reading) => reading.id).join(", ");
  return html(
    "tr",
    {},
    html("td", {}, html("b", {}, ...parts(row.when)), html("br"), `${row.title}, ${row.pathway}`),
    ...columns(row).map((fact) => html("td", {}, fact.items.join("; "))),
    html(
      "td",
      {},
      details.working.join(" "),
      readings ? ` Readings: ${readings}.` : "",
      ...details.clauses.flatMap((clause) => [" ", html("span", { class: "pw-id" }, clause)]),
    ),
  );
}
