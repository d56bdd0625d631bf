import type { LabelledCall } from "../../bench/scoring.ts";
import { Transcript } from "../../src/calls/transcript.ts";
import { resolveField } from "../../src/extraction/field.ts";
import type { ExtractionRequest } from "../../src/extraction/model.ts";

/** Of an agent that says none. */
const DEFAULT_LANGUAGE = "en-US";

/** What the worker asks of a model for this call. */
export function requestOf({ fields, turns, call_time, timezone, language }: LabelledCall): ExtractionRequest {
  return {
    fields: fields.map(resolveField),
    turns: Transcript.parse(turns),
    call: { startedAt: call_time, timezone, language: language ?? DEFAULT_LANGUAGE, customerNumber: null },
  };
}
