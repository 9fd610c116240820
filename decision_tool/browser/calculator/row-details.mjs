/**
 * What stands behind a row: the working, how the guide was read, who comes, where it stands.
 *
 * @import {Details, FactShown, OurReading, Row} from "../worker/replies.mjs"
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
    html("div", {}, ...factsAt("people", details), ...source(row, edition), actions),
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
    ...factsAt("working", details),
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

/**
 * Return each fact told in a place: a list under its heading, or a line.
 * @param {FactShown["place"]} place
 * @param {Details} details
 */
function factsAt(place, { facts }) {
  return facts.filter((fact) => fact.place === place).flatMap(told);
}

/** @param {FactShown} fact */
function told({ heading, items, is_list: isList }) {
  if (!isList) return [html("p", {}, `${heading}: ${items.join("; ")}.`)];
  return [html("h3", {}, heading), html("ul", {}, ...items.map((item) => html("li", {}, item)))];
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
