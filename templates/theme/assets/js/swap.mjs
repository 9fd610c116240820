/**
 * Puts one page of the site in place of another and keeps the document, so that what modules
 * remember outlives the change. Which parts differ between pages is the theme's business: these
 * are the ones that its own way of swapping takes.
 */

const PARTS = ["announce", "container", "header-topic", "outdated", "logo", "skip"];
const KEPT_METAS = ["theme-color", "color-scheme"];
/** How long a page waits for its looks: what is typed there counts for more. */
const LOOKS_MS = 5_000;

/**
 * Load the stylesheets of *page* that are not here yet, so that it is never seen without them.
 * They stay from then on: their rules name parts of tools alone.
 * @param {Document} page
 * @param {URL} address where it was fetched from
 */
export async function loadLooks(page, address) {
  makeAbsolute(page, address);
  const here = new Set(looksOf(document).map((link) => link.href));
  await Promise.all(
    looksOf(page)
      .filter((link) => !here.has(link.href))
      .map(loaded),
  );
}

/**
 * Put *page* in place of what is shown, and run its scripts.
 * @param {Document} page
 * @param {URL} address where it was fetched from
 */
export async function swapIn(page, address) {
  makeAbsolute(page, address);
  for (const name of PARTS) {
    const [shown, next] = [document, page].map((one) => one.querySelector(`[data-md-component=${name}]`));
    if (shown && next) shown.replaceWith(next);
  }
  swapHead(page);
  await runScripts();
}

/**
 * Write whole addresses: those relative to a page would change their meaning with the next one.
 * @param {Document} page
 * @param {URL} address
 */
export function makeAbsolute(page, address) {
  for (const element of page.querySelectorAll("[href], [src]")) {
    for (const name of element instanceof HTMLElement ? ["href", "src"] : []) {
      const value = element.getAttribute(name);
      if (value && URL.canParse(value, address)) element.setAttribute(name, new URL(value, address).href);
    }
  }
}

/** @param {Document} page */
function swapHead(page) {
  const shown = new Map([...document.head.children].map((one) => [one.outerHTML, one]));
  for (const one of [...page.head.children]) {
    if (!shown.delete(one.outerHTML)) document.head.append(one);
  }
  for (const one of shown.values()) {
    if (!KEPT_METAS.includes(one.getAttribute("name") ?? "") && !isLooks(one)) one.remove();
  }
}

/** @param {Element} element @returns {element is HTMLLinkElement} */
function isLooks(element) {
  return element instanceof HTMLLinkElement && element.rel === "stylesheet";
}

/** @param {Document} page */
function looksOf(page) {
  return [...page.head.children].filter(isLooks);
}

/**
 * @param {HTMLLinkElement} link of another document
 * @returns {Promise<void>} done as well where it does not come: the page is readable without
 */
function loaded(link) {
  const made = document.importNode(link);
  return new Promise((resolve) => {
    window.setTimeout(resolve, LOOKS_MS);
    made.addEventListener("load", () => resolve());
    made.addEventListener("error", () => {
      made.remove(); // the page's own link asks for it again
      resolve();
    });
    document.head.append(made);
  });
}

/** Make the scripts of the new part anew: the browser runs none that came in with a document. */
async function runScripts() {
  const container = document.querySelector("[data-md-component=container]");
  for (const script of container?.querySelectorAll("script") ?? []) await ran(script);
}

/**
 * @param {HTMLScriptElement} script
 * @returns {Promise<void>} done at once for a module, which finds the page whenever it comes,
 * and also where a script cannot be had: the page says then what it lacks
 */
function ran(script) {
  const made = document.createElement("script");
  for (const { name, value } of script.attributes) made.setAttribute(name, value);
  made.textContent = script.textContent;
  return new Promise((resolve) => {
    for (const end of ["load", "error"]) made.addEventListener(end, () => resolve());
    script.replaceWith(made);
    if (!made.src || made.type === "module") resolve();
  });
}
