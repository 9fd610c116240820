/**
 * The timetable's place in the page: which rows are open, what is half typed in them, and
 * what can be done with each.
 *
 * @import {DayField, Fields, Planned, Row, TypedDay} from "../worker/replies.mjs"
 * @import {CaseExporter} from "./case-exporter.mjs"
 * @import {RecordsExporter} from "./records-exporter.mjs"
 * @import {Typed} from "../memory/case.mjs"
 *
 * @typedef {{
 *   onToggle: (isOpen: boolean) => void,
 *   onHold: (row: Row, day: TypedDay, isByButton: boolean) => void,
 *   onAgree: (row: Row, day: TypedDay) => void,
 *   exporter: CaseExporter,
 *   takingRecords: RecordsExporter,
 *   notices: NoticePlace,
 * }} RowListener *notices*: where to tell of a row that was closed meanwhile
 *
 * @typedef {Pick<Planned, "fields" | "timetable">} Shown
 */

import { focusOn } from "../page/focus.mjs";
import { NoticePlace } from "../page/notice.mjs";
import { repaint } from "../page/repaint.mjs";
import { controlOf } from "./fields.mjs";
import { agreedFieldId, heldField, heldFieldId } from "./held-field.mjs";
import { rowActions, toldId } from "./row-actions.mjs";
import { timetableTable } from "./timetable.mjs";

export class TimetablePart {
  /** The rows that are open. @type {Set<string>} */
  #open = new Set();
  /** @type {Shown | null} */
  #planned = null;

  /**
   * @param {HTMLElement} place
   * @param {Typed} typed
   * @param {RowListener} listener
   */
  constructor(place, typed, listener) {
    this.place = place;
    this.typed = typed;
    this.listener = listener;
  }

  /** The ids of the rows that are open. */
  get open() {
    return [...this.#open];
  }

  clear() {
    this.#planned = null;
    this.place.replaceChildren();
  }

  /** @param {Shown} planned */
  paint(planned) {
    this.#planned = planned;
    const { groups: shown } = planned.timetable;
    const rows = new Map(shown.flatMap((group) => group.rows.map((row) => [row.id, row])));
    const groups = new Map(shown.flatMap((group) => group.rows.map((row) => [row.id, group.id])));
    const told = this.#told.filter((place) => place.hasChildNodes());
    repaint(this.place, () => {
      const table = timetableTable(planned.timetable, {
        isOpen: (row) => this.#open.has(row.id),
        rowOf: (id) => rows.get(id) ?? null,
        toggle: (row) => this.#toggle(row.id),
        actions: (row) => this.#actions(row, groups.get(row.id) ?? "", planned.fields),
      });
      this.place.replaceChildren(table);
      // What was told in a row stays: its table may be made anew for quite another reason.
      for (const { id, childNodes } of told) document.getElementById(id)?.replaceChildren(...childNodes);
    });
  }

  /** Take away what was told in rows and is no longer news. */
  dismissPassing() {
    for (const place of this.#told) place.replaceChildren();
  }

  /** The places in open rows where it is told what was done with them. */
  get #told() {
    return /** @type {HTMLElement[]} */ ([...this.place.querySelectorAll("[data-told]")]);
  }

  /**
   * Open a row, so that what a link leads to is there.
   * @param {string} id
   */
  show(id) {
    const row = this.#rows.find((one) => one.id === id);
    if (row?.folded_in) this.show(row.folded_in);
    if (!this.#open.has(id)) this.#toggle(id);
  }

  get #rows() {
    return this.#planned?.timetable.groups.flatMap((group) => group.rows) ?? [];
  }

  /**
   * Return where it is told what was done with a row that was marked, or null where it is closed.
   * @param {string} id
   */
  noticesOf(id) {
    const row = this.#rows.find((one) => one.id === id);
    return row && document.getElementById(toldId(id)) ? this.#noticesOf(row) : null;
  }

  /** @param {string} id */
  #toggle(id) {
    const isOpen = !this.#open.delete(id);
    if (isOpen) this.#open.add(id);
    if (this.#planned) this.paint(this.#planned);
    this.listener.onToggle(isOpen);
  }

  /**
   * @param {Row} row
   * @param {string} group
   * @param {Fields} fields
   */
  #actions(row, group, fields) {
    const { exporter, takingRecords } = this.listener;
    return rowActions(row, group, {
      calendar: () => exporter.addToCalendar([row.id], this.#noticesOf(row)),
      invite: () => exporter.copyInvitation(row, this.#noticesOf(row)),
      record: (document) => takingRecords.open(row, document, this.#noticesOf(row)),
      held: row.hold ? this.#heldField(row, fields.held[row.id]) : null,
      agreed: row.may_agree ? this.#agreedField(row, fields.agreed[row.id]) : null,
    });
  }

  /**
   * Return where it is told what was done with a row: in the row while it is open.
   * @param {Row} row
   */
  #noticesOf(row) {
    const place = () => document.getElementById(toldId(row.id)) ?? this.listener.notices.place();
    return new NoticePlace(place, () => focusOn(this.place, controlOf("rows", row.id)));
  }

  /**
   * @param {Row} row
   * @param {DayField | undefined} shown
   */
  #heldField(row, shown) {
    const { drafts, held } = this.typed;
    const words = {
      id: heldFieldId(row.id),
      legend: row.hold,
      hint: "Leave blank until then. Clear it to undo.",
      button: row.hold,
    };
    return heldField(words, {
      typed: drafts[row.id] ?? held[row.id],
      isDraft: row.id in drafts,
      shown,
      onDraft: (day) => (this.typed.drafts[row.id] = day),
      onDay: (day, isByButton) => this.listener.onHold(row, day, isByButton),
    });
  }

  /**
   * @param {Row} row
   * @param {DayField | undefined} shown
   */
  #agreedField(row, shown) {
    const { drafts, agreed } = this.typed;
    const draft = `${row.id} agreed`;
    const words = {
      id: agreedFieldId(row.id),
      legend: "Agreed for another day",
      hint: "Goes into the diary and the calendar. Clear it to undo.",
      button: "Use this day",
    };
    return heldField(words, {
      typed: drafts[draft] ?? agreed[row.id],
      isDraft: draft in drafts,
      isToCome: true,
      shown,
      onDraft: (day) => (this.typed.drafts[draft] = day),
      onDay: (day) => {
        delete this.typed.drafts[draft];
        this.listener.onAgree(row, day);
      },
    });
  }
}
