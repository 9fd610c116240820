/**
 * Writes a brotli file for each pair [source, target] given as JSON: `precompress.py` starts this.
 * Node has brotli built in, so that Python needs no package for it.
 */

import { readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const AT_ONCE = 4; // as many as Node has threads for this

/** @type {{pairs: [string, string][]}} */
const { pairs } = JSON.parse(readFileSync(0, "utf8"));
await Promise.all(Array.from({ length: AT_ONCE }, compressNext));

/** Takes pairs from the list until none is left. */
async function compressNext() {
  for (let pair = pairs.pop(); pair; pair = pairs.pop()) {
    const [source, target] = pair;
    const content = await readFile(source);
    await writeFile(target, await promisify(brotliCompress)(content, options(content.length)));
  }
}

/** @param {number} size */
function options(size) {
  return {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: size,
    },
  };
}
