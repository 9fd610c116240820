/**
 * What was answered. It lives in this module's memory and nowhere else: going to another
 * page of the site and back keeps it, closing or reloading the page forgets it.
 *
 * @import {Ticked} from "../worker/messages.mjs"
 * @import {Situation} from "../worker/replies.mjs"
 *
 * at: the question gone back to; otherwise the next open one stands, or the result.
 * @typedef {{at: string | null, isAll: boolean}} Place
 * @typedef {{answers: Ticked, drafts: Ticked, place: Place}} Answered
 */

import { addressMoved } from "../page/presence.mjs";

/** @returns {Answered} */
function nothingAnswered() {
  return { answers: {}, drafts: {}, place: { at: null, isAll: false } };
}

export class FindMemory {
  now = nothingAnswered();
  /** What "Start again" took away. @type {Answered | null} */
  cleared = null;
  /** The engine's last reply. @type {Situation | null} */
  situation = null;
  /** The answers that it was given to. */
  #of = "";
  /** What each entry of the browser's history showed. @type {Map<string, Place>} */
  #trail = new Map();

  /**
   * Return what is ticked for a question: ticks not yet continued from count first.
   * @param {string} question
   */
  ticked(question) {
    return this.now.drafts[question] ?? this.now.answers[question] ?? [];
  }

  /** Whether the engine's last reply is to the answers as they are now. */
  get isCurrent() {
    return this.situation !== null && this.#of === JSON.stringify(this.now.answers);
  }

  /**
   * Note the engine's reply.
   * @param {Situation} situation
   * @param {Ticked} answers what it was asked about
   */
  take(situation, answers) {
    this.situation = situation;
    this.#of = JSON.stringify(answers);
  }

  /** What to show: a question, all of them, or the result where nothing is open. */
  get question() {
    const { questions = [], next = null } = this.situation ?? {};
    const named = (/** @type {string | null} */ id) => questions.find((one) => one.id === id);
    return named(this.now.place.at) ?? named(next) ?? null;
  }

  /**
   * Note an answer; nothing ticked is none.
   * @param {string} question
   * @param {string[]} ids
   */
  answer(question, ids) {
    delete this.now.drafts[question];
    if (ids.length > 0) this.now.answers[question] = ids;
    else delete this.now.answers[question];
    this.cleared = null;
  }

  startAgain() {
    // Pressed twice, the second finds nothing to bring back.
    if (Object.keys({ ...this.now.answers, ...this.now.drafts }).length > 0) this.cleared = this.now;
    this.now = nothingAnswered();
  }

  undo() {
    if (this.cleared) this.now = this.cleared;
    this.cleared = null;
  }

  /** Make a new entry in the browser's history, without anything of the answers in it. */
  push() {
    const { index = 0 } = window.history.state ?? {};
    window.history.pushState({ index: index + 1, y: 0, find: newKey() }, "");
    addressMoved();
  }

  /** Note what this entry of the history shows. */
  mark() {
    if (!entryKey()) window.history.replaceState({ ...window.history.state, find: newKey() }, "");
    this.#trail.set(entryKey(), this.now.place);
  }

  /** Go to what this entry of the history showed; to the next question where that is not known. */
  recall() {
    this.now.place = this.#trail.get(entryKey()) ?? { at: null, isAll: false };
  }
}

/**
 * Listen for the browser going back or forward.
 * @param {() => void} listener
 */
export function onTravel(listener) {
  window.addEventListener("popstate", listener);
}

let keys = 0;

/** Return a name for an entry of the history. Those of a visit before a reload have others. */
function newKey() {
  return `${performance.timeOrigin}-${(keys += 1)}`;
}

/** Return the name of this entry of the browser's history, or nothing where it has none. */
function entryKey() {
  return /** @type {{find?: string} | null} */ (window.history.state)?.find ?? "";
}
