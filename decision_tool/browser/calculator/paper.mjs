/**
 * The second page of the printed timetable: whom to invite, and how each date was worked out.
 *
 * @import {Row, Timetable} from "../worker/messages.mjs"
 */

import { html } from "../page/element.mjs";
import { parts } from "../page/row-words.mjs";

/** @param {Timetable} timetable */
export function workingSheet(timetable) {
  const rows = timetable.groups.flatMap((group) => group.rows).filter((row) => row.day);
  if (rows.length === 0) return [];
  return [
    html("h2", {}, "Who to invite, and how each date was worked out"),
    html(
      "table",
      { class: "pw-table" },
      html("thead", {}, html("tr", {}, ...["Step", "Invite", "Working, reading and source"].map(heading))),
      html("tbody", {}, ...rows.map(line)),
    ),
  ];
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
    html("td", {}, details.invite.join("; ") || (details.arranged_by ? `Done by: ${details.arranged_by}` : "No meeting")),
    html(
      "td",
      {},
      details.working.join(" "),
      readings ? ` Readings: ${readings}.` : "",
      ...details.clauses.flatMap((clause) => [" ", html("span", { class: "pw-id" }, clause)]),
    ),
  );
}
