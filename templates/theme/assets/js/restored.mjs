/**
 * Puts back what stood in the fields of a page that the browser shows again as it was left.
 *
 * What stands in a field is a second copy of what the page remembers. WebKit empties fields
 * that must not be kept (`autocomplete="off"`) when it shows a page again, just after it says
 * so and without telling anyone: what is typed next would take the place of what stood there.
 * Here nothing is stored: the page itself was kept whole, and only its fields were emptied.
 *
 * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control
 */

/** When the fields are looked at again: WebKit does it a moment after the page is shown. */
const LOOKS_MS = [0, 50, 250, 1000];
const FIRST_ACTS = ["pointerdown", "keydown", "paste", "drop"];

/** @type {Map<Control, string | boolean>} */
let stood = new Map();
/** @type {number[]} */
let looks = [];

/** Keep the fields as they stood, however often the page is left and shown again. */
export function keepFields() {
  window.addEventListener("pagehide", note);
  window.addEventListener("pageshow", ({ persisted }) => persisted && putBackSoon());
}

function note() {
  const controls = /** @type {NodeListOf<Control>} */ (document.querySelectorAll("input, textarea, select"));
  stood = new Map([...controls].filter((one) => one.type !== "file").map((one) => [one, contentOf(one)]));
}

function putBackSoon() {
  putBack();
  looks = LOOKS_MS.map((milliseconds) => window.setTimeout(putBack, milliseconds));
  for (const name of FIRST_ACTS) window.addEventListener(name, putBackLast, true);
}

/** From the first key or press on, what stands in a field is what the person puts there. */
function putBackLast() {
  putBack();
  for (const look of looks) window.clearTimeout(look);
  for (const name of FIRST_ACTS) window.removeEventListener(name, putBackLast, true);
}

function putBack() {
  for (const [control, value] of stood) {
    if (contentOf(control) === value) continue;
    if (typeof value === "string") control.value = value;
    else if (control instanceof HTMLInputElement) control.checked = value;
  }
}

/** @param {Control} control */
function contentOf(control) {
  const isTick = control instanceof HTMLInputElement && ["checkbox", "radio"].includes(control.type);
  return isTick ? control.checked : control.value;
}
