/**
 * The form that a case of an earlier edition is filled into: it stands in the place of the one that
 * the page was built with, for that asks other things. Nothing is forced on a blank form.
 *
 * @import {Typed} from "../memory/case.mjs"
 */

import { html, part } from "../page/element.mjs";
import { BlankFiles, FILES, fileOf } from "./blank-files.mjs";
import { chosenFor } from "./kept.mjs";
import { sheetIn, titleOf } from "./sheet.mjs";

/**
 * Return the edition of the form that the page of a record is to show; "" for that of the site.
 * @param {HTMLElement} root
 * @param {Typed} typed
 */
export function editionFor(root, typed) {
  const made = chosenFor(typed, root.dataset.document ?? "");
  return made ? (typed.edition?.version ?? "") : (root.dataset.formEdition ?? "");
}

/**
 * Return the edition of the form that stands in the page of a record.
 * @param {HTMLElement} root
 */
export function editionShown(root) {
  return root.dataset.shownEdition ?? root.dataset.formEdition ?? "";
}

/**
 * Return what to know of the form: of which edition it is, and what was typed before that it has no
 * field for. That is kept, and must not go out of sight.
 * @param {HTMLElement} root
 * @param {Typed} typed
 * @param {string[]} unseen words
 */
export function formWords(root, typed, unseen) {
  const shown = editionShown(root);
  const isOther = editionFor(root, typed) !== shown;
  const way = html("a", { href: "../../calculator/" }, "Work out the dates");
  const of = `This is the form of edition ${shown} of the guidance`;
  return [
    isOther &&
      html(
        "p",
        {},
        `${shown ? of : "This is the form of today’s edition"}, and this case goes by another. Open its record again: `,
        way,
        ".",
      ),
    !isOther && shown !== (root.dataset.formEdition ?? "") && html("p", {}, `${of}, which this case goes by.`),
    ...(unseen.length > 0
      ? [
          html("p", {}, html("b", {}, "Kept, but this form has no field for it:")),
          html("ul", { class: "pw-plain" }, ...unseen.map((words) => html("li", {}, words))),
        ]
      : []),
  ];
}

/**
 * Put the form of an edition in the place of the one in the page. Throws Refused.
 * @param {HTMLElement} root
 * @param {string} edition
 */
export async function showForm(root, edition) {
  const id = root.dataset.document ?? "";
  const sheet = await new BlankFiles(FILES, edition).sheet(id, titleOf(sheetIn(root)));
  root.dataset.shownEdition = edition;
  const name = fileOf(id, "docx", edition);
  const word = new URL(name, FILES).href;
  root.dataset.word = word;
  root.toggleAttribute("data-of-edition", edition !== "");
  for (const words of root.querySelectorAll("[data-part=pdf-letters]")) words.remove(); // no PDF of it is made
  sheetIn(root).replaceWith(sheet);
  part(root, "files").replaceChildren(html("li", {}, html("a", { href: word, download: name, "data-part": "docx" }, "Word document")));
}
