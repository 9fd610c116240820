/**
 * Several records at once, each with what the timetable knows of it and what was typed into
 * it: as sheets to print, or as one archive of Word files.
 *
 * @import {KeptMade, Values} from "../memory/case.mjs"
 *
 * made: the record; records: what was typed into those of its child; child: which of several, as one
 * reads it, or ""; noted: what is known of those of its child; parts: the records of a meeting of
 * several children, which are one.
 * @typedef {{made: KeptMade, records: Record<string, Values>, child: string, noted?: Record<string, KeptMade>, parts?: RecordOf[]}} RecordOf
 */

import { BlankFiles, FILES } from "./blank-files.mjs";
import { JoinedRecord } from "./joined-record.mjs";
import { joinSheet } from "./joined-sheet.mjs";
import { joinedWord } from "./joined-word.mjs";
import { KeptRecord } from "./kept.mjs";
import { numberedName } from "./names.mjs";
import { read } from "./sheet.mjs";
import { filledWord } from "./word.mjs";
import { zipLibrary } from "./zip.mjs";

export class FilledRecords {
  #blank;

  /**
   * @param {{records: RecordOf[], stem: string, edition: string}} all as it was when this was asked
   * for; stem: what tells their file from another case's; edition: of which the forms are, "" for
   * that of the site
   * @param {(done: number) => void} onProgress
   */
  constructor({ records, stem, edition }, onProgress) {
    this.#blank = new BlankFiles(FILES, edition);
    this.records = records;
    this.stem = stem;
    this.onProgress = onProgress;
  }

  /** @returns {Promise<HTMLFormElement[]>} */
  sheets() {
    return this.#each((one) => this.#sheet(one));
  }

  /** Return the bytes of the archive. */
  async zip() {
    const zip = await zipLibrary();
    const files = await this.#each(async (one) => {
      const word = one.parts ? joinedWord(zip, one.parts, this.#blank) : this.#blank.word(one.made.document, one.made.form);
      const [sheet, blank] = await Promise.all([this.#sheet(one), word]);
      return filledWord(zip, blank, read(sheet));
    });
    const named = files.map((file, index) => [this.#name(index), file]);
    // The files are archives themselves: they get no smaller.
    return zip.zipSync(Object.fromEntries(named), { level: 0 });
  }

  /**
   * Return what was typed into those of a child, by record.
   * @param {string} child
   */
  typed(child) {
    const own = this.records.flatMap((one) => one.parts ?? [one]).filter((one) => one.child === child);
    return Object.assign({}, ...own.map((one) => kept(one).typedHere()));
  }

  /**
   * Do the same for every record, one after the other, and let the page breathe in between.
   * @template T
   * @param {(one: RecordOf) => Promise<T>} act
   */
  async #each(act) {
    const done = [];
    for (const one of this.records) {
      done.push(await act(one));
      this.onProgress(done.length);
      await new Promise((resolve) => window.setTimeout(resolve));
    }
    return done;
  }

  /** @param {RecordOf} one */
  async #sheet(one) {
    const sheet = await this.#blank.sheet(one.made.document, one.made.form);
    if (one.parts) await joinSheet(sheet, one.parts, this.#blank);
    (one.parts ? new JoinedRecord(one.parts) : kept(one)).show(sheet);
    return sheet;
  }

  /** @param {number} index */
  #name(index) {
    const { made, child } = /** @type {RecordOf} */ (this.records[index]);
    const isBeside = (/** @type {RecordOf} */ other) => other.made !== made && other.made.row === made.row && other.child === child;
    const title = this.records.some(isBeside) ? `${made.title}, ${made.form}` : made.title;
    const gone = made.isUnlisted ? ", no longer in the timetable" : "";
    const whose = child && `${child}, `;
    return numberedName(index + 1, this.records.length, `${made.day ?? ""} ${whose}${title}${gone}`);
  }
}

/** @param {RecordOf} one */
function kept({ made, records, child }) {
  return new KeptRecord({ records }, made.document, made, { child });
}
