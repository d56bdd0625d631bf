import { describe, expect, it } from "vitest";
import type { DialRequest } from "../../../../src/telephony/provider.ts";
import { API_CALL, CALL, call2meCase } from "../call2me.case.ts";
import { connectionTo, standIn } from "../connection.ts";
import { lost } from "../failures.ts";
import { placement } from "../placement.ts";
import { type Answer, API, call2me, connection, refusing } from "./setting.ts";

const NOW = 1_795_300_800_000;

const REQUEST = placement({
  attemptId: "sched_01k9.2",
  toNumber: "+15550001111",
  fromNumber: null,
  dynamicVariables: {},
});

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
