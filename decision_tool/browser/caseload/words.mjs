/**
 * What the team timetable's page says of itself: the engine, progress,
 * what the paper leaves out.
 *
 * @import {CaseGroup, Caseload} from "../worker/replies.mjs"
 * @import {EngineWords} from "../page/engine-banner.mjs"
 */

import { banner, link } from "../page/banner.mjs";
import { html } from "../page/element.mjs";

const BY_HAND = "Use the pathway pages: each says in words when its steps are due.";
/** Numbers as they are written: 1,200. */
export const COUNT = new Intl.NumberFormat("en-GB");

/** @type {EngineWords} */
export const ENGINE_WORDS = {
  starting: ["Getting the calculator ready.", "You can open a file or paste rows now."],
  slow: ["The calculator is taking longer than usual to arrive.", "You can open a file or paste rows now."],
  restarting: "The calculator stopped and is starting again.",
  broken: "The calculator cannot be started.",
  impossible: "This browser cannot run the calculator.",
  kept: "Your rows are still here.",
  otherwise: BY_HAND,
  mistaken: ["The calculator", `${BY_HAND} Tell the people who look after this site.`],
};

/**
 * Return the banner for rows that were cleared or replaced, with the way back.
 * @param {{hasOthers: boolean, unsaved: number}} how whether other rows stand there now, and how many
 * changes to the rows before stand in no file
 * @param {() => void} undo
 */
export function clearedBanner({ hasOthers, unsaved }, undo) {
  const changes = unsaved === 1 ? "1 change to the rows before is" : `${unsaved} changes to the rows before are`;
  const ofFile = hasOthers ? "The file took the place of rows that are in no file." : "Your rows are cleared.";
  const said = unsaved > 0 ? `${changes} in no file. Check these rows, or bring back the rows before.` : ofFile;
  const made = banner("", said, "");
  made.firstElementChild?.append(link("Undo", undo));
  return made;
}

/**
 * Show how far the work is; null takes it away.
 * @param {HTMLElement} place
 * @param {{done: number, total: number} | null} work
 * @param {string} [doing]
 */
export function paintProgress(place, work, doing = "Planning child") {
  if (!work) {
    place.replaceChildren();
    return;
  }
  const words = progressWords(work, doing);
  const [line, bar] = place.children;
  if (line && bar instanceof HTMLProgressElement) {
    line.textContent = words;
    setProgress(bar, work);
    return;
  }
  const made = html("progress", { "aria-labelledby": "progress-words" });
  setProgress(made, work);
  place.replaceChildren(html("p", { id: "progress-words" }, words), made);
}

/**
 * @param {HTMLProgressElement} bar
 * @param {{done: number, total: number}} work
 */
function setProgress(bar, { done, total }) {
  if (total === 0) return; // nothing is known yet: the bar says so by having no value
  bar.max = total;
  bar.value = done;
}

/**
 * @param {{done: number, total: number}} work
 * @param {string} doing
 */
function progressWords({ done, total }, doing) {
  return total === 0 ? "Reading the rows" : `${doing} ${COUNT.format(done)} of ${COUNT.format(total)}`;
}

/**
 * Return what the paper says of itself, and of what it leaves out.
 * @param {Caseload} view
 * @param {{arrangedBy: string, isStale: boolean, isOpen: (group: CaseGroup) => boolean}} how
 */
export function paperWords({ edition, rests_on: others, groups, arrangers }, { arrangedBy, isStale, isOpen }) {
  const first = `Guidance edition ${edition}. Printed ${printedOn(new Date())}.`;
  const stale = isStale ? "The rows were changed after this timetable was made." : "";
  const arranger = arrangers.find((one) => one.id === arrangedBy)?.title;
  const whose = arranger ? `Shows only what is arranged by: ${arranger}.` : "";
  const folded = groups.filter((group) => !isOpen(group)).map((group) => `${group.title} (${group.count})`);
  const cut = groups.filter((group) => isOpen(group) && group.rows.length < group.count);
  const firsts = cut.map((group) => `${group.title}: only the first ${group.rows.length} of ${group.count}.`);
  const rest = folded.length > 0 ? `Folded on screen, so not printed: ${folded.join(", ")}.` : "";
  return [first, others, stale, whose, ...firsts, rest].filter(Boolean).join(" ");
}

/**
 * Return a day as the engine writes one, `Mon 7 Sep 2026`. The short names of `toDateString`
 * are the same everywhere, unlike those of a locale.
 * @param {Date} day
 */
function printedOn(day) {
  const [weekday = "", month = "", , year = ""] = day.toDateString().split(" ");
  return `${weekday} ${day.getDate()} ${month} ${year}`;
}
