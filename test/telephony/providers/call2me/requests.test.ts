import { describe, expect, it } from "vitest";
import type { DialRequest } from "../../../../src/telephony/provider.ts";
import { API_CALL, CALL, call2meCase, TRANSCRIPT_URL } from "../call2me.case.ts";
import { type Asked, connectionTo, standIn } from "../connection.ts";

const { adapter: call2me } = call2meCase;
const NOW = 1_795_300_800_000;
const API = "https://api.call2me.app/v1";
const connection = connectionTo(call2me, call2meCase.credentials, { agents: { agent_5f3a: "agent_1" } });

type Answer = (asked: Asked) => Response | Promise<Response>;
const lost = () => Promise.reject(new Error("reset"));
const refusing = (status: number) => () => Response.json({ detail: "No such agent" }, { status });

const REQUEST: DialRequest = {
  attemptId: "sched_01k9.2",
  workspaceId: "ws_1",
  toNumber: "+15550001111",
  fromNumber: null,
  agent: {
    agent_id: "agent_1",
    agent_name: "Ana",
    language: "en-US",
    begin_message: null,
    voice_id: null,
    response_engine: null,
  },
  dynamicVariables: {},
};

describe("dialling", () => {
  const dial = async (answer: Answer, to = connection, agent: Partial<DialRequest["agent"]> = {}) => {
    const { asked, tools } = standIn(call2me, answer);
    const request = { ...REQUEST, agent: { ...REQUEST.agent, ...agent } };
    return { asked, answer: await call2me.dial?.(tools, to, request) };
  };
  const BOOKED = () => Response.json({ id: "schedule_1", status: "pending" }, { status: 201 });

  it("books a schedule that is due now, once, whose call is told only later", async () => {
    const { asked, answer } = await dial(BOOKED);
    expect(answer).toEqual({ kind: "placed", providerCallId: null });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ method: "POST", url: `${API}/schedules` });
    expect(asked[0]?.headers.authorization).toBe("Bearer sk_call2me_test");
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
      agent_id: "agent_5f3a",
      phone_number: "+15550001111",
      scheduled_at: new Date(NOW).toISOString(),
      timezone: "UTC",
    });
  });

  it("takes the agent of the map, else the agent's own, else the settings'", async () => {
    const settings = { agent_id: "of_settings", timezone: "Europe/Istanbul" };
    const other = connectionTo(call2me, call2meCase.credentials, { settings });
    const sent = async (to = other, agent = {}) =>
      JSON.parse((await dial(BOOKED, to, agent)).asked[0]?.body ?? "{}");
    expect(await sent()).toMatchObject({ agent_id: "of_settings", timezone: "Europe/Istanbul" });
    expect(await sent(other, { response_engine: { agent_id: "own" } })).toMatchObject({ agent_id: "own" });
    expect(await sent(connection, { response_engine: { agent_id: "own" } })).toMatchObject({
      agent_id: "agent_5f3a",
    });
  });

  it("rings nobody where no agent is known, and names the setting", async () => {
    const { asked, answer } = await dial(BOOKED, connectionTo(call2me, call2meCase.credentials));
    expect(answer).toMatchObject({ kind: "refused", reason: expect.stringContaining("settings.agent_id") });
    expect(asked).toEqual([]);
  });

  it("is refused where Call2Me says no, and unknown where the phone may be ringing", async () => {
    const answerTo = async (answer: Answer) => (await dial(answer)).answer;
    expect(await answerTo(refusing(400))).toEqual({
      kind: "refused",
      reason: "Call2Me answered 400: No such agent",
    });
    for (const status of [402, 404, 422, 429]) {
      expect((await answerTo(refusing(status)))?.kind).toBe("refused");
    }
    for (const answer of [refusing(500), refusing(503), lost]) {
      expect((await answerTo(answer))?.kind).toBe("unknown");
    }
    for (const body of ["", "<html>", "null"]) {
      expect((await answerTo(() => new Response(body, { status: 201 })))?.kind).toBe("unknown");
    }
  });
});

describe("hanging up", () => {
  const end = async (answer: Answer, providerCallId = CALL) => {
    const { asked, tools } = standIn(call2me, answer);
    return { asked, answer: await call2me.end?.(tools, connection, { providerCallId, handle: {} }) };
  };

  it("ends the call by its id", async () => {
    const { asked, answer } = await end(() => Response.json({ ...API_CALL, call_status: "ended" }));
    expect(answer).toEqual({ kind: "done" });
    expect(asked).toMatchObject([{ method: "POST", url: `${API}/calls/${CALL}/end`, body: "" }]);
    expect(asked[0]?.headers.authorization).toBe("Bearer sk_call2me_test");
    const odd = await end(() => new Response(""), "../agents?x");
    expect(odd.asked[0]?.url).toBe(`${API}/calls/..%2Fagents%3Fx/end`);
  });

  it("is refused, or unknown where it may have been obeyed", async () => {
    for (const status of [400, 404, 429]) expect((await end(refusing(status))).answer?.kind).toBe("refused");
    for (const answer of [refusing(500), lost]) expect((await end(answer)).answer?.kind).toBe("unknown");
  });

  it("is all that a live call can be told: a transfer is the agent's own", () => {
    expect(call2me.transfer).toBeUndefined();
    expect(call2me.instead.transfer).toContain("transfer");
  });
});

describe("fetching what the webhooks leave out", () => {
  const LINKED = { source: "transcript", id: `/v1/calls/${CALL}/transcript` };
  const WITHOUT_TURNS = { ...API_CALL, transcript: null, transcript_object: null };
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
    const second = await fetchWith(() => Response.json(WITHOUT_TURNS), { source: "call", id: CALL });
    expect(second.asked).toHaveLength(1);
    expect(second.event).toMatchObject({ isFinal: true, facts: { direction: "outbound" } });
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

describe("a connection to Call2Me", () => {
  it("is tested by asking who the key belongs to, and names the key where it is refused", async () => {
    const test = async (answer: Answer) => {
      const { asked, tools } = standIn(call2me, answer);
      return { asked, tested: await call2me.test?.(tools, connection) };
    };
    const good = await test(() => Response.json({ user_id: "u1" }));
    expect(good.tested?.ok).toBe(true);
    expect(good.asked).toMatchObject([{ method: "GET", url: `${API}/users/me` }]);
    expect((await test(refusing(401))).tested).toMatchObject({ ok: false, field: "credentials.api_key" });
    for (const answer of [refusing(429), refusing(500), lost]) {
      expect((await test(answer)).tested).not.toHaveProperty("field");
    }
  });

  it("is set up with this connection's address, and knows no other settings than its own", () => {
    expect(call2me.setUp(connection).flatMap(({ copy }) => copy ?? [])).toEqual([connection.intakeUrl]);
    expect(call2me.settings.safeParse({ agent: "x" }).success).toBe(false);
    expect(call2me.settings.parse(undefined)).toEqual({});
  });
});
