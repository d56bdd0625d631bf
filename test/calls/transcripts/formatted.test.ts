import { beforeAll, describe, expect, test } from "vitest";
import { MAX_TRANSCRIPT_BYTES, MAX_TURNS } from "../../../src/calls/transcript.ts";
import { type Client, mintClient } from "../../support/client.ts";
import { register } from "../setting.ts";

interface Taken {
  call_id: string;
  detail: string;
  errors: { field: string; message: string }[];
}

const CUES =
  "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Agent>Hello.\n\n00:02.000 --> 00:03.000\n<v Customer>Hi.\n";

let client: Client;
let agentId: string;
beforeAll(async () => {
  client = await mintClient();
  agentId = (await register(client, { agent_name: "Line" })).agent_id;
});
const post = (transcript: unknown) =>
  client.send<Taken>("POST", "/v1/calls", { agent_id: agentId, transcript });

describe("POST /v1/calls with {format, content}", () => {
  test("keeps the turns, with their times", async () => {
    const { status, body } = await post({ format: "vtt", content: CUES });
    expect(status, JSON.stringify(body)).toBe(202);
    const answer = await client.send("GET", `/v1/calls/${body.call_id}/transcript`);
    expect(answer.body).toMatchObject({
      turns: [
        { role: "agent", text: "Hello.", start_ms: 1_000, end_ms: 2_000 },
        { role: "customer", text: "Hi.", start_ms: 2_000, end_ms: 3_000 },
      ],
    });
  });

  test("keeps what a platform's export tells of the call", async () => {
    const content = {
      call_id: "r1",
      call_type: "phone_call",
      call_status: "ended",
      direction: "outbound",
      from_number: "+14155550100",
      to_number: "+14155550123",
      start_timestamp: 1_795_300_810_000,
      end_timestamp: 1_795_300_860_000,
      disconnection_reason: "user_hangup",
      transcript_object: [
        { role: "user", content: "Hello.", words: [{ word: "Hello.", start: 1.9, end: 2.3 }] },
      ],
    };
    const { status, body } = await post({ format: "auto", content });
    expect(status, JSON.stringify(body)).toBe(202);
    expect((await client.send("GET", `/v1/calls/${body.call_id}`)).body).toMatchObject({
      provider_call_id: "r1",
      direction: "outbound",
      call_status: "completed",
      end_reason: "user_hangup",
      from_number: "+14155550100",
      to_number: "+14155550123",
      duration_ms: 50_000,
    });
  });

  test.each([
    ["no format", { content: CUES }, ["transcript.format"]],
    ["an unknown format", { format: "docx", content: CUES }, ["transcript.format"]],
    ["no content", { format: "vtt" }, ["transcript.content"]],
    ["content of the wrong kind", { format: "srt", content: {} }, ["transcript.content"]],
    ["an unknown member", { format: "vtt", content: CUES, speaker: {} }, ["transcript.speaker"]],
    ["speakers that are a list", { format: "vtt", content: CUES, speakers: [] }, ["transcript.speakers"]],
    [
      "a speaker with an unknown role",
      { format: "vtt", content: CUES, speakers: { Jane: "boss" } },
      ["transcript.speakers.Jane"],
    ],
    ["cues without words", { format: "vtt", content: "00:01.000 --> 00:02.000\n" }, ["transcript"]],
  ])("refuses %s by its place", async (_, transcript, places) => {
    const { status, body } = await post(transcript);
    expect(status).toBe(422);
    expect(body.errors.map(({ field }) => field)).toEqual(places);
  });

  test("says how many turns a transcript may have", async () => {
    const segment = { text: "Agent: Yes.", start: 0, end: 1 };
    const whisper = (count: number) => ({
      format: "whisper",
      content: { segments: Array.from({ length: count }, () => segment) },
    });
    const { status, body } = await post(whisper(MAX_TURNS + 1));
    expect(status).toBe(413);
    expect(body.detail).toContain(`${MAX_TURNS} turns`);
    expect((await post(whisper(MAX_TURNS))).status).toBe(202);
  });

  test("says how long a transcript may be", async () => {
    const { status, body } = await post({
      format: "assemblyai",
      content: {
        utterances: [{ speaker: "Agent", text: "x".repeat(MAX_TRANSCRIPT_BYTES + 1), start: 0, end: 1 }],
      },
    });
    expect(status).toBe(413);
    expect(body.detail).toContain("1 MiB");
  });
});
