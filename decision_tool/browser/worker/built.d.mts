/** What the build wrote: `decision_tool/publish/site/built.py` makes `built.mjs` for each site. */

/** The name of this build: it changes with anything that dates rest on. */
export const BUILD: string;
/** The version of Pyodide. */
export const RUNTIME: string;
/** Each part by its path in the site: its length, and the CRC-32 of its bytes. */
export const PARTS: Record<string, [number, number]>;
