import { log, reasonOf } from "../log.ts";
import type { NetworkMessage } from "../telephony/providers/simulated/message.ts";
import { earlier, nextPost } from "./next-alarm.ts";

const CALLBACK = "callback/";

/** A message of the simulated network on its way to the front door; times in epoch ms. */
export interface PendingCallback {
  workspaceId: string;
  event: NetworkMessage;
  posts: number;
  dueAt: number;
}

/** Posts to the front door. */
type Post = (workspaceId: string, message: NetworkMessage) => Promise<Response>;

/** Callbacks that the network has not got rid of yet: each is posted until the door takes it, or five times in all. */
export class PostBox {
  readonly #kv: SyncKvStorage;
  readonly #post: Post;

  constructor(kv: SyncKvStorage, post: Post) {
    this.#kv = kv;
    this.#post = post;
  }

  /** Answers its key. `copy` tells two callbacks with the same message apart. */
  keep(callback: PendingCallback, copy = ""): string {
    const key = `${CALLBACK}${callback.event.provider_call_id}${placeOf(callback.event)}${copy}`;
    this.#kv.put<PendingCallback>(key, callback);
    return key;
  }

  /** Posts all that is due, one call's in its order, and answers when the next is due; null: none is left. */
  async postDue(now: number): Promise<number | null> {
    const all = [...this.#kv.list<PendingCallback>({ prefix: CALLBACK })];
    const due = all.filter(([, { dueAt }]) => dueAt <= now).sort(([, a], [, b]) => a.dueAt - b.dueAt);
    const calls = Map.groupBy(due, ([, { event }]) => event.provider_call_id);
    const again = await Promise.all(
      [...calls.values()].map(async (callbacks) => {
        let next: number | null = null;
        for (const [key, callback] of callbacks) next = earlier(next, await this.deliver(key, callback));
        return next;
      }),
    );
    const later = all.flatMap(([, { dueAt }]) => (dueAt > now ? dueAt : []));
    return [...again, ...later].reduce(earlier, null);
  }

  /** Posts a callback, and answers when it is to be posted again where the door does not take it; null: it is done with. */
  async deliver(key: string, callback: PendingCallback): Promise<number | null> {
    const { workspaceId, event } = callback;
    const posts = callback.posts + 1;
    try {
      const { ok, status } = await this.#post(workspaceId, event);
      if (!ok) throw new Error(`the door answered ${status}`);
      this.#kv.delete(key);
      return null;
    } catch (fault) {
      const { attempt_id, type } = event;
      log("warn", "simulated_callback_failed", { attempt_id, type, tried: posts, reason: reasonOf(fault) });
      const dueAt = nextPost(posts, Date.now());
      if (dueAt === null) this.#kv.delete(key);
      else this.#kv.put<PendingCallback>(key, { ...callback, posts, dueAt });
      return dueAt;
    }
  }
}

/** Messages of one call that are due at once are posted in the order of their keys. */
function placeOf(message: NetworkMessage): string {
  switch (message.type) {
    case "call.started":
      return "/a";
    case "call.turn":
      return `/b${String(message.sequence).padStart(5, "0")}`;
    case "call.transfer":
      return `/c${String(message.leg).padStart(5, "0")}`;
    case "call.ended":
      return "/d";
  }
}
