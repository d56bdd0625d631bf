import { Configuration } from "../../src/agents/configuration.ts";
import type { FieldResult } from "../../src/extraction/result.ts";
import {
  type LiveEffect,
  type LiveEvent,
  type LiveState,
  type Loaded,
  step,
} from "../../src/live/live-call-state.ts";
import type { CallRow } from "../../src/store/calls.ts";
import type { CallEvent } from "../../src/telephony/event.ts";
import type { TransferView } from "../../src/transfers/view.ts";
import { TEN } from "../conversations/told.ts";

/** Hands a call over to sales where an e-mail address is known, and to anybody where a number is. */
export const AGENT = {
  agent_name: "Front desk",
  timezone: "Europe/Berlin",
  post_call_data_extraction: [
    { name: "email", type: "string", format: "email", description: "E-mail address of the customer" },
    { name: "callback_number", type: "string", format: "phone", description: "Number to call back" },
    { name: "reason", type: "string", description: "Why they call" },
  ],
  post_call_actions: [
    {
      ...{ type: "transfer_call", name: "Sales", config: { to_number: "+12025550177" } },
      condition: { field: "email", operator: "exists" },
    },
    {
      ...{ type: "transfer_call", name: "Desk", config: { to_number: "+12025550178" } },
      condition: { field: "callback_number", operator: "exists" },
    },
  ],
};

export const CALL: CallRow = {
  ...{ workspaceId: "ws_1", id: "call_1", agentId: "agent_1", agentVersion: 1, provider: "api" },
  ...{ providerCallId: "call-1", connectionId: null, direction: "inbound", status: "in_progress" },
  ...{
    endReason: null,
    fromNumber: "+14155550123",
    toNumber: "+14155550100",
    startedAt: null,
    endedAt: null,
  },
  ...{ durationMs: null, timezone: null, recordingUrl: null, transcriptProblem: null, metadata: {} },
  ...{ dynamicVariables: {}, fingerprint: "", createdAt: TEN, analysisStatus: "open", analysisId: null },
  ...{ analysisAttempts: 0, analysisDueAt: null, needsReview: 0, optOut: null },
  ...{ transferOutcome: null, askedForHuman: null },
};

export const grounded = (value: string): FieldResult => ({ value, status: "grounded" });
export const MISSING: FieldResult = { value: null, status: "not_mentioned" };

export const TRANSFER = {
  ...{ transfer_id: "transfer_1", transfer: 1, status: "requested", outcome: null, trigger: "condition" },
} as unknown as TransferView;

/** A call that is told of by hand: its state, and all that was to be done since the last look. */
export function liveCall(
  change: Partial<Omit<Loaded, "events" | "news">> = {},
  events: readonly CallEvent[] = [],
  news: readonly CallEvent[] = [],
) {
  let state: LiveState | null = null;
  let effects: LiveEffect[] = [];
  let now = TEN;
  const happen = (event: LiveEvent) => {
    const next = step(state, event, now);
    state = next.state;
    effects.push(...next.effects);
  };
  const loaded: Loaded = {
    ...{ call: CALL, configuration: Configuration.parse(AGENT), events, news, toldAt: TEN, transfers: [] },
    ...{ isListenedTo: false, hasModel: false, modelUse: { readings: 0, words: 0 }, ...change },
  };
  happen({ kind: "loaded", loaded });
  const known = (): LiveState => {
    if (!state) throw new Error("Nothing is known of it.");
    return state;
  };
  return {
    happen,
    loaded,
    known,
    pass: (ms: number) => {
      now += ms;
    },
    tell: (...told: CallEvent[]) => happen({ kind: "told", events: told }),
    /** What a reader makes of all that was said so far. */
    read: (fields: Record<string, FieldResult>, by: "offline" | "model" = "offline") =>
      happen({ kind: "read", by, revision: known().revision, fields }),
    /** What was to be done since this was asked last. */
    effects: () => {
      const done = effects;
      effects = [];
      return done;
    },
    /** The same, by kind; messages by their type. */
    kinds: () => {
      const done = effects.map((one) => (one.kind === "broadcast" ? one.message.type : one.kind));
      effects = [];
      return done;
    },
  };
}
