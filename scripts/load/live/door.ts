import { Webhook } from "standardwebhooks";
import type { Answered } from "../fire-messages.ts";
import type { ScriptedMessage } from "./script.ts";

/** Posts signed messages to an intake URL, and notes how each was answered. */
export interface Door {
  answered: readonly (Answered & { detail: string })[];
  /** Waits for its turn, then for the answer. `onSend` hears when it was sent, epoch ms. */
  post(message: Pick<ScriptedMessage, "id" | "body">, onSend?: (at: number) => void): Promise<void>;
}

const REQUEST_TIMEOUT_MS = 60_000;

/**
 * The door of a generic connection: messages are signed with the official library. At most `concurrency` are on their
 * way.
 */
export function openDoor(url: string, secret: string, concurrency: number, stop: AbortSignal): Door {
  const webhook = new Webhook(secret);
  const answered: (Answered & { detail: string })[] = [];
  const inTurn = turnstile(concurrency);
  return {
    answered,
    post: ({ id, body }, onSend) =>
      inTurn(async () => {
        stop.throwIfAborted();
        const text = JSON.stringify(body);
        const now = new Date();
        onSend?.(now.getTime());
        const began = performance.now();
        const answer = await fetch(url, {
          method: "POST",
          headers: {
            "content-type": "application/json",
            "webhook-id": id,
            "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
            "webhook-signature": webhook.sign(id, now, text),
          },
          body: text,
          signal: AbortSignal.any([stop, AbortSignal.timeout(REQUEST_TIMEOUT_MS)]),
        }).then(
          async (response) => ({ status: response.status, detail: await response.text() }),
          (error: Error) => ({ status: 0, detail: error.message }),
        );
        stop.throwIfAborted();
        answered.push({ ...answer, tookMs: performance.now() - began });
      }),
  };
}

/** Lets so many in at once, first come, first served: so many calls go on side by side. */
export function turnstile(places: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let free = places;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
