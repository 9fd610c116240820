/**
 * The buttons beside the timetable's heading. The one for the calendar says what it waits for
 * while no step has a date.
 *
 * @import {Timetable} from "../worker/replies.mjs"
 * @import {NoticePlace} from "../page/notice.mjs"
 * @import {CaseExporter} from "./case-exporter.mjs"
 * @import {CaseSaver} from "./case-saver.mjs"
 * @import {RecordsExporter} from "./records-exporter.mjs"
 */

import { part } from "../page/element.mjs";
import { Menu } from "../page/menu.mjs";
import { isDated } from "./row-actions.mjs";

const NOTHING_TO_ADD = { "aria-disabled": "true", "aria-describedby": "no-entries" };

export class Toolbar {
  /**
   * @param {HTMLElement} root
   * @param {{exporter: CaseExporter, saver: CaseSaver, takingRecords: RecordsExporter}} taking
   * @param {NoticePlace} notices where it is told what was done
   * @param {{print: () => void, open: () => void}} others
   */
  constructor(root, { exporter, saver, takingRecords }, notices, { print, open }) {
    this.calendar = part(root, "calendar");
    new Menu(root);
    const acts = {
      calendar: () => (this.#isWaiting ? exporter.wait(notices) : exporter.addToCalendar(null, notices)),
      print,
      copy: () => exporter.copyTimetable(notices),
      save: () => saver.save(notices),
      "save-new": () => saver.save(notices, undefined, { isNew: true }),
      open,
      "remove-calendar": () => exporter.removeFromCalendar(notices),
      spreadsheet: () => exporter.saveSpreadsheet(notices),
      "print-records": () => takingRecords.print(notices),
      "save-records": () => takingRecords.save(notices),
    };
    for (const [name, act] of Object.entries(acts)) part(root, name).addEventListener("click", act);
  }

  get #isWaiting() {
    return this.calendar.hasAttribute("aria-disabled");
  }

  /**
   * Entries that an earlier file made are reason enough for another one: it takes them back.
   * @param {Timetable} timetable
   * @param {string[]} told the rows an earlier calendar file held
   */
  paint(timetable, told) {
    const hasEntries = told.length > 0 || timetable.groups.some((group) => isDated(group.id));
    for (const [name, value] of Object.entries(NOTHING_TO_ADD)) {
      if (hasEntries) this.calendar.removeAttribute(name);
      else this.calendar.setAttribute(name, value);
    }
  }
}
