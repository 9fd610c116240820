/**
 * Opening files that were saved from the timetable: chosen, or dropped on the page. Each is read
 * in the page; the engine says whether it can be used, and all or nothing of it is.
 *
 * @import {Refusal} from "../worker/messages.mjs"
 * @import {FileOpened} from "../worker/replies.mjs"
 * @import {Engine} from "../worker/client.mjs"
 * @import {NoticePlace} from "../page/notice.mjs"
 * @import {Given} from "../page/dropping.mjs"
 *
 * @import {OpenedFile} from "../memory/opened-case.mjs"
 *
 * @typedef {{name: string, refusal: Refusal}} RefusedFile
 */

import { fetchFields } from "../memory/edition-pages.mjs";
import { localToday } from "../memory/today.mjs";
import { decoded } from "../page/decoded.mjs";
import { part } from "../page/element.mjs";
import { filesToOpen } from "../page/file-access.mjs";
import { Latest } from "../page/latest.mjs";
import { refusalNotice } from "../page/notice.mjs";
import { wordsOf } from "../worker/fault-words.mjs";

/** Far more than a timetable fills. A picture chosen by mistake is not read. */
const MOST_BYTES = 1_000_000;
const TOO_LARGE = "This file is larger than any that is saved here. Choose a file saved by “Save to a file”.";
const UNREADABLE = "The browser cannot read this file. Check that it is still where it was, and a file and not a folder.";

export class OpenFile {
  #latest = new Latest();

  /**
   * @param {HTMLElement} root
   * @param {Engine} engine
   * @param {NoticePlace} notices
   * @param {{isThere: () => boolean, onOpened: (opened: OpenedFile[], refused: RefusedFile[]) => void}} page
   * onOpened: at least one could be opened
   */
  constructor(root, engine, notices, page) {
    this.box = /** @type {HTMLInputElement} */ (part(root, "file"));
    this.engine = engine;
    this.notices = notices;
    this.page = page;
    this.box.addEventListener("change", () => this.open([...(this.box.files ?? [])].map((file) => ({ file, handle: null }))));
  }

  /** Let the person choose files, by what lets the page write them later where the browser has it. */
  async choose() {
    const chosen = await filesToOpen();
    if (chosen === "dismissed") return;
    if (chosen === "unable") this.#chooseToRead();
    else this.open(chosen.map((handle) => ({ file: null, handle })));
  }

  #chooseToRead() {
    // The same file chosen twice would be no change, and would not be opened again.
    this.box.value = "";
    this.box.click();
  }

  /**
   * Open files, one case each.
   * @param {Given[]} given
   */
  async open(given) {
    if (given.length === 0) return;
    const isLatest = this.#latest.begin();
    this.notices.tell({ first: given.length === 1 ? "Opening the file." : `Opening ${given.length} files.` });
    const read = [];
    for (const one of given) read.push(await this.#read(one));
    // Other files were chosen meanwhile, or the person went to another page.
    if (!isLatest() || !this.page.isThere()) return;
    const opened = read.filter((one) => "opened" in one);
    const refused = read.filter((one) => "refusal" in one);
    if (opened.length > 0) this.page.onOpened(opened, refused);
    else this.#refuse(refused);
  }

  /** @param {RefusedFile[]} refused */
  #refuse(refused) {
    const [{ name, refusal } = { name: "", refusal: { bug: "No file was given." } }] = refused;
    const made =
      refused.length === 1
        ? refusalNotice(`This file cannot be opened: ${name}`, [refusal], () => this.notices.dismiss(made))
        : refusalNotice("None of these files can be opened", refused, () => this.notices.dismiss(made));
    this.notices.put(made, { isLasting: true });
    made.focus();
  }

  /**
   * @param {Given} given
   * @returns {Promise<OpenedFile | RefusedFile>}
   */
  async #read({ file, handle }) {
    const name = file?.name ?? handle?.name ?? "";
    const because = (/** @type {string} */ message) => ({ name, refusal: { error: { message } } });
    let text;
    try {
      const found = file ?? (await handle?.getFile());
      if (!found) return because(UNREADABLE);
      if (found.size > MOST_BYTES) return because(TOO_LARGE);
      text = decoded(new Uint8Array(await found.arrayBuffer()));
    } catch {
      return because(UNREADABLE);
    }
    const reply = /** @type {FileOpened | Refusal} */ (await this.engine.run({ ask: "open", text, today: localToday() }));
    if (!("opened" in reply)) return { name, refusal: reply };
    try {
      // What the case was filled into may differ from the form of today.
      if (reply.edition) await fetchFields(reply.edition.fields);
    } catch (error) {
      return because(`The form of edition ${reply.edition?.version} could not be loaded. ${wordsOf(error)}`);
    }
    return { ...reply, name, handle, text };
  }
}
