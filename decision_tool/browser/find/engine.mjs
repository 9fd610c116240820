/**
 * What the page says of the engine that asks the questions.
 *
 * @import {EngineWords} from "../page/engine-banner.mjs"
 */

const LIST = "Use the list below: it says when each pathway applies.";

/** @type {EngineWords} */
export const ENGINE_WORDS = {
  starting: ["Getting the questions ready.", "You can answer now."],
  slow: ["The questions are taking longer than usual to arrive.", `You can answer now. ${LIST}`],
  restarting: "The questions stopped and are starting again.",
  broken: "The questions cannot be started.",
  impossible: "This browser cannot ask the questions.",
  kept: "Your answers are still here.",
  otherwise: LIST,
  mistaken: ["The questions", `${LIST} Tell the people who look after this site.`],
};
