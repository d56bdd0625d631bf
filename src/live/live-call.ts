import { DurableObject } from "cloudflare:workers";
import { stillStanding } from "../access/standing.ts";
import { viewerOf } from "../access/viewer.ts";
import { compose, type Services } from "../compose.ts";
import type { News, ToldCallKey } from "../conversations/take-in.ts";
import type { Env } from "../env.ts";
import type { ExtractionModel } from "../extraction/model.ts";
import { offline } from "../extraction/models/offline.ts";
import { log, reasonOf } from "../log.ts";
import { findCall } from "../store/calls.ts";
import { keyOf } from "../store/provider-calls.ts";
import { listTransfers } from "../store/transfers.ts";
import type { CallEvent } from "../telephony/event.ts";
import { within } from "../time/within.ts";
import { readFields } from "../transfers/read-fields.ts";
import { viewTransfer } from "../transfers/view.ts";
import { announceUtterances } from "./announce-utterances.ts";
import { askForTransfer } from "./ask-for-transfer.ts";
import { endOfClosed, finishedMessages } from "./finished-view.ts";
import { type LiveEffect, type LiveEvent, type LiveState, silentAt, step } from "./live-call-state.ts";
import { loadCall, remoteModels } from "./load.ts";
import { type ModelUse, NOT_ASKED } from "./model-need.ts";
import { obey } from "./obey.ts";
import { endedMessage, snapshotOf } from "./snapshot.ts";
import { isHeard } from "./utterances.ts";
import { Viewers } from "./viewers.ts";

const KEY = "key";
const MODEL_USE = "model_use";

/** Soon enough for whoever follows the call, seldom enough for a database that is down. */
const AGAIN_AFTER_FAULT_MS = 5_000;

/** How long whoever told of the deciding words waits for what its provider says to the transfer. */
const TRANSFER_SHOWN_MS = 1_200;

/**
 * One call that goes on, named `<workspace>/<call>`: what is said on it, in order, what follows from it, and whoever follows
 * it. The rows are the truth: kept here are the call's key and how often a model was asked; the rest is loaded anew.
 */
export class LiveCall extends DurableObject<Env> {
  readonly #viewers = new Viewers(this.ctx, (viewers) => stillStanding(this.#services, viewers));
  #state: LiveState | null = null;
  /** Counts how often it was loaded: what was begun in an earlier life has no say in this one. */
  #life = 0;
  /** Loading, and what changes with it, one after the other. */
  #turn: Promise<unknown> = Promise.resolve();
  #reading: Promise<void> = Promise.resolve();
  #announcing: Promise<void> = Promise.resolve();
  #transferring: Promise<void> | null = null;
  #pause: ReturnType<typeof setTimeout> | undefined;

  /** What was new of the call. Answers once it is read and told, with the transfer that follows asked for. Never throws. */
  async tell({ call, isOpen, events }: News): Promise<void> {
    if (!isOpen) return;
    await this.#guarded("tell", call.callId, async () => {
      await this.#inTurn(() => this.#hear(call, events));
      await this.#settled();
    });
  }

  /** A transfer of the call was asked for, or moved: it is shown to whoever follows the call. Never throws. */
  async transferChanged(): Promise<void> {
    const key = this.#key;
    if (!key || (!this.#state && this.#viewers.isEmpty)) return;
    await this.#guarded("transfer_changed", key.callId, () =>
      this.#inTurn(async () => {
        if (!(await this.#wake(key, []))) return;
        const rows = await listTransfers(this.#services.db, key.workspaceId, key.callId);
        this.#fold({ kind: "transfers", transfers: rows.map(viewTransfer) });
      }),
    );
  }

  /** The WebSocket of whoever follows the call; a door says who they are. */
  override async fetch(request: Request): Promise<Response> {
    const viewer = viewerOf(request.headers);
    const found = viewer && (await findCall(this.#services.db, viewer.workspaceId, viewer.callId));
    if (!viewer || !found) return new Response(null, { status: 404 });
    if (this.#viewers.isFull) return new Response(null, { status: 503 });
    const { 0: theirs, 1: ours } = new WebSocketPair();
    await this.#inTurn(async () => {
      const { call } = found;
      const key = { ...keyOf(call), callId: call.id };
      const woken = call.analysisStatus === "open" ? await this.#wake(key, []) : null;
      await this.#settled();
      const at = new Date().toISOString();
      const state = this.#state ?? woken;
      const messages = state
        ? [snapshotOf(state, at)]
        : await finishedMessages(this.#services.db, viewer, at);
      if (state?.assembled.isOver) messages.push(endedMessage(state.assembled, at));
      this.#viewers.admit(ours, viewer, messages);
    });
    return new Response(null, { status: 101, webSocket: theirs });
  }

  override async webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): Promise<void> {
    await this.#viewers.hear(socket, message, (viewer, text) => obey(this.#services, viewer, text));
  }

  /** Never throws: the platform drops an alarm that failed six times, and a call that nobody ends must end by itself. */
  override async alarm(): Promise<void> {
    const key = this.#key;
    if (!key) return;
    try {
      await this.#inTurn(async () => {
        // What was told and not heard here counts as well.
        if (!(await this.#load(key, []))) return this.#leave(key);
        this.#fold({ kind: "silent" });
        await this.#wakeUpInTime();
      });
    } catch (fault) {
      log("error", "live_call_alarm_failed", { call_id: key.callId, reason: reasonOf(fault) });
      await this.ctx.storage.setAlarm(Date.now() + AGAIN_AFTER_FAULT_MS);
    }
  }

  async #hear(key: ToldCallKey, events: readonly CallEvent[]): Promise<void> {
    if (this.#state) this.#fold({ kind: "told", events });
    // What is told of a call that nobody follows, and on which nobody was heard, is settled without an object.
    else if (this.#key || events.some(isHeard)) await this.#wake(key, events);
    await this.#wakeUpInTime();
  }

  /** What is known of the call, also where that is that it is over; null where it was closed, or is nobody's. */
  async #wake(key: ToldCallKey, news: readonly CallEvent[]): Promise<LiveState | null> {
    if (this.#state) return this.#state;
    const state = await this.#load(key, news);
    if (!this.#state) {
      await this.#forget();
      return state;
    }
    this.ctx.storage.kv.put<ToldCallKey>(KEY, { ...keyOf(key), callId: key.callId });
    await this.#wakeUpInTime();
    return state;
  }

  /** Loads all that is stored; what is `news` to whoever follows the call is heard as such. */
  async #load(key: ToldCallKey, news: readonly CallEvent[]): Promise<LiveState | null> {
    const loaded = await loadCall(this.#services, key);
    if (!loaded) return null;
    const isNews = ({ key: name }: CallEvent) => news.some((event) => event.key === name);
    const modelUse = this.ctx.storage.kv.get<ModelUse>(MODEL_USE) ?? NOT_ASKED;
    if (!this.#state) this.#life += 1;
    const { events } = loaded;
    const told = { events: events.filter((event) => !isNews(event)), news: events.filter(isNews) };
    return this.#fold({ kind: "loaded", loaded: { ...loaded, ...told, modelUse } });
  }

  #fold(event: LiveEvent): LiveState | null {
    const { state, effects } = step(this.#state, event, Date.now());
    this.#state = state;
    for (const effect of effects) if (state) this.#carryOut(effect, state);
    return state;
  }

  #carryOut(effect: LiveEffect, state: LiveState): void {
    const { call } = state;
    switch (effect.kind) {
      case "broadcast":
        this.#viewers.tell(effect.message);
        break;
      case "read":
        if (effect.by === "offline") this.#reading = this.#guarded("read", call.id, () => this.#read());
        else this.#later("ask_model", call.id, () => this.#askModel(state));
        break;
      case "pause": {
        const paused = async () => void this.#fold({ kind: "paused" });
        clearTimeout(this.#pause);
        this.#pause = setTimeout(() => this.#later("pause", call.id, paused), effect.ms);
        break;
      }
      case "transfer":
        this.#transferring = this.#guarded("transfer", call.id, () => this.#transfer(state, effect));
        this.ctx.waitUntil(this.#transferring);
        break;
      case "announce": {
        const work = () => announceUtterances(this.#services, call, effect.utterances);
        const before = this.#announcing;
        this.#announcing = this.#guarded("announce", call.id, () => before.then(work));
        break;
      }
      case "settle":
        this.#later("settle", call.id, () => this.#services.requestAssembly(keyOf(call)));
        break;
      case "finish":
        this.#state = null;
        clearTimeout(this.#pause);
        this.#viewers.dismiss();
        this.#later("finish", call.id, () => this.#forget());
    }
  }

  async #read(): Promise<void> {
    const life = this.#life;
    // What came at the same time is heard first, so that one reading has it all.
    await scheduler.wait(0);
    if (this.#state && life === this.#life) await this.#readBy("offline", [offline], this.#state);
  }

  async #askModel(state: LiveState): Promise<void> {
    // Counted before it is asked, so that no eviction makes it cheaper than it was.
    this.ctx.storage.kv.put<ModelUse>(MODEL_USE, state.modelUse);
    await this.#readBy("model", remoteModels(this.#services), state);
  }

  async #readBy(
    by: "offline" | "model",
    models: readonly ExtractionModel[],
    state: LiveState,
  ): Promise<void> {
    const [life, { clock }] = [this.#life, this.#services];
    const fields = await readFields({ models, clock }, state).catch((fault: unknown) => {
      log("error", "live_reading_failed", { call_id: state.call.id, by, reason: reasonOf(fault) });
      return {};
    });
    if (life === this.#life) this.#fold({ kind: "read", by, revision: state.revision, fields });
  }

  async #transfer(
    state: LiveState,
    { decision, fields }: Extract<LiveEffect, { kind: "transfer" }>,
  ): Promise<void> {
    const life = this.#life;
    const isAsked = await askForTransfer(this.#services, keyOf(state.call), decision, fields);
    this.#transferring = null;
    if (!isAsked && life === this.#life) this.#fold({ kind: "transfer_fault" });
  }

  /** Until everything that was said is read and told, and asked for what follows, unless its provider takes its time. */
  async #settled(): Promise<void> {
    let awaited: Promise<void>;
    do {
      awaited = this.#reading;
      await awaited;
    } while (awaited !== this.#reading);
    await this.#announcing;
    await this.#viewers.settled();
    if (this.#transferring) await within(TRANSFER_SHOWN_MS, this.#transferring);
  }

  /** The alarm rings when the call will have been silent for too long, or before. */
  async #wakeUpInTime(): Promise<void> {
    if (!this.#state) return;
    const [at, set] = [silentAt(this.#state), await this.ctx.storage.getAlarm()];
    if (set === null || set > at) await this.ctx.storage.setAlarm(at);
  }

  /** Its end was not heard here. */
  async #leave(key: ToldCallKey): Promise<void> {
    this.#state = null;
    if (!this.#viewers.isEmpty) this.#viewers.tell(await endOfClosed(this.#services.db, key));
    this.#viewers.dismiss();
    await this.#forget();
  }

  async #forget(): Promise<void> {
    // Both at once: what is stored after this is not to be lost.
    await Promise.all([this.ctx.storage.deleteAll(), this.ctx.storage.deleteAlarm()]);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => {});
    return done;
  }

  async #guarded(step: string, callId: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (fault) {
      log("error", "live_call_failed", { call_id: callId, step, reason: reasonOf(fault) });
    }
  }

  #later(step: string, callId: string, work: () => Promise<void>): void {
    this.ctx.waitUntil(this.#guarded(step, callId, work));
  }

  get #key(): ToldCallKey | undefined {
    return this.ctx.storage.kv.get<ToldCallKey>(KEY);
  }

  get #services(): Services {
    return compose(this.env);
  }
}
