/**
 * Puts words on the clipboard, as text and as HTML: what is pasted into takes which it can
 * use. The newer way needs an address that browsers call secure, which many intranets are
 * not; the older way works on those.
 *
 * @import {Pasted} from "../worker/replies.mjs"
 */

/**
 * Tell whether the words are on the clipboard. Called straight from a press: browsers allow
 * it no later. Fails as *words* fails.
 * @param {Promise<Pasted>} words
 * @returns {Promise<boolean>}
 */
export async function copied(words) {
  if (await isWritten(words)) return true;
  return isCommanded(await words);
}

/** @param {Promise<Pasted>} words */
async function isWritten(words) {
  if (!navigator.clipboard?.write || typeof ClipboardItem === "undefined") return false;
  const kinds = /** @type {const} */ ({ "text/plain": "text", "text/html": "html" });
  const parts = Object.entries(kinds).map(([type, name]) => {
    const part = words.then((pasted) => new Blob([pasted[name]], { type }));
    part.catch(() => {}); // who waits for *words* hears of it
    return [type, part];
  });
  try {
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(parts))]);
    return true;
  } catch {
    // Refused by a policy, or by the browser because another window has focus.
    return false;
  }
}

/** @param {Pasted} pasted */
function isCommanded({ text, html }) {
  let isHeard = false;
  /** @param {ClipboardEvent} event */
  const fill = (event) => {
    isHeard = true;
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData("text/plain", text);
    event.clipboardData?.setData("text/html", html);
  };
  document.addEventListener("copy", fill, true);
  try {
    return document.execCommand("copy") && isHeard;
  } finally {
    document.removeEventListener("copy", fill, true);
  }
}
