/**
 * The text of a file somebody opens, whatever program wrote it: Windows PowerShell and some
 * spreadsheets write UTF-16, and say so by a mark.
 */

/**
 * Text marked as UTF-16 is that; what is UTF-8 is that; the rest is what Excel's plain "CSV"
 * means on a British machine.
 * @param {Uint8Array} bytes
 */
export function decoded(bytes) {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder("utf-16le").decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/**
 * @param {Uint8Array} bytes
 * @param {number[]} marks
 */
export function startsWith(bytes, marks) {
  return marks.every((mark, place) => bytes[place] === mark);
}
