import type { CallAnswer } from "../../api/answers.ts";
import type { ApiClient } from "../../api/client.ts";
import { mapConcurrently } from "../../replay/map-concurrently.ts";
import type { LoadTools } from "../load-tools.ts";
import type { Said } from "./talk.ts";

/** What is read of a transfer. */
export interface TransferAnswer {
  transfer_id: string;
  status: string;
  to_number: string;
  created_at: string;
}

/** What the API shows of a call. */
export interface ShownCall {
  call: Pick<CallAnswer, "call_id" | "provider_call_id" | "call_status" | "analysis">;
  /** Of a call that goes on, as whoever follows it live is shown it first. Null where it could not be had. */
  turns: readonly Said[] | null;
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

async function transcriptOf(api: ApiClient, callId: string): Promise<Said[] | null> {
  const answer = await api.get<{ turns: Said[] }>(`/v1/calls/${callId}/transcript`).catch(() => null);
  return answer?.turns ?? null;
}

/** The turns of the first of the server-sent events, which shows all that is known. */
async function snapshotTurns({ url, apiKey }: LoadTools["worker"], callId: string): Promise<Said[] | null> {
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, AbortSignal.timeout(SNAPSHOT_WITHIN_MS)]);
  const headers = { authorization: `Bearer ${apiKey}`, accept: "text/event-stream" };
  try {
    const answer = await fetch(`${url}/v1/calls/${callId}/live`, { headers, signal });
    return answer.ok && answer.body ? turnsIn(await firstEvent(answer.body)) : null;
  } catch {
    return null;
  } finally {
    over.abort();
  }
}

/** The text of a stream up to the blank line that ends its first event with data (HTML, server-sent events). */
async function firstEvent(body: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<string> {
  let text = "";
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    if (/^data:.*\n\n/m.test(text)) break;
  }
  return text;
}

/** What the data of an event stream's first event says of turns; null where that is no snapshot. */
export function turnsIn(stream: string): Said[] | null {
  const data = stream
    .split("\n")
    .filter((line) => line.startsWith("data:"))
    .map((line) => line.slice("data:".length).trim());
  const [first] = data;
  if (first === undefined) return null;
  const message: { type: string; turns?: Said[] } = JSON.parse(first);
  return message.type === "snapshot" ? (message.turns ?? null) : null;
}
