/**
 * What takes something away of the timetable: it asks the engine, tells what came of it, and
 * hands over nothing that was made of dates which have changed since.
 *
 * @import {Before, ChildrenAsked, Form, Since, TakeAwayRequest} from "../worker/messages.mjs"
 * @import {Engine} from "../worker/client.mjs"
 * @import {MadeFile} from "../worker/replies.mjs"
 * @import {Typed, What} from "../memory/case.mjs"
 *
 * @typedef {{
 *   form: () => Form, before: () => Before | null, say: (words: string) => void, isThere: () => boolean,
 *   since: () => Since | null, handOver: (what: What | null, how?: {isOfAll?: boolean, told?: string[]}) => void, onChanged: () => void,
 *   childrenOf: (typed: Typed) => ChildrenAsked, isOfAll: () => boolean,
 * }} TakenPage *before*: what the page compares the timetable with
 * *isThere*: whether the person still looks at this page; *handOver*: what to do once something
 * was made of the timetable to take away, and how it reaches others, *told*: of which brothers and
 * sisters besides; *since*: what changes are
 * told from; *childrenOf*: all of a case, also of one that is set aside, the one in hand first;
 * *isOfAll*: whether all are shown; *onChanged*: what stands in a file, or should, is another
 */

import { download } from "../page/download.mjs";
import { Refused } from "../page/refused.mjs";
import { asked, Notifier } from "../page/notifier.mjs";
import { inputsOf } from "../memory/case.mjs";
import { firstSayWhose } from "./case-words.mjs";
import { localTime } from "../page/unsaved.mjs";

const CHANGED = "The timetable was changed meanwhile. Choose it again.";

/**
 * Return how the dates reach others with what was made; null where they do not.
 * @param {TakeAwayRequest} request
 * @returns {What | null}
 */
function handedOver(request) {
  if (request.ask === "calendar" || request.ask === "family_calendar") return request.remove ? null : "calendar";
  if (request.ask === "paste" || request.ask === "family_paste") return "copy";
  return request.ask === "invitation" || request.ask === "spreadsheet" ? request.ask : null;
}

/**
 * Tell whether what was made holds the dates of all the children.
 * @param {TakeAwayRequest} request
 */
function isOfAll(request) {
  if (request.ask === "spreadsheet") return "others" in request;
  return request.ask === "family_paste" || (request.ask === "family_calendar" && request.rows === null);
}

/** The names of the files that were handed over at this visit. @type {Set<string>} */
const names = new Set();

export class Exporter {
  /**
   * @param {Engine} engine
   * @param {Typed} typed
   * @param {TakenPage} page
   */
  constructor(engine, typed, page) {
    this.engine = engine;
    this.typed = typed;
    this.page = page;
    this.notifier = new Notifier(page.say);
  }

  /** What the name of a file may tell. */
  get naming() {
    return this.namingOf(this.typed);
  }

  /** @param {Typed} typed */
  namingOf({ reference, isReferenceKept }) {
    return { kept: isReferenceKept ? reference : "", time: localTime() };
  }

  /** What titles and copies call the child: the number, and which child of several. */
  get whose() {
    return [this.typed.reference, this.child].filter(Boolean).join(" ");
  }

  /** The label of the child in hand, where there are several; else "". */
  get child() {
    return this.typed.others.length > 0 ? this.typed.label : "";
  }

  /**
   * Return what the engine replies.
   * @param {TakeAwayRequest} request
   */
  asked(request) {
    return asked(this.engine, request);
  }

  /**
   * Return what the engine makes of the timetable as it stands. Throws Refused where the
   * timetable has changed when it is made.
   * @param {TakeAwayRequest} request
   */
  async made(request) {
    const check = this.noted({ isNamed: "reference" in request });
    const made = await this.asked(request);
    check();
    this.page.handOver(handedOver(request), { isOfAll: isOfAll(request) });
    return made;
  }

  /**
   * Note what the timetable is made of now; what is returned throws Refused once that has changed.
   * Throws Refused while it is not said whose the number is: dates of one child would be handed
   * over under the number of another.
   * @param {{isNamed: boolean, typed?: Typed}} [what] isNamed: what is made says what the child is
   * called; typed: another case than the one on the page
   */
  noted({ isNamed, typed = this.typed } = { isNamed: true }) {
    this.firstSure(typed);
    const own = () => inputsOf(isNamed ? typed : { ...typed, reference: "" });
    // What a child is called, and which meetings are one, is in what is made of several.
    const joint = () => [typed, ...typed.others].map(({ label, asOne }) => [label, asOne]);
    const inputs = () => JSON.stringify([own(), typed.others.map(inputsOf), joint()]);
    const of = inputs();
    return () => {
      if (inputs() !== of) throw Refused.because(CHANGED);
    };
  }

  /**
   * Throw Refused while it is not said whose the number of a case is.
   * @param {Typed} typed
   */
  firstSure(typed) {
    if (typed.unsure) throw Refused.because(firstSayWhose(typed));
  }

  /**
   * Hand a file over under a name that no other of this visit has. Returns that name.
   * @param {MadeFile} file
   */
  handed(file) {
    const [, stem = file.name, ending = ""] = /^(.*)(\.[a-z]+)$/.exec(file.name) ?? [];
    let name = file.name;
    for (let number = 2; names.has(name); number += 1) name = `${stem}-${number}${ending}`;
    names.add(name);
    download({ ...file, name });
    return name;
  }
}
