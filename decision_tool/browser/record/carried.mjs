/**
 * What a record goes on with of the one before it: actions agreed, and the next date. A field says
 * in `data-last` which fields of that record feed it: the words of the first, and those of the
 * others in brackets; a bar parts what stands in lines of its own.
 *
 * @import {Values} from "../memory/case.mjs"
 * @import {Place} from "./sheet.mjs"
 */

import { readDay } from "./day.mjs";

/**
 * Return what goes on, by field. What the record before it says nothing of is left out.
 * @param {Place[]} places
 * @param {Values} said by field of the record before it
 * @returns {Record<string, string>}
 */
export function carriedInto(places, said) {
  const fed = places.filter((place) => place.dataset.last);
  const words = fed.map((place) => [place.name, lines(place.dataset.last ?? "", said)]);
  return Object.fromEntries(words.filter(([, text]) => text));
}

/**
 * @param {string} from
 * @param {Values} said
 */
function lines(from, said) {
  const groups = from.split("|").map((ids) =>
    ids
      .trim()
      .split(" ")
      .map((id) => shown(String(said[id] ?? "").trim())),
  );
  return groups.map(asLine).filter(Boolean).join("\n");
}

/**
 * Return a day as it is shown beside its field, with its weekday; other words as they are.
 * @param {string} words
 */
function shown(words) {
  return readDay(words).shown || words;
}

/** @param {string[]} words */
function asLine([first = "", ...others]) {
  const rest = others.filter(Boolean).join(", ");
  return first && rest ? `${first} (${rest})` : first || rest;
}
