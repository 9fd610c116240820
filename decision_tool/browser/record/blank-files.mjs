/**
 * Fetches the blank forms of the site, each once. What cannot be fetched is said by name.
 */

import { Refused } from "../page/refused.mjs";
import { sheetIn } from "./sheet.mjs";

/**
 * Return the bytes of a file of this site.
 * @param {URL | string} address
 * @returns {Promise<Uint8Array>}
 */
export async function fetched(address) {
  const name = new URL(address, document.baseURI).pathname.split("/").pop();
  /** @type {Response} */
  let response;
  try {
    response = await fetch(address);
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
  } catch {
    throw Refused.because(`The form ${name} could not be fetched. Check your connection, then try again.`);
  }
  throw Refused.because(
    `The form ${name} is not on this site (${response.status}). Tell the people who look after this site.`,
  );
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
