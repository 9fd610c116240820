/**
 * Wires the team timetable's page, at every visit to it.
 */

import { CaseloadMemory } from "./memory.mjs";
import { CaseloadPage } from "./page.mjs";
import { onReturn } from "../page/returning.mjs";
import { holds } from "../page/unsaved.mjs";
import { guardLeaving } from "../page/leaving.mjs";
import { sharedEngine } from "../worker/shared-engine.mjs";

const memory = new CaseloadMemory();
holds("team", () => (memory.isInNoFile ? 1 : 0));

/** @type {CaseloadPage | null} */
let page = null;

function mount() {
  const root = document.getElementById("caseload");
  if (!root || root === page?.root) return;
  const engine = sharedEngine((state, error) => {
    if (error) console.error(`Team timetable: ${error.name}: ${error.message}`, error.stack);
    page?.showEngine(state);
  });
  page = new CaseloadPage(root, memory, engine);
}

// A tab that was left open overnight counts from the day it is looked at.
onReturn(() => page?.asking.renew());
window.addEventListener("beforeprint", () => page?.root.isConnected && page.board.paintPaper());

guardLeaving();

// The theme swaps pages without loading them anew and tells so through this stream.
const theme = /** @type {{document$?: {subscribe: (listener: () => void) => void}}} */ (
  /** @type {unknown} */ (window)
);
if (theme.document$) theme.document$.subscribe(mount);
else mount();
