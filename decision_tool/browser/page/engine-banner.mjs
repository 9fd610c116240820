/**
 * What a page says of the engine while it does not run: how it is, why, and a way to try again.
 *
 * @import {Engine, EngineState} from "../worker/client.mjs"
 *
 * starting, slow: bold words and what can be done meanwhile; restarting, broken, impossible:
 * bold words; kept: what is not lost; otherwise: what can be done without it; mistaken: who
 * made the mistake, and what can be done then.
 * @typedef {{
 *   starting: [string, string], slow: [string, string],
 *   restarting: string, broken: string, impossible: string, kept: string, otherwise: string,
 *   mistaken: [string, string],
 * }} EngineWords
 */

import { faultWords } from "../worker/fault-words.mjs";
import { banner } from "./banner.mjs";
import { html, part } from "./element.mjs";

const OUTDATED = "Parts of this page are of different editions of the guidance.";
const RELOAD =
  "The site was renewed while it was open here, or an old file was kept on the way, so no dates are shown. " +
  "Save what you typed, then reload the page. If this comes again, tell the people who look after this site.";

/** What is told to who does not see the page. @type {EngineState[]} */
const NEWS = ["restarting", "broken", "outdated", "impossible"];

export class EngineBanner {
  /**
   * @param {HTMLElement} root the tool, which carries the state for its styles
   * @param {Engine} engine
   * @param {EngineWords} words
   * @param {(words: string) => void} say
   */
  constructor(root, engine, words, say) {
    this.root = root;
    this.place = part(root, "engine");
    this.engine = engine;
    this.words = words;
    this.say = say;
  }

  /**
   * Show how the engine is. Returns whether it was stopped and runs again: what was asked
   * meanwhile was given up.
   */
  show() {
    const { state } = this.engine;
    const wasStopped = this.root.dataset.engine === "broken";
    this.root.dataset.engine = state;
    this.#paint();
    if (NEWS.includes(state)) this.say(this.said);
    return wasStopped && this.engine.canRun;
  }

  /**
   * Say that a fault of our own is in the way: nothing is swallowed.
   * @param {string} undone what cannot be done
   */
  showMistake(undone) {
    const [name, advice] = this.words.mistaken;
    this.root.dataset.engine = "mistaken";
    this.place.replaceChildren(banner("pw-banner--late", `${name} made a mistake and cannot ${undone}.`, advice));
    this.say(this.said);
  }

  /** The mistake is none any more: what was asked since has been answered. */
  clearMistake() {
    if (this.root.dataset.engine === "mistaken") this.show();
  }

  /** What stands there. */
  get said() {
    return this.place.textContent ?? "";
  }

  /** Paint it, in a place that has focus where the button had it. */
  #paint() {
    const hadFocus = this.place.contains(document.activeElement);
    const said = wordsFor(this.engine, this.words);
    this.place.replaceChildren(...(said ? [engineBanner(said, wayOn(this.engine))] : []));
    if (!hadFocus) return;
    this.place.tabIndex = -1;
    this.place.focus({ preventScroll: true });
  }
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
