/**
 * One visit to the calculator's page: its parts, what each tells the others, and what is shown once
 * the engine has answered. What is done with a case stands beside it: which case is on the page
 * (page-case.mjs), its children (page-family.mjs), marks (page-marks.mjs), ways back (ways-back.mjs).
 *
 * @import {FieldKind} from "../worker/messages.mjs"
 * @import {Planned, Row} from "../worker/replies.mjs"
 * @import {Engine} from "../worker/client.mjs"
 * @import {TakenPage} from "./exporter.mjs"
 * @import {Typed, What} from "../memory/case.mjs"
 */

import { formOf, wholeFormOf } from "../memory/case.mjs";
import { hasOne, isFamily, toldOf } from "../memory/family.mjs";
import { localToday } from "../memory/today.mjs";
import { Announcer } from "../page/announcer.mjs";
import { takeDrops } from "../page/dropping.mjs";
import { part } from "../page/element.mjs";
import { EngineBanner } from "../page/engine-banner.mjs";
import { focusOn } from "../page/focus.mjs";
import { NoticePlace } from "../page/notice.mjs";
import { presenceOf } from "../page/presence.mjs";
import { released } from "../page/repaint.mjs";
import { AnswerPart } from "./answer.mjs";
import { Asking } from "./asking.mjs";
import { CaseExporter } from "./case-exporter.mjs";
import { CaseSaver } from "./case-saver.mjs";
import { CaseSwitch } from "./case-switch.mjs";
import { Choice } from "./choice.mjs";
import { EditionFields } from "./edition-fields.mjs";
import { EditionPart } from "./edition-part.mjs";
import { controlOf } from "./fields.mjs";
import { CaseForm } from "./form.mjs";
import { JointPart } from "./joint.mjs";
import { KinForm } from "./kin-form.mjs";
import { NoDates } from "./no-dates.mjs";
import { OpenFile } from "./open-file.mjs";
import { PageCase } from "./page-case.mjs";
import { PageFamily } from "./page-family.mjs";
import { PageMarks } from "./page-marks.mjs";
import { RecordsExporter } from "./records-exporter.mjs";
import { ResultsPart } from "./results-part.mjs";
import { SaveState } from "./save-state.mjs";
import { SincePart } from "./since.mjs";
import { TimetablePart } from "./timetable-part.mjs";
import { Toolbar } from "./toolbar.mjs";
import { ENGINE_WORDS } from "./trouble.mjs";
import { WaysBack } from "./ways-back.mjs";
import { WhatIfPart } from "./what-if.mjs";

export class CalculatorPage {
  /** What to say with the next timetable; null: nothing changed that is worth a word. @type {string | null} */
  news = null;
  #isPrinting = false;

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
    this.back = new WaysBack(this);
    this.inHand = new PageCase(this);
    this.family = new PageFamily(this);
    this.marks = new PageMarks(this);
    this.noDates = new NoDates(this);
    this.heading = part(root, "heading");
    this.announcer = new Announcer(part(root, "status"));
    this.banner = new EngineBanner(root, engine, ENGINE_WORDS, (words) => this.announcer.say(words));
    this.notices = new NoticePlace(
      () => part(root, "notice"),
      () => this.focusHeading(),
    );
    this.fields = new EditionFields(root);
    this.choice = new Choice(root, () => this.inHand.choose());
    this.form = new CaseForm(root, typed, {
      onEdit: (field) => this.#type(field),
      onSubmit: () => this.#submit(),
      onLeave: () => this.#leaveField(),
    });
    const { isThere } = this;
    this.file = new OpenFile(root, engine, this.notices, { isThere, onOpened: (files, refused) => this.inHand.takeOver(files, refused) });
    takeDrops({ root, isThere, words: "Drop saved timetables here to open them.", onDrop: (given) => this.file.open(given) });
    const say = (/** @type {string} */ words) => this.announcer.sayAgain(words);
    this.saveState = new SaveState(root, typed);
    /** @type {TakenPage} */
    const asker = {
      form: () => this.asked,
      before: () => this.asking.baseline.before,
      say,
      isThere,
      childrenOf: (other) => this.childrenOf(other),
      isOfAll: () => this.joint.isShown,
      since: () => this.since.asked,
      handOver: (what, how) => this.#handOver(what, how),
      onChanged: () => {
        this.paintSaved();
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
      onHold: (row, day, isByButton) => this.marks.hold(row, day, isByButton),
      onAgree: (row, day) => this.marks.agree(row, day),
      exporter,
      takingRecords,
      notices: this.notices,
    });
    this.cases = new CaseSwitch(root, typed, {
      replace: (next, news) => this.inHand.switchTo(next, news),
      change: (next, news) => this.inHand.change(next, news),
      // What was refused until then is refused no more.
      settled: () => {
        this.notices.dismissPassing();
        this.family.share();
      },
      say,
      tell: (first, undo) => this.notices.tell({ first, undo }),
      openRecord: (made) => takingRecords.openUnlisted(made),
      save: (other) => saver.save(this.notices, other),
    });
    const answerWays = {
      invite: (/** @type {Row} */ row) => exporter.copyInvitation(row, this.notices),
      calendar: (/** @type {Row} */ row) => exporter.addToCalendar([row.id], this.notices),
      add: (/** @type {string} */ pathway) => this.inHand.addPathway(pathway),
      listAll: (/** @type {string} */ series) => this.listAll(series),
    };
    this.answer = new AnswerPart(part(root, "next"), answerWays, {
      held: (row) => this.typed.held[row],
      isNotHeld: (row) => this.typed.notHeld.includes(row),
      mark: (marks, how) => this.marks.mark(marks, how),
    });
    this.results = new ResultsPart(root, this.form, this.timetable, this.answer);
    /** @type {SincePart} */
    this.since = new SincePart(root, typed, {
      settled: () => this.asking.baseline.given,
      given: (other) => (other ? this.asking.givenOf(this.formOf(other, this.typed.edition)) : this.asking.given()),
      changed: (since) => this.asking.changed(since),
      kin: (kind) => this.family.changedSince(kind),
      showKin: (label) => this.family.takeInHand(label),
      email: (since) => this.family.email({ since, others: this.family.since(since.kind) }),
      emails: () => this.typed.emails,
      settledNow: () => this.asking.settled(),
      onDrawn: () => this.asking.now(),
      copy: (text, kind) => exporter.copyEmail(text, this.notices, this.family.since(kind)),
    });
    /** @type {Asking} */
    this.asking = new Asking(engine, typed, {
      isThere,
      form: () => this.asked,
      open: () => this.timetable.open,
      since: () => this.since.asked,
      kin: () => (hasOne(this.typed) ? this.childrenOf(this.typed) : null),
      onPlanned: (planned) => this.#show(planned),
      onMistake: (refusal) => {
        // The edition of the case may not be here any more, and not to be had now: no fault of ours.
        if (this.typed.edition && "error" in refusal) return this.#lackEdition(refusal.error.message);
        this.results.loseToBug(refusal);
        this.banner.showMistake("show this timetable");
      },
      onNone: () => this.results.showNoDates(),
    });
    this.whatIf = new WhatIfPart(root, engine, {
      form: () => this.asked,
      isThere,
      kin: (key) => this.family.sharing(key),
      use: (key, day) => this.marks.use(key, day),
      email: (key, day) => this.family.email({ key, day, others: this.family.sharing(key) }),
      emails: () => this.typed.emails,
      copy: (text) => exporter.copyEmail(text, this.notices, null),
      sayLater: (words) => this.announcer.sayLater(words),
    });
    this.kin = new KinForm(root, typed, {
      show: (label) => this.family.takeInHand(label),
      add: () => this.family.add(),
      remove: () => this.family.remove(),
      changed: (news, before) => this.family.changed(news, before),
    });
    this.joint = new JointPart(root, typed, engine, {
      children: () => (isFamily(this.typed) ? this.childrenOf(this.typed) : null),
      onTurn: () => this.family.paintChosen(),
      isThere,
      show: (of) => this.family.showRow(of),
      asOne: (rows, isOne) => this.family.holdAsOne(rows, isOne),
      mark: (rows, day, words) => this.family.markAll(rows, day, words),
      say: (words) => this.announcer.sayLater(words),
    });
    this.edition = new EditionPart(this);
    root.addEventListener("click", (event) => this.#follow(event));
    part(root, "clear").addEventListener("click", () => this.inHand.forget());
    root.dataset.mounted = "";
    this.inHand.arrive();
    this.showEngine();
  }

  /**
   * Note that what is shown was handed over, if it was, and compare what is edited next with it.
   * @param {What | null} what
   * @param {{isOfAll?: boolean, told?: string[]}} [how] isOfAll: with the brothers and sisters, or with those *told* of
   */
  #handOver(what, { isOfAll = false, told = /** @type {string[]} */ ([]) } = {}) {
    this.asking.baseline.handOver();
    this.edition.handOver();
    if (what)
      this.since.handOver(
        what,
        this.typed.others.filter(({ label }) => isOfAll || told.includes(label)),
      );
  }

  /** Show how the engine is. */
  showEngine() {
    if (this.banner.show()) this.asking.now();
    this.noDates.follow();
  }

  /** Count from today where the page was left open since another day. */
  renewToday() {
    if (this.asking.renew(localToday())) this.answer.close();
  }

  /** Ask for what was not heard while the person was on the way to a page that did not come. */
  askOwed() {
    if (this.asking.isOwed) this.asking.now();
  }

  /** What is typed, as the engine is asked about it. */
  get asked() {
    return this.formOf(this.typed);
  }

  /**
   * An engine that runs is of the page's build, and knows no pathway that the page does not have.
   * Where none runs a file is made of all that was typed: which dates belong to it is not known.
   * @param {Typed} typed
   * @param {Typed["edition"]} [edition] that of its case
   */
  formOf(typed, edition = typed.edition) {
    const boxes = this.fields.boxes(edition);
    const pathways = typed.pathways.filter((id) => boxes.some((box) => box.value === id));
    const isLost = pathways.length < typed.pathways.length;
    if (isLost && !this.engine.canRun) return wholeFormOf(typed, edition);
    const { dates, questions, invitees } = this.choice.inputsOf(pathways, boxes);
    return formOf({ ...typed, pathways }, { dates, questions: [...questions, ...invitees] }, edition);
  }

  /** Show what the case is filled into: the form of the edition that it goes by. */
  showFields() {
    if (!this.fields.show(this.typed.edition)) return;
    // What is printed then says this edition alone: print.css.
    this.root.toggleAttribute("data-of-edition", this.typed.edition !== null);
    this.form.find();
    this.form.fill();
  }

  /** Show what stands in a file and what does not, of this case and of those set aside. */
  paintSaved() {
    this.saveState.paint();
    this.cases.paint();
  }

  /**
   * Return all the children of a case as the engine is asked about them, the one in hand first.
   * @param {Typed} typed
   */
  childrenOf(typed) {
    const asked = (/** @type {Typed} */ child) => {
      const { calendar, label, own, asOne, since } = child;
      return {
        form: this.formOf(child, typed.edition),
        calendar,
        label,
        own,
        as_one: asOne,
        handed_over: since.handedOver,
        records: typed.areRecordsKept ? child.records : {},
        kept: typed.isReferenceKept ? typed.reference : "",
      };
    };
    return { first: { ...asked(typed), taken_out: typed.takenOut }, others: typed.others.map(asked), order: typed.order };
  }

  /** @param {string} why the case's edition is not here */
  #lackEdition(why) {
    this.results.showNoDates();
    const retry = { words: "Try again", act: () => this.asking.now() };
    this.notices.ask({ first: "No dates can be shown.", rest: `${why} What you typed is still here.`, ways: [retry] });
    this.announcer.say(why);
  }

  /** @param {Planned} planned */
  #show(planned) {
    const { timetable } = planned;
    this.banner.clearMistake();
    const { typed: before, shown } = this.asking.baseline;
    const undo = () => before && shown && this.back.undoEdit(before, shown.typed);
    this.results.paint(planned, { undo, dismiss: () => this.back.compareAnew(null) });
    this.whatIf.renew();
    this.joint.renew();
    this.edition.renew();
    this.since.paint(planned.changed, { isTold: timetable.moved !== null });
    this.toolbar.paint(timetable, toldOf(this.typed));
    this.saveState.paint();
    this.cases.list(planned);
    this.marks.tell(timetable.moved !== null);
    if (this.news !== null) this.announcer.sayLater(`${this.news} ${timetable.announcement}`.trim());
    this.news = null;
  }

  /** @param {string} field */
  #type(field) {
    this.answer.close();
    this.edit(field);
  }

  /** @param {string} field */
  edit(field) {
    this.news ??= "";
    // What marks steps stays open for more of them, and for nothing else that is changed.
    if (!field.startsWith("held ")) this.answer.close();
    this.marks.follow();
    this.notices.dismissPassing();
    this.timetable.dismissPassing();
    this.announcer.cancel();
    this.family.share();
    if (this.typed.pathways.length > 0) this.inHand.wait();
    this.asking.soon(field);
  }

  /** List all of a series, however long: its dates are right. */
  listAll(/** @type {string} */ series) {
    this.typed.listAll.push(series);
    this.edit(`list ${series}`);
    this.asking.now();
    this.focusHeading();
  }

  async #submit() {
    this.form.finish();
    if (!(await this.isShownWhereAsked())) return;
    if (this.results.hasTroubles) focusOn(this.root, "[data-part=troubles] .pw-errors");
    else this.focusHeading();
  }

  /** Ask now, and tell whether focus is to go to the answer: who works on elsewhere keeps it. */
  async isShownWhereAsked() {
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

  focusHeading() {
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
