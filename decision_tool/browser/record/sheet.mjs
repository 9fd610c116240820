/**
 * The values of a sheet: read from its fields, written into them, filled in from what a
 * timetable knows. A field's `name` is its id in every output; `data-fill` says what of a
 * timetable belongs there.
 *
 * @import {Values} from "../memory/case.mjs"
 *
 * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Place
 */

import { html } from "../page/element.mjs";
import { asLines, asOneLine } from "../page/lines.mjs";

/** About half a sheet of paper. What is longer may break across two. */
const LONG_SIGNS = 900;
const LONG_LINES = 12;

/**
 * Return the sheet that stands in a page. Throws where there is none: that is a fault of ours.
 * @param {ParentNode} page
 */
export function sheetIn(page) {
  const found = page.querySelector("form.rec-sheet");
  if (!found) throw new Error("The page has no sheet.");
  return /** @type {HTMLFormElement} */ (found);
}

/**
 * Return the title of the form that a sheet is of.
 * @param {HTMLFormElement} sheet
 */
export function titleOf(sheet) {
  return sheet.querySelector(".rec-title")?.textContent?.trim() ?? "";
}

/**
 * Return the fields of a sheet, or of a part of it, in reading order.
 * @param {HTMLElement} sheet
 */
export function placesOf(sheet) {
  const named = [...sheet.querySelectorAll("input[name], textarea[name], select[name]")];
  return /** @type {Place[]} */ (named);
}

/**
 * Return the fields that say which child a sheet is of.
 * @param {HTMLFormElement} sheet
 */
export function childPlaces(sheet) {
  return placesOf(sheet).flatMap((place) => (place instanceof HTMLSelectElement || place.dataset.fill !== "child" ? [] : [place]));
}

/**
 * @param {HTMLFormElement} sheet
 * @returns {Values}
 */
export function read(sheet) {
  return Object.fromEntries(placesOf(sheet).map((place) => [place.name, isTick(place) ? place.checked : wordsIn(place)]));
}

/**
 * Return the words of a field, each line break in them one that every output knows.
 * @param {Place} place
 */
export function wordsIn(place) {
  return heldBy(place, place.value);
}

/**
 * Put line breaks of other programs into a field as those that it shows.
 * @param {EventTarget | null} place
 */
export function tidy(place) {
  if (!(place instanceof HTMLTextAreaElement || (place instanceof HTMLInputElement && !isTick(place)))) return;
  const words = wordsIn(place);
  if (words === place.value) return;
  const { selectionStart, selectionEnd } = place;
  place.value = words;
  place.setSelectionRange(selectionStart, selectionEnd);
}

/**
 * Return words as a field holds them: in one line where it has no more.
 * @param {Place} place
 * @param {string} words
 */
function heldBy(place, words) {
  return place instanceof HTMLTextAreaElement ? asLines(words) : asOneLine(words);
}

/**
 * Return what the fields hold before anybody writes.
 * @param {HTMLFormElement} sheet
 * @returns {Values}
 */
export function blankValues(sheet) {
  return Object.fromEntries(placesOf(sheet).map((place) => [place.name, blankValue(place)]));
}

/**
 * Write values into a sheet; fields that are not among them stay as they are.
 * @param {HTMLFormElement} sheet
 * @param {Values} values
 */
export function write(sheet, values) {
  for (const place of placesOf(sheet)) {
    const value = values[place.name];
    if (value === undefined) continue;
    if (isTick(place)) place.checked = value === true;
    else place.value = heldBy(place, String(value));
  }
  showTyped(sheet);
}

/**
 * Return what a timetable fills in, by field id.
 * @param {HTMLFormElement} sheet
 * @param {Record<string, string>} fills by what a timetable calls it
 * @returns {Record<string, string>}
 */
export function filledIn(sheet, fills) {
  const known = placesOf(sheet).filter((place) => Object.hasOwn(fills, place.dataset.fill ?? ""));
  return Object.fromEntries(known.map((place) => [place.name, heldBy(place, fills[place.dataset.fill ?? ""] ?? "")]));
}

/**
 * Return the values that stand otherwise than in *usual*.
 * @param {Values} values
 * @param {Values} usual
 * @returns {Values}
 */
export function changed(values, usual) {
  return Object.fromEntries(Object.entries(values).filter(([id, value]) => value !== usual[id]));
}

/**
 * Return the values that say something: what was written, chosen or ticked.
 * @param {Values} values
 * @returns {Values}
 */
export function written(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== "" && value !== false));
}

/**
 * Return what a field is called, as somebody hears it who does not see where it stands.
 * @param {Place} place
 */
export function nameOf(place) {
  return place.getAttribute("aria-label") ?? place.labels?.[0]?.textContent?.trim() ?? place.name;
}

/**
 * Repeat what was typed beside each field, for paper: a field shows no more than fits into it.
 * @param {HTMLFormElement} sheet
 */
export function showTyped(sheet) {
  for (const place of placesOf(sheet)) if (!isTick(place)) showBeside(place);
  for (const foot of sheet.querySelectorAll("[data-of]")) showOnEverySheet(sheet, foot);
}

/**
 * Tell whether a field is ticked rather than written in.
 * @param {Place} place
 * @returns {place is HTMLInputElement}
 */
export function isTick(place) {
  return place instanceof HTMLInputElement && place.type === "checkbox";
}

/** @param {Place} place */
function blankValue(place) {
  if (isTick(place)) return place.defaultChecked;
  if (!(place instanceof HTMLSelectElement)) return place.defaultValue;
  const options = [...place.options];
  return (options.find((option) => option.defaultSelected) ?? options[0])?.value ?? "";
}

/**
 * Repeat at the foot of every sheet whose form it is.
 * @param {HTMLFormElement} sheet
 * @param {Element} foot
 */
function showOnEverySheet(sheet, foot) {
  const of = foot.getAttribute("data-of");
  const place = placesOf(sheet).find((one) => one.name === of);
  foot.textContent = place ? wordsIn(place) : "";
}

/** @param {Place} place */
function showBeside(place) {
  const typed = typedBeside(place);
  // The document may be one that was fetched: it has no layout, so `innerText` would say nothing.
  const words = wordsIn(place);
  typed.textContent = words;
  typed.hidden = words === "";
  typed.classList.toggle("rec-typed--long", isLong(words));
}

/**
 * Tell whether words may have to go over to another sheet of paper.
 * @param {string} words
 */
export function isLong(words) {
  return words.length > LONG_SIGNS || words.split("\n").length > LONG_LINES;
}

/** @param {Place} place */
function typedBeside(place) {
  const next = place.nextElementSibling;
  if (next instanceof HTMLElement && next.classList.contains("rec-typed")) return next;
  const made = html("div", { class: "rec-typed", hidden: true });
  place.after(made);
  return made;
}
