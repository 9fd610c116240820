/**
 * What a timetable filled in on a record, told beside the sheet, with the way to take it out
 * again and to put it back.
 *
 * @import {LastRecord, RecordMade} from "../worker/replies.mjs"
 * @import {KeptMade, Typed} from "../memory/case.mjs"
 * @import {JoinedRecord} from "./joined-record.mjs"
 * @import {KeptRecord} from "./kept.mjs"
 */

import { caseName } from "../memory/case.mjs";
import { childName } from "../memory/family.mjs";
import { html } from "../page/element.mjs";
import { nameOf, placesOf } from "./sheet.mjs";

/**
 * Return the words, and one button.
 * @param {HTMLFormElement} sheet
 * @param {KeptMade} made
 * @param {KeptRecord | JoinedRecord} kept
 * @param {{isCleared: boolean, press: () => void}} button
 */
export function timetableWords(sheet, made, kept, { isCleared, press }) {
  const words = isCleared ? "Fill these in" : "Clear these";
  const way = html("button", { class: "pw-link", type: "button" }, words);
  way.addEventListener("click", press);
  return [
    html("p", {}, html("b", {}, made.parts ? "One meeting for several children" : made.title)),
    list(linesOf(sheet, kept.told(sheet))),
    ...kept.lasts(sheet).flatMap((one) => lastWords(sheet, one)),
    html("p", {}, way),
  ];
}

/** Return the way to a timetable, for a form that was opened without one. */
export function noTimetable() {
  const way = html("a", { href: "../../calculator/" }, "Work out the dates");
  return [html("p", {}, "Nothing yet. ", way, ", open a meeting there and choose its record.")];
}

/**
 * Return whose a blank form is, where other cases of this tab have a record of it.
 * @param {Pick<Typed, "reference">} typed
 * @param {Typed[]} others
 */
export function otherCases(typed, others) {
  const names = others.map(caseName).join(" and ");
  const way = html("a", { href: "../../calculator/" }, "Work out dates");
  const words = `This form is blank: it is for ${caseName(typed)}. Its record of ${names} is kept in this tab. Go back to ${others.length > 1 ? "that case" : names} in `;
  return [html("p", {}, html("b", {}, words), way, html("b", {}, "."))];
}

/**
 * Return whose a blank form is, where a brother or sister of the case has a record of it.
 * @param {Pick<Typed, "label">} typed
 * @param {Pick<Typed, "label">[]} kin
 */
export function otherChildren({ label }, kin) {
  const names = kin.map((one) => childName(one.label)).join(" and ");
  const way = html("a", { href: "../../calculator/" }, "Work out dates");
  const words = `This form is blank: it is for ${childName(label)}. The record of ${names} is kept in this case. To go on with it, choose ${kin.length > 1 ? "that child" : names} in `;
  const rest = `. To fill one in for ${childName(label)}, choose it there in the timetable of ${childName(label)}.`;
  return [html("p", {}, html("b", {}, words), way, html("b", {}, rest))];
}

/**
 * Return what to do where dates were changed after the record was chosen: what it was filled
 * in with then may be wrong now, so that it is not shown.
 */
export function oldTimetable() {
  const way = html("a", { href: "../../calculator/" }, "Work out dates");
  return [html("p", {}, "Your timetable has changed since. Choose this record again in ", way, " to fill in what it knows now.")];
}

/**
 * Return what to know of a record whose meeting is gone from the timetable.
 * @param {RecordMade} made
 */
export function unlistedWords({ title, when }) {
  const words = "This meeting is no longer in your timetable. What you typed is kept, with what the timetable knew when you typed it.";
  return [html("p", {}, html("b", {}, when ? `${title}, ${when}` : title)), html("p", {}, words)];
}

/**
 * Return what goes on from the record before this one, and which that is.
 * @param {HTMLFormElement} sheet
 * @param {{last: LastRecord, values: Record<string, string>}} carried
 */
function lastWords(sheet, { last, values }) {
  const found = linesOf(sheet, values);
  if (found.length === 0) return [];
  const of = [last.title, last.when && small(last.when)].filter(Boolean).join(", ");
  return [html("p", {}, html("b", {}, `Carried from the record of ${of}:`)), list(found)];
}

/** @param {string} words */
function small(words) {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** @param {string[]} lines */
function list(lines) {
  return html("ul", { class: "pw-plain" }, ...lines.map((line) => html("li", {}, line)));
}

/**
 * Return what is filled in, each thing once.
 * @param {HTMLFormElement} sheet
 * @param {Record<string, string>} values
 */
function linesOf(sheet, values) {
  const known = placesOf(sheet).filter((place) => place.name in values);
  return [...new Set(known.map((place) => `${nameOf(place)}: ${values[place.name]}`))];
}
