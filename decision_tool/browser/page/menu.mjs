/**
 * A button that shows a short list of further buttons, and hides it again: by the button
 * itself, by Escape, by a choice, by leaving it.
 */

import { part } from "./element.mjs";

export class Menu {
  /** @param {Event} event */
  #away = (event) => this.#close(event.target);

  /** @param {ParentNode} root what holds the parts `menu`, `more` and `more-list` */
  constructor(root) {
    this.place = part(root, "menu");
    this.button = part(root, "more");
    this.list = part(root, "more-list");
    this.button.addEventListener("click", () => this.#show(Boolean(this.list.hidden)));
    this.list.addEventListener("click", (event) => this.#choose(event));
    this.place.addEventListener("keydown", (event) => this.#leaveBy(event));
    this.place.addEventListener("focusout", (event) => this.#close(event.relatedTarget));
  }

  /** @param {boolean} isOpen */
  #show(isOpen) {
    this.list.hidden = !isOpen;
    this.button.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) document.addEventListener("pointerdown", this.#away);
    else document.removeEventListener("pointerdown", this.#away);
  }

  /** @param {Event} event */
  #choose(event) {
    if (!(event.target instanceof Element && event.target.closest("button"))) return;
    // Before the list goes, or focus would be lost with it.
    this.button.focus();
    this.#show(false);
  }

  /** @param {KeyboardEvent} event */
  #leaveBy(event) {
    if (event.key !== "Escape" || this.list.hidden) return;
    event.preventDefault();
    this.button.focus();
    this.#show(false);
  }

  /** @param {EventTarget | null} target where focus or the pointer is now */
  #close(target) {
    // Focus that went nowhere may be a press on the list's own edge: that is not leaving.
    if (target instanceof Node && !this.place.contains(target)) this.#show(false);
  }
}
