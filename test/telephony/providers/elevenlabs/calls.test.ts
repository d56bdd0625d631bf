import { describe, expect, it } from "vitest";
import { elevenlabs } from "../../../../src/telephony/providers/elevenlabs.ts";
import { standIn } from "../connection.ts";
import { CONVERSATION } from "../elevenlabs.case.ts";
import type { Answer } from "../failures.ts";
import { connected } from "./setting.ts";

describe("asking ElevenLabs about a call", () => {
  const sought = {
    ...{ workspaceId: "ws_1", attemptId: "sched_01k.2", toNumber: "+491511234567" },
    ...{ fromNumber: null, dialedAt: 1_795_300_800_000 },
  };
  const find = (answer: Answer, providerCallId: string | null) => {
    const { asked, tools } = standIn(elevenlabs, answer);
    return { asked, said: elevenlabs.findCall?.(tools, connected() as never, { ...sought, providerCallId }) };
  };

  it("finds it by its id, with all that was said", async () => {
    const { asked, said } = find(() => Response.json(CONVERSATION), "conv_1");
    expect(await said).toMatchObject({
      kind: "ended",
      events: [{ callId: "conv_1", kind: "ended", isFinal: true }],
    });
    expect(asked[0]).toMatchObject({
      method: "GET",
      url: "https://api.elevenlabs.io/v1/convai/conversations/conv_1",
      headers: { "xi-api-key": "sk_el" },
    });
  });

  it("leaves the last word to what is still to come where its words are not there yet", async () => {
    const wordless = find(() => Response.json({ ...CONVERSATION, transcript: [] }), "conv_1");
    const answer = await wordless.said;
    const [event] = answer?.kind === "ended" ? answer.events : [];
    expect(event).toMatchObject({ kind: "ended", fetch: { source: "conversation", id: "conv_1" } });
    expect(event).not.toHaveProperty("isFinal");
  });

  it("finds it by our own id where the answer to dialling was lost", async () => {
    const listed = { conversations: [{ conversation_id: "conv_9" }] };
    const one = (change: object) => {
      const { asked, tools } = standIn(elevenlabs, ({ url }) =>
        Response.json(url.includes("?") ? listed : { ...CONVERSATION, ...change }),
      );
      const lost = { ...sought, providerCallId: null };
      return { asked, said: elevenlabs.findCall?.(tools, connected() as never, lost) };
    };
    const given = (attempt_id: string) => ({
      conversation_initiation_client_data: { dynamic_variables: { attempt_id } },
    });
    const { asked, said } = one({ ...given("sched_01k.2"), status: "initiated" });
    expect(await said).toEqual({ kind: "under_way", providerCallId: "conv_9" });
    expect(await one(given("sched_01k.2")).said).toMatchObject({
      kind: "ended",
      events: [{ callId: "conv_9", isFinal: true }],
    });
    // A list that was not narrowed begins with anybody's.
    expect(await one(given("sched_01k.1")).said).toEqual({ kind: "not_told" });
    expect(await one({ conversation_initiation_client_data: null }).said).toEqual({ kind: "not_told" });
    expect(asked.map(({ url }) => new URL(url).pathname)).toEqual([
      "/v1/convai/conversations",
      "/v1/convai/conversations/conv_9",
    ]);
    expect(new URL(asked[0]?.url ?? "").searchParams.get("dynamic_variable_params")).toBe(
      "attempt_id:eq:sched_01k.2",
    );
  });

  it("never takes an empty list for a call that was not placed", async () => {
    expect(await find(() => Response.json({ conversations: [] }), null).said).toEqual({ kind: "not_told" });
    expect(await find(() => new Response("", { status: 500 }), null).said).toEqual({ kind: "not_told" });
  });

  it.each<[string, Answer, object]>([
    [
      "not told where it stands in a way that nobody knows, and has no words",
      () => Response.json({ ...CONVERSATION, status: "warming_up", transcript: [] }),
      { kind: "not_told" },
    ],
    [
      "under way while it is processed",
      () => Response.json({ ...CONVERSATION, status: "processing" }),
      { kind: "under_way", providerCallId: "conv_1" },
    ],
    ["absent where ElevenLabs knows of none", () => new Response("", { status: 404 }), { kind: "absent" }],
    ["not told where the key is refused", () => new Response("", { status: 401 }), { kind: "not_told" }],
    ["not told where no answer comes", () => Promise.reject(new Error("reset")), { kind: "not_told" }],
    ["not told where the answer is no conversation", () => Response.json([]), { kind: "not_told" }],
  ])("says that it is %s", async (_what, answer, expected) => {
    expect(await find(answer, "conv_1").said).toEqual(expected);
  });

  const fetched = (answer: Answer) => {
    const { tools } = standIn(elevenlabs, answer);
    const ref = { source: "conversation", id: "conv_1" };
    return elevenlabs.fetchTranscript?.(tools, connected() as never, "conv_1", ref);
  };

  it("fetches a transcript, its last word", async () => {
    expect(await fetched(() => Response.json(CONVERSATION))).toMatchObject({
      kind: "events",
      events: [
        { key: "conversation", callId: "conv_1", kind: "transcript", isFinal: true, turns: { length: 3 } },
      ],
    });
    const silent = await fetched(() => Response.json({ ...CONVERSATION, transcript: [] }));
    expect(silent).toMatchObject({ kind: "events", events: [{ callId: "conv_1" }] });
    expect(silent?.kind === "events" && silent.events[0]?.isFinal).toBeUndefined();
    const other = await fetched(() => Response.json({ ...CONVERSATION, conversation_id: "conv_2" }));
    expect(other).toMatchObject({ events: [{ callId: "conv_1" }] });
  });

  it.each<[string, Answer, string]>([
    ["is being processed", () => Response.json({ ...CONVERSATION, status: "processing" }), "later"],
    ["comes with 500", () => new Response("", { status: 500 }), "later"],
    ["comes with 429", () => new Response("", { status: 429 }), "later"],
    ["comes with 401, which its owner can put right", () => new Response("", { status: 401 }), "later"],
    ["breaks off", () => Promise.reject(new Error("reset")), "later"],
    ["is no conversation", () => new Response("[]"), "later"],
    ["is not there", () => new Response("", { status: 404 }), "gone"],
  ])("asks again only where that helps: the conversation %s", async (_what, answer, kind) => {
    expect((await fetched(answer))?.kind).toBe(kind);
  });

  it("tests the key on something harmless", async () => {
    const { asked, tools } = standIn(elevenlabs, () => Response.json({ conversations: [] }));
    expect(await elevenlabs.test?.(tools, connected() as never)).toMatchObject({ ok: true });
    expect(asked[0]?.url).toBe("https://api.elevenlabs.io/v1/convai/conversations?page_size=1");
    const refused = standIn(elevenlabs, () => new Response("", { status: 401 }));
    expect(await elevenlabs.test?.(refused.tools, connected() as never)).toMatchObject({
      ok: false,
      field: "credentials.api_key",
    });
  });
});
