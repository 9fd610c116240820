/**
 * Wires the page that asks about a situation, at every visit to it.
 */

import { guardLeaving } from "../page/leaving.mjs";
import { sharedEngine } from "../worker/shared-engine.mjs";
import { FindMemory, onTravel } from "./memory.mjs";
import { FindPage } from "./page.mjs";
import { presenceOf } from "../page/presence.mjs";
import { holds } from "../page/unsaved.mjs";

const memory = new FindMemory();
holds("find", () => Object.keys({ ...memory.now.answers, ...memory.now.drafts }).length);

/** @type {FindPage | null} */
let page = null;
let isThere = () => false;

function mount() {
  const root = document.getElementById("find");
  if (!root || root === page?.root) return;
  isThere = presenceOf(root);
  const engine = sharedEngine((state, error) => {
    if (error) console.error(`Questions: ${error.name}: ${error.message}`, error.stack);
    page?.showEngine(state);
  });
  page = new FindPage(root, memory, engine);
}

onTravel(() => {
  if (isThere()) page?.recall();
});

guardLeaving();

// The theme swaps pages without loading them anew and tells so through this stream.
const theme = /** @type {{document$?: {subscribe: (listener: () => void) => void}}} */ (
  /** @type {unknown} */ (window)
);
if (theme.document$) theme.document$.subscribe(mount);
else mount();
