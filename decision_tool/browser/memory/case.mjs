/**
 * What was typed and chosen. It lives in this module's memory and nowhere else: going to
 * another page of the site and back keeps it, closing or reloading the page forgets it.
 *
 * `agreed` are days that people agreed for meetings to come, by row;
 * `drafts` are days held that are still being typed, `emails` those that were changed and not copied, `notHeld` the rows said not
 * to be held yet, `listAll` the series to list in full, however long. `reference` is what the
 * person calls the child; a file of ours holds it only where `isReferenceKept`, and
 * words of records only where `areRecordsKept`. `calendar` is
 * what a later calendar file needs to update
 * the entries of an earlier one: whose they are, and which. `records` is what was typed into
 * records, by row and form; `record` is the one chosen last, for the page of its form to show, and
 * `recordOf` what the timetable was made of then; `made` is what the timetable knew of each record
 * that holds words. `named` is the number that what the case holds stands under; `unsure` is another
 * one that was typed over it, until it is said whose it is, and `asked` the whole case as it was
 * when that was typed: what came since may be the other child's. See asked-number.mjs. `brought` is what the guided questions
 * brought last; `saved` is what a file holds of it. `since` is what changes can be told from: the
 * dates as they were handed over last, and the form as a file holds it. `edition` is the published
 * edition that the case goes by, null where that is the site's own guidance. `follows` is the edition
 * that its file says it stays with, or "".
 *
 * A case may have brothers and sisters: `label` is what the child in hand is called, `others` are
 * the others, `order` the labels of all. `own` names key dates that this child does not share;
 * rows that `asOne` numbers alike, of whichever child, are held as one meeting. `isOneShown`:
 * the child in hand is looked at alone, and not all of them. `takenOut` are children who were taken
 * out, of whom a calendar holds entries still. See family.mjs.
 *
 * @import {Form} from "../worker/messages.mjs"
 * @import {CalendarKept, CarriedPlan, CaseEdition, HandedOver, Opened, RecordMade, TakenOut, TypedDay} from "../worker/replies.mjs"
 * @import {Held, SavePoint} from "../page/unsaved.mjs"
 * @import {OpenedFile} from "./opened-case.mjs"
 *
 * @typedef {Record<string, string | boolean>} Values by field id; a tick is true or false
 * @typedef {RecordMade & {isUnlisted?: boolean, parts?: RecordMade[]}} KeptMade *isUnlisted*: its meeting is no
 * longer in the timetable; *parts*: the records of all the meetings that are held as one with it
 * @typedef {Pick<CarriedPlan, "answers" | "dates">} Brought
 * @typedef {{text: string, written: string}} Email as a person changed it, and as the engine wrote it
 * @typedef {HandedOver["what"]} What how dates were handed over
 * @typedef {{handedOver: HandedOver | null, saved: Form | null}} Since
 * @typedef {{
 *   pathways: string[],
 *   dates: Record<string, TypedDay>,
 *   answers: Record<string, string>,
 *   held: Record<string, TypedDay>,
 *   agreed: Record<string, TypedDay>,
 *   notHeld: string[],
 *   listAll: string[],
 *   label: string,
 *   own: string[],
 *   asOne: Record<string, number>,
 *   others: Typed[],
 *   order: string[],
 *   isOneShown: boolean,
 *   takenOut: TakenOut[],
 *   drafts: Record<string, TypedDay>,
 *   emails: Record<string, Email>,
 *   reference: string,
 *   isReferenceKept: boolean,
 *   areRecordsKept: boolean,
 *   calendar: CalendarKept,
 *   records: Record<string, Values>,
 *   record: KeptMade | null,
 *   recordOf: string,
 *   made: Record<string, KeptMade>,
 *   named: string,
 *   unsure: string,
 *   asked: Typed | null,
 *   brought: Brought,
 *   saved: SavePoint,
 *   since: Since,
 *   edition: CaseEdition | null,
 *   follows: string,
 * }} Typed
 */

import { changes, holds, neverSaved } from "../page/unsaved.mjs";
import { localToday } from "./today.mjs";

/** @returns {Typed} */
export function nothingTyped() {
  const calendar = { case: "", told: [], days: {} };
  const named = { reference: "", isReferenceKept: false, areRecordsKept: false };
  const records = { records: {}, record: null, recordOf: "", made: {}, named: "", unsure: "", asked: null };
  const brought = { answers: {}, dates: {} };
  const saved = neverSaved();
  const since = { handedOver: null, saved: null };
  const given = { pathways: [], dates: {}, answers: {}, held: {}, agreed: {}, notHeld: [], listAll: [], drafts: {}, emails: {} };
  const family = { label: "A", own: [], asOne: {}, others: [], order: ["A"], isOneShown: false, takenOut: [] };
  return { ...given, ...family, ...named, calendar, brought, saved, since, ...records, edition: null, follows: "" };
}

/**
 * Return what was typed when a file was saved. It may be of another child: a reference typed
 * before does not stay. One that is in the file was kept there on purpose.
 * @param {Opened} opened
 * @param {Opened[]} [others] brothers and sisters who are in the file too
 * @param {CaseEdition | null} [edition]
 * @returns {Typed}
 */
export function typedIn(opened, others = [], edition = null) {
  const { reference } = opened;
  const named = { reference, named: reference, isReferenceKept: reference !== "" };
  const all = [opened, ...others];
  const order = all.map(({ label }) => label);
  const areRecordsKept = all.some(({ records }) => Object.keys(records).length > 0);
  const takenOut = all.flatMap(({ taken_out }) => taken_out);
  return { ...childIn(opened), ...named, areRecordsKept, takenOut, others: others.map(childIn), order, edition, follows: opened.follows };
}

/**
 * @param {Opened} opened
 * @returns {Typed}
 */
function childIn({ pathways, dates, answers, held, agreed, not_held, list_all, calendar, label, own, as_one, handed_over, records, made }) {
  const given = { pathways, dates, answers, held, agreed, notHeld: not_held, listAll: list_all };
  const child = { ...nothingTyped(), ...given, calendar, label, own, asOne: as_one, order: [label], records, made };
  child.since.handedOver = handed_over;
  return child;
}

/**
 * Return what a case is called.
 * @param {Pick<Typed, "reference">} typed
 */
export function caseName({ reference }) {
  return reference || "the case without a number";
}

/**
 * Return all that a timetable is made of, to tell whether it is still the same.
 * @param {Typed} typed
 */
export function inputsOf({ pathways, dates, answers, held, agreed, notHeld, listAll, reference, edition }) {
  return JSON.stringify([pathways, dates, answers, held, agreed, notHeld, listAll, reference, edition?.version]);
}

/**
 * Return all that a person typed into a case, to tell whether anything was since: words of
 * records and days half typed too. Which child is in hand was not typed.
 * @param {Typed} typed
 */
export function everythingIn(typed) {
  const { others, order, reference } = typed;
  const children = [typed, ...others].sort((one, other) => order.indexOf(one.label) - order.indexOf(other.label));
  const all = children.map((one) => [inputsOf({ ...one, reference }), one.drafts, one.emails, one.records, one.label, one.own, one.asOne]);
  return JSON.stringify([all, typed.edition]);
}

/**
 * Return what is held of a case, by name: a choice of pathways alone is nothing to lose. What is
 * of a brother or sister has that child's label before its name.
 * @param {Typed} typed
 * @returns {Held}
 */
export function heldIn(typed) {
  const { others, order, takenOut, saved, areRecordsKept, isReferenceKept } = typed;
  // The number is of the case, whichever child is in hand.
  const numberOf = (/** @type {string} */ label) => ({ reference: label === order[0] ? typed.reference : "", isReferenceKept });
  const held = {
    ...(others.length > 0 && { children: order.join(", ") }),
    ...(takenOut.length > 0 && { "taken-out": JSON.stringify(takenOut) }),
  };
  return Object.assign(
    held,
    ...[typed, ...others].map((child) =>
      prefixed(heldOf({ ...child, ...numberOf(child.label), saved, areRecordsKept }), order, child.label),
    ),
  );
}

/**
 * @param {Held} held
 * @param {string[]} order the first child's names stand alone, as they did before there was another
 * @param {string} label
 * @returns {Held}
 */
function prefixed(held, order, label) {
  if (label === order[0]) return held;
  return Object.fromEntries(Object.entries(held).map(([name, text]) => [`${label} ${name}`, text]));
}

/**
 * @param {Typed} typed
 * @returns {Held}
 */
function heldOf({
  pathways,
  dates,
  answers,
  held,
  notHeld,
  listAll,
  agreed,
  drafts,
  own,
  asOne,
  reference,
  isReferenceKept,
  records,
  areRecordsKept,
  calendar,
  saved,
  edition,
}) {
  const named = [
    ...Object.entries(dates).map(([key, day]) => [`dates ${key}`, dayText(day)]),
    ...Object.entries(answers).map(([key, answer]) => [`answers ${key}`, answer.trim()]),
    ...Object.entries(held).map(([key, day]) => [`held ${key}`, dayText(day)]),
    ...Object.entries(agreed).map(([key, day]) => [`agreed ${key}`, dayText(day)]),
    ...notHeld.map((row) => [`not-held ${row}`, "not held"]),
    ...listAll.map((series) => [`list-all ${series}`, "all"]),
    ...own.map((key) => [`own ${key}`, "own"]),
    ...Object.entries(asOne).map(([row, number]) => [`as-one ${row}`, String(number)]),
    ...Object.entries(drafts).map(([key, day]) => [`drafts ${key}`, dayText(day)]),
    ["reference", reference],
    ["records-kept", areRecordsKept && Object.keys(records).length > 0 ? "kept" : ""],
    ["kept", reference && isReferenceKept ? "kept" : ""],
    ["calendar", toldText(calendar)],
    ["edition", edition ? `${edition.version}${edition.is_chosen ? " chosen" : ""}` : ""],
  ].filter(([, text]) => text);
  const isHeld = named.length > 0 || saved.held !== null;
  return Object.fromEntries(isHeld ? [["pathways", pathways.join(" ")], ...named] : []);
}

/** @param {TypedDay} day */
function dayText({ day, month, year, provisional }) {
  const boxes = [day, month, year].map((box) => box.trim());
  return boxes.some(Boolean) ? [...boxes, provisional ? "provisional" : ""].join(" ").trim() : "";
}

/**
 * Which entries a calendar holds: without them a later file takes out nothing that is gone.
 * @param {CalendarKept} calendar
 */
function toldText({ told, days }) {
  return told.length > 0 ? JSON.stringify([told, Object.entries(days).sort()]) : "";
}

/** What the calculator remembers between two visits to its page. */
export const remembered = nothingTyped();

holds("case", () => changes(heldIn(remembered), remembered.saved.held));

/**
 * What another page put a child in place of, for the calculator to offer back or to keep in the
 * list of cases, and what to say of the child; *file*: the saved case that the child is of.
 * @typedef {{was: Typed | null, known: KnownChild | null, file: OpenedFile | null}} Replaced
 * @typedef {{differing: string[], isNamedTwice?: boolean}} KnownChild the child was in the tab already;
 * *differing*: the key dates that the other page has otherwise; *isNamedTwice*: another child there has
 * the same number, so that this one is a case of its own
 */

/** @type {Replaced | null} */
let replaced = null;

/**
 * Put a child of another page in place of what was typed.
 * @param {Typed} typed
 * @param {KnownChild | null} [known]
 * @param {OpenedFile | null} [file]
 */
export function putInPlace(typed, known = null, file = null) {
  const { dates, answers, held, drafts, records, reference, others } = remembered;
  const isEmpty =
    !reference && others.length === 0 && [dates, answers, held, drafts, records].every((one) => Object.keys(one).length === 0);
  const isSame = typed.saved === remembered.saved;
  // Put twice before the calculator looked: what was typed is what stood before the first.
  const was = replaced?.was ?? (isEmpty || isSame ? null : { ...remembered });
  replaced = { was, known, file };
  Object.assign(remembered, typed);
}

/** Tell whether the calculator has still to look at a child that was put in place. */
export function isReplacing() {
  return replaced !== null;
}

/** Return what was replaced since this was last asked, if anything was. */
export function takeReplaced() {
  const last = replaced;
  replaced = null;
  return last;
}

/**
 * Return the form to send: only what the chosen pathways ask for, so that a field that is not
 * shown cannot change a date or be at fault. A day held counts while its pathway is chosen.
 * @param {Typed} typed
 * @param {{dates: string[], questions: string[]}} shown
 * @param {CaseEdition | null} [edition] that of its case, where it is another child's
 * @returns {Form}
 */
export function formOf(typed, shown, edition = typed.edition) {
  const chosen = new Set(typed.pathways);
  return {
    ...(edition ? { edition: edition.version } : {}),
    pathways: typed.pathways,
    dates: only(typed.dates, (key) => shown.dates.includes(key)),
    answers: only(typed.answers, (name) => shown.questions.includes(name)),
    held: only(typed.held, (row) => chosen.has(row.split("/")[0] ?? "")),
    agreed: only(typed.agreed, (row) => chosen.has(row.split("/")[0] ?? "")),
    not_held: typed.notHeld,
    list_all: typed.listAll.filter((series) => chosen.has(series.split("/")[0] ?? "")),
    today: localToday(),
  };
}

/**
 * Return the form of all that was typed, whatever the chosen pathways ask for.
 * @param {Typed} typed
 * @param {CaseEdition | null} [edition]
 * @returns {Form}
 */
export function wholeFormOf(typed, edition) {
  return formOf(typed, { dates: Object.keys(typed.dates), questions: Object.keys(typed.answers) }, edition);
}

/**
 * Return the form that a file gives, with the day it was saved on where the file says it.
 * @param {Typed} typed
 * @param {string} day
 */
export function formOfFile(typed, day) {
  const form = wholeFormOf(typed);
  return { ...form, today: day || form.today };
}

/**
 * @template T
 * @param {Record<string, T>} named
 * @param {(name: string) => boolean} isWanted
 */
function only(named, isWanted) {
  return Object.fromEntries(Object.entries(named).filter(([name]) => isWanted(name)));
}
