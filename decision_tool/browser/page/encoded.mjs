/**
 * The bytes of a text, written as the file was that it came from: what is not touched in it stays
 * byte for byte.
 *
 * @import {Encoding} from "./decoded.mjs"
 */

const MARK = "\ufeff";
/** What windows-1252 has in place of the control signs from 0x80, each at its place. */
const HIGH =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";
const FIRST_HIGH = 0x80;
const LAST_HIGH = 0x9f;

/**
 * Return the bytes of a text. A sign that the encoding does not have makes it UTF-8 with its mark.
 * @param {string} text
 * @param {Encoding} encoding
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function encoded(text, { name, hasMark }) {
  const whole = hasMark ? MARK + text : text;
  if (name === "utf-8") return new TextEncoder().encode(whole);
  if (name === "windows-1252") return narrow(text) ?? new TextEncoder().encode(MARK + text);
  const bytes = new Uint8Array(2 * whole.length);
  const view = new DataView(bytes.buffer);
  for (let place = 0; place < whole.length; place += 1) view.setUint16(2 * place, whole.charCodeAt(place), name === "utf-16le");
  return bytes;
}

/**
 * @param {string} text
 */
function narrow(text) {
  const bytes = new Uint8Array(text.length);
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    const isOwn = code < FIRST_HIGH || (code > LAST_HIGH && code <= 0xff);
    const high = isOwn ? -1 : HIGH.indexOf(text.charAt(place));
    if (!isOwn && high < 0) return null;
    bytes[place] = isOwn ? code : FIRST_HIGH + high;
  }
  return bytes;
}
