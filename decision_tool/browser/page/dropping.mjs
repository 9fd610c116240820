/**
 * Files dropped on a page. A browser that is left to itself shows them in place of the page, and
 * all that was typed is gone: no drop does that here, wherever on the page it falls.
 *
 * @import {FileHandle} from "./file-access.mjs"
 *
 * @typedef {{file: File | null, handle: FileHandle | null}} Given *handle*: what lets the page
 * write the file later, where the browser gives it
 * @typedef {{root: HTMLElement, words: string, isThere: () => boolean, onDrop: (given: Given[]) => void}} Taker
 * *words*: what is to be dropped, shown while something is dragged over the page
 */

import { html } from "./element.mjs";

/** A browser tells every third of a second at most that something is still dragged over the page. */
const GONE_MS = 600;

/** The page that takes files. @type {Taker | null} */
let taker = null;
/** @type {HTMLElement | null} */
let sign = null;
let timer = 0;
let isGuarded = false;

/**
 * Take the files that are dropped while this page is looked at.
 * @param {Taker} wanted
 */
export function takeDrops(wanted) {
  taker = wanted;
}

/** Let no drop take the page away. Called again it changes nothing: each tool calls it. */
export function guardDrops() {
  if (isGuarded) return;
  isGuarded = true;
  for (const name of /** @type {const} */ (["dragenter", "dragover"])) document.addEventListener(name, over);
  document.addEventListener("drop", drop);
  document.addEventListener("dragleave", ({ relatedTarget }) => relatedTarget === null && hide());
}

/** @param {DragEvent} event */
function over(event) {
  if (isOfField(event)) return;
  event.preventDefault();
  const isTaken = hasFiles(event) && taker?.isThere() === true;
  if (event.dataTransfer) event.dataTransfer.dropEffect = isTaken ? "copy" : "none";
  if (isTaken) show();
}

/** @param {DragEvent} event */
function drop(event) {
  if (isOfField(event)) return;
  event.preventDefault();
  hide();
  if (hasFiles(event) && taker?.isThere()) give(taker, event.dataTransfer);
}

/**
 * @param {Taker} to
 * @param {DataTransfer | null} data
 */
async function give(to, data) {
  // What is dropped is there for this one moment: everything is asked for before anything is waited for.
  const items = [...(data?.items ?? [])].filter(({ kind }) => kind === "file");
  const given = await Promise.all(items.map((item) => givenBy(item)));
  to.onDrop(given.filter(({ file, handle }) => file !== null || handle !== null));
}

/**
 * @param {DataTransferItem & {getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>}} item
 * @returns {Promise<Given>}
 */
async function givenBy(item) {
  const file = item.getAsFile();
  // Where the browser gives none, the file can be read all the same.
  const handle = await item.getAsFileSystemHandle?.().catch(() => null);
  return { file, handle: handle?.kind === "file" ? /** @type {FileHandle} */ (handle) : null };
}

function show() {
  const root = taker?.root;
  if (!root || !taker) return;
  window.clearTimeout(timer);
  timer = window.setTimeout(hide, GONE_MS);
  if (sign?.parentElement === root) return;
  sign = html("p", { class: "pw-drop pw-noprint" }, taker.words);
  root.append(sign);
  root.toggleAttribute("data-dropping", true);
}

function hide() {
  window.clearTimeout(timer);
  sign?.parentElement?.removeAttribute("data-dropping");
  sign?.remove();
  sign = null;
}

/** @param {DragEvent} event */
function hasFiles({ dataTransfer }) {
  return dataTransfer?.types.includes("Files") === true;
}

/**
 * Tell whether words are dragged into a field, which takes them by itself.
 * @param {DragEvent} event
 */
function isOfField(event) {
  return !hasFiles(event) && event.target instanceof Element && event.target.closest("input, textarea") !== null;
}
