/**
 * A snapshot: the memory of a Python that has the engine imported, as the build wrote it. Only
 * what differs from a Python that was just made is in it, so that it is small.
 *
 * Words of 32 bits, little-endian as WebAssembly is: MAGIC; the length of Pyodide's own header
 * in bytes; the number of runs; where the interpreter's own data ends; how far memory is used; the
 * header; for each run how many words lie before it and how long it is; the words of all runs.
 * `decision_tool/publish/engine/snapshot.mjs` writes it, and reads it with this.
 *
 * @typedef {any} Module Pyodide's own of Emscripten: its memory and where things are in it
 * @typedef {{header: Uint8Array, dataEnd: number, used: number, runs: Uint32Array, words: Uint32Array}} Snapshot
 */

/** "PSNP": how every snapshot begins. */
export const MAGIC = 0x504e5350;
const FIRST_WORDS = 5;

/**
 * @param {Uint8Array} bytes that begin their buffer
 * @returns {Snapshot}
 */
export function snapshotOf(bytes) {
  const all = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 2);
  const [magic, headerLength = 0, count = 0, dataEnd = 0, used = 0] = all;
  if (magic !== MAGIC) throw new Error("This is not a snapshot.");
  const runsFrom = FIRST_WORDS + headerLength / 4;
  const wordsFrom = runsFrom + 2 * count;
  return {
    header: bytes.slice(4 * FIRST_WORDS, 4 * FIRST_WORDS + headerLength),
    dataEnd,
    used,
    runs: all.subarray(runsFrom, wordsFrom),
    words: all.subarray(wordsFrom),
  };
}

/**
 * Give a Python that was just made, and has not run, the memory of the snapshot.
 * @param {Module} module
 * @param {Snapshot} snapshot
 */
export function restore(module, { dataEnd, used, runs, words }) {
  if (used > module.HEAPU8.length) throw new Error("The snapshot needs more memory than there is.");
  const place = trampoline(module);
  const own = module.HEAPU32[place];
  // What making it has written is not in the snapshot; the stack between holds nothing that counts.
  module.HEAPU8.fill(0, dataEnd, module.___stack_low);
  module.HEAPU8.fill(0, module.___stack_high, Math.max(module._sbrk(0), used));
  let to = 0;
  let from = 0;
  for (let run = 0; run < runs.length; run += 2) {
    const length = /** @type {number} */ (runs[run + 1]);
    to += /** @type {number} */ (runs[run]);
    module.HEAPU32.set(words.subarray(from, from + length), to);
    to += length;
    from += length;
  }
  module.HEAPU32[place] = own;
}

/**
 * Return which word says how Python calls functions of C: each browser has a way of its own.
 * @param {Module} module
 */
export function trampoline(module) {
  return (module.__PyRuntime + module.HEAP32[module.__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET >>> 2]) >>> 2;
}
