/** Takes away what is said of an edition before its first day, once that day has come here. */

/** The theme's stream of pages: the first, then one for every change. */
const pages = /** @type {{document$?: {subscribe: (listener: () => void) => void}}} */ (/** @type {unknown} */ (window)).document$;

function hideOnceDue() {
  for (const words of document.querySelectorAll("[data-pw-from]")) {
    const [year = 0, month = 1, day = 1] = (words.getAttribute("data-pw-from") ?? "").split("-").map(Number);
    const banner = words.closest(".md-banner") ?? words;
    banner.toggleAttribute("hidden", new Date(year, month - 1, day).getTime() <= Date.now());
  }
}

hideOnceDue();
pages?.subscribe(hideOnceDue);
