/**
 * The cases of this visit besides the one on the page. Records belong to a case: where another
 * child's begins, the first is set aside whole, and stays until it is gone back to or dismissed.
 *
 * @import {CarriedPlan, TypedDay} from "../worker/replies.mjs"
 * @import {Typed} from "./case.mjs"
 */

import { changes, holds } from "../page/unsaved.mjs";
import { unsavedRecords } from "./unsaved-records.mjs";
import { heldIn, remembered } from "./case.mjs";
import { typedDay } from "./today.mjs";

/** Direction marks, joiners, soft hyphens and choices of a sign's form, as in `core/pasted.py`. */
const UNSEEN = /\u00ad|\u034f|\u061c|[\u180b-\u180e]|[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u206f]|[\ufe00-\ufe0f]|\ufeff/gu;

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
 * Return the cases set aside that hold a record of this form.
 * @param {string} document its id
 */
export function casesWithRecord(document) {
  return aside.filter((one) => hasRecord(one, document));
}

/**
 * Tell whether a child has a record of this form: one that was chosen, or one that holds words.
 * @param {Pick<Typed, "record" | "records">} child
 * @param {string} document its id
 */
export function hasRecord({ record, records }, document) {
  return record?.document === document || Object.keys(records).some((key) => key.endsWith(` ${document}`));
}

/**
 * Set a case aside where it holds anything that stands in no file, and tell whether it does.
 * @param {Typed} typed no longer the one on the page
 * @param {{isWanted: boolean}} [how] isWanted: the person goes from one case to another and back,
 * so that one which stands in files is kept as well
 */
export function setAside(typed, { isWanted } = { isWanted: false }) {
  const isWritten = [typed, ...typed.others].some(({ emails }) => Object.keys(emails).length > 0);
  const isKept = isWritten || unsavedIn(typed) > 0 || (isWanted && Object.keys(heldIn(typed)).length > 0);
  if (isKept) aside.push(typed);
  return isKept;
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
 * Take out those of these cases that stand in files as they are.
 * @param {Typed[]} cases
 */
export function takeOutUnchanged(cases) {
  for (const one of cases) if (unsavedIn(one) === 0) takeOut(one);
}

/**
 * Take what the guided questions found out into the case, or ask first where the case has a
 * number or holds records, days, answers or marks that Find did not bring: they may be of
 * another child.
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
function isOfSomebody({ reference, unsure, records, dates, answers, held, brought, others, edition }, plan) {
  // The questions are of the guidance of today: a case of an earlier edition may not know their ids.
  if (edition) return true;
  const isNoted = [records, held, others].some((one) => Object.keys(one).length > 0);
  const named = Boolean(reference || unsure) || isNoted;
  const hasOwnAnswers = Object.entries(answers).some(
    ([question, answer]) => answer && ![brought, plan].some((one) => one.answers[question] === answer),
  );
  return (
    named || hasOwnAnswers || Object.entries(dates).some(([key, day]) => isTyped(day) && !isSameDay(day, typedDay(plan.dates[key] ?? "")))
  );
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
 * Put what the guided questions found out into a case. Dates and answers typed here before
 * stay; what the questions brought before, and nobody changed here, gives way.
 * @param {Typed} typed
 * @param {CarriedPlan} plan
 * @param {{isAdded: boolean}} [how] isAdded: the pathways that were chosen here stay as well
 */
export function carryInto(typed, plan, { isAdded } = { isAdded: false }) {
  const { answers, dates } = typed.brought;
  for (const [question, answer] of Object.entries(answers)) {
    if (typed.answers[question] === answer) delete typed.answers[question];
  }
  typed.pathways = [...new Set([...(isAdded ? typed.pathways : []), ...plan.pathways])];
  typed.answers = { ...plan.answers, ...onlyGiven(typed.answers) };
  for (const [key, day] of Object.entries(plan.dates)) {
    const now = typed.dates[key];
    if (!now || !isTyped(now) || isSameDay(now, typedDay(dates[key] ?? ""))) typed.dates[key] = typedDay(day);
  }
  typed.brought = { answers: { ...plan.answers }, dates: { ...plan.dates } };
}

/** @param {Record<string, string>} answers */
function onlyGiven(answers) {
  return Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer));
}

/**
 * Return the key dates that a case has and the guided questions say otherwise.
 * @param {Typed} typed
 * @param {CarriedPlan} plan
 */
export function differingDates({ dates, brought }, plan) {
  return Object.entries(plan.dates)
    .filter(([key, day]) => {
      const here = dates[key];
      const isBrought = here && isSameDay(here, typedDay(brought.dates[key] ?? ""));
      return here && isTyped(here) && !isBrought && !isSameDay(here, typedDay(day));
    })
    .map(([key]) => key);
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
 * Return words without signs that nobody sees.
 * @param {string} words
 */
export function withoutUnseen(words) {
  return words.replace(UNSEEN, "");
}

/**
 * Tell whether two numbers name the same child, as `core/reference.py` does: capitals, how
 * many spaces stand together, signs that nobody sees and the form of an accent make no other child.
 * @param {string} one
 * @param {string} other
 */
export function isSameNumber(one, other) {
  const plain = (/** @type {string} */ words) => withoutUnseen(words).normalize("NFC").toUpperCase().replace(/\s+/g, " ").trim();
  return plain(one) === plain(other);
}

/**
 * Tell whether a number that is typed is another than the one that what the case holds stands
 * under, or that of a case which is set aside.
 * @param {Typed} typed
 * @param {string} number
 */
export function isOtherNumber(typed, number) {
  if (number === "" || isSameNumber(number, typed.named)) return false;
  return asideNamed(number) !== undefined || (typed.named !== "" && isAnythingIn(typed));
}

/**
 * Return the case of that number that is set aside.
 * @param {string} number
 */
export function asideNamed(number) {
  return aside.find((one) => one.reference !== "" && isSameNumber(one.reference, number));
}

/**
 * @param {Typed} typed
 * @returns {boolean}
 */
function isAnythingIn({ records, dates, held, agreed, answers, calendar, others }) {
  const days = [dates, held, agreed].flatMap((one) => Object.values(one));
  const isInHand = Object.keys(records).length > 0 || days.some(isTyped) || Object.values(answers).some(Boolean) || calendar.case !== "";
  return isInHand || others.some(isAnythingIn);
}

/** @param {Typed} typed */
function unsavedIn(typed) {
  return changes(heldIn(typed), typed.saved.held) + unsavedRecords(typed);
}
