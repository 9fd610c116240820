/**
 * The order of the timetable: by worker, by child or by day. The buttons stay where they are,
 * so that the one that was pressed keeps focus.
 *
 * @import {Caseload} from "../worker/replies.mjs"
 *
 * @typedef {{choose: (by: string) => void}} OrderListener
 */

import { part } from "../page/element.mjs";

export class OrderChoice {
  /**
   * @param {HTMLElement} root
   * @param {OrderListener} listener
   */
  constructor(root, listener) {
    this.place = part(root, "orders");
    for (const button of this.#buttons) button.addEventListener("click", () => listener.choose(button.value));
  }

  get #buttons() {
    return [...this.place.querySelectorAll("button")];
  }

  /** @param {Caseload} view */
  paint({ by, workers }) {
    for (const button of this.#buttons) {
      button.setAttribute("aria-pressed", String(button.value === by));
      button.hidden = button.value === "worker" && workers === 0;
    }
  }
}
