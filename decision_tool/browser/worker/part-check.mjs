/**
 * Whether bytes are those that the build wrote. What a server says of them does not count: a
 * sign-in page comes with the status 200, and a right file with a wrong type is still right.
 *
 * @import {ContentFault} from "./messages.mjs"
 */

import { PARTS } from "./built.mjs";

/** How each kind of file begins. @type {Record<string, number[]>} */
const BEGINNINGS = {
  bin: [0x50, 0x53, 0x4e, 0x50],
  docx: [0x50, 0x4b, 3, 4],
  html: [0x3c, 0x21],
  json: [0x7b],
  wasm: [0, 0x61, 0x73, 0x6d],
  zip: [0x50, 0x4b, 3, 4],
};
/** An archive's end, 22 bytes long, begins with these. */
const ARCHIVE_END = [0x50, 0x4b, 5, 6];
const ARCHIVE_END_LENGTH = 22;

/**
 * Return what is wrong with the bytes of a part; null where they are the build's.
 * @param {string} name its path in the site
 * @param {Uint8Array} bytes
 * @returns {ContentFault | null}
 */
export function contentFault(name, bytes) {
  const [length, sum] = PARTS[name] ?? [bytes.length, crc32(bytes)];
  if (bytes.length === length && crc32(bytes) === sum) return null;
  const ending = name.split(".").pop() ?? "";
  if (isPage(bytes) && ending !== "html") return "other-content";
  if (!startsWith(bytes, BEGINNINGS[ending] ?? [])) return bytes.length === 0 ? "cut" : "other-content";
  return isWhole(ending, bytes, length) ? "other-build" : "cut";
}

/** @param {Uint8Array} bytes */
function isPage(bytes) {
  return bytes[0] === 0x3c; // no other part begins with "<"
}

/**
 * Tell whether a file that is not the build's ends as one that was sent in full.
 * @param {string} ending
 * @param {Uint8Array} bytes
 * @param {number} length what the build wrote
 */
function isWhole(ending, bytes, length) {
  switch (ending) {
    case "zip":
    case "docx":
      return startsWith(bytes.subarray(-ARCHIVE_END_LENGTH), ARCHIVE_END);
    case "json":
      return bytes.at(-1) === 0x7d; // }
    case "html":
      return new TextDecoder().decode(bytes.subarray(-10)).trim().endsWith("</html>");
    default:
      return bytes.length >= length;
  }
}

/**
 * @param {Uint8Array} bytes
 * @param {number[]} first
 */
function startsWith(bytes, first) {
  return bytes.length >= first.length && first.every((one, place) => bytes[place] === one);
}

/** @type {Uint32Array | null} */
let table = null;

/**
 * Return the CRC-32 of some bytes, as zip files have it. It finds accidents, which is what it
 * is for: who can change a file on purpose can change this one too. `crypto.subtle` is not
 * there on a plain intranet address.
 * @param {Uint8Array} bytes
 */
export function crc32(bytes) {
  table ??= Uint32Array.from({ length: 256 }, (_, place) => shifted(place));
  let sum = 0xffffffff;
  for (let place = 0; place < bytes.length; place += 1) {
    sum = (sum >>> 8) ^ /** @type {number} */ (table[(sum ^ /** @type {number} */ (bytes[place])) & 0xff]);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** @param {number} value */
function shifted(value) {
  let shifting = value;
  for (let bit = 0; bit < 8; bit += 1) shifting = shifting & 1 ? 0xedb88320 ^ (shifting >>> 1) : shifting >>> 1;
  return shifting >>> 0;
}
