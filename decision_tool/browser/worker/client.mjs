/**
 * The page's side of the worker: questions go to it as they come and each gets its answer;
 * of the questions that replace each other only the newest does. A worker that stops is
 * started again, and what it owed an answer to is asked again.
 *
 * @import {AnyRequest, FromWorker, PostableError, Refusal, Reply, Request, Situation, SituationRequest} from "./messages.mjs"
 *
 * starting: on its way · slow: still on its way, later than it should be · ready ·
 * restarting: stopped and on its way again · broken: it does not start · impossible: this
 * browser cannot run it.
 * @typedef {"starting" | "slow" | "ready" | "restarting" | "broken" | "impossible"} EngineState
 *
 * @typedef {(done: number, total: number) => void} Progress
 * @typedef {{request: string, settle: (reply: any) => void, progress: Progress, isReplaceable: boolean}} Asked
 */

const SLOW_START_MS = 30_000;
/** How long the worker may be silent while it owes an answer. */
const SILENCE_LIMIT_MS = 10_000;
const MOST_RESTARTS = 3;
/** @type {Refusal} */
const NO_ENGINE = { error: { message: "The calculator is not running, so this cannot be done here." } };

export class Engine {
  /** @type {EngineState} */
  state = "starting";
  /** @type {Worker | null} */
  #worker = null;
  /** What the worker owes an answer to, oldest first. @type {Map<number, Asked>} */
  #owed = new Map();
  #count = 0;
  #restarts = 0;
  #wasReady = false;
  #timer = 0;

  /**
   * @param {URL} address the worker's script
   * @param {(state: EngineState, error?: PostableError) => void} onState
   */
  constructor(address, onState) {
    this.address = address;
    this.onState = onState;
    this.#start();
  }

  /** Whether it runs or may yet: where it does not, every question gives null at once. */
  get canRun() {
    return this.state !== "broken" && this.state !== "impossible";
  }

  /**
   * Ask for a plan. The promise gives null when a newer question took this one's place.
   * @param {Request} request
   * @returns {Promise<Reply | null>}
   */
  ask(request) {
    return this.#askNewest(request);
  }

  /**
   * Ask where guided answers lead; null as above.
   * @param {SituationRequest} request
   * @returns {Promise<Situation | Refusal | null>}
   */
  askSituation(request) {
    return this.#askNewest(request);
  }

  /**
   * Ask for something that no later question replaces, such as a file. It waits for its turn
   * and for the engine to be ready; `progress` hears how far long work is.
   * @template T
   * @param {AnyRequest} request
   * @param {Progress} [progress]
   * @returns {Promise<T | Refusal>}
   */
  run(request, progress = () => {}) {
    return new Promise((settle) => {
      this.#owe({ request: JSON.stringify(request), settle, progress, isReplaceable: false });
    });
  }

  /**
   * @param {Request | SituationRequest} request
   * @returns {Promise<any>} the engine's reply to just this request
   */
  #askNewest(request) {
    for (const [id, asked] of this.#owed) {
      if (!asked.isReplaceable) continue;
      this.#owed.delete(id);
      asked.settle(null);
    }
    return new Promise((settle) => {
      this.#owe({ request: JSON.stringify(request), settle, progress: () => {}, isReplaceable: true });
    });
  }

  /** @param {Asked} asked */
  #owe(asked) {
    const id = ++this.#count;
    this.#owed.set(id, asked);
    this.#send(id);
  }

  #start() {
    const worker = this.#newWorker();
    if (!worker) return;
    this.#worker = worker;
    // What a worker still says after it was given up is not heard.
    worker.addEventListener("message", (event) => this.#worker === worker && this.#receive(event.data));
    worker.addEventListener("error", (event) => this.#worker === worker && this.#fail(asPostable(event)));
    this.#await(SLOW_START_MS, () => this.#become("slow"));
  }

  #newWorker() {
    try {
      return new Worker(this.address, { type: "module" });
    } catch (error) {
      this.#stop("impossible", { name: "Error", message: String(error), stack: "" });
      return null;
    }
  }

  #giveUpWorker() {
    this.#worker?.terminate();
    this.#worker = null;
  }

  /** @param {FromWorker} message */
  #receive(message) {
    switch (message.type) {
      case "starting":
        this.#await(SLOW_START_MS, () => this.#become("slow"));
        break;
      case "ready":
        this.#wasReady = true;
        this.#become("ready");
        for (const id of this.#owed.keys()) this.#send(id);
        break;
      case "loading":
        this.#awaitReply();
        break;
      case "progress":
        this.#awaitReply();
        this.#owed.get(message.id)?.progress(message.done, message.total);
        break;
      case "reply":
        this.#settle(message.id, JSON.parse(message.reply));
        break;
      case "failed":
        if (message.isFinal) this.#stop("impossible", message.error);
        else this.#fail(message.error);
        break;
    }
  }

  /**
   * Send what is owed once the engine can take it; say so where it never will.
   * @param {number} id
   */
  #send(id) {
    const asked = this.#owed.get(id);
    if (!asked) return;
    if (!this.canRun) {
      this.#owed.delete(id);
      asked.settle(asked.isReplaceable ? null : NO_ENGINE);
      return;
    }
    if (this.state !== "ready") return;
    this.#worker?.postMessage({ type: "ask", id, request: asked.request });
    this.#awaitReply();
  }

  #awaitReply() {
    this.#await(SILENCE_LIMIT_MS, () => this.#fail({ name: "Error", message: "No reply in time.", stack: "" }));
  }

  /**
   * @param {number} id
   * @param {unknown} reply
   */
  #settle(id, reply) {
    const asked = this.#owed.get(id);
    this.#owed.delete(id);
    this.#restarts = 0;
    if (this.#owed.size === 0) window.clearTimeout(this.#timer);
    else this.#awaitReply();
    asked?.settle(reply);
  }

  /** @param {PostableError} error */
  #fail(error) {
    this.#giveUpWorker();
    if (++this.#restarts > MOST_RESTARTS) {
      this.#stop("broken", error);
      return;
    }
    this.#become(this.#wasReady ? "restarting" : "starting", error);
    this.#await(500 * this.#restarts, () => this.#start());
  }

  /**
   * @param {"broken" | "impossible"} state
   * @param {PostableError} error
   */
  #stop(state, error) {
    window.clearTimeout(this.#timer);
    this.#giveUpWorker();
    this.#become(state, error);
    for (const id of this.#owed.keys()) this.#send(id);
  }

  /**
   * Nothing but one wait runs at a time: for the start, for a reply, or before a restart.
   * @param {number} milliseconds
   * @param {() => void} then
   */
  #await(milliseconds, then) {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(then, milliseconds);
  }

  /**
   * @param {EngineState} state
   * @param {PostableError} [error]
   */
  #become(state, error) {
    if (state === "ready") window.clearTimeout(this.#timer);
    this.state = state;
    this.onState(state, error);
  }
}

/** @type {Engine | null} */
let siteEngine = null;

/**
 * Return the one engine of every page of the site: it starts once and outlives a change of
 * page. Whoever asked for it last hears of its state.
 * @param {(state: EngineState, error?: PostableError) => void} onState
 */
export function sharedEngine(onState) {
  siteEngine ??= new Engine(new URL("worker.mjs", import.meta.url), (state, error) => hear(state, error));
  hear = onState;
  return siteEngine;
}

/** @type {(state: EngineState, error?: PostableError) => void} */
let hear = () => {};

/**
 * @param {ErrorEvent} event
 * @returns {PostableError}
 */
function asPostable(event) {
  return { name: "Error", message: event.message || "The worker could not be loaded.", stack: "" };
}
