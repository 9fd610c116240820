/**
 * What was just done, and the ways on from it: undo, dismiss. Stands where it was asked for
 * until the next thing is told there; what can be undone stands until something else can, and
 * the next thing is told below it. It is seen here and heard through the announcer.
 *
 * @import {Refusal} from "../worker/messages.mjs"
 * @import {Fault} from "../worker/replies.mjs"
 * @import {Child} from "./element.mjs"
 */

import { banner, link } from "./banner.mjs";
import { html } from "./element.mjs";

/**
 * Somewhere in the page where one thing is told at a time. `onDismiss` puts focus where it
 * belongs once the words that had it are gone.
 */
export class NoticePlace {
  /**
   * @param {() => HTMLElement} place looked up each time: a timetable is made anew and anew
   * @param {() => void} onDismiss
   */
  constructor(place, onDismiss) {
    this.place = place;
    this.onDismiss = onDismiss;
  }

  /**
   * @param {Told} told
   * @param {{isQuiet: boolean}} [how] what is quiet does not come into view by itself
   */
  tell(told, { isQuiet } = { isQuiet: false }) {
    const made = notice({ ...told, dismiss: () => this.dismiss(made) });
    this.put(made, { isQuiet });
  }

  /**
   * Tell of something that waits for a choice. It takes focus, and stays until something else is told.
   * @param {{first: string, rest: string, ways: {words: string, act: () => void}[]}} question
   */
  ask({ first, rest, ways }) {
    const lines = ways.map(({ words, act }) => html("li", {}, link(words, act)));
    const more = [html("ul", { class: "pw-plain" }, ...lines)];
    const made = notice({ first, rest, tone: "pw-banner--check", more, dismiss: () => this.dismiss(made) });
    made.querySelector("strong")?.setAttribute("id", "asked-heading");
    for (const [name, value] of Object.entries({ role: "group", "aria-labelledby": "asked-heading", tabindex: "-1" })) {
      made.setAttribute(name, value);
    }
    this.put(made, { isLasting: true });
    made.focus();
  }

  /**
   * Offer words to copy, selected.
   * @param {string} text
   */
  offerByHand(text) {
    const made = toCopyByHand(text, () => this.dismiss(made));
    this.put(made);
    const box = made.querySelector("textarea");
    box?.focus();
    box?.select();
  }

  /**
   * @param {HTMLElement} made
   * @param {{isLasting?: boolean, isQuiet?: boolean}} [how] what is lasting stays until it is
   * dismissed, or until something else lasting can be undone
   */
  put(made, { isLasting = false, isQuiet = false } = {}) {
    made.toggleAttribute("data-lasting", isLasting);
    const isWayBack = made.hasAttribute("data-undo");
    this.#keep((other) => {
      const outlasts = !isWayBack || (other.hasAttribute("data-lasting") && !isLasting);
      return other.hasAttribute("data-undo") && outlasts;
    });
    this.place().append(made);
    // What was pressed may stand far from here, in the form that scrolls along.
    if (!isQuiet) made.scrollIntoView({ block: "nearest" });
  }

  /** Take away what is no longer news. */
  dismissPassing() {
    this.#keep((one) => one.hasAttribute("data-lasting"));
  }

  /** @param {HTMLElement} made one of those that stand there */
  dismiss(made) {
    made.remove();
    this.onDismiss();
  }

  /** Take away all that stands there. */
  clear() {
    this.place().replaceChildren();
    this.onDismiss();
  }

  /**
   * Take away all others. What is kept is not moved: it may have focus.
   * @param {(one: Element) => boolean} isKept
   */
  #keep(isKept) {
    for (const one of [...this.place().children]) if (!isKept(one)) one.remove();
  }
}

const OUR_MISTAKE = "The calculator made a mistake and could not do this. Tell the people who look after this site.";

/**
 * @typedef {{
 *   first: string, rest?: string, tone?: string, more?: Child[],
 *   undo?: () => void, dismiss?: () => void,
 * }} Told *first*: bold words that suffice alone; *more*: what stands below them
 */

/**
 * Return the banner that tells of something. Without `dismiss` it cannot be sent away.
 * @param {Told} told
 */
export function notice({ first, rest = "", tone = "", more = [], undo, dismiss }) {
  const made = banner(`${tone} pw-noprint`.trim(), first, rest);
  const words = made.firstElementChild;
  made.toggleAttribute("data-undo", undo !== undefined);
  if (undo) words?.append(" ", link("Undo", undo));
  if (dismiss) words?.append(" ", link("Dismiss", dismiss));
  made.append(...more.filter((child) => child !== null && child !== false));
  return made;
}

/**
 * Return what to mend in what was given, like the list above the timetable. It takes focus.
 * @param {string} heading
 * @param {(Refusal | {name: string, refusal: Refusal})[]} refused *name*: the file that it is said of
 * @param {() => void} dismiss
 */
export function refusalNotice(heading, refused, dismiss) {
  const lines = refused.flatMap((one) => ("refusal" in one ? [refusedLine(one)] : reasons(one).map((line) => html("li", {}, line))));
  return html(
    "div",
    { class: "pw-errors pw-noprint", role: "group", "aria-labelledby": "refusal-heading", tabindex: -1 },
    html("h3", { id: "refusal-heading" }, heading),
    html("ul", { class: "pw-plain" }, ...lines),
    html("p", {}, "Nothing on this page has changed. ", link("Dismiss", dismiss)),
  );
}

/**
 * Return the line of a file that could not be opened, with every reason.
 * @param {{name: string, refusal: Refusal}} refused
 */
export function refusedLine({ name, refusal }) {
  return html("li", {}, html("b", {}, `${name}:`), ` ${reasons(refusal).join(" ")}`);
}

/**
 * Return why something could not be done, a sentence or two for each fault.
 * @param {Refusal} refusal
 * @returns {string[]}
 */
export function reasons(refusal) {
  if ("bug" in refusal) {
    console.error("Calculator:", refusal.bug);
    return [OUR_MISTAKE];
  }
  const { message, faults = [] } = refusal.error;
  return faults.length > 0 ? faults.map(faultWords) : [message];
}

/** @param {Fault} fault */
function faultWords({ where, what, hint }) {
  const words = `${where}: ${what} ${hint}`.trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * Return words for the person to copy: the browser does not let the page do it.
 * @param {string} text
 * @param {() => void} dismiss
 */
export function toCopyByHand(text, dismiss) {
  const id = `by-hand-${(count += 1)}`;
  const box = html("textarea", {
    class: "pw-in pw-in--text",
    id,
    rows: 8,
    readonly: true,
    spellcheck: "false",
    writingsuggestions: "false",
  });
  box.value = text;
  return notice({
    first: "This browser does not let the page copy.",
    more: [html("p", {}, html("label", { for: id }, "These words are selected. Press Ctrl and C, or use your device’s own Copy.")), box],
    dismiss,
  });
}

let count = 0;
