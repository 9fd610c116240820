/**
 * What stands behind a row: the working, how the guide was read, who comes, where it stands.
 *
 * @import {Details, OurReading, Row} from "../worker/messages.mjs"
 */

import { html } from "../page/element.mjs";
import { countOf } from "./count.mjs";

/**
 * @param {Row} row
 * @param {string} edition
 * @param {HTMLElement | null} actions what can be done with it
 */
export function rowDetails(row, edition, actions) {
  const details = row.details;
  return html(
    "div",
    { class: "pw-working__grid" },
    html("div", {}, ...working(row)),
    html("div", {}, ...people(details), ...source(row, edition), actions),
  );
}

/** @param {Row} row */
function working(row) {
  const details = row.details;
  return [
    html("h3", {}, details.heading),
    html("ol", {}, ...details.working.map((reason) => html("li", {}, reason))),
    ...countOf(details.count, row.id),
    ...details.readings.map((reading) => ourReading(reading)),
    ...details.other_readings.map((other) => html("p", {}, html("strong", {}, "Other reading: "), other)),
    ...list("What it is for", details.purposes),
    ...list("Agenda", details.agenda),
    ...list("Keep in mind", details.rules),
  ];
}

/** @param {OurReading} reading */
function ourReading(reading) {
  const isConfirmed = reading.status === "confirmed";
  const status = isConfirmed ? "Confirmed" : "Assumed";
  return html(
    "p",
    {},
    html("strong", {}, "Our reading: "),
    `${reading.chosen} `,
    html("span", { class: `pw-tag pw-tag--${isConfirmed ? "done" : "need"}` }, status),
    " ",
    html("a", { href: reading.page }, reading.id),
  );
}

/** @param {Details} details */
function people(details) {
  return [
    ...list("Invite", details.invite),
    ...(details.arranged_by ? [html("p", {}, `Arranged by: ${details.arranged_by}.`)] : []),
    ...list("Record", details.records),
  ];
}

/**
 * @param {Row} row
 * @param {string} edition
 */
function source(row, edition) {
  const { clauses, page } = row.details;
  return [
    html("h3", {}, "Source"),
    html(
      "p",
      {},
      html("a", { href: page }, `${row.title}, ${row.pathway}`),
      ...clauses.flatMap((clause) => [", ", html("span", { class: "pw-id" }, clause)]),
      `. Guidance edition ${edition}.`,
    ),
  ];
}

/**
 * @param {string} title
 * @param {string[]} lines
 */
function list(title, lines) {
  if (lines.length === 0) return [];
  return [html("h3", {}, title), html("ul", {}, ...lines.map((line) => html("li", {}, line)))];
}
