/**
 * What takes something away of the timetable: it asks the engine, tells what came of it, and
 * hands over nothing that was made of dates which have changed since.
 *
 * @import {Before, ChildrenAsked, Form, Since, TakeAwayRequest} from "../worker/messages.mjs"
 * @import {Engine} from "../worker/client.mjs"
 * @import {Typed, What} from "../memory/case.mjs"
 *
 * @typedef {{
 *   form: () => Form, before: () => Before | null, say: (words: string) => void, isThere: () => boolean,
 *   since: () => Since | null, handOver: (what: What | null) => void, onChanged: () => void,
 *   children: () => ChildrenAsked, isOfAll: () => boolean,
 * }} TakenPage *before*: what the page compares the timetable with
 * *isThere*: whether the person still looks at this page; *handOver*: what to do once something
 * was made of the timetable to take away, and how it reaches others; *since*: what changes are
 * told from; *onChanged*: what stands in a file, or should, is another; *children*: all of the
 * case, the one in hand first; *isOfAll*: whether all are shown
 */

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
  if (request.ask === "calendar") return request.remove ? null : "calendar";
  if (request.ask === "paste") return "copy";
  return request.ask === "invitation" ? "invitation" : null;
}

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
    const { reference, isReferenceKept } = this.typed;
    return { kept: isReferenceKept ? reference : "", time: localTime() };
  }

  /** What titles and copies call the child: the number, and which child of several. */
  get whose() {
    const { reference, label, others } = this.typed;
    return [reference, others.length > 0 ? label : ""].filter(Boolean).join(" ");
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
    this.page.handOver(handedOver(request));
    return made;
  }

  /**
   * Note what the timetable is made of now; what is returned throws Refused once that has changed.
   * Throws Refused while it is not said whose the number is: dates of one child would be handed
   * over under the number of another.
   * @param {{isNamed: boolean}} [what] isNamed: what is made says what the child is called
   */
  noted({ isNamed } = { isNamed: true }) {
    if (this.typed.unsure) throw Refused.because(firstSayWhose(this.typed));
    const own = () => inputsOf(isNamed ? this.typed : { ...this.typed, reference: "" });
    const inputs = () => [own(), ...this.typed.others.map(inputsOf)].join();
    const of = inputs();
    return () => {
      if (inputs() !== of) throw Refused.because(CHANGED);
    };
  }
}
