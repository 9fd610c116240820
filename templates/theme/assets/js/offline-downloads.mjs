/**
 * Hands over a blank form without a network: a browser fetches what a link downloads past the copy
 * of the site, and gives up. What the page itself asks for comes from the copy.
 */

/** How long a browser may take to begin reading what was handed to it. */
const READ_MS = 60_000;

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link?.hasAttribute("download") || link.origin !== window.location.origin || link.protocol === "blob:") return;
  if (event.defaultPrevented || !isWithoutNetwork()) return;
  event.preventDefault();
  handOver(link);
});

function isWithoutNetwork() {
  return !navigator.onLine || document.querySelector(".pw-copy") !== null;
}

/** @param {HTMLAnchorElement} link */
async function handOver(link) {
  const response = await fetch(link.href).catch(() => null);
  if (!response?.ok) return sayNot(link);
  const address = URL.createObjectURL(await response.blob());
  const made = Object.assign(document.createElement("a"), { href: address, download: link.download, hidden: true });
  document.body.append(made); // Firefox follows only links that stand in the page
  made.click();
  made.remove();
  window.setTimeout(() => URL.revokeObjectURL(address), READ_MS);
}

/** @param {HTMLAnchorElement} link */
function sayNot(link) {
  if (link.nextElementSibling?.matches("[data-pw-not]")) return;
  const words = document.createElement("span");
  words.dataset.pwNot = "";
  words.setAttribute("role", "status");
  link.after(words);
  words.textContent = " This file is not in the copy on this computer. It needs the network.";
}
