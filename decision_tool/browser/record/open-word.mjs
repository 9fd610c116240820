/**
 * Opening a Word file that was filled in elsewhere: chosen, or dropped on the page of its form.
 * It is read in this page and goes to no server.
 *
 * @import {Given} from "../page/dropping.mjs"
 * @import {NoticePlace} from "../page/notice.mjs"
 * @import {WordBack} from "./word-back.mjs"
 */

import { takeDrops } from "../page/dropping.mjs";
import { html } from "../page/element.mjs";
import { Latest } from "../page/latest.mjs";
import { refusalNotice } from "../page/notice.mjs";
import { presenceOf } from "../page/presence.mjs";
import { Refused } from "../page/refused.mjs";
import { WORD_TYPE } from "./names.mjs";
import { wordBack } from "./word-back.mjs";
import { MOST_BYTES, TOO_LARGE } from "./word-package.mjs";
import { zipLibrary } from "./zip.mjs";

const UNREADABLE = "The browser cannot read it. Check that it is still where it was, a file and not a folder, and not open in Word.";
const ONE = "Open one file at a time: each fills in the whole form.";

export class OpenWord {
  #latest = new Latest();

  /**
   * @param {HTMLElement} root
   * @param {NoticePlace} notices
   * @param {(name: string, back: WordBack) => void} onOpened
   * @param {() => Promise<Uint8Array>} blank gives the blank file of the form
   */
  constructor(root, notices, onOpened, blank) {
    this.notices = notices;
    this.onOpened = onOpened;
    this.blank = blank;
    this.isThere = presenceOf(root);
    this.box = html("input", { type: "file", accept: `.docx,${WORD_TYPE}`, "aria-label": "Filled Word file", hidden: true });
    this.box.addEventListener("change", () => this.open([...(this.box.files ?? [])]));
    this.button = html("button", { class: "pw-btn pw-btn--quiet", type: "button" }, "Open a filled Word file");
    this.button.addEventListener("click", () => this.#choose());
    const onDrop = (/** @type {Given[]} */ given) => this.open(given.flatMap(({ file }) => file ?? []));
    takeDrops({ root, isThere: this.isThere, words: "Drop a filled Word file here to open it.", onDrop });
  }

  #choose() {
    // The same file chosen twice would be no change, and would not be opened again.
    this.box.value = "";
    this.box.click();
  }

  /** @param {File[]} files */
  async open(files) {
    const [file] = files;
    if (!file) return;
    if (files.length > 1) return this.#refuse(`${files.length} files cannot be opened at once`, Refused.because(ONE));
    const isLatest = this.#latest.begin();
    this.notices.tell({ first: "Opening the file." });
    const back = await this.#read(file);
    // Another file was chosen meanwhile, or the person went to another page.
    if (!isLatest() || !this.isThere()) return;
    if (back instanceof Refused) this.refuse(file.name, back);
    else this.onOpened(file.name, back);
  }

  /**
   * Say why a file is not opened.
   * @param {string} name
   * @param {Refused} refused
   */
  refuse(name, refused) {
    this.#refuse(`This file cannot be opened: ${name}`, refused);
  }

  /**
   * @param {File} file
   * @returns {Promise<WordBack | Refused>}
   */
  async #read(file) {
    try {
      if (file.size > MOST_BYTES) throw Refused.because(TOO_LARGE);
      const [zip, blank, bytes] = await Promise.all([zipLibrary(), this.blank(), bytesOf(file)]);
      return wordBack(zip, bytes, blank);
    } catch (error) {
      if (error instanceof Refused) return error;
      throw error;
    }
  }

  /**
   * @param {string} heading
   * @param {Refused} refused
   */
  #refuse(heading, { refusal }) {
    const made = refusalNotice(heading, [refusal], () => this.notices.dismiss(made));
    this.notices.put(made, { isLasting: true });
    made.focus();
  }
}

/** @param {File} file */
async function bytesOf(file) {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw Refused.because(UNREADABLE);
  }
}
