/**
 * What a file that was opened brought: which dates the guidance of today gives otherwise than
 * the guidance it was saved under, and why; what could not be taken over.
 *
 * @import {Difference, Opened} from "../worker/replies.mjs"
 */

import { html } from "../page/element.mjs";
import { notice } from "../page/notice.mjs";

/**
 * Return the banner. It takes focus, and its heading is its name.
 * @param {Opened} opened
 * @param {{undo: () => void, dismiss: () => void}} ways
 */
export function openedNotice({ headline, differences, left_out }, ways) {
  const more = [
    differences.length > 0 && html("ul", { class: "pw-plain" }, ...differences.map(differenceLine)),
    left_out.length > 0 && html("p", {}, html("strong", {}, "Left out:")),
    left_out.length > 0 && html("ul", { class: "pw-plain" }, ...left_out.map((line) => html("li", {}, line))),
  ];
  const tone = differences.length > 0 ? "pw-banner--moved" : "";
  const made = notice({ first: headline, tone, more, ...ways });
  made.querySelector("strong")?.setAttribute("id", "opened-heading");
  made.setAttribute("role", "group");
  made.setAttribute("aria-labelledby", "opened-heading");
  made.tabIndex = -1;
  return made;
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
