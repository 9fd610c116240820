/**
 * The questions as forms: one at a time, or all on one page. The page as built holds the
 * first question in the same shape (templates/find.md.j2).
 *
 * @import {Option, Question, Situation} from "../worker/messages.mjs"
 * @import {FindMemory} from "./memory.mjs"
 */

import { html } from "../page/element.mjs";

const NONE = "none";

/**
 * @param {Question} question
 * @param {Situation} situation
 * @param {FindMemory} memory
 */
export function oneQuestion(question, situation, memory) {
  const place = situation.questions.indexOf(question);
  return form(
    place > 0 && html("p", { class: "pw-ask__back" }, command("back", "Back")),
    html("p", { class: "pw-small pw-ask__count" }, `Question ${place + 1} of up to ${situation.up_to}`),
    html("h1", { id: "ask-title", tabindex: -1 }, question.title),
    options(question, memory.ticked(question.id), { "aria-labelledby": "ask-title" }),
    html("div", { class: "pw-actions" }, press("Continue"), command("all", "See all questions on one page")),
  );
}

/**
 * @param {Situation} situation
 * @param {FindMemory} memory
 */
export function allQuestions(situation, memory) {
  return form(
    html("h1", { tabindex: -1 }, "All questions on one page"),
    html("p", { class: "pw-small" }, "Answering one can add others, or take some away."),
    ...situation.questions.map((question) =>
      options(question, memory.ticked(question.id), {}, html("legend", {}, html("h2", {}, question.title))),
    ),
    html("div", { class: "pw-actions" }, press("See which pathways apply"), command("one", "See one question at a time")),
  );
}

/**
 * A button that looks like a link; the page follows its `data-do`.
 * @param {string} act
 * @param {string} words
 * @param {string} [about] read aloud only, to tell one such button from another
 * @param {string} [id]
 */
export function command(act, words, about, id) {
  const rest = about ? html("span", { class: "pw-vh" }, ` ${about}`) : null;
  return html("button", { class: "pw-link", type: "button", "data-do": act, "data-id": id }, words, rest);
}

/** @param {string} words */
function press(words) {
  return html("button", { class: "pw-btn", type: "submit" }, words);
}

/** @param {...(Node | string | null | false)} children */
function form(...children) {
  const faults = html("div", { "data-part": "faults" });
  return html("form", { class: "pw-ask", method: "dialog", novalidate: true, autocomplete: "off" }, faults, ...children);
}

/**
 * @param {Question} question
 * @param {string[]} ticked
 * @param {Record<string, string>} named what names the group, unless *legend* does
 * @param {HTMLElement | null} [legend]
 */
function options(question, ticked, named, legend = null) {
  const [why, fault] = [`ask-${question.id}-why`, `ask-${question.id}-fault`];
  const choice = (/** @type {Option} */ option) => choiceOf(question, option, ticked.includes(option.id));
  return html(
    "fieldset",
    { class: "pw-ask__one", "data-question": question.id, "aria-describedby": `${why} ${fault}`, ...named },
    legend,
    html("p", { class: "pw-why", id: why }, html("strong", {}, "Why we ask."), ` ${question.why}`),
    question.kind === "many" && html("p", { class: "pw-ask__how" }, "Tick all that are true."),
    html("p", { class: "pw-error", id: fault, "data-fault": true, hidden: true }),
    ...question.options.map(choice),
    question.none !== null && html("p", { class: "pw-or" }, "or"),
    question.none !== null && choice({ id: NONE, title: question.none, hint: null }),
  );
}

/**
 * @param {Question} question
 * @param {Option} option
 * @param {boolean} isTicked
 */
function choiceOf(question, option, isTicked) {
  const [name, id] = [`ask-${question.id}`, `ask-${question.id}-${option.id}`];
  const type = question.kind === "many" ? "checkbox" : "radio";
  return html(
    "div",
    { class: "pw-opt" },
    html("input", { type, id, name, value: option.id, checked: isTicked, autocomplete: "off" }),
    html("label", { for: id }, option.title, option.hint ? " " : null, option.hint ? html("small", {}, option.hint) : null),
  );
}

/**
 * Return what is ticked in a question's group.
 * @param {Element} group
 */
export function ticksIn(group) {
  return boxes(group).filter((box) => box.checked).map((box) => box.value);
}

/**
 * "None of these" goes with nothing else: the newer tick wins.
 * @param {Element} group
 * @param {HTMLInputElement} changed
 */
export function keepNoneAlone(group, changed) {
  if (changed.type !== "checkbox" || !changed.checked) return;
  for (const box of boxes(group)) {
    if (box !== changed && (changed.value === NONE || box.value === NONE)) box.checked = false;
  }
}

/**
 * Say beside each group in *open* that an answer is missing, and list them first.
 * @param {Element} form
 * @param {Question[]} open
 */
export function showMissing(form, open) {
  const words = (/** @type {Question} */ one) => (one.none ? `Tick what is true, or “${one.none}”` : "Choose an answer");
  for (const group of form.querySelectorAll("[data-question]")) {
    const missing = open.find((one) => one.id === group.getAttribute("data-question"));
    group.classList.toggle("pw-ask__one--error", Boolean(missing));
    const fault = group.querySelector("[data-fault]");
    fault?.toggleAttribute("hidden", !missing);
    fault?.replaceChildren(missing ? `${words(missing)}.` : "");
  }
  const items = open.map((one) =>
    html("li", {}, html("a", { href: "#find", "data-focus": one.id }, `${words(one)}: ${one.title}`)),
  );
  const summary = html(
    "div",
    { class: "pw-errors", role: "group", "aria-labelledby": "missing-heading", tabindex: -1 },
    html("h2", { id: "missing-heading" }, "Choose an answer"),
    html("ul", { class: "pw-plain" }, ...items),
  );
  form.querySelector("[data-part=faults]")?.replaceChildren(...(open.length > 0 ? [summary] : []));
}

/**
 * Return what the page as built tells of its question, before the engine has told more.
 * @param {HTMLElement} form
 * @param {string} id
 * @returns {Question}
 */
export function builtQuestion(form, id) {
  const title = form.querySelector("h1")?.textContent ?? "";
  return { id, title, short: title, why: "", kind: "one", options: [], none: null, answer: null, said: null };
}

/**
 * @param {Element} group
 * @returns {HTMLInputElement[]}
 */
function boxes(group) {
  return [...group.querySelectorAll("input")];
}
