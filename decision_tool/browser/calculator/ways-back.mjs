/**
 * The ways back from what was done on the page: to the whole case as it was, or from one edit.
 *
 * @import {Typed} from "../memory/case.mjs"
 * @import {NoticePlace} from "../page/notice.mjs"
 * @import {CalculatorPage} from "./calculator-page.mjs"
 */

import { everythingIn } from "../memory/case.mjs";
import { takeOut } from "../memory/cases.mjs";
import { copyOf } from "../memory/family.mjs";
import { notice } from "../page/notice.mjs";
import { putBack } from "./undoing.mjs";

export class WaysBack {
  /** @param {CalculatorPage} page */
  constructor(page) {
    this.page = page;
  }

  /** What is typed now. Calendar, save and what was handed over are shared, not copied: what was put there since stays there. */
  snapshot() {
    return copyOf(this.page.typed);
  }

  /**
   * Say what was done, and let it be undone. Words written into records stand nowhere else:
   * where they are gone, the way back to them does not pass with the next key.
   * @param {string} first
   * @param {Typed} before
   * @param {{isLasting: boolean}} [how]
   * @param {NoticePlace} [place]
   */
  offer(first, before, how, place = this.page.notices) {
    const made = notice({ first, undo: this.to(before), dismiss: () => place.dismiss(made) });
    place.put(made, how);
  }

  /**
   * Return what goes back to what was typed before. What was typed since then goes with it, and
   * gets a way back of its own.
   * @param {Typed} before
   */
  to(before) {
    const after = everythingIn(this.page.typed);
    return () => {
      const now = this.snapshot();
      takeOut(before);
      // What is looked at is none of what was done.
      this.page.inHand.replace({ ...before, isOneShown: now.isOneShown }, "Undone.");
      this.page.notices.clear();
      if (everythingIn(now) === after) return;
      this.offer("Undone, and what was typed since is gone.", now, { isLasting: hasRecords(now) });
    };
  }

  /**
   * Say what an edit did, and let it alone be undone: what was typed after it stays.
   * @param {string} first
   * @param {{before: Typed, after: Typed}} edit what was typed before it, and with it
   * @param {NoticePlace} place
   */
  offerOne(first, { before, after }, place) {
    const undo = () => {
      place.dismissPassing();
      this.undoEdit(before, after);
    };
    const made = notice({ first, undo, dismiss: () => place.dismiss(made) });
    place.put(made);
  }

  /**
   * Undo the edit that moved something.
   * @param {Typed} before what was typed before it
   * @param {Typed} after what was typed with it
   */
  undoEdit(before, after) {
    putBack(this.page.typed, before, after);
    this.page.family.share();
    this.page.form.fill();
    this.page.asking.baseline.begin();
    this.compareAnew("Undone.");
  }

  /** @param {string | null} news */
  compareAnew(news) {
    if (news !== null) this.page.news = news;
    this.page.asking.baseline.acceptAsBase();
    this.page.asking.now();
    this.page.focusHeading();
  }
}

/** @param {Typed} typed */
export function hasRecords(typed) {
  return Object.keys(typed.records).length > 0;
}
