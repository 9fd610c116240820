/**
 * Prints several sheets as one job. They stand in the page for that time, unseen on screen,
 * and are all that is printed: record.css.
 */

import { html } from "../page/element.mjs";

const REFERRING = ["id", "for", "aria-describedby", "aria-labelledby"];

/** @type {Element | null} */
let standing = null;

/**
 * Print the sheets, each from a new page on.
 * @param {HTMLFormElement[]} sheets
 */
export function printSheets(sheets) {
  clearJob();
  standing = html("div", { class: "rec-job", "aria-hidden": "true" }, ...sheets.map(sheetOf));
  window.addEventListener("afterprint", clearJob, { once: true });
  document.body.append(standing);
  window.print();
}

/** Take the sheets out of the page again. */
function clearJob() {
  window.removeEventListener("afterprint", clearJob);
  standing?.remove();
  standing = null;
}

/**
 * Several sheets stand in one page: their ids must differ for labels to find their fields.
 * @param {HTMLFormElement} sheet
 * @param {number} place
 */
function sheetOf(sheet, place) {
  for (const name of REFERRING) {
    for (const element of sheet.querySelectorAll(`[${name}]`)) {
      const ids = (element.getAttribute(name) ?? "").split(" ");
      element.setAttribute(name, ids.map((id) => `job-${place}-${id}`).join(" "));
    }
  }
  return html("div", { class: "rec-job__sheet" }, sheet);
}
