/**
 * The answers so far, beside the question or the result, each with a way to change it.
 *
 * @import {Question} from "../worker/replies.mjs"
 * @import {FindMemory} from "./memory.mjs"
 */

import { html } from "../page/element.mjs";
import { command } from "./question.mjs";

/**
 * Fill the side with what is answered, but for the question that is shown.
 * @param {HTMLElement} side
 * @param {FindMemory} memory
 * @param {Question | null} shown
 */
export function paintAnswers(side, memory, shown) {
  const { answers, drafts, place } = memory.now;
  const isResult = !shown && !place.isAll;
  const answered = (memory.situation?.questions ?? []).filter((one) => one.said && one !== shown);
  const hasAny = Object.keys({ ...answers, ...drafts }).length > 0;
  const note = isResult ? "Changing an answer keeps the others." : answered.length === 0 ? "None yet." : "";
  side.replaceChildren(
    html("h2", { id: "answers-heading" }, isResult ? "Your answers" : "Your answers so far"),
    answered.length > 0 ? html("dl", { class: "pw-pairs" }, ...answered.map(pair)) : "",
    note ? html("p", { class: "pw-small pw-noprint" }, note) : "",
    html("p", { class: "pw-small pw-noprint" }, "Kept only in this tab. We ask before anything is lost."),
    hasAny ? html("p", { class: "pw-noprint" }, command("again", "Start again")) : "",
  );
}

/** @param {Question} question */
function pair(question) {
  const change = command("change", "Change", `answer: ${question.short}`, question.id);
  return html("div", {}, html("dt", {}, question.short), html("dd", {}, question.said), html("dd", { class: "pw-noprint" }, change));
}

/** Return the notice that the answers are gone, with the way back. */
export function clearedNotice() {
  const words = html("p", {}, html("strong", {}, "Your answers are cleared."), " ", command("undo", "Undo"));
  return html("div", { class: "pw-banner" }, words);
}
