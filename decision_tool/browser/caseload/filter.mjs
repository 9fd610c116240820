/**
 * Whose steps are shown: a list of who arranges, with counts, and one way back to everyone.
 *
 * @import {Caseload} from "./messages.mjs"
 */

import { html, part } from "../page/element.mjs";

/** Arrow keys walk through the list: what is only passed over is not asked for. */
const SETTLE_MS = 250;

export class ArrangerFilter {
  #timer = 0;

  /**
   * @param {HTMLElement} root
   * @param {(id: string) => void} onChoose
   */
  constructor(root, onChoose) {
    this.place = part(root, "filter");
    this.list = /** @type {HTMLSelectElement} */ (part(root, "arranger"));
    this.back = part(root, "everyone");
    this.onChoose = onChoose;
    this.list.addEventListener("change", () => {
      window.clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => onChoose(this.list.value), SETTLE_MS);
    });
    this.back.addEventListener("click", () => this.#everyone());
  }

  /**
   * @param {Caseload} view
   * @param {string} chosen
   */
  paint(view, chosen) {
    const everyone = html("option", { value: "" }, "Everyone");
    const options = view.arrangers.map((one) =>
      html("option", { value: one.id }, `${one.title}: ${one.due} due, ${one.count} in all`),
    );
    this.list.replaceChildren(everyone, ...options);
    this.list.value = chosen;
    this.back.hidden = chosen === "";
    this.place.classList.toggle("pw-filter--on", chosen !== "");
  }

  #everyone() {
    window.clearTimeout(this.#timer);
    this.list.focus(); // the button goes
    this.list.value = "";
    this.onChoose("");
  }
}
