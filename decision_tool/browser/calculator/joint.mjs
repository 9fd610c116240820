/**
 * The timetable of brothers and sisters: what is next of all of them, what can be one meeting, a
 * column a child. Every word comes from the engine.
 *
 * @import {Joint, JointGroup, JointRow, Offer, RowOf} from "../worker/replies.mjs"
 * @import {ChildrenAsked, Refusal} from "../worker/messages.mjs"
 * @import {Engine} from "../worker/client.mjs"
 * @import {Typed} from "../memory/case.mjs"
 *
 * children: what is asked about, the child in hand first; null while there is one alone;
 * show: puts a child in hand and opens a row; mark: marks rows as held on a day; asOne: holds meetings as one, or apart again.
 * @typedef {{
 *   children: () => ChildrenAsked | null,
 *   isThere: () => boolean,
 *   onTurn: () => void,
 *   show: (of: RowOf) => void,
 *   asOne: (meetings: RowOf[][], isOne: boolean) => void,
 *   mark: (rows: RowOf[], day: string, words: string) => void,
 *   say: (words: string) => void,
 * }} JointListener
 */

import { link } from "../page/banner.mjs";
import { html, part } from "../page/element.mjs";
import { Latest } from "../page/latest.mjs";
import { repaint } from "../page/repaint.mjs";
import { parts, tag } from "../page/row-words.mjs";
import { cell, firstRows, linesOf, MANY } from "./joint-cells.mjs";
import { childName, childTitle, isFamily } from "../memory/family.mjs";

export class JointPart {
  #latest = new Latest();
  #news = "";
  /** @type {Offer[]} */
  #offers = [];
  /** Counts the rows, so that what is pressed in one keeps its focus. */
  #count = 0;

  /**
   * @param {HTMLElement} root
   * @param {Typed} typed
   * @param {Engine} engine
   * @param {JointListener} listener
   */
  constructor(root, typed, engine, listener) {
    this.root = root;
    this.typed = typed;
    this.engine = engine;
    this.listener = listener;
    this.tabs = part(root, "kids");
    this.next = part(root, "joint-next");
    this.table = part(root, "joint");
  }

  /** Whether what is seen is of all the children. */
  get isShown() {
    return !this.typed.isOneShown && isFamily(this.typed);
  }

  /** Show one child alone, or all of them. @param {boolean} isAll */
  turn(isAll) {
    this.typed.isOneShown = !isAll;
    this.listener.onTurn();
    this.renew();
  }

  /**
   * Ask for the timetable again.
   * @param {string} [news] what to say with it
   */
  async renew(news = "") {
    if (news) this.#news = news;
    const children = this.listener.children();
    this.#paintTabs(children?.order ?? []);
    this.root.toggleAttribute("data-joint", this.isShown);
    this.next.hidden = !this.isShown;
    if (!this.isShown || !children) {
      this.#latest.drop();
      return this.#clear();
    }
    const isLatest = this.#latest.begin();
    const { first, others, order } = children;
    const request = /** @type {const} */ ({ ask: "family", ...first, others, order });
    const reply = /** @type {{joint: Joint} | Refusal} */ (await this.engine.run(request));
    if (!isLatest() || !this.listener.isThere()) return;
    if ("joint" in reply) this.#paint(reply.joint);
    else this.#clear();
  }

  #clear() {
    this.#takeBack();
    this.#news = "";
    this.next.replaceChildren();
    this.table.replaceChildren();
  }

  /** What is shown is of these children again (results-part.mjs). */
  #takeBack() {
    this.next.inert = false;
    this.table.inert = false;
  }

  /** @param {string[]} order */
  #paintTabs(order) {
    const tabs =
      order.length > 1
        ? [this.#tab(order.length === 2 ? "Both children" : "All children", true), this.#tab(`Only ${childName(this.typed.label)}`, false)]
        : [];
    repaint(this.tabs, () => this.tabs.replaceChildren(...tabs));
    this.tabs.hidden = tabs.length === 0;
  }

  /**
   * @param {string} words
   * @param {boolean} isAll
   */
  #tab(words, isAll) {
    const made = html(
      "button",
      { class: "pw-pick", type: "button", id: isAll ? "kids-all" : "kids-one", "aria-pressed": String(this.typed.isOneShown !== isAll) },
      words,
    );
    made.addEventListener("click", () => this.turn(isAll));
    return made;
  }

  /** @param {Joint} joint */
  #paint(joint) {
    this.#takeBack();
    this.#offers = joint.offers;
    this.#count = 0;
    repaint(this.next, () => {
      this.next.className = `pw-answer pw-answer--${joint.state}`;
      this.next.replaceChildren(this.#answer(joint), ...this.#lines(joint));
    });
    repaint(this.table, () => this.table.replaceChildren(this.#timetable(joint)));
    if (this.#news) this.listener.say(`${this.#news} ${joint.announcement}`);
    this.#news = "";
  }

  /** @param {Joint} joint */
  #answer({ sentence, about, row }) {
    const words = html(
      "div",
      {},
      html("h2", { id: "joint-heading" }, "Next"),
      html("p", { class: "pw-answer__v" }, ...parts(sentence)),
      about && html("p", { class: "pw-answer__who" }, about),
    );
    const made = html("div", { class: "pw-answer__next" }, words);
    if (!row) return made;
    const open = html("button", { class: "pw-btn pw-btn--quiet", type: "button", id: "joint-open" }, `Open it for ${childName(row.child)}`);
    open.addEventListener("click", () => this.listener.show(row));
    made.append(html("div", { class: "pw-answer__do pw-noprint" }, open));
    return made;
  }

  /** @param {Joint} joint */
  #lines({ lines, offers, notes }) {
    const told = [
      ...(offers.length > 0 ? [this.#offered(offers)] : []),
      ...notes.map((note) => html("li", {}, note)),
      ...lines.map(({ child, kind, first, rest }) => {
        const open = link(`Show ${childName(child)}`, () => this.listener.show({ child, row: "" }));
        open.classList.add("pw-noprint");
        return html(
          "li",
          { class: `pw-line--${kind}` },
          html("span", {}, `${childTitle(child)}: `, html("strong", {}, first), ` ${rest}`),
          open,
        );
      }),
    ];
    return told.length > 0 ? [html("ul", { class: "pw-lines", role: "list" }, ...told)] : [];
  }

  /** @param {Offer[]} offers */
  #offered(offers) {
    const [only] = offers;
    const count = offers.length;
    const words = count === 1 && only ? `${only.words}.` : "each is marked below.";
    const first = count === 1 ? "1 meeting can be one:" : `${count} meetings can be one:`;
    return html("li", {}, html("span", {}, html("strong", {}, first), ` ${words}`), this.#asOne(offers, "offer-each"));
  }

  /**
   * Return what holds meetings as one that may be.
   * @param {Offer[]} offers
   * @param {string} id
   */
  #asOne(offers, id) {
    const act = link(offers.length > 1 ? "Hold each as one" : "Hold as one", () =>
      this.listener.asOne(
        offers.map(({ rows }) => rows),
        true,
      ),
    );
    act.id = id;
    act.classList.add("pw-noprint");
    act.append(html("span", { class: "pw-vh" }, `: ${offers.map(({ words }) => words).join("; ")}`));
    return act;
  }

  /**
   * Return what a row says of being one meeting with others, and the way to it or back.
   * @param {JointRow} row
   * @param {number} place
   */
  #one({ of, one, title }, place) {
    if (one) {
      const apart = link("Keep them apart", () => this.listener.asOne([of], false));
      apart.id = `apart-${place}`;
      apart.classList.add("pw-noprint");
      apart.append(html("span", { class: "pw-vh" }, `: ${title}`));
      return [html("span", { class: "pw-then" }, `${one} `, apart)];
    }
    const mine = this.#offers.filter(({ rows: [first] }) =>
      of.some((each) => first && each.child === first.child && stepOf(each) === stepOf(first)),
    );
    if (mine.length === 0) return [];
    const words = mine.length === 1 ? `Can be one: ${mine[0]?.words}. ` : `${mine.length} of these can be one meeting each. `;
    return [html("span", { class: "pw-then" }, words, this.#asOne(mine, `offer-${place}`))];
  }

  /** @param {Joint} joint */
  #timetable({ columns, groups }) {
    const isMany = columns.length >= MANY;
    const children = columns.map(({ heading }) => heading);
    const heads = ["Diary day", "Step, and who", ...(isMany ? ["Which children"] : children)];
    const labels = columns.map(({ label }) => label);
    const caption = isMany
      ? html("caption", { class: "pw-sib__all" }, `${children.join("; ")}.`)
      : html("caption", { class: "pw-vh" }, "Timetable of all the children");
    return html(
      "table",
      { class: isMany ? "pw-table pw-sib pw-sib--many" : "pw-table pw-sib" },
      caption,
      html("thead", {}, html("tr", {}, ...heads.map((head) => html("th", { scope: "col" }, head)), html("td", { class: "pw-noprint" }))),
      ...groups.map((group) => this.#group(group, labels)),
    );
  }

  /**
   * @param {JointGroup} group
   * @param {string[]} labels
   */
  #group({ id, title, rows }, labels) {
    const width = labels.length >= MANY ? 1 : labels.length;
    const head = html("th", { colspan: width + 3, scope: "colgroup" }, `${title}: ${rows.length}`);
    return html("tbody", { class: `pw-sib__${id}` }, html("tr", { class: "pw-group" }, head), ...rows.map((row) => this.#row(row, labels)));
  }

  /**
   * @param {JointRow} row
   * @param {string[]} labels
   */
  #row(row, labels) {
    const number = this.#count++;
    const small = (/** @type {string} */ words) => html("span", { class: "pw-small" }, words);
    const when = html("td", { class: "pw-when" }, html("b", {}, ...parts(row.when)), ...row.due.map(small), ...row.tags.map(tag));
    const what = html(
      "th",
      { class: "pw-what", scope: "row" },
      html("b", {}, row.title),
      row.then.length > 0 && html("span", { class: "pw-then" }, ...parts(row.then)),
      ...this.#one(row, number),
      ...row.remarks.map((words) => html("span", { class: "pw-note" }, words)),
      row.who && html("span", { class: "pw-who" }, html("i", {}, "Who"), ` ${row.who}`),
    );
    const isMany = labels.length >= MANY;
    const cells = isMany ? [linesOf(row, labels, this.listener.show)] : row.cells.map((words, place) => cell(words, labels[place] ?? ""));
    const ways = [...this.#mark(row, number), ...(isMany ? [] : this.#ways(row))];
    return html("tr", {}, when, what, ...cells, html("td", { class: "pw-act pw-noprint" }, ...ways));
  }

  /** @param {JointRow} row */
  #ways({ of, title }) {
    const firsts = firstRows(of);
    return firsts.map((one) => {
      const name = childName(one.child);
      const open = link(firsts.length > 1 ? childTitle(one.child) : "Details", () => this.listener.show(one));
      open.append(html("span", { class: "pw-vh" }, `: details of ${title} for ${name}`));
      return open;
    });
  }

  /**
   * @param {JointRow} row
   * @param {number} number
   */
  #mark({ of, title, mark }, number) {
    if (!mark) return [];
    const held = link(mark.words, () => this.listener.mark(of, mark.day, `${title}: ${mark.words.replace("Mark", "marked")}.`));
    held.id = `joint-mark-${number}`;
    held.append(html("span", { class: "pw-vh" }, `: ${title}`));
    return [held];
  }
}

/**
 * Return the step of a row, whichever of a series it is.
 * @param {RowOf} of
 */
function stepOf({ row }) {
  return row.split("#")[0];
}
