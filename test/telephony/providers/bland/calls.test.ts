import { describe, expect, it } from "vitest";
import { bland } from "../../../../src/telephony/providers/bland.ts";
import { CALL } from "../bland.case.ts";
import { standIn } from "../connection.ts";
import type { Answer } from "../failures.ts";
import { connected } from "./setting.ts";

describe("asking Bland about a call", () => {
  const sought = {
    ...{ workspaceId: "ws_1", attemptId: "sched_01k.2", toNumber: "+14155550222" },
    ...{ fromNumber: null, dialedAt: 1_795_300_800_000 },
  };
  const find = (answer: Answer, providerCallId: string | null) => {
    const { asked, tools } = standIn(bland, answer);
    return { asked, said: bland.findCall?.(tools, connected() as never, { ...sought, providerCallId }) };
  };

  it("finds it by its id, with all that was said", async () => {
    const { asked, said } = find(() => Response.json(CALL), "bl-call-1");
    expect(await said).toMatchObject({
      kind: "ended",
      events: [{ callId: "bl-call-1", kind: "ended", isFinal: true }],
    });
    const other = find(() => Response.json({ ...CALL, call_id: "BL-CALL-1" }), "bl-call-1");
    expect(await other.said).toMatchObject({ events: [{ callId: "bl-call-1" }] });
    expect(asked).toMatchObject([
      {
        method: "GET",
        url: "https://api.bland.ai/v1/calls/bl-call-1",
        headers: { authorization: "org_key" },
      },
    ]);
  });

  it("leaves the last word to what is still to come where its words are not there yet", async () => {
    const wordless = { ...CALL, transcripts: [], concatenated_transcript: null };
    const answer = await find(() => Response.json(wordless), "bl-call-1").said;
    const [event] = answer?.kind === "ended" ? answer.events : [];
    expect(event).toMatchObject({ kind: "ended", fetch: { source: "call", id: "bl-call-1" } });
    expect(event).not.toHaveProperty("isFinal");
    const away = { ...wordless, status: "no-answer", answered_by: "no-answer", corrected_duration: "0" };
    expect(await find(() => Response.json(away), "bl-call-1").said).toMatchObject({
      events: [{ isFinal: true, facts: { status: "no_answer" } }],
    });
  });

  it("knows no way to find it without its id, and asks nothing", async () => {
    const { asked, said } = find(() => Response.json(CALL), null);
    expect(await said).toEqual({ kind: "not_told" });
    expect(asked).toEqual([]);
  });

  it.each<[string, Answer, object]>([
    [
      "under way",
      () => Response.json({ ...CALL, completed: false, status: null, queue_status: "started" }),
      { kind: "under_way", providerCallId: "bl-call-1" },
    ],
    [
      "under way whatever went wrong on it so far",
      () =>
        Response.json({
          ...CALL,
          ...{ completed: false, status: null, queue_status: "started", error_message: "A tool failed" },
        }),
      { kind: "under_way", providerCallId: "bl-call-1" },
    ],
    [
      "over where it failed and never was completed",
      () => Response.json({ ...CALL, completed: false, status: null, queue_status: "call_error" }),
      { kind: "ended", events: [expect.anything()] },
    ],
    ["absent", () => new Response("", { status: 404 }), { kind: "absent" }],
    ["not told", () => new Response("", { status: 500 }), { kind: "not_told" }],
    ["not told either", () => Promise.reject(new Error("reset")), { kind: "not_told" }],
  ])("says that it is %s", async (_what, answer, expected) => {
    expect(await find(answer, "bl-call-1").said).toEqual(expected);
  });

  it.each<[string, Answer, string]>([
    ["is there", () => Response.json(CALL), "events"],
    [
      "is there, and nobody was reached",
      () =>
        Response.json({
          ...CALL,
          ...{ transcripts: [], concatenated_transcript: "", status: "busy", answered_by: null },
        }),
      "events",
    ],
    [
      "has no words yet",
      () => Response.json({ ...CALL, transcripts: [], concatenated_transcript: "" }),
      "later",
    ],
    [
      "goes on",
      () => Response.json({ ...CALL, completed: false, status: null, queue_status: "started" }),
      "later",
    ],
    ["comes with 500", () => new Response("", { status: 500 }), "later"],
    ["is not there", () => new Response("", { status: 404 }), "gone"],
  ])("fetches a transcript, again only where that helps: the call %s", async (_what, answer, kind) => {
    const { tools } = standIn(bland, answer);
    const ref = { source: "call", id: "bl-call-1" };
    const fetched = await bland.fetchTranscript?.(tools, connected() as never, "bl-call-1", ref);
    expect(fetched?.kind).toBe(kind);
    if (fetched?.kind === "events")
      expect(fetched.events).toMatchObject([{ kind: "transcript", isFinal: true }]);
  });

  it("says that it is over, and no more, where its words never came", async () => {
    const { tools } = standIn(bland, () =>
      Response.json({ ...CALL, call_id: "other", transcripts: [], concatenated_transcript: "" }),
    );
    const anHourLater = { ...tools, clock: () => Date.parse(CALL.started_at) + 3_600_000 };
    const ref = { source: "call", id: "bl-call-1" };
    const fetched = await bland.fetchTranscript?.(anHourLater, connected() as never, "bl-call-1", ref);
    const [event] = fetched?.kind === "events" ? fetched.events : [];
    expect(event).toMatchObject({ callId: "bl-call-1", facts: { status: "completed" } });
    expect(event).not.toHaveProperty("isFinal");
  });

  it("tests the key on something harmless", async () => {
    const { asked, tools } = standIn(bland, () => Response.json({ count: 0, calls: [] }));
    expect(await bland.test?.(tools, connected() as never)).toMatchObject({ ok: true });
    expect(asked).toMatchObject([{ method: "GET", url: "https://api.bland.ai/v1/calls?limit=1" }]);
    const refused = standIn(bland, () => new Response("", { status: 401 }));
    expect(await bland.test?.(refused.tools, connected() as never)).toMatchObject({
      field: "credentials.api_key",
    });
  });
});
