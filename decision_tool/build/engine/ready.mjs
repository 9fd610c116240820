/**
 * Makes the browser's Python ready, under Node: `ready.py` starts this and says what to do.
 *
 * The engine runs twice. First on the whole library, to see what it loads; that is packed.
 * Then on what was packed, to prove that it gives the same replies and asks for nothing else.
 * A fault is one line on standard error that begins with "fault: ".
 */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * pyodide: the folder of the runtime. core, rules, asked: the engine's sources, the guidance,
 * and requests to try it with. inside, modules: the text of inside.py and of modules.txt.
 * lock: a lock file that names no packages. library, compiled: the archives to write.
 * @type {{pyodide: string, core: string, rules: string, asked: string[], inside: string,
 *   modules: string, lock: string, library: string, compiled: string}}
 */
const order = JSON.parse(readFileSync(0, "utf8"));
const WHOLE = join(order.pyodide, "python_stdlib.zip");
const { loadPyodide } = await import(pathToFileURL(join(order.pyodide, "pyodide.mjs")).href);

try {
  const first = await packed();
  const second = await proved();
  if (first !== second) throw new Error("the engine replies differently on the cut library.");
} catch (error) {
  console.error(`fault: ${lastLine(error)}`);
  process.exitCode = 1;
}

/** Runs the engine on the whole library and packs what it loaded; returns its replies. */
async function packed() {
  const { python, inside } = await started(WHOLE, order.core);
  const kept = inside.kept_modules(order.modules);
  const replies = inside.exercise("core.zip", order.rules, python.toPy(order.asked), kept);
  catchOne(inside);
  // Docstrings and assertions of the library are left out; the engine keeps its own.
  inside.pack("library.zip", "cut.zip", inside.used("library.zip", "core.zip"), 2);
  inside.pack("core.zip", "compiled.zip", inside.modules_of("core.zip").keys(), 0);
  writeFileSync(order.library, python.FS.readFile("cut.zip"));
  writeFileSync(order.compiled, python.FS.readFile("compiled.zip"));
  return String(replies);
}

/** Runs the engine on what was packed; returns its replies. */
async function proved() {
  const { python, inside } = await started(order.library, order.compiled);
  const missed = inside.Missed();
  python.pyimport("sys").meta_path.append(missed);
  const kept = inside.kept_modules(order.modules);
  const replies = inside.exercise("core.zip", order.rules, python.toPy(order.asked), kept);
  catchOne(inside);
  const cut = inside.cut("library.zip", missed).toJs();
  if (cut.length) throw new Error(`the engine asks for what was cut: ${cut.join(", ")}.`);
  return String(replies);
}

/**
 * A Python with that library, which has the engine unpacked as the worker unpacks it.
 * @param {string} library
 * @param {string} core
 */
async function started(library, core) {
  const python = await loadPyodide({
    indexURL: order.pyodide,
    stdLibURL: library,
    lockFileContents: order.lock,
    env: { PYTHONHASHSEED: "0" }, // the same sources give the same bytes
  });
  const archive = readFileSync(core);
  python.unpackArchive(Uint8Array.from(archive), "zip");
  python.FS.writeFile("core.zip", archive);
  python.FS.writeFile("library.zip", readFileSync(WHOLE));
  python.FS.writeFile("inside.py", order.inside);
  return { python, inside: python.pyimport("inside") };
}

/**
 * An exception that crosses into JavaScript: Python's report of it loads modules too.
 * @param {{raise_one: () => void}} inside
 */
function catchOne(inside) {
  try {
    inside.raise_one();
  } catch (error) {
    if (String(error).includes("LookupError: on purpose")) return;
    throw error;
  }
  throw new Error("an exception does not cross from Python.");
}

/** @param {unknown} error */
function lastLine(error) {
  const lines = error instanceof Error ? error.message.trim().split("\n") : [String(error)];
  return lines.at(-1);
}
