/**
 * Wires the pages of the record forms. What is typed there stands in the memory that the
 * calculator's page has too: no storage, no address, no request ever holds it.
 */

import { remembered } from "../memory/case.mjs";
import { guardLeaving } from "../page/leaving.mjs";
import { RecordPage } from "./record-page.mjs";

/** @type {RecordPage | null} */
let page = null;

function mount() {
  const root = document.getElementById("record");
  if (root && root !== page?.root) page = new RecordPage(root, remembered);
}

guardLeaving();

// The theme swaps pages without loading them anew and tells so through this stream.
const theme = /** @type {{document$?: {subscribe: (listener: () => void) => void}}} */ (
  /** @type {unknown} */ (window)
);
if (theme.document$) theme.document$.subscribe(mount);
else mount();
