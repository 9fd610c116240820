/**
 * What the page says of the engine that asks the questions.
 *
 * @import {EngineState} from "../worker/client.mjs"
 */

import { banner } from "../calculator/strip.mjs";

const LIST = "Use the list below: it says when each pathway applies.";

/** @type {Record<EngineState, [string, string] | null>} */
const WORDS = {
  starting: ["Getting the questions ready.", "You can answer now."],
  slow: ["The questions are taking longer than usual to arrive.", `You can answer now. ${LIST}`],
  ready: null,
  restarting: ["The questions stopped and are starting again.", "Your answers are still here."],
  broken: ["The questions cannot be started.", LIST],
  impossible: ["This browser cannot ask the questions.", LIST],
};

/**
 * Return the banner for the engine's state, if it needs one.
 * @param {EngineState} state
 */
export function questionsBanner(state) {
  const words = WORDS[state];
  return words ? [banner("", words[0], words[1])] : [];
}

/** Return the banner for a fault of our own: nothing is swallowed. */
export function mistakeBanner() {
  return banner("pw-banner--late", "The questions made a mistake and cannot go on.", `${LIST} Tell the people who look after this site.`);
}
