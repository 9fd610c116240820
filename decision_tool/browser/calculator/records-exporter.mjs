/**
 * The records of a timetable: one to fill in on its page, or all of them at once, printed as
 * one job or saved as one file. All or nothing is made.
 *
 * @import {RecordMade, RecordsMade, Row} from "../worker/replies.mjs"
 * @import {NoticePlace} from "../page/notice.mjs"
 * @import {KeptMade, Typed} from "../memory/case.mjs"
 * @import {RecordOf} from "../record/filled-records.mjs"
 *
 * check: throws where the timetable has changed since the press; children: whose records they are.
 * @typedef {{check: () => void, children: Typed[], isOfAll: boolean}} Asked
 */

import { childName, childTitle, inOrder, isFamily } from "../memory/family.mjs";
import { localToday } from "../memory/today.mjs";
import { nowSaved } from "../memory/unsaved-records.mjs";
import { download } from "../page/download.mjs";
import { html } from "../page/element.mjs";
import { follow } from "../page/follow.mjs";
import { Refused } from "../page/refused.mjs";
import { FilledRecords } from "../record/filled-records.mjs";
import { whoseAll } from "../record/joined-record.mjs";
import { filledAlone, inputsFor, unlisted } from "../record/kept.mjs";
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
      const then = { one: inputsFor(this.typed, {}), all: inputsFor(this.typed, { parts: [] }) };
      const of = (/** @type {KeptMade} */ { parts }) => (parts ? then.all : then.one);
      const { label } = this.typed;
      const { records, left_out } = await this.#records([row.id], isFamily(this.typed));
      if (!this.page.isThere() || this.typed.label !== label) return;
      const made = records.find((one) => one.document === form && one.row === row.id && ["", label].includes(one.child));
      if (!made) throw Refused.because(left_out.join(" ") || "The timetable has changed. Open the meeting again.");
      const parts = records.filter((one) => made.one > 0 && one.one === made.one);
      const [first = made] = parts;
      this.typed.record = parts.length > 1 ? { ...first, parts } : made;
      this.typed.recordOf = of(this.typed.record);
      follow(new URL(`../records/${first.document}/`, document.baseURI).href);
    });
  }

  /**
   * Go to the page of a record whose meeting is no longer listed.
   * @param {KeptMade} made
   */
  openUnlisted(made) {
    this.typed.record = made;
    this.typed.recordOf = inputsFor(this.typed, made);
    follow(new URL(`../records/${made.document}/`, document.baseURI).href);
  }

  /** @param {NoticePlace} place */
  print(place) {
    return this.#all(place, async (filled, { check, isOfAll }) => {
      const sheets = await filled.sheets();
      check();
      // On another page of the site nobody expects a window that asks for paper.
      if (this.page.isThere()) printSheets(sheets);
      this.page.handOver("records", { isOfAll });
      return [`Made ${counted(filled.records)} ready to print.`, "Each begins a new page."];
    });
  }

  /** @param {NoticePlace} place */
  save(place) {
    return this.#all(place, async (filled, { check, children, isOfAll }) => {
      const name = `records-${filled.stem}.zip`;
      const text = await filled.zip();
      check();
      for (const child of children) nowSaved(filled.typed(this.#named(child)), child.records);
      download({ name, type: "application/zip", text });
      this.page.handOver("records", { isOfAll });
      this.page.onChanged();
      return [`Saved ${name}.`, `It holds ${counted(filled.records)} to open in Word.`];
    });
  }

  /**
   * @param {NoticePlace} place
   * @param {(filled: FilledRecords, of: Asked) => Promise<[string, string]>} act returns what to tell
   */
  #all(place, act) {
    const all = async () => {
      const check = this.noted();
      // As everything taken away: of the children that are shown.
      const isOfAll = this.page.isOfAll();
      const children = isOfAll ? inOrder(this.typed) : [this.typed];
      // What is typed or cleared from now on is neither in the file nor noted as saved.
      const then = children.map(({ records, made, label }) => structuredClone({ records, made, label }));
      const { reference } = this.typed;
      const isAny = children.some(({ pathways }) => pathways.length > 0);
      const listed = isAny ? await this.#records(null, isOfAll) : NOTHING;
      const found = then.map((one) => this.#ofChild(one, listed.records, { reference, isOfAll }));
      const records = asOne(found.flatMap((one) => one.records));
      const left_out = [...listed.left_out, ...found.flatMap((one) => one.lines)];
      const list = html("ul", { class: "pw-plain" }, ...left_out.map((line) => html("li", {}, line)));
      const more = left_out.length > 0 ? [list] : [];
      const made = () => act(this.#filled(place, { records, stem: listed.stem }), { check, children, isOfAll });
      const [first, rest] = records.length > 0 ? await made() : [NONE, "Choose a pathway that has meetings."];
      this.notifier.tell(place, first, isOfAll || !isFamily(this.typed) ? rest : `${rest} ${onlyOf(this.typed)}`, more);
    };
    return this.notifier.once("records", place, all, STILL_MADE);
  }

  /**
   * Return the records of a child: those listed, and those that hold words and are not listed now.
   * @param {Pick<Typed, "records" | "made" | "label">} then what was typed as this was asked for
   * @param {RecordMade[]} listed
   * @param {{reference: string, isOfAll: boolean}} of
   */
  #ofChild({ records, made, label }, listed, { reference, isOfAll }) {
    const child = this.#named({ label });
    const own = listed.filter((one) => !isOfAll || one.child === label);
    const isListed = (/** @type {string} */ key) => own.some((one) => `${one.row} ${one.document}` === key);
    const gone = unlisted({ made, reference }, isListed);
    const lines = [...gone.map(goneLine), ...filledAlone({ made }).map(aloneLine)];
    return {
      records: [...own, ...gone].map((one) => ({ made: one, records, child })),
      lines: child ? lines.map((line) => `${child}: ${line}`) : lines,
    };
  }

  /**
   * Return what a child is called in what is made; "" where it is the only one.
   * @param {Pick<Typed, "label">} child
   */
  #named({ label }) {
    return isFamily(this.typed) ? childTitle(label) : "";
  }

  /**
   * @param {string[] | null} rows of the child in hand; null: all
   * @param {boolean} isOfAll with the brothers and sisters
   * @returns {Promise<RecordsMade>}
   */
  #records(rows, isOfAll) {
    const { reference } = this.typed;
    const request = /** @type {const} */ ({ ask: "records", reference, rows, ...this.naming });
    if (!isOfAll) return this.asked({ ...request, form: this.page.form(), child: this.child });
    const { first, others, order } = this.page.childrenOf(this.typed);
    return this.asked({ ...first, others, order, child: "", ...request });
  }

  /**
   * @param {NoticePlace} place
   * @param {{records: RecordOf[], stem: string}} all
   */
  #filled(place, { records, stem }) {
    const first = `Getting ${counted(records)} ready…`;
    this.notifier.tell(place, first);
    // Seen as it goes on, heard once.
    const onProgress = (/** @type {number} */ done) => place.tell({ first, rest: `${done} done.` }, { isQuiet: true });
    const edition = this.typed.edition?.version ?? "";
    return new FilledRecords({ records, stem: stem || `saved-${localToday()}`, edition }, onProgress);
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

/**
 * Return whose records they are where those of the brothers and sisters are not among them.
 * @param {Typed} typed
 */
function onlyOf({ label, others }) {
  const all = others.length === 1 ? "Both children" : "All children";
  return `These are of ${childName(label)} only. For those of all, choose ${all} above the timetable first.`;
}

/**
 * Return records with those of one meeting as one, where the first of them stands.
 * @param {RecordOf[]} records
 * @returns {RecordOf[]}
 */
function asOne(records) {
  return records.flatMap((record) => {
    const parts = records.filter(({ made }) => made.one > 0 && made.one === record.made.one);
    if (parts.length < 2) return [record];
    return parts[0] === record ? [{ ...record, child: whoseAll(parts), parts }] : [];
  });
}

/** @param {RecordOf[]} records */
function counted(records) {
  return records.length === 1 ? "1 record" : `${records.length} records`;
}
