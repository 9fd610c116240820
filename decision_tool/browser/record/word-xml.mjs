/** The XML inside a Word file: its namespaces, and what stands in a paragraph. */

export const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
export const W14 = "http://schemas.microsoft.com/office/word/2010/wordml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PIECES = new Set(["t", "br", "cr", "tab", "noBreakHyphen", "sym"]);
const PICTURES = ["drawing", "pict", "object"];
/** What was taken out while changes were tracked, and what stands a second time for older programs. */
const NOT_THERE = "del, moveFrom, Fallback";
/** Characters of fonts that draw signs stand from here on. */
const SIGNS_FROM = 0xf000;

/** @param {string} xml */
export function parse(xml) {
  return new DOMParser().parseFromString(xml, "application/xml");
}

/** @param {XMLDocument} parsed */
export function serialized(parsed) {
  return HEAD + new XMLSerializer().serializeToString(parsed.documentElement);
}

/**
 * @param {Element} within
 * @param {string} namespace
 * @param {string} name
 */
export function first(within, namespace, name) {
  return within.getElementsByTagNameNS(namespace, name)[0];
}

/**
 * Return the paragraphs of a place that is one, or holds some.
 * @param {Element} place
 */
export function paragraphsIn(place) {
  const found = place.localName === "p" ? [place] : [...place.getElementsByTagNameNS(W, "p")];
  return found.filter((one) => !one.closest(NOT_THERE));
}

/**
 * Return the pictures of a place, and whatever else was put in that no words tell. A box of text
 * is none: its words are read.
 * @param {Element} place
 */
export function picturesIn(place) {
  const found = PICTURES.flatMap((name) => [...place.getElementsByTagNameNS(W, name)]);
  return found.filter((one) => !one.closest(NOT_THERE) && !first(one, W, "txbxContent"));
}

/**
 * Return what stands in a paragraph, and not in one within it, as lines: breaks part them.
 * @param {Element} paragraph
 */
export function linesOf(paragraph) {
  let words = "";
  for (const one of paragraph.getElementsByTagNameNS(W, "*")) {
    if (!PIECES.has(one.localName) || one.parentElement?.localName !== "r") continue;
    if (one.closest("p") === paragraph && !one.closest(NOT_THERE)) words += piece(one);
  }
  return words.split("\n");
}

/** @param {Element} one */
function piece(one) {
  if (one.localName === "t") return one.textContent ?? "";
  if (one.localName === "tab") return "\t";
  if (one.localName === "noBreakHyphen") return "\u2011";
  if (one.localName === "sym") return sign(one);
  return "\n";
}

/** @param {Element} one */
function sign(one) {
  const code = Number.parseInt(one.getAttributeNS(W, "char") ?? "", 16);
  return code > 0 && code < SIGNS_FROM ? String.fromCharCode(code) : "•";
}
