/**
 * What stands above the timetable beside the answer: what to mend, how the engine is.
 *
 * @import {EngineWords} from "../page/engine-banner.mjs"
 * @import {Trouble} from "../worker/replies.mjs"
 */

import { html } from "../page/element.mjs";
import { fieldLink } from "../page/row-words.mjs";

const BY_HAND = "Use the timing sentences below to work out dates by hand.";

/** @type {EngineWords} */
export const ENGINE_WORDS = {
  starting: ["Getting the calculator ready.", "You can type dates now; the timetable fills in when it is ready."],
  slow: ["The calculator is taking longer than usual to arrive.", "You can type dates now, or use the timing sentences below meanwhile."],
  restarting: "The calculator stopped and is starting again.",
  broken: "The calculator cannot be started.",
  impossible: "This browser cannot run the calculator.",
  kept: "What you typed is still here.",
  otherwise: BY_HAND,
  mistaken: ["The calculator", "Use the timing sentences below, and tell the people who look after this site."],
};

/**
 * Return the list of what to mend, each leading to its field.
 * @param {Trouble[]} troubles
 */
export function troubleSummary(troubles) {
  if (troubles.length === 0) return [];
  const items = troubles.map((trouble) => html("li", {}, fieldLink({ kind: trouble.kind, id: trouble.id, text: trouble.message })));
  return [
    html(
      "div",
      { class: "pw-errors", role: "group", "aria-labelledby": "troubles-heading", tabindex: -1 },
      html("h3", { id: "troubles-heading" }, "Check before you rely on these dates"),
      html("ul", { class: "pw-plain" }, ...items),
    ),
  ];
}
