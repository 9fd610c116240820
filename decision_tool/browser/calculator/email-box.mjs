/**
 * A text to edit and then to copy into an e-mail: nothing is sent. What a person changed in it
 * stays when the dates move, when the box is closed and when another child is in hand; they are
 * told, and can have it written anew.
 *
 * write: returns the text as the engine writes it, empty where there is nobody to tell; settled:
 * done once that text is of all that is typed; copy: copies the words; kept: where what was
 * changed is kept, by the id of the box.
 * @typedef {{
 *   write: () => Promise<string>,
 *   settled: () => Promise<unknown>,
 *   copy: (text: Promise<string>) => void,
 *   kept: () => Record<string, Email>,
 * }} EmailListener
 *
 * @import {Email} from "../memory/case.mjs"
 */

import { link } from "../page/banner.mjs";
import { html } from "../page/element.mjs";
import { Latest } from "../page/latest.mjs";
import { Refused } from "../page/refused.mjs";

const TO_EDIT = { rows: 14, spellcheck: "false", writingsuggestions: "false", autocomplete: "off" };
const NO_EMAIL = "There is no e-mail for the dates as they are now.";
const READ_AGAIN = "The dates changed since this e-mail was written. Read it again, then choose it again.";

export class EmailBox {
  /** What the engine wrote into the box. */
  #written = "";
  /** Whether the dates are others than those that the text was written for. */
  #isOld = false;
  #latest = new Latest();
  /** The writing that is under way. @type {Promise<unknown>} */
  #writing = Promise.resolve();
  /** Where what was changed and then copied is kept: once the box is closed it is done with. @type {Record<string, Email> | null} */
  #copied = null;

  /**
   * @param {string} id of the box
   * @param {string} words of the button that copies
   * @param {EmailListener} listener
   */
  constructor(id, words, listener) {
    this.id = id;
    this.listener = listener;
    this.box = html("textarea", { class: "pw-in pw-in--text", id, ...TO_EDIT });
    this.box.addEventListener("input", () => this.#keep());
    const button = html("button", { class: "pw-btn pw-btn--quiet", type: "button", id: `${id}-copy` }, words);
    button.addEventListener("click", () => this.#copy());
    const label = html("label", { for: id }, "The e-mail to those invited. Change it as you like: nothing is sent.");
    this.told = html("p", { class: "pw-small", role: "status" });
    this.root = html("div", { class: "pw-mail pw-noprint", hidden: true }, label, this.box, this.told, button);
  }

  get isOpen() {
    return !this.root.hidden;
  }

  /** Whether a person changed the text, and it was not copied since. */
  get isKept() {
    return this.id in this.listener.kept();
  }

  /** Take the box away. What was changed in it stays with the child, and is there again when it opens. */
  close() {
    this.#latest.drop();
    if (this.#copied) delete this.#copied[this.id];
    this.#copied = null;
    this.#put("", "");
  }

  /** Show the text for the dates as they are now. Returns whether there is anybody to tell. */
  show() {
    const shown = this.#show();
    this.#writing = shown;
    return shown;
  }

  async #show() {
    const isLatest = this.#latest.begin();
    const text = await this.listener.write();
    if (!isLatest()) return false;
    const kept = this.listener.kept()[this.id];
    if (kept && !this.isOpen) this.#put(kept.text, kept.written);
    if (kept) this.#offer(text);
    else this.#put(text, text);
    return text !== "";
  }

  /**
   * @param {string} text
   * @param {string} written what the engine wrote of it
   */
  #put(text, written) {
    this.#written = written;
    this.#isOld = false;
    this.box.value = text;
    this.root.hidden = text === "";
    this.told.replaceChildren();
  }

  /** Keep what a person changes, with the child whose dates it tells. */
  #keep() {
    const kept = this.listener.kept();
    this.#copied = null;
    if (this.box.value === this.#written) delete kept[this.id];
    else kept[this.id] = { text: this.box.value, written: this.#written };
  }

  /**
   * Leave what a person wrote, and offer the other text.
   * @param {string} text
   */
  #offer(text) {
    this.#isOld = text !== this.#written;
    if (!this.#isOld) return this.told.replaceChildren();
    const anew = link("Write it anew", () => this.#renew(text));
    this.told.replaceChildren("The dates changed since this was written. ", text ? anew : "");
  }

  #copy() {
    const kept = this.listener.kept();
    const text = this.#current();
    text.then(
      () => (this.#copied = kept),
      () => {}, // who copies tells why not
    );
    this.listener.copy(text);
  }

  /**
   * Return the text to copy, once it is of all that is typed. Throws Refused where there is none
   * any more, or where the dates changed under a text that a person wrote.
   */
  async #current() {
    const wasOld = this.#isOld;
    await this.listener.settled();
    await this.#writing;
    if (!this.isOpen) throw Refused.because(NO_EMAIL);
    if (this.#isOld && !wasOld) throw Refused.because(READ_AGAIN);
    return this.box.value;
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
    delete this.listener.kept()[this.id];
    this.#put(text, text);
    this.focus();
  }
}
