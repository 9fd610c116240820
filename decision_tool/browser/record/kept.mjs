/**
 * What was typed into one record, kept in the page's memory beside what was typed into the
 * timetable: only what differs from a blank form as the timetable fills it in, so that a date
 * that moves later moves here too.
 *
 * @import {RecordMade} from "../worker/replies.mjs"
 * @import {KeptMade, Typed, Values} from "../memory/case.mjs"
 *
 * @typedef {Pick<Typed, "records">} TypedRecords
 */

import { inOrder } from "../memory/family.mjs";
import { inputsOf } from "../memory/case.mjs";
import { nowSaved } from "../memory/unsaved-records.mjs";
import { carriedInto } from "./carried.mjs";
import { blankValues, changed, childPlaces, filledIn, placesOf, read, write } from "./sheet.mjs";

export class KeptRecord {
  /**
   * @param {TypedRecords} typed
   * @param {string} document its id
   * @param {RecordMade | null} made what the timetable knows of it; null: a blank form
   * @param {{isOld?: boolean, child?: string}} of isOld: the timetable has changed since, so that it
   * fills in nothing; child: which of several, who is named whatever the timetable fills in
   */
  constructor(typed, document, made, { isOld = false, child = "" } = {}) {
    this.typed = typed;
    this.child = child;
    /** @type {Record<string, string>} */
    this.fills = { ...((!isOld && made?.fills) || {}), ...(child ? { child } : {}) };
    /** The record before this one, whose actions it goes on with, if anything was typed into that. */
    this.last = (!isOld && made?.last && typed.records[`${made.last.row} ${made.last.document}`] && made.last) || null;
    this.key = `${made?.row ?? ""} ${document}`;
  }

  /**
   * Put into a sheet what the timetable fills in and what was typed over it.
   * @param {HTMLFormElement} sheet
   */
  show(sheet) {
    write(sheet, { ...this.#usual(sheet), ...this.typed.records[this.key], ...this.whose(sheet) });
    // What a child is called is said once, in the timetable: here it is told of this child alone.
    for (const place of childPlaces(sheet)) place.readOnly = this.child !== "";
  }

  /**
   * Return which child it is of, by field; nothing where there is one alone.
   * @param {HTMLFormElement} sheet
   * @returns {Values}
   */
  whose(sheet) {
    return this.child ? Object.fromEntries(childPlaces(sheet).map(({ name }) => [name, this.child])) : {};
  }

  /** What was typed into the record before this one. @returns {Values} */
  get lastSaid() {
    return (this.last && this.typed.records[`${this.last.row} ${this.last.document}`]) || {};
  }

  /**
   * Return what the timetable fills in, by field.
   * @param {HTMLFormElement} sheet
   */
  told(sheet) {
    return filledIn(sheet, this.fills);
  }

  /**
   * Return what goes on from the record before this one, by field, and which that is.
   * @param {HTMLFormElement} sheet
   */
  lasts(sheet) {
    return this.last ? [{ last: this.last, values: carriedInto(placesOf(sheet), this.lastSaid) }] : [];
  }

  /**
   * Return what the timetable and the record before this one fill in, by field.
   * @param {HTMLFormElement} sheet
   * @returns {Record<string, string>}
   */
  filled(sheet) {
    return { ...Object.assign({}, ...this.lasts(sheet).map(({ values }) => values)), ...this.told(sheet) };
  }

  /**
   * Take in what was typed into a sheet as built, before the scripts came.
   * @param {HTMLFormElement} sheet
   */
  adopt(sheet) {
    const typed = changed(read(sheet), blankValues(sheet));
    if (Object.keys(typed).length > 0) this.typed.records[this.key] = { ...this.typed.records[this.key], ...typed };
  }

  /**
   * Remember what stands in a sheet. What was typed into the form of another edition and has no field
   * here stays.
   * @param {HTMLFormElement} sheet
   */
  keep(sheet) {
    const typed = { ...this.#unseen(sheet), ...changed(read(sheet), this.#usual(sheet)) };
    if (Object.keys(typed).length > 0) this.typed.records[this.key] = typed;
    else delete this.typed.records[this.key];
  }

  /**
   * Return the words that were typed and that a sheet has no field for.
   * @param {HTMLFormElement} sheet
   */
  unseen(sheet) {
    return Object.values(this.#unseen(sheet))
      .filter((one) => typeof one === "string" && one !== "")
      .map(String);
  }

  /**
   * @param {HTMLFormElement} sheet
   * @returns {Values}
   */
  #unseen(sheet) {
    const shown = new Set(placesOf(sheet).map(({ name }) => name));
    return Object.fromEntries(Object.entries(this.typed.records[this.key] ?? {}).filter(([id]) => !shown.has(id)));
  }

  /**
   * Return which of the values of a sheet were typed, under its key; nothing where none was.
   * @param {HTMLFormElement} sheet
   * @param {Values} values
   * @returns {Record<string, Values>}
   */
  typedInto(sheet, values) {
    const typed = changed(values, this.#usual(sheet));
    return Object.keys(typed).length > 0 ? { [this.key]: typed } : {};
  }

  /**
   * Note that the values of a sheet stand in a file.
   * @param {HTMLFormElement} sheet
   * @param {Values} values
   */
  noteSaved(sheet, values) {
    nowSaved(this.typedInto(sheet, values));
  }

  /** Return what was typed into this record, under its key; nothing where nothing was. */
  typedHere() {
    const typed = this.typed.records[this.key];
    return typed ? { [this.key]: typed } : {};
  }

  /**
   * @param {HTMLFormElement} sheet
   * @returns {Values}
   */
  #usual(sheet) {
    return { ...blankValues(sheet), ...this.filled(sheet) };
  }
}

/**
 * Return the record a page is to show: the one chosen in the timetable, if it is of this form.
 * @param {Typed} typed
 * @param {string} document
 */
export function chosenFor(typed, document) {
  return typed.record?.document === document ? typed.record : null;
}

/**
 * Return all that a record is made of, to tell whether it is still the same.
 * @param {Typed} typed
 * @param {Pick<KeptMade, "parts">} made
 */
export function inputsFor(typed, { parts }) {
  return parts ? JSON.stringify(inOrder(typed).map(inputsOf)) : inputsOf(typed);
}

/**
 * Note what a record that holds words is of, and under which number: its meeting may no longer
 * be listed when all records are made, and the case's number may be typed over.
 * @param {Typed} typed
 * @param {string} key
 * @param {KeptMade} made
 */
export function noteMade(typed, key, made) {
  if (noteIn(typed, key, made) && typed.reference) typed.named = typed.reference;
}

/**
 * Note what a record of a child is of, if it holds words; tell whether it does.
 * @param {Pick<Typed, "records" | "made">} child
 * @param {string} key
 * @param {KeptMade} made
 */
export function noteIn(child, key, made) {
  const isWorded = key in child.records;
  if (isWorded) child.made[key] = made;
  else delete child.made[key];
  return isWorded;
}

/**
 * Return the records that hold words and are not among those of the timetable, under the
 * number of the case as it is now.
 * @param {Pick<Typed, "made" | "reference">} typed
 * @param {(key: string, made: KeptMade) => boolean} isListed
 * @returns {KeptMade[]}
 */
export function unlisted({ made, reference }, isListed) {
  const rest = Object.entries(made).filter(([key, one]) => one.row !== "" && !isListed(key, one));
  return rest.map(([, one]) => ({ ...one, fills: named(one.fills, reference), one: 0, isUnlisted: true }));
}

/**
 * Return the titles of forms that were filled in without a timetable.
 * @param {Pick<Typed, "made">} typed
 */
export function filledAlone({ made }) {
  return Object.values(made)
    .filter((one) => one.row === "")
    .map((one) => one.title);
}

/**
 * @param {Record<string, string>} fills
 * @param {string} reference
 */
function named(fills, reference) {
  const { reference: _, ...rest } = fills;
  return reference ? { ...rest, reference } : rest;
}
