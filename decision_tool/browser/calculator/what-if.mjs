/**
 * What would happen if a key date moved: a panel in the timetable's place, until the day is used
 * or left. Every word comes from the engine; nothing that is typed changes before it is used.
 *
 * @import {LatestSafe, Tried, TriedFor, WhatIf} from "../worker/replies.mjs"
 * @import {Form, OfKin, Refusal} from "../worker/messages.mjs"
 * @import {Email} from "../memory/case.mjs"
 * @import {Engine} from "../worker/client.mjs"
 * @import {TypedDay} from "../worker/replies.mjs"
 *
 * use: takes the day that was tried; sayLater: speaks to a screen reader once typing rests;
 * kin: the brothers and sisters who share a date;
 * email: returns the e-mail to those invited, empty where there is nobody to tell; copy: copies it;
 * emails: those that a person changed.
 * @typedef {{
 *   form: () => Form, isThere: () => boolean,
 *   kin: (key: string) => OfKin[],
 *   use: (key: string, day: TypedDay) => void,
 *   email: (key: string, day: string) => Promise<string>,
 *   emails: () => Record<string, Email>,
 *   copy: (text: Promise<string>) => void,
 *   sayLater: (words: string) => void,
 * }} WhatIfListener
 */

import { typedDay } from "../memory/today.mjs";
import { link } from "../page/banner.mjs";
import { dayField, fillBoxes, paintFault, readBoxes } from "../page/day-field.mjs";
import { html, part } from "../page/element.mjs";
import { Latest } from "../page/latest.mjs";
import { repaint } from "../page/repaint.mjs";
import { comparedTable, foldRow } from "./compared-table.mjs";
import { EmailBox } from "./email-box.mjs";
import { saidOf, triedFor } from "./kin-changes.mjs";
import { LatestSafePart } from "./latest-safe.mjs";

const WEEKS = [2, 4, 9];
const DAY = "what-if-day";

export class WhatIfPart {
  #key = "";
  /** How far it is moved; null where a day is typed. @type {number | null} */
  #weeks = null;
  #isChosen = false;
  #isSameShown = false;
  /** Whether latest safe days are shown, rather than a day that is tried. */
  #isSafeShown = false;
  #latest = new Latest();
  /** The day that is tried, as ISO 8601. */
  #day = "";
  /** The question that was asked last. @type {Promise<void>} */
  #asking = Promise.resolve();

  /**
   * @param {HTMLElement} root
   * @param {Engine} engine
   * @param {WhatIfListener} listener
   */
  constructor(root, engine, listener) {
    this.root = root;
    this.place = part(root, "what-if");
    this.engine = engine;
    this.listener = listener;
    this.mail = new EmailBox("what-if-mail", "Use it and copy this e-mail", {
      write: () => this.listener.email(this.#key, this.#day),
      settled: () => this.#settled(),
      copy: (text) => this.#useAndCopy(text),
      kept: () => listener.emails(),
    });
    this.safe = new LatestSafePart({
      ask: () => this.#askSafe(),
      say: (words) => listener.sayLater(words),
      leave: () => this.leave(),
    });
    root.addEventListener("click", ({ target }) => this.#press(target));
    this.onKey = (/** @type {KeyboardEvent} */ { key }) => key === "Escape" && this.leave();
  }

  get isOpen() {
    return this.#key !== "";
  }

  /** Ask again: something else that was typed has changed. */
  renew() {
    if (!this.isOpen) return;
    if (this.#isSafeShown) this.safe.show();
    else this.#ask();
  }

  /** Close it; focus goes back to what opened it. */
  leave() {
    const opener = this.#field?.querySelector("[data-what-if]");
    this.close();
    if (opener instanceof HTMLElement) opener.focus();
  }

  close() {
    this.#paintTried("");
    this.#key = "";
    this.#latest.drop();
    this.root.toggleAttribute("data-trying", false);
    document.removeEventListener("keydown", this.onKey);
    this.place.replaceChildren();
  }

  /** The field of the date that is tried. */
  get #field() {
    return this.#key ? this.root.querySelector(`#date-${CSS.escape(this.#key)}`) : null;
  }

  /** @param {EventTarget | null} target */
  #press(target) {
    const opener = target instanceof Element ? target.closest("[data-what-if]") : null;
    const field = opener?.closest("[data-key]");
    if (!(field instanceof HTMLElement)) return;
    this.close();
    this.#key = field.dataset.key ?? "";
    this.#weeks = null;
    this.#isChosen = false;
    this.#isSameShown = false;
    this.#isSafeShown = false;
    this.#begin();
  }

  async #begin() {
    const reply = await this.#asked(0, null);
    if (!reply?.compared) return;
    this.root.toggleAttribute("data-trying", true);
    document.addEventListener("keydown", this.onKey);
    this.mail.close();
    this.safe.hide();
    this.place.replaceChildren(this.#panel(reply.compared));
    part(this.place, "what-if-heading").focus();
  }

  /** @param {WhatIf} compared */
  #panel({ title, stands }) {
    const field = dayField(DAY, "Or a day", "");
    field.classList.add("pw-date--inline");
    field.addEventListener("input", () => this.#type());
    const picks = WEEKS.map((weeks) => pick(weeks, () => this.#pick(weeks)));
    const moved = html(
      "div",
      { id: "what-if-moved" },
      html("p", { class: "pw-small" }, stands),
      html("div", { class: "pw-try__pick" }, html("div", { class: "pw-choice", role: "group", "aria-label": "Later by" }, ...picks), field),
      html(
        "div",
        { "data-part": "compared" },
        html(
          "p",
          {},
          "Choose how much later, or type a day. ",
          link("Leave it", () => this.leave()),
        ),
      ),
      this.mail.root,
    );
    return html(
      "section",
      { class: "pw-try pw-noprint", "aria-labelledby": "what-if-heading" },
      html("h2", { id: "what-if-heading", "data-part": "what-if-heading", tabindex: -1 }, title),
      this.#modes(),
      moved,
      this.safe.root,
    );
  }

  #modes() {
    const modes = [
      mode("what-if-mode-moved", "Try another day", true, () => this.#show(false)),
      mode("what-if-mode-safe", "Latest safe days before it", false, () => this.#show(true)),
    ];
    return html("div", { class: "pw-choice", role: "group", "aria-label": "What to look at" }, ...modes);
  }

  /** @param {boolean} isSafeShown */
  #show(isSafeShown) {
    this.#isSafeShown = isSafeShown;
    const pressed = { "what-if-mode-moved": !isSafeShown, "what-if-mode-safe": isSafeShown };
    for (const [id, isPressed] of Object.entries(pressed)) document.getElementById(id)?.setAttribute("aria-pressed", String(isPressed));
    document.getElementById("what-if-moved")?.toggleAttribute("hidden", isSafeShown);
    if (!isSafeShown) return this.safe.hide();
    this.#paintTried("");
    this.safe.show();
  }

  /** @returns {Promise<LatestSafe | null>} */
  async #askSafe() {
    const reply = /** @type {LatestSafe | Refusal} */ (
      await this.engine.run({ ask: "latest_safe", form: this.listener.form(), key: this.#key })
    );
    if (!this.listener.isThere() || !this.isOpen) return null;
    if (!("error" in reply || "bug" in reply)) return reply;
    this.close();
    return null;
  }

  /** @param {number} weeks */
  #pick(weeks) {
    this.#weeks = weeks;
    this.#isChosen = true;
    this.#ask();
  }

  #type() {
    this.#weeks = null;
    this.#isChosen = true;
    this.#ask();
  }

  #ask() {
    this.#asking = this.#answer();
  }

  /** Wait until the answer to what was chosen last is shown. */
  async #settled() {
    let last;
    do {
      last = this.#asking;
      await last;
    } while (last !== this.#asking);
  }

  async #answer() {
    if (!this.#isChosen) return;
    const field = part(this.place, "compared").parentElement?.querySelector(`#${DAY}`);
    if (!field) return;
    const weeks = this.#weeks;
    const reply = await this.#asked(weeks, weeks === null ? readBoxes(field) : null);
    if (!reply) return;
    this.#paintPicks();
    paintFault(field, reply.message ?? "", []);
    const { compared, others = [] } = reply;
    if (!compared) {
      this.#paintTried("");
      this.mail.close();
      return;
    }
    this.#day = compared.day;
    this.mail.show();
    if (weeks !== null) fillBoxes(field, typedDay(compared.day));
    this.#paint(compared, others);
  }

  /**
   * Return what the engine says; null where something newer was asked, or it cannot say.
   * @param {number | null} weeks
   * @param {TypedDay | null} day
   * @returns {Promise<Tried | null>}
   */
  async #asked(weeks, day) {
    const isLatest = this.#latest.begin();
    const key = this.#key;
    const { listener } = this;
    const request = /** @type {const} */ ({ ask: "what_if", form: listener.form(), key, weeks, day, others: listener.kin(key) });
    const reply = /** @type {Tried | Refusal} */ (await this.engine.run(request));
    if (!isLatest() || !this.listener.isThere()) return null;
    if (!("error" in reply || "bug" in reply)) return reply;
    this.close();
    return null;
  }

  #paintPicks() {
    for (const one of this.place.querySelectorAll("[data-weeks]")) {
      one.setAttribute("aria-pressed", String(one instanceof HTMLElement && one.dataset.weeks === String(this.#weeks)));
    }
  }

  /** @param {string} words */
  #paintTried(words) {
    const place = this.#field?.querySelector("[data-tried]");
    if (place) place.textContent = words && `Trying ${words}`;
  }

  /**
   * @param {WhatIf} compared
   * @param {TriedFor[]} others
   */
  #paint(compared, others) {
    this.#paintTried(compared.day_words);
    const place = part(this.place, "compared");
    repaint(place, () =>
      place.replaceChildren(
        this.#bar(compared),
        ...compared.problems.map((words) => html("p", { class: "pw-error" }, html("strong", {}, "Cannot be: "), words)),
        this.#table(compared),
        ...triedFor(others, { isSameShown: this.#isSameShown, toggle: () => this.#toggleSame() }),
      ),
    );
    this.listener.sayLater(`${compared.summary} ${compared.next}${saidOf(others)}`);
  }

  /** @param {WhatIf} compared */
  #bar({ summary, next, day, day_words }) {
    const use = html("button", { class: "pw-btn", type: "button", id: "what-if-use" }, `Use ${day_words}`);
    use.addEventListener("click", () => this.#use(day));
    const leave = html("button", { class: "pw-btn pw-btn--quiet", type: "button", id: "what-if-leave" }, "Leave it");
    leave.addEventListener("click", () => this.leave());
    return html(
      "div",
      { class: "pw-try__bar" },
      html("p", { class: "pw-try__sum" }, summary, html("span", {}, next)),
      html("div", { class: "pw-actions" }, use, leave),
    );
  }

  /**
   * Use the date too, so that nobody sends what is only tried: the one that the text tells.
   * @param {Promise<string>} text
   */
  async #useAndCopy(text) {
    const key = this.#key;
    this.listener.copy(text);
    const isThere = await text.then(
      () => true,
      () => false,
    );
    if (isThere && this.#key === key) this.#use(this.#day);
  }

  /** @param {string} day */
  #use(day) {
    const key = this.#key;
    this.close();
    this.listener.use(key, typedDay(day));
  }

  /** @param {WhatIf} compared */
  #table({ rows, same }) {
    const isSameShown = this.#isSameShown;
    const fold = same && foldRow("what-if-same", same, { isShown: isSameShown, toggle: () => this.#toggleSame() });
    return comparedTable(["Now", "If it moves"], rows, { isSameShown, fold });
  }

  #toggleSame() {
    this.#isSameShown = !this.#isSameShown;
    this.#ask();
  }
}

/**
 * @param {string} id
 * @param {string} words
 * @param {boolean} isPressed
 * @param {() => void} act
 */
function mode(id, words, isPressed, act) {
  const button = html("button", { class: "pw-pick", type: "button", id, "aria-pressed": String(isPressed) }, words);
  button.addEventListener("click", act);
  return button;
}

/**
 * @param {number} weeks
 * @param {() => void} act
 */
function pick(weeks, act) {
  const button = html(
    "button",
    { class: "pw-pick", type: "button", "data-weeks": weeks, "aria-pressed": "false", id: `what-if-${weeks}` },
    `+${weeks} weeks`,
  );
  button.addEventListener("click", act);
  return button;
}
