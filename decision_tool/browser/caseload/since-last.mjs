/**
 * What changed since last week's table or folder: moved, held, new, no longer there. The other file
 * stands in memory beside the rows, and is compared anew whenever these change.
 *
 * @import {Refusal} from "../worker/messages.mjs"
 * @import {TeamChanges, TeamSince} from "../worker/replies.mjs"
 * @import {CaseloadMemory} from "./memory.mjs"
 * @import {CaseloadAsks} from "./requests.mjs"
 *
 * @typedef {{say: (words: string) => void}} SinceListener
 */

import { readCsv } from "./file.mjs";
import { canPickFolder, foundIn, isFolder, pickFolder, readFolder } from "./folder.mjs";
import { html, part } from "../page/element.mjs";
import { Latest } from "../page/latest.mjs";
import { notice, reasons } from "../page/notice.mjs";

export class SinceLast {
  #latest = new Latest();

  /**
   * @param {HTMLElement} root
   * @param {CaseloadMemory} memory
   * @param {CaseloadAsks} asks
   * @param {SinceListener} listener
   */
  constructor(root, memory, asks, { say }) {
    this.memory = memory;
    this.asks = asks;
    this.say = say;
    this.place = part(root, "since");
    this.button = part(root, "compare");
    this.input = /** @type {HTMLInputElement} */ (part(root, "other"));
    this.button.addEventListener("click", () => this.#pick());
    this.input.addEventListener("change", () => this.#choose());
  }

  /** Compare again: the rows are others now, or the page was come back to. */
  renew() {
    if (this.memory.now.since) this.#compare({ isNews: false });
    else this.#paint(null);
  }

  async #pick() {
    const isOfFolder = isFolder(this.memory.now.planned?.text ?? "") && canPickFolder();
    if (!isOfFolder) {
      this.input.click();
      return;
    }
    const isLatest = this.#latest.begin();
    const picked = await pickFolder();
    if (!picked || !isLatest()) return;
    const { text } = await readFolder(picked.found, () => undefined);
    if (isLatest()) this.#take(text, picked.name);
  }

  async #choose() {
    const files = [...(this.input.files ?? [])];
    this.input.value = "";
    const [first] = files;
    if (!first) return;
    const isLatest = this.#latest.begin();
    const isTable = files.length === 1 && !/\.json$/i.test(first.name);
    const found = foundIn(files.map((file) => ({ file, handle: null })));
    const reading = isTable ? await readCsv(first) : await readFolder(found, () => undefined);
    if (!isLatest()) return;
    if ("message" in reading) this.#refuse([reading.message]);
    else this.#take(reading.text, files.length === 1 ? first.name : `${files.length} files`);
  }

  /**
   * @param {string} text
   * @param {string} name
   */
  #take(text, name) {
    this.memory.now.since = { text, name };
    this.#compare({ isNews: true });
  }

  /** @param {{isNews: boolean}} how isNews: it was asked for just now */
  async #compare({ isNews }) {
    const isLatest = this.#latest.begin();
    /** @type {{since: TeamSince} | Refusal} */
    const reply = await this.asks.since();
    if (!isLatest() || !this.place.isConnected) return;
    if (!("since" in reply)) {
      this.memory.now.since = null;
      this.#refuse(reasons(reply));
      return;
    }
    this.#paint(reply.since);
    if (!isNews) return;
    this.say(`${reply.since.heading}: ${reply.since.summary}`);
    this.place.querySelector("h2")?.focus();
  }

  /** @param {string[]} why */
  #refuse(why) {
    const first = "This file cannot be compared with.";
    this.place.replaceChildren(
      notice({ first, rest: why.join(" "), tone: "pw-banner--late", dismiss: () => this.place.replaceChildren() }),
    );
    this.say(`${first} ${why.join(" ")}`);
  }

  /** @param {TeamSince | null} since */
  #paint(since) {
    this.place.replaceChildren(...(since ? [...changesOf(since), this.#away()] : []));
  }

  #away() {
    const button = html("button", { class: "pw-link pw-noprint", type: "button" }, "Stop comparing");
    button.addEventListener("click", () => {
      this.memory.now.since = null;
      this.#paint(null);
      this.button.focus();
    });
    return button;
  }
}

/**
 * Return what changed, for the page and for paper.
 * @param {TeamSince} since
 */
export function changesOf({ heading, summary, groups, left_out: leftOut }) {
  const list = html("dl", { class: "pw-teamsince" }, ...groups.flatMap(groupOf));
  return [
    html("h2", { tabindex: -1 }, heading),
    html("p", {}, summary),
    ...(groups.length > 0 ? [list] : []),
    ...(leftOut ? [html("p", { class: "pw-small" }, leftOut)] : []),
  ];
}

/** @param {TeamChanges} group */
function groupOf({ title, changes }) {
  const each = changes.map(({ child, words }) => html("span", { class: "pw-teamsince__one" }, html("b", {}, child), ` ${words}`));
  return [html("dt", {}, title), html("dd", {}, ...each)];
}
