/**
 * The day on which a step was held, to type or to take as today. What is typed counts once the
 * button is pressed, Enter is typed or focus leaves the field: a row does not jump while its
 * day is typed.
 *
 * @import {DayField, TypedDay} from "../worker/replies.mjs"
 */

import { todayTyped } from "../memory/today.mjs";
import { boxOf, dayField, fillBoxes, paintEcho, paintFault, readBoxes, spreadWhole } from "../page/day-field.mjs";
import { html } from "../page/element.mjs";
import { isRepainting } from "../page/repaint.mjs";
import { rowId } from "../page/row-words.mjs";

const NO_DAY = "Enter the day, or choose Today.";

/** @param {string} id a row's id */
export function heldFieldId(id) {
  return `${rowId(id)}-held`;
}

/** @param {string} id a row's id */
export function agreedFieldId(id) {
  return `${rowId(id)}-agreed`;
}

/**
 * @typedef {{id: string, legend: string, hint: string, button: string}} HeldWords
 * @typedef {{
 *   typed: TypedDay | undefined,
 *   isDraft: boolean,
 *   isToCome?: boolean,
 *   shown: DayField | undefined,
 *   onDraft: (day: TypedDay) => void,
 *   onDay: (day: TypedDay, isByButton: boolean) => void,
 * }} HeldState *isToCome*: the day is one to come
 *
 * @param {HeldWords} words
 * @param {HeldState} state
 */
export function heldField({ id, legend, hint, button: words }, { typed, isDraft, isToCome, shown, onDraft, onDay }) {
  const field = dayField(id, legend, hint);
  fillBoxes(field, typed);
  paintEcho(field, shown, "");
  if (shown?.message) paintFault(field, shown.message, shown.boxes);
  let isNew = isDraft;
  const give = (/** @type {boolean} */ isByButton) => {
    const day = readBoxes(field);
    // Empty boxes take a mark away; where nothing is marked they leave open which day it was.
    if (isByButton && !isFilled(day) && !isFilled(typed)) {
      paintFault(field, NO_DAY, []);
      boxOf(field, "day").focus();
      return;
    }
    isNew = false;
    onDay(day, isByButton);
  };
  const today = () => {
    fillBoxes(field, todayTyped());
    give(true);
  };
  field.append(
    html(
      "div",
      { class: "pw-held__do" },
      quiet(`${id}-mark`, words, () => give(true)),
      !isToCome && quiet(`${id}-today`, "Today", today),
    ),
  );
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
 * @param {string} id
 * @param {string} words
 * @param {() => void} act
 */
function quiet(id, words, act) {
  const button = html("button", { class: "pw-btn pw-btn--quiet", type: "button", id }, words);
  button.addEventListener("click", act);
  return button;
}

/** @param {TypedDay | undefined} day */
export function isFilled(day) {
  return Boolean(day && `${day.day}${day.month}${day.year}`.trim());
}

/**
 * Return what marking a row did: a field left blank takes the mark away.
 * @param {string} hold the words of the button
 * @param {TypedDay} day
 */
export function heldWords(hold, day) {
  const marked = hold.replace("Mark ", "");
  return isFilled(day) ? `Marked ${marked}.` : `No longer marked ${marked}.`;
}
