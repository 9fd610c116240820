/**
 * Opening a file that was saved from the timetable. It is read in the page; the engine says
 * whether it can be used, and all or nothing of it is.
 *
 * @import {Refusal} from "../worker/messages.mjs"
 * @import {Opened} from "../worker/replies.mjs"
 * @import {Engine} from "../worker/client.mjs"
 * @import {NoticePlace} from "../page/notice.mjs"
 */

import { localToday } from "../memory/today.mjs";
import { decoded } from "../page/decoded.mjs";
import { part } from "../page/element.mjs";
import { Latest } from "../page/latest.mjs";
import { refusalNotice } from "../page/notice.mjs";

/** Far more than a timetable fills. A picture chosen by mistake is not read. */
const MOST_BYTES = 1_000_000;
const TOO_LARGE = "This file is larger than any that is saved here. Choose a file saved by “Save to a file”.";
const UNREADABLE = "The browser cannot read this file. Check that it is still where it was.";

export class OpenFile {
  #latest = new Latest();

  /**
   * @param {HTMLElement} root
   * @param {Engine} engine
   * @param {NoticePlace} notices
   * @param {{isThere: () => boolean, onOpened: (opened: Opened, file: {name: string, day: string}) => void}} page
   * *day*: the one that was today when the file was saved; empty where it does not say
   */
  constructor(root, engine, notices, page) {
    this.box = /** @type {HTMLInputElement} */ (part(root, "file"));
    this.engine = engine;
    this.notices = notices;
    this.page = page;
    this.box.addEventListener("change", () => this.#open());
  }

  /** Let the person choose a file. */
  choose() {
    // The same file chosen twice would be no change, and would not be opened again.
    this.box.value = "";
    this.box.click();
  }

  async #open() {
    const file = this.box.files?.[0];
    if (!file) return;
    const isLatest = this.#latest.begin();
    this.notices.tell({ first: "Opening the file." });
    const reply = await this.#read(file);
    // Another file was chosen meanwhile, or the person went to another page.
    if (!isLatest() || !this.page.isThere()) return;
    if ("opened" in reply) this.page.onOpened(reply.opened, { name: file.name, day: reply.day });
    else this.#refuse(reply);
  }

  /** @param {Refusal} refusal */
  #refuse(refusal) {
    const made = refusalNotice("This file cannot be opened", refusal, () => this.notices.dismiss(made));
    this.notices.put(made, { isLasting: true });
    made.focus();
  }

  /**
   * @param {File} file
   * @returns {Promise<{opened: Opened, day: string} | Refusal>}
   */
  async #read(file) {
    if (file.size > MOST_BYTES) return { error: { message: TOO_LARGE } };
    let text;
    try {
      text = decoded(new Uint8Array(await file.arrayBuffer()));
    } catch {
      return { error: { message: UNREADABLE } };
    }
    const reply = /** @type {{opened: Opened} | Refusal} */ (await this.engine.run({ ask: "open", text, today: localToday() }));
    return "opened" in reply ? { ...reply, day: dayIn(text) } : reply;
  }
}

/**
 * Return the day a file says that it was saved on. The engine has found the file to be sound.
 * @param {string} text
 * @returns {string}
 */
function dayIn(text) {
  const plain = JSON.parse(text);
  return String((plain.given ?? plain).today ?? "");
}
