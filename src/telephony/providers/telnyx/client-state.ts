import * as z from "zod";
import { fromBase64 } from "../../signatures/hmac.ts";

const State = z.looseObject({
  attempt_id: z.string().min(1).nullish().catch(null),
  transfer_id: z.string().min(1).nullish().catch(null),
});

/** What we, or the owner's own application, gave a leg for its way. */
export interface ClientState {
  attemptId?: string;
  /** The leg was dialled for this transfer of ours. */
  transferId?: string;
  /** All that is not ours. */
  metadata?: Record<string, unknown>;
}

/** `client_state` is base64 and comes back with every message of its leg (Telnyx Call Control, Dial). */
export function writeClientState(state: { attempt_id: string } | { transfer_id: string }): string {
  return btoa(JSON.stringify(state));
}

/** Empty where the state is no JSON object: others may write into it what they like. */
export function readClientState(text: string | null | undefined): ClientState {
  const bytes = text ? fromBase64(text) : null;
  if (bytes === null) return {};
  try {
    const read = State.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    if (!read.success) return {};
    const { attempt_id, transfer_id, ...rest } = read.data;
    return {
      ...(attempt_id ? { attemptId: attempt_id } : {}),
      ...(transfer_id ? { transferId: transfer_id } : {}),
      ...(Object.keys(rest).length > 0 ? { metadata: rest } : {}),
    };
  } catch {
    return {};
  }
}
