/**
 * One visit to the page of a record form: the sheet that is filled in there, and what can be
 * done with it. What is typed stays in the page's memory.
 *
 * @import {KeptMade, Typed, Values} from "../memory/case.mjs"
 * @import {WordBack} from "./word-back.mjs"
 */

import { casesWithRecord, hasRecord } from "../memory/cases.mjs";
import { whichChild } from "../memory/family.mjs";
import { localToday } from "../memory/today.mjs";
import { Announcer } from "../page/announcer.mjs";
import { copied } from "../page/clipboard.mjs";
import { download } from "../page/download.mjs";
import { html, part } from "../page/element.mjs";
import { focusOn } from "../page/focus.mjs";
import { NoticePlace, refusalNotice } from "../page/notice.mjs";
import { Notifier } from "../page/notifier.mjs";
import { Refused } from "../page/refused.mjs";
import { BlankFiles, FILES, fetched } from "./blank-files.mjs";
import { copiedText } from "./copied-text.mjs";
import { checkDay, checkDays, isDate } from "./date-fields.mjs";
import { JoinedRecord, partsOf } from "./joined-record.mjs";
import { editionFor, editionShown, formWords, showForm } from "./edition-form.mjs";
import { isJoined, joinSheet, takeApart } from "./joined-sheet.mjs";
import { joinedWord } from "./joined-word.mjs";
import { chosenFor, inputsFor, KeptRecord, noteMade } from "./kept.mjs";
import { WORD_TYPE, wordName } from "./names.mjs";
import { OpenWord } from "./open-word.mjs";
import { openedWord, otherChild, takenFrom } from "./opened-word.mjs";
import { blankValues, placesOf, read, sheetIn, showTyped, tidy, titleOf, write, written } from "./sheet.mjs";
import { SheetNumber } from "./sheet-number.mjs";
import { noTimetable, oldTimetable, otherCases, otherChildren, timetableWords, unlistedWords } from "./timetable-words.mjs";
import { filledWord } from "./word.mjs";
import { zipLibrary } from "./zip.mjs";

const FILLED = "Filled in from your timetable.";

export class RecordPage {
  /** What the timetable knows of the record; null: a blank form. @type {KeptMade | null} */
  made = null;
  isOld = false;
  /** Other cases of the tab that have a record of this form. @type {Typed[]} */
  others = [];
  /** Brothers and sisters who have a record of this form, where the child in hand has none. @type {Typed[]} */
  kin = [];

  /**
   * Make the page, once its sheet is that of the edition that the case goes by, and of all the
   * children that the record is of.
   * @param {HTMLElement} root
   * @param {Typed} typed
   */
  static async onceFetched(root, typed) {
    const edition = editionFor(root, typed);
    let trouble = null;
    root.inert = true; // what is typed into a form that is replaced would be lost
    try {
      if (edition !== editionShown(root)) await showForm(root, edition);
      const parts = partsOf(typed, chosenFor(typed, root.dataset.document ?? ""));
      if (parts.length > 0) await joinSheet(sheetIn(root), parts, new BlankFiles(FILES, edition));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      trouble = error;
    } finally {
      root.inert = false;
    }
    if (!root.isConnected) return;
    const page = new RecordPage(root, typed);
    if (trouble) page.#tellTrouble(trouble);
  }

  /**
   * @param {HTMLElement} root
   * @param {Typed} typed
   */
  constructor(root, typed) {
    this.root = root;
    this.typed = typed;
    this.sheet = sheetIn(root);
    this.document = this.sheet.dataset.record ?? "";
    this.kept = this.#taken(chosenFor(typed, this.document));
    this.announcer = new Announcer(part(root, "status"));
    this.notices = new NoticePlace(
      () => part(root, "notice"),
      () => this.#focusSheet(),
    );
    this.notifier = new Notifier((words) => this.announcer.sayAgain(words));
    this.sheet.addEventListener("input", (event) => this.#edit(event.target));
    this.sheet.addEventListener("change", (event) => this.#check(event.target));
    // Return in a form of one field would send it, and what was typed with it, as an address.
    this.sheet.addEventListener("submit", (event) => event.preventDefault());
    this.word = button("pw-btn pw-btn--quiet", "Download as Word", () => this.#saveWord());
    this.clear = button("pw-link", "Clear the whole form", () => this.#change("Cleared the form.", blankValues(this.sheet)));
    this.copy = button("pw-btn pw-btn--quiet", "Copy the text", () => this.#copyText());
    part(root, "print").after(" ", this.word, " ", this.copy);
    if (root.dataset.word) this.#offerToOpen();
    part(root, "clear-place").append(this.clear);
    this.number = new SheetNumber(this.sheet, typed, part(root, "whose"), {
      key: () => this.kept.key,
      settle: () => this.#settle(),
      corrected: () => this.#correct(),
      switched: (since, said) => this.#switch(since, said),
      say: (words) => this.announcer.sayAgain(words),
    });
    this.kept.adopt(this.sheet);
    this.kept.show(this.sheet);
    checkDays(this.sheet);
    this.#paint();
    if (this.made && !this.isOld && !this.made.isUnlisted) this.announcer.sayLater(FILLED);
    if (this.others.length + this.kin.length > 0) this.announcer.sayLater(part(root, "filled").textContent ?? "");
    this.number.recall();
    root.dataset.mounted = "";
  }

  /**
   * Say why the form of all the children could not be had: this one is of one child.
   * @param {Refused} trouble
   */
  #tellTrouble({ refusal }) {
    const heading = this.#isOtherForm
      ? `The form of edition ${this.typed.edition?.version} cannot be had, so this one is blank`
      : "The form of all the children cannot be had, so this one is of one child";
    const made = refusalNotice(heading, [refusal], () => this.notices.dismiss(made));
    this.notices.put(made, { isLasting: true });
  }

  /**
   * Take a record as the one to show, and return what was typed into it.
   * @param {KeptMade | null} made null: a blank form
   */
  #taken(made) {
    const { typed } = this;
    this.made = made;
    this.isOld = made !== null && (this.#isOtherForm || typed.recordOf !== inputsFor(typed, made));
    this.others = made ? [] : casesWithRecord(this.document);
    this.kin = made ? [] : typed.others.filter((one) => hasRecord(one, this.document));
    const parts = isJoined(this.sheet) ? partsOf(typed, made) : [];
    if (parts.length > 0) return new JoinedRecord(parts, { isOld: this.isOld });
    takeApart(this.sheet);
    return new KeptRecord(typed, this.document, made, { isOld: this.isOld, child: whichChild(typed) });
  }

  /** Tell whether the form in the page is not of the edition that the case goes by. */
  get #isOtherForm() {
    return editionFor(this.root, this.typed) !== editionShown(this.root);
  }

  /** The number of the case was corrected on this sheet: what the timetable filled in has it too. */
  #correct() {
    const { typed, made } = this;
    if (made && !this.isOld) {
      const { reference } = typed;
      const parts = made.parts?.map((one) => ({ ...one, fills: { ...one.fills, reference } }));
      typed.record = { ...made, fills: { ...made.fills, reference }, ...(parts ? { parts } : {}) };
      typed.recordOf = inputsFor(typed, typed.record);
      this.kept = this.#taken(typed.record);
    }
    this.number.show(typed.reference);
    this.#settle();
    this.#paint();
  }

  /**
   * Show this form for the case that is the one of the tab now.
   * @param {Values} since what was typed of it already
   * @param {string} said
   */
  #switch(since, said) {
    this.kept = this.#taken(chosenFor(this.typed, this.document));
    this.kept.show(this.sheet);
    if (!this.made) this.number.show(this.typed.reference);
    write(this.sheet, since);
    checkDays(this.sheet);
    this.notices.clear();
    this.#settle();
    this.#paint();
    this.notices.tell({ first: said });
    this.announcer.sayAgain(said);
  }

  /** @param {EventTarget | null} place */
  #edit(place) {
    tidy(place);
    this.notices.dismissPassing();
    this.#settle();
  }

  /**
   * Show how a day was read, once it is written.
   * @param {EventTarget | null} place
   */
  #check(place) {
    if (!isDate(place)) return;
    const fault = checkDay(place);
    this.#settle();
    if (fault) this.announcer.sayLater(fault);
  }

  /** Take in what the sheet holds now. */
  #settle() {
    showTyped(this.sheet);
    this.kept.keep(this.sheet);
    if (this.kept instanceof JoinedRecord) this.kept.note(this.typed);
    else noteMade(this.typed, this.kept.key, this.made ?? this.#blank);
    this.#paintWays();
  }

  #paint() {
    this.#paintWays();
    const isCleared = !this.#hasFills();
    const press = () => (isCleared ? this.#change(FILLED, this.#fills) : this.#clearFills());
    part(this.root, "filled").replaceChildren(...this.#timetable({ isCleared, press }));
    part(this.root, "from").hidden = false;
    const unseen = this.kept instanceof KeptRecord ? this.kept.unseen(this.sheet) : [];
    part(this.root, "edition").replaceChildren(...formWords(this.root, this.typed, unseen).filter((one) => one !== false));
  }

  /** @param {{isCleared: boolean, press: () => void}} button */
  #timetable(button) {
    if (!this.made && this.kin.length > 0) return otherChildren(this.typed, this.kin);
    if (!this.made) return this.others.length > 0 ? otherCases(this.typed, this.others) : noTimetable();
    if (this.made.isUnlisted) return unlistedWords(this.made);
    return this.isOld ? oldTimetable() : timetableWords(this.sheet, this.made, this.kept, button);
  }

  #paintWays() {
    const isBlank = Object.keys(written(read(this.sheet))).length === 0;
    this.clear.hidden = this.copy.hidden = isBlank;
    this.word.hidden = isBlank || !this.root.dataset.word;
  }

  /** This form, filled in without a timetable. */
  get #blank() {
    const title = this.root.dataset.title ?? this.document;
    return { row: "", document: this.document, title, form: "", when: "", day: null, fills: {}, last: null, child: "", one: 0 };
  }

  /** What the timetable and the record before this one fill in, by field id. */
  get #fills() {
    return this.kept.filled(this.sheet);
  }

  #hasFills() {
    const values = read(this.sheet);
    return Object.entries(this.#fills).some(([id, value]) => values[id] === value);
  }

  /** Take out what the timetable filled in. What was typed over it stays. */
  #clearFills() {
    const values = read(this.sheet);
    const standing = Object.entries(this.#fills).filter(([id, value]) => values[id] === value);
    this.#change("Cleared what your timetable filled in.", Object.fromEntries(standing.map(([id]) => [id, ""])));
  }

  /**
   * Write values, say so, and let it be undone.
   * @param {string} said
   * @param {Values} values
   */
  #change(said, values) {
    const before = read(this.sheet);
    this.#put(values);
    this.#told(said, before);
  }

  /**
   * Say what was done, and let it be undone.
   * @param {string} said
   * @param {Values} before
   */
  #told(said, before) {
    this.notices.tell({ first: said, undo: () => this.#undo(before) });
    this.announcer.sayAgain(said);
    // What was pressed is gone now; the way back stands beside it.
    focusOn(part(this.root, "notice"), "button");
  }

  /** @param {Values} before */
  #undo(before) {
    this.#put(before);
    this.announcer.sayAgain("Undone.");
    this.notices.clear();
  }

  /** @param {Values} values */
  #put(values) {
    write(this.sheet, { ...values, ...this.kept.whose(this.sheet) });
    checkDays(this.sheet);
    this.#settle();
    this.#paint();
  }

  #saveWord() {
    return this.notifier.once("word", this.notices, async () => {
      if (this.typed.unsure) throw Refused.because(`First say whose number ${this.typed.unsure} is.`);
      const [zip, bytes] = await Promise.all([zipLibrary(), this.#blankWord()]);
      const day = (!this.isOld && this.made?.day) || "";
      const name = wordName(this.document, {
        reference: this.#filled("reference"),
        child: this.#filled("child"),
        day,
        today: localToday(),
      });
      // Of this sheet, not of the page's memory: that may hold more by now, typed into another.
      const values = read(this.sheet);
      download({ name, type: WORD_TYPE, text: filledWord(zip, bytes, values) });
      this.kept.noteSaved(this.sheet, values);
      this.notifier.tell(this.notices, `Saved ${name}.`, "Open it in Word to go on.");
    });
  }

  /** Return the blank Word file of this sheet. */
  async #blankWord() {
    if (this.kept instanceof JoinedRecord)
      return joinedWord(await zipLibrary(), this.kept.parts, new BlankFiles(FILES, editionShown(this.root)));
    return fetched(new URL(this.root.dataset.word ?? "", document.baseURI), titleOf(this.sheet));
  }

  #offerToOpen() {
    this.opener = new OpenWord(
      this.root,
      this.notices,
      (name, back) => this.#open(name, back),
      () => this.#blankWord(),
    );
    this.copy.after(" ", this.opener.button, this.opener.box);
  }

  /**
   * Put what a file says in place of what stands here, and let it be taken back.
   * @param {string} name
   * @param {WordBack} back
   */
  #open(name, back) {
    const taken = takenFrom(this.sheet, back);
    const reason = this.number.whyNot(taken.values) || otherChild(this.sheet, this.typed, taken, this.kept.child);
    if (reason) return this.opener?.refuse(name, Refused.because(reason));
    const { isAsked, undo: takeBack } = this.number.takeIn(taken.values, (values) => this.#put(values));
    // Every word of it stands in a file.
    this.kept.noteSaved(this.sheet, read(this.sheet));
    const undo = () => {
      const since = read(this.sheet);
      made.remove();
      takeBack();
      this.#told("Put back what stood here before.", since);
    };
    const made = openedWord(this.sheet, { name, back, taken }, { undo, dismiss: () => this.notices.dismiss(made) });
    this.notices.put(made, { isLasting: true });
    if (isAsked) this.number.focus();
    else made.focus();
  }

  #copyText() {
    return this.notifier.tried(this.notices, async () => {
      const words = copiedText(this.sheet);
      if (!(await copied(Promise.resolve(words)))) return this.notices.offerByHand(words.text);
      this.notifier.tell(this.notices, "Copied.", "Paste it into your case system. Nothing was sent.", [], "Copied.");
    });
  }

  /**
   * What the sheet says of whose it is, if it has a place for it.
   * @param {"reference" | "child"} what
   */
  #filled(what) {
    return placesOf(this.sheet).find((place) => place.dataset.fill === what)?.value ?? "";
  }

  #focusSheet() {
    const title = /** @type {HTMLElement} */ (this.sheet.querySelector(".rec-title") ?? this.sheet);
    title.tabIndex = -1;
    title.focus();
  }
}

/**
 * @param {string} kind
 * @param {string} words
 * @param {() => void} act
 */
function button(kind, words, act) {
  const made = html("button", { class: kind, type: "button", hidden: true }, words);
  made.addEventListener("click", act);
  return made;
}
