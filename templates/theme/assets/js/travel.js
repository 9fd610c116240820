/**
 * Going from page to page without losing what was typed: the theme swaps the page's
 * content and keeps the document, so that modules keep their memory.
 *
 * The theme itself does so only for addresses its sitemap lists in full, so that it must be
 * told at build time where the site will stand. Here any page below the site's root counts,
 * and the theme is told of it through `location$`, the stream it publishes.
 *
 * A classic script in the head: its `popstate` listener must come before the theme's.
 */
(() => {
  /** @typedef {{subscribe: (listener: () => void) => void, next: (value: URL) => void}} Stream */

  const theme = /** @type {{document$?: Stream, location$?: Stream}} */ (
    /** @type {unknown} */ (window)
  );
  let shown = window.location.pathname;
  /** The address is already that of a page which is still to come. */
  let isOnItsWay = false;
  let root = new URL(".", window.location.href);

  /**
   * Hide a move within the page from the theme: at its first it would fetch the page again
   * and wipe what was typed into it.
   * @param {PopStateEvent} event
   */
  function stayOnPage(event) {
    if (isOnItsWay || window.location.pathname !== shown) return;
    event.stopImmediatePropagation();
    if (event.state) window.scrollTo(0, event.state.y ?? 0);
  }

  /** @param {MouseEvent} event */
  function follow(event) {
    const isPlain = !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (event.defaultPrevented || !isPlain || !link?.href || link.target || link.download) return;
    const to = new URL(link.href);
    if (isOnItsWay && to.pathname === window.location.pathname) {
      // Pressed twice: the browser would load the page anew, and nothing typed outlives that.
      event.preventDefault();
      return;
    }
    if (!isOtherPage(to)) return;
    event.preventDefault();
    isOnItsWay = true;
    history.replaceState({ x: window.scrollX, y: window.scrollY }, "");
    history.pushState(null, "", to);
    theme.location$?.next(to);
  }

  /** @param {URL} to */
  function isOtherPage(to) {
    const isOurs = to.origin === root.origin && to.pathname.startsWith(root.pathname);
    return isOurs && to.pathname !== window.location.pathname && /(\/|\.html)$/.test(to.pathname);
  }

  /** Put focus, and so the screen reader, on the new page's title. */
  function focusHeading() {
    const heading = document.querySelector(".md-content h1");
    if (!(heading instanceof HTMLElement)) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  function arrive() {
    const isNew = shown !== window.location.pathname;
    shown = window.location.pathname;
    isOnItsWay = false;
    if (isNew && !window.location.hash) focusHeading();
  }

  /** The theme writes the way to the site's root into every page, and runs before this does. */
  function start() {
    if (!theme.location$ || window.location.protocol === "file:") return;
    const settings = JSON.parse(document.getElementById("__config")?.textContent ?? "{}");
    root = new URL(`${settings.base ?? "."}/`.replace(/\/+$/, "/"), window.location.href);
    document.addEventListener("click", follow);
    theme.document$?.subscribe(arrive);
  }

  window.addEventListener("popstate", stayOnPage);
  document.addEventListener("DOMContentLoaded", start);
})();
