/**
 * Exporter the timetable away: into a calendar, onto the clipboard, into files. The engine
 * writes every word; here it is asked, handed over and told of.
 *
 * @import {CalendarMade, FamilyCalendarMade, HandedOver, MadeFile, Pasted, Row, Saved} from "../worker/replies.mjs"
 * @import {ChildrenAsked, Form} from "../worker/messages.mjs"
 * @import {Typed} from "../memory/case.mjs"
 * @import {NoticePlace} from "../page/notice.mjs"
 */

import { heldIn } from "../memory/case.mjs";
import { copied } from "../page/clipboard.mjs";
import { download } from "../page/download.mjs";
import { html } from "../page/element.mjs";
import { newCase, nextStamp } from "../page/identity.mjs";
import { GETTING_CALENDAR } from "../page/notifier.mjs";
import { markSaved } from "../page/unsaved.mjs";
import { Exporter } from "./exporter.mjs";

const STILL_MADE = "The calendar file is still being made.";

/** The names of the files of this visit. @type {Set<string>} */
const names = new Set();

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
    if (this.typed.others.length > 0) return this.#madeForAll(wanted, place);
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
    this.notifier.tell(place, `Saved ${this.#handed(made.file)}.`, made.said);
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
    const { first, others, order } = this.page.children();
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
    this.notifier.tell(place, `Saved ${this.#handed(made.file)}.`, made.said);
    this.page.onChanged();
  }

  /** What the case's calendar is known by: its identity is drawn once, and saved with the case. */
  get #identified() {
    const kept = this.typed.calendar;
    kept.case ||= newCase();
    return kept;
  }

  /**
   * Hand a file over under a name that no other of this visit has. Returns that name.
   * @param {MadeFile} file
   */
  #handed(file) {
    const [, stem = file.name, ending = ""] = /^(.*)(\.[a-z]+)$/.exec(file.name) ?? [];
    let name = file.name;
    for (let number = 2; names.has(name); number += 1) name = `${stem}-${number}${ending}`;
    names.add(name);
    download({ ...file, name });
    return name;
  }

  /** @param {NoticePlace} place */
  saveSpreadsheet(place) {
    return this.notifier.once("spreadsheet", place, async () => {
      const request = /** @type {const} */ ({ ask: "spreadsheet", form: this.page.form() });
      const { file } = /** @type {Saved} */ (await this.made({ ...request, ...this.naming }));
      this.notifier.tell(place, `Saved ${this.#handed(file)}.`, "Open it in a spreadsheet.");
    });
  }

  /** @param {NoticePlace} place */
  saveFile(place) {
    return this.notifier.once("save", place, () => this.#saved(place));
  }

  /** @param {NoticePlace} place */
  async #saved(place) {
    for (const { calendar } of [this.typed, ...this.typed.others]) calendar.case ||= newCase();
    const children = this.page.children();
    const { first, others, order } = children;
    const { held, left } = this.#heldIn(children);
    const naming = this.naming;
    const request = /** @type {const} */ ({ ask: "save", ...first, ...naming, others, order });
    const { file, left_out, unread } = /** @type {Saved} */ (await this.made(request));
    const name = this.#handed(file);
    const isIn = (/** @type {string} */ field) => !unread.includes(field) && !field.startsWith("drafts ");
    const kept = Object.entries(held).filter(([field]) => isIn(field));
    this.typed.since.saved = first.form;
    for (const [place, { form }] of others.entries()) {
      const other = this.typed.others[place];
      if (other) other.since.saved = form;
    }
    markSaved(this.typed.saved, Object.fromEntries(kept), { name, at: naming.time });
    const list = html("ul", { class: "pw-plain" }, ...left_out.map((line) => html("li", {}, line)));
    const rest = ["To go on later, choose More, then Open a file.", ...this.#notInFile(left)].join(" ");
    this.notifier.tell(place, `Saved ${name}.`, rest, left_out.length > 0 ? [list] : []);
    this.page.onChanged();
  }

  /**
   * Return what of the case a file made of *children* holds, and how many things of pathways
   * that are not chosen it does not: those stay unsaved.
   * @param {ChildrenAsked} children
   */
  #heldIn({ first, others }) {
    const given = (/** @type {Typed} */ child, /** @type {Form | undefined} */ form) => ({ ...child, ...(form && inFile(form)) });
    const rest = this.typed.others.map((child, place) => given(child, others[place]?.form));
    const held = heldIn({ ...given(this.typed, first.form), others: rest });
    const left = Object.keys(heldIn(this.typed)).filter((field) => !(field in held));
    return { held, left: left.length };
  }

  /**
   * Return what a saved file leaves out, in sentences.
   * @param {number} others how many things of pathways that are not chosen
   */
  #notInFile(others) {
    const { reference, isReferenceKept, records } = this.typed;
    const hasRecords = Object.keys(records).length > 0;
    return [
      others === 1 ? "1 date or answer of a pathway that is not chosen is not in it." : "",
      others > 1 ? `${others} dates and answers of pathways that are not chosen are not in it.` : "",
      reference && !isReferenceKept ? "The case number is not in it." : "",
      hasRecords ? "What was typed into records is not in it: download those in Word." : "",
    ].filter(Boolean);
  }

  /** @param {NoticePlace} place */
  copyTimetable(place) {
    const reference = this.whose;
    const before = this.page.before();
    if (this.page.isOfAll()) return this.#copyAll(place);
    const words = this.made({ ask: "paste", form: this.page.form(), reference, before, since: this.page.since() });
    return this.#copy(words, place, "Paste it into a case note, an e-mail or a spreadsheet.");
  }

  /** @param {NoticePlace} place */
  #copyAll(place) {
    const { first, others, order } = this.page.children();
    const words = this.made({ ask: "family_paste", ...first, others, order, reference: this.typed.reference });
    return this.#copy(words, place, "Paste it into a case note, an e-mail or a spreadsheet.");
  }

  /**
   * @param {Row} row
   * @param {NoticePlace} place
   */
  copyInvitation(row, place) {
    const reference = this.whose;
    const page = new URL(row.details.page, document.baseURI).href;
    const words = this.made({ ask: "invitation", form: this.page.form(), row: row.id, reference, page });
    return this.#copy(words, place, "Paste it into an e-mail or a calendar entry.");
  }

  /**
   * Copy an e-mail as it was edited. Where it tells all that changed, what comes is told from now on.
   * @param {string} text
   * @param {NoticePlace} place
   * @param {{isAll: boolean}} how
   */
  copyEmail(text, place, { isAll }) {
    return this.notifier.tried(place, async () => {
      this.noted();
      const words = { text, html: paragraphs(text) };
      if (!(await copied(Promise.resolve(words)))) return place.offerByHand(text);
      const rest = "Paste it into an e-mail. Nothing was sent.";
      if (!isAll) return this.notifier.tell(place, "Copied.", rest, [], "Copied.");
      const { since } = this.typed;
      const before = since.handedOver;
      this.page.handOver("copy");
      const undo = () => this.#putBack(since, before, place);
      place.tell({ first: "Copied.", rest: `${rest} What changes from now on is told since today.`, undo });
      this.notifier.say("Copied.");
    });
  }

  /**
   * @param {Typed["since"]} since
   * @param {HandedOver | null} before
   * @param {NoticePlace} place
   */
  #putBack(since, before, place) {
    since.handedOver = before;
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

/** @param {Form} form what it has is in a file made of it */
function inFile({ dates, answers, held }) {
  return { dates, answers, held };
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
