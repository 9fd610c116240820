/**
 * Several records at once, each with what the timetable knows of it and what was typed into
 * it: as sheets to print, or as one archive of Word files.
 *
 * @import {RecordMade} from "../worker/replies.mjs"
 * @import {KeptMade} from "../memory/case.mjs"
 * @import {TypedRecords} from "./kept.mjs"
 */

import { BlankFiles } from "./blank-files.mjs";
import { KeptRecord } from "./kept.mjs";
import { numberedName } from "./names.mjs";
import { read } from "./sheet.mjs";
import { filledWord } from "./word.mjs";
import { zipLibrary } from "./zip.mjs";

/** Not beside the page: the person may have gone to another since this was asked for. */
const FOLDER = new URL("../../../records/files/", import.meta.url);

export class FilledRecords {
  #blank = new BlankFiles(FOLDER);

  /**
   * @param {TypedRecords} typed as it was when this was asked for
   * @param {{records: RecordMade[], stem: string}} all stem: what tells their file from another child's
   * @param {(done: number) => void} onProgress
   */
  constructor(typed, { records, stem }, onProgress) {
    this.known = typed;
    this.records = records;
    this.stem = stem;
    this.onProgress = onProgress;
  }

  /** @returns {Promise<HTMLFormElement[]>} */
  sheets() {
    return this.#each((made) => this.#sheet(made));
  }

  /** Return the bytes of the archive. */
  async zip() {
    const zip = await zipLibrary();
    const files = await this.#each(async (made) => {
      const [sheet, blank] = await Promise.all([this.#sheet(made), this.#blank.word(made.document)]);
      return filledWord(zip, blank, read(sheet));
    });
    const named = files.map((file, index) => [this.#name(index), file]);
    // The files are archives themselves: they get no smaller.
    return zip.zipSync(Object.fromEntries(named), { level: 0 });
  }

  /** Return what was typed into them, by record. */
  typed() {
    const kept = this.records.map((made) => new KeptRecord(this.known, made.document, made));
    return Object.assign({}, ...kept.map((one) => one.typedHere()));
  }

  /**
   * Do the same for every record, one after the other, and let the page breathe in between.
   * @template T
   * @param {(made: RecordMade) => Promise<T>} act
   */
  async #each(act) {
    const done = [];
    for (const made of this.records) {
      done.push(await act(made));
      this.onProgress(done.length);
      await new Promise((resolve) => window.setTimeout(resolve));
    }
    return done;
  }

  /** @param {RecordMade} made */
  async #sheet(made) {
    const sheet = await this.#blank.sheet(made.document);
    new KeptRecord(this.known, made.document, made).show(sheet);
    return sheet;
  }

  /** @param {number} index */
  #name(index) {
    const made = /** @type {KeptMade} */ (this.records[index]);
    const hasOthers = this.records.some((other) => other !== made && other.row === made.row);
    const title = hasOthers ? `${made.title}, ${made.form}` : made.title;
    const gone = made.isUnlisted ? ", no longer in the timetable" : "";
    return numberedName(index + 1, this.records.length, `${made.day ?? ""} ${title}${gone}`);
  }
}
