import { describe, expect, it } from "vitest";
import { connectionTo, standIn } from "../connection.ts";
import { posted, TRANSCRIPT, TRANSCRIPT_URL, vonageCase } from "../vonage.case.ts";
import { CON, connection, events, receive, vonage } from "./setting.ts";

describe("a transcript", () => {
  const said = (more: Record<string, unknown>) =>
    events(posted({ conversation_uuid: CON, recording_uuid: "r1", ...more }, "transcription"));

  it("is fetched from Vonage's hosts alone", async () => {
    const [event] = await said({ status: "transcribed", transcription_url: TRANSCRIPT_URL });
    expect(event).toMatchObject({
      key: "transcription:r1",
      kind: "transcript",
      fetch: { source: "transcription", id: TRANSCRIPT_URL },
    });
    for (const url of [
      "https://evil.example/v1/files/x",
      "http://api-us.nexmo.com/v1/files/x",
      "https://api-us.nexmo.com.evil.example/x",
      "https://evilnexmo.com/x",
      "https://user@api-us.nexmo.com/x",
      "https://api-us.nexmo.com:8443/x",
      "not a url",
    ]) {
      expect(await said({ transcription_url: url })).toEqual([]);
    }
  });

  it("inside a message is read wherever its turns lie", async () => {
    const [event] = await said({
      result: {
        items: [{ speaker: "agent", text: "Hi" }, null, { speaker: 3, content: "Ça va ?" }, { text: null }],
      },
    });
    expect(event?.turns).toEqual([
      { role: "agent", text: "Hi" },
      { role: "customer", text: "Ça va ?" },
    ]);
    const empty = await receive(posted({ conversation_uuid: CON, verdict: "none" }, "transcription"));
    expect(empty).toEqual({ kind: "taken", events: [], unknown: ["transcription"] });
  });

  const ref = { source: "transcription", id: TRANSCRIPT_URL };
  const fetchWith = (answer: () => Response | Promise<Response>, to = connection, at = ref) => {
    const { asked, tools } = standIn(vonage, answer);
    return { asked, result: vonage.fetchTranscript?.(tools, to, CON, at) };
  };

  it("has each channel's sentences in the order of time", async () => {
    const { asked, result } = fetchWith(() => Response.json(TRANSCRIPT));
    expect(await result).toEqual({
      kind: "events",
      events: [
        {
          key: "transcript:0f7e4c2a-transcript",
          callId: CON,
          at: null,
          kind: "transcript",
          facts: {},
          turns: [
            { role: "customer", text: "Hello, I need a refund.", start_ms: 3000, end_ms: 4800 },
            { role: "agent", text: "Sure. Your name?", start_ms: 5500, end_ms: 6700 },
            { role: "customer", text: "Zoë Müller.", start_ms: 8000, end_ms: 8700 },
          ],
        },
      ],
    });
    expect(asked.map(({ method, url }) => [method, url])).toEqual([["GET", TRANSCRIPT_URL]]);
    expect(asked[0]?.headers.authorization).toMatch(/^Bearer \S+$/);
  });

  it("gives channels the roles that the connection has for them", async () => {
    const swapped = connectionTo(vonage, vonageCase.credentials, { roles: { 0: "agent", 1: "customer" } });
    const fetched = await fetchWith(() => Response.json(TRANSCRIPT), swapped).result;
    expect(fetched?.kind === "events" && fetched.events[0]?.turns?.map(({ role }) => role)).toEqual([
      "agent",
      "customer",
      "agent",
    ]);
  });

  it("passes over null sentences, and over times that are none", async () => {
    const channels = [{ transcript: [null, { sentence: null }, { sentence: "Hi", timestamp: "soon" }] }];
    expect(await fetchWith(() => Response.json({ channels })).result).toMatchObject({
      events: [{ turns: [{ role: "customer", text: "Hi" }] }],
    });
  });

  it("is asked for again where it is not there yet, and given up where it never will be", async () => {
    const kindOf = async (answer: () => Response | Promise<Response>) =>
      (await fetchWith(answer).result)?.kind;
    for (const status of [404, 408, 429, 500, 503]) {
      expect(await kindOf(() => new Response("", { status }))).toBe("later");
    }
    expect(await kindOf(() => Promise.reject(new Error("reset")))).toBe("later");
    for (const status of [403, 410]) expect(await kindOf(() => new Response("", { status }))).toBe("gone");
    expect(await kindOf(() => Response.json({ channels: [] }))).toBe("gone");
    const elsewhere = { ...ref, id: "https://evil.example/x" };
    const { asked, result } = fetchWith(() => Response.json(TRANSCRIPT), connection, elsewhere);
    expect((await result)?.kind).toBe("gone");
    expect(asked).toEqual([]);
  });
});
