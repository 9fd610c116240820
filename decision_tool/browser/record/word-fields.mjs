/**
 * Finds the fields of a form in a Word file that comes back, by the blank form of this site: that
 * says what each field is called in a file, and what is printed beside it. Other programs drop
 * some of these names, so each field has several: its bookmark, the tag and the title of its
 * control, its place in its table, the words beside it.
 *
 * A field has its cell, or its line, to itself. All that stands there and is not printed on the
 * form was typed, wherever the control ends.
 *
 * @import {Lists} from "./word-lists.mjs"
 */

import { first, linesOf, paragraphsIn, picturesIn, W } from "./word-xml.mjs";

/** What an empty control shows, beside a box to tick: decision_tool/publish/records/word_controls.py. */
const BLANK_AROUND = /^\u2002+|\u2002+$/g;
const BLANK_LINE = /^\u2002+$/;
const BLANKS = /[\u2002☐\s]+/gu;
const TICKED = /[☑☒✓✔]/gu;
const TICK_WORDS = /^(?:x|y|yes|true)$/i;

/**
 * @typedef {object} KnownField
 * @property {string} id
 * @property {string} bookmark
 * @property {string} title of its control, or "" where another has the same
 * @property {boolean} isTick
 * @property {string} cell where it stands, "2 5 1", or ""
 * @property {string[]} printed what is printed in its cell
 *
 * @typedef {{fields: KnownField[], shapes: string[], outside: string[], pictures: number}} Blank
 * *shapes*: of its tables; *outside*: what is printed where no field is, *pictures*: how many stand there
 */

/**
 * Return what is to be known of a blank form.
 * @param {XMLDocument} text
 * @returns {Blank}
 */
export function blankForm(text) {
  const cells = new Cells(text);
  const controls = controlsIn(text).filter((one) => nameOf(one, "tag") !== "");
  const titles = controls.map((one) => nameOf(one, "alias"));
  const fields = controls.map((control) => {
    const title = nameOf(control, "alias");
    const place = placeOf(control);
    return {
      id: nameOf(control, "tag"),
      bookmark: control.previousElementSibling?.getAttributeNS(W, "name") ?? "",
      title: titles.indexOf(title) === titles.lastIndexOf(title) ? title : "",
      isTick: first(control, W, "sdtContent")?.textContent === "☐",
      cell: cells.nameOf(place),
      printed: linesIn(place).map(plain).filter(Boolean),
    };
  });
  const places = controls.map(placeOf);
  const pictures = outside(picturesIn(text.documentElement), places).length;
  return { fields, shapes: cells.shapes, outside: linesOutside(text, places), pictures };
}

/**
 * Return where each field of a form stands in a file, by its id. No place is that of two fields.
 * @param {Blank} blank
 * @param {XMLDocument} text
 * @returns {Map<string, Element>}
 */
export function placesIn(blank, text) {
  /** @type {Map<string, Element>} */
  const found = new Map();
  /** @type {Set<Element>} */
  const taken = new Set();
  for (const way of waysTo(blank, text)) {
    for (const field of blank.fields) {
      const place = found.has(field.id) ? null : way(field);
      if (!place || taken.has(place)) continue;
      taken.add(place);
      found.set(field.id, place);
    }
  }
  return found;
}

/**
 * Return the ways to find a field, the surest first.
 * @param {Blank} blank
 * @param {XMLDocument} text
 * @returns {((field: KnownField) => Element | null | undefined)[]}
 */
function waysTo(blank, text) {
  const controls = controlsIn(text);
  const bookmarks = byName([...text.getElementsByTagNameNS(W, "bookmarkStart")], (one) => one.getAttributeNS(W, "name") ?? "");
  const tags = byName(controls, (one) => nameOf(one, "tag"));
  const titles = byName(controls, (one) => nameOf(one, "alias"));
  const lines = byName(paragraphsIn(text.documentElement), (one) => ticked(linesOf(one).join(" ")).rest);
  const cells = new Cells(text);
  return [
    ({ bookmark }) => placed(bookmarks.get(bookmark)),
    ({ id }) => placed(tags.get(id)),
    ({ title }) => placed(titles.get(title)),
    ({ cell }) => cells.at(cell, blank.shapes),
    ({ cell, printed }) => (cell ? null : lines.get(printed.join(" "))),
  ];
}

/**
 * Return what was typed into the place of a field, its lines as they stand, those of a list with
 * the sign before them.
 * @param {KnownField} field
 * @param {Element} place
 * @param {Lists} lists
 */
export function typedIn({ printed }, place, lists) {
  const rest = [...printed];
  const isTyped = (/** @type {string} */ line) => {
    const at = rest.indexOf(plain(line));
    if (at >= 0) rest.splice(at, 1);
    return at < 0 && !BLANK_LINE.test(line);
  };
  const typed = paragraphsIn(place).flatMap((paragraph) => {
    const [head, ...more] = linesOf(paragraph).filter(isTyped);
    if (head === undefined) return [];
    return [head.trim() ? `${lists.signOf(paragraph)}${head}` : head, ...more];
  });
  return typed.join("\n").replace(BLANK_AROUND, "").replace(/\n+$/, "");
}

/**
 * Tell whether a field is ticked, and what else was written there.
 * @param {KnownField} field
 * @param {Element} place
 */
export function tickIn({ printed }, place) {
  const { isTicked, rest } = ticked(linesIn(place).join(" "));
  const words = rest.replace(printed.join(" "), "").trim();
  return TICK_WORDS.test(words) ? { isTicked: true, words: "" } : { isTicked, words };
}

/** @param {string} line */
function ticked(line) {
  const rest = plain(line.replace(TICKED, ""));
  return { isTicked: line.search(TICKED) >= 0, rest };
}

/**
 * Return those that are in no field's place.
 * @param {Element[]} found
 * @param {Element[]} places
 */
export function outside(found, places) {
  const taken = new Set(places);
  return found.filter((one) => {
    for (let at = /** @type {Element | null} */ (one); at; at = at.parentElement) if (taken.has(at)) return false;
    return true;
  });
}

/**
 * Return the lines that stand in a file and are in no field's place.
 * @param {XMLDocument} text
 * @param {Element[]} places
 */
export function linesOutside(text, places) {
  const found = outside(paragraphsIn(text.documentElement), places);
  return found.flatMap(linesOf).map(plain).filter(Boolean);
}

/** @param {XMLDocument} text */
export function controlsIn(text) {
  return [...text.getElementsByTagNameNS(W, "sdt")];
}

/** The cells of the tables of a file, but for tables within a cell. */
class Cells {
  /** @param {XMLDocument} text */
  constructor(text) {
    const tables = [...text.getElementsByTagNameNS(W, "tbl")].filter((one) => !one.closest("tc"));
    this.tables = tables.map((table) => partsOf(table, "tr").map((row) => partsOf(row, "tc")));
    this.shapes = this.tables.map((rows) => rows.map((cells) => cells.length).join(" "));
    /** @type {Map<Element, string>} */
    this.names = new Map();
    for (const [table, rows] of this.tables.entries()) {
      for (const [row, cells] of rows.entries()) {
        for (const [at, cell] of cells.entries()) this.names.set(cell, `${table} ${row} ${at}`);
      }
    }
  }

  /** @param {Element} place */
  nameOf(place) {
    return this.names.get(place) ?? "";
  }

  /**
   * Return a cell by its place, where the tables are still those of the form.
   * @param {string} name
   * @param {string[]} shapes
   */
  at(name, shapes) {
    const [table = -1, row = -1, cell = -1] = name ? name.split(" ").map(Number) : [];
    const isSame = this.shapes.length === shapes.length && this.shapes[table] === shapes[table];
    return isSame ? this.tables[table]?.[row]?.[cell] : null;
  }
}

/**
 * @param {Element} whole a table or a row
 * @param {string} name
 */
function partsOf(whole, name) {
  const found = [...whole.getElementsByTagNameNS(W, name)];
  return found.filter((one) => one.parentElement?.closest(whole.localName) === whole);
}

/** @param {Element} place */
function linesIn(place) {
  return paragraphsIn(place).flatMap(linesOf);
}

/**
 * Return the place that something stands in: its cell, or its line outside of tables.
 * @param {Element | undefined} mark
 */
function placed(mark) {
  return mark ? (mark.closest("tc") ?? mark.closest("p")) : null;
}

/** @param {Element} control */
function placeOf(control) {
  return /** @type {Element} */ (placed(control));
}

/**
 * @param {Element} control
 * @param {string} name "tag", or "alias": its title
 */
export function nameOf(control, name) {
  return first(control, W, name)?.getAttributeNS(W, "val") ?? "";
}

/**
 * Return the first of each name; what has none is left out.
 * @param {Element[]} found
 * @param {(one: Element) => string} name
 */
function byName(found, name) {
  /** @type {Map<string, Element>} */
  const named = new Map();
  for (const one of found) if (name(one) && !named.has(name(one))) named.set(name(one), one);
  return named;
}

/**
 * Return words without what an empty control shows, each after one space.
 * @param {string} line
 */
export function plain(line) {
  return line.replace(BLANKS, " ").trim();
}
