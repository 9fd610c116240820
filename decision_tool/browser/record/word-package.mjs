/**
 * The parts of a Word file that somebody opens, read with suspicion: any file can be chosen, and
 * one that unpacks to far more than a form is not unpacked. What is not a Word file is told apart
 * by how it begins.
 *
 * @import {Zip} from "./zip.mjs"
 *
 * @typedef {{
 *   text: XMLDocument, heads: XMLDocument[], numbering: XMLDocument | null, form: string, edition: string, title: string,
 * }} WordPackage
 * *heads*: of its sheets; *numbering*: what its lists are; *form*, *edition*: what its mark says, or ""; *title*: what the file is called
 */

import { startsWith } from "../page/decoded.mjs";
import { Refused } from "../page/refused.mjs";
import { parse, W } from "./word-xml.mjs";

/** Pictures pasted into a form make it large; no form is larger. */
export const MOST_BYTES = 30_000_000;
const MOST_PACKED = 4_000_000;
const MOST_UNPACKED = 20_000_000;
const MOST_PARTS = 20;
const TEXT = /^word\/document\d*\.xml$/;
const HEAD = /^word\/header\d+\.xml$/;
const NUMBERING = "word/numbering.xml";
const MARK = "docProps/custom.xml";
const CORE = "docProps/core.xml";
/** What the properties of the mark are called: decision_tool/publish/records/word_stores.py. */
const FORM = "Record form";
const EDITION = "Guidance edition";
const TITLES = "http://purl.org/dc/elements/1.1/";

const WORD_ONLY = "Open the Word file of a form, one that ends in .docx.";
const DAMAGED = "It is damaged, or not a Word file. Open it in Word, save it again as .docx, and choose that.";
export const TOO_LARGE = `It is larger than any filled form. ${WORD_ONLY}`;

/** Other files, by how they begin. @type {[number[], string][]} */
const OTHERS = [
  [[0x25, 0x50, 0x44, 0x46], `It is a PDF. What is typed into a PDF cannot be read here. ${WORD_ONLY}`],
  [[0xd0, 0xcf], "It is an old Word file (.doc), or one with a password. In Word, save it as .docx without a password, and choose that."],
  [[0x7b], `It is a saved timetable, or other data. A saved timetable is opened under Work out dates. ${WORD_ONLY}`],
];

/**
 * Return what a Word file holds. Throws Refused.
 * @param {Zip} zip
 * @param {Uint8Array} bytes
 * @returns {WordPackage}
 */
export function wordPackage(zip, bytes) {
  const parts = unpacked(zip, bytes);
  const names = Object.keys(parts).sort();
  const read = (/** @type {string} */ name) => part(zip.strFromU8(/** @type {Uint8Array} */ (parts[name])));
  const text = names.find((name) => TEXT.test(name));
  if (!text) throw Refused.because(notWord(parts));
  const found = read(text);
  if (found.documentElement.namespaceURI !== W) throw Refused.because(DAMAGED);
  const properties = parts[MARK] ? [...read(MARK).getElementsByTagName("property")] : [];
  const property = (/** @type {string} */ name) => words(properties.find((one) => one.getAttribute("name") === name));
  const title = parts[CORE] ? words(read(CORE).getElementsByTagNameNS(TITLES, "title")[0]) : "";
  const heads = names.filter((name) => HEAD.test(name)).map(read);
  const numbering = parts[NUMBERING] ? read(NUMBERING) : null;
  return { text: found, heads, numbering, form: property(FORM), edition: property(EDITION), title };
}

/**
 * @param {Zip} zip
 * @param {Uint8Array} bytes
 */
function unpacked(zip, bytes) {
  if (bytes.length > MOST_BYTES) throw Refused.because(TOO_LARGE);
  if (!startsWith(bytes, [0x50, 0x4b])) throw Refused.because(OTHERS.find(([marks]) => startsWith(bytes, marks))?.[1] ?? DAMAGED);
  let count = 0;
  try {
    return zip.unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        if (!(TEXT.test(name) || HEAD.test(name) || [NUMBERING, MARK, CORE, "mimetype"].includes(name))) return false;
        // A size that is not true makes nothing larger: the library unpacks into a place of that size.
        count += 1;
        if (count > MOST_PARTS || size > MOST_PACKED || originalSize > MOST_UNPACKED) throw Refused.because(TOO_LARGE);
        return true;
      },
    });
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw Refused.because(DAMAGED);
  }
}

/** @param {Record<string, Uint8Array>} parts */
function notWord(parts) {
  const isOpenDocument = parts.mimetype !== undefined;
  return isOpenDocument ? "It is an OpenDocument file. Save it as a Word file (.docx), and choose that." : DAMAGED;
}

/** @param {string} xml */
function part(xml) {
  // Word writes none; with one, a short text could stand for a very long one.
  if (xml.includes("<!DOCTYPE")) throw Refused.because(DAMAGED);
  const parsed = parse(xml);
  if (parsed.getElementsByTagName("parsererror").length > 0) throw Refused.because(DAMAGED);
  return parsed;
}

/** @param {Element | undefined} element */
function words(element) {
  return element?.textContent?.trim() ?? "";
}
