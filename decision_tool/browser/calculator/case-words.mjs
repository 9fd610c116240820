/**
 * What is asked and told where a case may be another child's: whose number it is, which cases
 * are set aside, which records belong to meetings that are no longer listed.
 *
 * @import {RecordMade} from "../worker/replies.mjs"
 * @import {Typed} from "../memory/case.mjs"
 */

import { link } from "../page/banner.mjs";
import { html } from "../page/element.mjs";
import { isChanged, stateWords } from "./save-state.mjs";

/**
 * Return what a case is called.
 * @param {Typed} typed
 */
export function caseName({ reference }) {
  return reference || "the case without a number";
}

/**
 * Return where to find a case that another took the place of.
 * @param {Typed} typed
 * @param {{isKept: boolean}} how isKept: it is set aside; otherwise all of it stands in files
 */
export function whereaboutsOf(typed, { isKept }) {
  return `${capital(caseName(typed))} ${isKept ? "is kept in this tab" : "is in the files you saved, and not kept in this tab"}.`;
}

/**
 * Return what a case holds, in words: "2 records and 3 dates".
 * @param {Typed} typed
 */
export function holdings({ records, dates, held }) {
  const isTyped = (/** @type {{day: string, month: string, year: string}} */ { day, month, year }) => Boolean(day || month || year);
  const counts = [
    counted(Object.keys(records).length, "record"),
    counted(Object.values(dates).filter(isTyped).length, "date"),
    counted(Object.values(held).filter(isTyped).length, "meeting marked as held", "meetings marked as held"),
  ].filter(Boolean);
  return counts.length > 1 ? `${counts.slice(0, -1).join(", ")} and ${counts.at(-1)}` : (counts[0] ?? "what you typed");
}

/**
 * @param {Typed} typed
 * @param {{same: () => void, another: () => void, keep: () => void}} ways
 * @param {Typed | undefined} known the case of that number that is set aside
 */
export function whoseNumber(typed, { same, another, keep }, known) {
  if (known) {
    const words = `${known.reference} is kept in this tab, with ${holdings(known)}. What is here now is another case.`;
    const kept = typed.named ? `Keep ${typed.named}` : "Leave this case without a number";
    return question("whose-number", words, [link(`Go to ${known.reference}`, another), link(kept, keep)]);
  }
  const words = `This case holds ${holdings(typed)} under ${typed.named}. Is ${typed.unsure} the same child?`;
  return question("whose-number", words, [
    link("Same child: correct the number", same),
    link("Another child: start a new case", another),
    link(`Keep ${typed.named}`, keep),
  ]);
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
 * @param {{same: () => void, another: () => void}} ways
 */
export function whoseAnswers(typed, differing, { same, another }) {
  const other = differing.length > 0 ? ` Your answers have another day for ${differing.join(" and ")}.` : "";
  const words = `You answered the questions. The case here is ${caseName(typed)} and holds ${holdings(typed)}.${other} Are the answers about the same child?`;
  return question("whose-answers", words, [link("Same child: keep what is here", same), link("Another child: start a new case", another)]);
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

/**
 * @param {string} id
 * @param {string} words
 * @param {HTMLElement[]} ways
 */
function question(id, words, ways) {
  const lines = ways.map((way) => html("li", {}, way));
  return html(
    "div",
    { class: "pw-banner pw-banner--check", role: "group", "aria-labelledby": id, tabindex: -1 },
    html("p", { id }, html("strong", {}, words)),
    html("ul", { class: "pw-plain" }, ...lines),
  );
}

/** @param {string} words */
function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * @param {number} count
 * @param {string} one
 * @param {string} [several]
 */
function counted(count, one, several = `${one}s`) {
  return count === 0 ? "" : `${count} ${count === 1 ? one : several}`;
}
