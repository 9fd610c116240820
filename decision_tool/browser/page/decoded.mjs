/**
 * The text of a file somebody opens, whatever program wrote it: Windows PowerShell and some
 * spreadsheets write UTF-16, and say so by a mark.
 *
 * @typedef {{name: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252", hasMark: boolean}} Encoding
 * *hasMark*: the file begins with the mark that tells its encoding
 */

/**
 * Text marked as UTF-16 is that; what is UTF-8 is that; the rest is what Excel's plain "CSV"
 * means on a British machine.
 * @param {Uint8Array} bytes
 */
export function decoded(bytes) {
  return decodedWith(bytes).text;
}

/**
 * Return the text as `decoded` does, and how it is written, for whoever writes it back.
 * @param {Uint8Array} bytes
 * @returns {{text: string, encoding: Encoding}}
 */
export function decodedWith(bytes) {
  for (const [name, marks] of MARKS) {
    if (startsWith(bytes, marks)) return { text: new TextDecoder(name).decode(bytes), encoding: { name, hasMark: true } };
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { text, encoding: { name: "utf-8", hasMark: startsWith(bytes, [0xef, 0xbb, 0xbf]) } };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), encoding: { name: "windows-1252", hasMark: false } };
  }
}

const MARKS = /** @type {const} */ ([
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
]);

/**
 * @param {Uint8Array} bytes
 * @param {readonly number[]} marks
 */
export function startsWith(bytes, marks) {
  return marks.every((mark, place) => bytes[place] === mark);
}
