import { eq } from "drizzle-orm";
import type { readImport } from "../../src/imports/read-import.ts";
import { stepImport } from "../../src/imports/step-import.ts";
import { sweep } from "../../src/jobs/sweep.ts";
import type { ImportIds } from "../../src/store/imports.ts";
import { calls, importParts, suppressions } from "../../src/store/schema.ts";
import { reanalysisSetting } from "../analyses/setting.ts";

export type Answer = Awaited<ReturnType<typeof readImport>>;
export interface Problem {
  code: string;
  detail: string;
  errors?: { field: string; message: string }[];
}

/** An agent that does nothing after its calls. */
export const QUIET = { agent_name: "Quiet", post_call_data_extraction: [], post_call_actions: [] };

/** A workspace whose imports wait for their messages to be delivered by hand; only the test moves the clock. */
export async function importSetting(agent: object = QUIET) {
  const setting = await reanalysisSetting({ agent });
  const { services, workspaceId, send, agentId } = setting;
  const { db } = setting.client;
  const knocks: ImportIds[] = [];
  services.requestImport = async (...ids) => void knocks.push(...ids);
  const step = (importId: string, tools: Partial<typeof services> = {}) =>
    stepImport({ ...services, ...tools }, { workspaceId, importId });
  return {
    ...setting,
    importKnocks: knocks,
    step,
    start: <Body = Answer>(members: object) => send<Body>("POST", "/v1/imports", members),
    startList: async (content: string, members: object = {}) =>
      (await send<Answer>("POST", "/v1/imports", { kind: "suppressions", content, ...members })).body,
    startCalls: async (content: string, members: object = {}) =>
      (await send<Answer>("POST", "/v1/imports", { kind: "calls", content, agent_id: agentId, ...members }))
        .body,
    look: async (id: string) => (await send<Answer>("GET", `/v1/imports/${id}`)).body,
    cancel: (id: string) => send<Answer>("POST", `/v1/imports/${id}/cancel`),
    /** Delivers every message until there is none. */
    work: async (tools: Partial<typeof services> = {}) => {
      for (let ids = knocks.shift(); ids; ids = knocks.shift()) await step(ids.importId, tools);
    },
    swept: async () => {
      knocks.length = 0;
      await sweep({ ...services, log: () => {} });
      return knocks.splice(0).filter((ids) => ids.workspaceId === workspaceId);
    },
    parts: () => db.$count(importParts, eq(importParts.workspaceId, workspaceId)),
    listed: () => db.$count(suppressions, eq(suppressions.workspaceId, workspaceId)),
    calls: () => db.$count(calls, eq(calls.workspaceId, workspaceId)),
  };
}

/** So many numbers, each on a line. */
export const numbers = (count: number, from = 0): string =>
  Array.from({ length: count }, (_, n) => `+4915${String(10_000_000 + from + n)}`).join("\n");

export const callBody = (n: number, members: object = {}) => ({
  provider_call_id: `old-${n}`,
  from_number: "+14155550123",
  started_at: "2026-03-02T10:15:00-08:00",
  duration_ms: 60_000,
  transcript: `Agent: How can I help you?\nCustomer: This is question ${n}.`,
  ...members,
});

export const lines = (...bodies: unknown[]): string => bodies.map((body) => JSON.stringify(body)).join("\n");
export const callLines = (count: number): string =>
  lines(...Array.from({ length: count }, (_, n) => callBody(n)));
