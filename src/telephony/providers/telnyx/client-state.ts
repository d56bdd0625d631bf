import { ATTEMPT_MEMBER, attemptIn } from "../../reading/attempt.ts";
import { readObject } from "../../reading/json.ts";
import { variablesOf } from "../../reading/variables.ts";
import { fromBase64 } from "../../signatures/hmac.ts";

const TRANSFER_MEMBER = "transfer_id";

/** What we, or the owner's own application, gave a leg for its way. */
export interface ClientState {
  attemptId: string | null;
  /** The leg was dialled for this transfer of ours. */
  transferId: string | null;
  /** All that is not ours. */
  metadata: Record<string, unknown> | null;
}

/** `client_state` is base64 and comes back with every message of its leg (Telnyx Call Control, Dial). */
export function writeClientState(state: { attempt_id: string } | { transfer_id: string }): string {
  return btoa(JSON.stringify(state));
}

/** Nothing where the state is no JSON object: others may write into it what they like. */
export function readClientState(text: string | null | undefined): ClientState {
  const bytes = text ? fromBase64(text) : null;
  const state = readObject(bytes === null ? null : new TextDecoder().decode(bytes));
  const transferId = state[TRANSFER_MEMBER];
  return {
    attemptId: attemptIn(state),
    transferId: typeof transferId === "string" && transferId !== "" ? transferId : null,
    metadata: variablesOf(state, (name) => name === ATTEMPT_MEMBER || name === TRANSFER_MEMBER),
  };
}
