/**
 * Wires the page that asks about a situation, at every visit to it.
 */

import { FindMemory, onTravel } from "./memory.mjs";
import { FindPage } from "./page.mjs";
import { mountWithEngine } from "../page/mount.mjs";
import { presenceOf } from "../page/presence.mjs";
import { holds } from "../page/unsaved.mjs";

const memory = new FindMemory();
holds("find", () => Object.keys({ ...memory.now.answers, ...memory.now.drafts }).length);

let isThere = () => false;
const page = mountWithEngine("find", "Questions", (root, engine) => {
  isThere = presenceOf(root);
  return new FindPage(root, memory, engine);
});

onTravel(() => {
  if (isThere()) page()?.recall();
});
