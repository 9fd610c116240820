/**
 * Wires the calculator's page: what is typed goes to the engine, what comes back is shown.
 *
 * Everything typed stays in the memory of browser/memory/case.mjs. It outlives a visit to another
 * page of the site and nothing else: no storage, no address, no request ever holds it.
 */

import { CalculatorPage } from "./calculator-page.mjs";
import { onStayed } from "../page/presence.mjs";
import { onReturn } from "../page/returning.mjs";
import { guardLeaving } from "../page/leaving.mjs";
import { sharedEngine } from "../worker/shared-engine.mjs";
import { remembered } from "../memory/case.mjs";

/** @type {CalculatorPage | null} */
let page = null;

function mount() {
  const root = document.getElementById("calculator");
  if (!root || root === page?.root) return;
  const engine = sharedEngine((state, error) => {
    if (error) console.error(`Calculator: ${error.name}: ${error.message}`, error.stack);
    page?.showEngine(state);
  });
  page = new CalculatorPage(root, remembered, engine);
}

onReturn(() => page?.renewToday());
onStayed(() => page?.askOwed());

guardLeaving();

// The theme swaps pages without loading them anew and tells so through this stream.
const theme = /** @type {{document$?: {subscribe: (listener: () => void) => void}}} */ (
  /** @type {unknown} */ (window)
);
if (theme.document$) theme.document$.subscribe(mount);
else mount();
