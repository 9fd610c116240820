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
 */

import { html } from "../page/element.mjs";
import { rowId } from "../page/row-words.mjs";
import { heldField } from "./held-field.mjs";

const UNSURE = "Unsure? Leave it unmarked. Nothing is called late until you say it was not held.";

export class Marking {
  isOpen = false;
  /** The line that is open, as it stood when it was opened. @type {AnswerLine | null} */
  #line = null;
  /** What was pressed since it was opened, by row. @type {Map<string, "on-day" | "other" | "not-yet">} */
  #pressed = new Map();
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
    this.#pressed.clear();
  }

  close() {
    this.forget();
    this.onClose();
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
    this.#pressed.clear();
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
    const { marks, mark_all: all } = this.#line ?? { marks: [], mark_all: "" };
    const everyone = html("button", { class: "pw-btn pw-btn--quiet", type: "button", id: "mark-all" }, all);
    everyone.addEventListener("click", () => this.#press(marks, "on-day"));
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

  /** @param {ToMark} mark */
  #row(mark) {
    const pressed = this.#pressed.get(mark.row);
    const pick = (/** @type {"on-day" | "other" | "not-yet"} */ how, /** @type {string} */ words) => {
      const id = `mark-${how}-${rowId(mark.row)}`;
      const made = html("button", { class: "pw-pick", type: "button", id, "aria-pressed": String(pressed === how) }, words);
      made.addEventListener("click", () => this.#press([mark], how));
      return made;
    };
    return html(
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
        onDay: (day) => this.ways.mark([mark], { day }),
      },
    );
  }

  /**
   * Press one answer for some steps; what is pressed already is taken back.
   * @param {ToMark[]} marks
   * @param {"on-day" | "other" | "not-yet"} how
   */
  #press(marks, how) {
    const isBack = marks.every((mark) => this.#pressed.get(mark.row) === how);
    for (const mark of marks) {
      if (isBack) this.#pressed.delete(mark.row);
      else this.#pressed.set(mark.row, how);
    }
    const focused = document.activeElement?.id ?? "";
    this.#fill();
    document.getElementById(focused)?.focus();
    if (isBack || how === "other") this.ways.mark(marks, "unmarked");
    else this.ways.mark(marks, how);
    const [first] = marks;
    if (how === "other" && !isBack && first) document.getElementById(`mark-${rowId(first.row)}-day-day`)?.focus();
  }
}

/** @param {string} words */
function head(words) {
  return html("th", { role: "columnheader", scope: "col" }, html("span", { class: "pw-vh" }, words));
}
