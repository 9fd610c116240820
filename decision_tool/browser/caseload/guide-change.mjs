/**
 * What a change of the guidance does to the children of the team whose cases were begun under an
 * earlier edition; and stay or move, for each case and for all. Every word comes from the engine.
 *
 * @import {Refusal} from "../worker/messages.mjs"
 * @import {CaseToChoose, ChangedRow, GuideChanged, TeamChoice} from "../worker/replies.mjs"
 * @import {Shown} from "./asking.mjs"
 * @import {CaseloadMemory, ChosenCase} from "./memory.mjs"
 * @import {CaseloadAsks} from "./requests.mjs"
 *
 * refresh: shows the timetable with what was chosen; say: speaks to a screen reader; chosen: says
 * beside the title what stands in no file; stale: the rows were changed and not planned.
 * @typedef {{refresh: () => Promise<Shown | null>, say: (words: string) => void, chosen: () => string, stale: () => void}} ChangeListener
 */

import { html, part } from "../page/element.mjs";
import { Latest } from "../page/latest.mjs";
import { reasons } from "../page/notice.mjs";
import { repaint } from "../page/repaint.mjs";
import { COUNT } from "./words.mjs";

/** So many cases, or sentences, stand unfolded; more would push the timetable off the screen. */
const MOST_OPEN = 5;
const MARKED = "Days are marked here. Save, open the files again, and choose then.";

export class GuideChange {
  #latest = new Latest();
  /** What was told of these rows. @type {TeamChoice[]} */
  #told = [];

  /**
   * @param {HTMLElement} root
   * @param {CaseloadMemory} memory
   * @param {CaseloadAsks} asks
   * @param {ChangeListener} listener
   */
  constructor(root, memory, asks, listener) {
    this.memory = memory;
    this.asks = asks;
    this.listener = listener;
    this.place = part(root, "changed");
  }

  /** Ask anew: the rows are others now, or the page was come back to. */
  async renew() {
    const isLatest = this.#latest.begin();
    this.#told = [];
    this.place.replaceChildren();
    const { now } = this.memory;
    const waits = now.chosen.length > 0 || this.memory.view?.lines.some((line) => line.kind === "to-choose");
    if (!waits) return;
    this.place.replaceChildren(html("p", { class: "pw-small" }, "Working out what the change of the guidance does to these children."));
    /** @type {GuideChanged | Refusal} */
    const reply = await this.asks.changed();
    if (!isLatest() || now !== this.memory.now || !this.place.isConnected) return;
    if ("changed" in reply) {
      this.#told = reply.changed;
      this.paint();
      return;
    }
    const words = ["What the change of the guidance does cannot be said now. Nothing is changed.", ...reasons(reply)];
    this.place.replaceChildren(html("p", {}, words.join(" ")));
  }

  /** Show what was told, with what was chosen since. */
  paint() {
    repaint(this.place, () => this.place.replaceChildren(...this.#told.map((told, at) => this.#choiceOf(told, at))));
  }

  /** Go to what is to be chosen. */
  focus() {
    const heading = this.place.querySelector("h2");
    heading?.scrollIntoView({ block: "start" });
    heading?.focus();
  }

  /**
   * @param {TeamChoice} told
   * @param {number} at
   */
  #choiceOf(told, at) {
    const id = `changed-${at}`;
    const { heading, summary, why, cases, more, notes } = told;
    const list = html(
      "ul",
      { class: "pw-changed__cases", role: "list" },
      ...cases.map((one, place) => this.#caseOf(told, one, `${id}-${place}`)),
    );
    const said = html("ul", { role: "list" }, ...why.map((words) => html("li", { class: "pw-small" }, words)));
    const changes = why.length === 1 ? "The change that does this" : `The ${why.length} changes that do this`;
    return html(
      "section",
      { class: "pw-changed__one", "aria-labelledby": `${id}-heading` },
      html("h2", { id: `${id}-heading`, tabindex: -1 }, heading),
      html("p", {}, html("b", {}, summary)),
      html("p", { class: "pw-actions" }, ...this.#allOf(told, id)),
      html("p", { class: "pw-small" }, this.#standingOf(told)),
      ...notes.map((words) => html("p", { class: "pw-small" }, words)),
      why.length > 0 && this.#fold(`${id}-why`, changes, why.length, said),
      this.#fold(`${id}-which`, told.which, cases.length, list),
      more && html("p", { class: "pw-small" }, more),
    );
  }

  /**
   * Return a list that is folded where it is long, or as somebody left it.
   * @param {string} id
   * @param {string} words
   * @param {number} count
   * @param {HTMLElement} list
   */
  #fold(id, words, count, list) {
    const { unfolded } = this.memory.now;
    const made = html("details", { class: "pw-changed__which" }, html("summary", { id }, words), list);
    made.open = unfolded.get(id) ?? count <= MOST_OPEN;
    made.addEventListener("toggle", () => unfolded.set(id, made.open));
    return made;
  }

  /**
   * Return what is said of who was not chosen for yet; where that is nobody, that all were, and whether it is saved.
   * @param {TeamChoice} told
   */
  #standingOf(told) {
    const files = Object.keys(told.files);
    const chosen = files.flatMap((file) => this.#chosen(file) ?? []);
    if (chosen.length === 0) return told.until;
    const left = files.filter((file) => !this.#chosen(file));
    if (left.length > 0) return forOthers(told, "until", childrenIn(told, left));
    return chosen.every((one) => this.memory.isSaved(one)) ? told.all_saved : told.all_chosen;
  }

  /**
   * Return the ways on for all that nobody chose for yet, and the way back of those that were chosen for so.
   * @param {TeamChoice} told
   * @param {string} id
   */
  #allOf(told, id) {
    const { files, movable } = told;
    const open = Object.keys(files).filter((file) => !this.#chosen(file) && !this.#isMarked(told, file));
    const [toMove, count] = [movable.filter((file) => open.includes(file)), (/** @type {string[]} */ of) => childrenIn(told, of)];
    /** @type {[ChosenCase["choice"], string[], string][]} */
    const ways = [
      ["move", toMove, toMove.length === movable.length ? told.move_all : forOthers(told, "move", count(toMove))],
      ["stay", open, open.length === Object.keys(files).length ? told.stay_all : forOthers(told, "stay", count(open))],
    ];
    const shown = ways.filter(([, of]) => of.length > 0);
    const buttons = shown.map(([choice, of, words]) => {
      const cases = of.map((file) => ({ file, line: files[file]?.[0] ?? 0, choice, isAtOnce: true }));
      return quiet(words, `${id}-${choice}-all`, () => this.#choose(cases, words, `${id}-undo-all`));
    });
    const back = Object.keys(files).filter((file) => this.#chosen(file)?.isAtOnce && !this.#isMarked(told, file));
    if (back.length > 0) {
      const words = forOthers(told, "undo", count(back));
      const next = `${id}-${back.some((file) => movable.includes(file)) ? "move" : "stay"}-all`;
      buttons.push(quiet(words, `${id}-undo-all`, () => this.#take(back, `${words}.`, next)));
    }
    return buttons.flatMap((button) => [button, " "]);
  }

  /**
   * @param {TeamChoice} told
   * @param {CaseToChoose} one
   * @param {string} id
   */
  #caseOf(told, one, id) {
    return html(
      "li",
      { class: "pw-changed__case" },
      html("div", { class: "pw-changed__who" }, html("h3", {}, one.name), html("p", {}, ...this.#waysOf(told, one, id))),
      one.said && html("p", { class: "pw-small" }, one.said),
      one.rows.length > 0 && html("ul", { class: "pw-changed__rows", role: "list" }, ...one.rows.map((row) => rowOf(told, row))),
    );
  }

  /**
   * Return the two ways on for a case, or what was chosen with its way back.
   * @param {TeamChoice} told
   * @param {CaseToChoose} one
   * @param {string} id
   */
  #waysOf(told, one, id) {
    const { old, new: other } = told;
    const chosen = this.#chosen(one.file);
    const line = told.files[one.file]?.[0] ?? 0;
    const words = chosen?.choice === "move" ? `Moves to edition ${other}.` : `Stays with edition ${old}.`;
    if (this.#isMarked(told, one.file)) return [chosen ? html("b", {}, words) : "", " ", MARKED];
    if (chosen) {
      const undo = linkTo("Undo", one.name, `${id}-way`, () => this.#take([one.file], `Not chosen any more for ${one.name}.`, `${id}-way`));
      return [html("b", {}, words), " ", undo];
    }
    const pick = (/** @type {ChosenCase["choice"]} */ choice, /** @type {string} */ label) =>
      linkTo(label, one.name, choice === "move" || !one.can_move ? `${id}-way` : `${id}-stay`, () =>
        this.#choose([{ file: one.file, line, choice, isAtOnce: false }], `${label} for ${one.name}`, `${id}-way`),
      );
    return [...(one.can_move ? [pick("move", `Move to ${other}`), " "] : []), pick("stay", `Stay with ${old}`)];
  }

  /**
   * Return what was chosen for a case since.
   * @param {string} file
   */
  #chosen(file) {
    return this.memory.now.chosen.find((one) => one.file === file);
  }

  /**
   * Tell whether days were marked of a case: those are under the ids of the edition it goes by now.
   * @param {TeamChoice} told
   * @param {string} file
   */
  #isMarked(told, file) {
    const lines = told.files[file] ?? [];
    return this.memory.now.held.some((mark) => lines.includes(mark.line));
  }

  /**
   * @param {ChosenCase[]} cases
   * @param {string} words what was pressed
   * @param {string} next the id of the button that takes the place of the pressed one
   */
  #choose(cases, words, next) {
    const files = new Set(cases.map(({ file }) => file));
    const others = this.memory.now.chosen.filter(({ file }) => !files.has(file));
    return this.#set([...others, ...cases], `${words}.`, next);
  }

  /**
   * @param {string[]} files
   * @param {string} words
   * @param {string} next the id of the button that takes the place of the pressed one
   */
  #take(files, words, next) {
    return this.#set(
      this.memory.now.chosen.filter(({ file }) => !files.includes(file)),
      words,
      next,
    );
  }

  /**
   * @param {ChosenCase[]} chosen
   * @param {string} words
   * @param {string} next
   */
  async #set(chosen, words, next) {
    const { now } = this.memory;
    if (this.memory.isStale || now.underWay !== null) {
      this.listener.stale();
      return;
    }
    now.chosen = chosen;
    this.paint();
    document.getElementById(next)?.focus();
    const saved = this.listener.chosen();
    const shown = await this.listener.refresh();
    this.paint();
    if (shown) this.listener.say(`${words} ${saved}`);
  }
}

/**
 * Return the words for so many children that are not all.
 * @param {TeamChoice} told
 * @param {keyof TeamChoice["others"]} what
 * @param {number} count
 */
function forOthers({ other, others }, what, count) {
  return count === 1 ? other[what] : others[what].replace("{}", COUNT.format(count));
}

/**
 * @param {TeamChoice} told
 * @param {string[]} files
 */
function childrenIn(told, files) {
  return files.reduce((sum, file) => sum + (told.files[file]?.length ?? 0), 0);
}

/**
 * @param {TeamChoice} told
 * @param {ChangedRow} row
 */
function rowOf({ old, new: other }, { title, whose, was, now, change }) {
  return html(
    "li",
    { class: "pw-changed__row" },
    html("span", {}, html("b", {}, title), " ", html("span", { class: "pw-what__pathway" }, whose)),
    html("span", {}, html("span", { class: "pw-changed__by" }, `Edition ${old}: `), was),
    html("span", {}, html("span", { class: "pw-changed__by" }, `Edition ${other}: `), html("b", {}, now)),
    html("span", {}, html("span", { class: "pw-tag pw-tag--moved" }, change)),
  );
}

/**
 * @param {string} words
 * @param {string} name whose case it is, for who hears the button alone
 * @param {string} id
 * @param {() => void} act
 */
function linkTo(words, name, id, act) {
  const button = html("button", { class: "pw-link", type: "button", id }, words, html("span", { class: "pw-vh" }, ` for ${name}`));
  button.addEventListener("click", act);
  return button;
}

/**
 * @param {string} words
 * @param {string} id
 * @param {() => void} act
 */
function quiet(words, id, act) {
  const button = html("button", { class: "pw-btn pw-btn--quiet", type: "button", id }, words);
  button.addEventListener("click", act);
  return button;
}
