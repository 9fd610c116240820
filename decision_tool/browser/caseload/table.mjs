/**
 * The team's timetable: groups that fold, each with as many rows as the engine sent.
 * Every word comes from the engine; nothing is worked out here.
 *
 * @import {CaseGroup, CaseStep, Caseload} from "../worker/replies.mjs"
 *
 * @typedef {{
 *   isOpen: (group: CaseGroup) => boolean,
 *   toggle: (group: CaseGroup) => void,
 *   showMore: (group: CaseGroup) => void,
 *   open: (row: CaseStep) => void,
 *   hold: (row: CaseStep) => void,
 * }} GroupState
 */

import { html } from "../page/element.mjs";
import { repaint } from "../page/repaint.mjs";
import { parts, tag } from "../page/row-words.mjs";

/** How many rows of a group come at once: thousands would hold up a council laptop. */
export const MORE_ROWS = 200;
const COLUMNS = 5;

/**
 * Return the table. Explicit roles keep it a table where narrow screens show rows as blocks.
 * @param {Caseload} view
 * @param {GroupState} state
 */
export function caseloadTable(view, state) {
  return html(
    "table",
    { class: "pw-table pw-cases", role: "table", "aria-labelledby": "timetable-heading" },
    html("thead", { role: "rowgroup" }, html("tr", { role: "row" }, ...heads())),
    ...view.groups.map((group) => {
      const body = html("tbody", { role: "rowgroup", id: bodyId(group) });
      body.append(...groupRows(group, state));
      return body;
    }),
  );
}

/**
 * Make one group anew; the others stay as they are.
 * @param {HTMLElement} place where the table stands
 * @param {CaseGroup} group
 * @param {GroupState} state
 */
export function repaintGroup(place, group, state) {
  const body = document.getElementById(bodyId(group));
  if (body) repaint(place, () => body.replaceChildren(...groupRows(group, state)));
}

/**
 * Put focus on the row of a group at *index*.
 * @param {CaseGroup} group
 * @param {number} index
 */
export function focusRow(group, index) {
  document.getElementById(openId(group, index))?.focus();
}

function heads() {
  const open = html("span", { class: "pw-vh" }, "Mark as held, or open in the calculator");
  return [
    head("pw-when", "Diary day"),
    head("pw-child", "Child"),
    head("pw-what", "Step"),
    head("pw-whom", "Arranged by"),
    head("pw-act", open),
  ];
}

/**
 * @param {string} name
 * @param {Node | string} words
 */
function head(name, words) {
  return html("th", { class: name, role: "columnheader", scope: "col" }, words);
}

/**
 * @param {CaseGroup} group
 * @param {GroupState} state
 */
function groupRows(group, state) {
  const isOpen = state.isOpen(group);
  const made = [groupHead(group, isOpen, state)];
  if (!isOpen) return made;
  made.push(...group.rows.map((row, index) => rowOf(group, row, index, state)));
  if (group.rows.length < group.count) made.push(moreRow(group, state));
  return made;
}

/**
 * @param {CaseGroup} group
 * @param {boolean} isOpen
 * @param {GroupState} state
 */
function groupHead(group, isOpen, state) {
  const title = `${group.title}: ${group.counted}`;
  const button = html(
    "button",
    { class: "pw-groupfold", type: "button", id: `${bodyId(group)}-fold`, "aria-expanded": String(isOpen) },
    title,
  );
  button.addEventListener("click", () => state.toggle(group));
  return html(
    "tr",
    { role: "row", class: isOpen ? "pw-group" : "pw-group pw-group--folded" },
    html("th", { role: "rowheader", scope: "rowgroup", colspan: COLUMNS }, button),
  );
}

/**
 * @param {CaseGroup} group
 * @param {CaseStep} row
 * @param {number} index
 * @param {GroupState} state
 */
function rowOf(group, row, index, state) {
  const who = row.reference || row.place;
  const button = html(
    "button",
    { class: "pw-link", type: "button", id: openId(group, index) },
    "Open",
    html("span", { class: "pw-vh" }, ` ${who} in the calculator: ${row.title}, ${row.pathway}`),
  );
  button.addEventListener("click", () => state.open(row));
  return html(
    "tr",
    { role: "row" },
    html(
      "td",
      { role: "cell", class: "pw-when" },
      html("b", {}, ...parts(row.when)),
      ...due(row),
      ...row.tags.flatMap((one) => [" ", tag(one)]),
    ),
    html("th", { role: "rowheader", scope: "row", class: "pw-child" }, html("b", {}, who)),
    html("td", { role: "cell", class: "pw-what" }, ...what(row)),
    html("td", { role: "cell", class: "pw-whom" }, ...whom(row)),
    html("td", { role: "cell", class: "pw-act" }, ...holdButton(row, `${openId(group, index)}-held`, state), button),
  );
}

/**
 * Return the button that marks a row as held, or takes that back. Both carry one id: focus stays.
 * @param {CaseStep} row
 * @param {string} id
 * @param {GroupState} state
 */
function holdButton(row, id, state) {
  const { hold, marked } = row;
  if (!hold && !marked) return [];
  const words = marked ? "Undo" : (hold?.words ?? "");
  const what = `${row.reference || row.place}, ${row.title}, ${row.pathway}`;
  const more = html("span", { class: "pw-vh" }, marked ? ` ${marked}, ${what}` : ` ${what}`);
  const button = html("button", { class: "pw-link", type: "button", id }, words, more);
  button.addEventListener("click", () => state.hold(row));
  return [button, " "];
}

/**
 * Return when it is due, where that is another day than the one for the diary.
 * @param {CaseStep} row
 */
function due(row) {
  return row.due ? [" ", html("span", { class: "pw-due" }, row.due)] : [];
}

/**
 * Return who arranges it, called so where no heading stands above.
 * @param {CaseStep} row
 */
function whom({ arranged_by: whose }) {
  return whose ? [html("span", { class: "pw-narrow" }, "Arranged by: "), whose] : [];
}

/** @param {CaseStep} row */
function what(row) {
  return [
    html("b", {}, row.title),
    " ",
    html("span", { class: "pw-what__pathway" }, row.pathway),
    ...row.remarks.map((remark) => html("span", { class: "pw-note" }, remark)),
  ];
}

/**
 * @param {CaseGroup} group
 * @param {GroupState} state
 */
function moreRow(group, state) {
  const shown = group.rows.length;
  const next = Math.min(MORE_ROWS, group.count - shown);
  const button = html("button", { class: "pw-btn pw-btn--quiet", type: "button" }, `Show the next ${next}`);
  button.addEventListener("click", () => state.showMore(group));
  const cell = html("td", { role: "cell", colspan: COLUMNS }, button);
  cell.append(html("span", { class: "pw-small" }, ` ${shown} of ${group.count} shown`));
  return html("tr", { role: "row", class: "pw-morerow pw-noprint" }, cell);
}

/**
 * Put focus on the heading of a group.
 * @param {string} id
 */
export function focusGroup(id) {
  document.getElementById(`${bodyId({ id })}-fold`)?.focus();
}

/** @param {Pick<CaseGroup, "id">} group */
function bodyId(group) {
  return `group-${group.id.replace(/[^a-z0-9-]/g, "-")}`;
}

/**
 * @param {CaseGroup} group
 * @param {number} index
 */
function openId(group, index) {
  return `${bodyId(group)}-${index}`;
}
