/**
 * The files that the rows were read from, so that what is marked can be written back to them.
 *
 * @import {Encoding} from "../page/decoded.mjs"
 * @import {FileHandle} from "../page/file-access.mjs"
 *
 * whole: what stands in the file, as it was last read or written here; tail: blank lines at its end
 * that are not among the rows; handle: what lets the page write it, where the browser gives that;
 * files: by their way in a folder, "" for one alone; asked: a folder, asked once for all files in it.
 * @typedef {{whole: string, tail: string, encoding: Encoding, handle: FileHandle | null}} Source
 * @typedef {{files: Map<string, Source>, asked: Pick<FileHandle, "requestPermission"> | null}} Sources
 */

/** @returns {Sources} */
export function noSources() {
  return { files: new Map(), asked: null };
}

/**
 * Return what is left of the files once their rows were changed on the page: those take no file's place.
 * @param {Sources} sources
 * @returns {Sources}
 */
export function withoutPlaces({ files }) {
  const alone = files.get("");
  return { files: new Map(alone ? [["", { ...alone, tail: "", handle: null }]] : []), asked: null };
}
