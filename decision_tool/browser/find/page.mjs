/**
 * One visit to the page that asks about a situation: what is answered goes to the engine,
 * and what comes back is shown. Which question follows is never decided here.
 *
 * @import {Refusal} from "../worker/messages.mjs"
 * @import {Question} from "../worker/replies.mjs"
 * @import {Engine} from "../worker/client.mjs"
 * @import {FindMemory, Place} from "./memory.mjs"
 */

import { carry } from "../memory/cases.mjs";
import { localToday } from "../memory/today.mjs";
import { Announcer } from "../page/announcer.mjs";
import { part } from "../page/element.mjs";
import { EngineBanner } from "../page/engine-banner.mjs";
import { Latest } from "../page/latest.mjs";
import { released } from "../page/repaint.mjs";
import { clearedNotice, paintAnswers } from "./answers.mjs";
import { ENGINE_WORDS } from "./engine.mjs";
import { allQuestions, builtQuestion, isBirth, keepNoneAlone, oneQuestion, showMissing, ticksIn } from "./question.mjs";
import { resultView } from "./result.mjs";

const PARTS = /** @type {const} */ (["status", "undo", "main", "side"]);
const NEXT = { at: null, isAll: false };

export class FindPage {
  /** The page stands as it was built: its first question may have ticks and focus. */
  #isBuilt = true;
  #isMoving = false;
  #latest = new Latest();

  /**
   * @param {HTMLElement} root
   * @param {FindMemory} memory
   * @param {Engine} engine
   */
  constructor(root, memory, engine) {
    this.root = root;
    this.memory = memory;
    this.engine = engine;
    this.parts = /** @type {Record<(typeof PARTS)[number], HTMLElement>} */ (
      Object.fromEntries(PARTS.map((name) => [name, part(root, name)]))
    );
    this.announcer = new Announcer(this.parts.status);
    this.banner = new EngineBanner(root, engine, ENGINE_WORDS, (words) => this.announcer.say(words));
    // What was said is of what was done before.
    for (const name of ["change", "click", "submit"]) root.addEventListener(name, () => this.announcer.say(""), true);
    root.addEventListener("change", (event) => this.#tick(event));
    root.addEventListener("focusout", (event) => this.#leave(event));
    root.addEventListener("click", (event) => this.#follow(event));
    root.addEventListener("submit", (event) => this.#submit(event));
    root.dataset.mounted = "";
    this.#adoptTicks();
    // Who left before the answer came is shown it, not the question before.
    if (memory.isCurrent) this.#paint();
    this.showEngine();
    this.#ask();
  }

  /** Show how the engine is. */
  showEngine() {
    if (this.banner.show()) this.#ask();
  }

  /** The browser went back or forward within the questions. */
  recall() {
    this.announcer.say("");
    this.memory.recall();
    this.#move();
  }

  /** Take what was ticked before the scripts came; later visits show what is remembered. */
  #adoptTicks() {
    const group = this.parts.main.querySelector("[data-question]");
    const id = group?.getAttribute("data-question");
    if (!group || !id || this.memory.situation) return;
    const ticked = ticksIn(group);
    if (ticked.length > 0) this.memory.now.drafts[id] = ticked;
  }

  /** @param {Place} place */
  #go(place) {
    // Pressed again before the answer came, it is still one step.
    if (!this.#isMoving) this.memory.push();
    this.memory.now.place = place;
    this.#move();
  }

  #move() {
    this.#isMoving = true;
    if (this.engine.state !== "ready") this.announcer.say(this.banner.said);
    this.#ask();
  }

  async #ask() {
    const isLatest = this.#latest.begin();
    const answers = structuredClone(this.memory.now.answers);
    const reply = await this.engine.askSituation({ ask: "situation", answers, today: localToday() });
    await released();
    if (!reply || !isLatest() || !this.root.isConnected) return;
    if (!("questions" in reply)) {
      this.#admit(reply);
      return;
    }
    this.banner.clearMistake();
    this.#tellCount(reply.questions.length);
    this.memory.take(reply, answers);
    this.#paint();
  }

  /** @param {Refusal} refusal */
  #admit(refusal) {
    // A refusal may quote what was answered, which is written nowhere: not into the console either.
    console.error("Questions:", "bug" in refusal ? refusal.bug : "The engine refused what it was sent.");
    this.banner.showMistake("go on");
  }

  /** @param {number} count how many questions are asked now, where all of them are shown */
  #tellCount(count) {
    const before = this.memory.situation?.questions.length ?? count;
    if (this.memory.now.place.isAll && !this.#isMoving && before !== count) this.announcer.say(`${count} questions now.`);
  }

  #paint() {
    const { memory } = this;
    const question = memory.now.place.isAll ? null : memory.question;
    if (!memory.now.place.isAll) memory.now.place = { at: question?.id ?? null, isAll: false };
    memory.mark();
    this.#paintMain(question);
    paintAnswers(this.parts.side, memory, question);
    this.parts.undo.replaceChildren(...(memory.cleared ? [clearedNotice()] : []));
    this.#isBuilt = false;
    this.#isMoving = false;
  }

  /** @param {Question | null} question */
  #paintMain(question) {
    const { main } = this.parts;
    const built = main.querySelector("[data-question]")?.getAttribute("data-question");
    if (this.#isBuilt && !this.#isMoving && question?.id === built && this.memory.ticked(built ?? "").length === 0) return;
    const focused = main.contains(document.activeElement) ? document.activeElement : null;
    main.replaceChildren(this.#view(question));
    const again = focused?.id && !this.#isMoving ? document.getElementById(focused.id) : null;
    if (again) again.focus({ preventScroll: true });
    else if (focused || this.#isMoving) this.#focusNew();
  }

  /** Put focus on what is new: the title, or the date that has to be mended. */
  #focusNew() {
    const { main } = this.parts;
    const found = main.querySelector("[data-question] input[aria-invalid]") ?? main.querySelector("h1");
    if (found instanceof HTMLElement) found.focus();
  }

  /** @param {Question | null} question */
  #view(question) {
    const { situation } = this.memory;
    if (!situation) throw new Error("There is nothing to show yet.");
    if (this.memory.now.place.isAll) return allQuestions(situation, this.memory);
    if (question) return oneQuestion(question, situation, this.memory);
    if (!situation.outcome) throw new Error("The engine gave neither a question nor a result.");
    return resultView(situation.outcome, this.root);
  }

  /** @param {Event} event */
  #tick({ target }) {
    const group = target instanceof HTMLInputElement ? target.closest("[data-question]") : null;
    const id = group?.getAttribute("data-question");
    if (!(target instanceof HTMLInputElement) || !group || !id) return;
    keepNoneAlone(group, target);
    // A tick mended after Continue, before the next question came, counts.
    const isLate = this.#isMoving && id in this.memory.now.answers;
    // A date is whole once its boxes are left.
    if ((!this.memory.now.place.isAll && !isLate) || isBirth(group)) {
      this.memory.now.drafts[id] = ticksIn(group);
      return;
    }
    this.memory.answer(id, ticksIn(group));
    this.#ask();
  }

  /**
   * Take a date where all questions are shown, once its boxes are left.
   * @param {FocusEvent} event
   */
  #leave({ target, relatedTarget }) {
    const group = target instanceof Element ? target.closest("[data-birth]") : null;
    const id = group?.getAttribute("data-question") ?? "";
    const isInside = relatedTarget instanceof Node && group?.contains(relatedTarget);
    if (!group || isInside || !this.memory.now.place.isAll || !(id in this.memory.now.drafts)) return;
    this.memory.answer(id, ticksIn(group));
    this.#ask();
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    if (this.memory.now.place.isAll) this.#finish(form);
    else this.#continue(form);
  }

  /** @param {HTMLFormElement} form */
  #continue(form) {
    const group = form.querySelector("[data-question]");
    const id = group?.getAttribute("data-question");
    if (!group || !id) return;
    const ticked = ticksIn(group);
    if (ticked.length === 0) {
      this.#refuse(form, [this.memory.question ?? builtQuestion(form, id)]);
      return;
    }
    this.memory.answer(id, ticked);
    this.#go(NEXT);
  }

  /** @param {HTMLFormElement} form */
  #finish(form) {
    const open = (this.memory.situation?.questions ?? []).filter((one) => !one.is_usual && this.memory.ticked(one.id).length === 0);
    if (open.length > 0) this.#refuse(form, open);
    else this.#go(NEXT);
  }

  /**
   * @param {HTMLFormElement} form
   * @param {Question[]} open
   */
  #refuse(form, open) {
    showMissing(form, open);
    const summary = form.querySelector(".pw-errors");
    if (summary instanceof HTMLElement) summary.focus();
  }

  /** @param {Event} event */
  #follow(event) {
    const link = event.target instanceof Element ? event.target.closest("[data-do], [data-focus]") : null;
    if (!(link instanceof HTMLElement)) return;
    const { do: act, focus, id } = link.dataset;
    if (focus) {
      event.preventDefault();
      this.#focusOn(focus);
    } else this.#act(act ?? "", id ?? null);
  }

  /** @param {string} question */
  #focusOn(question) {
    const group = `[data-question="${question}"]`;
    const box = this.parts.main.querySelector(`${group} input:checked, ${group} input`);
    if (box instanceof HTMLElement) box.focus();
  }

  /**
   * @param {string} act
   * @param {string | null} id
   */
  #act(act, id) {
    const { memory } = this;
    switch (act) {
      case "all":
        return this.#seeAll();
      case "one":
        return this.#go(NEXT);
      case "back":
        return this.#back();
      case "change":
        return memory.now.place.isAll ? this.#focusOn(id ?? "") : this.#go({ at: id, isAll: false });
      case "unknown":
        return this.#answerUnknown(id ?? "");
      case "again":
        memory.startAgain();
        this.#go(NEXT);
        return this.announcer.say("Your answers are cleared.");
      case "undo":
        memory.undo();
        this.#go(memory.now.place);
        return this.announcer.say("Your answers are back.");
      case "dates":
        if (memory.situation?.outcome?.plan) carry(memory.situation.outcome.plan);
    }
  }

  /**
   * The last option of a question that a date answers is for who does not know it.
   * @param {string} id
   */
  #answerUnknown(id) {
    const question = this.memory.situation?.questions.find((one) => one.id === id);
    const unknown = question?.options.at(-1);
    if (!unknown) return;
    this.memory.answer(id, [unknown.id]);
    if (this.memory.now.place.isAll) this.#ask();
    else this.#go(NEXT);
  }

  /** What is ticked but not yet continued from counts where all questions are shown. */
  #seeAll() {
    for (const [id, ticked] of Object.entries(this.memory.now.drafts)) this.memory.answer(id, ticked);
    this.#go({ at: null, isAll: true });
  }

  #back() {
    const { question, situation } = this.memory;
    const questions = situation?.questions ?? [];
    const before = questions[questions.findIndex((one) => one.id === question?.id) - 1];
    if (before) this.#go({ at: before.id, isAll: false });
  }
}
