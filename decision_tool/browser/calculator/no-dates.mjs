/**
 * The timetable of a pathway that nothing is typed for yet, as the build worked it out: it stands
 * there until the engine has answered, so that nobody looks at an empty place. It holds no day.
 *
 * @import {Shown} from "./timetable-part.mjs"
 * @import {CalculatorPage} from "./calculator-page.mjs"
 */

import { inputsOf, nothingTyped } from "../memory/case.mjs";
import { isFamily } from "../memory/family.mjs";
import { fetchedPart, PartError } from "../worker/parts.mjs";

const PART = "assets/engine/no-dates.json";

/** By pathway, once it was asked for. @type {Promise<Record<string, Shown>> | null} */
let fetched = null;

export class NoDates {
  #isShown = false;

  /** @param {CalculatorPage} page */
  constructor(page) {
    this.page = page;
  }

  /** Show it where nothing else can be shown yet. */
  async show() {
    this.#drop();
    const [pathway] = this.page.typed.pathways;
    if (!pathway || !this.#isWanted(pathway)) return;
    const shown = (await withoutDates())[pathway];
    if (!shown || !this.#isWanted(pathway)) return;
    this.#isShown = true;
    this.page.timetable.paint(shown);
  }

  /** Take it away where the engine cannot run: the page has other words for that. */
  follow() {
    if (!this.page.engine.canRun) this.#drop();
  }

  #drop() {
    if (this.#isShown && !this.page.asking.baseline.planned) this.page.timetable.clear();
    this.#isShown = false;
  }

  /**
   * Whether the engine is on its way, and nothing is known of the case but its *pathway*.
   * @param {string} pathway
   */
  #isWanted(pathway) {
    const { typed, engine, asking, isThere } = this.page;
    const isOnItsWay = engine.canRun && engine.state !== "ready" && !asking.baseline.planned && isThere();
    const isAllThere = inputsOf({ ...typed, reference: "" }) === inputsOf({ ...nothingTyped(), pathways: [pathway] });
    return isOnItsWay && isAllThere && !isFamily(typed);
  }
}

/** Where it does not come, the place stays empty until the engine answers, and nothing is lost. */
function withoutDates() {
  fetched ??= fetchedPart(PART).then(
    (bytes) => JSON.parse(new TextDecoder().decode(bytes)),
    (error) => {
      fetched = null;
      if (error instanceof PartError) return {};
      throw error;
    },
  );
  return fetched;
}
