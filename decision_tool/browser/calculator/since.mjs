/**
 * What changed since the dates were handed over, saved in a file, or last stood still: one quiet
 * section above the timetable, counts first. Every word on the dates comes from the engine.
 *
 * settled: the dates as they last stood still; given: those of now, of a brother or sister who is
 * named, else of the child in hand; changed: asks what changed, and
 * gives null where the timetable that comes tells it; kin: what changed for brothers and sisters;
 * showKin: puts one in hand; email, copy: write and copy the e-mail; emails:
 * those that a person changed; settledNow: done once what is shown is of all that is typed; onDrawn: the
 * drawing is to tell moves from something else.
 * @typedef {{
 *   settled: () => Given | null,
 *   given: (other?: Typed) => Promise<Given | null>,
 *   changed: (since: Since) => Promise<Changed | null>,
 *   kin: (kind: Since["kind"]) => Promise<ChangedFor[]>,
 *   showKin: (label: string) => void,
 *   email: (since: Since) => Promise<string>,
 *   emails: () => Record<string, Email>,
 *   onDrawn: () => void,
 *   settledNow: () => Promise<void>,
 *   copy: (text: Promise<string>, kind: Since["kind"]) => void,
 * }} SinceListener
 *
 * @import {Changed, ChangedFor, Given} from "../worker/replies.mjs"
 * @import {Since} from "../worker/messages.mjs"
 * @import {Email, Typed, What} from "../memory/case.mjs"
 */

import { localToday } from "../memory/today.mjs";
import { html, part } from "../page/element.mjs";
import { Latest } from "../page/latest.mjs";
import { repaint } from "../page/repaint.mjs";
import { comparedTable, foldRow } from "./compared-table.mjs";
import { EmailBox } from "./email-box.mjs";
import { changedFor } from "./kin-changes.mjs";

const KINDS = /** @type {const} */ (["handed-over", "saved", "settled"]);
const WAYS = { "handed-over": "What was handed over", saved: "The file", settled: "Before the last change" };

/**
 * Return what the dates of a child are compared with; null where there is nothing of that kind.
 * @param {Since["kind"]} kind
 * @param {Pick<Typed, "since">} of
 * @param {Pick<Since, "form" | "given"> | null} settled the dates as they last stood still
 * @returns {Since | null}
 */
export function sinceOf(kind, { since: { handedOver, saved } }, settled) {
  if (kind === "handed-over") return handedOver && { kind, ...handedOver };
  if (kind === "saved") return saved && { kind, on: saved.today, form: saved };
  return settled && { kind, ...settled };
}

export class SincePart {
  /** The baseline that was chosen; empty: the first there is. */
  #chosen = "";
  /** Whether it was opened or closed by hand; null: neither. @type {boolean | null} */
  #isOpened = null;
  #isSameShown = false;
  /** @type {Changed | null} */
  #changed = null;
  /** What changed for brothers and sisters, since the same. @type {ChangedFor[]} */
  #kin = [];
  #latestKin = new Latest();
  /** Whether the page tells already what the last change moved. */
  #isTold = false;
  /** Whether an answer on its way may tell of another baseline. */
  #isStale = false;
  #latest = new Latest();

  /**
   * @param {HTMLElement} root
   * @param {Typed} typed
   * @param {SinceListener} listener
   */
  constructor(root, typed, listener) {
    this.place = part(root, "since");
    this.typed = typed;
    this.listener = listener;
    this.head = html("div", { class: "pw-since__head" });
    this.body = html("div", { id: "since-body" });
    this.write = html(
      "button",
      { class: "pw-btn pw-btn--quiet pw-noprint", type: "button", id: "since-write" },
      "Write an e-mail about the changes",
    );
    this.write.addEventListener("click", () => this.#write());
    this.mail = new EmailBox("since-mail", "Copy this e-mail", {
      write: async () => (this.asked ? listener.email(this.asked) : ""),
      settled: () => listener.settledNow(),
      copy: (text) => listener.copy(text, this.asked?.kind ?? "settled"),
      kept: () => listener.emails(),
    });
    const inner = html("div", { class: "pw-since__body" }, this.body, this.write, this.mail.root);
    this.section = html("section", { class: "pw-since", "aria-labelledby": "since-heading" }, this.head, inner);
  }

  /** What the engine is to compare with; null where there is nothing. @returns {Since | null} */
  get asked() {
    const known = this.#baselines;
    const asked = known.find(({ kind }) => kind === this.#chosen) ?? known[0] ?? null;
    // While it is open, the drawing shows what it tells.
    return asked && { ...asked, is_drawn: asked.kind !== "settled" && this.#isOpenFor(asked.kind) };
  }

  /** @param {Since["kind"]} kind */
  #isOpenFor(kind) {
    return this.#isOpened ?? (this.#hasMail || kind === "handed-over");
  }

  /** What can be compared with, what matters most first. @returns {Since[]} */
  get #baselines() {
    const given = this.listener.settled();
    const all = KINDS.map((kind) => sinceOf(kind, this.typed, given && { given }));
    return all.filter((one) => one !== null);
  }

  /**
   * Note that the dates reach others, as they are now: those of the child in hand, and of *others*.
   * @param {What} what
   * @param {Typed[]} [others] brothers and sisters whose dates went with them
   */
  async handOver(what, others = []) {
    const { since } = this.typed;
    const siblings = others.map(async (other) => this.#note(other.since, what, await this.listener.given(other)));
    this.#note(since, what, await this.listener.given());
    this.renew();
    await Promise.all(siblings);
  }

  /**
   * @param {Typed["since"]} since of the child that was handed over: another may be here by now
   * @param {What} what
   * @param {Given | null} given
   */
  #note(since, what, given) {
    if (given) since.handedOver = { on: localToday(), what, given };
  }

  /** Compare with something else. */
  renew() {
    this.#chosen = "";
    if (!this.mail.isOpen) this.#isOpened = null;
    this.#ask();
  }

  /** Ask for this section alone: a field that is typed in meanwhile stays as it is. */
  async #ask() {
    if (!this.asked) return;
    this.#isStale = true;
    const isLatest = this.#latest.begin();
    const changed = await this.listener.changed(this.asked);
    if (changed && isLatest()) this.#show(changed);
  }

  /** Forget what was shown: another case is here. */
  clear() {
    this.#latest.drop();
    this.#latestKin.drop();
    this.#isStale = false;
    this.#kin = [];
    this.#hide();
  }

  #hide() {
    this.#changed = null;
    this.#chosen = "";
    this.#isOpened = null;
    this.mail.close();
    this.place.replaceChildren();
  }

  /**
   * Show what came with a timetable, or ask anew where something else is compared with meanwhile.
   * @param {Changed | undefined} changed
   * @param {{isTold: boolean}} how *isTold*: the page tells already what the last change moved
   */
  paint(changed, { isTold }) {
    this.#isTold = isTold;
    if (this.#isStale) this.#ask();
    else this.#show(changed);
  }

  /** @param {Changed | undefined} changed */
  #show(changed) {
    this.#latest.drop();
    this.#isStale = false;
    const isLatest = this.#latestKin.begin();
    this.#draw(changed);
    if (!changed) return;
    this.listener.kin(changed.kind).then((kin) => {
      if (!isLatest() || (kin.length === 0 && this.#kin.length === 0)) return;
      this.#kin = kin;
      this.#draw(changed);
    });
  }

  /** @param {Changed | undefined} changed */
  #draw(changed) {
    const isOfLast = this.#isTold && changed && changed.count > 0;
    const isNews = changed && (changed.kind !== "settled" || this.#baselines.length > 1 || isOfLast || this.#kin.length > 0);
    if (!isNews && !this.#hasMail) return this.#hide();
    this.#changed = changed ?? null;
    if (changed) this.#paint(changed);
    else this.#paintMail();
    if (this.#hasMail) this.mail.show();
  }

  /** Whether an e-mail is shown, or was changed by a person and is to be shown again. */
  get #hasMail() {
    return this.mail.isOpen || this.mail.isKept;
  }

  /** Show the e-mail alone: there is nothing now that its dates can be compared with. */
  #paintMail() {
    this.section.removeAttribute("data-folded");
    this.write.hidden = true;
    this.body.replaceChildren();
    repaint(this.head, () => this.head.replaceChildren(html("h2", { id: "since-heading" }, "The e-mail that you changed")));
    if (!this.section.isConnected) this.place.replaceChildren(this.section);
  }

  /** @param {Changed} changed */
  #paint(changed) {
    const hasMore = changed.count > 0 || this.#baselines.length > 1 || this.#hasMail;
    const isOpen = hasMore && this.#isOpenFor(changed.kind) && (changed.count > 0 || this.#isOpened !== null || this.#hasMail);
    this.section.toggleAttribute("data-folded", !isOpen);
    // The browser says it again on paper: the dates stood still a moment ago.
    this.section.classList.toggle("pw-noprint", changed.kind === "settled");
    const isForOthers = changed.is_for_others || this.#kin.some((one) => one.changed.is_for_others);
    this.write.hidden = !isForOthers || this.#hasMail;
    repaint(this.head, () => this.head.replaceChildren(...this.#heading(changed, { hasMore, isOpen })));
    repaint(this.body, () => this.body.replaceChildren(...this.#choice(changed), ...this.#details(changed)));
    if (!this.section.isConnected) this.place.replaceChildren(this.section);
  }

  /**
   * @param {Changed} changed
   * @param {{hasMore: boolean, isOpen: boolean}} how
   */
  #heading({ heading, summary }, { hasMore, isOpen }) {
    const fold = {
      class: "pw-link pw-since__fold",
      type: "button",
      id: "since-fold",
      "aria-expanded": String(isOpen),
      "aria-controls": "since-body",
    };
    const button = html("button", fold, heading);
    button.addEventListener("click", () => this.#fold(!isOpen));
    return [
      html("h2", { id: "since-heading" }, hasMore ? button : heading),
      html("p", { class: "pw-since__sum" }, summary),
      ...changedFor(this.#kin, this.listener.showKin),
    ];
  }

  /** @param {boolean} isOpen */
  #fold(isOpen) {
    this.#isOpened = isOpen;
    if (this.#changed) this.#paint(this.#changed);
    this.listener.onDrawn();
  }

  /** @param {Changed} changed */
  #choice({ kind }) {
    const known = this.#baselines;
    if (known.length < 2) return [];
    const picks = known.map((one) => this.#pick(one.kind, one.kind === kind));
    return [html("div", { class: "pw-choice pw-noprint", role: "group", "aria-label": "Compare with" }, ...picks)];
  }

  /**
   * @param {Since["kind"]} kind
   * @param {boolean} isPressed
   */
  #pick(kind, isPressed) {
    const pressed = { class: "pw-pick", type: "button", id: `since-${kind}`, "aria-pressed": String(isPressed) };
    const button = html("button", pressed, WAYS[kind]);
    button.addEventListener("click", () => {
      this.#chosen = kind;
      this.#isOpened = true;
      this.#ask();
      this.listener.onDrawn();
    });
    return button;
  }

  /** @param {Changed} changed */
  #details({ count, dates, problems, rows, same }) {
    if (count === 0) return [];
    const isSameShown = this.#isSameShown;
    const fold = same && foldRow("since-same", same, { isShown: isSameShown, toggle: () => this.#toggleSame() });
    return [
      ...dates.map((words) => html("p", {}, words)),
      ...problems.map((words) => html("p", { class: "pw-error" }, html("strong", {}, "Cannot be: "), words)),
      ...(rows.some(({ kind }) => kind !== "same") ? [comparedTable(["Then", "Now"], rows, { isSameShown, fold })] : []),
    ];
  }

  #toggleSame() {
    this.#isSameShown = !this.#isSameShown;
    if (this.#changed) this.#paint(this.#changed);
  }

  async #write() {
    this.#isOpened = true;
    await this.mail.show();
    if (this.#changed) this.#paint(this.#changed);
    this.mail.focus();
  }
}
