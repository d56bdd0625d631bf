import { describe, expect, it } from "vitest";
import type { Connection } from "../../../../src/telephony/connection.ts";
import { synthflow } from "../../../../src/telephony/providers/synthflow.ts";
import { standIn } from "../connection.ts";
import type { Answer } from "../failures.ts";
import { answered, CALL, POSTED } from "../synthflow.case.ts";
import { connected, ID } from "./setting.ts";

async function fetched(answer: Answer, change: Partial<Connection> = {}) {
  const { asked, tools } = standIn(synthflow, answer);
  const ref = { source: "call", id: ID };
  const said = await synthflow.fetchTranscript?.(tools, connected(change) as never, ID, ref);
  return { asked, said };
}

async function fetchedEvent(change: object, roles: Connection["roles"] = {}) {
  const { said } = await fetched(() => answered(change), { roles });
  if (said?.kind !== "events") throw new Error(`The call was ${said?.kind}.`);
  return said.events[0];
}

describe("a call that Synthflow's API tells of", () => {
  it("says all that there is, in our words", async () => {
    const { asked, said } = await fetched(() => answered());
    expect(asked).toMatchObject([
      {
        method: "GET",
        url: `https://api.synthflow.ai/v2/calls/${ID}`,
        headers: { authorization: "Bearer sf_key" },
      },
    ]);
    expect(said).toEqual({
      kind: "events",
      events: [
        {
          key: "call",
          callId: ID,
          at: Date.parse("2026-11-22T10:01:00.205Z"),
          kind: "ended",
          isFinal: true,
          facts: {
            agent: CALL.model_id,
            direction: "outbound",
            fromNumber: "+14155550111",
            toNumber: "+14155550222",
            startedAt: "2026-11-22T10:00:10.205Z",
            endedAt: "2026-11-22T10:01:00.205Z",
            durationMs: 50_000,
            status: "completed",
            endReason: "human_goodbye",
            recordingUrl: "https://recordings.example.com/1.mp3",
            timezone: "Europe/Berlin",
            dynamicVariables: { job: "j1" },
            attemptId: "sched_01kabc.2",
          },
          turns: [
            { role: "agent", text: "Hi, this is Nora." },
            { role: "customer", text: "Hello, José here: 🙂" },
          ],
        },
      ],
    });
  });

  it.each([
    ["completed", "completed"],
    ["no-answer", "no_answer"],
    ["busy", "busy"],
    ["failed", "failed"],
    ["canceled", "canceled"],
    ["user-canceled", "canceled"],
    ["hangup_on_voicemail", "voicemail"],
    ["left_voicemail", "voicemail"],
    ["No Answer", "no_answer"],
    ["user_canceled", "canceled"],
    // Words that nobody documents: people talked, so it was a call.
    ["spam", "completed"],
    ["constructor", "completed"],
  ])("that is %s ended as %s", async (call_status, status) => {
    expect((await fetchedEvent({ call_status }))?.facts.status).toBe(status);
  });

  it("failed where nobody talked and its status is a word we do not know", async () => {
    const event = await fetchedEvent({
      call_status: "spam",
      transcript: null,
      end_call_reason: null,
      duration: 0,
      error_message: "Flagged",
    });
    expect(event).toMatchObject({ isFinal: true, facts: { status: "failed", endReason: "Flagged" } });
    expect(event).not.toHaveProperty("turns");
  });

  it.each([
    ["1795341610205", "2026-11-22T10:00:10.205Z"],
    [1_795_341_610_205, "2026-11-22T10:00:10.205Z"],
    ["2026-11-22T11:00:10.205134+01:00", "2026-11-22T10:00:10.205Z"],
    ["2026-11-22T11:00:10", undefined],
    ["", undefined],
    ["9".repeat(30), undefined],
  ])("started at %j", async (start_time, startedAt) => {
    expect((await fetchedEvent({ start_time }))?.facts.startedAt).toBe(startedAt);
  });

  it.each([
    [{ type_of_call: "inbound" }, "+14155550222", "+14155550111"],
    [{ type_of_call: "outbound" }, "+14155550111", "+14155550222"],
    [
      { type_of_call: null, phone_number_from: "14155550444", phone_number_to: "+14155550555" },
      "+14155550444",
      "+14155550555",
    ],
    [{ type_of_call: null }, undefined, undefined],
    [
      { type_of_call: "inbound", lead_phone_number: "Anonymous", agent_phone_number: null },
      undefined,
      undefined,
    ],
  ])("has its numbers the right way round: %j", async (change, fromNumber, toNumber) => {
    const { facts } = (await fetchedEvent(change)) ?? {};
    expect([facts?.fromNumber, facts?.toNumber]).toEqual([fromNumber, toNumber]);
  });

  it("reads its transcript by the labels that Synthflow writes, and by those alone", async () => {
    const transcript =
      "Well then\r\nbot: One thing: hello.\nhuman:\nassistant: And\nmore: of it.\n\nhuman: Ünïcode 🙂\n";
    expect((await fetchedEvent({ transcript }))?.turns).toEqual([
      { role: "system", text: "Well then" },
      { role: "agent", text: "One thing: hello." },
      { role: "agent", text: "And more: of it." },
      { role: "customer", text: "Ünïcode 🙂" },
    ]);
    const ivr = await fetchedEvent({ transcript: "bot: Hi\nivr: Press one." }, { ivr: "system" });
    expect(ivr?.turns?.[1]).toEqual({ role: "system", text: "Press one." });
  });

  it("names the owner's own reason for its end before Synthflow's", async () => {
    const change = { end_call_reason: "custom_end_call", custom_end_call_reason: "Caller was abusive" };
    expect((await fetchedEvent(change))?.facts.endReason).toBe("Caller was abusive");
  });

  it.each<[string, Answer, string]>([
    ["is the object itself", () => Response.json(CALL), "events"],
    ["goes on", () => answered({ call_status: "in-progress" }), "later"],
    ["goes on, in other letters", () => answered({ call_status: "In_Progress" }), "later"],
    [
      "has nothing that says how it stands",
      () => answered({ call_status: null, transcript: null, end_call_reason: null, duration: null }),
      "later",
    ],
    ["has no words yet", () => answered({ transcript: "" }), "later"],
    ["is another one", () => answered({ call_id: "another" }), "later"],
    ["is none", () => Response.json({ status: "ok", response: { calls: [] } }), "later"],
    ["is no JSON", () => new Response("<html>"), "later"],
    [
      "comes with 404, for its signature says that it exists",
      () => new Response("", { status: 404 }),
      "later",
    ],
    ["comes with 500", () => new Response("", { status: 500 }), "later"],
    ["breaks off", () => Promise.reject(new Error("reset")), "later"],
    ["comes with 400", () => Response.json({ detail: { description: "Bad id" } }, { status: 400 }), "gone"],
  ])("is asked for again only where that helps: it %s", async (_what, answer, kind) => {
    expect((await fetched(answer)).said?.kind).toBe(kind);
  });

  it("says that it is over, and no more, where its words never came", async () => {
    const { tools } = standIn(synthflow, () => answered({ transcript: "" }));
    const anHourLater = { ...tools, clock: () => Number(CALL.start_time) + 3_600_000 };
    const ref = { source: "call", id: ID };
    const said = await synthflow.fetchTranscript?.(anHourLater, connected() as never, ID, ref);
    const [event] = said?.kind === "events" ? said.events : [];
    expect(event).toMatchObject({ kind: "ended", facts: { status: "completed" } });
    expect(event).not.toHaveProperty("isFinal");
  });

  it("is asked for where the workspace lives", async () => {
    const { asked } = await fetched(() => answered(), { settings: { region: "eu" } });
    expect(asked[0]?.url).toBe(`https://api.eu.synthflow.ai/v2/calls/${ID}`);
  });

  it("comes out of an export, of either shape", () => {
    const of = (content: unknown) => synthflow.readExport?.(content, { roles: {} });
    expect(of(CALL)).toMatchObject([
      { key: "call", kind: "ended", callId: ID, isFinal: true, turns: { length: 2 } },
    ]);
    expect(of(POSTED)).toMatchObject([
      {
        callId: ID,
        facts: { startedAt: "2026-11-22T10:00:10.205Z", durationMs: 50_000, metadata: { external_id: "j1" } },
        turns: { length: 2 },
      },
    ]);
    expect(of({ conversation_id: "c1" })).toBeNull();
    expect(of({ ...CALL, call_status: "ringing" })).toBeNull();
  });
});
