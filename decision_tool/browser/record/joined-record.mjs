/**
 * What was typed into the record of one meeting for several children. Nothing is kept apart for it:
 * what the children share stands in the record of each, what is a child's in that child's records,
 * so that nothing is lost where the meetings are held apart again.
 *
 * @import {KeptMade, Typed, Values} from "../memory/case.mjs"
 * @import {RecordOf} from "./filled-records.mjs"
 * @import {Place} from "./sheet.mjs"
 *
 * @typedef {RecordOf & {kept: KeptRecord}} Part
 */

import { childrenNamed, childTitle, inOrder } from "../memory/family.mjs";
import { nowSaved } from "../memory/unsaved-records.mjs";
import { carriedInto } from "./carried.mjs";
import { KeptRecord, noteIn } from "./kept.mjs";
import { blankValues, childPlaces, isTick, placesOf, read, write } from "./sheet.mjs";

/**
 * Return the records that one meeting of several children has; none where it is of one child, or
 * where a child of it is no longer in the case under that label.
 * @param {Typed} typed
 * @param {KeptMade | null} made
 * @returns {RecordOf[]}
 */
export function partsOf(typed, made) {
  const children = inOrder(typed);
  const found = (made?.parts ?? []).flatMap((one) => {
    const child = children.find(({ label }) => label === one.child);
    return child ? [{ made: one, records: child.records, child: childTitle(child.label), noted: child.made }] : [];
  });
  return found.length === made?.parts?.length ? found : [];
}

/**
 * Return what several children are called together: “Children A and B”.
 * @param {RecordOf[]} parts
 */
export function whoseAll(parts) {
  const labels = [...new Set(parts.map(({ made }) => made.child))];
  const names = childrenNamed(labels);
  // It begins with “child” where a label is a letter; another stands as somebody wrote it.
  return labels.some((one) => one.length === 1) ? `C${names.slice(1)}` : names;
}

export class JoinedRecord {
  /**
   * @param {RecordOf[]} parts child by child; the form is that of the first
   * @param {{isOld?: boolean}} [of] isOld: the timetable has changed since
   */
  constructor(parts, { isOld = false } = {}) {
    this.child = whoseAll(parts);
    /** @type {Part[]} */
    this.parts = parts.map((one) => {
      const { made, records, child } = one;
      return { ...one, kept: new KeptRecord({ records }, made.document, made, { isOld, child }) };
    });
    this.first = /** @type {Part} */ (this.parts[0]);
  }

  get key() {
    return this.first.kept.key;
  }

  /** What was typed before the scripts came is of one child's form. */
  adopt() {}

  /** @param {HTMLFormElement} sheet */
  show(sheet) {
    write(sheet, { ...this.#usual(sheet), ...this.#typed(sheet), ...this.whose(sheet) });
    for (const place of childPlaces(sheet)) place.readOnly = true;
  }

  /**
   * @param {HTMLFormElement} sheet
   * @returns {Values}
   */
  whose(sheet) {
    return Object.fromEntries(childPlaces(sheet).map(({ name }) => [name, this.child]));
  }

  /**
   * Remember what stands in a sheet, with each child that it is of.
   * @param {HTMLFormElement} sheet
   */
  keep(sheet) {
    const usual = this.#usual(sheet);
    const values = read(sheet);
    for (const part of this.parts) {
      const typed = { ...part.records[part.kept.key] };
      for (const place of placesOf(sheet).filter((one) => this.#isOf(one, part))) {
        const value = values[place.name];
        delete typed[idOf(place)];
        if (value !== undefined && value !== usual[place.name]) typed[idOf(place)] = value;
      }
      if (Object.keys(typed).length > 0) part.records[part.kept.key] = typed;
      else delete part.records[part.kept.key];
    }
  }

  /** @param {Typed} typed */
  note(typed) {
    for (const { made, kept, records, noted = {} } of this.parts) {
      if (noteIn({ records, made: noted }, kept.key, made) && typed.reference) typed.named = typed.reference;
    }
  }

  /** Note that what was typed stands in a file. */
  noteSaved() {
    for (const { kept, records } of this.parts) nowSaved(kept.typedHere(), records);
  }

  /**
   * Return what the timetable fills in, by field.
   * @param {HTMLFormElement} sheet
   * @returns {Record<string, string>}
   */
  told(sheet) {
    const found = placesOf(sheet).map(
      (place) => /** @type {const} */ ([place.name, this.#tellerOf(place).kept.fills[place.dataset.fill ?? ""]]),
    );
    const known = found.filter((one) => one[1] !== undefined);
    return Object.assign(Object.fromEntries(known), this.whose(sheet));
  }

  /**
   * Return what goes on from each child's record before this one.
   * @param {HTMLFormElement} sheet
   */
  lasts(sheet) {
    return this.parts.flatMap((part) => {
      const own = placesOf(sheet).filter((place) => this.#tellerOf(place) === part);
      const { last, lastSaid } = part.kept;
      return last ? [{ last, values: carriedInto(own, lastSaid) }] : [];
    });
  }

  /**
   * @param {HTMLFormElement} sheet
   * @returns {Record<string, string>}
   */
  filled(sheet) {
    return { ...Object.assign({}, ...this.lasts(sheet).map(({ values }) => values)), ...this.told(sheet) };
  }

  /**
   * @param {HTMLFormElement} sheet
   * @returns {Values}
   */
  #usual(sheet) {
    return { ...blankValues(sheet), ...this.filled(sheet) };
  }

  /**
   * Return what was typed, by field. Where children have other words in what they share, all stand.
   * @param {HTMLFormElement} sheet
   * @returns {Values}
   */
  #typed(sheet) {
    /** @type {Values} */
    const found = {};
    for (const place of placesOf(sheet)) {
      const own = this.parts.filter((part) => this.#isOf(place, part));
      const typed = own.flatMap(({ records, kept }) => records[kept.key]?.[idOf(place)] ?? []);
      if (typed.length > 0) found[place.name] = together(place, [...new Set(typed)]);
    }
    return found;
  }

  /**
   * Return the part that says what is known for a field.
   * @param {Place} place
   */
  #tellerOf(place) {
    return (place.dataset.at !== undefined && this.parts[Number(place.dataset.at)]) || this.first;
  }

  /**
   * Tell whether what a field holds is kept in the record of a part. What a form takes from its step
   * means something else in the form of another step.
   * @param {Place} place
   * @param {Part} part
   */
  #isOf(place, part) {
    const teller = this.#tellerOf(place);
    if (part === teller) return true;
    const section = /** @type {HTMLElement | null} */ (place.closest(".rec-section"));
    if (place.dataset.at !== undefined) return section?.dataset.each === "child" && part.child === teller.child;
    return section?.dataset.ofStep === undefined || part.made.document === teller.made.document;
  }
}

/**
 * Return what a field is called in its own form.
 * @param {Place} place
 */
function idOf(place) {
  return place.dataset.own ?? place.name;
}

/**
 * @param {Place} place
 * @param {(string | boolean)[]} values
 */
function together(place, values) {
  if (isTick(place)) return values.includes(true);
  const words = values.filter((one) => one !== "");
  if (place instanceof HTMLSelectElement) return words[0] ?? "";
  return words.join(place instanceof HTMLTextAreaElement ? "\n" : "; ");
}
