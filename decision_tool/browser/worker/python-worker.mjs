/**
 * Starts Pyodide in the worker, and ends truly where it cannot start. Pyodide itself only
 * warns of a part that is missing or is not what it should be, and then waits for it for ever:
 * so each part is looked at before Pyodide sees it.
 *
 * @typedef {(name: string) => Promise<Uint8Array>} Part
 */

import { RUNTIME } from "./built.mjs";
import { addressOf, PartError, responseTo, whyNotRun } from "./parts.mjs";

const FOLDER = "assets/engine/pyodide/";
const LOADER = `${FOLDER}pyodide.mjs`;
const SCRIPTS = [LOADER, `${FOLDER}pyodide.asm.mjs`];
const INTERPRETER = `${FOLDER}pyodide.asm.wasm`;

/** The smallest WebAssembly module there is: its magic number and version. */
const EMPTY_MODULE = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/**
 * Return Python, running. Throws PartError where a part of it is at fault.
 * @param {Part} part
 * @param {() => void} onFetched called once its largest part, the interpreter, is there: the line
 * is free while Python starts
 * @returns {Promise<import("pyodide").PyodideAPI>}
 */
export async function startedPython(part, onFetched) {
  // A content policy without `wasm-unsafe-eval` leaves Pyodide waiting for ever: ask first.
  if (typeof WebAssembly === "undefined") throw new PartError("no-wasm");
  if (!canCompile()) throw new PartError("policy", INTERPRETER);
  const python = await Promise.race([faultOf(part, onFetched), loaded()]);
  onFetched(); // whichever way the interpreter came
  if (python.version !== RUNTIME) throw new PartError("other-build", LOADER);
  return python;
}

async function loaded() {
  try {
    const address = addressOf(LOADER).href;
    const { loadPyodide } = /** @type {typeof import("pyodide")} */ (await import(address));
    return await loadPyodide({ indexURL: addressOf(FOLDER).href });
  } catch (error) {
    const why = await whyNotRun(SCRIPTS);
    if (why.fault.kind !== "stopped") throw why;
    throw error;
  }
}

/**
 * Stand between Pyodide and the network. The promise that is returned fails with the first
 * part that cannot be had.
 * @param {Part} part
 * @param {() => void} onFetched
 * @returns {Promise<never>}
 */
function faultOf(part, onFetched) {
  return new Promise((_, reject) => {
    /**
     * @template T
     * @param {Promise<T>} made
     */
    const watched = (made) => {
      made.catch(reject);
      return made;
    };
    self.fetch = (request) => watched(answered(nameOf(request), part));
    const instantiate = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = (response, imports) => {
      const made = watched(instantiated(instantiate, response, imports ?? {}, part));
      made.then(onFetched, () => {});
      return made;
    };
  });
}

/**
 * @param {string} name
 * @param {Part} part
 */
async function answered(name, part) {
  // Compiled while it arrives, and kept compiled by the browser: it has to be its own answer.
  if (name === INTERPRETER) return responseTo(name);
  return new Response(/** @type {BodyInit} */ (await part(name)));
}

/**
 * @param {typeof WebAssembly.instantiateStreaming} instantiate
 * @param {Response | PromiseLike<Response>} response
 * @param {WebAssembly.Imports} imports
 * @param {Part} part
 */
async function instantiated(instantiate, response, imports, part) {
  try {
    return await instantiate.call(WebAssembly, response, imports);
  } catch (error) {
    if (error instanceof PartError) throw error;
    // Of a wrong type, though it may be the right file; or cut, or another file altogether.
    const bytes = await part(INTERPRETER);
    return WebAssembly.instantiate(/** @type {BufferSource} */ (bytes), imports);
  }
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
