/**
 * The cases of this visit besides the one on the page. Records belong to a case: where another
 * child's begins, the first is set aside whole, and stays until it is gone back to or dismissed.
 *
 * @import {CarriedPlan, TypedDay} from "../worker/messages.mjs"
 * @import {Typed} from "./case.mjs"
 */

import { changes, holds } from "../page/unsaved.mjs";
import { unsavedRecords } from "./unsaved-records.mjs";
import { heldIn, remembered } from "./case.mjs";

/** @type {Typed[]} */
const aside = [];

/** What the guided questions found out, for a case that may be another child's. @type {CarriedPlan | null} */
let offered = null;

holds("cases", () => aside.reduce((sum, one) => sum + unsavedIn(one), 0));

/** Return the cases that are set aside, the oldest first. */
export function setAsideCases() {
  return [...aside];
}

/**
 * Set a case aside where it holds anything that stands in no file.
 * @param {Typed} typed no longer the one on the page
 */
export function setAside(typed) {
  if (unsavedIn(typed) > 0) aside.push(typed);
}

/**
 * Take a case out again: it is on the page now, or not wanted any more.
 * @param {Typed} typed
 */
export function takeOut(typed) {
  const place = aside.indexOf(typed);
  if (place >= 0) aside.splice(place, 1);
}

/**
 * Take what the guided questions found out into the case, or ask first where the case has a
 * number or holds records, days or marks that the answers did not bring: they may be of another
 * child.
 * @param {CarriedPlan} plan
 */
export function carry(plan) {
  if (isOfSomebody(remembered, plan)) offered = plan;
  else carryInto(remembered, plan);
}

/**
 * @param {Typed} typed
 * @param {CarriedPlan} plan
 */
function isOfSomebody({ reference, unsure, records, dates, held }, plan) {
  const named = Boolean(reference || unsure) || Object.keys(records).length > 0 || Object.keys(held).length > 0;
  return named || Object.entries(dates).some(([key, day]) => isTyped(day) && !isSameDay(day, boxesOf(plan.dates[key] ?? "")));
}

/** @param {TypedDay} day */
function isTyped({ day, month, year }) {
  return Boolean(day || month || year);
}

/**
 * @param {TypedDay} one
 * @param {TypedDay} other
 */
function isSameDay(one, other) {
  return one.day === other.day && one.month === other.month && one.year === other.year;
}

/**
 * Put what the guided questions found out into a case. Dates typed before stay.
 * @param {Typed} typed
 * @param {CarriedPlan} plan
 */
export function carryInto(typed, plan) {
  typed.pathways = [...plan.pathways];
  Object.assign(typed.answers, plan.answers);
  for (const [key, day] of Object.entries(plan.dates)) {
    if (!isTyped(typed.dates[key] ?? boxesOf(""))) typed.dates[key] = boxesOf(day);
  }
}

/**
 * @param {string} iso
 * @returns {TypedDay}
 */
function boxesOf(iso) {
  const [year = "", month = "", day = ""] = iso.split("-").map((part) => part.replace(/^0+/, ""));
  return { day, month, year, provisional: false };
}

/** Return what waits for an answer: whose is it? */
export function offeredPlan() {
  return offered;
}

/** The question whose it is was answered. */
export function forgetOffered() {
  offered = null;
}

/**
 * Tell whether two numbers name the same child, as `core/reference.py` does: capitals, how
 * many spaces stand together and the form of an accent make no other child.
 * @param {string} one
 * @param {string} other
 */
export function isSameNumber(one, other) {
  const plain = (/** @type {string} */ words) => words.normalize("NFC").toUpperCase().replace(/\s+/g, " ").trim();
  return plain(one) === plain(other);
}

/**
 * Tell whether a number that is typed is another than the one the case's records stand under.
 * @param {Typed} typed
 * @param {string} number
 */
export function isOtherNumber({ records, named }, number) {
  const hasRecords = Object.keys(records).length > 0;
  return hasRecords && named !== "" && number !== "" && !isSameNumber(number, named);
}

/** @param {Typed} typed */
function unsavedIn(typed) {
  return changes(heldIn(typed), typed.saved.held) + unsavedRecords(typed);
}
