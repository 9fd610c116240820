/** Notes how long after its start the page has an answer from a plain Pyodide. */

const worker = new Worker("bare-worker.mjs", { type: "module" });
worker.addEventListener("message", () => {
  const done = /** @type {HTMLElement} */ (document.getElementById("done"));
  done.dataset.ms = String(performance.now());
});
