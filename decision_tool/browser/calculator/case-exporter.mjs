/**
 * Takes the timetable away: into a calendar, onto the clipboard, into files. The engine
 * writes every word; here it is asked, handed over and told of.
 *
 * @import {CalendarMade, FamilyCalendarMade, HandedOver, Pasted, Row, Saved} from "../worker/replies.mjs"
 * @import {TakeAwayRequest} from "../worker/messages.mjs"
 * @import {Typed} from "../memory/case.mjs"
 * @import {NoticePlace} from "../page/notice.mjs"
 */

import { copied } from "../page/clipboard.mjs";
import { html } from "../page/element.mjs";
import { newCase, nextStamp } from "../page/identity.mjs";
import { GETTING_CALENDAR } from "../page/notifier.mjs";
import { Exporter } from "./exporter.mjs";

const STILL_MADE = "The calendar file is still being made.";

export class CaseExporter extends Exporter {
  #isCalendarHere = false;

  /**
   * Say what a calendar waits for.
   * @param {NoticePlace} place
   */
  wait(place) {
    this.notifier.tell(place, "No step has a date yet.", "Type a date first.");
  }

  /**
   * @param {string[] | null} rows their ids; null for all
   * @param {NoticePlace} place
   */
  addToCalendar(rows, place) {
    return this.notifier.once("calendar", place, () => this.#made({ rows, remove: false }, place), STILL_MADE);
  }

  /**
   * Hand over a file that takes out what earlier ones put into a calendar.
   * @param {NoticePlace} place
   */
  removeFromCalendar(place) {
    const removal = { rows: null, remove: true };
    return this.notifier.once("calendar", place, () => this.#made(removal, place), STILL_MADE);
  }

  /**
   * @param {{rows: string[] | null, remove: boolean}} wanted
   * @param {NoticePlace} place
   */
  async #made(wanted, place) {
    if (!this.#isCalendarHere) this.notifier.tell(place, GETTING_CALENDAR);
    const { others, takenOut } = this.typed;
    if (others.length > 0 || (wanted.remove && takenOut.length > 0)) return this.#madeForAll(wanted, place);
    const kept = this.#identified;
    const reference = this.whose;
    const stamp = nextStamp();
    const request = /** @type {const} */ ({ ask: "calendar", form: this.page.form(), reference, stamp });
    const made = /** @type {CalendarMade} */ (await this.made({ ...request, ...this.naming, ...wanted, ...kept }));
    this.#isCalendarHere = true;
    // Written into the object itself: what an Undo brings back has the same one. Rows of a file
    // that was made meanwhile stay in it.
    const days = wanted.remove ? made.days : { ...kept.days, ...made.days };
    Object.assign(kept, { told: [...new Set([...kept.told, ...made.told])], days });
    this.notifier.tell(place, `Saved ${this.handed(made.file)}.`, made.said);
    this.page.onChanged();
  }

  /**
   * Make the file of brothers and sisters: each has entries of their own, a meeting as one has one.
   * @param {{rows: string[] | null, remove: boolean}} wanted
   * @param {NoticePlace} place
   */
  async #madeForAll({ rows, remove }, place) {
    const { typed } = this;
    for (const { calendar } of [typed, ...typed.others]) calendar.case ||= newCase();
    const { first, others, order } = this.page.childrenOf(this.typed);
    const stamp = nextStamp();
    const request = /** @type {const} */ ({ ask: "family_calendar", ...first, others, order, reference: typed.reference, stamp, remove });
    const chosen = rows?.map((row) => ({ child: typed.label, row }));
    const made = /** @type {FamilyCalendarMade} */ (await this.made({ ...request, ...this.naming, rows: chosen ?? null }));
    this.#isCalendarHere = true;
    for (const { label, calendar } of [typed, ...typed.others]) {
      const now = made.calendars[label];
      if (!now) continue;
      const days = remove ? now.days : { ...calendar.days, ...now.days };
      Object.assign(calendar, { told: [...new Set([...calendar.told, ...now.told])], days });
    }
    this.notifier.tell(place, `Saved ${this.handed(made.file)}.`, made.said);
    this.page.onChanged();
  }

  /** What the case's calendar is known by: its identity is drawn once, and saved with the case. */
  get #identified() {
    const kept = this.typed.calendar;
    kept.case ||= newCase();
    return kept;
  }

  /** @param {NoticePlace} place */
  saveSpreadsheet(place) {
    return this.notifier.once("spreadsheet", place, async () => {
      const { file } = /** @type {Saved} */ (await this.made(this.#spreadsheet()));
      this.notifier.tell(place, `Saved ${this.handed(file)}.`, "Open it in a spreadsheet.");
    });
  }

  /**
   * Return what asks for the spreadsheet of the children that are shown.
   * @returns {TakeAwayRequest}
   */
  #spreadsheet() {
    const ask = "spreadsheet";
    if (!this.page.isOfAll()) return { ask, form: this.page.form(), child: this.child, ...this.naming };
    const { first, others, order } = this.page.childrenOf(this.typed);
    return { ask, ...first, others, order, ...this.naming };
  }

  /** @param {NoticePlace} place */
  copyTimetable(place) {
    const { child } = this;
    const { reference } = this.typed;
    const before = this.page.before();
    if (this.page.isOfAll()) return this.#copyAll(place);
    const words = this.made({ ask: "paste", form: this.page.form(), reference, child, before, since: this.page.since() });
    return this.#copy(words, place, "Paste it into a case note, an e-mail or a spreadsheet.");
  }

  /** @param {NoticePlace} place */
  #copyAll(place) {
    const { first, others, order } = this.page.childrenOf(this.typed);
    const words = this.made({ ask: "family_paste", ...first, others, order, reference: this.typed.reference });
    return this.#copy(words, place, "Paste it into a case note, an e-mail or a spreadsheet.");
  }

  /**
   * @param {Row} row
   * @param {NoticePlace} place
   */
  copyInvitation(row, place) {
    const { reference } = this.typed;
    const page = new URL(row.details.page, document.baseURI).href;
    const asked = /** @type {const} */ ({ ask: "invitation", row: row.id, reference, page });
    // A meeting that is held as one is for all of the children.
    const { first, others, order } = this.page.childrenOf(this.typed);
    const words = this.made(others.length > 0 ? { ...asked, ...first, others, order } : { ...asked, form: this.page.form() });
    return this.#copy(words, place, "Paste it into an e-mail or a calendar entry.");
  }

  /**
   * Copy an e-mail as it was edited. Where it tells all that changed, what comes is told from now on.
   * @param {Promise<string>} text
   * @param {NoticePlace} place
   * @param {{label: string}[] | null} told brothers and sisters it tells of too; null where it tells of a trial
   */
  copyEmail(text, place, told) {
    return this.notifier.tried(place, async () => {
      this.noted();
      const words = text.then((one) => ({ text: one, html: paragraphs(one) }));
      if (!(await copied(words))) return place.offerByHand(await text);
      const rest = "Paste it into an e-mail. Nothing was sent.";
      if (!told) return this.notifier.tell(place, "Copied.", rest, [], "Copied.");
      const labels = told.map(({ label }) => label);
      const all = [this.typed, ...this.typed.others.filter(({ label }) => labels.includes(label))];
      const before = all.map(({ since }) => ({ since, handedOver: since.handedOver }));
      this.page.handOver("copy", { told: labels });
      const undo = () => this.#putBack(before, place);
      place.tell({ first: "Copied.", rest: `${rest} The next changes are compared with today.`, undo });
      this.notifier.say("Copied.");
    });
  }

  /**
   * @param {{since: Typed["since"], handedOver: HandedOver | null}[]} before
   * @param {NoticePlace} place
   */
  #putBack(before, place) {
    for (const { since, handedOver } of before) since.handedOver = handedOver;
    place.dismissPassing();
    this.page.onChanged();
  }

  /**
   * @param {Promise<Pasted>} words
   * @param {NoticePlace} place
   * @param {string} advice
   */
  #copy(words, place, advice) {
    return this.notifier.tried(place, async () => {
      if (await copied(words)) this.notifier.tell(place, "Copied.", advice, [], "Copied.");
      else place.offerByHand((await words).text);
    });
  }
}

/**
 * Return a text as HTML: what is pasted into keeps its lines.
 * @param {string} text
 */
function paragraphs(text) {
  const blocks = text.trim().split(/\n\n+/);
  const lines = (/** @type {string} */ block) => block.split("\n").flatMap((line, place) => (place > 0 ? [html("br"), line] : [line]));
  return html("div", {}, ...blocks.map((block) => html("p", {}, ...lines(block)))).innerHTML;
}
