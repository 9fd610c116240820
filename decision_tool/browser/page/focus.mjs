/** Where focus goes when a link names a field. */

/**
 * Put focus on the first control that *selector* finds, opening the fold it stands in.
 * @param {ParentNode} root
 * @param {string} selector
 */
export function focusOn(root, selector) {
  const found = root.querySelector(selector);
  found?.closest("details")?.setAttribute("open", "");
  if (found instanceof HTMLElement) found.focus();
}
