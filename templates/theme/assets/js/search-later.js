/**
 * Keeps what search needs, its worker and its index, until somebody opens search: most who read a
 * page never do, and the index is larger than the page with all else.
 *
 * The theme makes its worker while its own script starts. It gets one that waits, and hands on
 * what it was sent once search is opened. The index the theme would fetch itself, for a form that
 * is called "search": ours is not (partials/search.html), and the index comes from here.
 */

{
  const { base, search, features } = JSON.parse(document.getElementById("__config")?.textContent ?? "{}");
  const index = new URL("search/search_index.json", new URL(`${base}/`.replace(/\/+$/, "/"), window.location.href));
  const script = new URL(search, window.location.href).href;
  const RealWorker = window.Worker;
  /** How the theme calls the message that brings the index, and the one that says it is read. */
  const [INDEX, READY] = [0, 1];

  class LateSearch extends EventTarget {
    /** @type {unknown[]} */
    #kept = [];
    /** @type {Worker | null} */
    #worker = null;

    constructor() {
      super();
      const toggle = document.getElementById("__search");
      toggle?.addEventListener("change", () => toggle instanceof HTMLInputElement && toggle.checked && this.#begin());
    }

    /** @param {unknown} message */
    postMessage(message) {
      this.#kept.push(message);
    }

    /** Get both. Where the index does not come, who opens search again asks for it again. */
    async #begin() {
      if (this.#worker) return;
      const worker = new RealWorker(script);
      this.#worker = worker;
      worker.addEventListener("message", ({ data }) => this.#hear(worker, data));
      worker.addEventListener("error", () => this.#drop(worker, "its script did not come"));
      try {
        const response = await fetch(index);
        if (!response.ok) throw new Error(`the index did not come (${response.status})`);
        const { config, docs } = await response.json();
        worker.postMessage({ type: INDEX, data: { config, docs, options: { suggest: features.includes("search.suggest") } } });
      } catch (error) {
        this.#drop(worker, error);
      }
    }

    /**
     * Begin anew when search is opened again.
     * @param {Worker} worker
     * @param {unknown} why
     */
    #drop(worker, why) {
      worker.terminate();
      if (this.#worker === worker) this.#worker = null;
      console.error("Search:", why);
    }

    /**
     * What was asked for before the worker knew the index is asked for now.
     * @param {Worker} worker
     * @param {{type: number}} data
     */
    #hear(worker, data) {
      if (data.type === READY) {
        this.postMessage = (/** @type {unknown} */ message) => worker.postMessage(message);
        for (const message of this.#kept.splice(0)) worker.postMessage(message);
      }
      this.dispatchEvent(new MessageEvent("message", { data }));
    }
  }

  if (window.location.protocol !== "file:") {
    window.Worker = new Proxy(RealWorker, {
      construct(real, given) {
        if (new URL(given[0], window.location.href).href !== script) return Reflect.construct(real, given);
        window.Worker = RealWorker;
        return new LateSearch();
      },
    });
  }
}
