/**
 * Which case the page holds: asks where a number or answers may be another child's, shows the
 * cases that are set aside, and puts one in place of another.
 *
 * @import {KeptMade, KnownChild, Typed} from "../memory/case.mjs"
 * @import {Planned} from "../worker/replies.mjs"
 *
 * replace: shows another case in place of this one; change: changes this one, with a way back;
 * settled: it is said whose the number is; say: speaks to a screen reader; tell: offers a way
 * back to what was dismissed; openRecord: goes to a record's page; save: saves a case that is set
 * aside.
 * @typedef {{
 *   replace: (typed: Typed, news: string) => void,
 *   change: (typed: Typed, news: string) => void,
 *   settled: () => void,
 *   say: (words: string) => void,
 *   tell: (first: string, undo: () => void) => void,
 *   openRecord: (made: KeptMade) => void,
 *   save: (typed: Typed) => void,
 * }} SwitchListener
 */

import { part } from "../page/element.mjs";
import { focusOn } from "../page/focus.mjs";
import { repaint } from "../page/repaint.mjs";
import { unlisted } from "../record/kept.mjs";
import { asideLine, firstSayWhose, unlistedLine, whereaboutsOf, whoseAnswers } from "./case-words.mjs";
import { titleOfDate, typedSince } from "./typed-since.mjs";
import { askWhose, beginAsked, forgetSince, offeredSince, offerSince, settleWhose, takeSince, useSince } from "../memory/asked-number.mjs";
import {
  asideNamed,
  carryInto,
  differingDates,
  forgetOffered,
  isOtherNumber,
  offeredPlan,
  setAside,
  setAsideCases,
  takeOut,
} from "../memory/cases.mjs";
import { caseName, nothingTyped } from "../memory/case.mjs";
import { addChild, childName, copyOf } from "../memory/family.mjs";
import { whoseNumber } from "../memory/whose-number.mjs";

export class CaseSwitch {
  /** The rows of the timetable; null while none is known. @type {Set<string> | null} */
  #rows = null;
  /** A number that is being typed over the one that the case stood under. */
  #halfTyped = { number: "", over: "" };

  /**
   * @param {HTMLElement} root
   * @param {Typed} typed
   * @param {SwitchListener} listener
   */
  constructor(root, typed, listener) {
    this.root = root;
    this.typed = typed;
    this.listener = listener;
    this.whose = part(root, "whose");
    this.cases = part(root, "cases");
    this.reference = /** @type {HTMLInputElement} */ (part(root, "reference"));
    this.printed = part(root, "printed-reference");
    this.title = part(root, "title-reference");
    this.reference.addEventListener("input", () => this.#type(false));
    this.reference.addEventListener("change", () => this.#type(true));
  }

  /** Show what is in memory. */
  paint() {
    const { typed } = this;
    const shown = typed.unsure || typed.reference;
    // An answer that arrives while another number is being typed leaves it as it is.
    if (this.reference.value.trim() !== shown && !this.#isHalfTyped) this.reference.value = shown;
    // Paper of the browser's own menu says so too, and nothing else.
    this.root.toggleAttribute("data-unsure", Boolean(typed.unsure));
    this.printed.textContent = typed.reference;
    this.title.textContent = typed.reference && `: case ${typed.reference}`;
    repaint(this.whose, () => this.whose.replaceChildren(...this.#asksNumber()));
    repaint(this.cases, () =>
      this.cases.replaceChildren(...this.#asksSince(), ...this.#asksAnswers(), ...this.#asideLines(), ...this.#unlistedLines()),
    );
  }

  /**
   * Note which rows are listed now.
   * @param {Planned | null} planned
   */
  list(planned) {
    this.#rows = planned && new Set(planned.plan.steps.map((row) => row.id));
    this.paint();
  }

  /** Whether a number stands in the box that is another one than this case's, and not done yet. */
  get #isHalfTyped() {
    const { number, over } = this.#halfTyped;
    const isThere = number !== "" && this.reference.value.trim() === number && document.activeElement === this.reference;
    return isThere && over === this.typed.named && !this.typed.unsure;
  }

  /**
   * A number takes the place of another while it is typed, but for records that stand under
   * another one: then it waits until it is said whose it is.
   * @param {boolean} isDone
   */
  #type(isDone) {
    const { typed } = this;
    const number = this.reference.value.trim();
    if (!isOtherNumber(typed, number)) {
      typed.reference = number;
      settleWhose(typed);
      if (isDone && number) typed.named = number;
    } else if (isDone) askWhose(typed, number);
    else {
      this.#halfTyped = { number, over: typed.named };
      return;
    }
    this.paint();
    if (typed.unsure) this.listener.say(this.whose.querySelector("p")?.textContent ?? "");
  }

  /** Tell whether it is still to be said whose the number is; if so, the question has focus. */
  askFirst() {
    if (!this.typed.unsure) return false;
    this.listener.say(firstSayWhose(this.typed));
    focusOn(this.whose, "button");
    return true;
  }

  #asksNumber() {
    if (!this.typed.unsure) return [];
    const ways = { same: () => this.#correct(), another: () => this.#beginNamed(), keep: () => this.#keep() };
    return [whoseNumber(this.typed, ways, asideNamed(this.typed.unsure))];
  }

  #asksAnswers() {
    const plan = offeredPlan();
    // One question at a time: whose the number is decides which case the answers meet.
    if (!plan || this.typed.unsure) return [];
    const differing = differingDates(this.typed, plan).map(titleOfDate);
    const ways = {
      same: () => this.#carry(),
      sibling: () => this.#addAnswered(),
      another: () => this.#beginAnswered(),
      leave: () => this.#leaveAnswers(),
    };
    return [whoseAnswers(this.typed, differing, ways)];
  }

  #asideLines() {
    return setAsideCases().map((one) =>
      asideLine(one, { back: () => this.#goBack(one), save: () => this.listener.save(one), dismiss: () => this.#dismiss(one) }),
    );
  }

  #unlistedLines() {
    const rows = this.#rows;
    const gone = rows ? unlisted(this.typed, (_, made) => rows.has(made.row)) : [];
    return gone.length > 0 ? [unlistedLine(gone, (made) => this.listener.openRecord(made))] : [];
  }

  #correct() {
    const { typed } = this;
    Object.assign(typed, { reference: typed.unsure, named: typed.unsure });
    settleWhose(typed);
    this.#settled(`The number of this case is ${typed.reference} now.`);
  }

  #keep() {
    settleWhose(this.typed);
    const number = this.typed.reference || this.typed.named;
    this.#settled(number ? `The number of this case is still ${number}.` : "This case has no number.");
  }

  /** @param {string} said */
  #settled(said) {
    this.listener.settled();
    this.reference.focus();
    this.paint();
    this.listener.say(said);
  }

  /** The number is another child's: begin that child's case with what was typed since, or go to it as it stands. */
  #beginNamed() {
    const known = asideNamed(this.typed.unsure);
    if (!known) return this.#begin(beginAsked(this.typed));
    offerSince(known, takeSince(this.typed), this.typed);
    this.#goBack(known);
    if (offeredSince(known)) focusOn(this.cases, "[role=group]");
  }

  /** What was typed before this case came here is put into it, and can be undone. */
  #useSince() {
    const since = offeredSince(this.typed);
    if (!since) return;
    forgetSince(this.typed);
    const next = copyOf(this.typed);
    useSince(next, since);
    this.listener.change(next, `What you typed is in ${caseName(next)} now.`);
  }

  #leaveSince() {
    forgetSince(this.typed);
    this.paint();
    this.listener.say("What you typed is left out.");
  }

  #asksSince() {
    const since = offeredSince(this.typed);
    if (!since || this.typed.unsure) return [];
    return [typedSince(this.typed, since, { use: () => this.#useSince(), leave: () => this.#leaveSince() })];
  }

  #carry() {
    const plan = offeredPlan();
    forgetOffered();
    if (!plan) return;
    const { answers, dates } = this.typed;
    const next = { ...this.typed, answers: { ...answers }, dates: { ...dates } };
    carryInto(next, plan, { isAdded: true });
    this.listener.change(next, "Your answers are taken over. What was here stays.");
  }

  /** The answers are a brother's or sister's: they join the case, with the dates that are shared. */
  #addAnswered() {
    const plan = offeredPlan();
    forgetOffered();
    if (!plan) return;
    const next = copyOf(this.typed);
    const label = addChild(next);
    carryInto(next, plan);
    this.listener.change(next, `Added ${childName(label)} with your answers. What was here stays.`);
  }

  #leaveAnswers() {
    forgetOffered();
    this.paint();
    this.listener.say("Your answers are left out.");
  }

  #beginAnswered() {
    const plan = offeredPlan();
    forgetOffered();
    const next = nothingTyped();
    if (plan) carryInto(next, plan);
    this.#begin(next);
  }

  /** @param {Typed} next */
  #begin(next) {
    const before = { ...this.typed };
    const isKept = setAside(before);
    this.listener.replace(next, `This is a new case. ${whereaboutsOf(before, { isKept })}`);
  }

  /** @param {Typed} other */
  #goBack(other) {
    takeOut(other);
    setAside({ ...this.typed }, { isWanted: true });
    this.listener.replace(other, `This is ${caseName(other)} again.`);
  }

  /** @param {Typed} other */
  #dismiss(other) {
    takeOut(other);
    this.paint();
    this.listener.tell(`Dismissed ${caseName(other)}.`, () => {
      setAside(other, { isWanted: true });
      this.paint();
    });
  }
}

/**
 * Return what to tell of a child of the team's table who was in the tab already.
 * @param {Typed} typed
 * @param {KnownChild} known
 */
export function knownNotice(typed, { differing, isNamedTwice }) {
  const name = caseName(typed);
  if (isNamedTwice) {
    return { first: `The team’s table has ${name} more than once.`, rest: "This row is opened as a case of its own." };
  }
  const first = `${name.charAt(0).toUpperCase()}${name.slice(1)} was open in this tab already.`;
  if (typed.edition) {
    const rest = `This is that case, which goes by edition ${typed.edition.version}, so what the team’s table has is not put into it. To have it here, move the case first, and open it from the table again.`;
    return { first, rest };
  }
  const days = differing.map(titleOfDate).join(" and ");
  return { first, rest: `This is that case, with what you typed.${days && ` The team’s table has another day for ${days}.`}` };
}
