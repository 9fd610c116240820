/**
 * What a filled Word file says when it comes back: the value of every field that is found, and
 * every word that is none's. Another form, or a file that is not ours, is refused.
 *
 * @import {Values} from "../memory/case.mjs"
 * @import {WordPackage} from "./word-package.mjs"
 * @import {Blank} from "./word-fields.mjs"
 * @import {Zip} from "./zip.mjs"
 *
 * @typedef {{id: string, words: string}} Left words that fit nowhere; *id*: of the field that they stand beside, or ""
 * @typedef {{
 *   values: Values, missing: string[], left: Left[], pictures: string[], edition: string, ownEdition: string,
 * }} WordBack *missing*: fields that the file has no place for; *pictures*: fields that hold pictures, "" where no field is; *edition*: that of the file, *ownEdition*: that of this site
 */

import { Refused } from "../page/refused.mjs";
import { Lists } from "./word-lists.mjs";
import { blankForm, controlsIn, linesOutside, nameOf, outside, placesIn, plain, tickIn, typedIn } from "./word-fields.mjs";
import { wordPackage } from "./word-package.mjs";
import { first, picturesIn, W } from "./word-xml.mjs";

const NOT_OURS = "It is not one of the forms made here. Open a form that was downloaded from this site, filled in or blank.";

/**
 * Return what a file says. Throws Refused.
 * @param {Zip} zip
 * @param {Uint8Array} bytes
 * @param {Uint8Array} blankBytes the blank form of this page
 * @returns {WordBack}
 */
export function wordBack(zip, bytes, blankBytes) {
  const own = wordPackage(zip, blankBytes);
  const file = wordPackage(zip, bytes);
  checkForm(file, own);
  const blank = blankForm(own.text);
  const places = placesIn(blank, file.text);
  const lists = new Lists(file.numbering);
  /** @type {WordBack} */
  const back = { values: {}, missing: [], left: [], pictures: [], edition: file.edition, ownEdition: own.edition };
  for (const field of blank.fields) {
    const place = places.get(field.id);
    if (!place) back.missing.push(field.id);
    else if (field.isTick) putTick(back, field.id, tickIn(field, place));
    else back.values[field.id] = typedIn(field, place, lists);
    if (place && picturesIn(place).length > 0) back.pictures.push(field.id);
  }
  if (outside(picturesIn(file.text.documentElement), [...places.values()]).length > blank.pictures) back.pictures.push("");
  for (const { id, words } of heads(file)) putHead(back, id, words);
  for (const words of unprinted(blank, back, linesOutside(file.text, [...places.values()]))) back.left.push({ id: "", words });
  return back;
}

/**
 * Files of an earlier day have no mark; they are known by what they are called.
 * @param {WordPackage} file
 * @param {WordPackage} own
 */
function checkForm(file, own) {
  const form = file.form || (file.title === own.title ? own.form : "");
  if (!form) throw Refused.because(NOT_OURS);
  if (form === own.form) return;
  throw Refused.because(`It is another form: ${file.title || form}. Open it on the page of that form, under Records.`);
}

/**
 * @param {WordBack} back
 * @param {string} id
 * @param {{isTicked: boolean, words: string}} tick
 */
function putTick(back, id, { isTicked, words }) {
  back.values[id] = isTicked;
  if (words) back.left.push({ id, words });
}

/**
 * Take in whose form it is from the head of a sheet, where the form itself does not say it.
 * @param {WordBack} back
 * @param {string} id
 * @param {string} words
 */
function putHead(back, id, words) {
  const own = back.values[id];
  if (!id || !words || (typeof own === "string" && plain(own) === words)) return;
  const isTold = back.left.some((one) => one.id === id && one.words === words);
  if (own && !isTold) back.left.push({ id, words });
  else if (!own) back.values[id] = words;
}

/**
 * Return whose form the heads of the sheets say it is, by field.
 * @param {WordPackage} file
 */
function heads({ heads: found }) {
  const bound = found.flatMap((head) => controlsIn(head).filter((one) => first(one, W, "dataBinding")));
  return bound.map((one) => ({ id: nameOf(one, "tag"), words: plain(first(one, W, "sdtContent")?.textContent ?? "") }));
}

/**
 * Return the lines that the form does not print there.
 * @param {Blank} blank
 * @param {WordBack} back
 * @param {string[]} lines
 */
function unprinted(blank, { missing }, lines) {
  const lost = blank.fields.filter(({ id }) => missing.includes(id)).flatMap(({ printed }) => printed);
  const printed = [...blank.outside, ...lost];
  return lines.filter((line) => {
    const at = printed.indexOf(line);
    if (at >= 0) printed.splice(at, 1);
    return at < 0;
  });
}
