/**
 * The Monday sheet: one page of paper. It is made as it is printed and stands on no screen; every
 * word of it comes from the engine.
 *
 * @import {MondayPart, MondayRow, MondaySheet} from "../worker/replies.mjs"
 */

import { changesOf } from "./since-last.mjs";
import { html, part } from "../page/element.mjs";

const COLUMNS = 4;

export class MondayPaper {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.place = part(root, "monday");
  }

  /**
   * Print the sheet alone, and put the page back as it was.
   * @param {MondaySheet} sheet
   */
  print(sheet) {
    this.place.replaceChildren(...sheetOf(sheet));
    this.root.toggleAttribute("data-monday", true);
    try {
      window.print(); // comes back once the browser has its copy of the page
    } finally {
      this.root.toggleAttribute("data-monday", false);
      this.place.replaceChildren();
    }
  }
}

/** @param {MondaySheet} sheet */
function sheetOf(sheet) {
  const top = html("div", { class: "pw-monday__top" }, html("p", { class: "pw-monday__title" }, sheet.title), html("p", {}, sheet.about));
  const lines = [sheet.next, ...sheet.lines].filter(Boolean).map((line) => html("p", {}, line));
  const answer = html("div", { class: "pw-monday__answer" }, html("p", {}, html("b", {}, sheet.headline)), ...lines);
  const faults =
    sheet.faults.length > 0 ? [html("p", {}, html("b", {}, "Not read in the team’s rows: "), `${sheet.faults.join("; ")}.`)] : [];
  const since = sheet.since ? [html("div", { class: "pw-monday__since" }, ...changesOf(sheet.since))] : [];
  const table = html("table", { class: "pw-table pw-monday__rows" }, html("thead", {}, html("tr", {}, ...heads(sheet))));
  table.append(...sheet.parts.map((one) => bodyOf(one, sheet.has_who)));
  return [top, answer, ...(sheet.parts.length > 0 ? [table] : []), ...since, ...faults, html("p", {}, sheet.foot)];
}

/** @param {MondaySheet} sheet */
function heads({ has_who: hasWho }) {
  const names = ["Diary day", "Case", hasWho ? "Meeting, and who" : "Meeting", "Held on"];
  return names.map((words) => html("th", { scope: "col" }, words));
}

/**
 * Return the rows that stay together on a page, unless they are many: see monday.css.
 * @param {MondayPart} one
 * @param {boolean} hasWho
 */
function bodyOf({ heading, rows }, hasWho) {
  const body = html("tbody", {});
  if (heading) body.append(html("tr", { class: "pw-group" }, html("th", { scope: "rowgroup", colspan: COLUMNS }, heading)));
  body.append(...rows.map((row) => rowOf(row, hasWho)));
  return body;
}

/**
 * @param {MondayRow} row
 * @param {boolean} hasWho
 */
function rowOf(row, hasWho) {
  const under = [row.due && html("small", {}, row.due), row.late && html("small", { class: "pw-monday__late" }, row.late)];
  const edition = row.edition ? [" ", html("span", { class: "pw-of" }, row.edition)] : [];
  const note = row.note ? [html("small", {}, row.note)] : [];
  const who = hasWho && row.who ? [html("small", {}, html("b", {}, "Who "), row.who)] : [];
  return html(
    "tr",
    {},
    html("td", {}, html(row.is_this_week ? "b" : "span", {}, row.day), ...under.filter((one) => one !== "")),
    html("th", { scope: "row" }, html("b", {}, row.child)),
    html("td", {}, html("b", {}, row.title), " ", html("span", { class: "pw-of" }, row.pathway), ...edition, ...note, ...who),
    html("td", {}),
  );
}
