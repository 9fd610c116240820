/**
 * The file that a case is saved in while the calculator cannot be had: what was typed, as far as
 * it is written in full. What it does not hold stays unsaved.
 *
 * @import {Form} from "../worker/messages.mjs"
 * @import {Typed} from "../memory/case.mjs"
 */

import { heldIn } from "../memory/case.mjs";
import { givenIn } from "../memory/given.mjs";
import { localToday } from "../memory/today.mjs";
import { notInFile } from "./save-words.mjs";

const WHY = "The calculator is not running, so only what you typed is in it, and no timetable.";

/**
 * Return the file, and what of the case it holds.
 * @param {Typed} typed
 * @param {Form} form
 * @param {string} time of day
 */
export function madeBare(typed, form, time) {
  const { text, names } = givenIn(form);
  // Which dates are provisional is not in it: those are not called saved.
  const dates = Object.fromEntries(Object.entries(typed.dates).map(([key, day]) => [key, { ...day, provisional: false }]));
  const all = heldIn({ ...typed, dates });
  const held = Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
  const name = `what-was-typed-${localToday()}-${time.replace(":", "").padStart(4, "0")}.json`;
  // The number is never in it, whatever was ticked.
  const rest = [WHY, ...notInFile({ ...typed, isReferenceKept: false, areRecordsKept: false }, 0)];
  const missing = Object.keys(heldIn(typed)).filter(
    (field) => /^(dates|held|agreed|answers|drafts) /.test(field) && !names.includes(field),
  ).length;
  const leftOut =
    missing > 0 ? [`Left out: ${missing} that you typed. Either no full date in figures, or of a pathway that is not chosen.`] : [];
  return { file: { name, type: "application/json", text }, held, rest, leftOut, isBare: true };
}
