/**
 * A text to edit and then to copy into an e-mail: nothing is sent. What a person changed in it
 * stays when the dates move; they are told, and can have it written anew.
 *
 * write: returns the text as the engine writes it, empty where there is nobody to tell; copy:
 * copies what stands in the box.
 * @typedef {{write: () => Promise<string>, copy: (text: string) => void}} EmailListener
 */

import { link } from "../page/banner.mjs";
import { html } from "../page/element.mjs";
import { Latest } from "../page/latest.mjs";

const TO_EDIT = { rows: 14, spellcheck: "false", writingsuggestions: "false", autocomplete: "off" };

export class EmailBox {
  /** What the engine wrote into the box. */
  #written = "";
  #latest = new Latest();

  /**
   * @param {string} id of the box
   * @param {string} words of the button that copies
   * @param {EmailListener} listener
   */
  constructor(id, words, listener) {
    this.listener = listener;
    this.box = html("textarea", { class: "pw-in pw-in--text", id, ...TO_EDIT });
    const button = html("button", { class: "pw-btn pw-btn--quiet", type: "button", id: `${id}-copy` }, words);
    button.addEventListener("click", () => listener.copy(this.box.value));
    const label = html("label", { for: id }, "The e-mail to those invited. Change it as you like: nothing is sent.");
    this.told = html("p", { class: "pw-small", role: "status" });
    this.root = html("div", { class: "pw-mail pw-noprint", hidden: true }, label, this.box, this.told, button);
  }

  get isOpen() {
    return !this.root.hidden;
  }

  close() {
    this.#latest.drop();
    this.root.hidden = true;
    this.box.value = "";
    this.#write("");
  }

  /** Show the text for the dates as they are now. Returns whether there is anybody to tell. */
  async show() {
    const isLatest = this.#latest.begin();
    const text = await this.listener.write();
    if (!isLatest()) return false;
    const isEdited = this.isOpen && this.box.value !== this.#written;
    if (isEdited) this.#offer(text);
    else if (text) this.#write(text);
    else this.close();
    return text !== "";
  }

  /** @param {string} text */
  #write(text) {
    this.#written = text;
    this.box.value = text;
    this.root.hidden = text === "";
    this.told.replaceChildren();
  }

  /**
   * Leave what a person wrote, and offer the other text.
   * @param {string} text
   */
  #offer(text) {
    if (text === this.#written) return this.told.replaceChildren();
    const anew = link("Write it anew", () => this.#renew(text));
    this.told.replaceChildren("The dates changed since this was written. ", text ? anew : "");
  }

  /** Go to the beginning of the text, if it is shown. */
  focus() {
    if (!this.isOpen) return;
    this.box.setSelectionRange(0, 0);
    this.box.scrollTop = 0;
    this.box.focus();
  }

  /** @param {string} text */
  #renew(text) {
    this.#write(text);
    this.focus();
  }
}
