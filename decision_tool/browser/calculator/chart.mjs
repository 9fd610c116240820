/**
 * The drawing in the timetable's rows. Positions are percentages from the engine, so that
 * text keeps its size; rows and axis share one scale. Hidden from assistive technology:
 * the row beside it says the same in words.
 *
 * @import {Axis, DayLine, Mark} from "../worker/replies.mjs"
 */

import { svg } from "../page/element.mjs";

const DIAMOND = "M0-7 7 0 0 7-7 0z";
const TICK = "M-3.5 0-1 2.5 3.5-2.5";
const TEXT_LINE = 16;
const HALF_BAR = 4;

const HIDDEN = { "aria-hidden": "true", focusable: "false" };

/**
 * Return the head of the drawing: today, the dates typed, the months.
 * @param {Axis} axis
 */
export function axisHead(axis) {
  const height = TEXT_LINE * (axis.levels + 1) + 6;
  const lines = [...axis.dates, ...(axis.today ? [axis.today] : [])];
  const labels = lines.filter((line) => line.label);
  return svg(
    "svg",
    { class: "tl tl--axis", height, ...HIDDEN },
    ...axis.months.map((month) => svg("text", { class: "t2", x: `${month.x}%`, dx: month.x > 0 ? 2 : 0, y: height - 6 }, month.label)),
    ...labels.map((line) => label(line)),
  );
}

/** @param {DayLine} line */
function label(line) {
  const y = TEXT_LINE * line.level + 13;
  return svg("text", { class: "tb", x: `${line.text}%`, y, "text-anchor": line.anchor }, line.label);
}

/**
 * Return one row's drawing.
 * @param {Axis} axis
 * @param {Mark | null} mark
 */
export function lane(axis, mark) {
  return svg(
    "svg",
    { class: "tl", ...HIDDEN },
    ...axis.months.filter((month) => month.x > 0).map((month) => upright("month", month.x)),
    ...axis.dates.map((line) => upright("key", line.x)),
    axis.today && upright("now", axis.today.x),
    ...(mark ? drawn(mark) : []),
  );
}

/**
 * @param {string} name
 * @param {number} x
 */
function upright(name, x) {
  return svg("line", { class: name, x1: `${x}%`, x2: `${x}%`, y1: 0, y2: "100%" });
}

/** @param {Mark} mark */
function drawn(mark) {
  const marks = [];
  if (mark.ticks.length > 0) {
    marks.push(level("run", mark.tail ?? mark.x, mark.to ?? mark.x));
    marks.push(...mark.ticks.map((x) => at(x, svg("line", { class: "next", x1: 0, x2: 0, y1: -7, y2: 7 }))));
  } else if (mark.tail !== null) marks.push(level("thin", mark.x, mark.tail));
  if (mark.was !== null) {
    // A window is placed by its last day, and so is the day it moved from.
    const now = mark.shape === "bar" ? (mark.to ?? mark.x) : mark.x;
    marks.push(at(mark.was, svg("path", { class: "ghost", d: DIAMOND })), level("shift", mark.was, now));
  }
  marks.push(shape(mark));
  return marks;
}

/** @param {Mark} mark */
function shape(mark) {
  const tone = `mark mark--${mark.tone}`;
  switch (mark.shape) {
    case "day":
      return at(mark.x, svg("path", { class: tone, d: DIAMOND }));
    case "hollow":
      return at(mark.x, svg("path", { class: `${tone} mark--hollow`, d: DIAMOND }));
    case "held":
      return at(mark.x, svg("circle", { class: tone, r: 7 }), svg("path", { class: "tick", d: TICK }));
    default:
      return bar(mark);
  }
}

/** @param {Mark} mark */
function bar(mark) {
  if (mark.shape === "open") return endless(mark);
  const width = (mark.to ?? 100) - mark.x;
  const box = { x: `${mark.x}%`, y: -HALF_BAR, width: `${width}%`, height: 2 * HALF_BAR };
  return svg("svg", { y: "50%", overflow: "visible" }, svg("rect", { class: `bar bar--${mark.tone}`, ...box }));
}

/**
 * Return a bar without an end: it runs out of the drawing, which cuts its end off.
 * @param {Mark} mark
 */
function endless(mark) {
  const rect = svg("rect", { class: "bar bar--open", x: 1, y: 2, width: "120%", height: 2 * HALF_BAR });
  const window = svg(
    "svg",
    { class: "endless", x: `${mark.x}%`, y: -HALF_BAR - 2, width: `${100 - mark.x}%`, height: 2 * HALF_BAR + 4 },
    rect,
  );
  return svg("svg", { y: "50%", overflow: "visible" }, window);
}

/**
 * @param {number} x
 * @param {...SVGElement} shapes drawn around that point
 */
function at(x, ...shapes) {
  return svg("svg", { x: `${x}%`, y: "50%", overflow: "visible" }, ...shapes);
}

/**
 * @param {string} name
 * @param {number} from
 * @param {number} to
 */
function level(name, from, to) {
  return svg("line", { class: name, x1: `${from}%`, x2: `${to}%`, y1: "50%", y2: "50%" });
}
