import { randomUUID } from "node:crypto";
import type { CallAnswer, IngestAnswer } from "../api/answers.ts";
import { apiClient } from "../api/client.ts";
import type { Progress } from "../terminal.ts";
import { createAgents } from "./agents.ts";
import type { LabelledCall } from "./labelled-call.ts";
import { mapConcurrently } from "./map-concurrently.ts";
import { bar } from "./report.ts";
import type { Target } from "./target.ts";
import { waitForAnalyses } from "./wait.ts";

/** Requests under way at once. */
const CONCURRENCY = 8;
/** A worker that is killed and started again is waited for this long; nothing is sent twice that was taken in. */
const PATIENCE_MS = 120_000;

export interface Run {
  /** `provider_call_id` → the `call_id` answered. */
  sent: ReadonlyMap<string, string>;
  /** Every call that the API has listed since. */
  listed: readonly CallAnswer[];
  /** The calls listed, by their id in the file. */
  answers: ReadonlyMap<string, CallAnswer>;
}

/** Sends the calls, each to an agent with its fields, and waits until all are analysed or nothing more happens. */
export async function runCalls(
  target: Target,
  calls: readonly LabelledCall[],
  show: Progress,
  interrupted: AbortSignal,
): Promise<Run> {
  const api = apiClient(target, interrupted, PATIENCE_MS);
  const agents = await createAgents(api, calls, CONCURRENCY);
  show.line(`${calls.length} calls, ${new Set(agents.values()).size} agents`);

  // A run of its own each time: the same file can be sent to the same worker again.
  const prefix = `${randomUUID()}/`;
  const sent = new Map<string, string>();
  await mapConcurrently(calls, CONCURRENCY, async (call) => {
    const body = callBody(call, `${prefix}${call.id}`, agents.get(call.id));
    const { call_id } = await api.post<IngestAnswer>("/v1/calls", body);
    sent.set(body.provider_call_id, call_id);
    show.live(bar(sent.size, calls.length, "sent"));
  });
  show.line(`${sent.size} sent`);

  const listed = await waitForAnalyses(api, sent, interrupted, (now) => {
    show.live(bar(sent.size - now.waiting - now.lost, sent.size, "analysed"));
  });
  show.end();
  const answers = listed
    .filter(({ provider_call_id }) => sent.has(provider_call_id))
    .map((call) => [call.provider_call_id.slice(prefix.length), call] as const);
  return { sent, listed, answers: new Map(answers) };
}

function callBody(call: LabelledCall, providerCallId: string, agentId: string | undefined) {
  return {
    agent_id: agentId,
    provider_call_id: providerCallId,
    started_at: call.call_time,
    timezone: call.timezone,
    transcript: call.turns,
  };
}
