/**
 * The words of a record for a system that has fields of its own: each heading, and under it a
 * line for each field that says something, as plain text and as HTML. What is empty is left out.
 *
 * @import {Pasted} from "../worker/replies.mjs"
 * @import {Place} from "./sheet.mjs"
 *
 * @typedef {{label: string, words: string}} Line
 */

import { html } from "../page/element.mjs";
import { isTick, nameOf, placesOf, wordsIn } from "./sheet.mjs";

/**
 * Return what stands in a sheet.
 * @param {HTMLFormElement} sheet
 * @returns {Pasted}
 */
export function copiedText(sheet) {
  const title = wordsOf(sheet.querySelector(".rec-title"));
  const about = wordsOf(sheet.querySelector(".rec-about"));
  const parts = [...sheet.querySelectorAll(".rec-section")]
    .map((section) => ({ heading: wordsOf(section.querySelector(".rec-heading")), lines: linesOf(sheet, section) }))
    .filter(({ lines }) => lines.length > 0);
  const head = [title, about].filter(Boolean).join("\n");
  const text = [head, ...parts.map(({ heading, lines }) => [heading, ...lines.map(asText)].filter(Boolean).join("\n"))];
  const made = html("div", {}, html("h2", {}, title), about !== "" && html("p", {}, about));
  for (const { heading, lines } of parts) made.append(...(heading ? [html("h3", {}, heading)] : []), ...lines.map(asParagraph));
  return { text: `${text.join("\n\n")}\n`, html: made.innerHTML };
}

/**
 * Return a line for each field that says something; the fields of a row of a table share one.
 * @param {HTMLFormElement} sheet
 * @param {Element} section
 * @returns {Line[]}
 */
function linesOf(sheet, section) {
  /** @type {Map<Element, Place[]>} */
  const together = new Map();
  for (const place of placesOf(sheet)) {
    if (!section.contains(place) || saidIn(place) === "") continue;
    const whole = place.closest("tr") ?? place;
    together.set(whole, [...(together.get(whole) ?? []), place]);
  }
  return [...together].map(([whole, places]) => (whole instanceof HTMLTableRowElement ? rowLine(whole, places) : lineOf(places)));
}

/**
 * @param {Place[]} places one
 * @returns {Line}
 */
function lineOf(places) {
  const place = /** @type {Place} */ (places[0]);
  // Beside a signature the label is "Date" alone; its name says whose.
  const label = place.closest(".rec-signature") ? nameOf(place) : (place.labels?.[0]?.textContent?.trim() ?? nameOf(place));
  return { label, words: saidIn(place) };
}

/**
 * @param {HTMLTableRowElement} row
 * @param {Place[]} places
 * @returns {Line}
 */
function rowLine(row, places) {
  const label = wordsOf(row.querySelector("th")) || `Row ${row.sectionRowIndex + 1}`;
  const cells = places.map((place) => [place.closest("td")?.dataset.label, saidIn(place)].filter(Boolean).join(": "));
  return { label, words: cells.join(cells.some((cell) => cell.includes("\n")) ? "\n" : "; ") };
}

/**
 * Return what a field says, or "".
 * @param {Place} place
 */
function saidIn(place) {
  if (isTick(place)) return place.checked ? "Yes" : "";
  const words = wordsIn(place);
  return words.trim() === "" ? "" : words;
}

/** @param {Line} line */
function asText({ label, words }) {
  return `${headed(label)}${words.includes("\n") ? "\n" : " "}${words}`;
}

/** @param {string} label */
function headed(label) {
  return /[.:?!…]$/.test(label) ? label : `${label}:`;
}

/** @param {Line} line */
function asParagraph({ label, words }) {
  const [first = "", ...rest] = words.split("\n");
  const broken = rest.length > 0 ? [html("br"), first] : [` ${first}`];
  return html("p", {}, html("b", {}, headed(label)), ...broken, ...rest.flatMap((line) => [html("br"), line]));
}

/** @param {Element | null} found */
function wordsOf(found) {
  return found?.textContent?.trim() ?? "";
}
