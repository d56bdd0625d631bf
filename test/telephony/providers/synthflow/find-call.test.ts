import { describe, expect, it } from "vitest";
import { synthflow } from "../../../../src/telephony/providers/synthflow.ts";
import { standIn } from "../connection.ts";
import type { Answer } from "../failures.ts";
import { answered, CALL } from "../synthflow.case.ts";
import { connected } from "./setting.ts";

const ID = CALL.call_id;

describe("asking Synthflow about an attempt", () => {
  const sought = {
    ...{ workspaceId: "ws_1", attemptId: "sched_01k.2", toNumber: "+14155550222" },
    ...{ fromNumber: null, dialedAt: 1_795_300_800_000 },
  };
  const find = (answer: Answer, providerCallId: string | null) => {
    const { asked, tools } = standIn(synthflow, answer);
    return { asked, said: synthflow.findCall?.(tools, connected() as never, { ...sought, providerCallId }) };
  };

  it.each<[string, Answer, object]>([
    ["over", () => answered(), { kind: "ended", events: [{ callId: ID, kind: "ended", isFinal: true }] }],
    ["under way", () => answered({ call_status: "ringing" }), { kind: "under_way", providerCallId: ID }],
    ["absent", () => new Response("", { status: 404 }), { kind: "absent" }],
    ["not told", () => new Response("", { status: 500 }), { kind: "not_told" }],
    ["not told either", () => Promise.reject(new Error("reset")), { kind: "not_told" }],
  ])("says that it is %s", async (_what, answer, expected) => {
    expect(await find(answer, ID).said).toMatchObject(expected);
  });

  it("leaves the last word to what is still to come where its words are not there yet", async () => {
    const answer = await find(() => answered({ transcript: "" }), ID).said;
    const [event] = answer?.kind === "ended" ? answer.events : [];
    expect(event).toMatchObject({ kind: "ended", fetch: { source: "call", id: ID } });
    expect(event).not.toHaveProperty("isFinal");
  });

  it("knows no way to find it without its id, and asks nothing", async () => {
    const { asked, said } = find(() => answered(), null);
    expect(await said).toEqual({ kind: "not_told" });
    expect(asked).toEqual([]);
  });

  it("tests the key on something harmless", async () => {
    const { asked, tools } = standIn(synthflow, () => Response.json({ response: { assistants: [] } }));
    expect(await synthflow.test?.(tools, connected() as never)).toMatchObject({ ok: true });
    expect(asked).toMatchObject([{ method: "GET", url: "https://api.synthflow.ai/v2/assistants/?limit=1" }]);
    const refused = standIn(synthflow, () => new Response("", { status: 403 }));
    expect(await synthflow.test?.(refused.tools, connected() as never)).toMatchObject({
      field: "credentials.api_key",
    });
  });
});
