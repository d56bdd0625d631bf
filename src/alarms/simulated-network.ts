import { DurableObject } from "cloudflare:workers";
import { compose } from "../compose.ts";
import type { Env } from "../env.ts";
import { log, reasonOf } from "../log.ts";
import type { DialRequest } from "../telephony/provider.ts";
import {
  type CallEnded,
  type ListedCall,
  type PlaceAnswer,
  simulatedCallback,
} from "../telephony/providers/simulated.ts";
import { faultOf, playCall } from "../telephony/providers/simulated-script.ts";
import { earlier, nextPost } from "./next-alarm.ts";

/** How long a phone rings here: long enough to be seen ringing, short enough for a demo. */
const RING_MS = 300;

const RING = "ring/";
const CALLBACK = "callback/";
const CALL = "call/";

/** One ring of one phone, as the network saw it. */
export interface Ring {
  attempt_id: string;
  provider_call_id: string;
  to_number: string;
  /** Epoch milliseconds. */
  rung_at: number;
}

interface PendingCallback {
  workspaceId: string;
  event: CallEnded;
  posts: number;
  dueAt: number;
}

/** A call as the network keeps it. */
interface Line {
  event: CallEnded;
  endsAt: number;
}

/**
 * The phone network of one workspace, for local use. It keeps no one from ringing twice for one attempt: like a real
 * network it rings, and its log tells. How a call ends, and what goes wrong on the way, is in
 * `telephony/providers/simulated-script.ts`.
 */
export class SimulatedNetwork extends DurableObject<Env> {
  /** Rings a phone; the call's end comes as a signed callback to `/intake/simulated/<workspace>`. */
  async place(request: DialRequest): Promise<PlaceAnswer> {
    const fault = faultOf(request.toNumber);
    if (fault === "refused") return { refused: "The number is not in service." };
    if (fault === "never_arrives") return { lost: "The request was lost on its way." };
    const callback = this.#ring(request);
    if (fault === "callback_first") await this.#deliver(this.#keep(callback), callback);
    else if (fault !== "call_lost") await this.#post(callback);
    if (fault === "callback_twice") await this.#post(callback, "again");
    if (fault === "answer_lost" || fault === "call_lost") return { lost: "The answer was lost on its way." };
    return { provider_call_id: callback.event.provider_call_id };
  }

  /** The network's own list of calls, by the id that the caller gave. */
  find(attemptId: string): ListedCall {
    const call = this.ctx.storage.kv.get<Line>(`${CALL}${attemptId}`);
    if (!call) return { kind: "absent" };
    return call.endsAt > Date.now()
      ? { kind: "under_way", providerCallId: call.event.provider_call_id }
      : { kind: "ended", event: call.event };
  }

  #ring(request: DialRequest): PendingCallback {
    const { kv } = this.ctx.storage;
    const rungAt = Date.now();
    const providerCallId = `sim_${crypto.randomUUID()}`;
    kv.put<Ring>(`${RING}${providerCallId}`, {
      attempt_id: request.attemptId,
      provider_call_id: providerCallId,
      to_number: request.toNumber,
      rung_at: rungAt,
    });
    const event: CallEnded = {
      type: "call.ended",
      attempt_id: request.attemptId,
      provider_call_id: providerCallId,
      from_number: request.fromNumber,
      to_number: request.toNumber,
      ...playCall(request, rungAt),
    };
    const dueAt = rungAt + RING_MS;
    kv.put<Line>(`${CALL}${request.attemptId}`, { event, endsAt: dueAt });
    return { workspaceId: request.workspaceId, event, posts: 0, dueAt };
  }

  /** Every ring there ever was, in the order they rang. */
  rings(): Ring[] {
    const rings = [...this.ctx.storage.kv.list<Ring>({ prefix: RING })].map(([, ring]) => ring);
    return rings.sort((a, b) => a.rung_at - b.rung_at);
  }

  override async alarm(): Promise<void> {
    const now = Date.now();
    for (const [key, callback] of [...this.ctx.storage.kv.list<PendingCallback>({ prefix: CALLBACK })]) {
      if (callback.dueAt > now) await this.#wakeAt(callback.dueAt);
      else await this.#deliver(key, callback);
    }
  }

  /** Posts a callback through the front door, and again later where the door does not take it. */
  async #deliver(key: string, { workspaceId, event, posts }: PendingCallback): Promise<void> {
    const tried = posts + 1;
    try {
      const request = await simulatedCallback(this.env.ENCRYPTION_KEYS ?? "", workspaceId, event);
      const { ok, status } = await compose(this.env).postCallback(request);
      if (ok) return void this.ctx.storage.kv.delete(key);
      throw new Error(`the door answered ${status}`);
    } catch (fault) {
      log("warn", "simulated_callback_failed", {
        attempt_id: event.attempt_id,
        tried,
        reason: reasonOf(fault),
      });
      const dueAt = nextPost(tried, Date.now());
      if (dueAt === null) this.ctx.storage.kv.delete(key);
      else await this.#post({ workspaceId, event, posts: tried, dueAt });
    }
  }

  /** `copy` tells two callbacks for one call apart. */
  async #post(callback: PendingCallback, copy = ""): Promise<void> {
    this.#keep(callback, copy);
    await this.#wakeAt(callback.dueAt);
  }

  #keep(callback: PendingCallback, copy = ""): string {
    const key = `${CALLBACK}${callback.event.provider_call_id}${copy}`;
    this.ctx.storage.kv.put<PendingCallback>(key, callback);
    return key;
  }

  async #wakeAt(at: number): Promise<void> {
    const alarm = earlier(await this.ctx.storage.getAlarm(), at);
    if (alarm !== null) await this.ctx.storage.setAlarm(alarm);
  }
}
