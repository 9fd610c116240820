/**
 * What is asked and told where a case may be another child's: whose number it is, which cases
 * are set aside, which records belong to meetings that are no longer listed.
 *
 * @import {RecordMade} from "../worker/replies.mjs"
 * @import {Typed} from "../memory/case.mjs"
 */

import { caseName } from "../memory/case.mjs";
import { holdings, question } from "../memory/whose-number.mjs";
import { link } from "../page/banner.mjs";
import { html } from "../page/element.mjs";
import { isChanged, stateWords } from "./save-state.mjs";

/**
 * Return where to find a case that another took the place of.
 * @param {Typed} typed
 * @param {{isKept: boolean}} how isKept: it is set aside; otherwise all of it stands in files
 */
export function whereaboutsOf(typed, { isKept }) {
  return `${capital(caseName(typed))} ${isKept ? "is kept in this tab" : "is in the files you saved, and not kept in this tab"}.`;
}

/** @param {Typed} typed whose number is asked about, and which is set aside */
export function firstGoBack(typed) {
  return `First go back to ${caseName(typed)} and say whose number ${typed.unsure} is.`;
}

/**
 * Return what is to be done before anything is made of a case while its number is asked about.
 * @param {Typed} typed
 */
export function firstSayWhose({ unsure }) {
  return `First say whose number ${unsure} is: the question stands beside the number.`;
}

/**
 * @param {Typed} typed
 * @param {string[]} differing the titles of dates that the answers say otherwise
 * @param {{same: () => void, another: () => void, sibling: () => void, leave: () => void}} ways
 */
export function whoseAnswers(typed, differing, { same, another, sibling, leave }) {
  if (typed.edition) {
    const words = `You answered the questions of today’s guidance. The case here is ${caseName(typed)}, which goes by edition ${typed.edition.version}, so your answers are not put into it. If they are about the same child, move the case first.`;
    return question("whose-answers", words, [link("Another child: start a new case", another), link("Leave the answers out", leave)]);
  }
  const other = differing.length > 0 ? ` Your answers have another day for ${differing.join(" and ")}.` : "";
  const words = `You answered the questions. The case here is ${caseName(typed)} and holds ${holdings(typed)}.${other} Are the answers about the same child?`;
  return question("whose-answers", words, [
    link("Same child: keep what is here", same),
    link("A brother or sister: add to this case", sibling),
    link("Another child: start a new case", another),
  ]);
}

/**
 * Return the line of a case that is set aside.
 * @param {Typed} typed
 * @param {{back: () => void, save: () => void, dismiss: () => void}} ways
 */
export function asideLine(typed, { back, save, dismiss }) {
  const name = caseName(typed);
  const words = `${capital(name)} is kept in this tab, with ${holdings(typed)}. ${stateWords(typed)}`;
  const ways = [link(`Go back to ${name}`, back), isChanged(typed) && link(`Save ${name}`, save), link(`Dismiss ${name}`, dismiss)];
  return html("p", { class: "pw-aside" }, words, ...ways.flatMap((way) => (way ? [" ", way] : [])));
}

/**
 * Return the line of records whose meetings are no longer listed.
 * @param {RecordMade[]} records
 * @param {(made: RecordMade) => void} open
 */
export function unlistedLine(records, open) {
  const first = records.length === 1 ? "1 record belongs to a meeting that is" : `${records.length} records belong to meetings that are`;
  const items = records.map((made) =>
    html(
      "li",
      {},
      link(unlistedName(made), () => open(made)),
    ),
  );
  return html(
    "div",
    { class: "pw-aside" },
    html("p", {}, `${first} no longer in this timetable. What you typed is kept, and is part of all records printed or downloaded.`),
    html("ul", { class: "pw-plain" }, ...items),
  );
}

/** @param {RecordMade} made */
export function unlistedName({ title, when }) {
  return when ? `${title}, ${when}` : title;
}

/** @param {string} words */
function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
