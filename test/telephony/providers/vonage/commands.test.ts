import { describe, expect, it } from "vitest";
import { standIn } from "../connection.ts";
import { CON, connection, lost, NOW, refusing, vonage } from "./receiving.ts";

const CALL = { providerCallId: CON, handle: { uuid: "u1" } };

describe("commands on a call", () => {
  const transfer = {
    ...CALL,
    to: "+15550004444",
    fromNumber: "+15550002222",
    message: null,
    transferId: "t1",
  };
  const NONE = () => new Response(null, { status: 204 });

  it("hang up the leg that the events told", async () => {
    const { asked, tools } = standIn(vonage, NONE);
    expect(await vonage.end?.(tools, connection, CALL)).toEqual({ kind: "done" });
    expect(asked).toMatchObject([
      { method: "PUT", url: "https://api.nexmo.com/v1/calls/u1", body: '{"action":"hangup"}' },
    ]);
    expect(asked[0]?.headers.authorization).toMatch(/^Bearer \S+$/);
  });

  it("transfer the leg to a number, a sentence first where there is one", async () => {
    const { asked, tools } = standIn(vonage, NONE);
    expect(await vonage.transfer?.(tools, connection, transfer)).toEqual({ kind: "done" });
    const spoken = { ...transfer, message: "One moment.", to: "sip:desk@example.com", fromNumber: null };
    await vonage.transfer?.(tools, connection, spoken);
    expect(asked.map(({ method, url }) => [method, url])).toEqual([
      ["PUT", "https://api.nexmo.com/v1/calls/u1"],
      ["PUT", "https://api.nexmo.com/v1/calls/u1"],
    ]);
    const destinations = asked.map(({ body }) => JSON.parse(body).destination);
    expect(asked.map(({ body }) => JSON.parse(body).action)).toEqual(["transfer", "transfer"]);
    const phone = [{ type: "phone", number: "15550004444" }];
    expect(destinations[0]).toEqual({
      type: "ncco",
      ncco: [{ action: "connect", from: "15550002222", endpoint: phone }],
    });
    expect(destinations[1]).toEqual({
      type: "ncco",
      ncco: [
        { action: "talk", text: "One moment." },
        { action: "connect", endpoint: [{ type: "sip", uri: "sip:desk@example.com" }] },
      ],
    });
  });

  it("are refused by Vonage, or unknown where they may have been obeyed", async () => {
    const kindOf = async (answer: () => Response | Promise<Response>) => {
      const { tools } = standIn(vonage, answer);
      return [
        await vonage.end?.(tools, connection, CALL),
        await vonage.transfer?.(tools, connection, transfer),
      ];
    };
    for (const status of [400, 404, 429]) {
      expect(await kindOf(refusing(status))).toMatchObject([{ kind: "refused" }, { kind: "refused" }]);
    }
    for (const answer of [refusing(500), lost]) {
      expect(await kindOf(answer)).toMatchObject([{ kind: "unknown" }, { kind: "unknown" }]);
    }
  });

  it("ask nothing before a leg is known, and never leave the call's own address", async () => {
    const { asked, tools } = standIn(vonage, NONE);
    const unknown = await vonage.end?.(tools, connection, { providerCallId: CON, handle: {} });
    expect(unknown?.kind).toBe("refused");
    expect(asked).toEqual([]);
    await vonage.end?.(tools, connection, { providerCallId: CON, handle: { uuid: "../../x?y" } });
    expect(asked[0]?.url).toBe("https://api.nexmo.com/v1/calls/..%2F..%2Fx%3Fy");
  });
});
describe("looking an attempt up", () => {
  const attempt = {
    workspaceId: "ws_1",
    attemptId: "sched_01k9.2",
    providerCallId: CON as string | null,
    toNumber: "+15550001111",
    fromNumber: null,
    dialedAt: NOW,
  };
  const leg = (status: string, more: object = {}) => ({
    uuid: "u1",
    conversation_uuid: CON,
    status,
    direction: "outbound",
    from: { type: "phone", number: "15550002222" },
    to: { type: "phone", number: "15550001111" },
    start_time: "2026-11-22T10:00:10.000Z",
    end_time: "2026-11-22T10:01:00.000Z",
    duration: "50",
    ...more,
  });
  const find = async (answer: () => Response | Promise<Response>, sought: Partial<typeof attempt> = {}) => {
    const { asked, tools } = standIn(vonage, answer);
    return { asked, found: await vonage.findCall?.(tools, connection, { ...attempt, ...sought }) };
  };
  const page =
    (...calls: object[]) =>
    () =>
      Response.json({ count: calls.length, _embedded: { calls } });

  it("asks for its conversation, and tells how it ended", async () => {
    const { asked, found } = await find(page(leg("completed")));
    expect(asked.map(({ method, url }) => [method, url])).toEqual([
      ["GET", "https://api.nexmo.com/v1/calls?conversation_uuid=CON-1"],
    ]);
    expect(found).toMatchObject({
      kind: "ended",
      events: [
        {
          callId: CON,
          leg: "u1",
          kind: "ended",
          facts: {
            status: "completed",
            durationMs: 50_000,
            attemptId: "sched_01k9.2",
            toNumber: "+15550001111",
          },
        },
      ],
    });
  });

  it("finds it by number and time where the answer to the dial request was lost", async () => {
    const other = leg("answered", { uuid: "u0", conversation_uuid: "CON-0", to: { number: "15550007777" } });
    const { asked, found } = await find(page(other, leg("ringing")), { providerCallId: null });
    expect(found).toEqual({ kind: "under_way", providerCallId: CON });
    expect(Object.fromEntries(new URL(asked[0]?.url ?? "").searchParams)).toEqual({
      date_start: new Date(NOW - 60_000).toISOString(),
      order: "asc",
      page_size: "100",
    });
  });

  it("is under way while one leg of it is", async () => {
    const { found } = await find(page(leg("completed"), leg("answered", { uuid: "u2" })));
    expect(found).toEqual({ kind: "under_way", providerCallId: CON });
  });

  it("never takes silence for proof that nobody was rung", async () => {
    for (const answer of [page(), refusing(400), refusing(500), lost, () => new Response("<html>")]) {
      expect((await find(answer)).found).toEqual({ kind: "not_told" });
      expect((await find(answer, { providerCallId: null })).found).toEqual({ kind: "not_told" });
    }
  });

  it("reads a call, or a page of them, as an export too", async () => {
    const connected = { roles: {} };
    expect(vonage.readExport?.(leg("completed"), connected)).toMatchObject([
      { kind: "ended", isFinal: true, facts: { fromNumber: "+15550002222" } },
    ]);
    const two = { _embedded: { calls: [leg("busy"), leg("completed", { uuid: "u2" })] } };
    expect(vonage.readExport?.(two, connected)?.map(({ facts }) => facts.status)).toEqual([
      "busy",
      "completed",
    ]);
    for (const content of [null, "x", [], {}, { call_id: "c1", status: "completed" }]) {
      expect(vonage.readExport?.(content, connected)).toBeNull();
    }
  });
});
