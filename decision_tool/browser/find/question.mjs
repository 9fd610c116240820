/**
 * The questions as forms: one at a time, or all on one page. The page as built holds the
 * first question in the same shape (templates/find.md.j2).
 *
 * @import {Option, Question, Situation} from "../worker/replies.mjs"
 * @import {FindMemory} from "./memory.mjs"
 */

import { dayField, fillBoxes, paintFault, readBoxes } from "../page/day-field.mjs";
import { html } from "../page/element.mjs";

const NONE = "none";

/**
 * @param {Question} question
 * @param {Situation} situation
 * @param {FindMemory} memory
 */
export function oneQuestion(question, situation, memory) {
  const before = situation.questions[situation.questions.indexOf(question) - 1];
  return form(
    before !== undefined && !before.is_usual && html("p", { class: "pw-ask__back" }, command("back", "Back")),
    html("p", { class: "pw-small pw-ask__count" }, question.count),
    html("h1", { id: "ask-title", tabindex: -1 }, question.title),
    group(question, standing(question, memory), { "aria-labelledby": "ask-title" }),
    html("div", { class: "pw-actions" }, press("Continue"), command("all", "See all questions on one page")),
  );
}

/**
 * Return what stands ticked: the usual answer until another is given.
 * @param {Question} question
 * @param {FindMemory} memory
 */
function standing({ id, is_usual, answer }, memory) {
  const ticked = memory.ticked(id);
  return ticked.length === 0 && is_usual ? (answer ?? []) : ticked;
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
      group(question, standing(question, memory), {}, html("legend", {}, html("h2", {}, question.title))),
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
function group(question, ticked, named, legend = null) {
  return question.kind === "birth" ? birth(question, ticked, named, legend) : options(question, ticked, named, legend);
}

/**
 * The boxes of a date, and the way on for who does not know it.
 * @param {Question} question
 * @param {string[]} ticked the date as it was typed, or an option
 * @param {Record<string, string>} named
 * @param {HTMLElement | null} legend
 */
function birth(question, ticked, named, legend) {
  const why = `ask-${question.id}-why`;
  const field = dayField(`ask-${question.id}`, "Date of birth", "For example 3 3 2012");
  const [unknown] = question.options.slice(-1);
  if (isDate(question, ticked)) {
    const [day = "", month = "", year = ""] = (ticked[0] ?? "").split("/"); // as `ticksIn` wrote it
    fillBoxes(field, { day, month, year });
  }
  if (question.fault) paintFault(field, question.fault, []);
  return html(
    "fieldset",
    { class: "pw-ask__one", "data-question": question.id, "data-birth": true, "aria-describedby": why, ...named },
    legend,
    html("p", { class: "pw-why", id: why }, html("strong", {}, "Why we ask."), ` ${question.why}`),
    field,
    unknown ? html("p", {}, command("unknown", unknown.title, "", question.id)) : null,
  );
}

/**
 * @param {Question} question
 * @param {string[]} ticked
 */
function isDate({ options }, ticked) {
  return ticked.length === 1 && !options.some((one) => one.id === ticked[0]);
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
    html("div", { class: "pw-ask__options" }, ...question.options.map(choice)),
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
  if (isBirth(group)) {
    const { day, month, year } = readBoxes(group);
    const typed = [day, month, year].map((box) => box.trim());
    return typed.some(Boolean) ? [typed.join("/")] : [];
  }
  return boxes(group)
    .filter((box) => box.checked)
    .map((box) => box.value);
}

/**
 * Tell whether a question's group asks for a date of birth.
 * @param {Element} group
 */
export function isBirth(group) {
  return group.hasAttribute("data-birth");
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
  const words = (/** @type {Question} */ one) => missingWords(one);
  for (const group of form.querySelectorAll("[data-question]")) {
    const missing = open.find((one) => one.id === group.getAttribute("data-question"));
    group.classList.toggle("pw-ask__one--error", Boolean(missing));
    const fault = group.querySelector("[data-fault]");
    fault?.toggleAttribute("hidden", !missing);
    fault?.replaceChildren(missing ? `${words(missing)}.` : "");
  }
  const items = open.map((one) => html("li", {}, html("a", { href: "#find", "data-focus": one.id }, `${words(one)}: ${one.title}`)));
  const summary = html(
    "div",
    { class: "pw-errors", role: "group", "aria-labelledby": "missing-heading", tabindex: -1 },
    html("h2", { id: "missing-heading" }, "Choose an answer"),
    html("ul", { class: "pw-plain" }, ...items),
  );
  form.querySelector("[data-part=faults]")?.replaceChildren(...(open.length > 0 ? [summary] : []));
}

/** @param {Question} question */
function missingWords({ kind, none, options }) {
  if (kind === "birth") return `Type the date of birth, or choose “${options.at(-1)?.title ?? ""}”`;
  return none ? `Tick what is true, or “${none}”` : "Choose an answer";
}

/**
 * Return what the page as built tells of its question, before the engine has told more.
 * @param {HTMLElement} form
 * @param {string} id
 * @returns {Question}
 */
export function builtQuestion(form, id) {
  const title = form.querySelector("h1")?.textContent ?? "";
  return {
    id,
    title,
    short: title,
    why: "",
    kind: "one",
    options: [],
    none: null,
    answer: null,
    said: null,
    count: "",
    is_usual: false,
    fault: null,
  };
}

/**
 * @param {Element} group
 * @returns {HTMLInputElement[]}
 */
function boxes(group) {
  return [...group.querySelectorAll("input")];
}
