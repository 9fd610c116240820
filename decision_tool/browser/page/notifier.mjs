/**
 * Asking the engine for something to take away, and telling once, seen and heard, what came
 * of it.
 *
 * @import {Refusal, TakeAwayRequest} from "../worker/messages.mjs"
 * @import {Engine} from "../worker/client.mjs"
 * @import {NoticePlace} from "./notice.mjs"
 */

import { reasons } from "./notice.mjs";
import { Refused } from "./refused.mjs";

/** What makes calendars comes with the first one that is asked for. */
export const GETTING_CALENDAR = "Getting the calendar part ready…";

export class Notifier {
  /** What is under way, by name, with what a second press is told. @type {Map<string, string>} */
  #underWay = new Map();

  /**
   * @param {(words: string) => void} say what speaks to a screen reader
   */
  constructor(say) {
    this.say = say;
  }

  /**
   * Do it as `tried` does, unless the same is under way: a second press makes no second file.
   * @param {string} name
   * @param {NoticePlace} place
   * @param {() => Promise<void>} act
   * @param {string} [meanwhile] what a second press is told; nothing where it is over in a moment
   */
  async once(name, place, act, meanwhile = "") {
    const words = this.#underWay.get(name);
    if (words) this.tell(place, words, "Choose again in a moment.");
    if (words !== undefined) return;
    this.#underWay.set(name, meanwhile);
    try {
      await this.tried(place, act);
    } finally {
      this.#underWay.delete(name);
    }
  }

  /**
   * Do it, and say why it was not done if it was not.
   * @param {NoticePlace} place
   * @param {() => Promise<void>} act
   */
  async tried(place, act) {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const said = reasons(error.refusal).join(" ");
      place.tell({ first: "This was not done.", rest: said, tone: "pw-banner--late" });
      this.say(`This was not done. ${said}`);
    }
  }

  /**
   * Show it and say it, once each.
   * @param {NoticePlace} place
   * @param {string} first
   * @param {string} [rest]
   * @param {HTMLElement[]} [more]
   * @param {string} [said]
   */
  tell(place, first, rest = "", more = [], said = [first, rest, ...more.map((one) => one.textContent)].join(" ")) {
    place.tell({ first, rest, more });
    this.say(said.trim());
  }
}

/**
 * Return what the engine replies to a request.
 * @param {Engine} engine
 * @param {TakeAwayRequest} request
 * @returns {Promise<any>} what the request's ask replies
 */
export async function asked(engine, request) {
  const reply = /** @type {Refusal | object} */ (await engine.run(request));
  if ("error" in reply || "bug" in reply) throw new Refused(reply);
  return reply;
}
