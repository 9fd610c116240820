/**
 * One visit to the calculator's page: its parts, and the order in which things happen.
 *
 * @import {Before, DayField, FieldKind, Planned, Reply, Row, Trouble, TypedDay} from "./messages.mjs"
 * @import {Engine, EngineState} from "./client.mjs"
 * @import {Typed} from "./typed.mjs"
 */

import { Announcer } from "./announcer.mjs";
import { Choice } from "./choice.mjs";
import { part } from "./element.mjs";
import { CaseForm } from "./form.mjs";
import { heldField, heldFieldId } from "./held-field.mjs";
import { workingSheet } from "./paper.mjs";
import { bugBanner, engineBanner, movedBanner, paintNext, troubleSummary } from "./strip.mjs";
import { rowId, timetableTable } from "./timetable.mjs";
import { formOf, nothingTyped } from "./typed.mjs";

const SETTLE_MS = 150;
const NO_PATHWAY = "Choose a pathway to begin.";
const NO_DATE = "Type one date to see the first result.";

export class CalculatorPage {
  /** @type {Planned | null} */
  #shown = null;
  /** What stood there before the edit that is under way, for "was" and Undo. @type {{planned: Planned, typed: Typed} | null} */
  #base = null;
  /** What was typed for the timetable that is shown. @type {Typed | null} */
  #shownTyped = null;
  #editing = "";
  #timer = 0;
  /** @type {Set<string>} */
  #open = new Set();
  /** Days held that are still being typed. @type {Map<string, TypedDay>} */
  #drafts = new Map();

  /**
   * @param {HTMLElement} root
   * @param {Typed} typed
   * @param {Engine} engine
   */
  constructor(root, typed, engine) {
    this.root = root;
    this.typed = typed;
    this.engine = engine;
    this.parts = {
      next: part(root, "next"),
      engine: part(root, "engine"),
      troubles: part(root, "troubles"),
      moved: part(root, "moved"),
      table: part(root, "table"),
      used: part(root, "used"),
      sheet: part(root, "sheet"),
      chosen: part(root, "chosen"),
      heading: part(root, "heading"),
    };
    this.announcer = new Announcer(part(root, "status"));
    this.choice = new Choice(root, () => this.#choose());
    this.form = new CaseForm(root, typed, {
      onEdit: (field) => this.#edit(field),
      onSubmit: () => this.#submit(),
      onLeave: () => this.#settleFaults(),
    });
    root.addEventListener("click", (event) => this.#follow(event));
    part(root, "clear").addEventListener("click", () => this.#forget());
    root.dataset.mounted = "";
    this.choice.open(typed.pathways);
    this.#choose();
    this.showEngine(engine.state);
  }

  /** @param {EngineState} state */
  showEngine(state) {
    this.root.dataset.engine = state;
    this.parts.engine.replaceChildren(...engineBanner(state));
    if (state === "restarting" || state === "broken" || state === "impossible") {
      this.announcer.say(this.parts.engine.textContent ?? "");
    }
  }

  #choose() {
    this.typed.pathways = this.choice.ids;
    this.form.show(this.choice.inputs);
    this.parts.chosen.textContent = this.choice.titles.join(" and ");
    this.root.toggleAttribute("data-chosen", this.typed.pathways.length > 0);
    this.#stand();
    if (!this.#shown) this.#showIdle(NO_DATE);
    this.#ask();
  }

  /** @param {string} what what to do to see a first result */
  #showIdle(what) {
    paintNext(this.parts.next, { state: "idle", when: [], what, counts: "" });
  }

  /** @param {string} field */
  #edit(field) {
    if (field !== this.#editing) {
      this.#editing = field;
      this.#base = this.#shown && this.#shownTyped && { planned: this.#shown, typed: this.#shownTyped };
    }
    this.announcer.hush();
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#ask(), SETTLE_MS);
  }

  /** Let what is shown now be what later changes are compared with. */
  #stand() {
    this.#editing = "";
    this.#base = null;
  }

  /** Ask for the timetable of what is typed now; the newest question wins. */
  async #ask() {
    window.clearTimeout(this.#timer);
    if (this.typed.pathways.length === 0) {
      this.#clear();
      return;
    }
    const inputs = this.choice.inputs;
    const shown = { dates: inputs.dates, questions: [...inputs.questions, ...inputs.invitees] };
    const typed = structuredClone(this.typed);
    const base = this.#base?.planned;
    const before = base ? beforeOf(base) : null;
    const reply = await this.engine.ask({ ask: "plan", form: formOf(typed, shown), before });
    if (reply && this.root.isConnected && this.typed.pathways.length > 0) this.#receive(reply, typed);
  }

  /**
   * @param {Reply} reply
   * @param {Typed} typed
   */
  #receive(reply, typed) {
    if ("timetable" in reply) {
      this.#shown = reply;
      this.#shownTyped = typed;
      if (this.root.dataset.engine === "mistaken") this.showEngine(this.engine.state);
      this.root.toggleAttribute("data-planned", true);
      this.#paint(reply);
      return;
    }
    console.error("Calculator:", "bug" in reply ? reply.bug : reply.error.message);
    this.root.dataset.engine = "mistaken";
    this.parts.table.replaceChildren();
    this.parts.engine.replaceChildren(bugBanner());
    this.announcer.say(this.parts.engine.textContent ?? "");
  }

  #clear() {
    this.#shown = null;
    this.root.toggleAttribute("data-planned", false);
    this.#showIdle(NO_PATHWAY);
    for (const place of ["troubles", "moved", "table", "sheet"]) {
      this.parts[/** @type {"table"} */ (place)].replaceChildren();
    }
  }

  /** @param {Planned} planned */
  #paint(planned) {
    const { timetable } = planned;
    paintNext(this.parts.next, timetable.next);
    this.form.paint(planned.fields, timetable.troubles, timetable.moved);
    this.#paintTroubles(timetable.troubles);
    this.parts.moved.replaceChildren(
      ...movedBanner(timetable.moved, { undo: () => this.#undo(), dismiss: () => this.#dismiss() }),
    );
    this.parts.used.textContent = timetable.dates_used;
    keepingFocus(this.parts.table, () => this.#paintTable());
    this.parts.sheet.replaceChildren(...workingSheet(timetable));
    if (this.#editing) this.announcer.sayLater(timetable.announcement);
  }

  #paintTable() {
    if (!this.#shown) return;
    const { fields, timetable } = this.#shown;
    const table = timetableTable(timetable, {
      isOpen: (row) => this.#open.has(row.id),
      toggle: (row) => this.#toggle(row.id),
      held: (row) => (row.hold ? this.#heldField(row, fields.held[row.id]) : null),
    });
    this.parts.table.replaceChildren(table);
  }

  /**
   * @param {Row} row
   * @param {DayField | undefined} shown
   */
  #heldField(row, shown) {
    return heldField(row, {
      typed: this.#drafts.get(row.id) ?? this.typed.held[row.id],
      shown,
      onDraft: (day) => this.#drafts.set(row.id, day),
      onDay: (day, isByButton) => this.#hold(row, day, isByButton),
    });
  }

  /** @param {Trouble[]} troubles */
  #paintTroubles(troubles) {
    const ripe = troubles.filter((trouble) => !this.form.isBeingTyped(trouble));
    this.parts.troubles.replaceChildren(...troubleSummary(ripe));
  }

  #settleFaults() {
    this.form.repaint();
    if (this.#shown) this.#paintTroubles(this.#shown.timetable.troubles);
  }

  /** @param {string} id */
  #toggle(id) {
    if (!this.#open.delete(id)) this.#open.add(id);
    keepingFocus(this.parts.table, () => this.#paintTable());
  }

  /**
   * @param {Row} row
   * @param {TypedDay} day
   * @param {boolean} isByButton
   */
  async #hold(row, day, isByButton) {
    this.typed.held[row.id] = day;
    this.#drafts.delete(row.id);
    this.#edit(`held ${row.id}`);
    await this.#ask();
    const trouble = this.#shown?.timetable.troubles.find((one) => one.kind === "held" && one.id === row.id);
    if (trouble && isByButton) this.#focusTroubles();
  }

  async #submit() {
    this.form.finish();
    await this.#ask();
    if (this.#shown && this.#shown.timetable.troubles.length > 0) this.#focusTroubles();
    else this.parts.heading.focus();
  }

  #focusTroubles() {
    const summary = this.parts.troubles.querySelector(".pw-errors");
    if (summary instanceof HTMLElement) summary.focus();
  }

  /** Forget everything typed: the next child is another case. */
  #forget() {
    Object.assign(this.typed, nothingTyped(), { pathways: this.typed.pathways });
    this.#drafts.clear();
    this.form.fill();
    this.#stand();
    this.#ask();
    this.root.querySelector("fieldset[data-key]:not([hidden]) input")?.focus();
  }

  #undo() {
    if (!this.#base) return;
    Object.assign(this.typed, structuredClone(this.#base.typed));
    this.form.fill();
    this.#dismiss();
  }

  #dismiss() {
    this.#stand();
    this.#ask();
    this.parts.heading.focus();
  }

  /** @param {Event} event */
  #follow(event) {
    const link = event.target instanceof Element ? event.target.closest("a[data-to]") : null;
    if (!(link instanceof HTMLElement)) return;
    event.preventDefault();
    const [kind = "", id = ""] = (link.dataset.to ?? "").split(" ");
    this.#focusField(/** @type {FieldKind} */ (kind), id);
  }

  /**
   * @param {FieldKind} kind
   * @param {string} id
   */
  #focusField(kind, id) {
    if (kind === "pathways") {
      this.choice.focus();
      return;
    }
    if (kind === "held" && !this.#open.has(id)) this.#toggle(id);
    const wanted = {
      dates: `#date-${id} input`,
      answers: `#answer-${id} input`,
      held: `#${heldFieldId(id)} input`,
      rows: `#${rowId(id)}-toggle`,
    };
    const field = this.root.querySelector(wanted[kind]);
    field?.closest("details")?.setAttribute("open", "");
    if (field instanceof HTMLElement) field.focus();
  }
}

/**
 * @param {Planned} planned
 * @returns {Before}
 */
function beforeOf(planned) {
  const rows = planned.timetable.groups.flatMap((group) => group.rows);
  return {
    days: Object.fromEntries(rows.map((row) => [row.id, row.day])),
    dates: planned.plan.given.dates,
    held: planned.plan.given.held,
  };
}

/**
 * Make *place* anew without losing focus: it goes to what now carries the id of what had it.
 * @param {HTMLElement} place
 * @param {() => void} make
 */
function keepingFocus(place, make) {
  const focused = place.contains(document.activeElement) ? document.activeElement : null;
  const caret = focused instanceof HTMLInputElement ? focused.selectionStart : null;
  make();
  const again = focused?.id ? document.getElementById(focused.id) : null;
  again?.focus({ preventScroll: true });
  if (again instanceof HTMLInputElement) again.setSelectionRange(caret, caret);
}
