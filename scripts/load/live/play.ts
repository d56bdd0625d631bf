import type { Door } from "./door.ts";
import type { OwnSystem } from "./own-system.ts";
import type { ScriptedCall } from "./script.ts";

/** A transfer is told of within seconds; whoever waits for longer was never told. */
const HEARS_WITHIN_MS = 60_000;

export interface Played {
  /** When the request that first told of each utterance was sent, by the call's id, epoch ms. */
  sentAt: ReadonlyMap<string, readonly number[]>;
  /** How many calls their own system was told to hand over, and did. */
  told: number;
}

/**
 * Plays all calls at once, each message after the answer to the one before. A call that is handed over says how that went
 * before it ends.
 */
export async function play(
  calls: readonly ScriptedCall[],
  door: Door,
  own: OwnSystem,
  onMessage: () => void,
): Promise<Played> {
  const sentAt = new Map<string, number[]>();
  let told = 0;
  await Promise.all(
    calls.map(async ({ id, messages, end, handedTo }) => {
      const times: number[] = [];
      sentAt.set(id, times);
      for (const message of messages) {
        await door.post(message, (at) => {
          if (message.utterance !== null) times[message.utterance] ??= at;
        });
        onMessage();
      }
      const transfers = handedTo ? await own.told(id, HEARS_WITHIN_MS) : own.toldSoFar(id);
      for (const { transfer_id, to_number: to } of transfers) {
        await door.post({
          id: `${id}-${transfer_id}`,
          body: { type: "call.transfer", call_id: id, transfer: { status: "connected", to } },
        });
      }
      if (transfers.length > 0) told += 1;
      if (end) await door.post(end);
      if (end) onMessage();
    }),
  );
  return { sentAt, told };
}
