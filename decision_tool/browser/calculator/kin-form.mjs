/**
 * The children of a case beside the form: whose dates the form shows, which of them the others
 * share, a brother or sister more, another name, one less.
 *
 * @import {Typed} from "../memory/case.mjs"
 *
 * show: puts a child in hand; add, remove: change the case, with a way back; changed: something
 * of the children changed that no field says, and what the case was before.
 * @typedef {{
 *   show: (label: string) => void, add: () => void, remove: () => void,
 *   changed: (news: string, before: Typed) => void,
 * }} KinListener
 */

import { link } from "../page/banner.mjs";
import { html, part } from "../page/element.mjs";
import { repaint } from "../page/repaint.mjs";
import { childName, childrenNamed, childTitle, copyOf, isFamily, MOST_CHILDREN, rename, setOwn, sharers } from "../memory/family.mjs";

export class KinForm {
  /** The child whose new name is typed; empty: none. */
  #named = "";
  /** What is typed for it, which stays where this part is made anew meanwhile. */
  #typed = "";

  /**
   * @param {HTMLElement} root
   * @param {Typed} typed
   * @param {KinListener} listener
   */
  constructor(root, typed, listener) {
    this.root = root;
    this.typed = typed;
    this.listener = listener;
    this.place = part(root, "kin");
    this.heading = part(root, "form-heading");
    this.more = /** @type {HTMLButtonElement} */ (part(root, "add-child"));
    this.more.addEventListener("click", () => listener.add());
  }

  /** Tell whether a key date is a birth: that is a child's own. @param {string} key */
  isBirth(key) {
    return this.root.querySelector(`#date-${CSS.escape(key)}`)?.hasAttribute("data-own") ?? false;
  }

  /** Show what is in memory. */
  paint() {
    const { typed } = this;
    const isSeveral = isFamily(typed);
    this.heading.textContent = isSeveral ? `Dates of ${childName(typed.label)}` : "Dates you know";
    this.more.hidden = typed.pathways.length === 0 && !isSeveral;
    this.more.disabled = typed.order.length >= MOST_CHILDREN;
    repaint(this.place, () => this.place.replaceChildren(...(isSeveral ? this.#bar() : [])));
    for (const field of this.root.querySelectorAll("[data-key]")) this.#note(field);
  }

  #bar() {
    const { typed, listener } = this;
    const picks = typed.order.map((label) => {
      const isInHand = label === typed.label;
      const pick = html(
        "button",
        { class: "pw-pick", type: "button", id: `kin-${typed.order.indexOf(label)}`, "aria-pressed": String(isInHand) },
        childTitle(label),
      );
      pick.addEventListener("click", () => isInHand || listener.show(label));
      return pick;
    });
    const name = childName(typed.label);
    return [
      html("div", { class: "pw-choice", role: "group", "aria-label": "Whose dates" }, ...picks),
      this.#named === typed.label
        ? this.#naming()
        : html(
            "p",
            { class: "pw-small" },
            link(`Rename ${name}`, () => this.#name()),
            " ",
            link(`Take ${name} out`, () => listener.remove()),
          ),
    ];
  }

  #name() {
    this.#named = this.typed.label;
    this.#typed = this.typed.label;
    this.paint();
    const box = this.place.querySelector("input");
    box?.focus();
    box?.select();
  }

  #naming() {
    const box = html("input", {
      class: "pw-in pw-in--text",
      id: "kin-label",
      maxlength: 12,
      autocomplete: "off",
      spellcheck: "false",
      value: this.#typed,
      "aria-describedby": "kin-label-hint kin-label-fault",
    });
    box.addEventListener("input", () => (this.#typed = box.value));
    const fault = html("p", { class: "pw-error", id: "kin-label-fault", hidden: true });
    const done = () => {
      const before = copyOf(this.typed);
      const wrong = rename(this.typed, box.value);
      fault.textContent = wrong;
      fault.hidden = !wrong;
      if (wrong) return box.focus();
      this.#named = "";
      this.paint();
      this.place.querySelector("button")?.focus();
      this.listener.changed(`This is ${childName(this.typed.label)} now.`, before);
    };
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#leave();
      if (event.key !== "Enter") return;
      event.preventDefault();
      done();
    });
    return html(
      "div",
      { class: "pw-kin__name" },
      html("label", { for: "kin-label" }, "What to call this child"),
      html("p", { class: "pw-date__hint", id: "kin-label-hint" }, "Goes into calendar titles, copies and print. Do not type a name."),
      fault,
      box,
      html(
        "p",
        { class: "pw-small" },
        link("Rename", done),
        " ",
        link("Leave it", () => this.#leave()),
      ),
    );
  }

  #leave() {
    this.#named = "";
    this.paint();
    this.place.querySelector("button")?.focus();
  }

  /**
   * Say at a date who else has it, and let this child have one alone.
   * @param {Element} field
   */
  #note(field) {
    const place = field.querySelector("[data-kin]");
    const key = field instanceof HTMLElement ? (field.dataset.key ?? "") : "";
    if (!(place instanceof HTMLElement)) return;
    place.hidden = !isFamily(this.typed);
    if (place.hidden) return place.replaceChildren();
    const title = field.querySelector("legend")?.textContent ?? "";
    const others = sharers(this.typed, key).map((one) => one.label);
    const name = childName(this.typed.label);
    const words = others.length > 0 ? `Same for ${childrenNamed(others)}. ` : `Only for ${name}. `;
    const turn = link(others.length > 0 ? `Only for ${name}` : "Share it again", () => this.#turn(key, title));
    turn.id = `kin-own-${key}`;
    turn.append(html("span", { class: "pw-vh" }, ` ${title}`));
    repaint(place, () => place.replaceChildren(words, turn));
  }

  /**
   * @param {string} key
   * @param {string} title
   */
  #turn(key, title) {
    const before = copyOf(this.typed);
    setOwn(this.typed, key);
    const isAlone = this.typed.own.includes(key);
    this.paint();
    this.listener.changed(`${title} ${isAlone ? `is only for ${childName(this.typed.label)}` : "is shared again"}.`, before);
  }
}
