import { describe, expect, test } from "vitest";
import { twilio } from "../../../../src/telephony/providers/twilio.ts";
import { standIn } from "../connection.ts";
import { API, AUTH, connected } from "./setting.ts";

describe("looking an attempt up", () => {
  const dialedAt = Date.parse("2026-11-22T10:00:00.400Z");
  const attempt = {
    workspaceId: "ws_1",
    attemptId: "sched_01k.2",
    providerCallId: null as string | null,
    toNumber: "+14155550142",
    fromNumber: "+15005550006",
    dialedAt,
  };
  const resource = (change: Record<string, unknown> = {}) => ({
    sid: "CA1",
    status: "completed",
    direction: "outbound-api",
    from: "+15005550006",
    to: "+14155550142",
    parent_call_sid: null,
    date_created: "Sun, 22 Nov 2026 10:00:00 +0000",
    start_time: "Sun, 22 Nov 2026 10:00:05 +0000",
    end_time: "Sun, 22 Nov 2026 10:00:54 +0000",
    duration: "49",
    answered_by: null,
    ...change,
  });
  const find = (answer: () => Response | Promise<Response>, change: Partial<typeof attempt> = {}) => {
    const { asked, tools } = standIn(twilio, answer);
    return { asked, result: twilio.findCall?.(tools, connected(), { ...attempt, ...change }) };
  };
  const listed = (...calls: unknown[]) => find(() => Response.json({ calls, next_page_uri: null }));

  test("reads the call that the id names", async () => {
    const { asked, result } = find(() => Response.json(resource()), { providerCallId: "CA1" });
    expect(await result).toEqual({
      kind: "ended",
      events: [
        {
          key: "call:completed",
          callId: "CA1",
          at: Date.parse("2026-11-22T10:00:54Z"),
          kind: "ended",
          facts: {
            direction: "outbound",
            fromNumber: "+15005550006",
            toNumber: "+14155550142",
            status: "completed",
            endReason: "completed",
            startedAt: "2026-11-22T10:00:05.000Z",
            endedAt: "2026-11-22T10:00:54.000Z",
            durationMs: 49_000,
            attemptId: "sched_01k.2",
          },
        },
      ],
    });
    expect(asked).toMatchObject([{ method: "GET", url: `${API}/Calls/CA1.json`, body: "" }]);
    expect(asked[0]?.headers.authorization).toBe(AUTH);
    const ringing = find(() => Response.json(resource({ status: "ringing" })), { providerCallId: "CA1" });
    expect(await ringing.result).toEqual({ kind: "under_way", providerCallId: "CA1" });
  });

  test("finds the one call between the two numbers since it was dialled, also in Twilio's queue", async () => {
    const queued = resource({ status: "queued", start_time: null, end_time: null, duration: null });
    const earlier = resource({
      sid: "CA0",
      date_created: "Sun, 22 Nov 2026 09:00:00 +0000",
      start_time: "Sun, 22 Nov 2026 09:00:05 +0000",
    });
    const another = resource({ sid: "CA3", from: "+15005550009" });
    const leg = resource({ sid: "CA4", parent_call_sid: "CA9" });
    const { asked, result } = listed(queued, earlier, another, leg);
    expect(await result).toEqual({ kind: "under_way", providerCallId: "CA1" });
    expect(asked.map(({ url }) => url)).toEqual([`${API}/Calls.json?To=%2B14155550142&PageSize=200`]);
    expect(await listed(earlier, another).result).toEqual({ kind: "absent" });
    expect(await listed().result).toEqual({ kind: "absent" });
  });

  test("never says absent where it cannot know", async () => {
    expect(await listed(resource(), resource({ sid: "CA5" })).result).toEqual({ kind: "not_told" });
    expect(await listed({ odd: true }).result).toEqual({ kind: "not_told" });
    const more = find(() => Response.json({ calls: [], next_page_uri: "/more" }));
    expect(await more.result).toEqual({ kind: "not_told" });
    for (const answer of [
      () => Response.json({ message: "Not found" }, { status: 404 }),
      () => new Response("oops", { status: 500 }),
      () => new Response("<html>"),
      () => Promise.reject(new Error("reset")),
    ]) {
      expect(await find(answer).result).toEqual({ kind: "not_told" });
      expect(await find(answer, { providerCallId: "CA1" }).result).toEqual({ kind: "not_told" });
    }
  });

  test("reads the same form for import, once it is over", () => {
    expect(twilio.readExport?.(resource({ answered_by: "machine_start" }), { roles: {} })).toMatchObject([
      { callId: "CA1", isFinal: true, facts: { status: "voicemail", durationMs: 49_000 } },
    ]);
    expect(twilio.readExport?.(resource({ status: "ringing" }), { roles: {} })).toBeNull();
    expect(twilio.readExport?.([{ sid: "RE1", status: "completed" }], { roles: {} })).toBeNull();
  });
});
