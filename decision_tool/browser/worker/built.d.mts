/** What the build wrote: `decision_tool/publish/site/built.py` makes `built.mjs` for each site. */

/** The name of this build: it changes with anything that dates rest on. */
export const BUILD: string;
/** The version of Pyodide. */
export const RUNTIME: string;
/**
 * A published edition of the guidance: from when until when it counts, both days inclusive, and
 * its path in the site.
 */
export type Edition = {
  version: string;
  in_force_from: string;
  in_force_until: string | null;
  digest: string;
  part: string;
};
/** Those that the site has, oldest first. */
export const EDITIONS: Edition[];
/** Each part by its path in the site: its length, and the CRC-32 of its bytes. */
export const PARTS: Record<string, [number, number]>;
