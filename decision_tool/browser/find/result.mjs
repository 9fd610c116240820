/**
 * Where the answers lead: the pathways that apply and why, what to do, what was ruled out.
 *
 * @import {Applies, Outcome, RuledOut} from "../worker/replies.mjs"
 */

import { banner } from "../page/banner.mjs";
import { html } from "../page/element.mjs";

const OPEN_REASONS = 5;
const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/**
 * @param {Outcome} outcome
 * @param {ParentNode} root the page as built, which holds the words for every first step
 */
export function resultView(outcome, root) {
  return html(
    "div",
    { class: "pw-result" },
    html("h1", { tabindex: -1 }, outcome.title),
    ...outcome.pathways.map((pathway) => chosen(pathway, firstStep(root, pathway.id, outcome))),
    ...outcome.contradictions.map((pair) => banner("pw-banner--check", "Check this.", pair.message)),
    ...outcome.advice.map((advice) => banner("", advice.title, advice.message)),
    ...outcome.later.map(({ message }) => banner("", "Later:", message)),
    ...noGuide(outcome),
    actions(outcome),
    ...ruledOut(outcome.ruled_out),
  );
}

/**
 * Return the words for what a pathway asks for first, as far as the answers tell.
 * @param {ParentNode} root
 * @param {string} pathway
 * @param {Outcome} outcome
 */
function firstStep(root, pathway, { plan }) {
  const given = plan?.answers ?? {};
  const fits = (/** @type {string} */ pair) => {
    const [question = "", answer = ""] = pair.split("=");
    return (given[question] ?? "") === answer;
  };
  const choices = [...root.querySelectorAll(`[data-first="${pathway}"]`)];
  const found = choices.find((one) => (one.getAttribute("data-if") ?? "").split(" ").filter(Boolean).every(fits));
  return found?.textContent ?? "";
}

/**
 * @param {Applies} pathway
 * @param {string} first
 */
function chosen(pathway, first) {
  return html(
    "div",
    { class: "pw-chosen" },
    html("h2", {}, html("a", { href: `../pathways/${pathway.id}/` }, pathway.title)),
    html("p", {}, html("strong", {}, "Because"), ` ${pathway.because}.`),
    first ? html("p", {}, first) : null,
  );
}

/** @param {Outcome} outcome */
function noGuide({ no_guide: none }) {
  if (!none) return [];
  const items = none.actions.map((action) => html("li", {}, action));
  return [html("p", {}, none.message), html("ul", {}, ...items)];
}

/** @param {Outcome} outcome */
function actions({ plan }) {
  const print = html("button", { class: "pw-btn pw-btn--quiet", type: "button", "data-pw-print": true }, "Print this result");
  return html("div", { class: "pw-actions" }, plan ? datesLink(plan.pathways) : null, print);
}

/** @param {string[]} pathways only their ids go into the address */
function datesLink(pathways) {
  const query = new URLSearchParams(pathways.map((id) => ["pathway", id]));
  const words = ["", "", " for both"][pathways.length] ?? ` for all ${NUMBERS[pathways.length] ?? pathways.length}`;
  const link = { class: "pw-btn", href: `../calculator/?${query}`, "data-do": "dates" };
  return html("a", link, `Work out the dates${words}`);
}

/** @param {(Applies | RuledOut)[]} reasons */
function ruledOut(reasons) {
  if (reasons.length === 0) return [];
  const [first, rest] = [reasons.slice(0, OPEN_REASONS), reasons.slice(OPEN_REASONS)];
  const summary = html("summary", {}, `${rest.length} more that do not fit these answers`);
  return [
    html("h2", {}, "What we ruled out"),
    pairs(first),
    rest.length > 0 ? html("details", { class: "pw-ruled" }, summary, pairs(rest)) : "",
  ];
}

/** @param {(Applies | RuledOut)[]} reasons */
function pairs(reasons) {
  const rows = reasons.map((one) => html("div", {}, html("dt", {}, one.title), html("dd", {}, `Because ${one.because}.`)));
  return html("dl", { class: "pw-pairs" }, ...rows);
}
