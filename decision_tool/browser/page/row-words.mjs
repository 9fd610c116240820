/**
 * How a row's words, tags and links are drawn, on every page that lists rows.
 *
 * @import {Link, Part, Tag} from "../worker/replies.mjs"
 * @import {Child} from "./element.mjs"
 */

import { html } from "./element.mjs";

/**
 * Return an id for a row's elements: a step's own id holds signs that an id should not.
 * @param {string} id
 */
export function rowId(id) {
  return `row-${id.replace(/[^a-z0-9-]/g, "-")}`;
}

/**
 * Return a link to a field; the page's one click listener follows it.
 * @param {Pick<Link, "kind" | "id" | "text">} link
 */
export function fieldLink(link) {
  return html("a", { href: "#calculator", "data-to": `${link.kind} ${link.id}` }, link.text);
}

/** @param {Tag} one */
export function tag(one) {
  return html("span", { class: `pw-tag pw-tag--${one.tone}` }, one.text);
}

/**
 * Return words with their days marked up, so that figures line up and machines can read them.
 * @param {Part[]} words
 * @returns {Child[]}
 */
export function parts(words) {
  return words.map((one) => (one.day ? html("time", { datetime: one.day }, one.text) : one.text));
}
