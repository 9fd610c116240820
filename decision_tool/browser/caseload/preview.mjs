/**
 * What was understood of the rows: every row that cannot be planned with its reasons, every
 * row to look at again, and every column with its meaning. Nothing is skipped without being
 * listed here.
 *
 * @import {Shown} from "./asking.mjs"
 * @import {Caseload, Column} from "../worker/replies.mjs"
 * @import {CaseloadMemory} from "./memory.mjs"
 * @import {Child} from "../page/element.mjs"
 *
 * @typedef {{refresh: () => Promise<Shown | null>, goTo: (line: number) => void, accept: (repair: string) => void}} PreviewListener
 * @typedef {{line: number, place: string, reference: string, words: string[]}} Listed
 */

import { offer } from "./answer-block.mjs";
import { html, part } from "../page/element.mjs";

const MORE_LINES = 200;
const STATES = { used: "", ignored: "Not used", unclear: "Not understood" };

export class CaseloadPreview {
  #painted = "";

  /**
   * @param {HTMLElement} root
   * @param {CaseloadMemory} memory
   * @param {PreviewListener} listener
   */
  constructor(root, memory, listener) {
    this.place = part(root, "preview");
    this.memory = memory;
    this.listener = listener;
  }

  /** Show what was understood. The same stays as it is, folded or not: it may have focus. */
  paint() {
    const { view } = this.memory;
    const key = view
      ? JSON.stringify([view.planned, view.remarks, view.columns, view.bad, view.unread, view.warnings, view.repairs, this.#hasLines])
      : "";
    if (key === this.#painted) return;
    this.#painted = key;
    this.place.replaceChildren(...(view ? [this.#fold(view)] : []));
  }

  /** Unfold it and go there. */
  focus() {
    const fold = this.place.querySelector("details");
    if (fold) fold.open = true;
    this.place.querySelector("summary")?.focus();
  }

  /** Lines can be shown while the box holds the rows. */
  get #hasLines() {
    return this.memory.now.isInBox;
  }

  /** @param {Caseload} view */
  #fold(view) {
    const isWell =
      view.bad_count + view.unread_count === 0 && view.planned > 0 && !view.columns.some((column) => column.state === "unclear");
    const bad = view.bad.map(({ problems, ...row }) => ({ ...row, words: problems }));
    const unread = view.unread.map(({ problems, ...row }) => ({ ...row, words: problems }));
    const warned = view.warnings.map(({ messages, ...row }) => ({ ...row, words: messages }));
    return html(
      "details",
      { class: isWell ? "pw-preview" : "pw-preview pw-preview--mend", open: view.planned === 0 },
      html("summary", {}, ...summary(view)),
      ...this.#list("bad", "Not planned", "What to mend", bad, view.bad_count),
      ...this.#list("unread", "Planned without a cell", "What was not read", unread, view.unread_count),
      ...this.#list("warnings", "Rows to look at: they are planned", "What to check", warned, view.warnings_count),
      ...this.#offers(view),
      columns(view, isWell),
    );
  }

  /**
   * Return the readings that are offered, each with its button.
   * @param {Caseload} view
   */
  #offers(view) {
    if (view.repairs.length === 0) return [];
    const offers = view.repairs.map((one) =>
      html(
        "li",
        {},
        offer(one, () => this.listener.accept(one.id)),
      ),
    );
    return [html("h2", {}, "Readings offered"), html("ul", { class: "pw-plain pw-noprint" }, ...offers)];
  }

  /**
   * @param {"bad" | "unread" | "warnings"} id
   * @param {string} title
   * @param {string} column
   * @param {Listed[]} rows
   * @param {number} count
   * @returns {HTMLElement[]}
   */
  #list(id, title, column, rows, count) {
    if (count === 0) return [];
    const body = html("tbody", { role: "rowgroup" }, ...rows.map((row) => this.#row(row)));
    const made = [
      html("h2", { id: `${id}-heading`, tabindex: -1 }, `${title}: ${count}`),
      table(`${id}-heading`, [this.#hasLines ? "Line" : "Where", "Child", column], body, "pw-listed"),
    ];
    return rows.length < count ? [...made, this.#moreButton(id, rows.length, count)] : made;
  }

  /**
   * @param {"bad" | "unread" | "warnings"} id
   * @param {number} shown
   * @param {number} count
   */
  #moreButton(id, shown, count) {
    const next = Math.min(MORE_LINES, count - shown);
    const button = html("button", { class: "pw-link pw-noprint", type: "button" }, `Show the next ${next}`);
    button.addEventListener("click", async () => {
      this.memory.now.wanted[id] = shown + MORE_LINES;
      const answer = await this.listener.refresh();
      if (answer?.hasStayed && !answer.isNew) document.getElementById(`${id}-heading`)?.focus();
    });
    return button;
  }

  /** @param {Listed} row */
  #row({ line, place, reference, words }) {
    return html(
      "tr",
      { role: "row" },
      html("th", { role: "rowheader", scope: "row" }, this.#lineOf(line, place)),
      html("td", { role: "cell" }, reference || "No reference"),
      html("td", { role: "cell" }, ...words.map((one) => html("span", { class: "pw-note" }, one))),
    );
  }

  /**
   * @param {number} line
   * @param {string} place
   */
  #lineOf(line, place) {
    if (!this.#hasLines) return place;
    const button = html("button", { class: "pw-link", type: "button" }, html("span", { class: "pw-vh" }, "Go to "), place);
    button.addEventListener("click", () => this.listener.goTo(line));
    return button;
  }
}

/**
 * @param {Caseload} view
 * @returns {Child[]}
 */
function summary(view) {
  const unclear = view.columns.filter((column) => column.state === "unclear").length;
  const rows = view.children === 1 ? "1 row" : `${view.children} rows`;
  const words = [
    view.bad_count === 0 ? `All ${rows} can be planned.` : `${view.planned} of ${rows} can be planned.`,
    counted(view.unread_count, "is planned without a cell that could not be read.", "are planned without cells that could not be read."),
    counted(unclear, "column is not understood.", "columns are not understood."),
    counted(view.warnings_count, "row to look at.", "rows to look at."),
  ];
  return [
    html("strong", {}, words.filter(Boolean).join(" ")),
    " ",
    html("span", { class: "pw-noprint" }, "See how the rows were understood"),
  ];
}

/**
 * @param {number} count
 * @param {string} one
 * @param {string} many
 */
function counted(count, one, many) {
  if (count === 0) return "";
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}

/**
 * Return how each column was understood: in sight unless rows to mend stand above it.
 * @param {Caseload} view
 * @param {boolean} isWell
 */
function columns(view, isWell) {
  const isUnclear = view.columns.some((column) => column.state === "unclear") || view.planned === 0;
  return html(
    "details",
    { open: isWell || isUnclear },
    html("summary", { id: "columns-heading" }, view.columns.length > 0 ? "How each column was understood" : "What was opened"),
    ...view.remarks.map((remark) => html("p", { class: "pw-small" }, remark)),
    ...(view.columns.length > 0 ? [columnTable(view.columns)] : []),
  );
}

/** @param {Column[]} all */
function columnTable(all) {
  const rows = all.map((column) =>
    html(
      "tr",
      { role: "row" },
      html("th", { role: "rowheader", scope: "row" }, column.header || "No heading"),
      html("td", { role: "cell" }, ...meaning(column)),
      html("td", { role: "cell" }, column.note),
    ),
  );
  return table("columns-heading", ["Column", "Understood as", "Note"], html("tbody", { role: "rowgroup" }, ...rows));
}

/**
 * @param {Column} column
 * @returns {Child[]}
 */
function meaning(column) {
  const words = STATES[column.state];
  if (!words) return [column.meaning];
  const tone = column.state === "unclear" ? "late" : "plain";
  return [html("span", { class: `pw-tag pw-tag--${tone}` }, words)];
}

/**
 * @param {string} heading the id of what names the table
 * @param {string[]} titles
 * @param {HTMLElement} body
 * @param {string} [name]
 */
function table(heading, titles, body, name = "") {
  const heads = titles.map((title) => html("th", { role: "columnheader", scope: "col" }, title));
  return html(
    "table",
    { class: `pw-table pw-seen ${name}`.trim(), role: "table", "aria-labelledby": heading },
    html("thead", { role: "rowgroup" }, html("tr", { role: "row" }, ...heads)),
    body,
  );
}
