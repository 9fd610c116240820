/**
 * Stores the memory of a Python that has the engine imported, under Node: `ready.py` starts this
 * and says what to do. The browser goes on from there (`browser/worker/snapshot.mjs`).
 *
 * Nothing of this machine may get in: the clock stands still, chance gives nothing but zeros, and
 * Python hears of no folder, no language and no version of Node. Then the snapshot is tried: a
 * Python of it that has neither library nor engine as files must give the replies that the Python
 * of the build gives.
 * A fault is one line on standard error that begins with "fault: ".
 */

import crypto from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * pyodide: the folder of the runtime. library, core: the archives that `ready.mjs` wrote. lock: a
 * lock file that names no packages. empty: an archive of nothing. names: the modules to import. asked, replies: requests, and
 * what is to be replied. rules: the guidance for them. restore: the script that reads a snapshot. snapshot: the file to write.
 * @type {{pyodide: string, library: string, core: string, lock: string, empty: string, names: string[],
 *   asked: string[], replies: string[], rules: string, restore: string, snapshot: string}}
 */
const order = JSON.parse(readFileSync(0, "utf8"));

const A_DAY = Date.UTC(2026, 0, 1);
const DATA_SECTION = 11;
/** What is compared at once: a word more or less makes no file smaller, a run more does not either. */
const BLOCK = 4;
/** So many words without change are left out; fewer stay within a run. */
const LEAST_GAP = 16;

standStill();
const { loadPyodide } = await import(pathToFileURL(join(order.pyodide, "pyodide.mjs")).href);
const { default: createModule } = await import(pathToFileURL(join(order.pyodide, "pyodide.asm.mjs")).href);
const { MAGIC, restore, snapshotOf, trampoline } = await import(pathToFileURL(order.restore).href);

try {
  writeFileSync(order.snapshot, packed(await imported(), await justMade()));
  await prove();
} catch (error) {
  console.error(`fault: ${error instanceof Error ? error.message.trim().split("\n").at(-1) : error}`);
  process.exitCode = 1;
}

/** Lets nothing in that is of this machine or of this moment. */
function standStill() {
  process.env.TZ = "UTC";
  process.argv.splice(1, process.argv.length, "pathways");
  Reflect.deleteProperty(globalThis, "navigator"); // Node has one only since its version 21
  Object.defineProperty(process, "version", { value: "v0" }); // Python keeps what it runs on
  Date.now = () => A_DAY;
  performance.now = () => 0;
  Object.assign(crypto, { randomFillSync: (/** @type {Uint8Array} */ view) => view.fill(0) });
}

/** The memory of a Python that has the engine imported, with Pyodide's header before it. */
async function imported() {
  const python = await loadPyodide({
    indexURL: order.pyodide,
    stdLibURL: order.library,
    lockFileContents: order.lock,
    env: { PYTHONHASHSEED: "0" },
    _makeSnapshot: true,
  });
  python.unpackArchive(Uint8Array.from(readFileSync(order.core)), "zip");
  const ready = python.pyimport("ready_dataclasses");
  ready.install();
  for (const name of order.names) python.pyimport(name).destroy();
  ready.destroy();
  python.pyimport("gc").collect();
  const module = python._module;
  clearFree(module);
  return { memory: python.makeMemorySnapshot(), used: module._sbrk(0), module };
}

/**
 * Write zeros where memory is free, so that it need not be kept.
 * @param {any} module
 */
function clearFree(module) {
  const end = module._sbrk(0);
  const taken = [];
  for (let size = 1 << 16; size >= 16; size >>>= 1) {
    for (let place = module._malloc(size); place; place = module._malloc(size)) {
      taken.push(place);
      if (place + size > end) break; // there is no free block so large any more
      module.HEAPU8.fill(0, place, place + size);
    }
  }
  for (const place of taken) module._free(place);
}

/** A Python that was just made: what making it writes is not in the file of the interpreter. */
async function justMade() {
  /** @type {any} */
  let made;
  const stopped = new Error("made");
  const createPyodideModule = async (/** @type {any} */ settings) => {
    made = await createModule({ ...settings, noInitialRun: true });
    throw stopped;
  };
  const options = { indexURL: order.pyodide, lockFileContents: order.lock, createPyodideModule };
  await loadPyodide(options).catch((/** @type {unknown} */ error) => {
    if (error !== stopped) throw error;
  });
  return made;
}

/**
 * Return the bytes of the snapshot.
 * @param {{memory: Uint8Array, used: number, module: any}} imported
 * @param {any} made
 */
function packed({ memory, used, module }, made) {
  const [, headerLength = 0] = new Uint32Array(memory.buffer, 0, 2);
  const now = new Uint32Array(memory.buffer, headerLength);
  now[trampoline(module)] = 0;
  const { data, dataEnd } = interpretersData(now.length);
  const stack = [made.___stack_low >>> 2, made.___stack_high >>> 2];
  const differs = (/** @type {number} */ word) =>
    4 * word < dataEnd ? now[word] !== data[word] || made.HEAPU32[word] !== data[word] : now[word] !== 0;
  const isKept = (/** @type {number} */ block) => {
    if (block >= stack[0] && block < stack[1]) return false;
    for (let word = block; word < block + BLOCK; word += 1) if (differs(word)) return true;
    return false;
  };
  const runs = runsOf(used >>> 2, dataEnd >>> 2, isKept);
  const header = new Uint32Array(memory.buffer, 0, headerLength / 4);
  const words = runs.flatMap(([start, length]) => [now.subarray(start, start + length)]);
  const gaps = runs.flatMap(([start, length], place) => [start - (runs[place - 1] ?? [0, 0]).reduce(sum), length]);
  const parts = [[MAGIC, headerLength, runs.length, dataEnd, used], header, gaps, ...words];
  const all = new Uint32Array(parts.map((part) => part.length).reduce(sum));
  let place = 0;
  for (const part of parts) {
    all.set(part, place);
    place += part.length;
  }
  return new Uint8Array(all.buffer);
}

/**
 * Return where the blocks begin that are kept, and how long they are together, as words.
 * @param {number} end
 * @param {number} dataEnd before it a run must not reach over what is not kept
 * @param {(block: number) => boolean} isKept
 */
function runsOf(end, dataEnd, isKept) {
  /** @type {[number, number][]} */
  const runs = [];
  for (let block = 0; block < end; block += BLOCK) {
    if (!isKept(block)) continue;
    const last = runs.at(-1);
    const gap = last ? block - last[0] - last[1] : 0;
    if (last && gap <= (last[0] < dataEnd ? 0 : LEAST_GAP)) last[1] = block + BLOCK - last[0];
    else runs.push([block, BLOCK]);
  }
  return runs;
}

/**
 * Return what the interpreter's file writes into memory, and where that ends: its data section.
 * @param {number} length of memory in words
 */
function interpretersData(length) {
  const file = readFileSync(join(order.pyodide, "pyodide.asm.wasm"));
  const data = new Uint32Array(length);
  const bytes = new Uint8Array(data.buffer);
  let place = 8;
  let dataEnd = 0;
  const number = () => {
    let value = 0;
    for (let shift = 0, more = true; more; shift += 7) {
      const byte = /** @type {number} */ (file[place++]);
      value |= (byte & 0x7f) << shift;
      more = byte > 0x7f;
    }
    return value >>> 0;
  };
  while (place < file.length) {
    const kind = file[place++];
    const end = number() + place;
    if (kind === DATA_SECTION) {
      for (let count = number(); count > 0; count -= 1) {
        const [active, constant] = [file[place++], file[place++]];
        if (active !== 0 || constant !== 0x41) throw new Error("the interpreter's data is laid out in another way.");
        const at = number();
        place += 1; // the end of the expression
        const size = number();
        bytes.set(file.subarray(place, place + size), at);
        place += size;
        dataEnd = Math.max(dataEnd, at + size);
      }
    }
    place = end;
  }
  return { data, dataEnd: Math.ceil(dataEnd / (4 * BLOCK)) * 4 * BLOCK };
}

/** Throws unless a Python of the snapshot replies as it should, without a file of library or engine. */
async function prove() {
  const snapshot = snapshotOf(Uint8Array.from(readFileSync(order.snapshot)));
  const python = await loadPyodide({
    indexURL: order.pyodide,
    stdLibURL: order.empty,
    lockFileContents: order.lock,
    _loadSnapshot: snapshot.header,
    createPyodideModule: async (/** @type {any} */ settings) => {
      const module = await createModule(settings);
      restore(module, snapshot);
      return module;
    },
  });
  const bridge = python.pyimport("decision_tool.requests.bridge");
  bridge.start(order.rules);
  const replies = order.asked.map((one) => bridge.reply(one));
  const differs = replies.findIndex((reply, place) => reply !== order.replies[place]);
  if (differs >= 0) {
    const bug = JSON.parse(replies[differs]).bug?.replaceAll("\n", " < ") ?? "";
    throw new Error(`the snapshot replies differently to request ${differs}: ${bug}`);
  }
  if (!bridge.reply("[]").startsWith('{"bug"')) throw new Error("the snapshot does not catch an exception.");
}

/**
 * @param {number} one
 * @param {number} other
 */
function sum(one, other) {
  return one + other;
}
