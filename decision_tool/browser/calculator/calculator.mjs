/**
 * Wires the calculator's page: what is typed goes to the engine, what comes back is shown.
 *
 * Everything typed stays in the memory of browser/memory/case.mjs. It outlives a visit to another
 * page of the site and nothing else: no storage, no address, no request ever holds it.
 */

import { CalculatorPage } from "./calculator-page.mjs";
import { mountWithEngine } from "../page/mount.mjs";
import { onStayed } from "../page/presence.mjs";
import { onReturn } from "../page/returning.mjs";
import { remembered } from "../memory/case.mjs";

const page = mountWithEngine("calculator", "Calculator", (root, engine) => new CalculatorPage(root, remembered, engine));

onReturn(() => page()?.renewToday());
onStayed(() => page()?.askOwed());
