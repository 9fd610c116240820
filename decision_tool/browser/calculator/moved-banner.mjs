/**
 * What changed since the timetable stood still, with the ways back. On paper it stands too:
 * whoever reads the sheet compares it with the one before.
 *
 * @import {Moved} from "../worker/replies.mjs"
 */

import { banner, link } from "../page/banner.mjs";
import { html } from "../page/element.mjs";

/**
 * Return the banner, if there is anything to tell.
 * @param {Moved | null} moved
 * @param {{undo: () => void, dismiss: () => void}} ways
 */
export function movedBanner(moved, ways) {
  if (!moved) return [];
  const made = banner("pw-banner--moved", moved.headline, `${moved.steps} `);
  const back = html("span", { class: "pw-noprint" }, link("Undo", ways.undo), " ", link("Dismiss", ways.dismiss));
  made.firstElementChild?.append(back);
  const lines = moved.listed.map((line) => html("li", {}, line));
  if (lines.length > 0) made.append(html("ul", { class: "pw-plain pw-small" }, ...lines));
  return [made];
}
