/**
 * What is asked where a number may be another child's, and what the case holds that it is asked of.
 *
 * @import {Typed} from "./case.mjs"
 */

import { link } from "../page/banner.mjs";
import { html } from "../page/element.mjs";

/**
 * Return what a case holds, of all its children, in words: "2 records and 3 dates". A date that
 * children share is one.
 * @param {Typed} typed
 */
export function holdings(typed) {
  const children = [typed, ...typed.others];
  const dates = children.flatMap(({ dates, own, label }) =>
    Object.entries(dates)
      .filter(([, day]) => isTyped(day))
      .map(([key, { day, month, year }]) => [own.includes(key) ? label : "", key, day, month, year].join(" ")),
  );
  const held = children.flatMap((child) => Object.values(child.held)).filter(isTyped);
  const counts = [
    counted(children.flatMap((child) => Object.keys(child.records)).length, "record"),
    counted(new Set(dates).size, "date"),
    counted(held.length, "meeting marked as held", "meetings marked as held"),
  ].filter(Boolean);
  return inOne(counts) || "what you typed";
}

/**
 * Return several things in words: "2 records, 3 dates and 1 answer".
 * @param {string[]} words
 */
export function inOne(words) {
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words.at(-1)}` : (words[0] ?? "");
}

/** @param {{day: string, month: string, year: string}} day */
export function isTyped({ day, month, year }) {
  return Boolean(day || month || year);
}

/**
 * Return the question whose a number is that was typed over the one of the case.
 * @param {Typed} typed
 * @param {{same: () => void, another: () => void, keep: () => void}} ways
 * @param {Typed | undefined} known the case of that number that is set aside
 */
export function whoseNumber(typed, { same, another, keep }, known) {
  if (known) {
    const words = `${known.reference} is kept in this tab, with ${holdings(known)}. What is here now is another case.`;
    const kept = typed.named ? `Keep ${typed.named}` : "Leave this case without a number";
    return question("whose-number", words, [link(`Go to ${known.reference}`, another), link(kept, keep)]);
  }
  const words = `This case holds ${holdings(typed)} under ${typed.named}. Is ${typed.unsure} the same child?`;
  return question("whose-number", words, [
    link("Same child: correct the number", same),
    link("Another child: start a new case", another),
    link(`Keep ${typed.named}`, keep),
  ]);
}

/**
 * Return a question with the ways to answer it. It can take focus.
 * @param {string} id
 * @param {string} words
 * @param {HTMLElement[]} ways
 */
export function question(id, words, ways) {
  const lines = ways.map((way) => html("li", {}, way));
  return html(
    "div",
    { class: "pw-banner pw-banner--check", role: "group", "aria-labelledby": id, tabindex: -1 },
    html("p", { id }, html("strong", {}, words)),
    html("ul", { class: "pw-plain" }, ...lines),
  );
}

/**
 * @param {number} count
 * @param {string} one
 * @param {string} [several]
 */
export function counted(count, one, several = `${one}s`) {
  return count === 0 ? "" : `${count} ${count === 1 ? one : several}`;
}
