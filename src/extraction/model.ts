import type { Turn } from "../calls/turn.ts";
import type { Field } from "./field.ts";

/** What is known of the call besides its words; dates and numbers are read relative to it. */
export interface CallContext {
  /** ISO 8601 with offset, or null when the call's time is not known. */
  startedAt: string | null;
  /** IANA zone in which the customer means "tomorrow at nine"; null when not known. */
  timezone: string | null;
  /** BCP 47, e.g. `tr-TR`; null when not known. */
  language: string | null;
  /** E.164 number of the customer's side; gives the country of numbers said without one. */
  customerNumber: string | null;
}

export interface ExtractionRequest {
  fields: readonly Field[];
  turns: readonly Turn[];
  call: CallContext;
}

/**
 * A model's answer for one field. `raw` is what the customer meant in the words used ("next Thursday at half past
 * two"); code brings it to normal form. `turn` and `quote` say where; they are checked, never believed.
 */
export interface Reading {
  raw: string | number | boolean;
  turn: number | null;
  quote: string | null;
}

export interface Usage {
  input_tokens: number;
  output_tokens: number;
}

/** A closed list of why a model gave nothing; retry is decided from it in `extract.ts` alone. */
export type ModelFailure =
  | "timeout"
  | "rate_limited"
  | "out_of_capacity"
  | "allowance_used_up"
  | "server_error"
  | "network"
  | "not_configured"
  | "bad_request"
  | "unreadable_answer"
  | "refused";

export type ModelAnswer =
  | { kind: "read"; readings: Record<string, Reading | null>; usage: Usage }
  | { kind: "failed"; failure: ModelFailure; detail: string; retryAfterMs?: number };

/** Something that reads a transcript for the values of fields. Never throws: a failing model is data. */
export interface ExtractionModel {
  /** The name that an analysis records, e.g. `@cf/qwen/qwen3-30b-a3b-fp8` or `offline`. */
  readonly id: string;
  read(request: ExtractionRequest): Promise<ModelAnswer>;
}
