/**
 * The offer of what was typed while another number was asked about, at the case that was gone to:
 * that case stands as it was until somebody says that it is to be in it.
 *
 * @import {Typed} from "../memory/case.mjs"
 * @import {Offered, Since} from "../memory/asked-number.mjs"
 */

import { caseName } from "../memory/case.mjs";
import { counted, inOne, isTyped, question } from "../memory/whose-number.mjs";
import { link } from "../page/banner.mjs";
import { readDay } from "../record/day.mjs";

/**
 * Return the offer. It can take focus.
 * @param {Typed} typed
 * @param {Offered} since
 * @param {{use: () => void, leave: () => void}} ways
 */
export function typedSince(typed, since, { use, leave }) {
  const name = caseName(typed);
  const words = `You typed ${sinceWords(since)} before you came to ${name}. ${capital(name)} stands as it was.${otherForm(typed, since)}`;
  return question("typed-since", words, [link("Use it here", use), link("Leave it out", leave)]);
}

/**
 * Say that what was typed is from the form of another edition, where a question may be another.
 * @param {Typed} typed
 * @param {Offered} since
 */
function otherForm({ edition }, { edition: from }) {
  if (from === undefined) return "";
  const its = edition ? `edition ${edition.version}` : "the guidance of today";
  return ` It was typed ${from ? `for edition ${from}` : "for the guidance of today"}, and this case goes by ${its}: read it again if you use it.`;
}

/** @param {Since} since */
function sinceWords({ dates, answers, held, agreed, drafts, notHeld, records }) {
  const days = Object.entries(dates).map(([key, day]) => {
    const boxes = [day.day, day.month, day.year].filter(Boolean).join(" ");
    return `${titleOfDate(key)} ${isTyped(day) ? readDay(boxes).shown || `“${boxes}”` : "as empty"}`;
  });
  const counts = [
    counted(Object.keys(answers).length, "answer"),
    counted(Object.keys({ ...held, ...drafts }).length, "day held", "days held"),
    counted(Object.keys(agreed).length, "day agreed", "days agreed"),
    counted(notHeld.length, "meeting not held yet", "meetings not held yet"),
    counted(Object.keys(records).length, "record"),
  ];
  return inOne([...days, ...counts.filter(Boolean)]);
}

/** @param {string} words */
function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * Return what the form calls a key date, within a sentence.
 * @param {string} key
 */
export function titleOfDate(key) {
  const legend = document.querySelector(`#date-${CSS.escape(key)} legend`)?.textContent?.trim() ?? key;
  // Letters that stand for words stay as they are.
  return /^\p{Lu}{2}/u.test(legend) ? legend : legend.charAt(0).toLowerCase() + legend.slice(1);
}
