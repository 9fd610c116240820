/**
 * Makes the browser's Python ready, under Node: `ready.py` starts this and says what to do.
 *
 * The engine runs three times. First on the whole library, to see what it loads; that is packed.
 * Then it is loaded as on a page, to note what its dataclasses compile; that is added, compiled.
 * Then on what was packed, to prove that it gives the same replies and asks for nothing else.
 * Each time its calendar part joins later, as in the browser, and must make the very files
 * that the Python which builds the site makes.
 * A fault is one line on standard error that begins with "fault: ".
 */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * pyodide: the folder of the runtime. core, calendar, rules, asked, calendarAsked: the
 * engine's sources in two parts, the guidance, and requests to try each part with.
 * calendarReplies: what it must reply. inside, modules, dataclasses: the text of inside.py, of
 * modules.txt and of ready_dataclasses.py. lock: a lock file that names no packages. library, compiled,
 * compiledCalendar: the archives to write.
 * @type {{pyodide: string, core: string, calendar: string, rules: string, asked: string[],
 *   calendarAsked: string[], calendarReplies: string[], inside: string, modules: string, dataclasses: string,
 *   lock: string, library: string, compiled: string, compiledCalendar: string}}
 */
const order = JSON.parse(readFileSync(0, "utf8"));
const WHOLE = join(order.pyodide, "python_stdlib.zip");
const { loadPyodide } = await import(pathToFileURL(join(order.pyodide, "pyodide.mjs")).href);

try {
  const first = await packed();
  await addCodes();
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
  const early = inside.used("library.zip", "core.zip");
  const files = makeCalendars(python, inside, order.calendar);
  const ours = inside.ours_of("calendar.zip");
  const theirs = inside.loaded_of("calendar.zip").filter((name) => !ours.includes(name));
  const late = inside.late_library("library.zip", early);
  // Docstrings and assertions of the libraries are left out; the engine keeps its own.
  inside.pack("library.zip", "cut.zip", early, 2);
  inside.pack("core.zip", "compiled.zip", inside.modules_of("core.zip").keys(), 0);
  inside.pack("calendar.zip", "late.zip", ours, 0);
  inside.pack("calendar.zip", "late.zip", theirs, 2);
  inside.pack("library.zip", "late.zip", late, 2);
  inside.copy_rest("calendar.zip", "late.zip");
  writeFileSync(order.library, python.FS.readFile("cut.zip"));
  writeFileSync(order.compiled, python.FS.readFile("compiled.zip"));
  writeFileSync(order.compiledCalendar, python.FS.readFile("late.zip"));
  return String(replies) + files;
}

/** Loads the engine as a page does, and adds what its dataclasses compiled to its archive. */
async function addCodes() {
  const { python, inside } = await started(WHOLE, order.compiled);
  const codes = inside.noted_codes();
  inside.add_codes("core.zip", order.dataclasses, codes);
  writeFileSync(order.compiled, python.FS.readFile("core.zip"));
}

/** Runs the engine on what was packed; returns its replies. */
async function proved() {
  const { python, inside } = await started(order.library, order.compiled);
  python.pyimport("ready_dataclasses").install();
  const missed = inside.Missed();
  python.pyimport("sys").meta_path.append(missed);
  const kept = inside.kept_modules(order.modules);
  const replies = inside.exercise("core.zip", order.rules, python.toPy(order.asked), kept);
  catchOne(inside);
  const files = makeCalendars(python, inside, order.compiledCalendar);
  const cut = inside.cut("library.zip", missed).toJs();
  if (cut.length) throw new Error(`the engine asks for what was cut: ${cut.join(", ")}.`);
  return String(replies) + files;
}

/**
 * Adds the calendar part as the worker does, and makes files with it; returns the replies.
 * @param {import("pyodide").PyodideAPI} python
 * @param {any} inside
 * @param {string} archive
 */
function makeCalendars(python, inside, archive) {
  python.unpackArchive(Uint8Array.from(readFileSync(archive)), "zip");
  python.FS.mkdirTree("/usr/share");
  python.FS.symlink("/home/pyodide/tzdata/zoneinfo", "/usr/share/zoneinfo");
  python.FS.writeFile("calendar.zip", readFileSync(archive));
  const ours = inside.ours_of("calendar.zip");
  const replies = inside.exercise_late(ours, python.toPy(order.calendarAsked)).toJs();
  const differs = order.calendarReplies.findIndex((expected, place) => replies[place] !== expected);
  if (differs >= 0) {
    const bug = JSON.parse(replies[differs]).bug?.replaceAll("\n", " < ") ?? "";
    throw new Error(`the calendar part replies differently to ${order.calendarAsked[differs]} ${bug}`);
  }
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
