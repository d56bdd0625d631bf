import { DurableObject } from "cloudflare:workers";
import { compose } from "../compose.ts";
import type { Env } from "../env.ts";
import { log } from "../log.ts";
import type { CommandAnswer, DialRequest } from "../telephony/provider.ts";
import {
  goOn,
  hangUp,
  type LivePlay,
  openPlay,
  RING_MS,
  ringHuman,
  type Step,
  sayNow,
} from "../telephony/providers/simulated/live-play.ts";
import {
  type CallEnded,
  type Command,
  type ListedCall,
  type PlaceAnswer,
  simulatedCallback,
} from "../telephony/providers/simulated.ts";
import { faultOf, playCall } from "../telephony/providers/simulated-script.ts";
import { earlier } from "./next-alarm.ts";
import { type PendingCallback, PostBox } from "./post-box.ts";

const RING = "ring/";
const CALL = "call/";
const LIVE = "live/";

/** One ring of one phone, as the network saw it. */
export interface Ring {
  /** `transfer`: a human's phone, rung for a call that goes on. */
  kind: "call" | "transfer";
  attempt_id: string;
  /** The call's: of a transfer, that which it was rung for. */
  provider_call_id: string;
  to_number: string;
  /** Epoch milliseconds. */
  rung_at: number;
  /** Only of a transfer: ours, and what the human is told first. */
  transfer_id?: string;
  briefing?: string | null;
}

/** A call as the network keeps it: played live, or ending as it was told when it was placed. */
type Line = { live: string } | { event: CallEnded; endsAt: number };

const NO_SUCH_CALL: CommandAnswer = {
  kind: "refused",
  reason: "The call is over, or its number is not one of those whose calls are played live.",
};

/**
 * The phone network of one workspace, for local use. It keeps no one from ringing twice for one attempt, or for one transfer:
 * like a real network it rings, and its log tells. How a call ends, what is said on it, and what goes wrong on the way, is in
 * `telephony/providers/simulated-script.ts` and `simulated/live-play.ts`; this keeps the time and what is underway.
 */
export class SimulatedNetwork extends DurableObject<Env> {
  readonly #box = new PostBox(this.ctx.storage.kv, async (workspaceId, message) =>
    compose(this.env).postCallback(
      await simulatedCallback(this.env.ENCRYPTION_KEYS ?? "", workspaceId, message),
    ),
  );

  /**
   * Rings a phone; the call's end, or all of a call that is played live, comes as callbacks to
   * `/intake/simulated/<workspace>`.
   */
  async place(request: DialRequest): Promise<PlaceAnswer> {
    const fault = faultOf(request.toNumber);
    if (fault === "refused") return { refused: "The number is not in service." };
    if (fault === "never_arrives") return { lost: "The request was lost on its way." };
    const now = Date.now();
    const providerCallId = `sim_${crypto.randomUUID()}`;
    this.#logRing({
      ...{ kind: "call", attempt_id: request.attemptId, provider_call_id: providerCallId },
      ...{ to_number: request.toNumber, rung_at: now },
    });
    const play = openPlay(request, providerCallId, now);
    if (play) {
      this.ctx.storage.kv.put<Line>(`${CALL}${request.attemptId}`, { live: providerCallId });
      await this.#take({ play, postings: [], ended: null });
      return { provider_call_id: providerCallId };
    }
    const callback = this.#end(request, providerCallId, now);
    if (fault === "callback_first") {
      await this.#wakeAt([await this.#box.deliver(this.#box.keep(callback), callback)]);
    } else if (fault !== "call_lost") await this.#post(callback);
    if (fault === "callback_twice") await this.#post(callback, "again");
    if (fault === "answer_lost" || fault === "call_lost") return { lost: "The answer was lost on its way." };
    return { provider_call_id: providerCallId };
  }

  /** The network's own list of calls, by the id that the caller gave. */
  find(attemptId: string): ListedCall {
    const call = this.ctx.storage.kv.get<Line>(`${CALL}${attemptId}`);
    if (!call) return { kind: "absent" };
    if ("live" in call) return { kind: "under_way", providerCallId: call.live };
    return call.endsAt > Date.now()
      ? { kind: "under_way", providerCallId: call.event.provider_call_id }
      : { kind: "ended", event: call.event };
  }

  /** Rings a human's phone for a call that is played live, says something on it, or ends it. */
  async command(command: Command): Promise<CommandAnswer> {
    const play = this.ctx.storage.kv.get<LivePlay>(`${LIVE}${command.providerCallId}`);
    if (!play) return NO_SUCH_CALL;
    const now = Date.now();
    switch (command.kind) {
      case "end":
        await this.#take(hangUp(play, now, "ended_by_request"));
        return { kind: "done" };
      case "say":
        await this.#take(sayNow(play, command.text, now));
        return { kind: "done" };
      case "transfer": {
        const { step, answer, hasRung } = ringHuman(play, command, now);
        if (hasRung) {
          this.#logRing({
            ...{ kind: "transfer", attempt_id: play.attemptId, provider_call_id: play.providerCallId },
            ...{ to_number: command.to, rung_at: now },
            ...{ transfer_id: command.transferId, briefing: command.briefing },
          });
        }
        await this.#take(step);
        return answer;
      }
    }
  }

  /** Every ring there ever was, in the order they rang. */
  rings(): Ring[] {
    const rings = [...this.ctx.storage.kv.list<Ring>({ prefix: RING })].map(([, ring]) => ring);
    return rings.sort((a, b) => a.rung_at - b.rung_at);
  }

  override async alarm(): Promise<void> {
    const { kv } = this.ctx.storage;
    const now = Date.now();
    const times: number[] = [];
    for (const [key] of [...kv.list<LivePlay>({ prefix: LIVE })]) {
      const play = kv.get<LivePlay>(key);
      if (play) times.push(...(play.nextAt <= now ? this.#keep(goOn(play, now)) : [play.nextAt]));
    }
    // Set before anything is posted, so that calls go on even where this run does not come to its end.
    await this.#wakeAt(times.filter((at) => at > now));
    await this.#wakeAt([await this.#box.postDue(now)]);
  }

  #logRing(ring: Ring): void {
    this.ctx.storage.kv.put<Ring>(`${RING}${crypto.randomUUID()}`, ring);
    const { kind, attempt_id, provider_call_id } = ring;
    if (kind === "transfer") log("info", "simulated_transfer_rings", { attempt_id, provider_call_id });
  }

  /** How a call ends of which only that is told. */
  #end(request: DialRequest, providerCallId: string, rungAt: number): PendingCallback {
    const event: CallEnded = {
      type: "call.ended",
      attempt_id: request.attemptId,
      provider_call_id: providerCallId,
      from_number: request.fromNumber,
      to_number: request.toNumber,
      ...playCall(request, rungAt),
    };
    const dueAt = rungAt + RING_MS;
    this.ctx.storage.kv.put<Line>(`${CALL}${request.attemptId}`, { event, endsAt: dueAt });
    return { workspaceId: request.workspaceId, event, posts: 0, dueAt };
  }

  async #take(step: Step): Promise<void> {
    await this.#wakeAt(this.#keep(step));
  }

  /** Keeps what a moment of a call came to, before anything is told; answers when there is something to do for it. */
  #keep({ play, postings, ended }: Step): number[] {
    const { kv } = this.ctx.storage;
    const { workspaceId, providerCallId, attemptId } = play;
    for (const { message: event, at, isTwice } of postings) {
      const callback = { workspaceId, event, posts: 0, dueAt: at };
      this.#box.keep(callback);
      if (isTwice) this.#box.keep(callback, "again");
    }
    const times = postings.map(({ at }) => at);
    if (!ended) {
      kv.put<LivePlay>(`${LIVE}${providerCallId}`, play);
      return [...times, play.nextAt];
    }
    kv.delete(`${LIVE}${providerCallId}`);
    kv.put<Line>(`${CALL}${attemptId}`, { event: ended, endsAt: Date.parse(ended.ended_at) });
    return times;
  }

  async #post(callback: PendingCallback, copy = ""): Promise<void> {
    this.#box.keep(callback, copy);
    await this.#wakeAt([callback.dueAt]);
  }

  async #wakeAt(times: readonly (number | null)[]): Promise<void> {
    const at = times.reduce(earlier, null);
    if (at === null) return;
    const alarm = earlier(await this.ctx.storage.getAlarm(), at);
    if (alarm !== null) await this.ctx.storage.setAlarm(alarm);
  }
}
