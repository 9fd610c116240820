/** Whether the person still looks at a page: the address changes a moment before the page does. */

/**
 * Return what tells whether the page that *root* stands in is still the one looked at. Called
 * while it is.
 * @param {HTMLElement} root
 * @returns {() => boolean}
 */
export function presenceOf(root) {
  const address = window.location.pathname;
  return () => root.isConnected && window.location.pathname === address;
}
