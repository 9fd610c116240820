/**
 * Marking a step as held, in its open row. What is typed counts once the button is pressed,
 * Enter is typed or focus leaves the field: a row does not jump while its day is typed.
 *
 * @import {DayField, Row, TypedDay} from "../worker/messages.mjs"
 */

import { dayField, fillBoxes, paintEcho, paintFault, readBoxes, spreadWhole } from "../page/day-field.mjs";
import { html } from "../page/element.mjs";
import { isRepainting } from "../page/repaint.mjs";
import { rowId } from "./timetable.mjs";

/** @param {string} id a row's id */
export function heldFieldId(id) {
  return `${rowId(id)}-held`;
}

/**
 * @typedef {{
 *   typed: TypedDay | undefined,
 *   isDraft: boolean,
 *   shown: DayField | undefined,
 *   onDraft: (day: TypedDay) => void,
 *   onDay: (day: TypedDay, isByButton: boolean) => void,
 * }} HeldState
 *
 * @param {Row} row
 * @param {HeldState} state
 */
export function heldField(row, { typed, isDraft, shown, onDraft, onDay }) {
  const id = heldFieldId(row.id);
  const field = dayField(id, row.hold, "Leave blank until then. Clear it to undo.");
  fillBoxes(field, typed);
  paintEcho(field, shown, "");
  if (shown?.message) paintFault(field, shown.message, shown.boxes);
  const button = html("button", { class: "pw-btn pw-btn--quiet", type: "button", id: `${id}-mark` }, row.hold);
  let isNew = isDraft;
  const give = (/** @type {boolean} */ isByButton) => {
    isNew = false;
    onDay(readBoxes(field), isByButton);
  };
  button.addEventListener("click", () => give(true));
  field.append(button);
  field.addEventListener("input", () => {
    isNew = true;
    onDraft(readBoxes(field));
  });
  field.addEventListener("focusout", (event) => {
    const isInside = event.relatedTarget instanceof Node && field.contains(event.relatedTarget);
    if (isNew && !isInside && !isRepainting()) give(false);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    // Enter comes before the change that would spread a whole date over the boxes.
    spreadWhole(field, event.target);
    give(true);
  });
  return field;
}

/**
 * Return what marking a row did: a field left blank takes the mark away.
 * @param {string} hold the words of the button
 * @param {TypedDay} day
 */
export function heldWords(hold, { day, month, year }) {
  const marked = hold.replace("Mark ", "");
  return day || month || year ? `Marked ${marked}.` : `No longer marked ${marked}.`;
}
