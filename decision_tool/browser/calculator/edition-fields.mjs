/**
 * What a case of an earlier edition is filled into: the pathways, dates and questions that edition
 * has. They are fetched when such a case is opened, and stand in the form's place while it is there.
 *
 * @import {CaseEdition} from "../worker/replies.mjs"
 *
 * @typedef {{lists: Node[], dates: Node[], questions: Node[]}} FieldSet
 */

import { part } from "../page/element.mjs";
import { fetchedPart } from "../worker/parts.mjs";

const LIMIT_MS = 45_000;
/** Pages of the forms that were fetched, by path in the site. @type {Map<string, Document>} */
const fetched = new Map();

/**
 * Fetch a form, once. Throws PartError.
 * @param {string} path
 */
export async function fetchFields(path) {
  if (fetched.has(path)) return;
  const bytes = await fetchedPart(path, { signal: AbortSignal.timeout(LIMIT_MS) });
  const { fields } = JSON.parse(new TextDecoder().decode(bytes));
  fetched.set(path, new DOMParser().parseFromString(fields, "text/html"));
}

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
    const page = fetched.get(path);
    if (!page) throw new Error("The form of this edition was not fetched.");
    const made = setIn(document.importNode(page.body, true));
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
