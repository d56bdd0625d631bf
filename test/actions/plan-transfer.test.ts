import { describe, expect, it } from "vitest";
import { planActions } from "../../src/actions/plan.ts";
import { type Known, scopeOf } from "../../src/actions/template-scope.ts";
import { type Shape, variablesOf } from "../../src/actions/variables.ts";
import { Configuration } from "../../src/agents/configuration.ts";
import type { AnalysisRow, CallRow } from "../../src/store/calls.ts";
import type { TransferRow } from "../../src/store/transfers.ts";
import { transferRow } from "../transfers/row.ts";

const CALL: CallRow = {
  ...{ workspaceId: "ws", id: "call_1", agentId: "agent_1", agentVersion: 2, provider: "generic" },
  ...{ providerCallId: "p1", direction: "inbound", status: "completed", endReason: null },
  ...{ fromNumber: "+14155550123", toNumber: "+14155550100", startedAt: null, endedAt: null },
  ...{ timezone: null, durationMs: null, recordingUrl: null, metadata: {}, dynamicVariables: {} },
  ...{
    fingerprint: "",
    analysisStatus: "running",
    analysisId: null,
    analysisAttempts: 0,
    analysisDueAt: null,
  },
  ...{ needsReview: 0, optOut: null, connectionId: null, transcriptProblem: null, transferOutcome: null },
  ...{ askedForHuman: null, createdAt: 0 },
};
const ANALYSIS: AnalysisRow = {
  ...{ workspaceId: "ws", callId: "call_1", id: "ana_1", agentVersion: 2, status: "completed", reason: null },
  ...{ model: "offline", promptVersion: null, fields: {}, inputTokens: 0, outputTokens: 0, costUsd: null },
  ...{ latencyMs: 0, completedAt: 0 },
};
const configuration = (condition: object | null) =>
  Configuration.parse({
    ...{ agent_name: "Line", post_call_data_extraction: [{ name: "level", type: "string" }] },
    post_call_actions: [
      { type: "transfer_call", name: "To sales", condition, config: { to_number: "+14155550199" } },
    ],
  });
const planned = (condition: object | null, transferOutcome: CallRow["transferOutcome"]) => {
  const call = { ...CALL, transferOutcome };
  const [run] = planActions({ call, analysis: ANALYSIS, configuration: configuration(condition), now: 0 });
  return run && [run.status, run.explanation];
};

const met = { field: "call.direction", operator: "==", value: "inbound" };
const unmet = { field: "level", operator: "==", value: "high" };
const OVER = "The call is over: a transfer happens only during a call.";

describe("a transfer after the call", () => {
  it.each([
    [null, null, OVER],
    [null, "connected", `${OVER} The call's transfer ended: connected.`],
    [met, null, `call.direction == "inbound": "inbound". ${OVER}`],
    [
      met,
      "no_answer",
      `call.direction == "inbound": "inbound". ${OVER} The call's transfer ended: no_answer.`,
    ],
    [unmet, null, 'level == "high": null'],
    [unmet, "busy", 'level == "high": null. The call\'s transfer ended: busy.'],
  ] as const)(
    "is skipped, and says how the call's transfer went: %j, %s",
    (condition, outcome, explanation) => {
      expect(planned(condition, outcome)).toEqual(["skipped", explanation]);
    },
  );
});

describe("an action that handed the call over", () => {
  const runAfter = (change: Partial<TransferRow>) => {
    const explanation = 'The caller asked for a person: "a human".';
    const row = transferRow({
      workspaceId: "ws",
      callId: "call_1",
      action: "To sales",
      explanation,
      ...change,
    });
    const [run] = planActions({
      ...{ call: { ...CALL, transferOutcome: row.outcome }, analysis: ANALYSIS, transfers: [row], now: 7 },
      configuration: configuration(null),
    });
    return run;
  };

  it("is done where the human had the call, with why, to whom and by which transfer", () => {
    expect(runAfter({ status: "ended", outcome: "connected" })).toMatchObject({
      ...{ status: "done", result: { transfer_id: "transfer_1" }, finishedAt: 7, dueAt: null },
      explanation: 'The caller asked for a person: "a human". Its transfer to +14155550199 ended: connected.',
    });
  });

  it("has failed where nobody took it, and is skipped where nobody knows", () => {
    expect(runAfter({ status: "ended", outcome: "busy" })).toMatchObject({ status: "failed" });
    expect(runAfter({ status: "ended", outcome: null })).toMatchObject({ status: "skipped", result: null });
    expect(runAfter({ status: "ended", outcome: "connected", action: "Another" })).toMatchObject({
      status: "skipped",
    });
  });
});

describe("what a template may name", () => {
  const known = (call: CallRow, analysis: Known["analysis"] = ANALYSIS): Known => ({
    ...{ call, analysis, configuration: configuration(null), now: 0 },
  });

  it("has where the customer asked for a person, in their words", () => {
    const asked = { ...CALL, askedForHuman: { turn: 3, quote: "a person please" } };
    expect(scopeOf(known(asked)).values).toMatchObject({ call: { asked_for_human: "a person please" } });
    expect(scopeOf(known(CALL)).values).toMatchObject({ call: { asked_for_human: null } });
  });

  it("is all there, also while the call goes on", () => {
    const soFar = {
      agentVersion: 2,
      status: "running",
      reason: null,
      model: null,
      fields: {},
      completedAt: null,
    };
    for (const analysis of [ANALYSIS, soFar]) {
      const { values } = scopeOf(known(CALL, analysis));
      expect(missing(variablesOf(["level"], "plan"), values)).toEqual([]);
    }
  });
});

/** The names of a shape that a value does not have. */
function missing(shape: Shape, value: unknown, path = ""): string[] {
  if (typeof shape !== "object" || !("members" in shape)) return value === undefined ? [path] : [];
  const holder = new Map<string, unknown>(Object.entries(value ?? {}));
  return Object.entries(shape.members).flatMap(([name, inner]) =>
    missing(inner, holder.get(name), `${path}.${name}`),
  );
}
