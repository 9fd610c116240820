/**
 * Writes values into a blank Word file: into its content controls, found by their tags. Every
 * other part of the file stays byte for byte as it was.
 *
 * The shapes are those of decision_tool/publish/records/word.py: each control stands in a
 * paragraph and holds one run.
 *
 * @import {Values} from "../memory/case.mjs"
 * @import {Zip} from "./zip.mjs"
 */

import { asLines } from "../page/lines.mjs";
import { readDay } from "./day.mjs";
import { isLong } from "./sheet.mjs";
import { first, parse, serialized, W, W14 } from "./word-xml.mjs";

/** Controls stand in the text, and at the head of every sheet. */
const PARTS = /^word\/(?:document|header\d*)\.xml$/;
/** Whose form it is and of which child, once more: Word shows this in the controls bound to it. */
const STORE = "customXml/item1.xml";
const XML = "http://www.w3.org/XML/1998/namespace";
const TICKED = "☒";
/** What XML cannot hold: control characters, halves of a character, two that are none. */
const FORBIDDEN = /[\u0000-\u0008\u000E-\u001B\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

/**
 * Return the bytes of a Word file with the values in it. What is blank keeps its prompt.
 * @param {Zip} zip
 * @param {Uint8Array} blank
 * @param {Values} values by tag
 */
export function filledWord(zip, blank, values) {
  const parts = zip.unzipSync(blank);
  const read = Object.keys(parts).filter((name) => PARTS.test(name));
  if (read.length === 0) throw new Error("The Word file has no text.");
  /** @type {Map<string, string>} */
  const bound = new Map();
  for (const name of read) {
    const part = new FilledPart(zip.strFromU8(/** @type {Uint8Array} */ (parts[name])), values);
    if (part.isFilled) parts[name] = zip.strToU8(part.xml());
    for (const [place, words] of part.bound) bound.set(place, words);
  }
  if (bound.size > 0 && parts[STORE]) parts[STORE] = zip.strToU8(stored(zip.strFromU8(parts[STORE]), bound));
  return zip.zipSync(parts);
}

/** A part of a Word file with the values in its controls. `bound`: what its store must say too, by element. */
class FilledPart {
  isFilled = false;
  /** @type {Map<string, string>} */
  bound = new Map();

  /**
   * @param {string} xml
   * @param {Values} values
   */
  constructor(xml, values) {
    this.parsed = parse(xml);
    for (const control of [...this.parsed.getElementsByTagNameNS(W, "sdt")]) {
      this.#put(control, values[first(control, W, "tag")?.getAttributeNS(W, "val") ?? ""]);
    }
  }

  xml() {
    return serialized(this.parsed);
  }

  /**
   * @param {Element} control
   * @param {string | boolean | undefined} value
   */
  #put(control, value) {
    if (value === true) tick(control);
    else if (typeof value === "string" && value !== "") fill(control, value);
    else return;
    this.isFilled = true;
    const path = first(control, W, "dataBinding")?.getAttributeNS(W, "xpath") ?? "";
    const [, place] = /:(\w+)\[1\]$/.exec(path) ?? [];
    if (typeof value === "string" && place) this.bound.set(place, value);
  }
}

/**
 * Return the store of a Word file with whose form it is.
 * @param {string} xml
 * @param {Map<string, string>} bound by the name of an element
 */
function stored(xml, bound) {
  const parsed = parse(xml);
  for (const place of parsed.documentElement.children) {
    const words = bound.get(place.localName);
    if (words) place.textContent = asLines(words).replace(FORBIDDEN, "");
  }
  return serialized(parsed);
}

/** @param {Element} control */
function tick(control) {
  first(control, W14, "checked")?.setAttributeNS(W14, "w14:val", "1");
  const mark = first(control, W, "t");
  if (mark) mark.textContent = TICKED;
}

/**
 * @param {Element} control
 * @param {string} value
 */
function fill(control, value) {
  first(control, W, "showingPlcHdr")?.remove();
  const date = first(control, W, "date");
  const words = date ? dated(date, value) : value;
  first(control, W, "sdtContent")?.replaceChildren(run(control.ownerDocument, words));
  if (isLong(words)) letSplit(control);
}

/**
 * Tell Word which day it is, where words are one: a day that no calendar has makes the whole
 * file one that Word cannot open. Other words stay as they were typed.
 * @param {Element} date
 * @param {string} words
 */
function dated(date, words) {
  const day = readDay(words);
  if (day.iso) date.setAttributeNS(W, "w:fullDate", `${day.iso}T00:00:00Z`);
  return day.shown || words;
}

/**
 * Let the frame around a control go over to another sheet: LibreOffice loses what a frame that
 * must stay whole cannot hold.
 * @param {Element} control
 */
function letSplit(control) {
  const row = control.closest("tr");
  if (row) first(row, W, "cantSplit")?.remove();
}

/**
 * Return a run that holds the words as they were typed: lines, tabs, spaces at either end.
 * @param {XMLDocument} parsed
 * @param {string} words
 */
function run(parsed, words) {
  const made = parsed.createElementNS(W, "w:r");
  for (const piece of asLines(words)
    .replace(FORBIDDEN, "")
    .split(/([\n\t])/)) {
    if (piece === "\n") made.append(parsed.createElementNS(W, "w:br"));
    else if (piece === "\t") made.append(parsed.createElementNS(W, "w:tab"));
    else if (piece !== "") made.append(text(parsed, piece));
  }
  return made;
}

/**
 * @param {XMLDocument} parsed
 * @param {string} words
 */
function text(parsed, words) {
  const made = parsed.createElementNS(W, "w:t");
  made.setAttributeNS(XML, "xml:space", "preserve");
  made.textContent = words;
  return made;
}
