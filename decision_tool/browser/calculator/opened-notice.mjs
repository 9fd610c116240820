/**
 * What a file that was opened brought: which dates the guidance of today gives otherwise than
 * the guidance it was saved under, and why; what could not be taken over.
 *
 * @import {Difference, Opened} from "../worker/replies.mjs"
 * @import {OpenedFile} from "../memory/opened-case.mjs"
 * @import {RefusedFile} from "./open-file.mjs"
 */

import { html } from "../page/element.mjs";
import { notice, refusedLine } from "../page/notice.mjs";
import { childTitle } from "../memory/family.mjs";

/**
 * Return the banner. It takes focus, and its heading is its name.
 * @param {OpenedFile[]} files the last is the one that is shown
 * @param {RefusedFile[]} refused
 * @param {{undo?: () => void, dismiss: () => void}} ways
 */
export function openedNotice(files, refused, ways) {
  const isOne = files.length + refused.length === 1;
  const shown = files.at(-1);
  const first = isOne && shown ? headlineOf(shown) : `Opened ${files.length === 1 ? "1 file" : `${files.length} files`}.`;
  const rest = isOne || !shown ? "" : `${shown.name} is shown.${files.length > 1 ? " The others are kept in this tab." : ""}`;
  const more = [
    ...(isOne ? files.flatMap(broughtByAll) : [html("ul", { class: "pw-plain" }, ...files.map(fileLine))]),
    refused.length > 0 && html("p", {}, html("strong", {}, "Not opened:")),
    refused.length > 0 && html("ul", { class: "pw-plain" }, ...refused.map(refusedLine)),
  ];
  const isOther = files.some(({ opened, others }) => [opened, ...others].some(({ differences }) => differences.length > 0));
  const made = notice({ first, rest, tone: isOther ? "pw-banner--moved" : "", more, ...ways });
  made.querySelector("strong")?.setAttribute("id", "opened-heading");
  made.setAttribute("role", "group");
  made.setAttribute("aria-labelledby", "opened-heading");
  made.tabIndex = -1;
  return made;
}

/**
 * Return what suffices alone: what is true of every child in the file.
 * @param {OpenedFile} file
 */
function headlineOf(file) {
  return broughtByAll(file)[0] ? `Opened ${1 + file.others.length} children.` : file.opened.headline;
}

/**
 * Return what a file brought that is not as it was saved, of each child: what is said of the first
 * is not true of the others.
 * @param {OpenedFile} file
 */
function broughtByAll({ opened, others }) {
  const isNews = (/** @type {Opened} */ one) => one.headline !== opened.headline || brought(one).some(Boolean);
  const told = others.filter(isNews).flatMap((one) => [whose(one, one.headline), ...brought(one)]);
  const isOfFirst = told.length > 0 || (others.length > 0 && brought(opened).some(Boolean));
  return [isOfFirst && whose(opened, opened.headline), ...brought(opened), ...told];
}

/**
 * @param {Opened} opened
 * @param {string} words
 */
function whose({ label }, words) {
  return html("p", {}, html("b", {}, `${childTitle(label)}:`), ` ${words}`);
}

/**
 * Return what a file brought of one child that is not as it was saved.
 * @param {Opened} opened
 */
function brought({ differences, left_out, renamed }) {
  return [
    renamed.length > 0 && html("ul", { class: "pw-plain" }, ...renamed.map((line) => html("li", {}, line))),
    differences.length > 0 && html("ul", { class: "pw-plain" }, ...differences.map(differenceLine)),
    left_out.length > 0 && html("p", {}, html("strong", {}, "Left out:")),
    left_out.length > 0 && html("ul", { class: "pw-plain" }, ...left_out.map((line) => html("li", {}, line))),
  ];
}

/** @param {OpenedFile} file */
function fileLine(file) {
  const { name, opened } = file;
  const number = opened.reference ? ` Case ${opened.reference}.` : "";
  const more = broughtByAll(file);
  const words = more[0] ? number : `${number} ${opened.headline}`;
  return html("li", {}, html("b", {}, `${name}:`), words, ...more);
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
