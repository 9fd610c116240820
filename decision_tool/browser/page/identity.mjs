/**
 * What tells calendar files apart: whose entries they hold, and which file is the later one.
 * Drawn by chance and by the clock, so that neither says anything of the child.
 */

/** The hexadecimal digits of a UUID in its five parts. */
const SHAPE = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

/**
 * Return a random UUID (RFC 9562, version 4). Browsers make one themselves only at addresses
 * that they call secure, which many intranets are not.
 */
export function newCase() {
  const bytes = new DataView(crypto.getRandomValues(new Uint8Array(16)).buffer);
  bytes.setUint8(6, (bytes.getUint8(6) & 0x0f) | 0x40);
  bytes.setUint8(8, (bytes.getUint8(8) & 0x3f) | 0x80);
  const digits = Array.from(new Uint8Array(bytes.buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(SHAPE, "$1-$2-$3-$4-$5");
}

let last = 0;

/**
 * Return the moment, to the second and in UTC, always later than the one before: of two files
 * made within one second the later must still win.
 */
export function nextStamp() {
  last = Math.max(Math.floor(Date.now() / 1000), last + 1);
  return new Date(last * 1000).toISOString().replace(".000Z", "Z");
}
