/**
 * Fetches another page of the site and judges what came: a page is put in place of another
 * only once it is whole and ours. A sign-in page that a proxy sends instead is neither.
 *
 * @typedef {"unreachable" | "refused" | "missing" | "other" | "cut" | "slow"} Reason
 */

const PATIENCE_MS = 20_000;
const ENDS = /<\/html>\s*$/i;

/** Says why a page could not be had. */
export class NotHad extends Error {
  /**
   * @param {Reason} reason
   * @param {number} [status] what the server answered
   */
  constructor(reason, status = 0) {
    super(reason);
    this.reason = reason;
    this.status = status;
  }
}

/**
 * Return the page at an address of the site. Throws NotHad where it cannot be had.
 * @param {URL} address
 * @param {AbortSignal} stopped by the person, who went elsewhere or stays
 * @returns {Promise<Document>}
 */
export async function fetchedPage(address, stopped) {
  const patience = new AbortController();
  const timer = window.setTimeout(() => patience.abort(), PATIENCE_MS);
  stopped.addEventListener("abort", () => patience.abort());
  try {
    return await judged(address, await fetch(withoutHash(address), { signal: patience.signal }));
  } catch (error) {
    if (error instanceof NotHad) throw error;
    throw new NotHad(patience.signal.aborted ? "slow" : "unreachable");
  } finally {
    window.clearTimeout(timer);
  }
}

/**
 * @param {URL} address
 * @param {Response} response
 */
async function judged(address, response) {
  if (!response.ok) throw new NotHad(response.status === 404 ? "missing" : "refused", response.status);
  if (!isSamePlace(address, new URL(response.url))) throw new NotHad("other");
  const text = await response.text();
  const page = new DOMParser().parseFromString(text, "text/html");
  if (!isOurs(page)) throw new NotHad("other");
  if (!ENDS.test(text)) throw new NotHad("cut");
  return page;
}

/** @param {URL} address */
function withoutHash(address) {
  const bare = new URL(address);
  bare.hash = "";
  return bare;
}

/**
 * Tell whether a server that redirects has still sent what was asked for: some add a slash, or
 * the name of the folder's page.
 * @param {URL} asked
 * @param {URL} sent
 */
function isSamePlace(asked, sent) {
  const place = (/** @type {URL} */ { pathname }) => pathname.replace(/(\/(index(\.html)?)?|\.html)$/, "");
  return sent.host === asked.host && place(sent) === place(asked);
}

/**
 * Tell whether a document is a page of this site's frame.
 * @param {Document} page
 */
function isOurs(page) {
  return page.getElementById("start") !== null && page.querySelector("[data-md-component=container]") !== null;
}
