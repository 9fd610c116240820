/**
 * The menu drawer and the search panel. The theme opens both with hidden checkboxes, which
 * stay the one record of what is open; the buttons here set them and follow them.
 */

const NARROW = window.matchMedia("(max-width: 76.2344em)");

/** Wire both buttons, and Escape for the drawer (the theme itself closes search on Escape). */
export function keepPanels() {
  keepPanel(".pw-menu", "__drawer", onDrawer);
  keepPanel(".pw-search", "__search", onSearch);
  const search = box("__search");
  document.querySelector(".pw-search__close")?.addEventListener("click", () => set(search, false));
  const drawer = box("__drawer");
  NARROW.addEventListener("change", () => set(drawer, false));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") set(drawer, false);
  });
}

/**
 * @param {string} selector the button
 * @param {string} id the checkbox it works
 * @param {(isOpen: boolean, button: HTMLElement) => void} settle what else opening changes
 */
function keepPanel(selector, id, settle) {
  const button = document.querySelector(selector);
  const toggle = box(id);
  if (!(button instanceof HTMLElement) || !toggle) return;
  button.addEventListener("click", () => set(toggle, !toggle.checked));
  toggle.addEventListener("change", () => {
    button.setAttribute("aria-expanded", String(toggle.checked));
    settle(toggle.checked, button);
  });
}

/** @param {string} id */
function box(id) {
  const found = document.getElementById(id);
  return found instanceof HTMLInputElement ? found : null;
}

/**
 * @param {HTMLInputElement | null} toggle
 * @param {boolean} isOpen
 */
function set(toggle, isOpen) {
  if (toggle && toggle.checked !== isOpen) toggle.click();
}

/**
 * While the drawer is open the page behind it takes no focus.
 * @param {boolean} isOpen
 * @param {HTMLElement} button
 */
function onDrawer(isOpen, button) {
  const behind = document.querySelectorAll(".md-content, .md-sidebar--secondary, .md-footer");
  for (const part of behind) part.toggleAttribute("inert", isOpen);
  const menu = document.getElementById("menu");
  if (isOpen) menu?.querySelector("a")?.focus();
  else returnFocus(menu, button);
}

/**
 * @param {boolean} isOpen
 * @param {HTMLElement} button
 */
function onSearch(isOpen, button) {
  const search = document.getElementById("search");
  if (isOpen) search?.querySelector("input")?.focus();
  else returnFocus(search, button);
}

/**
 * Give focus back to the button when closing would drop it.
 * @param {HTMLElement | null} panel
 * @param {HTMLElement} button
 */
function returnFocus(panel, button) {
  const now = document.activeElement;
  const isLost = !now || now === document.body || panel?.contains(now);
  if (isLost && button.offsetParent) button.focus();
}
