/**
 * Which file each case of this visit is saved in, so that one child's file is never written over
 * with another child's case. A case is told by its save point: what an Undo brings back has the
 * same one, another case has another.
 *
 * @import {FileHandle} from "../page/file-access.mjs"
 * @import {SavePoint} from "../page/unsaved.mjs"
 *
 * @typedef {{point: SavePoint, handle: FileHandle, text: string, whose: string}} CaseFile *text*:
 * what the file held when it was last read or written here; *whose*: what its case was called then
 */

import { neverSaved } from "../page/unsaved.mjs";

/** @type {CaseFile[]} */
let files = [];

/**
 * Return the file that a case is saved in, if the page may write it in place.
 * @param {SavePoint} point
 */
export function fileOf(point) {
  return files.find((one) => one.point === point) ?? null;
}

/**
 * Note the file that a case was opened from.
 * @param {CaseFile} file
 */
export function keepFile(file) {
  forgetFile(file.point);
  files.push(file);
}

/**
 * Note that a case stands in a file now, and no other case in the same one any more.
 * @param {CaseFile} file
 */
export async function noteWritten(file) {
  for (const other of await othersIn(file.handle, file.point)) {
    forgetFile(other.point);
    Object.assign(other.point, neverSaved());
  }
  keepFile(file);
}

/**
 * The case is kept elsewhere from now on.
 * @param {SavePoint} point
 */
export function forgetFile(point) {
  files = files.filter((one) => one.point !== point);
}

/**
 * Return the other cases of this visit that were opened from this file or saved in it.
 * @param {FileHandle} handle
 * @param {SavePoint} point
 */
export async function othersIn(handle, point) {
  const found = [];
  for (const one of files) if (one.point !== point && (await one.handle.isSameEntry(handle))) found.push(one);
  return found;
}
