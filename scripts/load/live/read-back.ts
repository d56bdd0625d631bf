import type { CallAnswer } from "../../api/answers.ts";
import type { ApiClient } from "../../api/client.ts";
import type { LiveMessage, LiveTurn } from "../../api/live-message.ts";
import { liveView } from "../../api/live-view.ts";
import { mapConcurrently } from "../../replay/map-concurrently.ts";
import type { LoadTools } from "../load-tools.ts";

/** What is read of a transfer. */
export interface TransferAnswer {
  transfer_id: string;
  status: string;
  to_number: string;
  created_at: string;
}

export type ShownTurn = Pick<LiveTurn, "role" | "text">;

/** What the API shows of a call. */
export interface ShownCall {
  call: Pick<CallAnswer, "call_id" | "provider_call_id" | "call_status" | "analysis">;
  /** Of a call that goes on, as whoever follows it live is shown it first. Null where it could not be had. */
  turns: readonly ShownTurn[] | null;
  transfers: readonly TransferAnswer[];
}

const AT_ONCE = 20;
const SNAPSHOT_WITHIN_MS = 30_000;

/** All that the API shows of the calls; `onCall` hears of each. */
export function readBack(
  api: ApiClient,
  worker: LoadTools["worker"],
  calls: readonly ShownCall["call"][],
  onCall: () => void,
): Promise<ShownCall[]> {
  return mapConcurrently(calls, AT_ONCE, async (call): Promise<ShownCall> => {
    const goesOn = call.call_status === "in_progress";
    const turns = goesOn ? await snapshotTurns(worker, call.call_id) : await transcriptOf(api, call.call_id);
    const transfers = await api.get<TransferAnswer[]>(`/v1/calls/${call.call_id}/transfers`);
    onCall();
    return { call, turns, transfers };
  });
}

async function transcriptOf(api: ApiClient, callId: string): Promise<ShownTurn[] | null> {
  const answer = await api.get<{ turns: ShownTurn[] }>(`/v1/calls/${callId}/transcript`).catch(() => null);
  return answer?.turns ?? null;
}

/** The turns as whoever follows the call is shown them first. */
async function snapshotTurns(
  worker: LoadTools["worker"],
  callId: string,
): Promise<readonly ShownTurn[] | null> {
  try {
    return await turnsIn(liveView(worker, callId, AbortSignal.timeout(SNAPSHOT_WITHIN_MS)));
  } catch {
    return null;
  }
}

/** The turns in the first of the messages, after which the view is closed; null where that is no snapshot. */
export async function turnsIn(messages: AsyncIterable<LiveMessage>): Promise<readonly ShownTurn[] | null> {
  for await (const message of messages) return message.type === "snapshot" ? message.turns : null;
  return null;
}
