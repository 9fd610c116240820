/**
 * The pathways chosen: a list to tick, a chip for each, and the page's address. Only
 * pathway ids ever stand in the address.
 */

import { html, part } from "../page/element.mjs";
import { addressMoved } from "../page/presence.mjs";

/** @typedef {{dates: string[], questions: string[], invitees: string[]}} Inputs */

export class Choice {
  /**
   * @param {HTMLElement} root
   * @param {() => void} onChange
   */
  constructor(root, onChange) {
    this.list = /** @type {HTMLDetailsElement} */ (part(root, "choice"));
    this.chips = part(root, "chips");
    this.list.addEventListener("change", () => {
      this.#show();
      onChange();
    });
    this.onChange = onChange;
  }

  /** The ids chosen, in the order of the list. */
  get ids() {
    return this.#ticked().map((box) => box.value);
  }

  /** What the chosen pathways need, in order of first mention. */
  get inputs() {
    return this.inputsOf(this.ids);
  }

  /**
   * Return what pathways need, in order of first mention.
   * @param {string[]} ids
   * @param {HTMLInputElement[]} [boxes] those of another edition, where the case is of that
   */
  inputsOf(ids, boxes = this.#boxes()) {
    /** @type {Inputs} */
    const needed = { dates: [], questions: [], invitees: [] };
    for (const box of boxes.filter((one) => ids.includes(one.value))) {
      needed.dates = union(needed.dates, box.dataset.dates);
      needed.questions = union(needed.questions, box.dataset.questions);
      needed.invitees = union(needed.invitees, box.dataset.invitees);
    }
    needed.invitees = needed.invitees.filter((id) => !needed.questions.includes(id));
    return needed;
  }

  /** The titles chosen, as on the printed sheet. */
  get titles() {
    return this.#ticked().map((box) => box.dataset.title ?? box.value);
  }

  /**
   * Return the title of a pathway.
   * @param {string} id
   */
  titleOf(id) {
    return this.#boxes().find((box) => box.value === id)?.dataset.title ?? id;
  }

  /**
   * Tick the pathways of the page's address, or else those in memory, beside those ticked
   * before the scripts came. Ids that do not exist are left aside: an old link still opens
   * the page.
   * @param {string[]} remembered
   */
  open(remembered) {
    const linked = new URLSearchParams(window.location.search).getAll("pathway");
    this.choose([...(linked.length > 0 ? linked : remembered), ...this.ids]);
  }

  /**
   * Tick just these pathways, as if each had been ticked, but tell nobody.
   * @param {string[]} wanted
   */
  choose(wanted) {
    for (const box of this.#boxes()) box.checked = wanted.includes(box.value);
    this.list.open = this.ids.length === 0;
    this.#show();
  }

  #boxes() {
    return [.../** @type {NodeListOf<HTMLInputElement>} */ (this.list.querySelectorAll("input[name=pathway]"))];
  }

  #ticked() {
    return this.#boxes().filter((box) => box.checked);
  }

  #show() {
    const summary = this.list.querySelector("summary");
    if (summary) summary.textContent = this.ids.length > 0 ? "Change pathways" : "Choose pathways";
    this.chips.replaceChildren(...this.#ticked().map((box) => this.#chip(box)));
    const address = new URL(window.location.href);
    address.searchParams.delete("pathway");
    for (const id of this.ids) address.searchParams.append("pathway", id);
    window.history.replaceState(window.history.state, "", address);
    addressMoved();
  }

  /** @param {HTMLInputElement} box */
  #chip(box) {
    const title = box.dataset.title ?? box.value;
    const remove = html("button", { type: "button", "aria-label": `Remove ${title}` }, "×");
    remove.addEventListener("click", () => this.#remove(box));
    return html("li", { class: "pw-chip" }, title, remove);
  }

  /** @param {HTMLInputElement} box */
  #remove(box) {
    const place = this.#ticked().indexOf(box);
    box.checked = false;
    this.list.open ||= this.ids.length === 0;
    this.#show();
    const buttons = this.chips.querySelectorAll("button");
    const next = buttons[Math.min(place, buttons.length - 1)];
    if (next) next.focus();
    else this.list.querySelector("summary")?.focus();
    this.onChange();
  }
}

/**
 * @param {string[]} ids
 * @param {string} [more] ids with spaces between them
 */
function union(ids, more = "") {
  return [...new Set([...ids, ...more.split(" ").filter(Boolean)])];
}
