/**
 * Where the rows come from: files or a folder that are opened or dropped, or text pasted into the box,
 * where they can be mended.
 *
 * @import {CaseloadMemory} from "./memory.mjs"
 * @import {Given} from "../page/dropping.mjs"
 * @import {Fault} from "../worker/replies.mjs"
 * @import {Found} from "./folder.mjs"
 * @import {FileHandle} from "../page/file-access.mjs"
 * @import {Sources} from "./sources.mjs"
 *
 * @typedef {{plan: (how: {hasReplaced: boolean}) => void, edited: () => void, clear: () => void, reading: (work: {done: number, total: number}) => void}} RowsListener
 */

import { readCsv } from "./file.mjs";
import { canPickFolder, foundIn, isFolder, pickFolder, readFolder } from "./folder.mjs";
import { filesToOpen } from "../page/file-access.mjs";
import { html, part } from "../page/element.mjs";
import { Latest } from "../page/latest.mjs";

const NO_CASES = "There is no saved case and no CSV file among these files. Choose cases saved from the calculator, or a CSV file.";
const TYPES = [{ description: "Table or saved cases", accept: { "text/csv": [".csv", ".tsv", ".txt"], "application/json": [".json"] } }];
const NO_ROWS = "Open a CSV file, or paste rows with their row of headings.";

export class RowsForm {
  /** What was done to the rows last: a file still being read is of no use after it. */
  #latest = new Latest();

  /**
   * @param {HTMLElement} root
   * @param {CaseloadMemory} memory
   * @param {RowsListener} listener
   */
  constructor(root, memory, listener) {
    this.memory = memory;
    this.listener = listener;
    this.fold = /** @type {HTMLDetailsElement} */ (part(root, "rows"));
    this.title = part(root, "rows-title");
    this.faults = part(root, "faults");
    this.long = part(root, "long");
    this.box = /** @type {HTMLTextAreaElement} */ (part(root, "text"));
    this.file = /** @type {HTMLInputElement} */ (part(root, "file"));
    this.folder = /** @type {HTMLInputElement} */ (part(root, "folder"));
    this.ofFiles = part(root, "of-files");
    this.pick = part(root, "pick");
    part(root, "form").addEventListener("submit", (event) => this.#submit(event));
    part(root, "clear").addEventListener("click", listener.clear);
    this.pick.addEventListener("click", () => this.#pick());
    this.file.addEventListener("change", () => this.#choose(this.file));
    this.folder.addEventListener("change", () => this.#choose(this.folder));
    part(root, "pick-folder").addEventListener("click", () => this.#pickFolder());
    this.box.addEventListener("input", () => this.#type());
    this.#adopt();
  }

  /** Show what is in memory; the place folds once there is a timetable to see. */
  paint() {
    const { text, source, isInBox } = this.memory.now;
    const shown = isInBox ? text : "";
    if (this.box.value !== shown) this.box.value = shown;
    this.long.hidden = isInBox || isFolder(text);
    this.ofFiles.hidden = !isFolder(text);
    this.title.textContent = source ? `Your rows: ${source}` : "Your rows";
  }

  /**
   * Show a line of the box, selected, so that it can be mended.
   * @param {number} line counted from 1
   */
  goTo(line) {
    const lines = this.box.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    this.fold.open = true;
    this.box.focus();
    this.box.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
  }

  /**
   * Say what to mend before anything can be planned.
   * @param {{message: string, faults?: Fault[]}} error
   * @param {string} [heading]
   */
  refuse({ message, faults = [] }, heading = "These rows cannot be read") {
    const each = faults.map(({ where, what, hint }) => [where && `${where}:`, what, hint].filter(Boolean).join(" "));
    const items = (each.length > 0 ? each : [message]).map((words) => html("li", {}, words));
    const box = html("div", { class: "pw-errors", role: "group", "aria-labelledby": "faults-heading", tabindex: -1 });
    box.append(html("h2", { id: "faults-heading" }, heading), html("ul", { class: "pw-plain" }, ...items));
    this.faults.replaceChildren(box);
    this.fold.open = true;
    box.focus();
  }

  /** Take the rows that stand now: no fault is told of them yet, and no file is to replace them. */
  accept() {
    this.#latest.drop();
    this.faults.replaceChildren();
  }

  /** Take what was pasted before the scripts came. */
  #adopt() {
    if (this.box.value && !this.memory.now.text) this.memory.type(this.box.value);
    this.paint();
  }

  #type() {
    this.#latest.drop();
    this.memory.type(this.box.value);
    this.long.hidden = true;
    this.ofFiles.hidden = true;
    this.listener.edited();
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    if (this.memory.now.text.trim() === "") this.refuse({ message: NO_ROWS });
    else this.listener.plan({ hasReplaced: this.memory.beginRows() });
  }

  /**
   * Take a file that was dropped anywhere on the page.
   * @param {Given[]} given
   */
  drop(given) {
    this.#openAll(given.flatMap(({ file, handle }) => (file ? [{ file, handle }] : [])));
  }

  /** @param {HTMLInputElement} input */
  #choose(input) {
    const files = [...(input.files ?? [])];
    input.value = ""; // the same file, mended, can be opened again
    this.#openAll(files.map((file) => ({ file, handle: null })));
  }

  /** Let the person choose files, by what lets the page write them later where the browser has it. */
  async #pick() {
    const isLatest = this.#latest.begin();
    const chosen = await filesToOpen(TYPES);
    if (chosen === "dismissed" || !isLatest()) return;
    if (chosen === "unable") {
      this.file.click();
      return;
    }
    const files = await Promise.all(chosen.map(async (handle) => ({ file: await handle.getFile().catch(() => null), handle })));
    const gone = files.find(({ file }) => !file);
    if (!isLatest()) return;
    if (gone) this.refuse({ message: `The browser cannot read ${gone.handle.name}. Check that it is still where it was.` });
    else this.drop(files);
  }

  /**
   * Open a table alone as it is, so that it can be mended in the box; anything else as a folder.
   * @param {{file: File, handle: FileHandle | null}[]} given
   */
  #openAll(given) {
    const [first] = given;
    if (!first) return;
    const path = first.file.webkitRelativePath.split("/");
    if (given.length === 1 && path.length === 1 && !/\.json$/i.test(first.file.name)) this.#open(first);
    else this.#openFolder(path.length > 1 ? (path[0] ?? "") : named(given.map(({ file }) => file)), foundIn(given), null);
  }

  async #pickFolder() {
    if (!canPickFolder()) {
      this.folder.click();
      return;
    }
    const isLatest = this.#latest.begin();
    const picked = await pickFolder();
    if (picked && isLatest()) this.#openFolder(picked.name, picked.found, picked.folder);
  }

  /**
   * @param {string} name
   * @param {Found[]} found
   * @param {Sources["asked"]} asked
   */
  async #openFolder(name, found, asked) {
    if (found.length === 0) {
      this.refuse({ message: NO_CASES }, `${name} cannot be used`);
      return;
    }
    const isLatest = this.#latest.begin();
    const { text, files } = await readFolder(found, (done, total) => isLatest() && this.listener.reading({ done, total }));
    if (!isLatest() || !this.fold.isConnected) return;
    this.#take({ text, isShort: false }, name, { files, asked });
  }

  /** @param {{file: File, handle: FileHandle | null}} given */
  async #open({ file, handle }) {
    const isLatest = this.#latest.begin();
    const reading = await readCsv(file);
    if (!isLatest() || !this.fold.isConnected) return;
    if ("message" in reading) {
      this.refuse(reading);
      return;
    }
    const { text, whole, encoding } = reading;
    const source = { whole, tail: whole.slice(text.length), encoding, handle };
    this.#take(reading, file.name, { files: new Map([["", source]]), asked: null });
  }

  /**
   * @param {{text: string, isShort: boolean}} reading
   * @param {string} name
   * @param {Sources} sources
   */
  #take({ text, isShort }, name, sources) {
    const hasReplaced = this.memory.isUnsaved;
    this.memory.open(text, name, isShort, sources);
    this.paint();
    this.listener.plan({ hasReplaced });
  }
}

/** @param {File[]} files */
function named(files) {
  return files.length === 1 ? (files[0]?.name ?? "") : `${files.length} files`;
}
