/**
 * What can be done with one row, in its open part: put it in a calendar, invite people to
 * it, record it, mark it as held.
 *
 * @import {RecordLink, Row} from "../worker/replies.mjs"
 * @import {Child} from "../page/element.mjs"
 *
 * @typedef {{
 *   calendar: () => void, invite: () => void, record: (document: string) => void,
 *   held: HTMLElement | null, agreed: HTMLElement | null,
 * }} RowWays
 */

import { html } from "../page/element.mjs";
import { onPlainClick } from "../page/follow.mjs";
import { rowId } from "../page/row-words.mjs";

/** The groups whose rows have a day to come; decision_tool/core/timetable/display.py. */
const DATED = ["late", "soon", "later", "dated", "unmarked"];
/** Those whose meetings are not over, nor ruled out. */
const TO_COME = [...DATED, "needs-date", "needs-answer", "when-needed", "conflict"];

/**
 * Tell whether a calendar takes the rows of a group.
 * @param {string} group
 */
export function isDated(group) {
  return DATED.includes(group);
}

/**
 * Tell whether the meetings of a group are not over, nor ruled out.
 * @param {string} group
 */
export function isToCome(group) {
  return TO_COME.includes(group);
}

/**
 * Return the id of the place where it is told what was done with a row.
 * @param {string} id a row's
 */
export function toldId(id) {
  return `${rowId(id)}-told`;
}

/**
 * Return the actions of a row, or null where there is nothing to do.
 * @param {Row} row
 * @param {string} group the id of the group it stands in
 * @param {RowWays} ways
 */
export function rowActions(row, group, { calendar, invite, record, held, agreed }) {
  const isMeeting = row.kind === "meeting";
  /** @type {Child[]} */
  const items = [];
  if (isDated(group)) items.push(action(row, "calendar", "Add to calendar", calendar));
  if (isMeeting && isToCome(group)) {
    items.push(action(row, "invite", "Copy invitation", invite));
  }
  const named = isMeeting ? "Record for this meeting" : "Record for this step";
  const hasOthers = row.records.length > 1;
  items.push(...row.records.map((one) => recordLink(row, one, hasOthers ? one.title : named, record)));
  if (items.length === 0 && !held) return null;
  return html(
    "div",
    { class: "pw-row-actions" },
    html("h3", {}, isMeeting ? "This meeting" : "This step"),
    items.length > 0 && html("ul", { class: "pw-plain" }, ...items),
    html("div", { id: toldId(row.id), "data-told": "" }),
    held,
    agreed,
  );
}

/**
 * @param {Row} row
 * @param {string} name
 * @param {string} words
 * @param {() => void} act
 */
function action(row, name, words, act) {
  const button = html("button", { class: "pw-link", type: "button", id: `${rowId(row.id)}-${name}` }, words);
  button.addEventListener("click", act);
  return html("li", {}, button);
}

/**
 * Return the way to a form. A press fills it in from the timetable first; opened in another
 * tab it is blank, for nothing of a case goes into an address.
 * @param {Row} row
 * @param {RecordLink} record
 * @param {string} words
 * @param {(document: string) => void} act
 */
function recordLink(row, record, words, act) {
  const attributes = { class: "pw-link", href: `../records/${record.document}/`, id: `${rowId(row.id)}-record-${record.document}` };
  const link = html("a", attributes, words);
  onPlainClick(link, () => act(record.document));
  return html("li", {}, link);
}
