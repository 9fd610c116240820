/**
 * One visit to the calculator's page: its parts, and the order in which things happen.
 *
 * @import {DayField, FieldKind, Planned, Reply, Row, Trouble, TypedDay} from "./messages.mjs"
 * @import {Engine, EngineState} from "./client.mjs"
 * @import {Typed} from "./typed.mjs"
 */

import { Announcer } from "./announcer.mjs";
import { Baseline } from "./baseline.mjs";
import { Choice } from "./choice.mjs";
import { part } from "./element.mjs";
import { controlOf, focusOn } from "./focus.mjs";
import { CaseForm } from "./form.mjs";
import { heldField } from "./held-field.mjs";
import { workingSheet } from "./paper.mjs";
import { released, repaint } from "./repaint.mjs";
import { bugBanner, engineBanner, movedBanner, paintIdle, paintNext, troubleSummary } from "./strip.mjs";
import { timetableTable } from "./timetable.mjs";
import { formOf, nothingTyped } from "./typed.mjs";

const SETTLE_MS = 150;
const PARTS = /** @type {const} */ ([
  "next", "engine", "troubles", "moved", "table", "used", "sheet", "chosen", "heading", "status", "clear", "print",
]);

/** @typedef {Record<(typeof PARTS)[number], HTMLElement>} Parts */

export class CalculatorPage {
  #baseline = new Baseline();
  #timer = 0;
  #asked = 0;
  /** The rows that are open. @type {Set<string>} */
  #open = new Set();
  /** Days held that are still being typed. @type {Map<string, TypedDay>} */
  #drafts = new Map();
  #troublesSaid = "";

  /**
   * @param {HTMLElement} root
   * @param {Typed} typed
   * @param {Engine} engine
   */
  constructor(root, typed, engine) {
    this.root = root;
    this.typed = typed;
    this.engine = engine;
    this.parts = /** @type {Parts} */ (Object.fromEntries(PARTS.map((name) => [name, part(root, name)])));
    this.announcer = new Announcer(this.parts.status);
    this.choice = new Choice(root, () => this.#choose());
    this.form = new CaseForm(root, typed, {
      onEdit: (field) => this.#edit(field),
      onSubmit: () => this.#submit(),
      onLeave: () => this.#settleFaults(),
    });
    root.addEventListener("click", (event) => this.#follow(event));
    this.parts.clear.addEventListener("click", () => this.#forget());
    this.parts.print.addEventListener("click", () => this.#print());
    root.dataset.mounted = "";
    this.choice.open(typed.pathways);
    this.#choose();
    this.showEngine(engine.state);
  }

  /** @param {EngineState} state */
  showEngine(state) {
    this.root.dataset.engine = state;
    this.parts.engine.replaceChildren(...engineBanner(state));
    const isNews = state === "restarting" || state === "broken" || state === "impossible";
    if (isNews) this.announcer.say(this.parts.engine.textContent ?? "");
  }

  #choose() {
    this.typed.pathways = this.choice.ids;
    this.form.show(this.choice.inputs);
    this.parts.chosen.textContent = this.choice.titles.join(" and ");
    this.root.toggleAttribute("data-chosen", this.typed.pathways.length > 0);
    this.#baseline.stand();
    if (!this.#baseline.planned) paintIdle(this.parts.next, "Type one date to see the first result.");
    this.#ask();
  }

  /** @param {string} field */
  #edit(field) {
    this.#baseline.edit(field);
    this.announcer.hush();
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#ask(), SETTLE_MS);
  }

  /** Ask for the timetable of what is typed now; the newest question wins. */
  async #ask() {
    window.clearTimeout(this.#timer);
    if (this.typed.pathways.length === 0) {
      this.#clear();
      return;
    }
    const { dates, questions, invitees } = this.choice.inputs;
    const typed = structuredClone(this.typed);
    const form = formOf(typed, { dates, questions: [...questions, ...invitees] });
    const question = ++this.#asked;
    const reply = await this.engine.ask({ ask: "plan", form, before: this.#baseline.before });
    await released();
    if (reply && question === this.#asked && this.root.isConnected) this.#receive(reply, typed);
  }

  /**
   * @param {Reply} reply
   * @param {Typed} typed
   */
  #receive(reply, typed) {
    if (!("timetable" in reply)) {
      console.error("Calculator:", "bug" in reply ? reply.bug : reply.error.message);
      this.root.dataset.engine = "mistaken";
      this.parts.table.replaceChildren();
      this.parts.engine.replaceChildren(bugBanner());
      this.announcer.say(this.parts.engine.textContent ?? "");
      return;
    }
    if (this.root.dataset.engine === "mistaken") this.showEngine(this.engine.state);
    this.#baseline.show({ planned: reply, typed });
    this.root.toggleAttribute("data-planned", true);
    this.#paint(reply);
  }

  #clear() {
    this.#asked += 1;
    this.#baseline.show(null);
    this.root.toggleAttribute("data-planned", false);
    paintIdle(this.parts.next, "Choose a pathway to begin.");
    this.#paintTroubles([]);
    for (const name of /** @type {const} */ (["moved", "table", "sheet"])) this.parts[name].replaceChildren();
  }

  /** @param {Planned} planned */
  #paint({ fields, timetable }) {
    paintNext(this.parts.next, timetable.next);
    this.form.paint(fields, timetable.troubles, timetable.moved);
    this.#paintTroubles(timetable.troubles);
    const ways = { undo: () => this.#undo(), dismiss: () => this.#dismiss() };
    this.parts.moved.replaceChildren(...movedBanner(timetable.moved, ways));
    this.parts.used.textContent = timetable.dates_used;
    this.#paintTable();
    this.parts.sheet.replaceChildren(...workingSheet(timetable));
    if (this.#baseline.editing) this.announcer.sayLater(timetable.announcement);
  }

  #paintTable() {
    const planned = this.#baseline.planned;
    if (!planned) return;
    repaint(this.parts.table, () => {
      const table = timetableTable(planned.timetable, {
        isOpen: (row) => this.#open.has(row.id),
        toggle: (row) => this.#toggle(row.id),
        held: (row) => (row.hold ? this.#heldField(row, planned.fields.held[row.id]) : null),
      });
      this.parts.table.replaceChildren(table);
    });
  }

  /**
   * @param {Row} row
   * @param {DayField | undefined} shown
   */
  #heldField(row, shown) {
    return heldField(row, {
      typed: this.#drafts.get(row.id) ?? this.typed.held[row.id],
      isDraft: this.#drafts.has(row.id),
      shown,
      onDraft: (day) => this.#drafts.set(row.id, day),
      onDay: (day, isByButton) => this.#hold(row.id, day, isByButton),
    });
  }

  /**
   * List what to mend. The same list stays as it is: it may have focus.
   * @param {Trouble[]} troubles
   */
  #paintTroubles(troubles) {
    const ripe = troubles.filter((trouble) => !this.form.isBeingTyped(trouble));
    const said = ripe.map((trouble) => trouble.message).join("\n");
    if (said === this.#troublesSaid) return;
    this.#troublesSaid = said;
    this.parts.troubles.replaceChildren(...troubleSummary(ripe));
  }

  #settleFaults() {
    this.form.repaint();
    const planned = this.#baseline.planned;
    if (planned) this.#paintTroubles(planned.timetable.troubles);
  }

  /** @param {string} id */
  #toggle(id) {
    if (!this.#open.delete(id)) this.#open.add(id);
    this.#paintTable();
  }

  /**
   * @param {string} id a row's
   * @param {TypedDay} day
   * @param {boolean} isByButton
   */
  async #hold(id, day, isByButton) {
    this.typed.held[id] = day;
    this.#drafts.delete(id);
    this.#edit(`held ${id}`);
    await this.#ask();
    const troubles = this.#baseline.planned?.timetable.troubles ?? [];
    const isFaulty = troubles.some((trouble) => trouble.kind === "held" && trouble.id === id);
    if (isFaulty && isByButton) focusOn(this.parts.troubles, ".pw-errors");
  }

  async #submit() {
    this.form.finish();
    await this.#ask();
    const troubles = this.#baseline.planned?.timetable.troubles ?? [];
    if (troubles.length > 0) focusOn(this.parts.troubles, ".pw-errors");
    else this.parts.heading.focus();
  }

  /** Print what is typed now, not what the timetable showed a moment ago. */
  async #print() {
    await this.#ask();
    window.print();
  }

  /** Forget everything typed: the next child is another case. */
  #forget() {
    Object.assign(this.typed, nothingTyped(), { pathways: this.typed.pathways });
    this.#drafts.clear();
    this.form.fill();
    this.#baseline.stand();
    this.#ask();
    focusOn(this.root, "fieldset[data-key]:not([hidden]) input");
  }

  #undo() {
    const { typed } = this.#baseline;
    if (!typed) return;
    Object.assign(this.typed, structuredClone(typed));
    this.form.fill();
    this.#dismiss();
  }

  #dismiss() {
    this.#baseline.stand();
    this.#ask();
    this.parts.heading.focus();
  }

  /** @param {Event} event */
  #follow(event) {
    const link = event.target instanceof Element ? event.target.closest("a[data-to]") : null;
    if (!(link instanceof HTMLElement)) return;
    event.preventDefault();
    const [kind = "", id = ""] = (link.dataset.to ?? "").split(" ");
    if (kind === "held" && !this.#open.has(id)) this.#toggle(id);
    focusOn(this.root, controlOf(/** @type {FieldKind} */ (kind), id));
  }
}
