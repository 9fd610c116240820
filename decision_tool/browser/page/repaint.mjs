/** Making a part of the page anew while someone works in it. */

let isUnderWay = false;
let isPressed = false;

window.addEventListener("pointerdown", () => (isPressed = true), true);
for (const end of ["pointerup", "pointercancel"]) {
  window.addEventListener(end, () => (isPressed = false), true);
}
// A button acts on the release of Space, too; focus may be elsewhere by then.
window.addEventListener("keydown", (event) => isSpaceOnButton(event) && (isPressed = true), true);
window.addEventListener("keyup", ({ key }) => key === " " && (isPressed = false), true);
window.addEventListener("blur", () => (isPressed = false));

/** @param {KeyboardEvent} event */
function isSpaceOnButton({ key, target }) {
  return key === " " && target instanceof Element && target.closest("button, summary") !== null;
}

/**
 * Wait until no mouse button, finger or Space is down: an element that is replaced between its
 * press and its release loses the click.
 * @returns {Promise<void>}
 */
export async function released() {
  // Looked at again and again, for a release outside the window is never told of: at most
  // two seconds, and once more so that the click, which follows the release, comes first.
  const patience = performance.now() + 2000;
  while (isPressed && performance.now() < patience) await pause(20);
  await pause(0);
}

/**
 * Tell whether focus is leaving only because its place is being made anew: the browser
 * reports that like any other leaving.
 */
export function isRepainting() {
  return isUnderWay;
}

/**
 * Make *place* anew without losing focus: it goes to what now carries the id of what had it,
 * or stands where it stood under the nearest element with an id.
 * @param {HTMLElement} place
 * @param {() => void} make
 */
export function repaint(place, make) {
  const focused = place.contains(document.activeElement) ? document.activeElement : null;
  // Both ends: what is selected is replaced by the next key.
  const selected = focused instanceof HTMLInputElement ? [focused.selectionStart, focused.selectionEnd] : [];
  const find = focused ? finderOf(focused) : () => null;
  isUnderWay = true;
  try {
    make();
    const again = find();
    if (again instanceof HTMLElement) again.focus({ preventScroll: true });
    if (again instanceof HTMLInputElement) again.setSelectionRange(selected[0] ?? null, selected[1] ?? null);
  } finally {
    isUnderWay = false;
  }
}

/**
 * Return what finds an element again after it was made anew. Links have no id of their own:
 * they are told by their words.
 * @param {Element} element
 * @returns {() => Element | null | undefined}
 */
function finderOf(element) {
  const id = element.closest("[id]")?.id ?? "";
  if (id === element.id) return () => document.getElementById(id);
  const alike = () =>
    [...(document.getElementById(id)?.querySelectorAll(element.tagName) ?? [])].filter((one) => one.textContent === element.textContent);
  const place = alike().indexOf(element);
  return () => alike()[place];
}

/** @param {number} milliseconds */
function pause(milliseconds) {
  return new Promise((resolve) => window.setTimeout(resolve, milliseconds));
}
