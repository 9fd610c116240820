/**
 * The answer above the team's timetable: this week in one sentence, who comes next, then one
 * line for each kind of thing that waits, with a link that acts in place. Every word of it
 * comes from the engine.
 *
 * @import {CaseLine, Caseload, Repair} from "../worker/replies.mjs"
 *
 * see: go to what a line is about, a group of the timetable or how the rows were read;
 * accept: take a reading that is offered; takeBack: undo those that were taken; print: print the
 * Monday sheet; markAll: mark all that was due as held on its day.
 * @typedef {{
 *   see: (line: CaseLine) => void, accept: (repair: string) => void, takeBack: () => void, print: () => void,
 *   markAll: () => void,
 * }} AnswerListener
 */

import { html } from "../page/element.mjs";

/** So many offers stand in the answer; all of them stand with how the rows were read. */
const OFFERS = 2;
const MARK_ALL = "Mark as held on their day";

/**
 * @param {HTMLElement} place
 * @param {Caseload | null} view
 * @param {string[]} accepted
 * @param {AnswerListener} listener
 */
export function paintAnswer(place, view, accepted, listener) {
  const isPlanned = view !== null && view.planned > 0;
  place.className = isPlanned ? "pw-teamnext" : "pw-teamnext pw-teamnext--idle";
  if (!isPlanned) {
    const first = view === null ? "Open a file or paste rows to see the first result." : "No row can be planned yet.";
    place.replaceChildren(html("p", { class: "pw-teamnext__v" }, first), ...(view ? waiting(view, accepted, listener) : []));
    return;
  }
  const print = html("button", { class: "pw-btn pw-noprint", type: "button", id: "print-monday" }, "Print the Monday sheet");
  print.addEventListener("click", () => listener.print());
  place.replaceChildren(
    html("p", { class: "pw-teamnext__v" }, html("b", {}, view.headline)),
    html("p", { class: "pw-teamnext__n" }, view.next),
    html("p", { class: "pw-teamnext__do pw-noprint" }, print),
    ...waiting(view, accepted, listener),
  );
}

/**
 * @param {Caseload} view
 * @param {string[]} accepted
 * @param {AnswerListener} listener
 */
function waiting(view, accepted, listener) {
  const lines = view.lines.map((line) => lineOf(line, listener));
  const offers = view.repairs.slice(0, OFFERS).flatMap((one) => [offer(one, () => listener.accept(one.id)), " "]);
  if (offers.length > 0) lines.push(html("li", { class: "pw-noprint" }, ...offers));
  if (accepted.length > 0) {
    const count = accepted.length === 1 ? "1 reading" : `${accepted.length} readings`;
    lines.push(
      html(
        "li",
        {},
        html("b", {}, count),
        " taken as offered. ",
        button("Take back", () => listener.takeBack()),
      ),
    );
  }
  return lines.length > 0 ? [html("ul", { class: "pw-teamnext__lines", role: "list" }, ...lines)] : [];
}

/**
 * @param {CaseLine} line
 * @param {AnswerListener} listener
 */
function lineOf(line, listener) {
  const link = button("See", () => listener.see(line));
  link.append(html("span", { class: "pw-vh" }, ` ${line.count} ${line.words}`));
  const markAll = line.kind === "not-marked" ? [" ", button(MARK_ALL, () => listener.markAll())] : [];
  return html("li", {}, html("b", {}, String(line.count)), ` ${line.words} `, link, ...markAll);
}

/**
 * Return the button that takes a reading.
 * @param {Repair} repair
 * @param {() => void} accept
 */
export function offer(repair, accept) {
  return button(repair.words, accept);
}

/**
 * @param {string} words
 * @param {() => void} act
 */
function button(words, act) {
  const made = html("button", { class: "pw-link pw-noprint", type: "button" }, words);
  made.addEventListener("click", act);
  return made;
}
