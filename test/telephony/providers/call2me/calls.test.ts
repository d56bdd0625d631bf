import { describe, expect, it } from "vitest";
import { API_CALL, CALL, TRANSCRIPT_URL } from "../call2me.case.ts";
import { standIn } from "../connection.ts";
import { lost } from "../failures.ts";
import { type Answer, API, call2me, connection, NOW, refusing } from "./setting.ts";

describe("fetching what the webhooks leave out", () => {
  const LINKED = { source: "transcript", id: `/v1/calls/${CALL}/transcript` };
  const WITHOUT_TURNS = { ...API_CALL, transcript: null, transcript_object: null };
  /** An hour before it is asked for. */
  const LONG_OVER = { ...WITHOUT_TURNS, start_timestamp: NOW - 3_650_000, end_timestamp: NOW - 3_600_000 };
  const fetchWith = async (answer: Answer, ref = LINKED) => {
    const { asked, tools } = standIn(call2me, answer);
    const fetched = await call2me.fetchTranscript?.(tools, connection, CALL, ref);
    return { asked, fetched, event: fetched?.kind === "events" ? fetched.events[0] : undefined };
  };
  const answering = (call: Answer, transcript: Answer): Answer => {
    return (asked) => (asked.url === TRANSCRIPT_URL ? transcript(asked) : call(asked));
  };

  it("takes numbers, direction, times and turns from the call, which is the last word", async () => {
    const { asked, event } = await fetchWith(() => Response.json(API_CALL));
    expect(asked.map(({ method, url }) => [method, url])).toEqual([["GET", `${API}/calls/${CALL}`]]);
    expect(asked[0]?.headers.authorization).toBe("Bearer sk_call2me_test");
    expect(event).toEqual({
      key: "call",
      callId: CALL,
      at: API_CALL.end_timestamp,
      kind: "ended",
      isFinal: true,
      facts: {
        agent: "agent_5f3a",
        direction: "outbound",
        fromNumber: "+15550002222",
        toNumber: "+15550001111",
        startedAt: "2026-11-22T10:00:10.000Z",
        endedAt: "2026-11-22T10:01:00.000Z",
        durationMs: 50_000,
        status: "completed",
        endReason: "user_hangup",
        recordingUrl: API_CALL.recording_url,
      },
      turns: [
        { role: "agent", text: "Hi", at: Date.parse("2026-11-22T10:00:11Z") },
        { role: "customer", text: "Hello, Zoë here", at: Date.parse("2026-11-22T10:00:13Z") },
      ],
    });
  });

  it("asks for the transcript's own link where the call has no turns", async () => {
    const turns = [{ role: "user", content: "Hello" }, null, { role: "agent", content: null }];
    const { asked, event } = await fetchWith(
      answering(
        () => Response.json(WITHOUT_TURNS),
        () => Response.json(turns),
      ),
    );
    expect(asked.map(({ url }) => url)).toEqual([`${API}/calls/${CALL}`, TRANSCRIPT_URL]);
    expect(asked[1]?.headers.authorization).toBe("Bearer sk_call2me_test");
    expect(event).toMatchObject({ isFinal: true, facts: { direction: "outbound" } });
    expect(event?.turns).toEqual([{ role: "customer", text: "Hello" }]);
  });

  it("has the transcript even where the call itself cannot be had", async () => {
    const { event } = await fetchWith(
      answering(refusing(404), () => Response.json({ turns: [{ role: "user", text: "Hello" }] })),
    );
    expect(event).toMatchObject({ kind: "transcript", callId: CALL, turns: [{ text: "Hello" }] });
    expect(event).not.toHaveProperty("isFinal");
  });

  it("asks only once for a call that nobody answered, or that has no link", async () => {
    const unanswered = { ...WITHOUT_TURNS, call_status: "no_answer" };
    const first = await fetchWith(() => Response.json(unanswered));
    expect(first.asked).toHaveLength(1);
    expect(first.event).toMatchObject({ isFinal: true, facts: { status: "no_answer" } });
    const second = await fetchWith(() => Response.json(LONG_OVER), { source: "call", id: CALL });
    expect(second.asked).toHaveLength(1);
    expect(second.event).toMatchObject({ kind: "ended", facts: { direction: "outbound" } });
  });

  it("waits for the words of a talk that is just over, and never takes silence for the last word", async () => {
    const justOver = { ...LONG_OVER, end_timestamp: NOW - 30_000 };
    const link = { source: "call", id: CALL };
    expect((await fetchWith(() => Response.json(justOver), link)).fetched).toMatchObject({ kind: "later" });
    const silent = answering(
      () => Response.json(LONG_OVER),
      () => Response.json({ turns: [] }),
    );
    for (const { event } of [
      await fetchWith(() => Response.json(LONG_OVER), link),
      await fetchWith(silent),
    ]) {
      expect(event).toMatchObject({ kind: "ended", facts: { status: "completed" } });
      expect(event).not.toHaveProperty("isFinal");
    }
  });

  it("comes later while the call goes on, or an answer is missing; never where the key is refused", async () => {
    const kindOf = async (answer: Answer) => (await fetchWith(answer)).fetched?.kind;
    expect(await kindOf(() => Response.json({ ...API_CALL, call_status: "in_progress" }))).toBe("later");
    for (const status of [404, 408, 429, 500]) {
      expect(await kindOf(refusing(status))).toBe("later");
      expect(await kindOf(answering(() => Response.json(WITHOUT_TURNS), refusing(status)))).toBe("later");
    }
    expect(await kindOf(lost)).toBe("later");
    for (const status of [401, 403, 410]) expect(await kindOf(refusing(status))).toBe("gone");
  });

  it("never leaves Call2Me's host, whatever a stored path says", async () => {
    const { asked } = await fetchWith(() => Response.json(WITHOUT_TURNS), {
      source: "transcript",
      id: "@evil.example/x",
    });
    expect(asked.map(({ url }) => new URL(url).host)).toEqual(["api.call2me.app"]);
  });
});

describe("an export of Call2Me's", () => {
  it("is a call of its API, and its metadata leads back to the attempt", () => {
    const call = { ...API_CALL, metadata: { attempt_id: "sched_01k9.2", job: "j1" } };
    const read = call2me.readExport?.(call, { roles: { user: "agent" } });
    expect(read).toMatchObject([
      {
        callId: CALL,
        isFinal: true,
        facts: { attemptId: "sched_01k9.2", metadata: { attempt_id: "sched_01k9.2", job: "j1" } },
        turns: [{ role: "agent" }, { role: "agent" }],
      },
    ]);
  });

  it("is nothing else", () => {
    for (const content of [null, "x", [], {}, { call_id: "c1" }, { call_id: "c1", call_status: "odd" }]) {
      expect(call2me.readExport?.(content, { roles: {} })).toBeNull();
    }
  });
});
