/**
 * Speaks through the page's one live region: once for each change that has settled. The newest
 * words win: what waits to be said when something newer is done is no longer true.
 */

/** Half a second after the last key, less the time the timetable itself waits. */
const QUIET_MS = 350;
const AGAIN_MS = 50;

export class Announcer {
  #timer = 0;

  /** @param {HTMLElement} region */
  constructor(region) {
    this.region = region;
  }

  /**
   * Say *words* once nothing more has been typed for a while.
   * @param {string} words
   */
  sayLater(words) {
    this.#sayIn(QUIET_MS, words);
  }

  /**
   * Say *words* now. The same words twice are said once: they are no news.
   * @param {string} words
   */
  say(words) {
    this.cancel();
    if (this.region.textContent !== words) this.region.textContent = words;
  }

  /**
   * Say *words* even if they were the last ones: something was done again.
   * @param {string} words
   */
  sayAgain(words) {
    // Emptied first and filled a moment later: a reader hears of no change otherwise.
    this.region.textContent = "";
    this.#sayIn(AGAIN_MS, words);
  }

  /**
   * @param {number} milliseconds
   * @param {string} words
   */
  #sayIn(milliseconds, words) {
    this.cancel();
    this.#timer = window.setTimeout(() => this.say(words), milliseconds);
  }

  /** Say nothing of what is waiting: more is being typed. */
  cancel() {
    window.clearTimeout(this.#timer);
  }
}
