/**
 * A print says where to see whether it is still current, by the whole address: on paper nobody can
 * follow a link. The build does not know where the site will stand; the page does.
 */

addEventListener("beforeprint", () => {
  for (const link of document.querySelectorAll("a[data-pw-address]")) {
    if (link instanceof HTMLAnchorElement) link.textContent = link.href;
  }
});
