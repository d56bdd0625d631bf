import { env } from "cloudflare:workers";
import { and, eq } from "drizzle-orm";
import { BegunCall } from "../../src/calls/begun-call.ts";
import { GivenCall } from "../../src/calls/finished-call.ts";
import { getTranscript } from "../../src/calls/read.ts";
import { compose } from "../../src/compose.ts";
import { beginCall } from "../../src/conversations/begin-call.ts";
import { finishCall } from "../../src/conversations/finish-call.ts";
import { ownCall } from "../../src/conversations/own-call.ts";
import { settleCall } from "../../src/conversations/settle.ts";
import type { News } from "../../src/conversations/take-in.ts";
import { tellCall } from "../../src/conversations/tell-call.ts";
import type { Database } from "../../src/store/database.ts";
import { calls, providerCalls } from "../../src/store/schema.ts";
import { CALL, register } from "../calls/setting.ts";
import { mintClient } from "../support/client.ts";

const LINE = { agent_name: "Line", webhook_url: "https://crm.example/hook" };

export const TEN = Date.parse("2026-11-22T10:00:00Z");

/** A workspace whose own system tells of `own-1`: nothing that is knocked for is done, and only the test moves the clock. */
export async function ownSetting() {
  const client = await mintClient();
  const { db, workspaceId } = client;
  const agentId = (await register(client, LINE)).agent_id;
  let now = TEN;
  const heard: News[] = [];
  const knocks = { analyses: [] as string[], again: [] as string[] };
  const tools = (own: Database = db) => ({
    ...compose(env),
    db: own,
    clock: () => now,
    requestAssembly: async () => {},
    requestFollowUp: async () => {},
    requestAnalysis: async (...all: { callId: string }[]) =>
      void knocks.analyses.push(...all.map(({ callId }) => callId)),
    requestReanalysis: async (...all: { callId: string }[]) =>
      void knocks.again.push(...all.map(({ callId }) => callId)),
    tellLive: async (news: readonly News[]) => void heard.push(...news),
  });
  const begin = (change: object = {}, own?: Database) =>
    beginCall(
      tools(own),
      workspaceId,
      BegunCall.parse({
        ...{ agent_id: agentId, provider_call_id: "own-1", status: "in_progress" },
        ...change,
      }),
    );
  const finish = (change: object = {}, own?: Database) =>
    finishCall(
      tools(own),
      workspaceId,
      GivenCall.parse({
        ...{ agent_id: agentId, provider_call_id: "own-1", transcript: CALL.transcript },
        ...change,
      }),
    );
  return {
    ...{ client, db, workspaceId, agentId, heard, knocks, begin, finish },
    pass: (ms: number) => {
      now += ms;
    },
    tell: (callId: string, body: unknown, own?: Database) =>
      tellCall(tools(own), workspaceId, callId, body, () => {}),
    settle: () => settleCall(tools(), ownCall(workspaceId, "own-1")),
    turns: async (callId: string) => (await getTranscript(db, workspaceId, callId)).map(({ text }) => text),
    /** All calls of that name, as their rows have them, and what is told of them. */
    rows: async () => ({
      calls: await db
        .select()
        .from(calls)
        .where(and(eq(calls.workspaceId, workspaceId), eq(calls.providerCallId, "own-1"))),
      told: await db.select().from(providerCalls).where(eq(providerCalls.workspaceId, workspaceId)),
    }),
  };
}
