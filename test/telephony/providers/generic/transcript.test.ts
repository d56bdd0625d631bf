import { describe, expect, test } from "vitest";
import { generic } from "../../../../src/telephony/providers/generic.ts";
import { connectionTo } from "../connection.ts";
import { genericCase } from "../generic.case.ts";
import { eventOf, receive } from "./setting.ts";

describe("what was said", () => {
  const turn = (said: object, more: object = {}) =>
    eventOf({ type: "call.turn", call_id: "c", turn: said, ...more });

  test("may come turn by turn, with times of the call", async () => {
    expect(
      await turn({ role: "user", text: "Hi.", start_ms: 400.4, end_ms: 900 }, { sequence: 3 }),
    ).toMatchObject({
      kind: "turn",
      sequence: 3,
      turns: [{ role: "customer", text: "Hi.", start_ms: 400, end_ms: 900 }],
    });
  });

  test("has the message's time where it has none of the call", async () => {
    const timestamp = "2026-11-22T10:00:11Z";
    expect((await turn({ role: "bot", text: "Hi." }, { timestamp })).turns).toEqual([
      { role: "agent", text: "Hi.", at: Date.parse(timestamp) },
    ]);
  });

  test("is nothing where a turn has no words", async () => {
    expect(await receive({ type: "call.turn", call_id: "c", turn: { role: "user", text: " " } })).toEqual({
      kind: "taken",
      events: [],
    });
  });

  test("so far gives way to what was said by then", async () => {
    const soFar = (sequence: number, transcript: string) =>
      eventOf({ type: "call.transcript", call_id: "c", sequence, transcript });
    const [first, second] = [await soFar(1, "Agent: Hello."), await soFar(2, "Agent: Hello.\nUser: Hi.")];
    expect(first.key).toBe(second.key);
    expect([first.version, second.version]).toEqual([1, 2]);
  });

  test("may come in any form of POST /v1/calls", async () => {
    const vtt = { format: "vtt", content: "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Agent>Hello.\n" };
    expect((await eventOf({ type: "call.transcript", call_id: "c", transcript: vtt })).turns).toEqual([
      { role: "agent", text: "Hello.", start_ms: 1_000, end_ms: 2_000 },
    ]);
  });

  test("is by whom the connection says", async () => {
    const to = connectionTo(generic, genericCase.credentials, { roles: { clerk: "agent", user: "agent" } });
    const roles = async (transcript: unknown) =>
      (await eventOf({ type: "call.transcript", call_id: "c", transcript }, to)).turns?.map(
        ({ role }) => role,
      );
    const turns = [
      { role: "clerk", text: "Hello." },
      { role: "caller", text: "Hi." },
    ];
    expect(await roles(turns)).toEqual(["agent", "customer"]);
    expect(await roles("Clerk: Hello.\nCaller: Hi.")).toEqual(["agent", "customer"]);
    expect(await roles({ format: "messages", content: turns })).toEqual(["agent", "customer"]);
    const said = { type: "call.turn", call_id: "c", turn: { role: "user", text: "Hello." } };
    expect((await eventOf(said, to)).turns?.[0]?.role).toBe("agent");
  });
});
