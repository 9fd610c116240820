/**
 * Which case is on the page: what is in memory, what was opened or chosen in its place, and what
 * is shown of it from the beginning.
 *
 * @import {Typed} from "../memory/case.mjs"
 * @import {CalculatorPage} from "./calculator-page.mjs"
 * @import {OpenedFile} from "../memory/opened-case.mjs"
 * @import {RefusedFile} from "./open-file.mjs"
 */

import { heldIn, nothingTyped, takeReplaced } from "../memory/case.mjs";
import { offeredPlan, setAside, takeOutUnchanged } from "../memory/cases.mjs";
import { isFamily } from "../memory/family.mjs";
import { caseOf } from "../memory/opened-case.mjs";
import { focusOn } from "../page/focus.mjs";
import { notice } from "../page/notice.mjs";
import { knownNotice } from "./case-switch.mjs";
import { openedNotice } from "./opened-notice.mjs";
import { hasRecords } from "./ways-back.mjs";

export class PageCase {
  /** @param {CalculatorPage} page */
  constructor(page) {
    this.page = page;
  }

  /** Show what is in memory, or what a link or another page put in its place. */
  arrive() {
    const before = this.page.back.snapshot();
    this.page.showFields();
    // Whose the answers are that were brought along is asked first: the case stays as it is.
    if (offeredPlan()) this.page.choice.choose(before.pathways);
    else this.page.choice.open(before.pathways);
    this.renew(null);
    this.page.cases.list(null);
    const replaced = takeReplaced();
    if (replaced) {
      const { was, known, file } = replaced;
      if (was) setAside(was);
      this.page.cases.paint();
      if (file) this.#tellOpened([file], [], was ? this.page.back.to(was) : undefined);
      else if (known) this.page.notices.tell(knownNotice(this.page.typed, known));
      else if (was) this.page.back.offer("Opened in place of what was here.", was, { isLasting: hasRecords(was) });
    } else if (this.page.choice.lost.length > 0) {
      this.page.notices.put(this.#lostNotice(), { isLasting: true });
    } else if (isOverruled(before, this.page.choice.ids)) {
      const were = before.pathways.map((id) => this.page.choice.titleOf(id)).join(" and ");
      this.page.back.offer(`The link chose ${this.page.choice.titles.join(" and ")} in place of ${were}.`, before);
    }
  }

  /** Return what to say of pathways that the case has and this page does not. */
  #lostNotice() {
    const names = this.page.choice.lost.join(" and ");
    const rest = "The site was renewed meanwhile. What you typed is kept.";
    const dismiss = () => this.page.notices.dismiss(made);
    const made = notice({ first: `This page does not have ${names}.`, rest, dismiss });
    return made;
  }

  choose() {
    const before = this.page.back.snapshot();
    const removed = before.pathways.filter((id) => !this.page.choice.ids.includes(id));
    const said = removed.length > 0 ? `Removed ${removed.map((id) => this.page.choice.titleOf(id)).join(" and ")}.` : "";
    this.renew(said);
    this.page.notices.dismissPassing();
    if (said) this.page.back.offer(said, before);
  }

  /**
   * Show the fields and the timetable of what is chosen, compared with nothing.
   * @param {string | null} news
   */
  renew(news) {
    this.page.news = news;
    this.page.answer.close();
    this.page.marks.forget();
    this.page.timetable.dismissPassing();
    this.page.whatIf.close();
    this.page.since.clear();
    this.page.typed.pathways = this.page.choice.ids;
    this.page.form.show(this.page.choice.inputs);
    if (isFamily(this.page.typed)) {
      this.page.family.share();
      this.page.form.fill();
    }
    this.page.kin.paint();
    this.page.family.paintChosen();
    const isChosen = this.page.asked.pathways.length > 0;
    this.page.root.toggleAttribute("data-chosen", isChosen);
    this.page.root.toggleAttribute("data-several", this.page.typed.pathways.length > 1);
    if (isChosen) this.wait();
    else this.#clear();
    this.page.asking.baseline.begin();
    this.page.asking.now();
    this.page.noDates.show();
  }

  /** Say what the first result waits for: a date, or the calculator. */
  wait() {
    if (this.page.asking.baseline.planned) return;
    const isTyped = Object.values(this.page.typed.dates).some(({ day, month, year }) => Boolean(day || month || year));
    const isOff = isTyped && this.page.engine.state !== "ready";
    this.page.answer.ask(isOff ? "The first result is shown here once the calculator runs." : "Type one date to see the first result.");
  }

  #clear() {
    this.page.asking.stop();
    this.page.results.clear(() => this.page.file.choose());
    this.page.joint.renew();
    if (this.page.news) this.page.announcer.say(this.page.news);
    this.page.news = null;
  }

  /**
   * Put other things in place of all that was typed.
   * @param {Typed} typed
   * @param {string | null} news
   */
  replace(typed, news) {
    // A child keeps one calendar for ever: copies of a case share it.
    const isOther = typed.calendar !== this.page.typed.calendar || typed.edition !== this.page.typed.edition;
    if (isOther) this.page.results.renounce();
    Object.assign(this.page.typed, typed);
    this.page.showFields();
    this.page.choice.choose(typed.pathways);
    this.page.form.fill();
    this.page.cases.list(null);
    this.renew(news);
    this.page.saveState.paint();
  }

  /**
   * Show another case. What was told of this one is no way back from that one.
   * @param {Typed} typed
   * @param {string} news
   */
  switchTo(typed, news) {
    this.page.notices.clear();
    this.replace(typed, news);
    this.page.announcer.sayAgain(news);
    this.page.focusHeading();
  }

  /**
   * Show this case with more in it, and let that be undone.
   * @param {Typed} typed
   * @param {string} news
   */
  change(typed, news) {
    const before = this.page.back.snapshot();
    this.switchTo(typed, news);
    this.page.back.offer(news, before);
  }

  /** Forget everything typed: the next child is another case. */
  forget() {
    const before = this.page.back.snapshot();
    const said = hasRecords(before) ? "Cleared what you typed, also into records." : "Cleared what you typed.";
    this.replace({ ...nothingTyped(), pathways: this.page.typed.pathways }, said);
    this.page.back.offer(said, before, { isLasting: hasRecords(before) });
    focusOn(this.page.root, "fieldset[data-key]:not([hidden]) input");
  }

  /**
   * Show the last of the cases that were opened, and keep the others in the list of cases.
   * @param {OpenedFile[]} files
   * @param {RefusedFile[]} refused
   */
  takeOver(files, refused) {
    const before = this.page.back.snapshot();
    setAside(before);
    const [typed = nothingTyped(), ...others] = files.map(caseOf).reverse();
    for (const other of others.reverse()) setAside(other, { isWanted: true });
    this.replace(typed, null);
    this.page.announcer.say(""); // what was said is of another case
    const back = this.page.back.to(before);
    const undo = () => {
      takeOutUnchanged(others);
      back();
    };
    this.#tellOpened(files, refused, undo);
  }

  /**
   * Tell what files brought, and go there.
   * @param {OpenedFile[]} files
   * @param {RefusedFile[]} refused
   * @param {(() => void) | undefined} undo nothing where nothing was here before
   */
  #tellOpened(files, refused, undo) {
    const dismiss = () => this.page.notices.dismiss(made);
    const made = openedNotice(files, refused, undo ? { undo, dismiss } : { dismiss });
    this.page.notices.put(made, { isLasting: true });
    focusOn(this.page.root, "[data-part=notice] [role=group]");
  }

  /** Choose a pathway as well that the dates call for. */
  addPathway(/** @type {string} */ pathway) {
    const before = this.page.back.snapshot();
    const said = `Added ${this.page.choice.titleOf(pathway)}.`;
    this.page.choice.choose([...this.page.typed.pathways, pathway]);
    this.renew(said);
    this.page.notices.dismissPassing();
    this.page.back.offer(said, before);
    this.page.focusHeading();
  }
}

/**
 * Tell whether a link chose other pathways for a case that holds something.
 * @param {Typed} before
 * @param {string[]} ids
 */
function isOverruled(before, ids) {
  const isHeld = hasRecords(before) || Object.keys(heldIn(before)).length > 0;
  return isHeld && before.pathways.length > 0 && before.pathways.join() !== ids.join();
}
