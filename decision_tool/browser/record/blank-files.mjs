/**
 * Fetches the blank forms of the site, each once. What cannot be fetched is said by its title:
 * a form's file has a name that nobody who fills one in knows.
 */

import { Refused } from "../page/refused.mjs";
import { wordsOf } from "../worker/fault-words.mjs";
import { fetchedPart, partAt, PartError } from "../worker/parts.mjs";
import { sheetIn } from "./sheet.mjs";

/** Where the site keeps them. Not beside the page: the person may have gone to another since. */
export const FILES = new URL("../../../records/files/", import.meta.url);

const LIMIT_MS = 45_000;

/**
 * Return the bytes of a file of this site, which are those that the build wrote: a form of
 * another edition is not filled in. Throws Refused.
 * @param {URL | string} address
 * @param {string} title the form's
 * @returns {Promise<Uint8Array>}
 */
export async function fetched(address, title) {
  const part = partAt(new URL(address, document.baseURI));
  try {
    return await fetchedPart(part, { signal: AbortSignal.timeout(LIMIT_MS) });
  } catch (error) {
    throw Refused.because(`${wordsOf(error, `the form “${title}”`)}${wayOn(error)}`);
  }
}

/** @param {unknown} error */
function wayOn(error) {
  const isOther = error instanceof PartError && error.fault.kind === "other-build";
  return isOther ? " Print what you typed, then reload the page." : "";
}

/**
 * Return what a file of a form is called, as the build calls it.
 * @param {string} id the document's
 * @param {string} ending
 * @param {string} edition "" for that of the site
 */
export function fileOf(id, ending, edition) {
  return `${edition && `${edition}_`}${id}.${ending}`;
}

export class BlankFiles {
  /** @type {Map<string, Promise<Uint8Array>>} */
  #fetched = new Map();

  /**
   * @param {URL} folder where the site keeps them
   * @param {string} [edition] of which they are; "" for that of the site
   */
  constructor(folder, edition = "") {
    this.folder = folder;
    this.edition = edition;
  }

  /**
   * Return the Word file of a document.
   * @param {string} id the document's
   * @param {string} title
   */
  word(id, title) {
    return this.#file(fileOf(id, "docx", this.edition), title);
  }

  /**
   * Return the sheet of a document, to be filled; each call gives another.
   * @param {string} id the document's
   * @param {string} title
   */
  async sheet(id, title) {
    const page = new TextDecoder().decode(await this.#file(fileOf(id, "html", this.edition), title));
    return document.importNode(sheetIn(new DOMParser().parseFromString(page, "text/html")), true);
  }

  /**
   * @param {string} name
   * @param {string} title
   */
  #file(name, title) {
    const file = this.#fetched.get(name) ?? fetched(new URL(name, this.folder), title);
    this.#fetched.set(name, file);
    return file;
  }
}
