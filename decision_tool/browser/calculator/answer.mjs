/**
 * The answer above the timetable: the next step to read out, what to do with it, then a line
 * a kind. Every word comes from the engine.
 *
 * @import {Answer, AnswerLine, Row, Timetable} from "../worker/replies.mjs"
 * @import {MarkingWays} from "./marking.mjs"
 *
 * @typedef {{
 *   invite: (row: Row) => void, calendar: (row: Row) => void, add: (pathway: string) => void,
 *   listAll: (series: string) => void,
 * }} AnswerWays what the buttons do; *add* chooses a pathway as well
 */

import { html } from "../page/element.mjs";
import { repaint } from "../page/repaint.mjs";
import { fieldLink, parts } from "../page/row-words.mjs";
import { Marking } from "./marking.mjs";
import { isDated, isToCome } from "./row-actions.mjs";

export class AnswerPart {
  /** @type {Timetable | null} */
  #timetable = null;
  /** What another edition makes of what is next. */
  #instead = "";

  /**
   * @param {HTMLElement} place
   * @param {AnswerWays} ways
   * @param {MarkingWays} marking
   */
  constructor(place, ways, marking) {
    this.place = place;
    this.ways = ways;
    this.marking = new Marking(marking, () => this.#paint());
  }

  /** @param {Timetable} timetable */
  paint(timetable) {
    this.#timetable = timetable;
    this.#instead = "";
    // While steps are marked nothing moves under the finger: it is worked out anew on closing.
    if (this.marking.isOpen) this.marking.refresh();
    else this.#paint();
  }

  /**
   * Say in the same breath what another edition makes of what is next.
   * @param {string} words
   */
  tellInstead(words) {
    this.#instead = words;
    if (!this.marking.isOpen) this.#paint();
  }

  /** Close what marks steps: something else is typed, and what it offers may not be so any more. */
  close() {
    if (this.marking.isOpen) this.marking.close();
  }

  /**
   * Say what to do to see a first result.
   * @param {...(string | HTMLElement)} words
   */
  ask(...words) {
    this.#timetable = null;
    this.marking.forget();
    this.place.className = "pw-answer pw-answer--idle";
    this.place.replaceChildren(html("div", { class: "pw-answer__next" }, lead("Next", words)));
  }

  #paint() {
    const timetable = this.#timetable;
    if (!timetable) return;
    const { answer } = timetable;
    repaint(this.place, () => {
      this.place.className = `pw-answer pw-answer--${answer.state}`;
      this.place.replaceChildren(this.#next(answer, timetable), ...lines(answer.lines, (line) => this.#act(line)));
    });
  }

  /**
   * @param {Answer} answer
   * @param {Timetable} timetable
   */
  #next(answer, timetable) {
    const group = timetable.groups.find((one) => one.rows.some((row) => row.id === answer.row));
    const row = group?.rows.find((one) => one.id === answer.row);
    const made = html(
      "div",
      { class: "pw-answer__next" },
      lead(answer.heading, [...parts(answer.sentence), this.#instead && ` ${this.#instead}`], answer.about),
    );
    if (row && group) made.append(this.#buttons(row, group.id));
    return made;
  }

  /**
   * @param {Row} row
   * @param {string} group
   */
  #buttons(row, group) {
    const buttons = [];
    if (row.kind === "meeting" && isToCome(group)) {
      buttons.push(button("answer-invite", "Copy invitation", () => this.ways.invite(row)));
    }
    if (isDated(group)) buttons.push(button("answer-calendar", "Add to calendar", () => this.ways.calendar(row)));
    for (const one of buttons.slice(1)) one.classList.add("pw-btn--quiet");
    return html("div", { class: "pw-answer__do pw-noprint" }, ...buttons);
  }

  /**
   * Return what a line offers to do, in place.
   * @param {AnswerLine} line
   */
  #act(line) {
    if (line.marks.length > 0) return this.marking.opener(line);
    if (line.series) return linkButton("answer-list-all", line.act, () => this.ways.listAll(line.series));
    if (!line.pathway) return null;
    return linkButton(`answer-add-${line.pathway}`, line.act, () => this.ways.add(line.pathway));
  }
}

/**
 * @param {string} heading
 * @param {Iterable<import("../page/element.mjs").Child>} sentence
 * @param {string} [about]
 */
function lead(heading, sentence, about = "") {
  return html(
    "div",
    {},
    html("h2", { id: "answer-heading" }, heading),
    html("p", { class: "pw-answer__v" }, ...sentence),
    about && html("p", { class: "pw-answer__who" }, about),
  );
}

/**
 * @param {AnswerLine[]} told
 * @param {(line: AnswerLine) => HTMLElement | null} act
 */
function lines(told, act) {
  if (told.length === 0) return [];
  return [html("ul", { class: "pw-lines", role: "list" }, ...told.map((line) => lineItem(line, act(line))))];
}

/**
 * @param {AnswerLine} line
 * @param {HTMLElement | null} act
 */
function lineItem(line, act) {
  return html(
    "li",
    { class: `pw-line--${line.kind}` },
    html("span", {}, html("strong", {}, line.first), ` ${line.rest}`),
    ...line.links.map((link) => html("span", { class: "pw-noprint" }, fieldLink(link))),
    act,
  );
}

/**
 * @param {string} id
 * @param {string} words
 * @param {() => void} act
 */
function button(id, words, act) {
  const made = html("button", { class: "pw-btn", type: "button", id }, words);
  made.addEventListener("click", act);
  return made;
}

/**
 * @param {string} id
 * @param {string} words
 * @param {() => void} act
 */
export function linkButton(id, words, act) {
  const made = button(id, words, act);
  made.className = "pw-link pw-noprint";
  return made;
}
