/**
 * Line breaks of every kind that text brings along: Word's soft break, a page break, those of
 * other systems. Taken for spaces or left out, they would join the words on both sides.
 */

const BREAK = /\r\n?|[\v\f\u001C-\u001E\u0085\u2028\u2029]/g;

/**
 * Return words with each line break as "\n".
 * @param {string} words
 */
export function asLines(words) {
  return words.replace(BREAK, "\n");
}

/**
 * Return words for a place of one line: a line break parts them by a space.
 * @param {string} words
 */
export function asOneLine(words) {
  return asLines(words).replaceAll("\n", " ");
}
