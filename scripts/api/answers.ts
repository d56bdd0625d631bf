import type { RunStatus } from "../../src/actions/action.ts";
import type { FieldValue } from "../../src/extraction/field.ts";
import type { FieldResult } from "../../src/extraction/result.ts";

/** What the commands read of the API's answers; the API says more. */
export interface AgentAnswer {
  agent_id: string;
  post_call_actions: readonly { name: string }[];
  /** Only in the answer that sets the first URL to be signed for. */
  webhook_secret?: string;
}

export interface IngestAnswer {
  call_id: string;
  created: boolean;
}

export interface CallAnswer {
  call_id: string;
  provider_call_id: string;
  call_status: string;
  /** Where the customer asked not to be called again. */
  opt_out: { turn: number; quote: string } | null;
  created_at: string;
  analysis: {
    status: "pending" | "running" | "completed" | "skipped" | "failed";
    reason: string | null;
    completed_at?: string;
    /** Absent, like what follows, until the call is read. */
    model?: string | null;
    prompt_version?: string | null;
    latency_ms?: number | null;
    usage?: { input_tokens: number; output_tokens: number };
    /** Null for a model without a known price. */
    cost_usd?: number | null;
    data: Record<string, FieldValue>;
    fields: Record<string, FieldResult>;
  };
  actions: ActionAnswer[];
}

export interface ActionAnswer {
  name: string;
  status: RunStatus;
  explanation: string;
  schedule_id?: string;
  at?: string;
}

export interface ScheduleAnswer {
  schedule_id: string;
  to_number: string;
  status: string;
  explanation: string;
  attempts: { attempt: number; status: string; detail: string | null; call_id: string | null }[];
}

export interface DeliveryAnswer {
  delivery_id: string;
  event_id: string;
  event_type: string;
  action: string | null;
  url: string;
  status: "pending" | "delivered" | "failed";
  reason: string | null;
  attempt_count: number;
}

export function isAnalysed(call: CallAnswer): boolean {
  return call.analysis.status !== "pending" && call.analysis.status !== "running";
}
