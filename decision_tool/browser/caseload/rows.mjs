/**
 * Where the rows come from: a file that is opened or dropped, or text pasted into the box,
 * where they can be mended.
 *
 * @import {CaseloadMemory} from "./memory.mjs"
 * @import {Given} from "../page/dropping.mjs"
 * @import {Fault} from "../worker/replies.mjs"
 *
 * @typedef {{plan: (how: {hasReplaced: boolean}) => void, edited: () => void, clear: () => void}} RowsListener
 */

import { readCsv } from "./file.mjs";
import { html, part } from "../page/element.mjs";
import { Latest } from "../page/latest.mjs";

const SEVERAL = "Drop one table at a time. The rows are as they were.";
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
    this.pick = part(root, "pick");
    part(root, "form").addEventListener("submit", (event) => this.#submit(event));
    part(root, "clear").addEventListener("click", listener.clear);
    this.pick.addEventListener("click", () => this.file.click());
    this.file.addEventListener("change", () => this.#choose());
    this.box.addEventListener("input", () => this.#type());
    this.#adopt();
  }

  /** Show what is in memory; the place folds once there is a timetable to see. */
  paint() {
    const { text, source, isInBox } = this.memory.now;
    const shown = isInBox ? text : "";
    if (this.box.value !== shown) this.box.value = shown;
    this.long.hidden = isInBox;
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
    this.listener.edited();
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    if (this.memory.now.text.trim() === "") this.refuse({ message: NO_ROWS });
    else this.listener.plan({ hasReplaced: false });
  }

  /**
   * Take a file that was dropped anywhere on the page.
   * @param {Given[]} given
   */
  drop(given) {
    const [{ file } = { file: null }] = given;
    if (given.length > 1) this.refuse({ message: SEVERAL }, `${given.length} files were dropped`);
    else if (file) this.#open(file);
  }

  #choose() {
    const file = this.file.files?.[0];
    if (!file) return;
    this.file.value = ""; // the same file, mended, can be opened again
    this.#open(file);
  }

  /** @param {File} file */
  async #open(file) {
    const isLatest = this.#latest.begin();
    const reading = await readCsv(file);
    if (!isLatest() || !this.fold.isConnected) return;
    if ("message" in reading) {
      this.refuse(reading);
      return;
    }
    const hasReplaced = this.memory.isInNoFile;
    this.memory.open(reading.text, file.name, reading.isShort);
    this.paint();
    this.listener.plan({ hasReplaced });
  }
}
