/**
 * The date fields of a sheet: a day that is read is written as this site writes days, so that
 * a person sees how; words that look like a day and are none stay, and the field says so.
 */

import { html } from "../page/element.mjs";
import { readDay } from "./day.mjs";

/**
 * Tell whether something is a field for a date.
 * @param {unknown} place
 * @returns {place is HTMLInputElement}
 */
export function isDate(place) {
  return place instanceof HTMLInputElement && place.classList.contains("rec-date");
}

/**
 * Check every date of a sheet.
 * @param {HTMLFormElement} sheet
 */
export function checkDays(sheet) {
  for (const place of sheet.querySelectorAll(".rec-date")) if (isDate(place)) checkDay(place);
}

/**
 * Write a day as it was read, or tell what is wrong with it. Return the fault, or "".
 * @param {HTMLInputElement} place
 */
export function checkDay(place) {
  const { shown, fault } = readDay(place.value);
  if (shown) place.value = shown;
  faultBeside(place)?.remove();
  place.removeAttribute("aria-invalid");
  describe(place, ...hintOf(place));
  if (fault) tell(place, fault);
  return fault;
}

/**
 * @param {HTMLInputElement} place
 * @param {string} fault
 */
function tell(place, fault) {
  const id = `${place.id}-fault`;
  place.parentElement?.append(html("p", { class: "rec-fault", id }, fault));
  place.setAttribute("aria-invalid", "true");
  describe(place, ...hintOf(place), id);
}

/**
 * Return the id of the field's hint, if it has one.
 * @param {HTMLInputElement} place
 */
function hintOf(place) {
  const hint = place.parentElement?.querySelector(".rec-hint");
  return hint ? [hint.id] : [];
}

/**
 * @param {HTMLInputElement} place
 * @param {...string} ids
 */
function describe(place, ...ids) {
  if (ids.length > 0) place.setAttribute("aria-describedby", ids.join(" "));
  else place.removeAttribute("aria-describedby");
}

/** @param {HTMLInputElement} place */
function faultBeside(place) {
  return place.parentElement?.querySelector(".rec-fault");
}
