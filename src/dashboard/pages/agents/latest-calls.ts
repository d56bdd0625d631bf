import type { Principal } from "../../../access/authenticate.ts";
import { mayUse } from "../../../access/may-use.ts";
import { listCalls } from "../../../calls/read.ts";
import type { Database } from "../../../store/database.ts";
import { customerNumber } from "../../parts/customer-number.ts";

const LATEST = 20;
const MAX_SUMMARY_CHARS = 60;

/** A past call to choose: when it was, with whom, and what was read in it. */
export interface CallChoice {
  callId: string;
  /** Epoch milliseconds. */
  at: number;
  number: string | null;
  summary: string;
  /** Of its last reading, in US dollars; null where it is not known. */
  costUsd?: number | null;
}

/** The latest calls of an agent that have been read, the newest first; none to whoever may not read calls. */
export async function latestCalls(db: Database, asking: Principal, agentId: string): Promise<CallChoice[]> {
  if (!mayUse(asking, "calls", "read")) return [];
  const page = { limit: LATEST, offset: 0, after: null };
  const calls = await listCalls(db, asking.workspaceId, { agentId, analyzed: true }, page);
  return calls.map((call) => ({
    callId: call.call_id,
    at: Date.parse(call.started_at ?? call.created_at),
    number: customerNumber(call),
    summary: summaryOf(call.analysis.data),
    costUsd: "cost_usd" in call.analysis ? call.analysis.cost_usd : null,
  }));
}

const summaryOf = (data: Record<string, unknown>): string =>
  Object.values(data)
    .filter((value) => value !== null)
    .join(", ")
    .slice(0, MAX_SUMMARY_CHARS);
