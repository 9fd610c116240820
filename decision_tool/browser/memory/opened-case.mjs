/**
 * The case that a file holds.
 *
 * @import {CaseEdition, Opened} from "../worker/replies.mjs"
 * @import {FileHandle} from "../page/file-access.mjs"
 *
 * @typedef {{opened: Opened, others: Opened[], edition?: CaseEdition, name: string, handle: FileHandle | null, text: string}} OpenedFile
 * *others*: brothers and sisters who are in the file too; *text*: what stands in it
 */

import { caseName, formOfFile, heldIn, typedIn } from "./case.mjs";
import { keepFile } from "./case-files.mjs";
import { nowSaved } from "./unsaved-records.mjs";
import { markSaved } from "../page/unsaved.mjs";

/**
 * Return the case that a file holds. It stands in that file, and is saved there where the page
 * may write it: not where something of it was left out, which would be lost.
 * @param {OpenedFile} file
 */
export function caseOf({ opened, others, edition, name, handle, text }) {
  const typed = typedIn(opened, others, edition);
  for (const child of [typed, ...typed.others]) child.since.saved = formOfFile(child, opened.today);
  for (const { records } of [typed, ...typed.others]) nowSaved(records, records);
  markSaved(typed.saved, heldIn(typed), { name, at: "" });
  const isWhole = [opened, ...others].every(({ left_out }) => left_out.length === 0);
  if (handle && isWhole) keepFile({ point: typed.saved, handle, text, whose: caseName(typed) });
  return typed;
}
