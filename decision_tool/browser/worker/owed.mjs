/**
 * The questions that the worker owes an answer to, oldest first.
 *
 * @import {AnyRequest, Refusal} from "./messages.mjs"
 *
 * @typedef {(done: number, total: number) => void} Progress
 * @typedef {{progress: Progress, isReplaceable: boolean}} How isReplaceable: a newer one of
 * the kind takes its place
 * @typedef {How & {
 *   request: string, settle: (reply: any) => void, isSent: boolean, stops: number, isSaving: boolean,
 * }} Asked stops: how often the worker stopped over it
 */

const MOST_STOPS = 2;
/** @type {Refusal} */
const NO_ENGINE = { error: { message: "The calculator is not running, so this cannot be done here." } };
/** @type {Refusal} */
const DROPPED = {
  error: {
    message:
      "The calculator stopped twice over this, so it was left out. Give it less at once. " +
      "If that does not help, tell the people who look after this site.",
  },
};

export class Owed {
  #count = 0;
  /** @type {Map<number, Asked>} */
  #asked = new Map();

  /** Their numbers. */
  get ids() {
    return [...this.#asked.keys()];
  }

  /** Whether the worker works on any. */
  get isAnySent() {
    return [...this.#asked.values()].some((one) => one.isSent);
  }

  /** @param {number} id */
  get(id) {
    return this.#asked.get(id);
  }

  /**
   * @param {AnyRequest} request
   * @param {How} how
   * @param {(id: number) => void} send
   * @returns {Promise<any>} the reply to just this request
   */
  add(request, how, send) {
    if (how.isReplaceable) this.#replace();
    return new Promise((settle) => {
      const id = ++this.#count;
      const isSaving = request.ask === "save";
      this.#asked.set(id, { ...how, request: JSON.stringify(request), settle, isSent: false, stops: 0, isSaving });
      send(id);
    });
  }

  /**
   * @param {number} id
   * @param {unknown} reply
   */
  settle(id, reply) {
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    asked?.settle(reply);
  }

  /**
   * Say of one that the engine cannot take it.
   * @param {number} id
   */
  refuse(id) {
    this.settle(id, this.#asked.get(id)?.isReplaceable ? null : NO_ENGINE);
  }

  /**
   * Tell whether the worker stopped over a question: it answers the oldest first. One that
   * stops it again is dropped, and nothing else with it.
   */
  blame() {
    const [id, asked] = [...this.#asked].find(([, one]) => one.isSent) ?? [];
    for (const one of this.#asked.values()) one.isSent = false;
    if (id === undefined || !asked) return false;
    asked.stops += 1;
    if (asked.stops >= MOST_STOPS) this.settle(id, DROPPED);
    return true;
  }

  #replace() {
    for (const [id, asked] of this.#asked) if (asked.isReplaceable) this.settle(id, null);
  }
}
