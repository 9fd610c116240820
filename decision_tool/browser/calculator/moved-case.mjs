/**
 * A case under the site's own guidance, once it was moved from an earlier edition.
 *
 * @import {FileOpened, Opened} from "../worker/replies.mjs"
 * @import {Typed} from "../memory/case.mjs"
 */

/**
 * Return the case as it goes on: what is known of its file, its number and its calendar stays.
 * @param {Typed} typed
 * @param {FileOpened} moved the child in hand first
 * @param {(key: string) => boolean} isAsked whether the form asks for a date
 * @returns {Typed}
 */
export function movedCase(typed, { opened, others }, isAsked) {
  const byLabel = new Map(others.map((one) => [one.label, one]));
  const kin = typed.others.map((child) => {
    const now = byLabel.get(child.label);
    return now ? movedChild(child, now, isAsked) : child;
  });
  return { ...movedChild(typed, opened, isAsked), others: kin, edition: null, follows: "", record: null };
}

/**
 * @param {Typed} child
 * @param {Opened} now
 * @param {(key: string) => boolean} isAsked
 * @returns {Typed}
 */
function movedChild(child, now, isAsked) {
  // What is half typed stands in no file: it stays where its field does.
  const typing = Object.entries(child.dates).filter(([key]) => !(key in now.dates) && isAsked(key));
  return {
    ...child,
    pathways: now.pathways,
    dates: { ...Object.fromEntries(typing), ...now.dates },
    answers: now.answers,
    held: now.held,
    agreed: now.agreed,
    notHeld: now.not_held,
    listAll: now.list_all,
    own: now.own,
    asOne: now.as_one,
    records: now.records,
    made: now.made,
    since: { handedOver: now.handed_over, saved: null },
  };
}
