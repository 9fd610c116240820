/**
 * Joins modules, each entry with what it alone imports, and what several import in files of their
 * own: `joined_scripts.py` starts this with an order as JSON. Nothing is renamed, so that a fault
 * noted in a browser names our functions.
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** @type {{library: string, folder: string, entries: string[], shared: string, apart: string}} apart: a module
 * that is made later and stays a file of its own, by its path as each of the others finds it */
const order = JSON.parse(readFileSync(0, "utf8"));
/** @type {typeof import("esbuild")} */
const { build } = createRequire(import.meta.url)(order.library);

/** @param {import("esbuild").PluginBuild} run */
function keepApart(run) {
  const name = order.apart.slice(order.apart.lastIndexOf("/"));
  run.onResolve({ filter: /^\./ }, ({ path }) => (path.endsWith(name) ? { path: order.apart, external: true } : null));
}

try {
  await build({
    absWorkingDir: order.folder,
    outbase: order.folder,
    outdir: order.folder, // each in place of its source: what stands apart is found from there
    allowOverwrite: true,
    entryPoints: order.entries,
    plugins: [{ name: "apart", setup: keepApart }],
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    minifyWhitespace: true,
    outExtension: { ".js": ".mjs" },
    entryNames: "[dir]/[name]",
    chunkNames: `${order.shared}/[hash]`,
    logLevel: "silent",
  });
} catch (error) {
  const [first] = /** @type {{errors?: import("esbuild").Message[]}} */ (error).errors ?? [];
  const place = first?.location ? `${first.location.file}:${first.location.line}: ` : "";
  console.error(`fault: ${place}${first?.text ?? error}`);
  process.exit(1);
}
