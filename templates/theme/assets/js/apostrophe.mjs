/**
 * What is typed into search has the apostrophe of the index, whichever was typed: a telephone
 * writes the typographic one, and so does text copied from a page.
 */

const BOX = "[data-md-component=search-query]";
const OTHERS = /[\u2018\u2019\u02bc\u2032\u00b4`]/gu;

/** Turn every apostrophe in the box into the one of the index, before the theme reads it. */
export function keepApostrophe() {
  document.addEventListener("input", turn, true);
  document.addEventListener("keyup", turn, true);
}

/** @param {Event} event */
function turn({ target }) {
  if (!(target instanceof HTMLInputElement && target.matches(BOX))) return;
  const turned = target.value.replaceAll(OTHERS, "'");
  if (turned === target.value) return;
  const { selectionStart, selectionEnd } = target;
  target.value = turned; // the same length, so the caret can stand where it stood
  target.setSelectionRange(selectionStart, selectionEnd);
}
