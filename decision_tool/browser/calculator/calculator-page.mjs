/**
 * One visit to the calculator's page: its parts, and the order in which things happen.
 *
 * @import {FieldKind, Opened, Planned, Row, TypedDay} from "../worker/messages.mjs"
 * @import {Engine, EngineState} from "../worker/client.mjs"
 * @import {Typed} from "./typed.mjs"
 */

import { Announcer } from "../page/announcer.mjs";
import { Asking } from "./asking.mjs";
import { Choice } from "./choice.mjs";
import { part } from "../page/element.mjs";
import { controlOf, focusOn } from "../page/focus.mjs";
import { CaseForm } from "./form.mjs";
import { heldWords } from "./held-field.mjs";
import { NoticePlace } from "../page/notice.mjs";
import { OpenFile } from "./open-file.mjs";
import { openedNotice } from "./opened-notice.mjs";
import { ResultsPart } from "./results-part.mjs";
import { engineBanner, paintIdle } from "./strip.mjs";
import { TakingAway } from "./taking-away.mjs";
import { TakingRecords } from "./taking-records.mjs";
import { TimetablePart } from "./timetable-part.mjs";
import { Toolbar } from "./toolbar.mjs";
import { formOf, nothingTyped, takeReplaced, typedIn } from "./typed.mjs";

export class CalculatorPage {
  /** What to say with the next timetable; null: nothing changed that is worth a word. @type {string | null} */
  #news = null;
  /** The row that was marked just now. @type {{id: string, said: string, before: Typed} | null} */
  #marked = null;

  /**
   * @param {HTMLElement} root
   * @param {Typed} typed
   * @param {Engine} engine
   */
  constructor(root, typed, engine) {
    this.root = root;
    this.typed = typed;
    this.engine = engine;
    this.heading = part(root, "heading");
    this.announcer = new Announcer(part(root, "status"));
    this.notices = new NoticePlace(() => part(root, "notice"), () => this.#focusHeading());
    this.choice = new Choice(root, () => this.#choose());
    this.form = new CaseForm(root, typed, {
      onEdit: (field) => this.#edit(field),
      onSubmit: () => this.#submit(),
      onLeave: () => this.results.settle(),
    });
    this.file = new OpenFile(root, engine, this.notices, (opened) => this.#takeOver(opened));
    const asker = { form: () => this.#asked, say: (/** @type {string} */ words) => this.announcer.sayAgain(words) };
    const takingAway = new TakingAway(engine, typed, asker);
    const takingRecords = new TakingRecords(engine, typed, asker);
    const others = { print: () => this.#print(), open: () => this.file.choose() };
    this.toolbar = new Toolbar(root, { takingAway, takingRecords }, this.notices, others);
    this.timetable = new TimetablePart(part(root, "table"), typed, {
      // An open row shows its count as well, which only the engine can give.
      onToggle: (isOpen) => isOpen && this.asking.now(),
      onHold: (row, day, isByButton) => this.#hold(row, day, isByButton),
      takingAway,
      takingRecords,
      notices: this.notices,
    });
    this.results = new ResultsPart(root, this.form, this.timetable);
    this.asking = new Asking(engine, typed, {
      isThere: () => root.isConnected,
      form: () => this.#asked,
      open: () => this.timetable.open,
      onPlanned: (planned) => this.#show(planned),
      onMistake: (refusal) => this.announcer.say(this.results.confess(refusal)),
    });
    root.addEventListener("click", (event) => this.#follow(event));
    part(root, "clear").addEventListener("click", () => this.#forget());
    root.dataset.mounted = "";
    this.choice.open(typed.pathways);
    this.#renew(null);
    const replaced = takeReplaced();
    if (replaced) this.#offerUndo("Opened in place of what was here.", replaced);
    this.showEngine(engine.state);
  }

  /** @param {EngineState} state */
  showEngine(state) {
    const place = part(this.root, "engine");
    this.root.dataset.engine = state;
    place.replaceChildren(...engineBanner(state));
    const isNews = state === "restarting" || state === "broken" || state === "impossible";
    if (isNews) this.announcer.say(place.textContent ?? "");
  }

  /** What is typed, as the engine is asked about it. */
  get #asked() {
    const { dates, questions, invitees } = this.choice.inputs;
    return formOf(this.typed, { dates, questions: [...questions, ...invitees] });
  }

  /** @param {Planned} planned */
  #show(planned) {
    const { timetable } = planned;
    if (this.root.dataset.engine === "mistaken") this.showEngine(this.engine.state);
    this.results.paint(planned, { undo: () => this.#undo(), dismiss: () => this.#compareAnew(null) });
    this.toolbar.paint(timetable, this.typed.calendar.told);
    this.#tellMarked(timetable.moved !== null);
    if (this.#news !== null) this.announcer.sayLater(`${this.#news} ${timetable.announcement}`.trim());
    this.#news = null;
  }

  /** @param {string} field */
  #edit(field) {
    this.#news ??= "";
    this.notices.pass();
    this.announcer.hush();
    this.asking.soon(field);
  }

  #choose() {
    const before = this.#snapshot();
    const removed = before.pathways.filter((id) => !this.choice.ids.includes(id));
    const said = removed.length > 0 ? `Removed ${removed.map((id) => this.choice.titleOf(id)).join(" and ")}.` : "";
    this.#renew(said);
    this.notices.pass();
    if (said) this.#offerUndo(said, before);
  }

  /**
   * Show the fields and the timetable of what is chosen, compared with nothing.
   * @param {string | null} news
   */
  #renew(news) {
    this.#news = news;
    this.typed.pathways = this.choice.ids;
    this.form.show(this.choice.inputs);
    part(this.root, "chosen").textContent = this.choice.titles.join(" and ");
    this.root.toggleAttribute("data-chosen", this.typed.pathways.length > 0);
    if (this.typed.pathways.length === 0) this.#clear();
    else if (!this.asking.baseline.planned) {
      paintIdle(part(this.root, "next"), "Type one date to see the first result.");
    }
    this.asking.baseline.stand();
    this.asking.now();
  }

  #clear() {
    this.asking.stop();
    this.results.clear(() => this.file.choose());
    if (this.#news) this.announcer.say(this.#news);
    this.#news = null;
  }

  /**
   * Put other things in place of all that was typed.
   * @param {Typed} typed
   * @param {string | null} news
   */
  #replace(typed, news) {
    Object.assign(this.typed, typed);
    this.choice.choose(typed.pathways);
    this.form.fill();
    this.#renew(news);
  }

  /** What is typed now. Its calendar is shared, not copied: what was put there since stays there. */
  #snapshot() {
    return { ...structuredClone(this.typed), calendar: this.typed.calendar };
  }

  /**
   * Say what was done, and let it be undone.
   * @param {string} first
   * @param {Typed} before
   */
  #offerUndo(first, before) {
    this.notices.tell({ first, undo: () => this.#goBack(before) });
  }

  /** @param {Typed} before */
  #goBack(before) {
    this.#replace(before, "Undone.");
    this.notices.dismiss();
  }

  /** Undo the edit that moved something. */
  #undo() {
    const { typed } = this.asking.baseline;
    if (!typed) return;
    // What was put into a calendar meanwhile is there; what the child is called and what was
    // written into records moved nothing.
    const { reference, calendar, records, record, recordOf } = this.typed;
    Object.assign(this.typed, structuredClone(typed), { reference, calendar, records, record, recordOf });
    this.form.fill();
    this.#compareAnew("Undone.");
  }

  /** @param {string | null} news */
  #compareAnew(news) {
    this.#news = news;
    this.asking.baseline.stand();
    this.asking.now();
    this.#focusHeading();
  }

  /** Forget everything typed: the next child is another case. */
  #forget() {
    const before = this.#snapshot();
    const hasRecords = Object.keys(this.typed.records).length > 0;
    const said = hasRecords ? "Cleared what you typed, also into records." : "Cleared what you typed.";
    this.#replace({ ...nothingTyped(), pathways: this.typed.pathways }, said);
    this.#offerUndo(said, before);
    focusOn(this.root, "fieldset[data-key]:not([hidden]) input");
  }

  /** @param {Opened} opened */
  #takeOver(opened) {
    const before = this.#snapshot();
    this.#replace(typedIn(opened), null);
    const ways = { undo: () => this.#goBack(before), dismiss: this.notices.dismiss };
    this.notices.put(openedNotice(opened, ways), { isLasting: true });
    focusOn(this.root, "[data-part=notice] [role=group]");
  }

  /**
   * @param {Row} row
   * @param {TypedDay} day
   * @param {boolean} isByButton
   */
  async #hold({ id, hold }, day, isByButton) {
    this.#marked = { id, said: heldWords(hold, day), before: this.#snapshot() };
    this.typed.held[id] = day;
    delete this.typed.drafts[id];
    this.#edit(`held ${id}`);
    await this.asking.now();
    if (isByButton && this.results.isFaulty("held", id)) focusOn(this.root, "[data-part=troubles] .pw-errors");
  }

  /**
   * Let a mark be undone where it moved nothing: else the banner for what moved does that.
   * @param {boolean} hasMoved
   */
  #tellMarked(hasMoved) {
    const marked = this.#marked;
    this.#marked = null;
    if (marked && !hasMoved && !this.results.isFaulty("held", marked.id)) this.#offerUndo(marked.said, marked.before);
  }

  async #submit() {
    this.form.finish();
    // Who types on while the answer is on its way keeps the focus.
    if (!(await this.asking.now())) return;
    if (this.results.hasTroubles) focusOn(this.root, "[data-part=troubles] .pw-errors");
    else this.#focusHeading();
  }

  /** Print what is typed now, not what the timetable showed a moment ago. */
  async #print() {
    await this.asking.now();
    window.print();
  }

  #focusHeading() {
    if (this.typed.pathways.length > 0) this.heading.focus();
    else focusOn(this.root, controlOf("pathways", ""));
  }

  /** @param {Event} event */
  #follow(event) {
    const link = event.target instanceof Element ? event.target.closest("a[data-to]") : null;
    if (!(link instanceof HTMLElement)) return;
    event.preventDefault();
    const [kind = "", id = ""] = (link.dataset.to ?? "").split(" ");
    if (kind === "held") this.timetable.show(id);
    focusOn(this.root, controlOf(/** @type {FieldKind} */ (kind), id));
  }
}
