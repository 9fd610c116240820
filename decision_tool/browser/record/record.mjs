/**
 * Wires the pages of the record forms. What is typed there stands in the memory that the
 * calculator's page has too: no storage, no address, no request ever holds it.
 */

import { remembered } from "../memory/case.mjs";
import { mount } from "../page/mount.mjs";
import { editionFor, editionShown } from "./edition-form.mjs";
import { partsOf } from "./joined-record.mjs";
import { chosenFor } from "./kept.mjs";
import { RecordPage } from "./record-page.mjs";

mount("record", (root) => {
  const parts = partsOf(remembered, chosenFor(remembered, root.dataset.document ?? ""));
  const isOwn = editionFor(root, remembered) === editionShown(root);
  if (parts.length === 0 && isOwn) return new RecordPage(root, remembered);
  RecordPage.onceFetched(root, remembered);
  return { root };
});
