/**
 * The box for the case number on a record's sheet. Words of one child never come to stand under
 * another's number unasked: another number typed there is asked about, as in the calculator, and
 * until it is said whose it is the sheet stays under the first.
 *
 * @import {Typed, Values} from "../memory/case.mjs"
 *
 * key: of the record; settle: takes in what the sheet holds now; corrected: the number of the case
 * is another now; switched: another case is the one of the tab, with what was typed since.
 * @typedef {{
 *   key: () => string, settle: () => void, corrected: () => void,
 *   switched: (since: Values, said: string) => void, say: (words: string) => void,
 * }} NumberListener
 */

import { askWhose, beginAsked, offeredSince, offerSince, settleWhose, takeSince } from "../memory/asked-number.mjs";
import { caseName } from "../memory/case.mjs";
import { asideNamed, isOtherNumber, setAside, takeOut } from "../memory/cases.mjs";
import { whoseNumber } from "../memory/whose-number.mjs";
import { changed, placesOf, read, write } from "./sheet.mjs";

export class SheetNumber {
  /** What stood in the sheet as it was asked. @type {Values} */
  #before = {};

  /**
   * @param {HTMLFormElement} sheet
   * @param {Typed} typed
   * @param {HTMLElement} whose where it is asked
   * @param {NumberListener} listener
   */
  constructor(sheet, typed, whose, listener) {
    this.sheet = sheet;
    this.typed = typed;
    this.whose = whose;
    this.listener = listener;
    this.places = placesOf(sheet).filter((place) => place.dataset.fill === "reference");
    for (const place of this.places) place.addEventListener("change", () => this.#check(place.value.trim()));
  }

  /** Ask again where it was not answered on another page. */
  recall() {
    if (this.typed.unsure) this.#ask();
  }

  /**
   * Show a number in the sheet.
   * @param {string} number
   */
  show(number) {
    write(this.sheet, Object.fromEntries(this.places.map((place) => [place.name, number])));
  }

  /** @param {string} number as it stands in the sheet now */
  #check(number) {
    const { typed } = this;
    if (number === "") return;
    if (this.#isOther(number)) {
      this.show(typed.named);
      this.listener.settle();
      askWhose(typed, number);
      this.#ask().focus();
      return;
    }
    if (typed.unsure) this.#keep();
    // Over nothing else, a number names the case as often as it is typed.
    typed.named = typed.reference || number;
  }

  /** @param {string} number */
  #isOther(number) {
    return isOtherNumber({ ...this.typed, records: this.#worded() }, number);
  }

  /**
   * Return why the words of a file cannot be put here, by the number that it has; or "".
   * @param {Values} values
   */
  whyNot(values) {
    const { unsure } = this.typed;
    if (unsure) return `First say whose number ${unsure} is.`;
    const number = this.#numberIn(values);
    const isAside = this.#isOther(number) && asideNamed(number) !== undefined;
    return isAside ? `It is of ${number}, another case that is kept in this tab. Go to that case, and open the file there.` : "";
  }

  /**
   * Take the words of a file into the sheet. Those of another number are asked about, and stand
   * under the first until it is said whose they are. Return how they are taken back, and whether
   * it was asked.
   * @param {Values} values
   * @param {(values: Values) => void} put
   */
  takeIn(values, put) {
    const { typed } = this;
    const { named } = typed;
    const number = this.#numberIn(values);
    const before = read(this.sheet);
    const isAsked = this.#isOther(number);
    if (isAsked) {
      this.show(named);
      askWhose(typed, number);
      this.#ask();
    } else if (number) typed.named = typed.reference || number;
    const own = Object.fromEntries(this.places.map(({ name }) => [name, named]));
    put(isAsked ? { ...values, ...own } : values);
    const undo = () => {
      if (typed.unsure) this.#keep();
      if (!isAsked) typed.named = named;
      // A number that was corrected since stays: it is that of the whole case.
      put(isAsked ? this.#withoutNumber(before) : before);
    };
    return { isAsked, undo };
  }

  /** @param {Values} values */
  #numberIn(values) {
    return String(values[this.places[0]?.name ?? ""] ?? "").trim();
  }

  /** @param {Values} values */
  #withoutNumber(values) {
    const names = new Set(this.places.map(({ name }) => name));
    return Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name)));
  }

  /** Put the question where somebody reads it who just opened a file. */
  focus() {
    const asked = this.whose.firstElementChild;
    if (asked instanceof HTMLElement) asked.focus();
  }

  /** The records that hold more than a number. */
  #worded() {
    const names = new Set(this.places.map(({ name }) => name));
    const key = this.listener.key();
    const isWorded = (/** @type {[string, Values]} */ [one, values]) => one !== key || Object.keys(values).some((name) => !names.has(name));
    return Object.fromEntries(Object.entries(this.typed.records).filter(isWorded));
  }

  #ask() {
    this.#before = read(this.sheet);
    const ways = { same: () => this.#correct(), another: () => this.#begin(), keep: () => this.#keep() };
    const asked = whoseNumber(this.typed, ways, asideNamed(this.typed.unsure));
    this.whose.replaceChildren(asked);
    asked.scrollIntoView({ block: "nearest" });
    return asked;
  }

  #correct() {
    const { typed } = this;
    Object.assign(typed, { reference: typed.unsure, named: typed.unsure });
    settleWhose(typed);
    this.listener.corrected();
    this.#said(`The number of this case is ${typed.reference} now.`);
  }

  #keep() {
    const { typed } = this;
    settleWhose(typed);
    const number = typed.reference || typed.named;
    this.#said(number ? `The number of this case is still ${number}.` : "This case has no number.");
  }

  /** @param {string} words */
  #said(words) {
    this.whose.replaceChildren();
    this.places[0]?.focus();
    this.listener.say(words);
  }

  /** Go to that child's case, or begin it. The first one is again what it was as it was asked. */
  #begin() {
    const { typed } = this;
    const known = asideNamed(typed.unsure);
    const since = known ? {} : changed(read(this.sheet), this.#before);
    if (!known) {
      // It goes on in the sheet of the new case, which may be of another record.
      write(this.sheet, this.#before);
      this.listener.settle();
    }
    this.whose.replaceChildren();
    const next = known ?? beginAsked(typed);
    if (known) {
      offerSince(known, takeSince(typed), typed);
      takeOut(known);
    }
    const first = { ...typed };
    const isKept = setAside(first);
    Object.assign(typed, next);
    const where = isKept ? "kept in this tab: go back to it in Work out dates" : "in the files you saved";
    const said = `This is ${known ? "" : "a new case, "}${caseName(typed)}. ${caseName(first)} is ${where}.`;
    const offered = offeredSince(typed) ? ` What you typed since is not in ${caseName(typed)}: it is offered in Work out dates.` : "";
    this.listener.switched(since, `${said}${offered}`);
  }
}
