/** Whether the person still looks at a page, and is not on the way to another. */

/**
 * Return what tells whether the page that *root* stands in is still the one looked at. Called
 * while it is. Who pressed a link is on the way elsewhere, until the other page does not come.
 * @param {HTMLElement} root
 * @returns {() => boolean}
 */
export function presenceOf(root) {
  const address = window.location.pathname;
  const isLeaving = () => document.documentElement.hasAttribute("data-leaving");
  return () => root.isConnected && window.location.pathname === address && !isLeaving();
}

/**
 * Call *act* whenever a page that was asked for did not come, so that this one stays.
 * @param {() => void} act
 */
export function onStayed(act) {
  window.addEventListener("pw-stayed", act);
}

/** Tell the frame that the address or the history of this page was changed by the page itself. */
export function addressMoved() {
  window.dispatchEvent(new Event("pw-moved"));
}
