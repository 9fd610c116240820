/**
 * The timetable: rows in groups, each with its drawing and a button for what stands behind
 * it. Every word comes from the engine; nothing is worked out here.
 *
 * @import {Axis, Group, Row, SeriesRow, Timetable} from "../worker/replies.mjs"
 * @import {Child} from "../page/element.mjs"
 *
 * @typedef {{
 *   isOpen: (row: Row) => boolean,
 *   rowOf: (id: string) => Row | null,
 *   toggle: (row: Row) => void,
 *   actions: (row: Row) => HTMLElement | null,
 * }} RowState
 */

import { html } from "../page/element.mjs";
import { fieldLink, parts, rowId, tag } from "../page/row-words.mjs";
import { axisHead, lane } from "./chart.mjs";
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
  const drawing = head("pw-chart", html("span", { class: "pw-vh" }, "Drawn timeline"), axis && axisHead(axis));
  return html(
    "thead",
    { role: "rowgroup" },
    html(
      "tr",
      { role: "row" },
      head("pw-when", "Diary day"),
      head("pw-what", "Step, and who"),
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
  return html(
    "tbody",
    { role: "rowgroup", class: group.count === 0 && "pw-paper-only" },
    html(
      "tr",
      { role: "row", class: "pw-group" },
      html("th", { role: "rowheader", scope: "rowgroup", colspan: COLUMNS }, ...counted(group)),
    ),
    ...group.rows.flatMap((row) => rowPair(row, timetable, state)),
  );
}

/**
 * Return the heading of a group. On paper each meeting of a series has a row of its own, so
 * there are more.
 * @param {Group} group
 * @returns {Child[]}
 */
function counted({ title, count, rows }) {
  if (count === rows.length) return [`${title}: ${count}`];
  return [
    html("span", { class: "pw-noprint" }, `${title}: ${count}`),
    html("span", { class: "pw-paper-only" }, `${title}: ${rows.length}`),
  ];
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
    html("td", { role: "cell", class: "pw-when" }, ...days(row), ...row.tags.map(tag)),
    html("th", { role: "rowheader", scope: "row", class: "pw-what" }, ...what(row)),
    html("td", { role: "cell", class: "pw-chart" }, timetable.axis && lane(timetable.axis, row.mark)),
    html("td", { role: "cell", class: "pw-act" }, row.folded_in ? null : toggleButton(row, isOpen, state)),
    html("td", { role: "cell", class: "pw-hand" }),
  );
  // What stands behind one of a series is shown in the row that stands for it.
  if (!isOpen || row.folded_in) return [first];
  const cell = html("td", { role: "cell", class: "pw-working", colspan: COLUMNS });
  cell.append(rowDetails(row, timetable.edition, state.actions(row)));
  if (row.series) cell.append(...others(row.series, timetable, state));
  return [first, html("tr", { role: "row", class: "pw-noprint", id: `${rowId(row.id)}-details` }, cell)];
}

/**
 * @param {Row} row
 * @param {boolean} isOpen
 */
function rowClass(row, isOpen) {
  const names = { "pw-row--open": isOpen, "pw-row--moved": row.was, "pw-paper-only": row.folded_in };
  return Object.entries(names)
    .flatMap(([name, is]) => (is ? [name] : []))
    .join(" ");
}

/**
 * @param {Row} row
 * @returns {Child[]}
 */
function what(row) {
  return [
    ...(row.series ? seriesTitle(row, row.series) : [html("b", {}, row.title)]),
    html("span", { class: "pw-what__pathway" }, row.pathway),
    row.was ? html("span", { class: "pw-was" }, row.was) : null,
    ...row.remarks.map((remark) => html("span", { class: "pw-note" }, remark)),
    row.who && html("span", { class: "pw-who" }, html("i", {}, "Who"), ` ${row.who}`),
    ...row.links.map((link) => html("span", { class: "pw-note pw-noprint" }, fieldLink(link))),
  ];
}

/**
 * Return the diary day, and beneath it what the guide says where that differs.
 * @param {Row} row
 * @returns {HTMLElement[]}
 */
function days({ when, due }) {
  const first = html("b", {}, ...parts(when));
  return due.length > 0 ? [first, html("span", { class: "pw-small" }, ...parts(due))] : [first];
}

/**
 * Return what a row says that stands for several of its series; on paper each says its own.
 * @param {Row} row
 * @param {SeriesRow} series
 */
function seriesTitle(row, { title, number, then }) {
  return [
    html("b", { class: "pw-noprint" }, title),
    html("b", { class: "pw-paper-only" }, row.title),
    number && html("span", { class: "pw-then pw-noprint" }, number),
    then.length > 0 && html("span", { class: "pw-then pw-noprint" }, ...parts(then)),
  ];
}

/**
 * Return the others of a series, each to be opened: its working, and its own mark.
 * @param {SeriesRow} series
 * @param {Timetable} timetable
 * @param {RowState} state
 */
function others(series, timetable, state) {
  const rows = series.others.flatMap((id) => state.rowOf(id) ?? []);
  return [
    html("h3", {}, "The others of this series"),
    html("ul", { class: "pw-others", role: "list" }, ...rows.map((row) => otherItem(row, timetable, state))),
  ];
}

/**
 * @param {Row} row
 * @param {Timetable} timetable
 * @param {RowState} state
 */
function otherItem(row, timetable, state) {
  const isOpen = state.isOpen(row);
  const item = html("li", {}, ...days(row), " ", row.title, " ", toggleButton(row, isOpen, state));
  if (isOpen) {
    item.append(html("div", { id: `${rowId(row.id)}-details` }, rowDetails(row, timetable.edition, state.actions(row))));
  }
  return item;
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
