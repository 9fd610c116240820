/**
 * The page's side of the worker: questions go to it as they come and each gets its answer;
 * of the questions that replace each other only the newest does. A worker that stops is
 * started again, and what it owed an answer to is asked again: but what stops it twice is
 * dropped.
 *
 * @import {AnyRequest, FromWorker, PostableError, Refusal, Reply, Request, SituationRequest, StartFault} from "./messages.mjs"
 * @import {Situation} from "./replies.mjs"
 * @import {Progress} from "./owed.mjs"
 *
 * starting: on its way · slow: still on its way, later than it should be · ready ·
 * restarting: stopped and on its way again · broken: it does not start, though it is tried
 * again · outdated: of another build than the page · impossible: this browser cannot run it.
 * @typedef {"starting" | "slow" | "ready" | "restarting" | "broken" | "outdated" | "impossible"} EngineState
 *
 * @typedef {(state: EngineState, error?: PostableError) => void} OnState
 */

import { BUILD } from "./built.mjs";
import { takenEarly } from "./early.mjs";
import { faultWords } from "./fault-words.mjs";
import { Owed } from "./owed.mjs";
import { PartError, whyNotRun } from "./parts.mjs";

const SLOW_START_MS = 30_000;
/** How long the worker may be silent while it owes an answer. */
const SILENCE_LIMIT_MS = 10_000;
/** How long to wait before each try to start again. Then only a person, or the network's return, tries. */
const WAITS_MS = [1000, 2000, 4000, 8000, 16_000, 30_000];
const SCRIPTS = ["worker", "engine-start", "python-worker", "snapshot", "parts", "part-check", "built"].map(
  (name) => `assets/tool/worker/${name}.mjs`,
);
const EDITIONS = "assets/engine/editions/";
/** Faults of what came, not of the way: a copy kept on the way may be to blame. */
const OF_CONTENT = new Set(["cut", "other-content", "other-build"]);

export class Engine {
  /** @type {EngineState} */
  state = "starting";
  /** Why it does not start. @type {StartFault | null} */
  fault = null;
  /** @type {Worker | null} */
  #worker = null;
  #owed = new Owed();
  /** How often in a row it stopped without anybody's question being to blame. */
  #stops = 0;
  #wasReady = false;
  /** The worker takes questions. */
  #isRunning = false;
  #timer = 0;

  /**
   * @param {URL} address the worker's script
   * @param {OnState} onState
   */
  constructor(address, onState) {
    this.address = address;
    this.onState = onState;
    this.#start();
    window.addEventListener("online", () => this.state === "broken" && this.tryAgain());
  }

  /** Whether it runs or may soon: where it does not, every question gives null at once. */
  get canRun() {
    return this.state !== "broken" && this.state !== "outdated" && this.state !== "impossible";
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
    return this.#owed.add(request, { progress, isReplaceable: false }, (id) => this.#send(id));
  }

  /** Start anew, whatever was waited for. */
  tryAgain() {
    if (this.state === "outdated") return window.location.reload();
    this.#stops = 0;
    this.#isRunning = false;
    this.#owed.blame();
    this.#giveUpWorker();
    this.#become(this.#wasReady ? "restarting" : "starting");
    this.#start();
  }

  /**
   * Compare a page with the scripts that run in this tab: where the site was renewed meanwhile,
   * dates of the one edition are not shown under the name of the other.
   * @param {string | undefined} build the page's, where it tells
   */
  meet(build) {
    if (build && build !== BUILD) this.#stop("outdated", { kind: "other-build", part: "", detail: build });
  }

  /**
   * @param {Request | SituationRequest} request
   * @returns {Promise<any>} the engine's reply to just this request
   */
  #askNewest(request) {
    return this.#owed.add(request, { progress: () => {}, isReplaceable: true }, (id) => this.#send(id));
  }

  #start() {
    const early = takenEarly(BUILD);
    const worker = early.worker ?? this.#newWorker();
    if (!worker) return;
    this.#worker = worker;
    // What a worker still says after it was given up is not heard.
    worker.addEventListener("message", (event) => this.#worker === worker && this.#receive(event.data));
    worker.addEventListener("error", (event) => this.#worker === worker && this.#hearError(worker, event));
    if (early.isReady) this.#beReady();
    else this.#await(SLOW_START_MS, () => this.state !== "broken" && this.#become("slow"));
  }

  #newWorker() {
    const fresh = this.fault && OF_CONTENT.has(this.fault.kind) ? this.fault.part : undefined;
    try {
      return new Worker(this.address, { type: "module", name: JSON.stringify({ build: BUILD, fresh }) });
    } catch (error) {
      this.#stop("impossible", new PartError("stopped").fault, asPostable(error));
      return null;
    }
  }

  #giveUpWorker() {
    window.clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#worker = null;
  }

  /**
   * A script that cannot be loaded, or was cut, says nothing of why.
   * @param {Worker} worker
   * @param {ErrorEvent} event
   */
  async #hearError(worker, event) {
    const error = asPostable(event.message || "The worker could not be loaded.");
    const { fault } = this.#isRunning ? new PartError("stopped") : await whyNotRun(SCRIPTS);
    if (this.#worker === worker) this.#fail(fault, error);
  }

  /** @param {FromWorker} message */
  #receive(message) {
    switch (message.type) {
      case "ready":
        this.#beReady();
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
      case "lacking":
        this.#settle(message.id, { error: { message: lackingWords(message.fault) } });
        break;
      case "failed":
        this.#fail(message.fault, message.error);
        break;
    }
  }

  #beReady() {
    this.#wasReady = true;
    this.#isRunning = true;
    window.clearTimeout(this.#timer);
    if (this.state !== "outdated") {
      this.fault = null;
      this.#become("ready");
    }
    for (const id of this.#owed.ids) this.#send(id);
  }

  /**
   * Send what is owed once the engine can take it; say so where it cannot.
   * @param {number} id
   */
  #send(id) {
    const asked = this.#owed.get(id);
    if (!asked) return;
    // What was typed can still be saved, under the name of its own edition.
    const mayTake = this.canRun || (this.state === "outdated" && this.#worker !== null && asked.isSaving);
    if (!mayTake) return this.#owed.refuse(id);
    if (!this.#isRunning) return;
    asked.isSent = true;
    this.#worker?.postMessage({ type: "ask", id, request: asked.request });
    this.#awaitReply();
  }

  #awaitReply() {
    const silent = { name: "Error", message: "No reply in time.", stack: "" };
    this.#await(SILENCE_LIMIT_MS, () => this.#fail(new PartError("stopped").fault, silent));
  }

  /**
   * @param {number} id
   * @param {unknown} reply
   */
  #settle(id, reply) {
    this.#owed.settle(id, reply);
    this.#stops = 0;
    if (this.#owed.isAnySent) this.#awaitReply();
    else window.clearTimeout(this.#timer);
  }

  /**
   * Start again after a while. The first time nothing is said of it but that it starts.
   * @param {StartFault} fault
   * @param {PostableError} error
   */
  #fail(fault, error) {
    this.#isRunning = false;
    if (!this.#owed.blame()) this.#stops += 1;
    this.#giveUpWorker();
    if (fault.kind === "no-wasm") return this.#stop("impossible", fault, error);
    const isStill = fault.kind === "other-build" && this.fault?.kind === "other-build";
    if (isStill || this.state === "outdated") return this.#stop("outdated", fault, error);
    const before = this.fault;
    this.fault = fault;
    if (this.#stops <= 1) this.#become(this.#wasReady ? "restarting" : "starting", error);
    // A try that nobody asked for is news only where it fails for another reason.
    else if (this.state !== "broken" || !isAlike(before, fault)) this.#stop("broken", fault, error);
    const wait = WAITS_MS[Math.max(this.#stops, 1) - 1];
    if (wait !== undefined) this.#await(wait, () => this.#start());
  }

  /**
   * @param {"broken" | "outdated" | "impossible"} state
   * @param {StartFault} fault
   * @param {PostableError} [error]
   */
  #stop(state, fault, error) {
    window.clearTimeout(this.#timer);
    this.fault = fault;
    this.#become(state, error);
    for (const id of this.#owed.ids) this.#send(id);
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
    this.state = state;
    this.onState(state, error);
  }
}

/**
 * @param {StartFault | null} one
 * @param {StartFault} other
 */
function isAlike(one, other) {
  return one?.kind === other.kind && one.part === other.part;
}

/** @param {StartFault} fault */
function lackingWords(fault) {
  const isOther = fault.kind === "other-build";
  const advice = isOther ? " Save what you typed, then reload the page." : "";
  const part = fault.part.startsWith(EDITIONS) ? "An earlier edition of the guidance" : "The calendar part";
  return `${part} could not be loaded. ${faultWords(fault)}${advice}`;
}

/**
 * @param {unknown} error
 * @returns {PostableError}
 */
function asPostable(error) {
  return { name: "Error", message: String(error), stack: "" };
}
