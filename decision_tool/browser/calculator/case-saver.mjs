/**
 * Saves a case: in place, in the file that it was saved in or opened from, where the browser
 * can; as a download otherwise. Nothing is called saved before the file is closed.
 *
 * @import {FileHandle} from "../page/file-access.mjs"
 * @import {CaseFile} from "../memory/case-files.mjs"
 * @import {MadeFile, Saved} from "../worker/replies.mjs"
 * @import {NoticePlace} from "../page/notice.mjs"
 * @import {Held} from "../page/unsaved.mjs"
 * @import {Typed, Values} from "../memory/case.mjs"
 * @import {Form} from "../worker/messages.mjs"
 *
 * into: a file that was chosen before; isNew: ask where, even where a file is known; isCopy: as a
 * download, wherever the page may write; isOver: whatever stands there may be replaced.
 * @typedef {{into?: FileHandle, isNew?: boolean, isCopy?: boolean, isOver?: boolean}} How
 * @typedef {{
 *   file: MadeFile, forms: Form[], records: Record<string, Values>[], held: Held, at: string, rest: string[],
 *   leftOut: string[], isBare: boolean,
 * }} Made *isBare*: made without the engine, of what was typed alone
 */

import { caseName } from "../memory/case.mjs";
import { fileOf, forgetFile, noteWritten, othersIn } from "../memory/case-files.mjs";
import { nowSaved } from "../memory/unsaved-records.mjs";
import { askToWrite, placeToSave, textIn, whyNotWritten, writeInto } from "../page/file-access.mjs";
import { html } from "../page/element.mjs";
import { newCase } from "../page/identity.mjs";
import { Refused } from "../page/refused.mjs";
import { markSaved, neverSaved } from "../page/unsaved.mjs";
import { firstGoBack } from "./case-words.mjs";
import { madeBare } from "./bare-file.mjs";
import { Exporter } from "./exporter.mjs";
import { changedElsewhere, heldInForms, notInFile, notSaved, ofAnotherCase } from "./save-words.mjs";

const STILL_SAVING = "A file is still being saved.";

export class CaseSaver extends Exporter {
  /**
   * @param {NoticePlace} place
   * @param {Typed} [typed] the case on the page, or one that is set aside
   * @param {How} [how]
   */
  save(place, typed = this.typed, how = {}) {
    return this.notifier.once("save", place, () => this.#saved(place, typed, how), STILL_SAVING);
  }

  /**
   * @param {NoticePlace} place
   * @param {Typed} whose
   * @param {How} how
   */
  async #saved(place, whose, how) {
    // Another case may be on the page before this one is written: it goes on with what it was.
    const typed = { ...whose };
    const file = how.isNew || how.isCopy ? null : fileOf(typed.saved);
    let handle = how.into ?? file?.handle ?? null;
    this.#firstSure(typed);
    try {
      // Asked while the press still counts as one.
      if (handle) await askToWrite(handle);
      const made = await this.#made(typed);
      // It holds less than a file of the engine does: it takes no such file's place.
      if (made.isBare) return this.#handOver(made, typed, place);
      if (!handle) {
        const chosen = how.isCopy ? "unable" : await placeToSave(made.file.name);
        if (chosen === "dismissed") return;
        if (chosen === "unable") return this.#handOver(made, typed, place);
        handle = chosen;
      }
      const question = how.isOver ? null : await inTheWay(handle, file, typed);
      if (question) this.#ask(question, place, { whose, handle });
      else await this.#write(handle, made, typed, place);
    } catch (error) {
      if (!(error instanceof DOMException) || !handle) throw error;
      this.#ask(notSaved(whyNotWritten(error, handle.name)), place, { whose });
    }
  }

  /**
   * Throw Refused while it is not said whose the number is: asked before the browser asks anything.
   * @param {Typed} typed
   */
  #firstSure(typed) {
    if (typed.unsure && typed.saved !== this.typed.saved) throw Refused.because(firstGoBack(typed));
    this.firstSure(typed);
  }

  /**
   * @param {FileHandle} handle
   * @param {Made} made
   * @param {Typed} typed
   * @param {NoticePlace} place
   */
  async #write(handle, made, typed, place) {
    await writeInto(handle, made.file.text);
    const isFirst = fileOf(typed.saved) === null;
    await noteWritten({ point: typed.saved, handle, text: made.file.text, whose: caseName(typed) });
    this.#tell(handle.name, made, { typed, place, isFirst });
  }

  /**
   * @param {Made} made
   * @param {Typed} typed
   * @param {NoticePlace} place
   */
  #handOver(made, typed, place) {
    forgetFile(typed.saved);
    this.#tell(this.handed(made.file), made, { typed, place, isFirst: true });
  }

  /**
   * @param {string} name
   * @param {Made} made
   * @param {{typed: Typed, place: NoticePlace, isFirst: boolean}} where
   */
  #tell(name, { held, forms, records, at, rest, leftOut }, { typed, place, isFirst }) {
    markSaved(typed.saved, held, { name, at });
    for (const [number, child] of [typed, ...typed.others].entries()) {
      child.since.saved = forms[number] ?? null;
      nowSaved(records[number] ?? {}, child.records);
    }
    if (typed.saved === this.typed.saved) this.page.handOver(null);
    const list = html("ul", { class: "pw-plain" }, ...leftOut.map((line) => html("li", {}, line)));
    const advice = isFirst ? ["To go on later, choose More, then Open a file.", ...rest] : rest;
    this.notifier.tell(place, `Saved ${name}.`, advice.join(" "), leftOut.length > 0 ? [list] : []);
    this.page.onChanged();
  }

  /**
   * Say why nothing was saved, with the ways on. They end with the case: another one's file is
   * not written by them.
   * @param {{first: string, rest: string, over: string}} words *over*: the way to replace what stands there
   * @param {NoticePlace} place
   * @param {{whose: Typed, handle?: FileHandle}} of
   */
  #ask({ first, rest, over }, place, { whose, handle }) {
    const { saved } = whose;
    const save = (/** @type {How} */ how) => whose.saved === saved && this.save(place, whose, how);
    const ways = [
      over && handle && { words: over, act: () => save({ into: handle, isOver: true }) },
      { words: "Save as a new file", act: () => save({ isNew: true }) },
      // Who looks after the browser may let no page write: then every new file fails as well.
      !over && { words: "Download it", act: () => save({ isCopy: true }) },
    ];
    place.ask({ first, rest, ways: ways.filter((way) => typeof way === "object") });
    this.page.say(`${first} ${rest}`);
    this.page.onChanged();
  }

  /**
   * Return the file that the engine makes of a case, and what of the case it holds.
   * @param {Typed} typed
   * @returns {Promise<Made>}
   */
  async #made(typed) {
    const check = this.noted({ isNamed: true, typed });
    for (const { calendar } of [typed, ...typed.others]) calendar.case ||= newCase();
    const children = this.page.childrenOf(typed);
    const { first, others, order } = children;
    const { held, left } = heldInForms(typed, children);
    const records = structuredClone([first, ...others].map((child) => child.records));
    const naming = this.namingOf(typed);
    const request = /** @type {const} */ ({ ask: "save", ...first, ...naming, others, order, follows: followed(typed) });
    const saved = /** @type {Saved | null} */ (await this.asked(request).catch((error) => this.#without(error, typed)));
    check();
    if (!saved) return { ...madeBare(typed, first.form, naming.time), forms: [first.form], records: [], at: naming.time };
    const { file, left_out: leftOut, unread } = saved;
    const isIn = (/** @type {string} */ field) => !unread.includes(field) && !field.startsWith("drafts ");
    const kept = Object.entries(held).filter(([field]) => isIn(field));
    const forms = [first, ...others].map(({ form }) => form);
    const rest = notInFile(typed, left);
    return { file, forms, records, held: Object.fromEntries(kept), at: naming.time, rest, leftOut, isBare: false };
  }

  /**
   * Return nothing where there is no engine and none is needed: one child's file can be made without it.
   * @param {unknown} error
   * @param {Typed} typed
   */
  #without(error, { others }) {
    if (this.engine.canRun || others.length > 0) throw error;
    return null;
  }
}

/**
 * Return the edition that somebody said the case stays with, or "".
 * @param {Typed} typed
 */
function followed({ edition, follows }) {
  // The edition of the site itself needs no form of its own: then its name alone is known.
  if (!edition) return follows;
  return edition.is_chosen ? edition.version : "";
}

/**
 * Return what to ask before a file is written: it holds what this case did not put there.
 * @param {FileHandle} handle
 * @param {CaseFile | null} file the one that this case is known to stand in
 * @param {Typed} typed
 */
async function inTheWay(handle, file, { saved }) {
  if (file?.handle === handle) return (await textIn(handle)) === file.text ? null : changedElsewhere(handle.name, saved);
  const [other] = await othersIn(handle, saved);
  if (!other) return null;
  await putBack(other);
  return ofAnotherCase(handle.name, other.whose);
}

/**
 * Put back what a file of another case held: a file that is chosen to be replaced is emptied.
 * @param {CaseFile} file
 */
async function putBack({ handle, text, point }) {
  if ((await textIn(handle)) !== "") return;
  try {
    await writeInto(handle, text);
  } catch (error) {
    forgetFile(point);
    Object.assign(point, neverSaved());
    throw error;
  }
}
