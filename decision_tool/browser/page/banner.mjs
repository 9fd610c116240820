/** A banner, and a button that looks like a link: what every page tells something with. */

import { html } from "./element.mjs";

/**
 * @param {string} name
 * @param {string} first bold words that suffice alone
 * @param {string} rest
 */
export function banner(name, first, rest) {
  const words = html("p", {}, html("strong", {}, first), ` ${rest}`);
  return html("div", { class: `pw-banner ${name}`.trim() }, words);
}

/**
 * Return a button that looks like a link.
 * @param {string} words
 * @param {() => void} act
 */
export function link(words, act) {
  const button = html("button", { class: "pw-link", type: "button" }, words);
  button.addEventListener("click", act);
  return button;
}
