/**
 * Whose steps are shown: a list of who arranges, with counts, and one way back to everyone.
 *
 * @import {Caseload} from "../worker/replies.mjs"
 */

import { html, part } from "../page/element.mjs";

/** Arrow keys walk through the list: what is only passed over is not asked for. */
const SETTLE_MS = 250;

/**
 * choose: the list says so now; ask: and it is to be shown.
 * @typedef {{choose: (id: string) => void, ask: () => void}} FilterListener
 */

export class ArrangerFilter {
  #timer = 0;

  /**
   * @param {HTMLElement} root
   * @param {FilterListener} listener
   */
  constructor(root, listener) {
    this.place = part(root, "filter");
    this.list = /** @type {HTMLSelectElement} */ (part(root, "arranger"));
    this.back = part(root, "everyone");
    this.listener = listener;
    this.list.addEventListener("change", () => {
      window.clearTimeout(this.#timer);
      listener.choose(this.list.value);
      this.#timer = window.setTimeout(listener.ask, SETTLE_MS);
    });
    this.back.addEventListener("click", () => this.#everyone());
  }

  /**
   * @param {Caseload} view
   * @param {string} chosen
   */
  paint(view, chosen) {
    const everyone = html("option", { value: "" }, "Everyone");
    const options = view.arrangers.map((one) => html("option", { value: one.id }, `${one.title}: ${one.due} due, ${one.count} in all`));
    this.list.replaceChildren(everyone, ...options);
    this.list.value = chosen;
    this.back.hidden = chosen === "";
    this.place.classList.toggle("pw-filter--on", chosen !== "");
  }

  #everyone() {
    window.clearTimeout(this.#timer);
    this.list.focus(); // the button goes
    this.list.value = "";
    this.listener.choose("");
    this.listener.ask();
  }
}
