/**
 * The form in the page: which fields it shows, what was typed into them, what the engine
 * says beside them. Typing never moves focus, and a field is not called wrong while someone
 * is still typing in it.
 *
 * @import {Fields, Moved, Trouble} from "../worker/replies.mjs"
 * @import {Inputs} from "./choice.mjs"
 * @import {Typed} from "../memory/case.mjs"
 */

import { acceptWholeDates, fillBoxes, paintEcho, paintFault, readBoxes } from "../page/day-field.mjs";
import { part } from "../page/element.mjs";

const BLANK = "Leave blank if not known";

export class CaseForm {
  /** @type {{fields: Fields, troubles: Trouble[], moved: Moved | null} | null} */
  #painted = null;
  #isFinished = false;
  /** The fields that take whole dates already. @type {WeakSet<HTMLElement>} */
  #taken = new WeakSet();

  /**
   * @param {HTMLElement} root
   * @param {Typed} typed where to keep what is typed
   * @param {{onEdit: (field: string) => void, onSubmit: () => void, onLeave: () => void}} listener
   */
  constructor(root, typed, listener) {
    this.form = /** @type {HTMLFormElement} */ (part(root, "form"));
    this.typed = typed;
    this.parts = {
      dates: part(root, "dates"),
      questions: part(root, "questions"),
      invitees: part(root, "invitees"),
    };
    this.inviteesFold = part(root, "invitees-fold");
    this.paste = part(root, "paste");
    this.keepReference = /** @type {HTMLInputElement} */ (part(root, "keep-reference"));
    this.keepRecords = /** @type {HTMLInputElement} */ (part(root, "keep-records"));
    /** @type {Map<string, HTMLElement>} */
    this.dates = new Map();
    /** @type {Map<string, HTMLElement>} */
    this.questions = new Map();
    this.find();
    this.form.addEventListener("input", (event) => this.#keep(event, listener.onEdit));
    this.keepReference.addEventListener("change", () => (typed.isReferenceKept = this.keepReference.checked));
    this.keepRecords.addEventListener("change", () => (typed.areRecordsKept = this.keepRecords.checked));
    this.form.addEventListener("focusout", (event) => this.#leave(event, listener.onLeave));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      listener.onSubmit();
    });
    this.fill();
  }

  /** Find the fields that the page has now: those of a case of another edition are others. */
  find() {
    this.dates = named(this.parts.dates, "key");
    this.questions = new Map([...named(this.parts.questions, "question"), ...named(this.parts.invitees, "question")]);
    for (const field of this.dates.values()) {
      if (!this.#taken.has(field)) acceptWholeDates(field);
      this.#taken.add(field);
    }
  }

  /** Put what is in memory into the boxes. */
  fill() {
    for (const [key, field] of this.dates) fillBoxes(field, this.typed.dates[key]);
    for (const [id, field] of this.questions) fillAnswer(field, this.typed.answers[id] ?? "");
    this.keepReference.checked = this.typed.isReferenceKept;
    this.keepRecords.checked = this.typed.areRecordsKept;
  }

  /**
   * Show the fields of the chosen pathways, in the order in which their steps mention them.
   * @param {Inputs} inputs
   */
  show(inputs) {
    arrange(this.parts.dates, this.dates, inputs.dates);
    arrange(this.parts.questions, this.questions, inputs.questions);
    arrange(this.parts.invitees, this.questions, inputs.invitees);
    this.parts.dates.hidden = inputs.dates.length === 0;
    this.paste.hidden = inputs.dates.length === 0;
    this.parts.questions.hidden = inputs.questions.length === 0;
    this.inviteesFold.hidden = inputs.invitees.length === 0;
  }

  /**
   * Show what the engine made of the form.
   * @param {Fields} fields
   * @param {Trouble[]} troubles
   * @param {Moved | null} moved
   */
  paint(fields, troubles, moved) {
    this.#painted = { fields, troubles, moved };
    for (const [key, field] of this.dates) this.#paintDate(key, field);
    for (const [id, field] of this.questions) paintAnswer(field, fields.answers[id]?.message ?? "");
  }

  /** Take away what the engine made of the form: it is of something else that was typed. */
  forget() {
    this.paint({ dates: {}, answers: {}, held: {}, agreed: {} }, [], null);
    this.#painted = null;
  }

  /** Show faults again, now that focus has moved. */
  repaint() {
    if (this.#painted) this.paint(this.#painted.fields, this.#painted.troubles, this.#painted.moved);
  }

  /** Take what is typed as finished, even where focus still is, until more is typed. */
  finish() {
    this.#isFinished = true;
  }

  /**
   * Tell whether someone is typing in a field that was not at fault before, so that nothing
   * should be said of it yet.
   * @param {Trouble} trouble
   */
  isBeingTyped(trouble) {
    const field = trouble.kind === "dates" ? this.dates.get(trouble.id) : undefined;
    if (this.#isFinished || !field || trouble.fields.length > 0) return false;
    return hasFocus(field) && !field.classList.contains("pw-date--error");
  }

  /**
   * @param {string} key
   * @param {HTMLElement} field
   */
  #paintDate(key, field) {
    const painted = this.#painted;
    if (!painted) return;
    paintEcho(field, painted.fields.dates[key], BLANK);
    const was = field.querySelector("[data-was]");
    if (was) was.textContent = painted.moved?.dates[key] ?? "";
    const trouble = painted.troubles.find((one) => one.kind === "dates" && one.id === key);
    if (!trouble) paintFault(field, "", []);
    else if (!this.isBeingTyped(trouble)) {
      paintFault(field, trouble.message, painted.fields.dates[key]?.boxes ?? []);
    }
  }

  /**
   * @param {Event} event
   * @param {(field: string) => void} onEdit
   */
  #keep(event, onEdit) {
    const target = event.target;
    const field = target instanceof Element ? target.closest("[data-key], [data-question]") : null;
    if (!(field instanceof HTMLElement)) return;
    this.#isFinished = false;
    const { key, question } = field.dataset;
    if (key) this.typed.dates[key] = readBoxes(field);
    if (question) this.typed.answers[question] = readAnswer(field);
    onEdit(key ? `dates ${key}` : `answers ${question}`);
  }

  /**
   * @param {FocusEvent} event
   * @param {() => void} onLeave
   */
  #leave(event, onLeave) {
    const left = event.target instanceof Element ? event.target.closest("fieldset") : null;
    if (left && !(event.relatedTarget instanceof Node && left.contains(event.relatedTarget))) {
      // Focus has not arrived yet: `repaint` must see where it went.
      window.setTimeout(onLeave);
    }
  }
}

/**
 * @param {HTMLElement} place
 * @param {"key" | "question"} name
 * @returns {Map<string, HTMLElement>}
 */
function named(place, name) {
  const fields = /** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll(`[data-${name}]`));
  return new Map([...fields].map((field) => [field.dataset[name] ?? "", field]));
}

/**
 * Show the fields called *ids* in *place*, in that order, and hide the others that stand there.
 * @param {HTMLElement} place
 * @param {Map<string, HTMLElement>} fields
 * @param {string[]} ids
 */
function arrange(place, fields, ids) {
  for (const field of fields.values()) if (field.parentElement === place) field.hidden = true;
  for (const id of ids) {
    const field = fields.get(id);
    if (!field) continue;
    field.hidden = false;
    place.append(field);
  }
}

/** @param {Element} field */
function readAnswer(field) {
  const box = field.querySelector("input:checked") ?? field.querySelector("input[type=text]");
  return box instanceof HTMLInputElement ? box.value : "";
}

/**
 * @param {Element} field
 * @param {string} value
 */
function fillAnswer(field, value) {
  for (const box of field.querySelectorAll("input")) {
    if (box.type === "radio") box.checked = box.value === value;
    else box.value = value;
  }
}

/**
 * @param {Element} field
 * @param {string} message
 */
function paintAnswer(field, message) {
  const line = field.querySelector("[data-fault]");
  if (!(line instanceof HTMLElement)) return;
  line.textContent = message;
  line.hidden = !message;
  field.classList.toggle("pw-date--error", Boolean(message));
  const box = field.querySelector("input[type=text]");
  box?.classList.toggle("pw-in--bad", Boolean(message));
  if (message) box?.setAttribute("aria-invalid", "true");
  else box?.removeAttribute("aria-invalid");
}

/** @param {Element} field */
function hasFocus(field) {
  return field.contains(document.activeElement);
}
