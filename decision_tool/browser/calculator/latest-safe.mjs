/**
 * Until when each date before a fixed one is safe: a table, asked for while it is looked at. Every
 * word comes from the engine.
 *
 * ask: returns what the engine says, null where it cannot; leave: closes the panel.
 * @typedef {{ask: () => Promise<LatestSafe | null>, say: (words: string) => void, leave: () => void}} SafeListener
 *
 * @import {LatestSafe, Limit} from "../worker/replies.mjs"
 */

import { link } from "../page/banner.mjs";
import { html } from "../page/element.mjs";
import { Latest } from "../page/latest.mjs";
import { repaint } from "../page/repaint.mjs";

export class LatestSafePart {
  #latest = new Latest();

  /** @param {SafeListener} listener */
  constructor(listener) {
    this.listener = listener;
    this.root = html("div", { id: "latest-safe", hidden: true });
  }

  hide() {
    this.#latest.drop();
    this.root.hidden = true;
  }

  /** Show it for the dates as they are now. */
  async show() {
    const isLatest = this.#latest.begin();
    const found = await this.listener.ask();
    if (!isLatest() || !found) return;
    this.root.hidden = false;
    repaint(this.root, () => this.root.replaceChildren(...this.#shown(found)));
    const days = found.limits.map(({ title, day_words }) => `${title}: ${day_words || "no day"}.`);
    this.listener.say([found.title, ...days, found.others].join(" "));
  }

  /** @param {LatestSafe} found */
  #shown({ title, stands, limits, others }) {
    return [
      html("h3", {}, title),
      html("p", { class: "pw-small" }, stands),
      ...(limits.length > 0 ? [table(limits)] : []),
      ...(others ? [html("p", {}, others)] : []),
      html(
        "p",
        {},
        link("Leave it", () => this.listener.leave()),
      ),
    ];
  }
}

/** @param {Limit[]} limits */
function table(limits) {
  const heads = ["Date or step", "Latest safe day", "Why not later"].map((head) => html("th", { scope: "col" }, head));
  return html(
    "table",
    { class: "pw-table pw-compare pw-compare--safe" },
    html("caption", { class: "pw-vh" }, "Latest safe days"),
    html("thead", {}, html("tr", {}, ...heads)),
    html("tbody", {}, ...limits.map(line)),
  );
}

/** @param {Limit} limit */
function line({ title, pathway, day_words, why, stands, is_later }) {
  const now =
    stands &&
    html("span", { class: "pw-small" }, `It stands at ${stands}. `, is_later && html("span", { class: "pw-tag pw-tag--late" }, "Not safe"));
  return html(
    "tr",
    {},
    html("th", { scope: "row" }, html("b", {}, title), pathway && html("span", { class: "pw-small" }, pathway), now),
    html("td", { "data-label": "Latest safe day" }, day_words ? html("b", {}, day_words) : html("span", { class: "pw-none" }, "none")),
    html("td", { "data-label": "Why not later" }, why),
  );
}
