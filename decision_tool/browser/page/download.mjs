/** Hands a file to the person. It is made in the page and goes to no server. */

import { html } from "./element.mjs";

/** How long a browser may take to begin reading what was handed to it. */
const READ_MS = 60_000;

/** @param {{name: string, type: string, text: BlobPart}} file *text*: or bytes */
export function download({ name, type, text }) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = html("a", { href: address, download: name, hidden: true });
  document.body.append(link); // Firefox follows only links that stand in the page
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(address), READ_MS);
}
