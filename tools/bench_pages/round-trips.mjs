/**
 * How long answers take through the calculator's own engine, in milliseconds.
 * `bench_reply.py` loads this into the calculator's page.
 *
 * @typedef {typeof import("../../decision_tool/browser/worker/client.mjs")} Client
 * @typedef {import("../../decision_tool/browser/worker/messages.mjs").AnyRequest} AnyRequest
 */

/** @type {Promise<InstanceType<Client["Engine"]>> | null} */
let started = null;

/**
 * Put the requests to the engine, one after the other; it starts when first asked.
 * @param {{folder: string, requests: AnyRequest[]}} order *folder*: where client and worker are
 * @returns {Promise<number[]>}
 */
export async function roundTrips({ folder, requests }) {
  started ??= ready(folder);
  const engine = await started;
  const times = [];
  for (const request of requests) {
    const start = performance.now();
    const reply = await engine.run(request);
    times.push(performance.now() - start);
    // A refusal is quickly given: it must not pass for speed.
    if (reply.error || reply.bug) throw new Error(JSON.stringify(reply));
  }
  return times;
}

/**
 * @param {string} folder
 * @returns {Promise<InstanceType<Client["Engine"]>>}
 */
async function ready(folder) {
  const { Engine } = /** @type {Client} */ (await import(new URL("client.mjs", folder).href));
  return new Promise((settle, fail) => {
    const engine = new Engine(new URL("worker.mjs", folder), (state, error) => {
      if (state === "ready") settle(engine);
      if (state === "broken" || state === "impossible") fail(new Error(error?.message));
    });
  });
}
