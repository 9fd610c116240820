/**
 * The library that opens and makes zip archives, fetched when a file is first downloaded: a
 * Word file is one, and so is a folder of them.
 *
 * @typedef {Pick<typeof import("fflate"), "strFromU8" | "strToU8" | "unzipSync" | "zipSync">} Zip
 */

import { Refused } from "../page/refused.mjs";

const LIBRARY = new URL("../vendor/fflate.mjs", import.meta.url);

/** @returns {Promise<Zip>} */
export async function zipLibrary() {
  try {
    return await import(LIBRARY.href);
  } catch {
    throw Refused.because("A part of this site could not be fetched. Check your connection, then reload the page: first print what you typed, for reloading forgets it.");
  }
}
