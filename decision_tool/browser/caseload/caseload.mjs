/**
 * Wires the team timetable's page, at every visit to it.
 */

import { CaseloadMemory } from "./memory.mjs";
import { CaseloadPage } from "./page.mjs";
import { mountWithEngine } from "../page/mount.mjs";
import { onReturn } from "../page/returning.mjs";
import { holds } from "../page/unsaved.mjs";

const memory = new CaseloadMemory();
holds("team", () => (memory.isInNoFile ? 1 : 0) + memory.unsavedHeld);

const page = mountWithEngine("caseload", "Team timetable", (root, engine) => new CaseloadPage(root, memory, engine));

// A tab that was left open overnight counts from the day it is looked at.
onReturn(() => page()?.asking.renew());
window.addEventListener("beforeprint", () => {
  const shown = page();
  if (shown?.root.isConnected) shown.board.paintPaper();
});
