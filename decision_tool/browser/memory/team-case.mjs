/**
 * A child that is opened from the team's table: one who is in the tab already is that case, and no
 * second one. What the table brought before, and nobody changed here, gives way to what it has now;
 * what was typed here stays. A number that the table has twice tells no child: the case is the one that
 * holds just what the row has, or a new one. A case of an earlier edition has names of its own: what
 * the table has is not put into it.
 *
 * @import {Opened} from "../worker/replies.mjs"
 * @import {SavePoint} from "../page/unsaved.mjs"
 * @import {Typed} from "./case.mjs"
 */

import { everythingIn, isReplacing, putInPlace, remembered, typedIn } from "./case.mjs";
import { takeInHand } from "./family.mjs";
import { isSameNumber, setAside, setAsideCases, takeOut } from "./cases.mjs";

const KINDS = /** @type {const} */ (["dates", "answers", "held"]);

/** Whether the child that was opened last was a case of this tab. */
let isTakenOut = false;

/** What the table brought last, by the case that it was brought to. @type {WeakMap<SavePoint, Typed>} */
const brought = new WeakMap();

/**
 * Put a child of the table where the calculator looks for what was typed. Return its pathways.
 * @param {Opened} opened
 * @param {{isNamedTwice: boolean}} of isNamedTwice: the table has another child of the same number
 */
export function openFromTable(opened, { isNamedTwice }) {
  const typed = { ...typedIn(opened), isReferenceKept: false };
  const known = knownOf(typed, isNamedTwice);
  // Put there a moment ago, for a calculator that did not come: it is not lost to the next one.
  if (isReplacing() && isTakenOut && known !== remembered) setAside({ ...remembered });
  isTakenOut = known !== undefined;
  if (!known) {
    noteBrought(typed, typed);
    putInPlace(typed, isNamedTwice ? { differing: [], isNamedTwice } : null);
    return typed.pathways;
  }
  if (known.edition) {
    takeOut(known);
    putInPlace(known, { differing: [] });
    return known.pathways;
  }
  // The first child had the number before there was a brother or sister.
  takeInHand(known, known.order[0] ?? known.label);
  const differing = takeIn(known, typed, brought.get(known.saved));
  const holdsMore = contentsOf(known) !== contentsOf({ ...typed, label: known.label });
  if (!known.calendar.case) Object.assign(known.calendar, typed.calendar);
  noteBrought(known, typed);
  takeOut(known);
  putInPlace(known, holdsMore ? { differing } : null);
  return known.pathways;
}

/**
 * Return the case of the same child: the one on the page, or one that is set aside. Without a
 * number of its own it is the one that holds just what the table has.
 * @param {Typed} typed
 * @param {boolean} isNamedTwice
 */
function knownOf(typed, isNamedTwice) {
  const cases = [remembered, ...setAsideCases()];
  if (typed.reference && !isNamedTwice)
    return cases.find((one) => one.reference !== "" && !one.unsure && isSameNumber(one.reference, typed.reference));
  return cases.find((one) => contentsOf(one) === contentsOf(typed));
}

/**
 * Take into a case what the table has now. Return the key dates that were typed here otherwise.
 * @param {Typed} known
 * @param {Typed} now
 * @param {Typed | undefined} last
 */
function takeIn(known, now, last) {
  /** @type {string[]} */
  const differing = [];
  for (const kind of KINDS) {
    const here = /** @type {Record<string, unknown>} */ (known[kind]);
    for (const key of new Set([...Object.keys(now[kind]), ...Object.keys(last?.[kind] ?? {})])) {
      const [mine, before, after] = [here[key], last?.[kind][key], now[kind][key]];
      if (isBlank(mine) || isSame(mine, before)) {
        if (after === undefined) delete here[key];
        else here[key] = structuredClone(after);
      } else if (kind === "dates" && after !== undefined && !isSame(mine, after)) differing.push(key);
    }
  }
  const added = now.pathways.filter((id) => !last?.pathways.includes(id));
  const dropped = (last?.pathways ?? []).filter((id) => !now.pathways.includes(id) && !isWorkedOn(known, id));
  known.pathways = [...new Set([...known.pathways.filter((id) => !dropped.includes(id)), ...added])];
  return differing;
}

/**
 * Tell whether something of a pathway was typed here: a meeting of it is marked, or has a record.
 * @param {Typed} typed
 * @param {string} pathway
 */
function isWorkedOn({ held, agreed, drafts, notHeld, listAll, records }, pathway) {
  const rows = [held, agreed, drafts, records].flatMap((one) => Object.keys(one));
  return [...rows, ...notHeld, ...listAll].some((row) => row.startsWith(`${pathway}/`));
}

/**
 * @param {Typed} known
 * @param {Typed} typed
 */
function noteBrought(known, typed) {
  brought.set(known.saved, structuredClone(typed));
}

/**
 * Return all that a case holds, whichever pathway or date of it came first.
 * @param {Typed} typed
 */
function contentsOf(typed) {
  const named = Object.fromEntries(KINDS.map((kind) => [kind, inOrder(typed[kind])]));
  return everythingIn({ ...typed, ...named, pathways: [...typed.pathways].sort() });
}

/** @param {Record<string, unknown>} named */
function inOrder(named) {
  return Object.fromEntries(Object.entries(named).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** @param {unknown} value of a field */
function isBlank(value) {
  if (typeof value !== "object" || value === null) return !value;
  return !["day", "month", "year"].some((box) => /** @type {Record<string, string>} */ (value)[box]);
}

/**
 * @param {unknown} one
 * @param {unknown} other
 */
function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
