/**
 * A folder of saved cases and tables, opened as one. Every file is read in the page and goes to the
 * engine in one text; a file that cannot be read is named there with the others that are at fault.
 *
 * @import {FileHandle} from "../page/file-access.mjs"
 * @import {Source} from "./sources.mjs"
 *
 * @typedef {{name: string, file: File, handle: FileHandle | null}} Found
 * @typedef {{name: string, text: string, fault: string}} TeamFile
 * @typedef {FileSystemDirectoryHandle & Pick<FileHandle, "requestPermission">} Folder
 * @typedef {(done: number, total: number) => void} Progress
 * @typedef {AsyncIterable<FileSystemHandle>} Entries
 * @typedef {{showDirectoryPicker?: (how: object) => Promise<Folder & {values: () => Entries}>}} Picker
 */

import { readCsv } from "./file.mjs";
import { decodedWith } from "../page/decoded.mjs";

/** How the text of a folder begins; `core/caseload/folder.py` reads it. */
const BEGINS = '{"kind":"joint-supervision-folder","files":[';
/** One character more than a saved case may have: the engine says that it is too large. */
const MOST_IN_CASE = 1_000_001;
/** A character takes four bytes at most. */
const MOST_BYTES = 4 * MOST_IN_CASE;
/** So many files are read at a time: the page stays alive, and can say how far it is. */
const AT_ONCE = 100;
/** How deep folders may stand in each other: a shared drive opened by mistake has no end. */
const MOST_NESTED = 4;
const MOST_FILES = 20_000;
const READ = /\.(json|csv|tsv)$/i;

/**
 * Tell whether a text is that of a folder, which no box can show.
 * @param {string} text
 */
export function isFolder(text) {
  return text.startsWith(BEGINS);
}

/** Tell whether this browser lets a page read a folder that is chosen. */
export function canPickFolder() {
  return picker().showDirectoryPicker !== undefined;
}

/** @returns {Picker} */
function picker() {
  return /** @type {Picker} */ (/** @type {unknown} */ (window));
}

/**
 * Let the person choose a folder; null where they did not, or may not.
 * @returns {Promise<{name: string, found: Found[], folder: Folder} | null>}
 */
export async function pickFolder() {
  try {
    const folder = await picker().showDirectoryPicker?.({ mode: "read" });
    return folder ? { name: folder.name, found: await filesOf(folder, "", MOST_NESTED), folder } : null;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/**
 * @param {FileSystemDirectoryHandle & {values?: () => Entries}} folder
 * @param {string} path
 * @param {number} nested
 * @returns {Promise<Found[]>}
 */
async function filesOf(folder, path, nested) {
  /** @type {Found[]} */
  const found = [];
  for await (const entry of folder.values?.() ?? []) {
    const name = `${path}${entry.name}`;
    if (entry.name.startsWith(".") || found.length > MOST_FILES) continue;
    if (entry.kind === "file" && READ.test(name)) {
      const handle = /** @type {FileHandle} */ (entry);
      found.push({ name, file: await handle.getFile(), handle });
    }
    if (entry.kind === "directory" && nested > 0)
      found.push(...(await filesOf(/** @type {FileSystemDirectoryHandle} */ (entry), `${name}/`, nested - 1)));
  }
  return found;
}

/**
 * Return what of the files that were given is read: of a folder the cases and tables, each by its way
 * in it; of files that somebody chose all: what cannot be read is told. Two of one name, from two
 * folders, are told apart.
 * @param {Iterable<{file: File, handle: FileHandle | null}>} given
 * @returns {Found[]}
 */
export function foundIn(given) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  const named = [...given].map(({ file, handle }) => {
    const name = file.webkitRelativePath.split("/").slice(1).join("/") || file.name;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return { name: count > 1 ? name.replace(/(?=\.[^.]*$)/, ` (${count})`) : name, file, handle };
  });
  return named.filter(({ name, file }) => !file.webkitRelativePath || (READ.test(name) && !/(^|\/)\./.test(name)));
}

/**
 * Read the files, and return them as the one text that the engine takes, with what each was read from.
 * @param {Found[]} found
 * @param {Progress} progress
 */
export async function readFolder(found, progress) {
  const order = new Intl.Collator("en-GB", { numeric: true });
  const sorted = [...found].sort((one, other) => order.compare(one.name, other.name));
  /** @type {(TeamFile & {source: Source | null})[]} */
  const read = [];
  for (let begin = 0; begin < sorted.length; begin += AT_ONCE) {
    progress(begin, sorted.length);
    read.push(...(await Promise.all(sorted.slice(begin, begin + AT_ONCE).map(fileOf))));
  }
  /** @type {Map<string, Source>} */
  const files = new Map();
  for (const { name, source } of read) if (source) files.set(name, source);
  const listed = read.map(({ name, text, fault }) => ({ name, text, fault }));
  return { text: `${BEGINS}${JSON.stringify(listed).slice(1)}}`, files };
}

/**
 * @param {Found} found
 * @returns {Promise<TeamFile & {source: Source | null}>}
 */
async function fileOf({ name, file, handle }) {
  if (!/\.json$/i.test(name)) {
    const reading = await readCsv(file);
    if ("message" in reading) return { name, text: "", fault: reading.message, source: null };
    const { text, whole, encoding } = reading;
    return { name, text, fault: "", source: { whole, tail: whole.slice(text.length), encoding, handle } };
  }
  try {
    // To read a part of a file takes twice as long as to read the whole.
    const part = file.size > MOST_BYTES ? file.slice(0, MOST_BYTES) : file;
    const bytes = new Uint8Array(await part.arrayBuffer());
    const { text: whole, encoding } = decodedWith(bytes);
    return { name, text: whole.slice(0, MOST_IN_CASE), fault: "", source: { whole, tail: "", encoding, handle } };
  } catch {
    return { name, text: "", fault: "The browser cannot read this file. Check that it is still where it was.", source: null };
  }
}
