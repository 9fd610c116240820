/**
 * Reads the file a person opens. Spreadsheets write CSV in several encodings and say nothing
 * of which; a file that is not text at all is told apart here, for the engine takes text only.
 *
 * @import {Encoding} from "../page/decoded.mjs"
 */

import { decodedWith, startsWith } from "../page/decoded.mjs";

/** A spreadsheet may write hundreds of thousands of empty rows; a film opened by mistake is larger. */
const MOST_BYTES = 50_000_000;
/** How much text a box can hold and still be pleasant to edit. */
const MOST_IN_BOX = 100_000;
const AS_CSV =
  "In Excel choose File, then Save As, and the type “CSV UTF-8 (Comma delimited)”, and open that file here. Or copy its rows and paste them here.";

/**
 * whole: all of the file, with the rows at its end that have nothing in them.
 * @typedef {{text: string, whole: string, encoding: Encoding, isShort: boolean} | {message: string}} Reading
 */

/**
 * Return the file's text, or what to do where it has none.
 * @param {File} file
 * @returns {Promise<Reading>}
 */
export async function readCsv(file) {
  if (file.size > MOST_BYTES) return { message: `${file.name} is too large for a list of children. Open a CSV file.` };
  const bytes = await read(file);
  if (!bytes) return { message: `The browser cannot read ${file.name}. Check that it is still where it was.` };
  const isWorkbook = startsWith(bytes, [0x50, 0x4b]) || startsWith(bytes, [0xd0, 0xcf]);
  if (isWorkbook) {
    return {
      message: `${file.name} is a workbook, not a CSV file. ${AS_CSV}`,
    };
  }
  const { text: whole, encoding } = decodedWith(bytes);
  const text = withoutBlankEnd(whole);
  if (text.includes("\0")) return { message: `${file.name} is not a text file. Open a CSV file.` };
  if (text.trim() === "") return { message: `${file.name} is empty. Open a file with a row of headings and a row for each child.` };
  return { text, whole, encoding, isShort: text.length <= MOST_IN_BOX };
}

/**
 * Return the text without the rows at its end that have nothing in them. A pattern that looks
 * for them would try again at every row of such a file.
 * @param {string} text
 */
function withoutBlankEnd(text) {
  let end = text.length;
  while (end > 0 && " \t,;\r\n".includes(text.charAt(end - 1))) end -= 1;
  const line = text.indexOf("\n", end);
  return line < 0 ? text : text.slice(0, line + 1);
}

/**
 * Return the file's bytes; null where it was moved, or is held by another program.
 * @param {File} file
 */
async function read(file) {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return null;
  }
}
