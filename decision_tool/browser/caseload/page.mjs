/**
 * One visit to the team timetable's page: rows go to the engine, the timetable comes back and
 * is shown. What a row means and which day follows is never decided here.
 *
 * @import {CaseRow, Viewed} from "./messages.mjs"
 * @import {CaseloadMemory} from "./memory.mjs"
 * @import {Engine, EngineState} from "../worker/client.mjs"
 * @import {Refusal} from "../worker/messages.mjs"
 */

import { Announcer } from "../page/announcer.mjs";
import { CaseloadAsks } from "./asks.mjs";
import { CaseloadBoard } from "./board.mjs";
import { ArrangerFilter } from "./filter.mjs";
import { openChild } from "./open.mjs";
import { CaseloadPreview } from "./preview.mjs";
import { RowsForm } from "./rows.mjs";
import { CaseloadTaking } from "./taking.mjs";
import { clearedBanner, paintProgress, paintStrip, teamEngineBanner, teamMistakeBanner } from "./words.mjs";
import { part } from "../page/element.mjs";
import { released } from "../page/repaint.mjs";

const PARTS = /** @type {const} */ (["status", "title", "next", "engine", "undo", "progress", "stale", "heading"]);

export class CaseloadPage {
  #asked = 0;

  /**
   * @param {HTMLElement} root
   * @param {CaseloadMemory} memory
   * @param {Engine} engine
   */
  constructor(root, memory, engine) {
    this.root = root;
    this.memory = memory;
    this.engine = engine;
    this.asks = new CaseloadAsks(engine, memory);
    this.parts = /** @type {Record<(typeof PARTS)[number], HTMLElement>} */ (
      Object.fromEntries(PARTS.map((name) => [name, part(root, name)]))
    );
    this.announcer = new Announcer(this.parts.status);
    const say = (/** @type {string} */ words) => this.announcer.say(words);
    const refresh = () => this.#refresh();
    this.rows = new RowsForm(root, memory, {
      plan: () => this.#plan(),
      edited: () => this.#paintStale(),
      clear: () => this.#clear(),
    });
    this.preview = new CaseloadPreview(root, memory, { refresh, goTo: (line) => this.rows.goTo(line) });
    this.filter = new ArrangerFilter(root, (id) => this.#filter(id));
    this.board = new CaseloadBoard(root, memory, { refresh, say, open: (row) => this.#open(row) });
    this.taking = new CaseloadTaking(root, this.asks, { say: (words) => this.announcer.sayAgain(words), print: () => this.board.print() });
    root.dataset.mounted = "";
    this.showEngine(engine.state);
    this.#paint();
    if (memory.now.isUnderWay) this.#plan();
  }

  /** @param {EngineState} state */
  showEngine(state) {
    this.root.dataset.engine = state;
    this.parts.engine.replaceChildren(...teamEngineBanner(state));
    const isNews = state === "restarting" || state === "broken" || state === "impossible";
    if (isNews) this.announcer.say(this.parts.engine.textContent ?? "");
  }

  /** Plan the rows that stand in memory, and go to the answer. */
  async #plan() {
    const { now } = this.memory;
    this.rows.accept();
    this.#forgetCleared();
    Object.assign(now, { isUnderWay: true, wanted: {} });
    this.announcer.say(this.engine.state === "ready" ? "Planning the children." : (this.parts.engine.textContent ?? ""));
    this.taking.forget();
    if (!now.planned) this.#paint(); // another file: its answer is not yet known
    const isShown = await this.#ask(now.text);
    if (!isShown) return;
    const { view } = this.memory;
    const isKnown = now.arrangedBy === "" || view?.arrangers.some((one) => one.id === now.arrangedBy);
    if (isKnown) this.#arrive();
    else await this.#filter("");
  }

  /** Fold the rows and put focus on the answer, or on what has to be mended. */
  #arrive() {
    const { view } = this.memory;
    if (!view) return;
    this.rows.fold.open = view.planned === 0;
    if (view.planned > 0 && view.bad_count === 0) this.parts.heading.focus();
    else this.preview.focus();
  }

  /** @param {string} id who arranges what is to be shown; empty for everyone */
  async #filter(id) {
    Object.assign(this.memory.now, { arrangedBy: id, wanted: {} });
    await this.#ask(this.memory.now.planned?.text ?? "");
  }

  /** Ask again for what is shown: other rows of it are wanted. Nothing new is to be said. */
  async #refresh() {
    return this.#ask(this.memory.now.planned?.text ?? "", { isNews: false });
  }

  /**
   * Ask for the timetable of *text* and show it; false where a newer question or another page
   * took its place, or nothing could be planned.
   * @param {string} text
   * @param {{isNews: boolean}} [how]
   */
  async #ask(text, { isNews } = { isNews: true }) {
    const question = ++this.#asked;
    const isNewest = () => question === this.#asked && this.root.isConnected;
    if (isNews) paintProgress(this.parts.progress, { done: 0, total: 0 });
    const reply = await this.asks.view(text, this.memory.now.wanted, (done, total) => {
      if (isNewest()) paintProgress(this.parts.progress, { done, total });
    });
    await released();
    if (!isNewest()) return false;
    this.memory.now.isUnderWay = false;
    paintProgress(this.parts.progress, null);
    if (!("caseload" in reply)) {
      this.#admit(reply);
      return false;
    }
    this.#show(text, reply);
    if (isNews) this.announcer.say(reply.caseload.announcement);
    return true;
  }

  /**
   * @param {string} text
   * @param {Viewed} viewed
   */
  #show(text, { caseload }) {
    this.memory.now.planned = { text, view: caseload };
    this.#paint();
  }

  /** @param {Refusal} refusal */
  #admit(refusal) {
    if ("error" in refusal) {
      this.rows.refuse(refusal.error);
      return;
    }
    console.error("Team timetable:", refusal.bug);
    this.parts.engine.replaceChildren(teamMistakeBanner());
    this.announcer.say(this.parts.engine.textContent ?? "");
  }

  #paint() {
    const { view, now } = this.memory;
    this.root.toggleAttribute("data-planned", view !== null && view.planned > 0);
    if (!view || view.planned === 0) this.rows.fold.open = true;
    this.rows.paint();
    paintStrip(this.parts.next, view);
    this.preview.paint();
    this.#paintStale();
    if (view) this.filter.paint(view, now.arrangedBy);
    this.board.paint();
  }

  #paintStale() {
    const words = this.memory.isStale ? "You changed the rows. The timetable is still the one before." : "";
    if (this.parts.stale.textContent !== words) this.parts.stale.textContent = words;
  }

  /** @param {CaseRow} row */
  async #open(row) {
    const reply = await this.asks.child(row.line);
    if (!this.root.isConnected) return;
    if ("opened" in reply) openChild(this.root, reply.opened);
    else this.#admit(reply);
  }

  #clear() {
    this.#asked += 1;
    this.memory.clear();
    this.rows.accept();
    paintProgress(this.parts.progress, null);
    this.#paint();
    this.parts.undo.replaceChildren(clearedBanner(() => this.#undo()));
    this.announcer.say("Your rows are cleared.");
    this.parts.title.focus();
  }

  #undo() {
    this.memory.undo();
    this.#forgetCleared();
    this.rows.fold.open = this.memory.view === null;
    this.#paint();
    this.announcer.say("Your rows are back.");
    if (this.memory.view?.planned) this.parts.heading.focus();
    else this.parts.title.focus();
  }

  #forgetCleared() {
    this.memory.cleared = null;
    this.parts.undo.replaceChildren();
  }
}
