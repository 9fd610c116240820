/**
 * Writes what was marked as held back to the files that the rows came from: in place where the
 * browser can, never over a file that was changed elsewhere unasked; as a download otherwise.
 *
 * @import {WrittenFile} from "../worker/replies.mjs"
 * @import {CaseloadMemory, Kept} from "./memory.mjs"
 * @import {CaseloadAsks} from "./requests.mjs"
 * @import {Source} from "./sources.mjs"
 *
 * isCopy: as downloads, wherever the page may write; isOver: whatever stands there may be replaced.
 * @typedef {{isCopy?: boolean, isOver?: boolean}} How
 * @typedef {{written: string[], handed: string[], changed: string[], failed: string[], faults: string[]}} Done
 */

import { choiceKey, lineOf, markKey } from "./memory.mjs";
import { download } from "../page/download.mjs";
import { encoded } from "../page/encoded.mjs";
import { part } from "../page/element.mjs";
import { askToWrite, textIn, whyNotWritten, writeInto } from "../page/file-access.mjs";
import { NoticePlace, reasons } from "../page/notice.mjs";
import { localTime } from "../page/unsaved.mjs";

const UTF8 = /** @type {const} */ ({ name: "utf-8", hasMark: true });
const PASTED = "team-timetable-rows.csv";
const TABLE = /\.(csv|tsv|txt)$/i;
const MOST_NAMED = 3;

export class HoldsSaver {
  #isSaving = false;

  /**
   * @param {HTMLElement} root
   * @param {CaseloadMemory} memory
   * @param {CaseloadAsks} asks
   * @param {{say: (words: string) => void, saved: () => void}} listener
   */
  constructor(root, memory, asks, { say, saved }) {
    this.memory = memory;
    this.asks = asks;
    this.say = say;
    this.saved = saved;
    this.button = part(root, "save");
    this.notices = new NoticePlace(
      () => part(root, "saving"),
      () => this.button.focus(),
    );
    this.button.addEventListener("click", () => this.save());
  }

  /** @param {How} [how] */
  async save(how = {}) {
    if (this.#isSaving) return;
    this.#isSaving = true;
    try {
      await this.#save(how);
    } finally {
      this.#isSaving = false;
    }
  }

  /** What was told is of other rows now. */
  forget() {
    this.notices.place().replaceChildren();
  }

  /** @param {How} how */
  async #save(how) {
    const { now, question } = this.memory;
    if (!question || now.underWay !== null) return;
    const why = how.isCopy ? "" : await this.#mayNot();
    const lines = this.memory.unsavedLines;
    const reply = await this.asks.write({ ...question, held: now.held }, lines);
    if (now !== this.memory.now) return;
    if (!("written" in reply)) {
      this.#tell("This was not saved.", reasons(reply).join(" "));
      return;
    }
    /** @type {Done} */
    const done = { written: [], handed: [], changed: [], failed: why ? [why] : [], faults: [] };
    const wanted = reply.written.filter((file) => file.lines.some((line) => lines.includes(line)));
    // Whatever is opened here meanwhile: these are days of these files.
    for (const file of why ? [] : wanted) await this.#put(file, now, { how, done });
    if (now === this.memory.now) this.#report(done);
  }

  /** Ask for all files at once where that can be, while the press still counts as one. */
  async #mayNot() {
    const { files, asked } = this.memory.now.sources;
    const [only] = files.size === 1 ? files.values() : [];
    const place = asked ?? only?.handle;
    if (!place) return "";
    try {
      await askToWrite(place);
      return "";
    } catch (error) {
      return whyNotWritten(error, asked ? "this folder" : (only?.handle?.name ?? ""));
    }
  }

  /**
   * @param {WrittenFile} file
   * @param {Kept} now what the file is of
   * @param {{how: How, done: Done}} of
   */
  async #put(file, now, { how, done }) {
    const source = now.sources.files.get(file.name) ?? null;
    const name = file.name || (TABLE.test(now.source) ? now.source : PASTED);
    if (file.fault) {
      done.faults.push(`${name}: ${file.fault}`);
      return;
    }
    const text = file.text + (source?.tail ?? "");
    const bytes = encoded(text, source?.encoding ?? UTF8);
    if (source?.handle && !how.isCopy) {
      const isPut = await this.#write({ ...source, handle: source.handle }, bytes, { name, isOver: how.isOver === true, done });
      if (!isPut) return;
      source.whole = text;
    } else {
      download({ name: name.split("/").at(-1) ?? name, type: /\.json$/i.test(name) ? "application/json" : "text/csv", text: bytes });
      done.handed.push(name);
    }
    note(file, now, name);
  }

  /**
   * @param {Source & {handle: NonNullable<Source["handle"]>}} source
   * @param {Uint8Array<ArrayBuffer>} bytes
   * @param {{name: string, isOver: boolean, done: Done}} how
   */
  async #write({ handle, whole }, bytes, { name, isOver, done }) {
    try {
      await askToWrite(handle);
      if (!isOver && (await textIn(handle)) !== whole) {
        done.changed.push(name);
        return false;
      }
      await writeInto(handle, bytes);
      done.written.push(name);
      return true;
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      done.failed.push(whyNotWritten(error, name));
      return false;
    }
  }

  /** @param {Done} done */
  #report({ written, handed, changed, failed, faults }) {
    this.saved();
    const first = [
      written.length > 0 ? `Saved ${named(written)}.` : "",
      handed.length > 0 ? `Downloaded ${named(handed)}.` : "",
      changed.length + failed.length + faults.length > 0 ? "Not everything is saved." : "",
    ];
    const rest = [
      handed.length > 0 ? "The file you opened is as it was: put the download in its place." : "",
      changed.length > 0 ? `Changed elsewhere since you opened it here: ${named(changed)}.` : "",
      ...failed,
      ...faults,
    ];
    const [bold, plain] = [first, rest].map((words) => words.filter(Boolean).join(" "));
    if (changed.length + failed.length === 0) this.#tell(bold ?? "", plain ?? "");
    else this.#ask(bold ?? "", plain ?? "", changed.length > 0);
  }

  /**
   * @param {string} first
   * @param {string} rest
   */
  #tell(first, rest) {
    this.notices.tell({ first, rest });
    this.say(`${first} ${rest}`.trim());
  }

  /**
   * @param {string} first
   * @param {string} rest
   * @param {boolean} isChanged
   */
  #ask(first, rest, isChanged) {
    const over = { words: "Write over it", act: () => this.save({ isOver: true }) };
    const copy = { words: "Download it", act: () => this.save({ isCopy: true }) };
    this.notices.ask({ first, rest, ways: isChanged ? [over, copy] : [copy] });
    this.say(`${first} ${rest}`);
  }
}

/**
 * Note that these marks and this choice stand in a file now, and no others of the same children.
 * @param {WrittenFile} file
 * @param {Kept} now
 * @param {string} name
 */
function note({ lines, marks, choice, name: own }, now, name) {
  const others = Object.entries(now.saved.held).filter(([key]) => !lines.includes(lineOf(key)));
  const chosen = choice && lines[0] !== undefined ? { [choiceKey(Math.min(...lines))]: choice } : {};
  const held = { ...Object.fromEntries(others), ...Object.fromEntries(marks.map((mark) => [markKey(mark), mark.day])), ...chosen };
  const isOfMany = now.sources.files.size > 1;
  now.saved = { held, at: localTime(), name: isOfMany ? now.source : name };
  // Rows that stood in no file stand in one now.
  if (own === "" && now.planned) now.opened = now.planned.text;
}

/** @param {string[]} names */
function named(names) {
  const more = names.length - MOST_NAMED;
  const first = names.slice(0, MOST_NAMED).join(", ");
  return more > 0 ? `${first} and ${more} more` : first;
}
