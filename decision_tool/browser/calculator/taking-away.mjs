/**
 * Taking the timetable away: into a calendar, onto the clipboard, into files. The engine
 * writes every word; here it is asked, handed over and told of.
 *
 * @import {CalendarKept, CalendarMade, Pasted, Row, Saved} from "../worker/messages.mjs"
 * @import {NoticePlace} from "../page/notice.mjs"
 */

import { copied } from "../page/clipboard.mjs";
import { download } from "../page/download.mjs";
import { html } from "../page/element.mjs";
import { newCase, nextStamp } from "../page/identity.mjs";
import { GETTING_CALENDAR } from "../page/telling.mjs";
import { Taking } from "./taking.mjs";

const STILL_MADE = "The calendar file is still being made.";

export class TakingAway extends Taking {
  #isCalendarHere = false;

  /**
   * Say what a calendar waits for.
   * @param {NoticePlace} place
   */
  wait(place) {
    this.telling.tell(place, "No step has a date yet.", "Type a date first.");
  }

  /**
   * @param {string[] | null} rows their ids; null for all
   * @param {NoticePlace} place
   */
  addToCalendar(rows, place) {
    return this.telling.once("calendar", place, () => this.#calendar(rows, place), STILL_MADE);
  }

  /**
   * @param {string[] | null} rows
   * @param {NoticePlace} place
   */
  async #calendar(rows, place) {
    if (!this.#isCalendarHere) this.telling.tell(place, GETTING_CALENDAR);
    const kept = this.typed.calendar;
    kept.case ||= newCase();
    const made = /** @type {CalendarMade} */ (
      await this.made({
        ask: "calendar",
        form: this.page.form(),
        rows,
        reference: this.typed.reference,
        stamp: nextStamp(),
        ...kept,
      })
    );
    this.#isCalendarHere = true;
    // Written into the object itself: what an Undo brings back has the same one.
    Object.assign(kept, { case: made.case, told: allTold(kept, made) });
    download(made.file);
    const entries = made.count + made.cancelled;
    this.telling.tell(place, `Saved ${made.file.name}.`, calendarAdvice(entries, made.cancelled));
  }

  /** @param {NoticePlace} place */
  saveSpreadsheet(place) {
    return this.telling.once("spreadsheet", place, async () => {
      const { file } = /** @type {Saved} */ (await this.made({ ask: "spreadsheet", form: this.page.form() }));
      download(file);
      this.telling.tell(place, `Saved ${file.name}.`, "Open it in a spreadsheet.");
    });
  }

  /** @param {NoticePlace} place */
  saveFile(place) {
    return this.telling.once("save", place, async () => {
      const { calendar } = this.typed;
      const request = /** @type {const} */ ({ ask: "save", form: this.page.form(), calendar });
      const { file, left_out } = /** @type {Saved} */ (await this.made(request));
      download(file);
      const list = html("ul", { class: "pw-plain" }, ...left_out.map((line) => html("li", {}, line)));
      const hasRecords = Object.keys(this.typed.records).length > 0;
      const kept = hasRecords ? " What was typed into records is not in it: download those in Word." : "";
      const rest = `To go on later, choose More, then Open a file.${kept}`;
      this.telling.tell(place, `Saved ${file.name}.`, rest, left_out.length > 0 ? [list] : []);
    });
  }

  /** @param {NoticePlace} place */
  copyTimetable(place) {
    const { reference } = this.typed;
    const words = this.made({ ask: "paste", form: this.page.form(), reference });
    return this.#copy(words, place, "Paste it into a case note, an e-mail or a spreadsheet.");
  }

  /**
   * @param {Row} row
   * @param {NoticePlace} place
   */
  copyInvitation(row, place) {
    const { reference } = this.typed;
    const page = new URL(row.details.page, document.baseURI).href;
    const words = this.made({ ask: "invitation", form: this.page.form(), row: row.id, reference, page });
    return this.#copy(words, place, "Paste it into an e-mail or a calendar entry.");
  }

  /**
   * @param {Promise<Pasted>} words
   * @param {NoticePlace} place
   * @param {string} advice
   */
  #copy(words, place, advice) {
    return this.telling.tried(place, async () => {
      if (await copied(words)) this.telling.tell(place, "Copied.", advice, [], "Copied.");
      else place.offerByHand((await words).text);
    });
  }
}

/**
 * Return the rows a calendar holds once another file was made: also those of a file that was
 * made meanwhile, unless the new one names its entries anew.
 * @param {CalendarKept} kept
 * @param {CalendarMade} made
 */
function allTold(kept, made) {
  return kept.case === made.case ? [...new Set([...kept.told, ...made.told])] : made.told;
}

/**
 * @param {number} entries
 * @param {number} cancelled
 */
function calendarAdvice(entries, cancelled) {
  const these = entries === 1 ? "this entry" : "these entries";
  const gone = cancelled === 1 ? "1 step no longer has a date: its entry is cancelled." : "";
  const several = `${cancelled} steps no longer have a date: their entries are cancelled.`;
  const advice = `Import it into your calendar. Importing again updates ${these}.`;
  return `${advice} ${cancelled > 1 ? several : gone}`.trim();
}
