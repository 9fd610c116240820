/**
 * Starts Pyodide in the worker, and ends truly where it cannot start. Pyodide itself only
 * warns of a part that is missing or is not what it should be, and then waits for it for ever:
 * so each part is looked at before Pyodide sees it.
 *
 * @import {Snapshot} from "./snapshot.mjs"
 * @typedef {(name: string) => Promise<Uint8Array>} Part
 */

import { RUNTIME } from "./built.mjs";
import { addressOf, PartError, responseTo, whyNotRun } from "./parts.mjs";
import { restore } from "./snapshot.mjs";

const FOLDER = "assets/engine/pyodide/";
const LOADER = `${FOLDER}pyodide.mjs`;
const SCRIPTS = [LOADER, `${FOLDER}pyodide.asm.mjs`];
const INTERPRETER = `${FOLDER}pyodide.asm.wasm`;
export const LIBRARY = `${FOLDER}python_stdlib.zip`;
/** A zip file of nothing. */
const EMPTY_ARCHIVE = Uint8Array.of(0x50, 0x4b, 5, 6, ...Array.from({ length: 18 }, () => 0));

/** The smallest WebAssembly module there is: its magic number and version. */
const EMPTY_MODULE = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/**
 * Return Python, running. Throws PartError where a part of it is at fault.
 * @param {Part} part
 * @param {() => void} onFetched called once its largest part, the interpreter, is there: the line
 * is free while Python starts
 * @param {Promise<Snapshot> | null} [snapshot] the memory to go on from: then no library is fetched
 * @returns {Promise<import("pyodide").PyodideAPI>}
 */
export async function startedPython(part, onFetched, snapshot = null) {
  // A content policy without `wasm-unsafe-eval` leaves Pyodide waiting for ever: ask first.
  if (typeof WebAssembly === "undefined") throw new PartError("no-wasm");
  if (!canCompile()) throw new PartError("policy", INTERPRETER);
  const options = snapshot ? goingOn(snapshot) : {};
  const library = snapshot ? EMPTY_ARCHIVE : null;
  const python = await Promise.race([faultOf(part, library, onFetched), loaded(options)]);
  if (python.version !== RUNTIME) throw new PartError("other-build", LOADER);
  return python;
}

/** @param {object} options */
async function loaded(options) {
  try {
    const address = addressOf(LOADER).href;
    const { loadPyodide } = /** @type {typeof import("pyodide")} */ (await import(address));
    return await loadPyodide({ indexURL: addressOf(FOLDER).href, ...options });
  } catch (error) {
    const why = await whyNotRun(SCRIPTS);
    if (why.fault.kind !== "stopped") throw why;
    throw error;
  }
}

/**
 * Return the options of Pyodide, undocumented, with which it goes on from a snapshot. Its own way
 * to read one would need the whole memory.
 * @param {Promise<Snapshot>} snapshot
 */
function goingOn(snapshot) {
  return {
    _loadSnapshot: snapshot.then(({ header }) => header),
    createPyodideModule: async (/** @type {object} */ settings) => {
      const { default: create } = await import(addressOf(`${FOLDER}pyodide.asm.mjs`).href);
      const module = await create(settings);
      restore(module, await snapshot);
      return module;
    },
  };
}

/**
 * Stand between Pyodide and the network. The promise that is returned fails with the first
 * part that cannot be had.
 * @param {Part} part
 * @param {Uint8Array | null} library what stands for the library, where that is not fetched
 * @param {() => void} onFetched
 * @returns {Promise<never>}
 */
function faultOf(part, library, onFetched) {
  return new Promise((_, reject) => {
    /**
     * @template T
     * @param {Promise<T>} made
     */
    const watched = (made) => {
      made.catch(reject);
      return made;
    };
    const compiled = watched(interpreter(part));
    compiled.then(onFetched, () => {});
    self.fetch = (request) => watched(answered(nameOf(request), part, library));
    WebAssembly.instantiateStreaming = (_response, imports) => watched(instantiated(compiled, imports));
  });
}

/**
 * @param {string} name
 * @param {Part} part
 * @param {Uint8Array | null} library
 */
async function answered(name, part, library) {
  if (name === INTERPRETER) return new Response(); // on its way: see below
  const bytes = name === LIBRARY && library ? library : await part(name);
  return new Response(/** @type {BodyInit} */ (bytes));
}

/** The interpreter: a second start in this worker takes the first one's. @type {Promise<WebAssembly.Module> | null} */
let compiling = null;

/** @param {Part} part */
function interpreter(part) {
  compiling ??= compiled(part);
  return compiling;
}

/**
 * Return the interpreter, compiled while it arrives, and kept compiled by the browser.
 * @param {Part} part
 */
async function compiled(part) {
  try {
    return await WebAssembly.compileStreaming(responseTo(INTERPRETER));
  } catch (error) {
    if (error instanceof PartError) throw error;
    // Of a wrong type, though it may be the right file; or cut, or another file altogether.
    return WebAssembly.compile(/** @type {BufferSource} */ (await part(INTERPRETER)));
  }
}

/**
 * @param {Promise<WebAssembly.Module>} compiled
 * @param {WebAssembly.Imports} [imports]
 */
async function instantiated(compiled, imports = {}) {
  const module = await compiled;
  return { module, instance: await WebAssembly.instantiate(module, imports) };
}

/** @param {RequestInfo | URL} request */
function nameOf(request) {
  const address = request instanceof Request ? request.url : String(request);
  return FOLDER + address.slice(address.lastIndexOf("/") + 1);
}

function canCompile() {
  try {
    return new WebAssembly.Module(EMPTY_MODULE) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}
