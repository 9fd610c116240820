/**
 * What a file that was opened brought: which dates the guidance of today gives otherwise than
 * the guidance it was saved under, and why; what could not be taken over.
 *
 * @import {Difference, Opened} from "../worker/replies.mjs"
 * @import {OpenedFile, RefusedFile} from "./open-file.mjs"
 */

import { html } from "../page/element.mjs";
import { notice, refusedLine } from "../page/notice.mjs";

/**
 * Return the banner. It takes focus, and its heading is its name.
 * @param {OpenedFile[]} files the last is the one that is shown
 * @param {RefusedFile[]} refused
 * @param {{undo: () => void, dismiss: () => void}} ways
 */
export function openedNotice(files, refused, ways) {
  const isOne = files.length + refused.length === 1;
  const shown = files.at(-1);
  const first = isOne ? (shown?.opened.headline ?? "") : `Opened ${files.length === 1 ? "1 file" : `${files.length} files`}.`;
  const rest = isOne || !shown ? "" : `${shown.name} is shown.${files.length > 1 ? " The others are kept in this tab." : ""}`;
  const more = [
    ...(isOne ? files.flatMap(({ opened }) => brought(opened)) : [html("ul", { class: "pw-plain" }, ...files.map(fileLine))]),
    refused.length > 0 && html("p", {}, html("strong", {}, "Not opened:")),
    refused.length > 0 && html("ul", { class: "pw-plain" }, ...refused.map(refusedLine)),
  ];
  const isOther = files.some(({ opened }) => opened.differences.length > 0);
  const made = notice({ first, rest, tone: isOther ? "pw-banner--moved" : "", more, ...ways });
  made.querySelector("strong")?.setAttribute("id", "opened-heading");
  made.setAttribute("role", "group");
  made.setAttribute("aria-labelledby", "opened-heading");
  made.tabIndex = -1;
  return made;
}

/**
 * Return what a file brought that is not as it was saved.
 * @param {Opened} opened
 */
function brought({ differences, left_out }) {
  return [
    differences.length > 0 && html("ul", { class: "pw-plain" }, ...differences.map(differenceLine)),
    left_out.length > 0 && html("p", {}, html("strong", {}, "Left out:")),
    left_out.length > 0 && html("ul", { class: "pw-plain" }, ...left_out.map((line) => html("li", {}, line))),
  ];
}

/** @param {OpenedFile} file */
function fileLine({ name, opened }) {
  const number = opened.reference ? ` Case ${opened.reference}.` : "";
  return html("li", {}, html("b", {}, `${name}:`), `${number} ${opened.headline}`, ...brought(opened));
}

/** @param {Difference} difference */
function differenceLine({ title, pathway, was, now, why }) {
  return html(
    "li",
    {},
    html("b", {}, title),
    `, ${pathway}. `,
    html("span", { class: "pw-was" }, `Was: ${was}. Now: ${now}.`),
    why.length > 0 && whyFold(`${title}, ${pathway}`, why),
  );
}

/**
 * @param {string} name
 * @param {string[]} why
 */
function whyFold(name, why) {
  return html(
    "details",
    { class: "pw-more" },
    html("summary", {}, "Why", html("span", { class: "pw-vh" }, ` ${name} differs`)),
    html("ul", { class: "pw-plain" }, ...why.map((reason) => html("li", {}, reason))),
  );
}
