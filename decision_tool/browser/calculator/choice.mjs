/**
 * The pathways chosen: a list to tick, a chip for each, and the page's address. Only
 * pathway ids ever stand in the address.
 */

import { html, part } from "../page/element.mjs";
import { addressMoved } from "../page/presence.mjs";

/** @typedef {{dates: string[], questions: string[], invitees: string[]}} Inputs */

export class Choice {
  /** What the case has and this page does not: the site was renewed while it was open. @type {string[]} */
  lost = [];

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

  /** The ids chosen, in the order of the list; those that the page does not have come last. */
  get ids() {
    return [...this.#ticked().map((box) => box.value), ...this.lost];
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
    return this.ids.map((id) => this.titleOf(id));
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
   * the page. What the case itself has stays.
   * @param {string[]} remembered
   */
  open(remembered) {
    const here = [...remembered, ...this.#boxes().map((box) => box.value)];
    const linked = new URLSearchParams(window.location.search).getAll("pathway").filter((id) => here.includes(id));
    this.choose([...(linked.length > 0 ? linked : remembered), ...this.ids]);
  }

  /**
   * Tick just these pathways, as if each had been ticked, but tell nobody.
   * @param {string[]} wanted
   */
  choose(wanted) {
    const boxes = this.#boxes();
    for (const box of boxes) box.checked = wanted.includes(box.value);
    this.lost = wanted.filter((id) => !boxes.some((box) => box.value === id));
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
    const lost = this.lost.map((id) => this.#chip(id, () => (this.lost = this.lost.filter((one) => one !== id))));
    this.chips.replaceChildren(
      ...this.#ticked().map((box) => this.#chip(box.dataset.title ?? box.value, () => (box.checked = false))),
      ...lost,
    );
    const address = new URL(window.location.href);
    address.searchParams.delete("pathway");
    for (const id of this.ids) address.searchParams.append("pathway", id);
    window.history.replaceState(window.history.state, "", address);
    addressMoved();
  }

  /**
   * @param {string} title
   * @param {() => void} drop
   */
  #chip(title, drop) {
    const remove = html("button", { type: "button", "aria-label": `Remove ${title}` }, "×");
    const chip = html("li", { class: "pw-chip" }, title, remove);
    remove.addEventListener("click", () => this.#remove(chip, drop));
    return chip;
  }

  /**
   * @param {HTMLElement} chip
   * @param {() => void} drop
   */
  #remove(chip, drop) {
    const place = [...this.chips.children].indexOf(chip);
    drop();
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
