/**
 * Brothers and sisters of one case. One child is in hand, in the form; the others wait beside it
 * with everything that is theirs. Number, file and order belong to the case and not to a child.
 *
 * @import {Typed} from "./case.mjs"
 */

import { nothingTyped } from "./case.mjs";
import { isSameNumber, withoutUnseen } from "./cases.mjs";
import { savedAlike } from "./unsaved-records.mjs";

/** What belongs to the case: it stays in hand whichever child is. */
const OF_CASE = /** @type {const} */ ([
  "reference",
  "isReferenceKept",
  "areRecordsKept",
  "named",
  "unsure",
  "asked",
  "saved",
  "isOneShown",
  "takenOut",
  "others",
  "order",
  "edition",
  "follows",
]);
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/** As many as a saved case may have. */
export const MOST_CHILDREN = 20;

/**
 * Tell whether a case has more than one child.
 * @param {Pick<Typed, "others">} typed
 */
export function isFamily({ others }) {
  return others.length > 0;
}

/**
 * Tell whether a meeting of the child in hand is one with others': its day is not the child's own.
 * @param {Typed} typed
 */
export function hasOne(typed) {
  return isFamily(typed) && Object.keys(typed.asOne).length > 0;
}

/**
 * Return all the children of a case, in its own order and not by who is in hand.
 * @param {Typed} typed
 */
export function inOrder(typed) {
  const all = [typed, ...typed.others];
  return typed.order.flatMap((label) => all.filter((one) => one.label === label));
}

/**
 * Return what a child is called within a sentence: a letter alone reads as a word.
 * @param {string} label
 */
export function childName(label) {
  return label.length === 1 ? `child ${label}` : label;
}

/**
 * Return what a child is called where words begin. What a person called the child stays as it is.
 * @param {string} label
 */
export function childTitle(label) {
  return label.length === 1 ? `Child ${label}` : label;
}

/**
 * Return what several children are called within a sentence: “children A and B”, as the engine says.
 * @param {string[]} labels
 */
export function childrenNamed(labels) {
  const letters = labels.filter((one) => one.length === 1);
  const several = letters.length > 1 ? [`children ${listed(letters)}`] : letters.map(childName);
  return listed([...several, ...labels.filter((one) => one.length > 1)]);
}

/** @param {string[]} words */
function listed(words) {
  const before = words.slice(0, -1);
  const last = words.at(-1) ?? "";
  return before.length > 0 ? `${before.join(", ")} and ${last}` : last;
}

/**
 * Return the rows that a calendar holds of a case: of each child, and of those taken out of it.
 * @param {Typed} typed
 */
export function toldOf(typed) {
  return [typed, ...typed.others, ...typed.takenOut].flatMap(({ calendar }) => calendar.told);
}

/**
 * Return what the child in hand is called in what is made of a case of several; "" where it is alone.
 * @param {Pick<Typed, "label" | "others">} typed
 */
export function whichChild(typed) {
  return isFamily(typed) ? childTitle(typed.label) : "";
}

/**
 * Put another child in hand.
 * @param {Typed} typed
 * @param {string} label
 */
export function takeInHand(typed, label) {
  const next = typed.others.find((one) => one.label === label);
  if (!next) return;
  const others = [...typed.others.filter((one) => one !== next), ownOf(typed)];
  Object.assign(typed, { ...ownOf(next), ...ofCase(typed), others });
}

/**
 * Begin another child and put it in hand. Return its label. The dates that the children share
 * come once its pathways ask for them. A letter of a child who was taken out is not used again:
 * entries of that one stand in a calendar.
 * @param {Typed} typed
 */
export function addChild(typed) {
  const taken = [...typed.order, ...typed.takenOut.map((one) => one.label)];
  const label = freeLabel(taken);
  const others = [...typed.others, ownOf(typed)];
  const order = [...typed.order, label];
  Object.assign(typed, { ...nothingTyped(), label, ...ofCase(typed), others, order, isOneShown: false });
  return label;
}

/**
 * Return the first letter that is free, then one with a figure, as `core/saved/joining.py` does.
 * @param {string[]} taken
 * @param {number | ""} [figure]
 * @returns {string}
 */
function freeLabel(taken, figure = "") {
  const labels = [...LETTERS].map((letter) => `${letter}${figure}`);
  const free = labels.find((one) => !taken.some((other) => isLabelOf(other, one)));
  return free ?? freeLabel(taken, figure ? figure + 1 : 2);
}

/**
 * Take a child out of the case; where it is the one in hand, the first of the others takes its place.
 * What a calendar holds of the child stays known.
 * @param {Typed} typed
 * @param {string} label
 */
export function removeChild(typed, label) {
  if (!isFamily(typed)) return;
  const { calendar } = [typed, ...typed.others].find((one) => one.label === label) ?? { calendar: null };
  // Without the child, no later file of ours could take out what a calendar holds of theirs.
  if (calendar && calendar.told.length > 0) typed.takenOut = [...typed.takenOut, structuredClone({ label, calendar })];
  if (typed.label === label) takeInHand(typed, typed.order.find((one) => one !== label) ?? "");
  typed.others = typed.others.filter((one) => one.label !== label);
  typed.order = typed.order.filter((one) => one !== label);
  dropLone([typed, ...typed.others]);
}

/**
 * Call the child in hand something else. Return what is wrong with the words, if anything is.
 * @param {Typed} typed
 * @param {string} words
 */
export function rename(typed, words) {
  const label = asLabel(words);
  if (!label) return "Type a letter or a word.";
  const isTaken = typed.others.some((one) => isSameNumber(asLabel(one.label), label));
  if (isTaken) return `Another child is called ${label} already.`;
  const wasTaken = !isLabelOf(typed.label, label) && typed.takenOut.some((one) => isLabelOf(one.label, label));
  if (wasTaken) return `A child who was taken out of this case was called ${label}. Entries of that child are in a calendar.`;
  typed.order = typed.order.map((one) => (one === typed.label ? label : one));
  typed.label = label;
  return "";
}

/**
 * Tell whether words name the child of a label, as `core/saved/label.py` does.
 * @param {string} label
 * @param {string} words
 */
export function isLabelOf(label, words) {
  return isSameNumber(asLabel(label), asLabel(words));
}

/**
 * Return words as a label: without signs that nobody sees, and “child A” as A, which is shown alike.
 * @param {string} words
 */
function asLabel(words) {
  const label = withoutUnseen(words).replace(/\s+/g, " ").trim();
  return /^child (.)$/iu.exec(label)?.[1] ?? label;
}

/**
 * Tell which other children have a date alike because the case shares it.
 * @param {Typed} typed
 * @param {string} key
 */
export function sharers(typed, key) {
  return typed.own.includes(key) ? [] : typed.others.filter((one) => !one.own.includes(key));
}

/**
 * Give every child who shares a date the day that the child in hand has now, where their pathways
 * ask for it or did; and the child in hand the days that the others have and it is asked for now.
 * @param {Typed} typed
 * @param {{isBirth: (key: string) => boolean, asks: (child: Typed, key: string) => boolean}} dates
 */
export function shareDates(typed, { isBirth, asks }) {
  for (const [key, day] of Object.entries(typed.dates)) {
    if (isBirth(key)) continue;
    for (const other of sharers(typed, key)) {
      if (key in other.dates || asks(other, key)) other.dates[key] = { ...day };
    }
  }
  for (const [key, day] of typed.others.flatMap((other) => Object.entries(other.dates))) {
    const isWanted = !isBirth(key) && !(key in typed.dates) && asks(typed, key);
    if (isWanted && sharers(typed, key).some((other) => other.dates[key] === day)) typed.dates[key] = { ...day };
  }
}

/**
 * Let the child in hand have a date alone, or share it again: then the others' day is taken.
 * @param {Typed} typed
 * @param {string} key
 */
export function setOwn(typed, key) {
  if (!typed.own.includes(key)) typed.own = [...typed.own, key];
  else typed.own = typed.own.filter((one) => one !== key);
  // One whose pathways do not ask for the date has no day to give, nor has an empty field.
  const day = sharers(typed, key)
    .map((other) => other.dates[key])
    .find((one) => one && (one.day || one.month || one.year));
  if (day) typed.dates[key] = { ...day };
}

/**
 * Hold meetings as one, or apart again.
 * @param {Typed} typed
 * @param {{child: string, row: string}[]} rows
 * @param {boolean} isOne
 */
export function setAsOne(typed, rows, isOne) {
  const all = [typed, ...typed.others];
  const number = 1 + Math.max(0, ...all.flatMap((one) => Object.values(one.asOne)));
  for (const one of all) {
    const mine = new Set(rows.filter(({ child }) => child === one.label).map(({ row }) => row));
    const rest = Object.entries(one.asOne).filter(([row]) => !mine.has(row));
    const added = isOne ? [...mine].map((row) => /** @type {const} */ ([row, number])) : [];
    one.asOne = Object.fromEntries([...rest, ...added]);
  }
  dropLone(all);
}

/**
 * Forget meetings that are one with no other any more.
 * @param {Typed[]} all the children of a case
 */
function dropLone(all) {
  const numbers = all.flatMap((one) => Object.values(one.asOne));
  const isLone = (/** @type {number} */ number) => numbers.filter((one) => one === number).length < 2;
  for (const one of all) one.asOne = Object.fromEntries(Object.entries(one.asOne).filter(([, number]) => !isLone(number)));
}

/**
 * Return a copy of a case to come back to. Calendar, save and what was handed over are shared, not
 * copied: what was put there since stays there. So is what is known of records that stand in files.
 * @param {Typed} typed
 * @returns {Typed}
 */
export function copyOf(typed) {
  const { calendar, saved, since, others, asked } = typed;
  const rest = structuredClone({ ...typed, others: [], asked: null });
  savedAlike(rest.records, typed.records);
  return { ...rest, calendar, saved, since, others: others.map(copyOf), asked: asked && copyOf(asked) };
}

/**
 * Return what is a child's own. The object itself is new: who holds it may change it.
 * @param {Typed} typed
 * @returns {Typed}
 */
function ownOf(typed) {
  return { ...nothingTyped(), ...typed, ...ofCase(nothingTyped()) };
}

/** @param {Typed} typed */
function ofCase(typed) {
  return Object.fromEntries(OF_CASE.map((name) => [name, typed[name]]));
}
