/**
 * The library that opens and makes zip archives, fetched when a file is first downloaded: a
 * Word file is one, and so is a folder of them.
 *
 * @typedef {Pick<typeof import("fflate"), "strFromU8" | "strToU8" | "unzipSync" | "zipSync">} Zip
 */

import { Refused } from "../page/refused.mjs";
import { wordsOf } from "../worker/fault-words.mjs";
import { addressOf, PartError, whyNotRun } from "../worker/parts.mjs";

const NAME = "assets/tool/vendor/fflate.mjs";
const LIMIT_MS = 45_000;
/** How often it could not be had: a browser may remember that of an address. */
let failures = 0;

/** @returns {Promise<Zip>} */
export async function zipLibrary() {
  try {
    const again = failures > 0 ? `?again=${failures}` : "";
    return await Promise.race([import(addressOf(NAME).href + again), late()]);
  } catch (error) {
    failures += 1;
    throw Refused.because(wordsOf(error instanceof PartError ? error : await whyNotRun([NAME])));
  }
}

/** @returns {Promise<never>} */
function late() {
  return new Promise((_, reject) => {
    window.setTimeout(() => reject(new PartError("late", NAME)), LIMIT_MS);
  });
}
