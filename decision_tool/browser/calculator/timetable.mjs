/**
 * The timetable: rows in groups, each with its drawing and a button for what stands behind
 * it. Every word comes from the engine; nothing is worked out here.
 *
 * @import {Axis, Group, Link, Part, Row, Tag, Timetable} from "../worker/messages.mjs"
 * @import {Child} from "../page/element.mjs"
 *
 * @typedef {{
 *   isOpen: (row: Row) => boolean,
 *   toggle: (row: Row) => void,
 *   actions: (row: Row) => HTMLElement | null,
 * }} RowState
 */

import { html } from "../page/element.mjs";
import { axisHead, lane } from "./lane.mjs";
import { rowDetails } from "./row-details.mjs";

const COLUMNS = 5;

/**
 * Return the table. Explicit roles keep it a table where narrow screens show rows as blocks.
 * @param {Timetable} timetable
 * @param {RowState} state
 */
export function timetableTable(timetable, state) {
  return html(
    "table",
    {
      class: timetable.axis ? "pw-table" : "pw-table pw-table--undrawn",
      role: "table",
      "aria-labelledby": "timetable-heading",
    },
    tableHead(timetable.axis),
    ...timetable.groups.map((group) => groupBody(group, timetable, state)),
  );
}

/** @param {Axis | null} axis */
function tableHead(axis) {
  const drawing = head("pw-lane", html("span", { class: "pw-vh" }, "Drawn timeline"), axis && axisHead(axis));
  return html(
    "thead",
    { role: "rowgroup" },
    html(
      "tr",
      { role: "row" },
      head("pw-when", "When"),
      head("pw-what", "Step"),
      drawing,
      head("pw-act", html("span", { class: "pw-vh" }, "Details")),
      head("pw-hand", "Held on"),
    ),
  );
}

/**
 * @param {string} name
 * @param {...Child} children
 */
function head(name, ...children) {
  return html("th", { class: name, role: "columnheader", scope: "col" }, ...children);
}

/**
 * @param {Group} group
 * @param {Timetable} timetable
 * @param {RowState} state
 */
function groupBody(group, timetable, state) {
  const title = `${group.title}: ${group.rows.length}`;
  return html(
    "tbody",
    { role: "rowgroup" },
    html(
      "tr",
      { role: "row", class: "pw-group" },
      html("th", { role: "rowheader", scope: "rowgroup", colspan: COLUMNS }, title),
    ),
    ...group.rows.flatMap((row) => rowPair(row, timetable, state)),
  );
}

/**
 * Return a row and, if it is open, the row with what stands behind it.
 * @param {Row} row
 * @param {Timetable} timetable
 * @param {RowState} state
 */
function rowPair(row, timetable, state) {
  const isOpen = state.isOpen(row);
  const first = html(
    "tr",
    { role: "row", class: rowClass(row, isOpen) },
    html("td", { role: "cell", class: "pw-when" }, html("b", {}, ...parts(row.when)), ...row.tags.map(tag)),
    html("th", { role: "rowheader", scope: "row", class: "pw-what" }, ...what(row)),
    html("td", { role: "cell", class: "pw-lane" }, timetable.axis && lane(timetable.axis, row.mark)),
    html("td", { role: "cell", class: "pw-act" }, toggleButton(row, isOpen, state)),
    html("td", { role: "cell", class: "pw-hand" }),
  );
  if (!isOpen) return [first];
  const cell = html("td", { role: "cell", class: "pw-working", colspan: COLUMNS });
  cell.append(rowDetails(row, timetable.edition, state.actions(row)));
  return [first, html("tr", { role: "row", class: "pw-noprint", id: `${rowId(row.id)}-details` }, cell)];
}

/**
 * @param {Row} row
 * @param {boolean} isOpen
 */
function rowClass(row, isOpen) {
  return [isOpen ? "pw-row--open" : "", row.was ? "pw-row--moved" : ""].filter(Boolean).join(" ");
}

/**
 * Return an id for a row's elements: a step's own id holds signs that an id should not.
 * @param {string} id
 */
export function rowId(id) {
  return `row-${id.replace(/[^a-z0-9-]/g, "-")}`;
}

/**
 * @param {Row} row
 * @returns {Child[]}
 */
function what(row) {
  return [
    html("b", {}, row.title),
    html("span", { class: "pw-what__pathway" }, row.pathway),
    row.was ? html("span", { class: "pw-was" }, row.was) : null,
    ...row.remarks.map((remark) => html("span", { class: "pw-note" }, remark)),
    ...row.links.map((link) => html("span", { class: "pw-note pw-noprint" }, fieldLink(link))),
  ];
}

/**
 * Return a link to a field; the page's one click listener follows it.
 * @param {Pick<Link, "kind" | "id" | "text">} link
 */
export function fieldLink(link) {
  return html("a", { href: "#calculator", "data-to": `${link.kind} ${link.id}` }, link.text);
}

/** @param {Tag} one */
export function tag(one) {
  return html("span", { class: `pw-tag pw-tag--${one.tone}` }, one.text);
}

/**
 * Return words with their days marked up, so that figures line up and machines can read them.
 * @param {Part[]} words
 * @returns {Child[]}
 */
export function parts(words) {
  return words.map((one) => (one.day ? html("time", { datetime: one.day }, one.text) : one.text));
}

/**
 * @param {Row} row
 * @param {boolean} isOpen
 * @param {RowState} state
 */
function toggleButton(row, isOpen, state) {
  const id = rowId(row.id);
  const button = html(
    "button",
    {
      class: "pw-link",
      type: "button",
      id: `${id}-toggle`,
      "aria-expanded": String(isOpen),
      "aria-controls": isOpen ? `${id}-details` : null,
    },
    isOpen ? "Hide" : "Details",
    html("span", { class: "pw-vh" }, ` for ${row.title}, ${row.pathway}`),
  );
  button.addEventListener("click", () => state.toggle(row));
  return button;
}
