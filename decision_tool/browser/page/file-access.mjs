/**
 * Files on the person's computer that the page may write in place, where the browser can:
 * Chromium and Edge can, others hand files over as downloads. Which file it is stands in the
 * page's memory alone.
 *
 * @typedef {FileSystemFileHandle & {
 *   requestPermission?: (how: {mode: "readwrite"}) => Promise<PermissionState>,
 * }} FileHandle
 * @typedef {{
 *   showSaveFilePicker?: (how: object) => Promise<FileHandle>,
 *   showOpenFilePicker?: (how: object) => Promise<FileHandle[]>,
 * }} Pickers
 */

import { decoded } from "./decoded.mjs";

/** @typedef {{description: string, accept: Record<string, string[]>}[]} Types what a file may be */

/** @type {Types} */
const TYPES = [{ description: "Saved timetable", accept: { "application/json": [".json"] } }];

/** What is in the way, by what the browser calls it. @type {Record<string, (name: string) => string>} */
const CAUSES = {
  NotAllowedError: (name) => `The browser was not allowed to write ${name}.`,
  NotFoundError: (name) => `${name} is no longer where it was.`,
  NotReadableError: (name) => `${name} cannot be read: another program may hold it.`,
  NoModificationAllowedError: (name) => `Another program or tab is writing ${name}.`,
  QuotaExceededError: (name) => `There is no room left where ${name} is.`,
};

/** Looked up each time. @returns {Pickers} */
function pickers() {
  return /** @type {Pickers} */ (/** @type {unknown} */ (window));
}

/**
 * Let the person choose where to keep a file. Chromium empties a file that is chosen to be replaced.
 * @param {string} suggestedName
 * @returns {Promise<FileHandle | "dismissed" | "unable">} *unable*: this browser, or who looks
 * after it, does not let pages write files
 */
export async function placeToSave(suggestedName) {
  const pick = pickers().showSaveFilePicker;
  return chosen(pick && (() => pick({ suggestedName, types: TYPES })));
}

/**
 * Let the person choose files to open.
 * @param {Types} types
 * @returns {Promise<FileHandle[] | "dismissed" | "unable">}
 */
export async function filesToOpen(types = TYPES) {
  const pick = pickers().showOpenFilePicker;
  return chosen(pick && (() => pick({ multiple: true, types })));
}

/**
 * @template T
 * @param {(() => Promise<T>) | undefined} pick
 * @returns {Promise<T | "dismissed" | "unable">}
 */
async function chosen(pick) {
  if (!pick) return "unable";
  try {
    return await pick();
  } catch (error) {
    return nameOf(error) === "AbortError" ? "dismissed" : "unable";
  }
}

/**
 * Ask whether a file that was only read, or all of a folder, may be written. Throws where it may not.
 * @param {Pick<FileHandle, "requestPermission">} handle
 */
export async function askToWrite(handle) {
  const answer = await handle.requestPermission?.({ mode: "readwrite" });
  if (answer === "denied" || answer === "prompt") throw new DOMException("", "NotAllowedError");
}

/**
 * Return what stands in a file now. Throws where it cannot be read.
 * @param {FileHandle} handle
 */
export async function textIn(handle) {
  const file = await handle.getFile();
  return decoded(new Uint8Array(await file.arrayBuffer()));
}

/**
 * Put *text*, or its bytes, in place of what stands in a file. It stands there once this is done;
 * where this throws, the file is as it was.
 * @param {FileHandle} handle
 * @param {string | Uint8Array<ArrayBuffer>} text
 */
export async function writeInto(handle, text) {
  const writable = await handle.createWritable();
  try {
    await writable.write(text);
  } catch (error) {
    await writable.abort().catch(() => {}); // what went wrong first is what is told
    throw error;
  }
  await writable.close();
}

/**
 * Return why a file could not be written, in a sentence.
 * @param {unknown} error
 * @param {string} name what the file is called
 */
export function whyNotWritten(error, name) {
  const cause = CAUSES[nameOf(error)];
  if (cause) return cause(name);
  return `${name} could not be written. The browser gives this reason: ${error instanceof Error ? error.message : error}`;
}

/** @param {unknown} error */
function nameOf(error) {
  return error instanceof DOMException ? error.name : "";
}
