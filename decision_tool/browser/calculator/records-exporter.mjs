/**
 * The records of a timetable: one to fill in on its page, or all of them at once, printed as
 * one job or saved as one file. All or nothing is made.
 *
 * @import {RecordMade, RecordsMade, Row} from "../worker/replies.mjs"
 * @import {NoticePlace} from "../page/notice.mjs"
 * @import {KeptMade} from "../memory/case.mjs"
 * @import {TypedRecords} from "../record/kept.mjs"
 */

import { inputsOf } from "../memory/case.mjs";
import { localToday } from "../memory/today.mjs";
import { nowSaved } from "../memory/unsaved-records.mjs";
import { download } from "../page/download.mjs";
import { html } from "../page/element.mjs";
import { follow } from "../page/follow.mjs";
import { Refused } from "../page/refused.mjs";
import { FilledRecords } from "../record/filled-records.mjs";
import { filledAlone, unlisted } from "../record/kept.mjs";
import { printSheets } from "../record/print-job.mjs";
import { unlistedName } from "./case-words.mjs";
import { Exporter } from "./exporter.mjs";

const NONE = "No meeting here has a record yet.";
const STILL_MADE = "The records are still being made.";

export class RecordsExporter extends Exporter {
  /**
   * Go to the page of a form with what the timetable knows of the meeting.
   * @param {Row} row
   * @param {string} form its id
   * @param {NoticePlace} place
   */
  open(row, form, place) {
    return this.notifier.once("records", place, async () => {
      const address = new URL(`../records/${form}/`, document.baseURI).href;
      const of = inputsOf(this.typed);
      const { records, left_out } = await this.#records([row.id]);
      if (!this.page.isThere()) return;
      const made = records.find((one) => one.document === form);
      if (!made) throw Refused.because(left_out.join(" ") || "The timetable has changed. Open the meeting again.");
      this.typed.record = made;
      this.typed.recordOf = of;
      follow(address);
    });
  }

  /**
   * Go to the page of a record whose meeting is no longer listed.
   * @param {KeptMade} made
   */
  openUnlisted(made) {
    this.typed.record = made;
    this.typed.recordOf = inputsOf(this.typed);
    follow(new URL(`../records/${made.document}/`, document.baseURI).href);
  }

  /** @param {NoticePlace} place */
  print(place) {
    return this.#all(place, async (filled, check) => {
      const sheets = await filled.sheets();
      check();
      // On another page of the site nobody expects a window that asks for paper.
      if (this.page.isThere()) printSheets(sheets);
      this.page.handOver("records");
      return [`Made ${counted(filled.records)} ready to print.`, "Each begins a new page."];
    });
  }

  /** @param {NoticePlace} place */
  save(place) {
    return this.#all(place, async (filled, check) => {
      const name = `records-${filled.stem}.zip`;
      const text = await filled.zip();
      check();
      nowSaved(filled.typed());
      download({ name, type: "application/zip", text });
      this.page.handOver("records");
      return [`Saved ${name}.`, `It holds ${counted(filled.records)} to open in Word.`];
    });
  }

  /**
   * @param {NoticePlace} place
   * @param {(filled: FilledRecords, check: () => void) => Promise<[string, string]>} act
   * returns what to tell; *check* throws where the timetable has changed since the press
   */
  #all(place, act) {
    const all = async () => {
      const check = this.noted();
      // What is typed or cleared from now on is neither in the file nor noted as saved.
      const { reference, ...words } = structuredClone({
        records: this.typed.records,
        made: this.typed.made,
        reference: this.typed.reference,
      });
      const typed = { records: words.records };
      const listed = this.typed.pathways.length > 0 ? await this.#records(null) : NOTHING;
      const isListed = (/** @type {string} */ key) => listed.records.some((one) => `${one.row} ${one.document}` === key);
      const gone = unlisted({ made: words.made, reference }, isListed);
      const records = [...listed.records, ...gone];
      const left_out = [...listed.left_out, ...gone.map(goneLine), ...filledAlone(words).map(aloneLine)];
      const list = html("ul", { class: "pw-plain" }, ...left_out.map((line) => html("li", {}, line)));
      const more = left_out.length > 0 ? [list] : [];
      const made = () => act(this.#filled(place, typed, { ...listed, records }), check);
      const [first, rest] = records.length > 0 ? await made() : [NONE, "Choose a pathway that has meetings."];
      this.notifier.tell(place, first, rest, more);
    };
    return this.notifier.once("records", place, all, STILL_MADE);
  }

  /**
   * @param {string[] | null} rows
   * @returns {Promise<RecordsMade>}
   */
  #records(rows) {
    const { reference } = this.typed;
    return this.asked({ ask: "records", form: this.page.form(), reference, rows, ...this.naming });
  }

  /**
   * @param {NoticePlace} place
   * @param {TypedRecords} typed
   * @param {RecordsMade} all
   */
  #filled(place, typed, { records, stem }) {
    const first = `Getting ${counted(records)} ready…`;
    this.notifier.tell(place, first);
    // Seen as it goes on, heard once.
    const onProgress = (/** @type {number} */ done) => place.tell({ first, rest: `${done} done.` }, { isQuiet: true });
    return new FilledRecords(typed, { records, stem: stem || `saved-${localToday()}` }, onProgress);
  }
}

/** @type {RecordsMade} */
const NOTHING = { records: [], left_out: [], stem: "" };

/** @param {KeptMade} made */
function goneLine(made) {
  return `${unlistedName(made)} is no longer in the timetable. Its record is here, for you typed into it.`;
}

/** @param {string} title */
function aloneLine(title) {
  return `${title} was filled in without a timetable, so it is not here. Print or download it from its own page.`;
}

/** @param {RecordMade[]} records */
function counted(records) {
  return records.length === 1 ? "1 record" : `${records.length} records`;
}
