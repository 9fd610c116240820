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

import { caseName, nothingTyped } from "../memory/case.mjs";
import { asideNamed, askWhose, isOtherNumber, setAside, settleWhose, takeOut, takeSince } from "../memory/cases.mjs";
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
    if (isOtherNumber({ ...typed, records: this.#worded() }, number)) {
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

  /** Go to that child's case, or begin it. The first one keeps what it held as it was asked. */
  #begin() {
    const { typed } = this;
    const { pathways, unsure } = typed;
    const since = changed(read(this.sheet), this.#before);
    write(this.sheet, this.#before);
    this.listener.settle();
    const given = takeSince(typed);
    const known = asideNamed(unsure);
    this.whose.replaceChildren();
    const next = known ?? { ...nothingTyped(), pathways, reference: unsure, named: unsure, ...given };
    if (known) takeOut(known);
    const first = { ...typed };
    const isKept = setAside(first);
    Object.assign(typed, next);
    const where = isKept ? "kept in this tab: go back to it in Work out dates" : "in the files you saved";
    this.listener.switched(since, `This is ${known ? "" : "a new case, "}${caseName(typed)}. ${caseName(first)} is ${where}.`);
  }
}
