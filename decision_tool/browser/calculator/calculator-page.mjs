/**
 * One visit to the calculator's page: its parts, and the order in which things happen.
 *
 * @import {FieldKind, Refusal, Since} from "../worker/messages.mjs"
 * @import {ChangeEmail, Planned, Row, RowOf, ToMark, TypedDay} from "../worker/replies.mjs"
 * @import {Engine} from "../worker/client.mjs"
 * @import {Mark} from "./marking.mjs"
 * @import {OpenedFile, RefusedFile} from "./open-file.mjs"
 * @import {TakenPage} from "./exporter.mjs"
 * @import {Typed, What} from "../memory/case.mjs"
 */

import { everythingIn, formOf, heldIn, nothingTyped, takeReplaced } from "../memory/case.mjs";
import { offeredPlan, setAside, takeOut, takeOutUnchanged } from "../memory/cases.mjs";
import { addChild, childName, childTitle, copyOf, isFamily, removeChild, setAsOne, shareDates, takeInHand } from "../memory/family.mjs";
import { localToday, typedDay } from "../memory/today.mjs";
import { Announcer } from "../page/announcer.mjs";
import { takeDrops } from "../page/dropping.mjs";
import { part } from "../page/element.mjs";
import { EngineBanner } from "../page/engine-banner.mjs";
import { focusOn } from "../page/focus.mjs";
import { notice, NoticePlace } from "../page/notice.mjs";
import { presenceOf } from "../page/presence.mjs";
import { released } from "../page/repaint.mjs";
import { AnswerPart } from "./answer.mjs";
import { Asking } from "./asking.mjs";
import { CaseSwitch, knownNotice } from "./case-switch.mjs";
import { Choice } from "./choice.mjs";
import { controlOf } from "./fields.mjs";
import { CaseForm } from "./form.mjs";
import { heldWords } from "./held-field.mjs";
import { JointPart } from "./joint.mjs";
import { KinForm } from "./kin-form.mjs";
import { OpenFile } from "./open-file.mjs";
import { caseOf } from "./opened-case.mjs";
import { openedNotice } from "./opened-notice.mjs";
import { ResultsPart } from "./results-part.mjs";
import { SaveState } from "./save-state.mjs";
import { SincePart } from "./since.mjs";
import { ENGINE_WORDS } from "./trouble.mjs";
import { CaseExporter } from "./case-exporter.mjs";
import { CaseSaver } from "./case-saver.mjs";
import { RecordsExporter } from "./records-exporter.mjs";
import { TimetablePart } from "./timetable-part.mjs";
import { Toolbar } from "./toolbar.mjs";
import { putBack } from "./undoing.mjs";
import { WhatIfPart } from "./what-if.mjs";

export class CalculatorPage {
  /** What to say with the next timetable; null: nothing changed that is worth a word. @type {string | null} */
  #news = null;
  /** The row that was marked just now. @type {{id: string, said: string, before: Typed} | null} */
  #marked = null;
  #isPrinting = false;
  /** The row to open once its timetable is shown. */
  #rowToShow = "";

  /**
   * @param {HTMLElement} root
   * @param {Typed} typed
   * @param {Engine} engine
   */
  constructor(root, typed, engine) {
    this.root = root;
    this.typed = typed;
    this.engine = engine;
    this.isThere = presenceOf(root);
    this.heading = part(root, "heading");
    this.announcer = new Announcer(part(root, "status"));
    this.banner = new EngineBanner(root, engine, ENGINE_WORDS, (words) => this.announcer.say(words));
    this.notices = new NoticePlace(
      () => part(root, "notice"),
      () => this.#focusHeading(),
    );
    this.choice = new Choice(root, () => this.#choose());
    this.form = new CaseForm(root, typed, {
      onEdit: (field) => this.#type(field),
      onSubmit: () => this.#submit(),
      onLeave: () => this.#leaveField(),
    });
    const { isThere } = this;
    this.file = new OpenFile(root, engine, this.notices, { isThere, onOpened: (files, refused) => this.#takeOver(files, refused) });
    takeDrops({ root, isThere, words: "Drop saved timetables here to open them.", onDrop: (given) => this.file.open(given) });
    const say = (/** @type {string} */ words) => this.announcer.sayAgain(words);
    this.saveState = new SaveState(root, typed);
    /** @type {TakenPage} */
    const asker = {
      form: () => this.#asked,
      before: () => this.asking.baseline.before,
      say,
      isThere,
      childrenOf: (other) => this.#childrenOf(other),
      isOfAll: () => this.joint.isShown,
      since: () => this.since.asked,
      handOver: (what, how) => this.#handOver(what, how),
      onChanged: () => {
        this.#paintSaved();
        this.since.renew();
      },
    };
    const exporter = new CaseExporter(engine, typed, asker);
    const saver = new CaseSaver(engine, typed, asker);
    const takingRecords = new RecordsExporter(engine, typed, asker);
    const others = { print: () => this.#print(), open: () => this.file.choose() };
    this.toolbar = new Toolbar(root, { exporter, saver, takingRecords }, this.notices, others);
    this.timetable = new TimetablePart(part(root, "table"), typed, {
      // An open row shows its count as well, which only the engine can give.
      onToggle: (isOpen) => isOpen && this.asking.now(),
      onHold: (row, day, isByButton) => this.#hold(row, day, isByButton),
      onAgree: (row, day) => this.#agree(row, day),
      exporter,
      takingRecords,
      notices: this.notices,
    });
    this.cases = new CaseSwitch(root, typed, {
      replace: (next, news) => this.#switchTo(next, news),
      change: (next, news) => this.#change(next, news),
      // What was refused until then is refused no more.
      settled: () => {
        this.notices.dismissPassing();
        this.#share();
      },
      say,
      tell: (first, undo) => this.notices.tell({ first, undo }),
      openRecord: (made) => takingRecords.openUnlisted(made),
      save: (other) => saver.save(this.notices, other),
    });
    const answerWays = {
      invite: (/** @type {Row} */ row) => exporter.copyInvitation(row, this.notices),
      calendar: (/** @type {Row} */ row) => exporter.addToCalendar([row.id], this.notices),
      add: (/** @type {string} */ pathway) => this.#add(pathway),
      listAll: (/** @type {string} */ series) => this.#listAll(series),
    };
    this.answer = new AnswerPart(part(root, "next"), answerWays, {
      held: (row) => this.typed.held[row],
      isNotHeld: (row) => this.typed.notHeld.includes(row),
      mark: (marks, how) => this.#mark(marks, how),
    });
    this.results = new ResultsPart(root, this.form, this.timetable, this.answer);
    /** @type {SincePart} */
    this.since = new SincePart(root, typed, {
      settled: () => this.asking.baseline.given,
      given: (other) => (other ? this.asking.givenOf(this.#formOf(other)) : this.asking.given()),
      changed: (since) => this.asking.changed(since),
      email: (since) => this.#email({ since }),
      copy: (text) => exporter.copyEmail(text, this.notices, { isAll: true }),
    });
    /** @type {Asking} */
    this.asking = new Asking(engine, typed, {
      isThere,
      form: () => this.#asked,
      open: () => this.timetable.open,
      since: () => this.since.asked,
      onPlanned: (planned) => this.#show(planned),
      onMistake: (refusal) => {
        this.results.loseToBug(refusal);
        this.banner.showMistake("show this timetable");
      },
      onNone: () => this.results.showNoDates(),
    });
    this.whatIf = new WhatIfPart(root, engine, {
      form: () => this.#asked,
      isThere,
      use: (key, day) => this.#use(key, day),
      email: (key, day) => this.#email({ key, day }),
      copy: (text) => exporter.copyEmail(text, this.notices, { isAll: false }),
      sayLater: (words) => this.announcer.sayLater(words),
    });
    this.kin = new KinForm(root, typed, {
      show: (label) => this.#takeInHand(label),
      add: () => this.#addChild(),
      remove: () => this.#removeChild(),
      changed: (news, before) => this.#childrenChanged(news, before),
    });
    this.joint = new JointPart(root, engine, {
      children: () => (isFamily(this.typed) ? this.#childrenOf(this.typed) : null),
      inHand: () => this.typed.label,
      onTurn: () => this.#paintChosen(),
      isThere,
      show: (of) => this.#showRow(of),
      asOne: (rows, isOne) => this.#holdAsOne(rows, isOne),
      mark: (rows, day, words) => this.#markAll(rows, day, words),
      say: (words) => this.announcer.sayLater(words),
    });
    root.addEventListener("click", (event) => this.#follow(event));
    part(root, "clear").addEventListener("click", () => this.#forget());
    root.dataset.mounted = "";
    this.#arrive();
    this.showEngine();
  }

  /** Show what is in memory, or what a link or another page put in its place. */
  #arrive() {
    const before = this.#snapshot();
    // Whose the answers are that were brought along is asked first: the case stays as it is.
    if (offeredPlan()) this.choice.choose(before.pathways);
    else this.choice.open(before.pathways);
    this.#renew(null);
    this.cases.list(null);
    const replaced = takeReplaced();
    if (replaced) {
      const { was, known } = replaced;
      if (was) setAside(was);
      this.cases.paint();
      if (known) this.notices.tell(knownNotice(this.typed, known));
      else if (was) this.#offerUndo("Opened in place of what was here.", was, { isLasting: hasRecords(was) });
    } else if (isOverruled(before, this.choice.ids)) {
      const were = before.pathways.map((id) => this.choice.titleOf(id)).join(" and ");
      this.#offerUndo(`The link chose ${this.choice.titles.join(" and ")} in place of ${were}.`, before);
    }
  }

  /**
   * Note that what is shown was handed over, if it was, and compare what is edited next with it.
   * @param {What | null} what
   * @param {{isOfAll: boolean}} [how] isOfAll: with the brothers and sisters
   */
  #handOver(what, { isOfAll } = { isOfAll: false }) {
    this.asking.baseline.handOver();
    if (what) this.since.handOver(what, isOfAll ? this.typed.others : []);
  }

  /**
   * Return the e-mail to those invited; nothing where there is nobody to tell.
   * @param {{since: Since} | {key: string, day: string}} of
   */
  async #email(of) {
    const kept = this.typed.isReferenceKept ? this.typed.reference : "";
    const child = isFamily(this.typed) ? this.typed.label : "";
    const reply = /** @type {ChangeEmail | Refusal} */ (
      await this.engine.run({ ask: "change_email", form: this.#asked, kept, child, ...of })
    );
    return "text" in reply ? reply.text : "";
  }

  /** Show how the engine is. */
  showEngine() {
    if (this.banner.show()) this.asking.now();
  }

  /** Count from today where the page was left open since another day. */
  renewToday() {
    this.asking.renew(localToday());
  }

  /** Ask for what was not heard while the person was on the way to a page that did not come. */
  askOwed() {
    if (this.asking.isOwed) this.asking.now();
  }

  /** What is typed, as the engine is asked about it. */
  get #asked() {
    return this.#formOf(this.typed);
  }

  /** @param {Typed} typed */
  #formOf(typed) {
    const { dates, questions, invitees } = this.choice.inputsOf(typed.pathways);
    return formOf(typed, { dates, questions: [...questions, ...invitees] });
  }

  /** Show what stands in a file and what does not, of this case and of those set aside. */
  #paintSaved() {
    this.saveState.paint();
    this.cases.paint();
  }

  /**
   * Return all the children of a case as the engine is asked about them, the one in hand first.
   * @param {Typed} typed
   */
  #childrenOf(typed) {
    const kept = typed.isReferenceKept ? typed.reference : "";
    const asked = (/** @type {Typed} */ child) => {
      const { calendar, label, own, asOne, since } = child;
      return {
        form: this.#formOf(child),
        calendar,
        label,
        own,
        as_one: asOne,
        handed_over: since.handedOver,
        records: typed.areRecordsKept ? child.records : {},
        kept,
      };
    };
    return { first: asked(typed), others: typed.others.map(asked), order: typed.order };
  }

  /** @param {Planned} planned */
  #show(planned) {
    const { timetable } = planned;
    this.banner.clearMistake();
    const { typed: before, shown } = this.asking.baseline;
    const undo = () => before && shown && this.#undo(before, shown.typed);
    this.results.paint(planned, { undo, dismiss: () => this.#compareAnew(null) });
    this.whatIf.renew();
    this.joint.renew();
    this.since.paint(planned.changed, { isTold: timetable.moved !== null });
    this.toolbar.paint(timetable, this.typed.calendar.told);
    this.saveState.paint();
    this.cases.list(planned);
    this.#tellMarked(timetable.moved !== null);
    if (this.#news !== null) this.announcer.sayLater(`${this.#news} ${timetable.announcement}`.trim());
    this.#news = null;
  }

  /** @param {string} field */
  #type(field) {
    this.answer.close();
    this.#edit(field);
  }

  /** @param {string} field */
  #edit(field) {
    this.#news ??= "";
    this.#marked = null;
    this.notices.dismissPassing();
    this.timetable.dismissPassing();
    this.announcer.cancel();
    this.#share();
    if (this.typed.pathways.length > 0) this.#wait();
    this.asking.soon(field);
  }

  #choose() {
    const before = this.#snapshot();
    const removed = before.pathways.filter((id) => !this.choice.ids.includes(id));
    const said = removed.length > 0 ? `Removed ${removed.map((id) => this.choice.titleOf(id)).join(" and ")}.` : "";
    this.#renew(said);
    this.notices.dismissPassing();
    if (said) this.#offerUndo(said, before);
  }

  /**
   * Show the fields and the timetable of what is chosen, compared with nothing.
   * @param {string | null} news
   */
  #renew(news) {
    this.#news = news;
    this.#marked = null;
    this.timetable.dismissPassing();
    this.whatIf.close();
    this.since.clear();
    this.typed.pathways = this.choice.ids;
    this.form.show(this.choice.inputs);
    if (isFamily(this.typed)) {
      this.#share();
      this.form.fill();
    }
    this.kin.paint();
    this.#paintChosen();
    this.root.toggleAttribute("data-chosen", this.typed.pathways.length > 0);
    this.root.toggleAttribute("data-several", this.typed.pathways.length > 1);
    if (this.typed.pathways.length === 0) this.#clear();
    else this.#wait();
    this.asking.baseline.begin();
    this.asking.now();
  }

  /** Say what the first result waits for: a date, or the calculator. */
  #wait() {
    if (this.asking.baseline.planned) return;
    const isTyped = Object.values(this.typed.dates).some(({ day, month, year }) => Boolean(day || month || year));
    const isOff = isTyped && this.engine.state !== "ready";
    this.answer.ask(isOff ? "The first result is shown here once the calculator runs." : "Type one date to see the first result.");
  }

  #clear() {
    this.asking.stop();
    this.results.clear(() => this.file.choose());
    this.joint.renew();
    if (this.#news) this.announcer.say(this.#news);
    this.#news = null;
  }

  /**
   * Put other things in place of all that was typed.
   * @param {Typed} typed
   * @param {string | null} news
   */
  #replace(typed, news) {
    Object.assign(this.typed, typed);
    this.choice.choose(typed.pathways);
    this.form.fill();
    this.cases.list(null);
    this.#renew(news);
    this.saveState.paint();
  }

  /**
   * Show another case. What was told of this one is no way back from that one.
   * @param {Typed} typed
   * @param {string} news
   */
  #switchTo(typed, news) {
    this.notices.clear();
    this.#replace(typed, news);
    this.announcer.sayAgain(news);
    this.#focusHeading();
  }

  /**
   * Show this case with more in it, and let that be undone.
   * @param {Typed} typed
   * @param {string} news
   */
  #change(typed, news) {
    const before = this.#snapshot();
    this.#switchTo(typed, news);
    this.#offerUndo(news, before, { isLasting: true });
  }

  /** What is typed now. Calendar, save and what was handed over are shared, not copied: what was put there since stays there. */
  #snapshot() {
    return copyOf(this.typed);
  }

  /**
   * Say what was done, and let it be undone. Words written into records stand nowhere else:
   * where they are gone, the way back to them does not pass with the next key.
   * @param {string} first
   * @param {Typed} before
   * @param {{isLasting: boolean}} [how]
   * @param {NoticePlace} [place]
   */
  #offerUndo(first, before, how, place = this.notices) {
    const made = notice({ first, undo: this.#wayBack(before), dismiss: () => place.dismiss(made) });
    place.put(made, how);
  }

  /**
   * Return what goes back to what was typed before. What was typed since then goes with it, and
   * gets a way back of its own.
   * @param {Typed} before
   */
  #wayBack(before) {
    const after = everythingIn(this.typed);
    return () => {
      const now = this.#snapshot();
      takeOut(before);
      this.#replace(before, "Undone.");
      this.notices.clear();
      if (everythingIn(now) === after) return;
      this.#offerUndo("Undone, and what was typed since is gone.", now, { isLasting: hasRecords(now) });
    };
  }

  /**
   * Undo the edit that moved something.
   * @param {Typed} before what was typed before it
   * @param {Typed} after what was typed with it
   */
  #undo(before, after) {
    putBack(this.typed, before, after);
    this.#share();
    this.form.fill();
    this.asking.baseline.begin();
    this.#compareAnew("Undone.");
  }

  /** @param {string | null} news */
  #compareAnew(news) {
    if (news !== null) this.#news = news;
    this.asking.baseline.acceptAsBase();
    this.asking.now();
    this.#focusHeading();
  }

  /** Forget everything typed: the next child is another case. */
  #forget() {
    const before = this.#snapshot();
    const said = hasRecords(before) ? "Cleared what you typed, also into records." : "Cleared what you typed.";
    this.#replace({ ...nothingTyped(), pathways: this.typed.pathways }, said);
    this.#offerUndo(said, before, { isLasting: hasRecords(before) });
    focusOn(this.root, "fieldset[data-key]:not([hidden]) input");
  }

  /**
   * Show the last of the cases that were opened, and keep the others in the list of cases.
   * @param {OpenedFile[]} files
   * @param {RefusedFile[]} refused
   */
  #takeOver(files, refused) {
    const before = this.#snapshot();
    setAside(before);
    const [typed = nothingTyped(), ...others] = files.map(caseOf).reverse();
    for (const other of others.reverse()) setAside(other, { isWanted: true });
    this.#replace(typed, null);
    this.announcer.say(""); // what was said is of another case
    const back = this.#wayBack(before);
    const undo = () => {
      takeOutUnchanged(others);
      back();
    };
    const made = openedNotice(files, refused, { undo, dismiss: () => this.notices.dismiss(made) });
    this.notices.put(made, { isLasting: true });
    focusOn(this.root, "[data-part=notice] [role=group]");
  }

  /**
   * @param {Row} row
   * @param {TypedDay} day
   * @param {boolean} isByButton
   */
  async #hold({ id, hold }, day, isByButton) {
    // Pressed twice, the way back is to what stood before the first.
    const before = this.#marked?.id === id ? this.#marked.before : this.#snapshot();
    const marked = { id, said: heldWords(hold, day), before };
    this.answer.close();
    this.#put(id, day);
    this.#edit(`held ${id}`);
    this.#marked = marked;
    if (!(await this.#isShownWhereAsked()) || !isByButton) return;
    if (this.results.isFaulty("held", id)) focusOn(this.root, "[data-part=troubles] .pw-errors");
  }

  /**
   * Note the day that people agreed for a meeting; empty boxes take it away.
   * @param {Row} row
   * @param {TypedDay} day
   */
  async #agree({ id, title }, day) {
    const before = this.#snapshot();
    const isGiven = Boolean(day.day || day.month || day.year);
    if (isGiven) this.typed.agreed[id] = day;
    else delete this.typed.agreed[id];
    this.#edit(`agreed ${id}`);
    const isShown = await this.asking.now();
    if (!isShown || this.results.isFaulty("agreed", id)) return;
    const said = isGiven ? `${title} is agreed for another day.` : `${title} is not agreed for another day any more.`;
    this.#offerUndo(said, before, undefined, this.timetable.noticesOf(id) ?? this.notices);
    this.announcer.sayLater(said);
  }

  /**
   * Note the day a step was held, or null where it is not marked. That it was not held is over.
   * @param {string} id
   * @param {TypedDay | null} day
   * @param {Typed} [typed] the child it is of
   */
  #put(id, day, typed = this.typed) {
    if (day) typed.held[id] = day;
    else delete typed.held[id];
    delete typed.drafts[id];
    delete typed.agreed[id];
    typed.notHeld = typed.notHeld.filter((one) => one !== id);
  }

  /**
   * Mark steps where they are told of, above the timetable.
   * @param {ToMark[]} marks
   * @param {Mark} how
   */
  #mark(marks, how) {
    for (const { row, day } of marks) {
      this.#put(row, how === "on-day" ? typedDay(day) : typeof how === "object" ? how.day : null);
      if (how === "not-yet") this.typed.notHeld.push(row);
    }
    this.#edit(`held ${marks.map(({ row }) => row).join(" ")}`);
    if (how === "not-yet") this.#news = "Marked as not held yet.";
    this.asking.now();
  }

  /**
   * Move a key date to the day that was tried: what comes of it is told, and can be undone.
   * @param {string} key
   * @param {TypedDay} day
   */
  #use(key, day) {
    this.typed.dates[key] = { ...day, provisional: this.typed.dates[key]?.provisional ?? false };
    this.form.fill();
    this.#edit(`dates ${key}`);
    this.asking.now();
    this.#focusHeading();
  }

  /**
   * Put another child of the case in hand: the form and what is shown alone are that child's.
   * @param {string} label
   * @param {string} [news]
   */
  #takeInHand(label, news = `These are the dates of ${childName(label)}.`) {
    // What was typed since may be of none of these children.
    if (this.cases.askFirst()) return;
    // The same records and dates, not copies: what is known to stand in a file is known of them.
    const next = { ...this.typed };
    takeInHand(next, label);
    // It is the same case: the way back to a child that was taken out stays.
    this.notices.dismissPassing();
    this.#replace(next, null);
    this.announcer.sayAgain(news);
  }

  /** Give each child of the case the dates that they share, once it is said whose they are. */
  #share() {
    if (this.typed.unsure) return;
    const asks = (/** @type {Typed} */ child, /** @type {string} */ key) => this.choice.inputsOf(child.pathways).dates.includes(key);
    shareDates(this.typed, { isBirth: (key) => this.kin.isBirth(key), asks });
  }

  /** Say for the printed sheet which pathways are chosen, and for whom. */
  #paintChosen() {
    const { typed } = this;
    const shown = this.joint.isShown ? [typed, ...typed.others] : [typed];
    const inOrder = typed.order.flatMap((label) => shown.filter((one) => one.label === label));
    const words = inOrder.map((one) => {
      const titles = one.pathways.map((id) => this.choice.titleOf(id)).join(" and ");
      return isFamily(typed) ? `${childTitle(one.label)}: ${titles || "no pathway yet"}` : titles;
    });
    part(this.root, "chosen").textContent = words.join("; ");
  }

  #addChild() {
    if (this.cases.askFirst()) return;
    const before = this.#snapshot();
    const next = copyOf(this.typed);
    const label = addChild(next);
    this.joint.turn(true);
    const said = `Added ${childName(label)}. Choose the pathways of ${childName(label)}: the dates they share are filled in.`;
    this.#switchTo(next, said);
    this.#offerUndo(said, before, { isLasting: true });
  }

  #removeChild() {
    if (this.cases.askFirst()) return;
    const before = this.#snapshot();
    const next = copyOf(this.typed);
    removeChild(next, this.typed.label);
    const name = childName(before.label);
    // Without the case, no later file of ours can take them out.
    const kept = before.calendar.told.length > 0 ? ` Calendar entries made for ${name} stay: delete them in the calendar.` : "";
    const said = `Took ${name} out of this case.${kept}`;
    this.#switchTo(next, said);
    this.#offerUndo(said, before, { isLasting: true });
  }

  /**
   * Something of the children changed that no field says: let it be undone.
   * @param {string} news
   * @param {Typed} before
   */
  #childrenChanged(news, before) {
    this.form.fill();
    this.#edit("children");
    this.asking.now();
    this.joint.renew(news);
    this.saveState.paint();
    this.#offerUndo(news, before);
    this.announcer.sayAgain(news);
  }

  /** @param {RowOf} of */
  #showRow({ child, row }) {
    if (child !== this.typed.label) this.#takeInHand(child);
    if (child !== this.typed.label) return; // it is asked first whose the number is
    this.joint.turn(false);
    if (row) this.#rowToShow = row;
    this.asking.now().then(() => this.#showAsked());
  }

  #showAsked() {
    const row = this.#rowToShow;
    this.#rowToShow = "";
    if (!row) return this.#focusHeading();
    this.timetable.show(row);
    focusOn(this.root, controlOf("rows", row));
  }

  /**
   * Mark rows of several children as held on one day.
   * @param {RowOf[]} rows
   * @param {string} day
   * @param {string} said
   */
  #markAll(rows, day, said) {
    const before = this.#snapshot();
    const next = copyOf(this.typed);
    for (const { child, row } of rows) {
      const one = [next, ...next.others].find(({ label }) => label === child);
      if (one) this.#put(row, typedDay(day), one);
    }
    this.#replace(next, said);
    this.#offerUndo(said, before);
  }

  /**
   * @param {RowOf[][]} meetings
   * @param {boolean} isOne
   */
  #holdAsOne(meetings, isOne) {
    for (const rows of meetings) setAsOne(this.typed, rows, isOne);
    this.joint.renew(isOne ? "Held as one meeting." : "Held apart again.");
    this.saveState.paint();
  }

  /** List all of a series, however long: its dates are right. */
  #listAll(/** @type {string} */ series) {
    this.typed.listAll.push(series);
    this.#edit(`list ${series}`);
    this.asking.now();
    this.#focusHeading();
  }

  /** Choose a pathway as well that the dates call for. */
  #add(/** @type {string} */ pathway) {
    const before = this.#snapshot();
    const said = `Added ${this.choice.titleOf(pathway)}.`;
    this.choice.choose([...this.typed.pathways, pathway]);
    this.#renew(said);
    this.notices.dismissPassing();
    this.#offerUndo(said, before);
    this.#focusHeading();
  }

  /**
   * Let a mark be undone where it was made: what moved with it is told above the timetable.
   * @param {boolean} hasMoved
   */
  #tellMarked(hasMoved) {
    const marked = this.#marked;
    this.#marked = null;
    if (!marked || this.results.isFaulty("held", marked.id)) return;
    const place = this.timetable.noticesOf(marked.id);
    if (place || !hasMoved) this.#offerUndo(marked.said, marked.before, undefined, place ?? this.notices);
  }

  async #submit() {
    this.form.finish();
    if (!(await this.#isShownWhereAsked())) return;
    if (this.results.hasTroubles) focusOn(this.root, "[data-part=troubles] .pw-errors");
    else this.#focusHeading();
  }

  /** Ask now, and tell whether focus is to go to the answer: who works on elsewhere keeps it. */
  async #isShownWhereAsked() {
    const place = document.activeElement;
    const isShown = await this.asking.now();
    const now = document.activeElement;
    // What was made anew is told by its id.
    return isShown && (now === place || Boolean(now?.id && now.id === place?.id));
  }

  /** Say what is at fault in a field that was left. An answer that is owed says so itself. */
  async #leaveField() {
    // A list of faults that comes between a press and its release would move what is pressed.
    await released();
    if (this.asking.isOwed) return;
    this.asking.baseline.settle();
    this.results.recheck();
  }

  /** Print what is typed now, not what the timetable showed a moment ago. */
  async #print() {
    if (this.#isPrinting) return;
    this.#isPrinting = true;
    if (this.typed.pathways.length > 0) await this.asking.settled();
    this.#isPrinting = false;
    if (!this.isThere()) return;
    if (this.cases.askFirst()) return;
    window.print();
    this.#handOver("print", { isOfAll: this.joint.isShown });
  }

  #focusHeading() {
    if (this.typed.pathways.length > 0) this.heading.focus();
    else focusOn(this.root, controlOf("pathways", ""));
  }

  /** @param {Event} event */
  #follow(event) {
    const link = event.target instanceof Element ? event.target.closest("a[data-to]") : null;
    if (!(link instanceof HTMLElement)) return;
    event.preventDefault();
    const [kind = "", id = ""] = (link.dataset.to ?? "").split(" ");
    if (kind === "held" || kind === "agreed") this.timetable.show(id);
    focusOn(this.root, controlOf(/** @type {FieldKind} */ (kind), id));
  }
}

/** @param {Typed} typed */
function hasRecords(typed) {
  return Object.keys(typed.records).length > 0;
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
