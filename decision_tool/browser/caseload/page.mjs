/**
 * One visit to the team timetable's page: rows go to the engine, the timetable comes back and
 * is shown. What a row means and which day follows is never decided here.
 *
 * @import {Shown} from "./asking.mjs"
 * @import {Refusal} from "../worker/messages.mjs"
 * @import {CaseEdition, CaseLine, CaseStep} from "../worker/replies.mjs"
 * @import {CaseloadMemory} from "./memory.mjs"
 * @import {Engine} from "../worker/client.mjs"
 */

import { Announcer } from "../page/announcer.mjs";
import { paintAnswer } from "./answer-block.mjs";
import { CaseloadAsking } from "./asking.mjs";
import { CaseloadAsks } from "./requests.mjs";
import { CaseloadBoard } from "./board.mjs";
import { ArrangerFilter } from "./filter.mjs";
import { GuideChange } from "./guide-change.mjs";
import { Holds } from "./holds.mjs";
import { HoldsSaver } from "./holds-saver.mjs";
import { MarkAll } from "./mark-all.mjs";
import { MondayPaper } from "./monday.mjs";
import { openChild } from "./open.mjs";
import { OrderChoice } from "./orders.mjs";
import { CaseloadPreview } from "./preview.mjs";
import { RowsForm } from "./rows.mjs";
import { CaseloadExporter } from "./exporter.mjs";
import { SinceLast } from "./since-last.mjs";
import { clearedBanner, ENGINE_WORDS } from "./words.mjs";
import { fetchFields } from "../memory/edition-pages.mjs";
import { takeDrops } from "../page/dropping.mjs";
import { part } from "../page/element.mjs";
import { EngineBanner } from "../page/engine-banner.mjs";
import { presenceOf } from "../page/presence.mjs";
import { wordsOf } from "../worker/fault-words.mjs";

const PARTS = /** @type {const} */ (["status", "title", "next", "undo", "stale", "heading"]);

export class CaseloadPage {
  #isOpening = false;
  /** Rows were to be planned while the engine could not run. */
  #isGivenUp = false;

  /**
   * @param {HTMLElement} root
   * @param {CaseloadMemory} memory
   * @param {Engine} engine
   */
  constructor(root, memory, engine) {
    this.root = root;
    this.memory = memory;
    this.engine = engine;
    this.isThere = presenceOf(root);
    this.asks = new CaseloadAsks(engine, memory);
    this.asking = new CaseloadAsking(root, memory, this.asks, {
      onShown: (shown) => this.#show(shown),
      onRefused: (refusal, isNew) => this.#refuse(refusal, isNew),
    });
    this.parts = /** @type {Record<(typeof PARTS)[number], HTMLElement>} */ (
      Object.fromEntries(PARTS.map((name) => [name, part(root, name)]))
    );
    this.announcer = new Announcer(this.parts.status);
    this.banner = new EngineBanner(root, engine, ENGINE_WORDS, (words) => this.announcer.say(words));
    const say = (/** @type {string} */ words) => this.announcer.say(words);
    // Other rows are wanted of what is shown: nothing new is to be said.
    const refresh = (/** @type {Record<string, number>} */ wanted = memory.now.wanted) => this.asking.again({ isNews: false, wanted });
    this.rows = new RowsForm(root, memory, {
      plan: (how) => this.#plan(how),
      edited: () => this.#paintStale(),
      clear: () => this.#clear(),
      reading: (work) => this.asking.reading(work),
    });
    const { isThere } = this;
    takeDrops({ root, isThere, words: "Drop a CSV file here to open it.", onDrop: (given) => this.rows.drop(given) });
    this.preview = new CaseloadPreview(root, memory, {
      refresh,
      goTo: (line) => this.rows.goTo(line),
      accept: (repair) => this.#accept([...memory.now.accepted, repair]),
    });
    this.filter = new ArrangerFilter(root, {
      choose: (arrangedBy) => {
        memory.now.arrangedBy = arrangedBy;
        memory.wantFirst();
      },
      ask: () => this.asking.again({ isNews: true }),
    });
    this.order = new OrderChoice(root, {
      choose: (by) => {
        memory.now.by = by;
        memory.wantFirst();
        this.asking.again({ isNews: true });
      },
    });
    this.holds = new Holds(root, memory, this.asks, {
      refresh,
      say: (words) => this.announcer.sayAgain(words),
      boxChanged: () => this.rows.paint(),
      stale: () => this.#refuseStale("Not marked"),
      newDay: () => this.#refuseOldDay(),
    });
    this.markAll = new MarkAll(root, memory, this.asks, { holds: this.holds, say: (words) => this.announcer.sayAgain(words) });
    this.saver = new HoldsSaver(root, memory, this.asks, {
      say: (words) => this.announcer.sayAgain(words),
      saved: () => {
        this.holds.paint();
        this.change.paint();
      },
    });
    this.board = new CaseloadBoard(root, memory, {
      refresh,
      say,
      open: (row) => this.#open(row),
      hold: (row) => {
        this.rows.faults.replaceChildren(); // what could not be marked before is told of no more
        this.holds.toggle(row);
      },
    });
    this.taking = new CaseloadExporter(root, this.asks, {
      say: (words) => this.announcer.sayAgain(words),
      print: () => this.board.print(),
      catchUp: () => this.board.catchUp(),
      paper: new MondayPaper(root),
    });
    this.since = new SinceLast(root, memory, this.asks, { say: (words) => this.announcer.sayAgain(words) });
    this.change = new GuideChange(root, memory, this.asks, {
      refresh,
      say: (words) => this.announcer.sayAgain(words),
      chosen: () => this.holds.paint(),
      stale: () => this.#refuseStale("Not chosen"),
    });
    root.dataset.mounted = "";
    this.showEngine();
    this.#paint();
    this.#paintCleared();
    if (memory.view) this.#renewBesides();
    if (memory.now.underWay !== null) this.#await();
    else if (!memory.isCurrent) refresh();
  }

  /** Show how the engine is. */
  showEngine() {
    this.banner.show();
    if (this.#isGivenUp && this.engine.canRun) this.#plan();
  }

  /**
   * Plan the rows that stand in memory, and go to the answer.
   * @param {{hasReplaced: boolean}} [how] hasReplaced: rows that stand in no file gave way to these
   */
  #plan({ hasReplaced } = { hasReplaced: false }) {
    const { now } = this.memory;
    this.#isGivenUp = false;
    this.rows.accept();
    if (hasReplaced) this.#paintCleared();
    else this.#forgetCleared();
    now.underWay = now.text;
    this.memory.wantFirst();
    if (!now.planned) this.#paint(); // another file: its answer is not yet known
    this.#await();
  }

  /** Wait for the rows that are being planned. */
  #await() {
    this.announcer.say(this.engine.state === "ready" ? "Planning the children." : this.banner.said);
    this.asking.plan();
  }

  /** Fold the rows and put focus on the answer, or on what has to be mended. */
  #arrive() {
    const { view } = this.memory;
    if (!view) return;
    this.rows.fold.open = view.planned === 0;
    if (view.planned > 0) this.parts.next.focus();
    else this.preview.focus();
  }

  /** @param {Shown & {isNews: boolean}} shown */
  #show({ isNew, isNews, hasStayed }) {
    this.banner.clearMistake();
    if (isNew) this.taking.forget();
    if (isNew) this.saver.forget();
    this.#paint();
    if (isNew) this.#renewBesides();
    if (isNews) this.announcer.say(this.memory.view?.announcement ?? "");
    // Who has gone on, or mends the rows already, is not taken away from there.
    if (isNew && hasStayed && !this.memory.isStale) this.#arrive();
  }

  /**
   * @param {Refusal} refusal
   * @param {boolean} isNew
   */
  #refuse(refusal, isNew) {
    const { view, now } = this.memory;
    this.#isGivenUp = isNew && !this.engine.canRun;
    if (view) this.filter.paint(view, now.arrangedBy);
    const { held = now.held, chosen = now.chosen, accepted = now.accepted } = now.planned ?? {};
    Object.assign(now, { held, chosen, accepted });
    this.holds.paint();
    this.change.paint();
    const ofRows = this.engine.canRun ? "These rows cannot be read" : "These rows cannot be planned now";
    this.#admit(refusal, isNew ? ofRows : "The timetable stays as it was", "show this timetable");
  }

  /**
   * @param {Refusal} refusal
   * @param {string} heading what is said above the reasons
   * @param {string} undone what cannot be done where the mistake is ours
   */
  #admit(refusal, heading, undone) {
    if ("error" in refusal) {
      this.rows.refuse(refusal.error, heading);
      return;
    }
    console.error("Team timetable:", refusal.bug);
    this.banner.showMistake(undone);
  }

  #paint() {
    const { view, now } = this.memory;
    this.root.toggleAttribute("data-planned", view !== null && view.planned > 0);
    if (!view || view.planned === 0) this.rows.fold.open = true;
    this.rows.paint();
    paintAnswer(this.parts.next, view, now.accepted, {
      see: (line) => this.#see(line),
      accept: (repair) => this.#accept([...now.accepted, repair]),
      takeBack: () => this.#accept([]),
      print: () => this.taking.monday(),
      markAll: () => this.markAll.ask(),
    });
    this.preview.paint();
    this.#paintStale();
    this.holds.paint();
    this.change.paint();
    if (view) this.filter.paint(view, now.arrangedBy);
    if (view) this.order.paint(view);
    this.board.paint();
  }

  /** What is told beside the timetable, which takes a while: it never holds that up. */
  #renewBesides() {
    this.since.renew();
    this.change.renew();
  }

  /** @param {string} heading what could not be done to rows that were changed since */
  #refuseStale(heading) {
    this.rows.refuse({ message: "You changed the rows. Show the timetable first, then mark or choose." }, heading);
  }

  /** Nobody left the page over midnight, so nothing has told it of the new day before. */
  #refuseOldDay() {
    this.asking.renew();
    this.rows.refuse({ message: "Another day has begun. The timetable now counts from it. Look at it, then mark again." }, "Not marked");
  }

  /** @param {CaseLine} line of the answer, of a group of the timetable or of how the rows were read */
  #see({ group, kind }) {
    if (kind === "to-choose") this.change.focus();
    else if (group) this.board.show(group);
    else this.preview.focus();
  }

  /**
   * Read the rows again with the readings that were taken, and say what comes of it.
   * @param {string[]} accepted
   */
  async #accept(accepted) {
    this.memory.now.accepted = accepted;
    const shown = await this.asking.again({ isNews: true });
    if (shown) this.parts.next.focus();
  }

  #paintStale() {
    const words = this.memory.isStale ? "You changed the rows. The timetable is still the one before." : "";
    if (this.parts.stale.textContent !== words) this.parts.stale.textContent = words;
  }

  /**
   * Open a child, one at a time: pressed twice, the child itself would pass for what was
   * typed before.
   * @param {CaseStep} row
   */
  async #open(row) {
    if (this.#isOpening) return;
    this.#isOpening = true;
    const reply = await withFields(await this.asks.child(row.line));
    this.#isOpening = false; // the page of the calculator may not be had, and another child is opened then
    if (this.isThere() && "opened" in reply) {
      openChild(this.root, reply, this.memory);
      return;
    }
    if (!this.isThere() || "opened" in reply) return; // gone to another page, which is not taken away
    this.#admit(reply, "This child cannot be opened", "open this child");
  }

  #clear() {
    this.asking.stop();
    this.memory.clear();
    this.saver.forget();
    this.rows.accept();
    this.#paint();
    this.change.renew();
    this.#paintCleared();
    this.announcer.say("Your rows are cleared.");
    this.parts.title.focus();
  }

  #undo() {
    this.memory.undo();
    this.rows.accept();
    this.#forgetCleared();
    this.rows.fold.open = this.memory.view === null;
    this.#paint();
    this.#renewBesides();
    this.announcer.say("Your rows are back.");
    if (this.memory.view?.planned) this.parts.next.focus();
    else this.parts.title.focus();
  }

  #forgetCleared() {
    this.memory.cleared = null;
    this.#paintCleared();
  }

  #paintCleared() {
    const { cleared, now, unsavedInCleared: unsaved } = this.memory;
    const made = cleared ? [clearedBanner({ hasOthers: now.text !== "", unsaved }, () => this.#undo())] : [];
    this.parts.undo.replaceChildren(...made);
  }
}

/**
 * Return the child that was asked for, once the form of its edition is here; else why it is not.
 * @template T
 * @param {T} reply
 * @returns {Promise<T | Refusal>}
 */
async function withFields(reply) {
  const edition = /** @type {{edition?: CaseEdition}} */ (reply).edition;
  try {
    if (edition) await fetchFields(edition.fields);
    return reply;
  } catch (error) {
    return { error: { message: `The form of edition ${edition?.version} could not be loaded. ${wordsOf(error)}` } };
  }
}
