import { expect } from "vitest";
import * as z from "zod";
import type { Database } from "../../src/store/database.ts";
import type { AnyAdapter, FetchedTranscript } from "../../src/telephony/provider.ts";
import { conversationSetting } from "./setting.ts";

const SCRIPTED = "scripted";

/** A provider whose transcripts are fetched as the test says: the answers one after another, the last over and over. */
export function scriptedProvider(...answers: FetchedTranscript[]) {
  const fetched: { callId: string; id: string }[] = [];
  const adapter: AnyAdapter = {
    id: SCRIPTED,
    name: "Scripted",
    credentials: z.strictObject({ api_key: z.string() }),
    settings: z.strictObject({}),
    hosts: [],
    patience: { settleMs: 5_000, transcriptMs: 60_000 },
    liveTurns: true,
    instead: {},
    setUp: () => [],
    receive: async () => ({ kind: "unsigned" }),
    fetchTranscript: async (_tools, _connection, callId, { id }) => {
      fetched.push({ callId, id });
      const answer = answers[Math.min(fetched.length, answers.length) - 1];
      if (!answer) throw new Error("Nobody answers.");
      return answer;
    },
  };
  return { adapter, fetched, answers };
}

/** What a setting needs for it. */
export const scripted = (adapter: AnyAdapter) => ({
  ...{ provider: SCRIPTED, credentials: { api_key: "key-1" }, adapter },
});

/** A setting whose provider answers so; `oneCall` is the one call that it has, with all that came of it. */
export async function scriptedSetting(db: Database, ...answers: FetchedTranscript[]) {
  const provider = scriptedProvider(...answers);
  const setting = await conversationSetting(db, scripted(provider.adapter));
  const oneCall = async () => {
    const came = await setting.outcome();
    expect(came.calls).toHaveLength(1);
    const [call] = came.calls;
    if (!call) throw new Error("There is no call.");
    return { ...call, came };
  };
  return { ...setting, provider, oneCall };
}
