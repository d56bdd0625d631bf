import { describe, expect, it } from "vitest";
import { standIn } from "../connection.ts";
import { lost } from "../failures.ts";
import { CON, connection, NOW, refusing, vonage } from "./setting.ts";

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
