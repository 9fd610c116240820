/**
 * What could not be done, thrown to whoever asked for it.
 *
 * @import {Refusal} from "../worker/messages.mjs"
 */

export class Refused extends Error {
  /** @param {Refusal} refusal */
  constructor(refusal) {
    super("error" in refusal ? refusal.error.message : refusal.bug);
    this.refusal = refusal;
  }

  /**
   * Return a refusal for a reason that the person can act on.
   * @param {string} sentences
   */
  static because(sentences) {
    return new Refused({ error: { message: sentences } });
  }
}
