/** Going to another page of the site in place, so that the page's memory goes along. */

import { html } from "./element.mjs";

/**
 * Call *act* in place of following a link, unless the person asks for another tab or window.
 * @param {HTMLAnchorElement} link
 * @param {() => void} act
 */
export function onPlainClick(link, act) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    act();
  });
}

/**
 * Go to a page as a press on a link does: templates/theme/assets/js/travel.mjs hears of it.
 * @param {string} address
 */
export function follow(address) {
  const link = html("a", { href: address, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
}
