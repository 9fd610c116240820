/**
 * What is said of saving: what a file leaves out, and why nothing was saved.
 *
 * @import {SavePoint} from "../page/unsaved.mjs"
 * @import {ChildrenAsked, Form} from "../worker/messages.mjs"
 * @import {Typed} from "../memory/case.mjs"
 */

import { heldIn } from "../memory/case.mjs";

/**
 * Return what of a case a file made of *children* holds, and how many things of pathways that are
 * not chosen it does not: those stay unsaved.
 * @param {Typed} typed
 * @param {ChildrenAsked} children
 */
export function heldInForms(typed, { first, others }) {
  const given = (/** @type {Typed} */ child, /** @type {Form | undefined} */ form) => ({ ...child, ...(form && inFile(form)) });
  const rest = typed.others.map((child, place) => given(child, others[place]?.form));
  const held = heldIn({ ...given(typed, first.form), others: rest });
  const left = Object.keys(heldIn(typed)).filter((field) => !(field in held));
  return { held, left: left.length };
}

/** @param {Form} form what it has is in a file made of it */
function inFile({ dates, answers, held, agreed }) {
  return { dates, answers, held, agreed };
}

/**
 * Return what a saved file leaves out, in sentences.
 * @param {Typed} typed
 * @param {number} others how many things of pathways that are not chosen
 */
export function notInFile({ reference, isReferenceKept, records, areRecordsKept, others: siblings }, others) {
  const hasRecords = [records, ...siblings.map((one) => one.records)].some((one) => Object.keys(one).length > 0);
  return [
    others === 1 ? "1 date or answer of a pathway that is not chosen is not in it." : "",
    others > 1 ? `${others} dates and answers of pathways that are not chosen are not in it.` : "",
    reference && !isReferenceKept ? "The case number is not in it." : "",
    hasRecords && !areRecordsKept
      ? "What was typed into records is not in it: download those in Word, or tick below the case number to keep it."
      : "",
    hasRecords && areRecordsKept ? "What was typed into records is in it: keep the file where records are kept." : "",
  ].filter(Boolean);
}

/** @param {string} cause a sentence */
export function notSaved(cause) {
  return { first: "This was not saved.", rest: cause, over: "" };
}

/**
 * @param {string} name
 * @param {SavePoint} point
 */
export function changedElsewhere(name, { at }) {
  const since = at ? `you saved it here at ${at}` : "you opened it here";
  return { first: "This is not saved yet.", rest: `${name} was changed elsewhere since ${since}.`, over: "Write over it" };
}

/**
 * @param {string} name
 * @param {string} whose
 */
export function ofAnotherCase(name, whose) {
  const rest = `${name} is the file of another case: ${whose}. It is as it was.`;
  return { first: "This is not saved yet.", rest, over: "Put this case in its place" };
}
