/**
 * Says whether a copy of the site is kept on this computer, how large it is or why it is not, and has
 * the button that removes it or keeps it again.
 *
 * @typedef {"no-https" | "no-way" | "no-script" | "saves-data"} NotKept
 * @typedef {{kind: "full" | "other" | "unreachable" | "refused" | "stopped", detail: string}} Trouble
 * @typedef {{choice: string | null, size: number, isUnderWay: boolean, done: number, total: number, trouble: Trouble | null}} KeepingState
 */

const NONE = "No copy of this site is kept on this computer:";
/** @type {Record<NotKept, string>} */
const WHY = {
  "no-https": "browsers keep one only of a site whose address begins with https.",
  "no-way": "this browser does not let the site keep one. A private window or a setting may be why.",
  "no-script": "the script that keeps it could not be started.",
  "saves-data": "this browser is asked to save data.",
};
/** @type {Record<Trouble["kind"], (detail: string) => string>} */
const TROUBLE = {
  full: () => "there is not enough room on it.",
  other: (detail) => `what came is not what was published: ${detail}.`,
  unreachable: (detail) => `the network or the server did not answer: ${detail}.`,
  stopped: (detail) => `the browser stopped it: ${detail}.`,
  refused: (detail) => `the server did not send a part of it: ${detail}.`,
};
const MEGABYTE = 1_000_000;

/**
 * Write how it stands into *place*; tell whether that will soon be another.
 * @param {Element} place
 * @param {NotKept | null} why
 * @param {KeepingState | null} state
 * @param {(type: "keep" | "remove") => void} ask
 */
export function linesSaid(place, why, state, ask) {
  const said = wordsOf(why, state);
  if (place.firstChild?.textContent !== said.words) show(place, said, ask);
  return said.isOn;
}

/**
 * @param {NotKept | null} why
 * @param {KeepingState | null} state
 * @returns {{words: string, way?: "keep" | "remove", isOn: boolean}}
 */
function wordsOf(why, state) {
  if (state?.size) return { words: `${keptWords(state.size)} ${newerWords(state)}`.trim(), way: "remove", isOn: state.isUnderWay };
  if (state?.choice === "none") return { words: `${NONE} it was removed here.`, way: "keep", isOn: false };
  if (state?.trouble && !state.isUnderWay) {
    return { words: `${NONE} ${TROUBLE[state.trouble.kind](state.trouble.detail)}`, way: "keep", isOn: false };
  }
  if (why) return { words: `${NONE} ${WHY[why]}`, isOn: false };
  const far = state?.total ? `, ${state.done} of ${state.total} files so far` : "";
  return { words: `A copy of this site is being saved on this computer${far}.`, way: state ? "remove" : undefined, isOn: true };
}

/** @param {number} size */
function keptWords(size) {
  return `The whole guide is kept on this computer for when there is no network: ${(size / MEGABYTE).toFixed(1)} MB.`;
}

/** @param {KeepingState} state */
function newerWords({ isUnderWay, trouble }) {
  if (isUnderWay) return "A newer copy is being saved.";
  return trouble ? `A newer copy is not: ${TROUBLE[trouble.kind](trouble.detail)}` : "";
}

/**
 * @param {Element} place
 * @param {{words: string, way?: "keep" | "remove"}} said
 * @param {(type: "keep" | "remove") => void} ask
 */
function show(place, { words, way }, ask) {
  const had = place.contains(document.activeElement);
  const text = document.createElement("span");
  text.textContent = words;
  place.replaceChildren(text);
  if (!way) return;
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "pw-link", textContent: way === "keep" ? "Keep a copy" : "Remove it" });
  button.addEventListener("click", () => ask(way));
  place.append(" ", button);
  if (had) button.focus();
}
