/**
 * Marking what was due, opened in place of its line: held on its day, on another day, or not
 * yet, one press for each or one for all. A second press takes the first one back.
 *
 * @import {AnswerLine, ToMark, TypedDay} from "../worker/replies.mjs"
 *
 * @typedef {{
 *   held: (row: string) => TypedDay | undefined,
 *   isNotHeld: (row: string) => boolean,
 *   mark: (marks: ToMark[], how: Mark) => void,
 * }} MarkingWays what is marked now, and what marks; the page works the timetable out
 * @typedef {{day: TypedDay} | "on-day" | "not-yet" | "unmarked"} Mark
 * @typedef {"on-day" | "other" | "not-yet"} How
 */

import { typedDay } from "../memory/today.mjs";
import { html } from "../page/element.mjs";
import { repaint } from "../page/repaint.mjs";
import { rowId } from "../page/row-words.mjs";
import { heldField, isFilled } from "./held-field.mjs";

const UNSURE = "Unsure? Leave it unmarked. Nothing is called late until you say it was not held.";

export class Marking {
  isOpen = false;
  /** The line that is open, as it stood when it was opened. @type {AnswerLine | null} */
  #line = null;
  /** The rows whose field for another day is open. @type {Set<string>} */
  #others = new Set();
  /** Each row's line, and what was marked of it as it was made. @type {Map<string, {line: HTMLElement, marked: string}>} */
  #rows = new Map();
  /** @type {HTMLElement | null} */
  #panel = null;

  /**
   * @param {MarkingWays} ways
   * @param {() => void} onClose
   */
  constructor(ways, onClose) {
    this.ways = ways;
    this.onClose = onClose;
  }

  /** Close without a word: there is nothing left to mark. */
  forget() {
    this.isOpen = false;
    this.#line = null;
    this.#others.clear();
  }

  close() {
    this.forget();
    this.onClose();
  }

  /** Show what is marked now, where it was marked or undone elsewhere: what was typed here stays. */
  refresh() {
    const changed = this.#marks.filter((mark) => this.#rows.get(mark.row)?.marked !== this.#marked(mark));
    if (!this.#panel || changed.length === 0) return;
    repaint(this.#panel, () => {
      for (const mark of changed) {
        this.#others.delete(mark.row);
        const { line } = this.#rows.get(mark.row) ?? {};
        line?.replaceWith(this.#row(mark));
      }
    });
  }

  get #marks() {
    return this.#line?.marks ?? [];
  }

  /**
   * What is marked of a row, to be told from what was.
   * @param {ToMark} mark
   */
  #marked({ row }) {
    return JSON.stringify([this.ways.held(row), this.ways.isNotHeld(row)]);
  }

  /**
   * Which answer stands for a row: what is marked is the case's, and this asks it.
   * @param {ToMark} mark
   * @returns {How | ""}
   */
  #how(mark) {
    const day = this.ways.held(mark.row);
    if (this.#others.has(mark.row)) return "other";
    if (isFilled(day)) return isSame(day, typedDay(mark.day)) ? "on-day" : "other";
    return this.ways.isNotHeld(mark.row) ? "not-yet" : "";
  }

  /**
   * Return the button that opens the panel in place of its line.
   * @param {AnswerLine} line
   */
  opener(line) {
    const id = "answer-mark";
    const made = html("button", { class: "pw-link pw-noprint", type: "button", id, "aria-expanded": "false" }, line.act);
    made.addEventListener("click", () => this.#open(line, made));
    return made;
  }

  /**
   * @param {AnswerLine} line
   * @param {HTMLElement} opener
   */
  #open(line, opener) {
    this.isOpen = true;
    this.#line = line;
    this.#others.clear();
    const item = opener.closest("li");
    if (!item) return;
    this.#panel = html("div", { class: "pw-marking" });
    item.classList.add("pw-open");
    const closer = html("button", { class: "pw-link pw-noprint", type: "button", id: "answer-mark", "aria-expanded": "true" }, "Close");
    closer.addEventListener("click", () => this.#leave());
    const words = html("p", {}, html("strong", {}, line.first.replace(/:$/, ".")), " ", closer);
    item.replaceChildren(words, this.#panel);
    this.#fill();
    this.#panel.querySelector("button")?.focus();
  }

  /** Close by the button: focus goes to what stands in its place, or to the answer's heading. */
  #leave() {
    this.close();
    const opener = document.getElementById("answer-mark");
    if (opener) opener.focus();
    else document.getElementById("timetable-heading")?.focus();
  }

  #fill() {
    const marks = this.#marks;
    const all = this.#line?.mark_all ?? "";
    const everyone = html("button", { class: "pw-btn pw-btn--quiet", type: "button", id: "mark-all" }, all);
    everyone.addEventListener("click", () => this.#press(this.#left(marks), "on-day"));
    this.#panel?.replaceChildren(
      html(
        "table",
        { class: "pw-mark", role: "table" },
        html("thead", { role: "rowgroup" }, html("tr", { role: "row" }, head("Step"), head("Was it held?"))),
        html("tbody", { role: "rowgroup" }, ...marks.map((mark) => this.#row(mark))),
      ),
      html("p", { class: "pw-mark__all" }, all ? everyone : null, html("span", { class: "pw-small" }, UNSURE)),
    );
  }

  /**
   * Which rows one press for all is for: those with no answer yet, and once there are none, those on their day.
   * @param {ToMark[]} marks
   */
  #left(marks) {
    const open = marks.filter((mark) => this.#how(mark) === "");
    return open.length > 0 ? open : marks.filter((mark) => this.#how(mark) === "on-day");
  }

  /** @param {ToMark} mark */
  #row(mark) {
    const pressed = this.#how(mark);
    const pick = (/** @type {How} */ how, /** @type {string} */ words) => {
      const id = `mark-${how}-${rowId(mark.row)}`;
      const made = html("button", { class: "pw-pick", type: "button", id, "aria-pressed": String(pressed === how) }, words);
      made.addEventListener("click", () => this.#press([mark], how));
      return made;
    };
    const line = html(
      "tr",
      { role: "row" },
      html("th", { role: "rowheader", scope: "row" }, html("b", {}, mark.title), mark.was),
      html(
        "td",
        { role: "cell" },
        html(
          "fieldset",
          { class: "pw-choice" },
          html("legend", { class: "pw-vh" }, mark.question),
          pick("on-day", mark.on_day),
          pick("other", mark.other_day),
          pick("not-yet", mark.not_yet),
        ),
        pressed === "other" && this.#otherDay(mark),
      ),
    );
    this.#rows.set(mark.row, { line, marked: this.#marked(mark) });
    return line;
  }

  /** @param {ToMark} mark */
  #otherDay(mark) {
    const typed = this.ways.held(mark.row);
    return heldField(
      { id: `mark-${rowId(mark.row)}-day`, legend: mark.other_day, hint: "", button: "Mark it" },
      {
        typed,
        isDraft: false,
        shown: undefined,
        onDraft: () => {},
        onDay: (day) => {
          this.#others.add(mark.row);
          this.ways.mark([mark], { day });
          const row = this.#rows.get(mark.row);
          if (row) row.marked = this.#marked(mark);
        },
      },
    );
  }

  /**
   * Press one answer for some steps; what stands already is taken back.
   * @param {ToMark[]} marks
   * @param {How} how
   */
  #press(marks, how) {
    if (marks.length === 0) return;
    const isBack = marks.every((mark) => this.#how(mark) === how);
    for (const { row } of marks) {
      if (how === "other" && !isBack) this.#others.add(row);
      else this.#others.delete(row);
    }
    if (isBack || how === "other") this.ways.mark(marks, "unmarked");
    else this.ways.mark(marks, how);
    const focused = document.activeElement?.id ?? "";
    this.#fill();
    document.getElementById(focused)?.focus();
    const [first] = marks;
    if (how === "other" && !isBack && first) document.getElementById(`mark-${rowId(first.row)}-day-day`)?.focus();
  }
}

/**
 * @param {TypedDay | undefined} one
 * @param {TypedDay} other
 */
function isSame(one, other) {
  return one?.day === other.day && one.month === other.month && one.year === other.year;
}

/** @param {string} words */
function head(words) {
  return html("th", { role: "columnheader", scope: "col" }, html("span", { class: "pw-vh" }, words));
}
