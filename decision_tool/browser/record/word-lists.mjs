/**
 * The sign before each line of a list in a Word file: Word draws it, and no text of the file holds
 * it. A bullet becomes “•”, a number is counted.
 */

import { first, W } from "./word-xml.mjs";

const BULLET = "• ";
/** Styles that Word makes a list of, whatever a paragraph itself says. */
const LIST_STYLE = /^List(Bullet|Number)\d?$/;
const NOT_COUNTED = new Set(["bullet", "none", ""]);

export class Lists {
  /** How far each level of each list has been counted. @type {Map<string, number[]>} */
  #counts = new Map();

  /** @param {XMLDocument | null} numbering what the file says of its lists; null: nothing */
  constructor(numbering) {
    const all = (/** @type {string} */ name) => [...(numbering?.getElementsByTagNameNS(W, name) ?? [])];
    this.kinds = new Map(all("abstractNum").map((one) => [attribute(one, "abstractNumId"), one]));
    this.lists = new Map(all("num").map((one) => [attribute(one, "numId"), markedBy(one, "abstractNumId")]));
  }

  /**
   * Return the sign before a paragraph, or "" where it is in no list. Asked in the order of the file.
   * @param {Element} paragraph
   */
  signOf(paragraph) {
    const style = LIST_STYLE.exec(markedBy(paragraph, "pStyle"))?.[1];
    const list = markedBy(paragraph, "numId");
    if (list === "0" || (!list && !style)) return "";
    const level = Number(markedBy(paragraph, "ilvl") || 0);
    const isCounted = list ? !NOT_COUNTED.has(this.#formatOf(list, level)) : style === "Number";
    return `${"  ".repeat(level)}${isCounted ? `${this.#next(list, level)}. ` : BULLET}`;
  }

  /**
   * @param {string} list
   * @param {number} level
   */
  #formatOf(list, level) {
    const kind = this.kinds.get(this.lists.get(list) ?? "");
    const levels = [...(kind?.getElementsByTagNameNS(W, "lvl") ?? [])];
    const own = levels.find((one) => attribute(one, "ilvl") === String(level));
    return own ? markedBy(own, "numFmt") : "";
  }

  /**
   * Count on. Levels below begin anew.
   * @param {string} list
   * @param {number} level
   */
  #next(list, level) {
    const counts = (this.#counts.get(list) ?? []).slice(0, level + 1);
    const next = (counts[level] ?? 0) + 1;
    counts[level] = next;
    this.#counts.set(list, counts);
    return next;
  }
}

/**
 * @param {Element} within
 * @param {string} name of the element whose value is wanted
 */
function markedBy(within, name) {
  const found = first(within, W, name);
  return found ? attribute(found, "val") : "";
}

/**
 * @param {Element} element
 * @param {string} name
 */
function attribute(element, name) {
  return element.getAttributeNS(W, name) ?? "";
}
