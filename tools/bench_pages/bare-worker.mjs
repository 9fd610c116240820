/** The least that Python in a browser can do. */

const { loadPyodide } = await import(new URL("pyodide/pyodide.mjs", import.meta.url).href);
const python = await loadPyodide();
self.postMessage(python.runPython("1 + 1"));
