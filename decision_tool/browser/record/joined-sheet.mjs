/**
 * The sheet of one meeting for several children: what they share stands once, and each child has a
 * part of the sections that the form keeps for each (`data-each`). Those of another form are taken
 * from that form. The ids of a part's fields are those of its form, with the child's label behind.
 *
 * @import {BlankFiles} from "./blank-files.mjs"
 * @import {RecordOf} from "./filled-records.mjs"
 * @import {Place} from "./sheet.mjs"
 */

import { html } from "../page/element.mjs";
import { placesOf } from "./sheet.mjs";

/** Attributes that hold ids. */
const REFERRING = ["id", "for", "aria-describedby", "aria-labelledby"];
/** As many signs of a label as an id takes: Word knows no longer id than 64. */
const LONGEST = 20;

/** What puts a sheet back as it was. @type {WeakMap<HTMLFormElement, () => void>} */
const wayBack = new WeakMap();

/**
 * Return what ends the ids of each part's fields: none is that of two. It is made of the label, so
 * that no child takes what was written for another where their order is another one.
 * @param {RecordOf[]} parts
 */
export function suffixes(parts) {
  /** @type {string[]} */
  const found = [];
  for (const { made } of parts) {
    const label = [...made.child.replace(/[^\p{L}\p{N}]+/gu, "_")].slice(0, LONGEST).join("");
    let suffix = `--${label}`;
    for (let number = 2; found.includes(suffix); number += 1) suffix = `--${label}-${number}`;
    found.push(suffix);
  }
  return found;
}

/**
 * Return what a section is called in the part of a child; null where the child has it already.
 * @param {RecordOf[]} parts
 * @param {number} at
 * @param {string} each whose the section is: "child" or "meeting"
 */
export function whoseSection(parts, at, each) {
  const { child, made } = /** @type {RecordOf} */ (parts[at]);
  const own = parts.filter((one) => one.child === child);
  if (each === "child") return own[0] === parts[at] ? child : null;
  return own.length > 1 ? `${child}, ${made.title}` : child;
}

/**
 * Return the line that says for which meetings the record is.
 * @param {RecordOf[]} parts
 */
export function aboutOf(parts) {
  return `One meeting for: ${parts.map(({ child, made }) => `${child}, ${made.title}`).join("; ")}`;
}

/**
 * Return which titled sections of a form each child has, in the order of the form: "" for shared.
 * @param {HTMLFormElement} sheet
 */
export function eachOfTitled(sheet) {
  const titled = [...sheet.querySelectorAll(".rec-section")].filter((one) => one.querySelector(".rec-heading"));
  return titled.map((one) => one.getAttribute("data-each") ?? "");
}

/**
 * Make a sheet that of several children.
 * @param {HTMLFormElement} sheet blank, of the form of the first part
 * @param {RecordOf[]} parts
 * @param {BlankFiles} blank
 */
export async function joinSheet(sheet, parts, blank) {
  const sheets = await Promise.all(parts.map(({ made }) => blank.sheet(made.document, made.form)));
  const own = sectionsForEach(sheet);
  const tag = sheet.querySelector("h3.rec-heading") ? "h3" : "h2";
  const ends = suffixes(parts);
  const added = sheets.flatMap((source, at) =>
    sectionsForEach(source).flatMap((section) => {
      const whose = whoseSection(parts, at, section.dataset.each ?? "");
      return whose === null ? [] : [named(section, { whose, tag, at, suffix: ends[at] ?? "" })];
    }),
  );
  const place = own.at(-1)?.nextSibling ?? null;
  const about = sheet.querySelector(".rec-about");
  const was = about?.textContent ?? "";
  const parent = own[0]?.parentElement;
  const stood = own.map((one) => /** @type {const} */ ([one, one.nextSibling]));
  for (const one of added) parent?.insertBefore(one, place);
  for (const one of own) one.remove();
  if (about) about.textContent = aboutOf(parts);
  wayBack.set(sheet, () => {
    for (const one of added) one.remove();
    for (const [one, next] of stood.reverse()) parent?.insertBefore(one, next);
    if (about) about.textContent = was;
  });
}

/**
 * Tell whether a sheet is of several children.
 * @param {HTMLFormElement} sheet
 */
export function isJoined(sheet) {
  return wayBack.has(sheet);
}

/**
 * Make a sheet that of one child again.
 * @param {HTMLFormElement} sheet
 */
export function takeApart(sheet) {
  wayBack.get(sheet)?.();
  wayBack.delete(sheet);
}

/**
 * @param {HTMLFormElement} sheet
 * @returns {HTMLElement[]}
 */
function sectionsForEach(sheet) {
  return [...sheet.querySelectorAll(".rec-section[data-each]")].map((one) => /** @type {HTMLElement} */ (one));
}

/**
 * Return a section as it stands in the part of a child: whose it is stands in its heading and in
 * the name of each field.
 * @param {HTMLElement} section
 * @param {{whose: string, tag: "h2" | "h3", at: number, suffix: string}} of
 */
function named(section, { whose, tag, at, suffix }) {
  for (const place of placesOf(section)) ownTo(place, `${whose}: ${nameIn(section, place)}`, { at, suffix });
  for (const name of REFERRING) {
    for (const element of section.querySelectorAll(`[${name}]`)) {
      const ids = (element.getAttribute(name) ?? "").split(" ");
      element.setAttribute(name, ids.map((id) => `${id}${suffix}`).join(" "));
    }
  }
  const heading = section.querySelector(".rec-heading");
  heading?.replaceWith(html(tag, { class: "rec-heading" }, `${whose}: ${heading.textContent ?? ""}`));
  for (const caption of section.querySelectorAll("caption")) caption.prepend(`${whose}: `);
  return section;
}

/**
 * Return what a field is called in its own form. A sheet that is in no page knows no labels.
 * @param {HTMLElement} section
 * @param {Place} place
 */
function nameIn(section, place) {
  const label = section.querySelector(`label[for="${CSS.escape(place.id)}"]`);
  return place.getAttribute("aria-label") ?? label?.textContent?.trim() ?? place.name;
}

/**
 * @param {Place} place
 * @param {string} name
 * @param {{at: number, suffix: string}} of
 */
function ownTo(place, name, { at, suffix }) {
  place.setAttribute("aria-label", name);
  place.dataset.own = place.name;
  place.dataset.at = String(at);
  place.name += suffix;
}
