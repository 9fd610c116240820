/**
 * Fetches the blank forms of the site, each once. What cannot be fetched is said by name.
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
 * @returns {Promise<Uint8Array>}
 */
export async function fetched(address) {
  const part = partAt(new URL(address, document.baseURI));
  try {
    return await fetchedPart(part, { signal: AbortSignal.timeout(LIMIT_MS) });
  } catch (error) {
    throw Refused.because(`${wordsOf(error)}${wayOn(error)}`);
  }
}

/** @param {unknown} error */
function wayOn(error) {
  const isOther = error instanceof PartError && error.fault.kind === "other-build";
  return isOther ? " Print what you typed, then reload the page." : "";
}

export class BlankFiles {
  /** @type {Map<string, Promise<Uint8Array>>} */
  #fetched = new Map();

  /** @param {URL} folder where the site keeps them */
  constructor(folder) {
    this.folder = folder;
  }

  /**
   * Return the Word file of a document.
   * @param {string} id the document's
   */
  word(id) {
    return this.#file(`${id}.docx`);
  }

  /**
   * Return the sheet of a document, to be filled; each call gives another.
   * @param {string} id the document's
   */
  async sheet(id) {
    const page = new TextDecoder().decode(await this.#file(`${id}.html`));
    return document.importNode(sheetIn(new DOMParser().parseFromString(page, "text/html")), true);
  }

  /** @param {string} name */
  #file(name) {
    const file = this.#fetched.get(name) ?? fetched(new URL(name, this.folder));
    this.#fetched.set(name, file);
    return file;
  }
}
