/**
 * What a Word file brought into a sheet: the values to write, and what is told of them, with
 * every word that fits nowhere.
 *
 * @import {Typed, Values} from "../memory/case.mjs"
 * @import {Left, WordBack} from "./word-back.mjs"
 *
 * @typedef {{values: Values, left: Left[]}} Taken
 */

import { childName, isLabelOf, whichChild } from "../memory/family.mjs";
import { html } from "../page/element.mjs";
import { notice } from "../page/notice.mjs";
import { blankValues, childPlaces, nameOf, placesOf, written } from "./sheet.mjs";

/**
 * Return the values of every field as the file has them, and what no field takes. A field that
 * the file has no place for is blank: what stood there is of another record.
 * @param {HTMLFormElement} sheet
 * @param {WordBack} back
 * @returns {Taken}
 */
export function takenFrom(sheet, back) {
  const values = { ...blankValues(sheet), ...back.values };
  const left = [...back.left];
  for (const place of placesOf(sheet)) {
    const words = values[place.name];
    if (!(place instanceof HTMLSelectElement) || typeof words !== "string") continue;
    const choice = choiceOf(place, words);
    if (choice === null) left.push({ id: place.name, words });
    values[place.name] = choice ?? "";
  }
  return { values, left };
}

/**
 * Return why the words of a file cannot be put here, by the child that it names; or "". What names
 * none of the children is told, and the sheet stays of its own.
 * @param {HTMLFormElement} sheet
 * @param {Typed} typed
 * @param {Taken} taken
 * @param {string} own what the sheet calls its child or children, or ""
 */
export function otherChild(sheet, typed, taken, own) {
  const isOfOne = own === whichChild(typed);
  for (const { name } of own ? childPlaces(sheet) : []) {
    const words = String(taken.values[name] ?? "").trim();
    if (words === "" || isLabelOf(own, words)) continue;
    const other = typed.others.find(({ label }) => isLabelOf(label, words));
    if (other && isOfOne) {
      const there = childName(other.label);
      return `It is of ${there}, and this sheet is of ${childName(typed.label)}. In Work out dates, choose ${there}, open this record there, and open the file again.`;
    }
    taken.left.push({ id: name, words });
    taken.values[name] = own;
  }
  return "";
}

/**
 * @param {HTMLSelectElement} place
 * @param {string} words
 */
function choiceOf(place, words) {
  const wanted = words.trim().toLowerCase();
  return [...place.options].find((one) => one.value.toLowerCase() === wanted)?.value ?? null;
}

/**
 * Return the banner that tells what was opened. It takes focus, and its heading is its name.
 * @param {HTMLFormElement} sheet
 * @param {{name: string, back: WordBack, taken: Taken}} opened
 * @param {{undo: () => void, dismiss: () => void}} ways
 */
export function openedWord(sheet, { name, back, taken }, ways) {
  const names = new Map(placesOf(sheet).map((place) => [place.name, nameOf(place)]));
  const read = Object.keys(written(taken.values)).map((id) => names.get(id) ?? id);
  const where = (/** @type {string} */ id) => (id ? (names.get(id) ?? id) : "Outside the fields");
  const missing = back.missing.map(where);
  const pictures = back.pictures.map(where);
  const left = taken.left.map(({ id, words }) => `${where(id)}: “${words}”`);
  const isOther = back.edition !== back.ownEdition;
  const more = [
    isOther && html("p", {}, editions(back)),
    ...listed("Not understood, and not in the form. It still stands in the file:", left),
    ...listed("Pictures are not read. They still stand in the file:", pictures),
    ...listed("Not found in the file, and blank here:", missing),
    read.length > 0 && fold(`Fields with words: ${read.length}`, read),
  ];
  const toCheck = [...left, ...pictures, ...missing];
  const tone = isOther || toCheck.length > 0 ? "pw-banner--check" : "";
  const made = notice({ first: `Opened ${name}.`, rest: counted(read, toCheck), tone, more, ...ways });
  made.querySelector("strong")?.setAttribute("id", "opened-heading");
  for (const [attribute, value] of Object.entries({ role: "group", "aria-labelledby": "opened-heading", tabindex: "-1" })) {
    made.setAttribute(attribute, value);
  }
  return made;
}

/**
 * @param {string[]} read
 * @param {string[]} toCheck
 */
function counted(read, toCheck) {
  const words =
    read.length === 0 ? "No field of it holds words." : `It fills in ${read.length === 1 ? "1 field" : `${read.length} fields`}.`;
  return toCheck.length > 0 ? `${words} Check what is below.` : words;
}

/** @param {WordBack} back */
function editions({ edition, ownEdition }) {
  const of = edition ? `edition ${edition} of the guidance` : "an edition that it does not say";
  return `The file is a form of ${of}; this page is of edition ${ownEdition}. Every field that both have is filled in.`;
}

/**
 * @param {string} heading
 * @param {string[]} lines
 */
function listed(heading, lines) {
  if (lines.length === 0) return [];
  return [html("p", {}, html("strong", {}, heading)), html("ul", { class: "pw-plain" }, ...lines.map((line) => html("li", {}, line)))];
}

/**
 * @param {string} summary
 * @param {string[]} lines
 */
function fold(summary, lines) {
  const list = html("ul", { class: "pw-plain" }, ...lines.map((line) => html("li", {}, line)));
  return html("details", { class: "pw-more" }, html("summary", {}, summary), list);
}
