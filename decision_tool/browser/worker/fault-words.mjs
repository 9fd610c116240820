/**
 * Why a part of the site cannot be had, in words: what is wrong, and what to do about it.
 *
 * @import {StartFault} from "./messages.mjs"
 */

import { PartError } from "./parts.mjs";

const SIGN_IN = "Open the home page of this site in another tab, sign in if it asks, then try again here.";
const CHECK = "Check your connection, then try again.";
const TELL = "Tell the people who look after this site.";
/** A page keeps the policy it came with: trying again can change nothing. */
const ANEW = "Once it is mended, print or copy what you typed, then reload the page.";

/**
 * Return why, as sentences; nothing where there is nothing to say beyond that it stopped.
 * @param {StartFault} fault
 * @param {string} [called] what people call the part, within a sentence; else the name of its file
 */
export function faultWords(fault, called = fault.part.slice(fault.part.lastIndexOf("/") + 1)) {
  const words = sentencesOf(fault, called);
  return words.startsWith(called) && called.startsWith("the ") ? `T${words.slice(1)}` : words;
}

/**
 * @param {StartFault} fault
 * @param {string} file
 */
function sentencesOf({ kind, detail }, file) {
  switch (kind) {
    case "missing":
      return `${file} is not on this site (${detail}). ${TELL}`;
    case "refused":
      return `The server does not give out ${file} (${detail}). ${SIGN_IN}`;
    case "server":
      return `The server cannot send ${file} now (${detail}). Try again in a few minutes.`;
    case "elsewhere":
      return `The request for ${file} was sent on to another site, perhaps to sign in. ${SIGN_IN}`;
    case "unreachable":
      return `${file} could not be fetched. ${CHECK}`;
    case "late":
      return `${file} did not arrive in time. ${CHECK}`;
    case "other-content":
      return `Something else came in place of ${file}, perhaps a page to sign in. ${SIGN_IN}`;
    case "cut":
      return `Only a part of ${file} arrived. ${CHECK}`;
    case "wrong-type":
      return `The server sends ${file} as ${detail || "no type"}, so the browser does not run it. ${TELL}`;
    case "policy":
      return `A content policy, of the server or of a proxy, does not let ${file} in. ${TELL} ${ANEW}`;
    case "other-build":
      return `${file} is of another edition of this site.`;
    case "no-wasm":
    case "stopped":
      return "";
  }
}

/**
 * Return why something could not be had, as sentences. Throws what is no fault of a part.
 * @param {unknown} error
 * @param {string} [called] what people call it, within a sentence; else the name of its file
 */
export function wordsOf(error, called) {
  if (error instanceof PartError) return faultWords(error.fault, called);
  throw error;
}
