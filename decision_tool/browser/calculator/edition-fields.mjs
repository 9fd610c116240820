/**
 * What a case of an earlier edition is filled into: the pathways, dates and questions that edition
 * has. They stand in the form's place while such a case is there.
 *
 * @import {CaseEdition} from "../worker/replies.mjs"
 *
 * @typedef {{lists: Node[], dates: Node[], questions: Node[]}} FieldSet
 */

import { pageOfFields } from "../memory/edition-pages.mjs";
import { part } from "../page/element.mjs";

export class EditionFields {
  /** By path in the site; the site's own without one. @type {Map<string, FieldSet>} */
  #sets = new Map();
  #shown = "";

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.#sets.set("", setIn(root));
  }

  /**
   * Put the form of an edition on the page; tell whether another one stood there.
   * @param {CaseEdition | null} edition null: the site's own
   */
  show(edition) {
    const path = edition?.fields ?? "";
    if (path === this.#shown) return false;
    const { lists, dates, questions } = this.#of(path);
    this.#shown = path;
    listsIn(this.root).replaceChildren(...lists);
    part(this.root, "dates").replaceChildren(...dates);
    part(this.root, "questions").replaceChildren(...questions);
    part(this.root, "invitees").replaceChildren();
    return true;
  }

  /**
   * Return the boxes of the pathways that an edition has.
   * @param {CaseEdition | null} edition
   */
  boxes(edition) {
    const { lists } = this.#of(edition?.fields ?? "");
    const found = lists.flatMap((one) => (one instanceof Element ? [...one.querySelectorAll("input[name=pathway]")] : []));
    return found.filter((one) => one instanceof HTMLInputElement);
  }

  /**
   * Tell whether the site's own form asks for a date.
   * @param {string} key
   */
  isAskedNow(key) {
    return this.#of("").dates.some((one) => one instanceof HTMLElement && one.dataset.key === key);
  }

  /** @param {string} path */
  #of(path) {
    const known = this.#sets.get(path);
    if (known) return known;
    const made = setIn(document.importNode(pageOfFields(path).body, true));
    this.#sets.set(path, made);
    return made;
  }
}

/**
 * @param {HTMLElement} root
 * @returns {FieldSet}
 */
function setIn(root) {
  return {
    lists: [...listsIn(root).childNodes],
    dates: [...part(root, "dates").childNodes],
    questions: [...part(root, "questions").childNodes],
  };
}

/** @param {HTMLElement} root */
function listsIn(root) {
  const found = part(root, "choice").querySelector(".pw-choose__lists");
  if (!found) throw new Error("The page has no list of pathways.");
  return found;
}
