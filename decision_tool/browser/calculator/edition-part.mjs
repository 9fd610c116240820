/**
 * The choice of a case that goes by an earlier edition of the guidance: stay with it, or move to
 * the one of the site. Nothing is forced: until somebody chooses, the case stays as it is. Every
 * word comes from the engine.
 *
 * @import {CaseEdition, ChoiceMade, EditionRow, FileOpened, StayOrMove, Way} from "../worker/replies.mjs"
 * @import {ChildAsked, Refusal} from "../worker/messages.mjs"
 * @import {CalculatorPage} from "./calculator-page.mjs"
 */

import { everythingIn } from "../memory/case.mjs";
import { html, part } from "../page/element.mjs";
import { Latest } from "../page/latest.mjs";
import { notice, refusalNotice } from "../page/notice.mjs";
import { repaint } from "../page/repaint.mjs";
import { stand } from "./compared-table.mjs";
import { movedCase } from "./moved-case.mjs";

export class EditionPart {
  #latest = new Latest();
  /** Whether somebody opened or closed the choice; null: it is open until one was made. @type {boolean | null} */
  #isOpened = null;
  #isFoldOpen = false;
  /** What was shown last: another case has an object of its own. @type {CaseEdition | null} */
  #of = null;
  /** @type {ChoiceMade | null} */
  #reply = null;
  /** The way back from a move. @type {HTMLElement | null} */
  #undo = null;

  /** @param {CalculatorPage} page */
  constructor(page) {
    this.page = page;
    this.tag = html("button", { class: "pw-tag pw-edition-tag", type: "button", id: "edition-tag", "aria-controls": "edition-choice" });
    this.tag.addEventListener("click", () => this.#turn());
    this.place = html("div", { class: "pw-edition pw-noprint", id: "edition-choice" });
  }

  get #edition() {
    return this.page.typed.edition;
  }

  get #isOpen() {
    return this.#isOpened ?? !this.#edition?.is_chosen;
  }

  /** Ask again what would change: something of the case is another. */
  async renew() {
    const isLatest = this.#latest.begin();
    const edition = this.#edition;
    if (this.#of !== edition) this.#clear();
    this.#of = edition;
    if (!edition) return;
    const { first, others, order } = this.page.childrenOf(this.page.typed);
    const bare = (/** @type {ChildAsked} */ child) => ({ ...child, records: {} });
    const request = /** @type {const} */ ({ ask: "stay_or_move", ...bare(first), others: others.map(bare), order });
    const reply = /** @type {ChoiceMade | Refusal} */ (await this.page.engine.run(request));
    if (!isLatest() || !this.page.isThere() || this.#edition !== edition) return;
    this.#reply = "error" in reply || "bug" in reply ? null : reply;
    this.#paint();
    this.page.answer.tellInstead(this.#reply?.choice?.instead ?? "");
  }

  /** What was moved was handed over: there is no way back any more. */
  handOver() {
    this.#undo?.remove();
    this.#undo = null;
  }

  #clear() {
    this.tag.remove();
    this.place.remove();
    this.#reply = null;
    this.#isOpened = null;
    this.#isFoldOpen = false;
  }

  #turn() {
    this.#isOpened = !this.#isOpen;
    this.#paint();
  }

  #paint() {
    const edition = this.#edition;
    if (!edition) return;
    const words = `Edition ${edition.version}`;
    if (this.tag.textContent !== words) this.tag.textContent = words;
    this.tag.setAttribute("aria-expanded", String(this.#isOpen));
    if (!this.tag.isConnected) part(this.page.root, "chips").after(this.tag);
    if (!this.place.isConnected) part(this.page.root, "joint-next").after(this.place);
    repaint(this.place, () => this.place.replaceChildren(...(this.#isOpen ? this.#panel() : [])));
  }

  #panel() {
    const { choice, cannot } = this.#reply ?? {};
    if (choice) return [this.#changes(choice), this.#choose(choice)];
    const words = cannot ?? "What the other edition would change cannot be said now. The case stays as it is.";
    return [html("p", {}, words)];
  }

  /** @param {StayOrMove} choice */
  #changes({ heading, summary, rows, old, new: other, folded, wording }) {
    return html(
      "section",
      { "aria-labelledby": "edition-heading" },
      html("h2", { id: "edition-heading" }, heading),
      html("p", { class: "pw-edition__sum" }, summary),
      rows.length > 0 && changedTable(rows, [`Edition ${old}`, `Edition ${other}`]),
      this.#fold(folded, wording),
    );
  }

  /**
   * @param {string} folded
   * @param {string[]} wording
   */
  #fold(folded, wording) {
    if (!folded || wording.length === 0) return folded && html("p", { class: "pw-small" }, `${folded}.`);
    const fold = html(
      "details",
      { class: "pw-more", open: this.#isFoldOpen },
      html("summary", { id: "edition-fold" }, folded),
      html("ul", { class: "pw-plain" }, ...wording.map((words) => html("li", {}, words))),
    );
    fold.addEventListener("toggle", () => (this.#isFoldOpen = fold.open));
    return fold;
  }

  /** @param {StayOrMove} choice */
  #choose(choice) {
    const { question, move, stay, unsure } = choice;
    return html(
      "section",
      { "aria-labelledby": "edition-question" },
      html("h2", { id: "edition-question" }, question),
      html(
        "div",
        { class: "pw-two" },
        panel("edition-move", move, () => this.#move(choice)),
        panel("edition-stay", stay, () => this.#stay(choice)),
      ),
      !this.#edition?.is_chosen && html("p", { class: "pw-small" }, unsure),
    );
  }

  /** @param {StayOrMove} choice */
  #stay({ old }) {
    const { page } = this;
    if (!page.typed.edition) return;
    page.typed.edition = { ...page.typed.edition, is_chosen: true };
    this.#of = page.typed.edition;
    this.#isOpened = null;
    this.#paint();
    page.paintSaved();
    page.announcer.sayAgain(`This case stays with edition ${old}.`);
    this.tag.focus();
  }

  /**
   * @param {StayOrMove} choice
   * @returns {Promise<void>}
   */
  async #move(choice) {
    const { page } = this;
    const { after } = choice;
    const { typed } = page;
    const { edition } = typed;
    const asked = everythingIn(typed);
    const { first, others, order } = page.childrenOf({ ...typed, areRecordsKept: true });
    const reply = /** @type {FileOpened | Refusal} */ (await page.engine.run({ ask: "move_edition", ...first, others, order }));
    // What was moved is the case as it was: another one may be here, or more typed into this one.
    if (!page.isThere() || typed.edition !== edition) return;
    if (everythingIn(typed) !== asked) return this.#move(choice);
    if (!("opened" in reply)) {
      const made = refusalNotice("This case cannot be moved", [reply], () => page.notices.dismiss(made));
      page.notices.put(made);
      return made.focus();
    }
    const before = page.back.snapshot();
    page.notices.clear();
    page.inHand.replace(
      movedCase(before, reply, (key) => page.fields.isAskedNow(key)),
      null,
    );
    const undo = notice({ first: after, undo: page.back.to(before), dismiss: () => page.notices.dismiss(undo) });
    page.notices.put(undo, { isLasting: true });
    this.#undo = undo;
    page.announcer.sayAgain(after);
    page.focusHeading();
  }
}

/**
 * @param {string} id of its button
 * @param {Way} way
 * @param {() => void} act
 */
function panel(id, { heading, said, left_out, button }, act) {
  const press = html("button", { class: "pw-btn pw-btn--quiet", type: "button", id }, button);
  press.addEventListener("click", act);
  return html(
    "div",
    { class: "pw-panel" },
    html("h3", {}, heading),
    ...said.map((words) => html("p", {}, words)),
    left_out.length > 0 && html("ul", { class: "pw-plain" }, ...left_out.map((words) => html("li", {}, words))),
    html("p", { class: "pw-actions" }, press),
  );
}

/**
 * @param {EditionRow[]} rows
 * @param {[string, string]} heads
 */
function changedTable(rows, [before, after]) {
  const heads = ["What changed", before, after].map((head) => html("th", { scope: "col" }, head));
  const change = html("th", { scope: "col" }, html("span", { class: "pw-vh" }, "Change"));
  const lines = rows.map(({ title, whose, said, was, now, changes }) =>
    html(
      "tr",
      {},
      html(
        "th",
        { scope: "row" },
        html("b", {}, title),
        html("span", { class: "pw-small" }, whose),
        ...said.map((one) => html("span", { class: "pw-small" }, one)),
      ),
      html("td", { "data-label": before }, ...stand(was)),
      html("td", { "data-label": after }, ...stand(now)),
      html("td", {}, ...changes.flatMap((words) => [html("span", { class: "pw-tag pw-tag--moved" }, words), " "])),
    ),
  );
  return html(
    "table",
    { class: "pw-table pw-compare" },
    html("caption", { class: "pw-vh" }, "What changed for this case"),
    html("thead", {}, html("tr", {}, ...heads, change)),
    html("tbody", {}, ...lines),
  );
}
