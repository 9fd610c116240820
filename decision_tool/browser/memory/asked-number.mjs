/**
 * What a case is while it is asked whose a number is that was typed over its own. What is typed
 * meanwhile may be another child's: where it is, the case is again all that it was as it was asked,
 * whatever was done since, and only what was typed goes on.
 *
 * @import {Typed, Values} from "./case.mjs"
 * @import {SavePoint} from "../page/unsaved.mjs"
 *
 * @typedef {Pick<Typed, "dates" | "answers" | "held" | "agreed" | "notHeld" | "listAll" | "drafts" | "records" | "made">} Since
 * @typedef {Since & {edition?: string}} Offered *edition*: in whose form it was typed, where the case goes by another;
 * empty for the site's own guidance
 */

import { holds } from "../page/unsaved.mjs";
import { nothingTyped } from "./case.mjs";
import { copyOf } from "./family.mjs";

/** What was typed while another case's number was asked about, by that case. @type {Map<SavePoint, Offered>} */
const spare = new Map();
holds("offered", () => [...spare.values()].reduce((sum, one) => sum + countOf(one), 0));

/**
 * Ask whose a number is. What is typed from now on may be another child's.
 * @param {Typed} typed
 * @param {string} number
 */
export function askWhose(typed, number) {
  typed.asked ??= copyOf(typed);
  typed.unsure = number;
}

/**
 * The number is this child's, or was taken back: what was typed since is this child's too.
 * @param {Typed} typed
 */
export function settleWhose(typed) {
  typed.unsure = "";
  typed.asked = null;
}

/**
 * Give a case back all that it was as another child's number was typed over it, and return what
 * was typed since: that is of the other child.
 * @param {Typed} typed
 * @returns {Since}
 */
export function takeSince(typed) {
  const before = typed.asked ?? copyOf(typed);
  const now = { ...typed };
  Object.assign(typed, before);
  settleWhose(typed);
  const records = recordsSince(before.records, now.records);
  return {
    dates: since(before.dates, now.dates),
    answers: since(before.answers, now.answers),
    held: since(before.held, now.held),
    agreed: since(before.agreed, now.agreed),
    drafts: since(before.drafts, now.drafts),
    notHeld: now.notHeld.filter((row) => !before.notHeld.includes(row)),
    listAll: now.listAll.filter((series) => !before.listAll.includes(series)),
    records,
    made: madeOf(records, now.made),
  };
}

/**
 * Return the case that begins under the number that is asked about, with what was typed since. What
 * was typed into the form of an earlier edition has the names of that one.
 * @param {Typed} typed
 * @returns {Typed} what is asked about is the case that it was, from now on
 */
export function beginAsked(typed) {
  const { pathways, unsure, edition } = typed;
  const begun = { ...nothingTyped(), pathways: [...pathways], reference: unsure, named: unsure, ...takeSince(typed) };
  return { ...begun, edition: edition && { ...edition, is_chosen: false } };
}

/**
 * Note what was typed while a case was asked about that is set aside: it stands as it was, and what
 * was typed is offered there, with the edition that it was typed for where the case goes by another.
 * @param {Typed} known
 * @param {Since} since
 * @param {Typed} from the case that it was typed over
 */
export function offerSince(known, since, from) {
  if (countOf(since) === 0) return;
  const edition = from.edition?.version ?? "";
  const isAlike = (known.edition?.version ?? "") === edition;
  spare.set(known.saved, isAlike ? since : { ...since, edition });
}

/**
 * Return what was typed for a case before it came to the page, and is in no case yet.
 * @param {Typed} typed
 */
export function offeredSince(typed) {
  return spare.get(typed.saved) ?? null;
}

/**
 * What was typed for a case is in it now, or not wanted.
 * @param {Typed} typed
 */
export function forgetSince({ saved }) {
  spare.delete(saved);
}

/**
 * Put into a case what was typed for it elsewhere.
 * @param {Typed} typed
 * @param {Since} since
 */
export function useSince(typed, { notHeld, listAll, records, made, dates, answers, held, agreed, drafts }) {
  for (const [kind, values] of Object.entries({ dates, answers, held, agreed, drafts })) {
    Object.assign(typed[/** @type {"dates"} */ (kind)], structuredClone(values));
  }
  for (const [key, values] of Object.entries(records)) typed.records[key] = { ...typed.records[key], ...values };
  typed.made = { ...made, ...typed.made };
  typed.notHeld = [...new Set([...typed.notHeld, ...notHeld])].filter((row) => !(row in held));
  typed.listAll = [...new Set([...typed.listAll, ...listAll])];
}

/** Return how many things were typed. @param {Since} since what is listed in full was not typed */
function countOf({ dates, answers, held, agreed, drafts, notHeld, records }) {
  return [dates, answers, { ...held, ...drafts }, agreed, notHeld, records].reduce((sum, one) => sum + Object.keys(one).length, 0);
}

/**
 * Return the fields of records that were typed since: words of the first child stay with the first.
 * @param {Record<string, Values>} before
 * @param {Record<string, Values>} now
 * @returns {Record<string, Values>}
 */
function recordsSince(before, now) {
  const typed = Object.entries(now).map(([key, values]) => /** @type {const} */ ([key, since(before[key] ?? {}, values)]));
  return Object.fromEntries(typed.filter(([, values]) => Object.keys(values).length > 0));
}

/**
 * Return what records are of, without what the first child's timetable filled in.
 * @param {Record<string, Values>} records
 * @param {Typed["made"]} made
 */
function madeOf(records, made) {
  const found = Object.entries(made).filter(([key]) => key in records);
  return Object.fromEntries(found.map(([key, { parts: _, ...one }]) => [key, { ...one, fills: {}, last: null, one: 0, child: "" }]));
}

/**
 * @template T
 * @param {Record<string, T>} before
 * @param {Record<string, T>} now
 */
function since(before, now) {
  return Object.fromEntries(Object.entries(now).filter(([key, value]) => JSON.stringify(before[key]) !== JSON.stringify(value)));
}
