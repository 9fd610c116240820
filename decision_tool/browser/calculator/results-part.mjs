/**
 * The engine's answer on the page: the next step, what to mend, what moved, the timetable,
 * the sheets to print.
 *
 * @import {FieldKind, Refusal} from "../worker/messages.mjs"
 * @import {Planned, Trouble} from "../worker/replies.mjs"
 * @import {AnswerPart} from "./answer.mjs"
 * @import {CaseForm} from "./form.mjs"
 * @import {TimetablePart} from "./timetable-part.mjs"
 */

import { link } from "../page/banner.mjs";
import { part } from "../page/element.mjs";
import { movedBanner } from "./moved-banner.mjs";
import { workingSheet } from "./paper.mjs";
import { troubleSummary } from "./trouble.mjs";

const PARTS = /** @type {const} */ (["troubles", "moved", "used", "sheet"]);

/** The parts that hold dates, beside the timetable. */
const DATED = /** @type {const} */ (["moved", "sheet"]);

/** The parts in which something can be done to what is shown. */
const OF_CASE = /** @type {const} */ (["next", "moved", "joint-next", "joint", "table"]);

/** @typedef {Record<(typeof PARTS)[number], HTMLElement>} Parts */

export class ResultsPart {
  /** @type {Trouble[]} */
  #troubles = [];
  #troublesSaid = "";

  /**
   * @param {HTMLElement} root
   * @param {CaseForm} form where faults are shown beside the fields
   * @param {TimetablePart} timetable
   * @param {AnswerPart} answer
   */
  constructor(root, form, timetable, answer) {
    this.root = root;
    this.form = form;
    this.timetable = timetable;
    this.answer = answer;
    this.parts = /** @type {Parts} */ (Object.fromEntries(PARTS.map((name) => [name, part(root, name)])));
  }

  /** Whether anything is to be mended, even if it is still being typed. */
  get hasTroubles() {
    return this.#troubles.length > 0;
  }

  /**
   * Tell whether a field is to be mended.
   * @param {FieldKind} kind
   * @param {string} id
   */
  isFaulty(kind, id) {
    return this.#troubles.some((trouble) => trouble.kind === kind && trouble.id === id);
  }

  /**
   * Another case or child is here: until its dates are, nothing can be done to those that are shown.
   * The children's own timetable is theirs to give back (joint.mjs).
   */
  renounce() {
    for (const name of OF_CASE) part(this.root, name).inert = true;
    this.parts.moved.replaceChildren();
  }

  #takeBack() {
    for (const name of /** @type {const} */ (["next", "moved", "table"])) part(this.root, name).inert = false;
  }

  /**
   * @param {Planned} planned
   * @param {{undo: () => void, dismiss: () => void}} ways
   */
  paint(planned, ways) {
    const { fields, timetable } = planned;
    this.#takeBack();
    this.root.toggleAttribute("data-planned", true);
    this.answer.paint(timetable);
    this.form.paint(fields, timetable.troubles, timetable.moved);
    this.#list(timetable.troubles);
    this.parts.moved.replaceChildren(...movedBanner(timetable.moved, ways));
    this.parts.used.textContent = timetable.dates_used;
    this.root.dataset.paper = timetable.paper;
    this.timetable.paint(planned);
    this.parts.sheet.replaceChildren(...workingSheet(timetable));
  }

  /** @param {() => void} open what opens a file, which is one way to begin */
  clear(open) {
    this.root.toggleAttribute("data-planned", false);
    this.answer.ask("Choose a pathway to begin, or ", link("open a saved file", open), ".");
    this.#empty();
  }

  #empty() {
    this.#takeBack();
    this.#list([]);
    this.timetable.clear();
    for (const name of DATED) this.parts[name].replaceChildren();
  }

  /** Show no dates: none can be worked out for what is typed now. */
  showNoDates() {
    this.root.toggleAttribute("data-planned", false);
    this.answer.ask("No dates can be worked out here now.");
    this.form.forget();
    this.#empty();
  }

  /**
   * Show no dates where a fault of our own leaves none.
   * @param {Refusal} refusal
   */
  loseToBug(refusal) {
    // A refusal may quote what was typed, which is written nowhere: not into the console either.
    console.error("Calculator:", "bug" in refusal ? refusal.bug : "The engine refused what it was sent.");
    this.showNoDates();
  }

  /** Show faults again, now that focus has moved. */
  recheck() {
    this.form.repaint();
    this.#list(this.#troubles);
  }

  /**
   * List what to mend. The same list stays as it is: it may have focus.
   * @param {Trouble[]} troubles
   */
  #list(troubles) {
    this.#troubles = troubles;
    const ripe = troubles.filter((trouble) => !this.form.isBeingTyped(trouble));
    const said = ripe.map((trouble) => trouble.message).join("\n");
    if (said === this.#troublesSaid) return;
    this.#troublesSaid = said;
    this.parts.troubles.replaceChildren(...troubleSummary(ripe));
  }
}
