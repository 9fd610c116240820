/**
 * The records of a timetable: one to fill in on its page, or all of them at once, printed as
 * one job or saved as one file. All or nothing is made.
 *
 * @import {Form, RecordMade, RecordsMade, Row} from "../worker/messages.mjs"
 * @import {Engine} from "../worker/client.mjs"
 * @import {NoticePlace} from "../page/notice.mjs"
 * @import {Typed} from "./typed.mjs"
 */

import { download } from "../page/download.mjs";
import { html } from "../page/element.mjs";
import { follow } from "../page/follow.mjs";
import { Refused } from "../page/refused.mjs";
import { asked, Telling } from "../page/telling.mjs";
import { FilledRecords } from "../record/filled-records.mjs";
import { nowSaved } from "../record/leaving.mjs";
import { printSheets } from "../record/print-job.mjs";
import { inputsOf, localToday } from "./typed.mjs";

const NONE = "No meeting here has a record yet.";

export class TakingRecords {
  #isBusy = false;

  /**
   * @param {Engine} engine
   * @param {Typed} typed
   * @param {{form: () => Form, say: (words: string) => void}} page
   */
  constructor(engine, typed, page) {
    this.engine = engine;
    this.typed = typed;
    this.page = page;
    this.telling = new Telling(page.say);
  }

  /**
   * Go to the page of a form with what the timetable knows of the meeting.
   * @param {Row} row
   * @param {string} document the form's
   * @param {NoticePlace} place
   */
  open(row, document, place) {
    return this.#alone(place, async () => {
      const { records, left_out } = await this.#asked([row.id]);
      const made = records.find((one) => one.document === document);
      if (!made) throw Refused.because(left_out.join(" ") || "The timetable has changed. Open the meeting again.");
      this.typed.record = made;
      this.typed.recordOf = inputsOf(this.typed);
      follow(`../records/${document}/`);
    });
  }

  /** @param {NoticePlace} place */
  print(place) {
    return this.#all(place, async (records) => {
      printSheets(await this.#filled(place, records).sheets());
      return [`Made ${counted(records)} ready to print.`, "Each begins a new page."];
    });
  }

  /** @param {NoticePlace} place */
  save(place) {
    return this.#all(place, async (records) => {
      const name = `records-${localToday()}.zip`;
      const filled = this.#filled(place, records);
      const text = await filled.zip();
      nowSaved(filled.typed());
      download({ name, type: "application/zip", text });
      return [`Saved ${name}.`, `It holds ${counted(records)} to open in Word.`];
    });
  }

  /**
   * @param {NoticePlace} place
   * @param {(records: RecordMade[]) => Promise<[string, string]>} act returns what to tell
   */
  #all(place, act) {
    return this.#alone(place, async () => {
      const { records, left_out } = this.typed.pathways.length > 0 ? await this.#asked(null) : NOTHING;
      const list = html("ul", { class: "pw-plain" }, ...left_out.map((line) => html("li", {}, line)));
      const more = left_out.length > 0 ? [list] : [];
      const [first, rest] = records.length > 0 ? await act(records) : [NONE, "Choose a pathway that has meetings."];
      this.telling.tell(place, first, rest, more);
    });
  }

  /**
   * Do one thing at a time: a second press while it is under way is not heard.
   * @param {NoticePlace} place
   * @param {() => Promise<void>} act
   */
  async #alone(place, act) {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      await this.telling.tried(place, act);
    } finally {
      this.#isBusy = false;
    }
  }

  /**
   * @param {string[] | null} rows
   * @returns {Promise<RecordsMade>}
   */
  #asked(rows) {
    const { reference } = this.typed;
    return asked(this.engine, { ask: "records", form: this.page.form(), reference, rows });
  }

  /**
   * @param {NoticePlace} place
   * @param {RecordMade[]} records
   */
  #filled(place, records) {
    const first = `Getting ${counted(records)} ready…`;
    this.telling.tell(place, first);
    // Seen as it goes on, heard once.
    const onProgress = (/** @type {number} */ done) => place.tell({ first, rest: `${done} done.` });
    return new FilledRecords(this.typed, records, onProgress);
  }
}

/** @type {RecordsMade} */
const NOTHING = { records: [], left_out: [] };

/** @param {RecordMade[]} records */
function counted(records) {
  return records.length === 1 ? "1 record" : `${records.length} records`;
}
