/**
 * What a page says of the engine while it does not run: how it is, why, and a way to try again.
 *
 * @import {Engine, EngineState} from "../worker/client.mjs"
 *
 * starting, slow: bold words and what can be done meanwhile; restarting, broken, impossible:
 * bold words; kept: what is not lost; otherwise: what can be done without it.
 * @typedef {{
 *   starting: [string, string], slow: [string, string],
 *   restarting: string, broken: string, impossible: string, kept: string, otherwise: string,
 * }} EngineWords
 */

import { faultWords } from "../worker/fault-words.mjs";
import { html } from "./element.mjs";

const OUTDATED = "Parts of this page are of different editions of the guidance.";
const RELOAD =
  "The site was renewed while it was open here, or an old file was kept on the way, so no dates are shown. " +
  "Save what you typed, then reload the page. If this comes again, tell the people who look after this site.";

/** Whether a state is told to who does not see the page. @param {EngineState} state */
export function isNewsOfEngine(state) {
  return ["restarting", "broken", "outdated", "impossible"].includes(state);
}

/**
 * Show how the engine is, in a place that has focus where the button had it.
 * @param {HTMLElement} place
 * @param {Engine} engine
 * @param {EngineWords} words
 */
export function paintEngine(place, engine, words) {
  const hadFocus = place.contains(document.activeElement);
  const said = wordsFor(engine, words);
  place.replaceChildren(...(said ? [engineBanner(said, wayOn(engine))] : []));
  if (!hadFocus) return;
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

/**
 * @param {Engine} engine
 * @param {EngineWords} words
 * @returns {[string, string] | null}
 */
function wordsFor({ state, fault }, words) {
  switch (state) {
    case "ready":
      return null;
    case "starting":
    case "slow":
      return words[state];
    case "restarting":
      return [words.restarting, words.kept];
    case "broken":
      return [words.broken, [fault ? faultWords(fault) : "", words.kept, words.otherwise].filter(Boolean).join(" ")];
    case "outdated":
      return [OUTDATED, RELOAD];
    case "impossible":
      return [words.impossible, words.otherwise];
  }
}

/** @param {Engine} engine */
function wayOn(engine) {
  const name = engine.state === "outdated" ? "Reload the page" : "Try again";
  if (!["slow", "broken", "outdated"].includes(engine.state)) return null;
  const button = html("button", { class: "pw-link", type: "button" }, name);
  button.addEventListener("click", () => engine.tryAgain());
  return button;
}

/**
 * @param {[string, string]} said
 * @param {HTMLElement | null} wayOn
 */
function engineBanner([first, rest], wayOn) {
  const words = html("p", {}, html("strong", {}, first), ` ${rest}`, wayOn ? " " : null, wayOn);
  return html("div", { class: "pw-banner" }, words);
}
