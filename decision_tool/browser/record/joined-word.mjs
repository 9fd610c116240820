/**
 * The blank Word file of one meeting for several children, made of the blank files of their forms as
 * the sheet is (joined-sheet.mjs). A field is found in it as in any other: its tag is the id of the
 * field on the sheet, and its bookmark is made of that of its form and of the label.
 *
 * @import {BlankFiles} from "./blank-files.mjs"
 * @import {RecordOf} from "./filled-records.mjs"
 * @import {Zip} from "./zip.mjs"
 */

import { aboutOf, eachOfTitled, suffixes, whoseSection } from "./joined-sheet.mjs";
import { first, parse, serialized, W } from "./word-xml.mjs";

const TEXT = "word/document.xml";
/** The styles of what parts a form: decision_tool/publish/records/word_blocks.py. */
const HEADING = "Heading1";
const ABOUT = "About";
const END = "AfterTable";
const MARK = "_record_";
/** Word takes no longer name of a control. */
const LONGEST = 64;
const MOST_IDS = 2 ** 31 - 1;

/** @typedef {{each: string, nodes: Element[]}} Section *each*: whose it is, or "" */

/**
 * Return the bytes of the blank file.
 * @param {Zip} zip
 * @param {RecordOf[]} parts
 * @param {BlankFiles} blank
 */
export async function joinedWord(zip, parts, blank) {
  const forms = await Promise.all(parts.map(({ made }) => formOf(zip, made, blank)));
  const [own] = forms;
  if (!own) throw new Error("A record of nobody.");
  const { files, text } = own;
  // The first is read once more: its sections are taken out of the text that they are put into.
  const theirs = forms.map((form) => sectionsOf(parse(serialized(form.text)), form.each));
  const mine = sectionsOf(text, own.each).filter(({ each }) => each);
  const place = mine.at(-1)?.nodes.at(-1)?.nextSibling ?? null;
  const body = first(text.documentElement, W, "body");
  const ends = suffixes(parts);
  for (const [at, sections] of theirs.entries()) {
    for (const { each, nodes } of sections.filter((one) => one.each)) {
      const whose = whoseSection(parts, at, each);
      if (whose === null) continue;
      for (const node of nodes) body?.insertBefore(named(text.importNode(node, true), whose, ends[at] ?? ""), place);
    }
  }
  for (const node of mine.flatMap(({ nodes }) => nodes)) node.remove();
  const about = [...text.getElementsByTagNameNS(W, "p")].find((one) => styleOf(one) === ABOUT);
  const words = about && first(about, W, "t");
  if (words) words.textContent = aboutOf(parts);
  return zip.zipSync({ ...files, [TEXT]: zip.strToU8(serialized(text)) });
}

/**
 * @param {Zip} zip
 * @param {RecordOf["made"]} made
 * @param {BlankFiles} blank
 */
async function formOf(zip, { document, form }, blank) {
  const [bytes, sheet] = await Promise.all([blank.word(document, form), blank.sheet(document, form)]);
  const files = zip.unzipSync(bytes);
  const text = parse(zip.strFromU8(/** @type {Uint8Array} */ (files[TEXT])));
  return { files, text, each: eachOfTitled(sheet) };
}

/**
 * Return the sections that have a heading, in the order of the form.
 * @param {XMLDocument} text
 * @param {string[]} each whose each is
 * @returns {Section[]}
 */
function sectionsOf(text, each) {
  /** @type {Section[]} */
  const found = [];
  for (const node of first(text.documentElement, W, "body")?.children ?? []) {
    if (styleOf(node) === HEADING) found.push({ each: each[found.length] ?? "", nodes: [] });
    if (node.localName !== "sectPr" && styleOf(node) !== END) found.at(-1)?.nodes.push(node);
  }
  return found;
}

/** @param {Element} node */
function styleOf(node) {
  return node.localName === "p" ? (first(node, W, "pStyle")?.getAttributeNS(W, "val") ?? "") : "";
}

/**
 * Return a paragraph or table as it stands in the part of a child.
 * @param {Element} node
 * @param {string} whose
 * @param {string} suffix
 */
function named(node, whose, suffix) {
  const words = styleOf(node) === HEADING && first(node, W, "t");
  if (words) words.textContent = `${whose}: ${words.textContent}`;
  for (const control of node.getElementsByTagNameNS(W, "sdtPr")) {
    set(first(control, W, "tag"), (id) => `${id}${suffix}`);
    set(first(control, W, "alias"), (title) => shortened(`${whose}: ${title}`));
    set(first(control, W, "id"), (id) => numbered(id, suffix));
  }
  for (const name of ["bookmarkStart", "bookmarkEnd"]) {
    for (const mark of node.getElementsByTagNameNS(W, name)) {
      const id = numbered(mark.getAttributeNS(W, "id") ?? "", suffix);
      mark.setAttributeNS(W, "w:id", id);
      if (mark.hasAttributeNS(W, "name")) mark.setAttributeNS(W, "w:name", `${MARK}${id}`);
    }
  }
  return node;
}

/**
 * @param {Element | undefined} element
 * @param {(value: string) => string} change
 */
function set(element, change) {
  element?.setAttributeNS(W, "w:val", change(element.getAttributeNS(W, "val") ?? ""));
}

/**
 * Return the number of a control in the part of a child: the same whenever the file is made.
 * @param {string} id
 * @param {string} suffix
 */
function numbered(id, suffix) {
  let number = 2_166_136_261;
  for (const sign of `${id}${suffix}`) number = Math.imul(number ^ (sign.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return String((number % MOST_IDS) + 1);
}

/**
 * Leave out the middle of a title that Word would not take: its end tells rows apart.
 * @param {string} title
 */
function shortened(title) {
  return title.length > LONGEST ? `${title.slice(0, 36)} … ${title.slice(-25)}` : title;
}
