/**
 * One date field: three boxes in a fieldset, what the engine made of them beside it, and
 * what to mend above them. Used for key dates and for the day a step was held.
 *
 * @import {DayField, TypedDay} from "../worker/replies.mjs"
 */

import { splitDate } from "./date-text.mjs";
import { html } from "./element.mjs";

const BOXES = /** @type {const} */ (["day", "month", "year"]);
const LABELS = { day: "Day", month: "Month", year: "Year" };

/**
 * Return the box of a field that is filled with *name* (`day`, `month` or `year`).
 * @param {Element} field
 * @param {string} name
 */
export function boxOf(field, name) {
  const found = field.querySelector(`input[data-box="${name}"]`);
  if (!(found instanceof HTMLInputElement)) throw new Error(`No box called "${name}".`);
  return found;
}

/**
 * Return what the boxes of a field hold.
 * @param {Element} field
 * @returns {TypedDay}
 */
export function readBoxes(field) {
  const provisional = field.querySelector("input[data-provisional]");
  const isUnfinished = BOXES.some((name) => "unfinished" in boxOf(field, name).dataset);
  return {
    day: boxOf(field, "day").value,
    month: boxOf(field, "month").value,
    year: boxOf(field, "year").value,
    provisional: provisional instanceof HTMLInputElement && provisional.checked,
    ...(isUnfinished ? { unfinished: true } : {}),
  };
}

/** What a box holds when no more need follow: a day or month, or a year of four figures. */
const WHOLE = { day: /^\s*\d{0,2}\s*$/, month: /^\s*(?:\d{0,2}|[a-z]+\.?)\s*$/i, year: /^\s*(?:\d{4})?\s*$/ };

/**
 * Note whether a box may still be typed in: the 20 of a year may become 2026, and
 * 2026-10-2 may become 2026-10-22. Until the box is left, neither is taken for a date.
 * @param {Event} event
 */
function noteTyping(event) {
  const box = event.target;
  const name = box instanceof HTMLInputElement ? box.dataset.box : undefined;
  if (!(box instanceof HTMLInputElement) || !(name === "day" || name === "month" || name === "year")) return;
  if (event.isTrusted && !WHOLE[name].test(box.value)) box.dataset.unfinished = "";
  else delete box.dataset.unfinished;
}

/**
 * Take a box that was left as finished, and let the page read it again.
 * @param {HTMLInputElement} box
 */
function finish(box) {
  if (!("unfinished" in box.dataset)) return;
  delete box.dataset.unfinished;
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/**
 * @param {Element} field
 * @param {TypedDay | undefined} typed
 */
export function fillBoxes(field, typed) {
  for (const name of BOXES) {
    boxOf(field, name).value = typed?.[name] ?? "";
    delete boxOf(field, name).dataset.unfinished;
  }
  const provisional = field.querySelector("input[data-provisional]");
  if (provisional instanceof HTMLInputElement) provisional.checked = typed?.provisional ?? false;
}

/**
 * Let a whole date pasted or typed into one box fill all three.
 * @param {HTMLElement} field
 */
export function acceptWholeDates(field) {
  field.addEventListener("input", noteTyping);
  field.addEventListener("paste", (event) => {
    const split = splitDate(event.clipboardData?.getData("text/plain") ?? "");
    if (!split) return;
    event.preventDefault();
    spread(field, split);
  });
  field.addEventListener("change", (event) => {
    if (event.target instanceof HTMLInputElement) spreadWhole(field, event.target);
  });
}

/**
 * Fill all three boxes where one of them holds a whole date.
 * @param {HTMLElement} field
 * @param {HTMLInputElement} box
 */
export function spreadWhole(field, box) {
  const split = box.dataset.box ? splitDate(box.value) : null;
  if (split) spread(field, split);
  else finish(box);
}

/**
 * @param {HTMLElement} field
 * @param {TypedDay} split
 */
function spread(field, split) {
  fillBoxes(field, { ...split, provisional: readBoxes(field).provisional ?? false });
  boxOf(field, "day").dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/**
 * Show what the engine made of a field.
 * @param {Element} field
 * @param {DayField | undefined} shown
 * @param {string} blank what to say beside empty boxes
 */
export function paintEcho(field, shown, blank) {
  const echo = field.querySelector("[data-echo]");
  const words = [shown?.weekday, shown?.age].filter(Boolean);
  if (echo) echo.textContent = words.length > 0 ? words.join(", ") : isBlank(field) ? blank : "";
  for (const one of field.querySelectorAll("[data-if-given]")) one.toggleAttribute("hidden", !shown?.iso);
}

/** @param {Element} field */
function isBlank(field) {
  return BOXES.every((name) => boxOf(field, name).value.trim() === "");
}

/**
 * Show what to mend, above the boxes at fault; an empty message clears it.
 * @param {Element} field
 * @param {string} message
 * @param {string[]} boxes
 */
export function paintFault(field, message, boxes) {
  const line = field.querySelector("[data-fault]");
  if (!(line instanceof HTMLElement)) return;
  if (line.dataset.fault !== message) {
    line.dataset.fault = message;
    line.replaceChildren(...(message ? [html("span", { class: "pw-vh" }, "Error: "), message] : []));
  }
  line.hidden = !message;
  field.classList.toggle("pw-date--error", Boolean(message));
  for (const name of BOXES) {
    const box = boxOf(field, name);
    const isFaulty = Boolean(message) && (boxes.length === 0 || boxes.includes(name));
    box.classList.toggle("pw-in--bad", isFaulty);
    box.toggleAttribute("aria-invalid", false);
    if (isFaulty) box.setAttribute("aria-invalid", "true");
    else box.removeAttribute("aria-invalid");
  }
}

/**
 * Return a new field. Key-date fields stand in the page from the start; this makes the
 * same for the day a step was held.
 * @param {string} id
 * @param {string} legend
 * @param {string} hint
 */
export function dayField(id, legend, hint) {
  const field = html(
    "fieldset",
    { class: "pw-date", id, "aria-describedby": `${id}-hint ${id}-fault` },
    html("legend", {}, legend),
    html("p", { class: "pw-date__hint", id: `${id}-hint` }, hint),
    html("p", { class: "pw-error", id: `${id}-fault`, "data-fault": "", hidden: true }),
    html(
      "div",
      { class: "pw-date__row" },
      ...BOXES.map((name) => labelledBox(`${id}-${name}`, name)),
      html("p", { class: "pw-date__echo", "data-echo": "" }),
    ),
  );
  acceptWholeDates(field);
  return field;
}

/**
 * @param {string} id
 * @param {"day" | "month" | "year"} name
 */
function labelledBox(id, name) {
  const box = html("input", {
    class: name === "year" ? "pw-in pw-in--y" : "pw-in",
    id,
    "data-box": name,
    inputmode: "numeric",
    autocomplete: "off",
    spellcheck: "false",
    writingsuggestions: "false",
  });
  return html("div", {}, html("label", { for: id }, LABELS[name]), box);
}
