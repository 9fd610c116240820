/**
 * What the page says of the engine that asks the questions.
 *
 * @import {EngineWords} from "../page/engine-banner.mjs"
 */

import { banner } from "../page/banner.mjs";


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
};

/** Return the banner for a fault of our own: nothing is swallowed. */
export function mistakeBanner() {
  return banner("pw-banner--late", "The questions made a mistake and cannot go on.", `${LIST} Tell the people who look after this site.`);
}
