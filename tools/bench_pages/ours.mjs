/** Notes how long after its start the page has a plan from the calculator's own worker. */

const request = JSON.stringify({
  ask: "plan",
  given: { pathways: ["adoption"], dates: { qaag: "2026-10-22" }, today: "2026-09-07" },
});
const worker = new Worker("assets/tool/worker/worker.mjs", { type: "module" });
worker.addEventListener("message", ({ data }) => {
  if (data.type === "ready") worker.postMessage({ type: "ask", id: 1, request });
  if (data.type !== "reply" || !JSON.parse(data.reply).plan) return;
  const done = /** @type {HTMLElement} */ (document.getElementById("done"));
  done.dataset.ms = String(performance.now());
});
