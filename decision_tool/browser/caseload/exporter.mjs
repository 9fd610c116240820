/**
 * What is taken away of the team's timetable: a calendar file, paper, the clipboard, a
 * spreadsheet. Each holds what the filter shows.
 *
 * @import {Refusal} from "../worker/messages.mjs"
 * @import {Pasted, Taken} from "../worker/replies.mjs"
 * @import {MondayPaper} from "./monday.mjs"
 * @import {CaseloadAsks} from "./requests.mjs"
 * @import {Told} from "../page/notice.mjs"
 *
 * * catchUp: shows what is about to be shown, false where something else came first; paper: prints
 * the Monday sheet.
 * @typedef {{say: (words: string) => void, print: () => Promise<boolean>, catchUp: () => Promise<boolean>, paper: MondayPaper}} TakingListener
 */

import { copied } from "../page/clipboard.mjs";
import { download } from "../page/download.mjs";
import { html, part } from "../page/element.mjs";
import { Menu } from "../page/menu.mjs";
import { notice, reasons, toCopyByHand } from "../page/notice.mjs";
import { GETTING_CALENDAR } from "../page/notifier.mjs";
import { presenceOf } from "../page/presence.mjs";

/** @type {Told} */
const COPIED = { first: "Copied.", rest: "Paste it into an e-mail, a document or a spreadsheet." };

/** @type {Told} */
const CALENDAR_WAIT = { first: GETTING_CALENDAR };

/** @type {Told} */
const NOT_PRINTED = {
  first: "This was not printed.",
  rest: "The timetable was changed meanwhile. Choose Print again.",
};

const CALENDAR_ADVICE =
  "Import it into your calendar. Importing again updates these entries. " +
  "The entry of a step that has lost its date stays: delete it yourself.";

export class CaseloadExporter {
  #isCalendarHere = false;
  #isPrinting = false;
  /** Files that are being made: a second press for the same is not heard. @type {Set<string>} */
  #making = new Set();

  /**
   * @param {HTMLElement} root
   * @param {CaseloadAsks} asks
   * @param {TakingListener} listener
   */
  constructor(root, asks, { say, print, catchUp, paper }) {
    this.asks = asks;
    this.say = say;
    this.print = print;
    this.catchUp = catchUp;
    this.paper = paper;
    this.isThere = presenceOf(root);
    this.place = part(root, "taken");
    new Menu(root);
    part(root, "add-all").addEventListener("click", () => this.#save("calendar"));
    part(root, "print").addEventListener("click", () => this.#print());
    part(root, "copy").addEventListener("click", () => this.#copy());
    part(root, "spreadsheet").addEventListener("click", () => this.#save("spreadsheet"));
  }

  /** What was told is of another timetable now. */
  forget() {
    this.place.replaceChildren();
  }

  async #print() {
    if (!(await this.print())) this.#tell(NOT_PRINTED);
  }

  /** Print the sheet of the rows as they are now; pressed twice, it is printed once. */
  async monday() {
    if (this.#isPrinting) return;
    this.#isPrinting = true;
    const reply = (await this.catchUp()) ? await this.asks.monday() : null;
    this.#isPrinting = false;
    if (!this.isThere()) return;
    if (!reply) this.#tell(NOT_PRINTED);
    else if ("sheet" in reply) this.paper.print(reply.sheet);
    else this.#refuse(reply);
  }

  /** @param {"calendar" | "spreadsheet"} want */
  async #save(want) {
    if (this.#making.has(want)) return;
    this.#making.add(want);
    if (want === "calendar" && !this.#isCalendarHere) this.#tell(CALENDAR_WAIT);
    /** @type {Taken | Refusal} */
    const made = await this.asks.take(want);
    this.#making.delete(want);
    if ("file" in made) this.#hand(want, made);
    else this.#refuse(made);
  }

  /**
   * @param {"calendar" | "spreadsheet"} want
   * @param {Taken} made
   */
  #hand(want, made) {
    this.#isCalendarHere ||= want === "calendar";
    download(made.file);
    const first = want === "calendar" ? "Calendar file made." : "Spreadsheet file made.";
    const rest = want === "calendar" ? CALENDAR_ADVICE : `It is called ${made.file.name}.`;
    const left = made.left_out.map((sentence) => html("p", {}, sentence));
    this.#tell({ first, rest, more: left });
  }

  async #copy() {
    /** @type {Promise<Pasted | Refusal>} */
    const asked = this.asks.take("paste");
    const words = asked.then((reply) => ("text" in reply ? reply : Promise.reject(reply)));
    try {
      if (await copied(words)) this.#tell(COPIED);
      else this.#showWords(await words);
    } catch {
      const reply = await asked;
      if (!("text" in reply)) this.#refuse(reply);
    }
  }

  /** @param {Pasted} words */
  #showWords({ text }) {
    this.place.replaceChildren(toCopyByHand(text, () => this.forget()));
    this.place.querySelector("textarea")?.select();
  }

  /** @param {Told} told */
  #tell(told) {
    this.place.replaceChildren(notice({ ...told, dismiss: () => this.forget() }));
    const left = told.more?.map((one) => (one instanceof Node ? one.textContent : "")) ?? [];
    this.say([told.first, ...left].filter(Boolean).join(" "));
  }

  /** @param {Refusal} refusal */
  #refuse(refusal) {
    const rest = reasons(refusal).join(" ");
    this.place.replaceChildren(notice({ first: "That could not be done.", rest, tone: "pw-banner--late", dismiss: () => this.forget() }));
    this.say(`That could not be done. ${rest}`);
  }
}
