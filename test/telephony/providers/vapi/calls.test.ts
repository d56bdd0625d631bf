import { describe, expect, test } from "vitest";
import { standIn } from "../connection.ts";
import { vapiCall, vapiReport } from "../vapi.case.ts";
import { ANSWERS, connected, vapi } from "./setting.ts";

describe("a Vapi call that is asked for", () => {
  const sought = {
    ...{ workspaceId: "ws_1", attemptId: "sched_01k.2", providerCallId: "7420" },
    ...{ toNumber: "+15550002222", fromNumber: null, dialedAt: Date.parse("2026-11-22T10:00:00Z") },
  };
  const lost = { ...sought, providerCallId: null };
  const endedAt = "2026-11-22T10:01:00.000Z";
  const over = vapiCall("7420", {
    ...{ status: "ended", endedReason: "customer-ended-call", endedAt },
    ...{
      startedAt: "2026-11-22T10:00:10.000Z",
      assistantOverrides: { metadata: { attempt_id: "sched_01k.2" } },
    },
    artifact: { messages: [{ role: "user", message: "Hello", secondsFromStart: 1 }] },
  });
  const find = (answer: () => Response | Promise<Response>, attempt: typeof sought | typeof lost = sought) =>
    vapi.findCall?.(standIn(vapi, answer).tools, connected(), attempt);

  test("is found by its id, as what it has come to", async () => {
    expect(await find(() => Response.json(over))).toMatchObject({
      kind: "ended",
      events: [
        { isFinal: true, facts: { status: "completed", attemptId: "sched_01k.2", durationMs: 50_000 } },
      ],
    });
    const under_way = { kind: "under_way", providerCallId: "7420" };
    for (const status of ["queued", "ringing", "in-progress", "forwarding"]) {
      expect(await find(() => Response.json(vapiCall("7420", { status })))).toEqual(under_way);
    }
    expect(await find(() => Response.json({}, { status: 404 }))).toEqual({ kind: "absent" });
    for (const [, answer] of ANSWERS) expect(await find(answer)).toEqual({ kind: "not_told" });
    expect(await find(() => new Response("<html>"))).toEqual({ kind: "not_told" });
  });

  test("is found by our attempt's id, among the calls of those minutes", async () => {
    const { asked, tools } = standIn(vapi, () => Response.json([vapiCall("other"), over]));
    expect(await vapi.findCall?.(tools, connected(), lost)).toMatchObject({ kind: "ended" });
    expect(asked[0]?.url).toBe(
      "https://api.vapi.ai/call?limit=100&createdAtGe=2026-11-22T09%3A59%3A00.000Z&createdAtLe=2026-11-22T10%3A05%3A00.000Z",
    );
    const ringing = { ...over, status: "ringing", endedReason: null };
    expect(await find(() => Response.json([ringing]), lost)).toEqual({
      kind: "under_way",
      providerCallId: "7420",
    });
    expect(await find(() => Response.json([]), lost)).toEqual({ kind: "absent" });
    const full = Array.from({ length: 100 }, (_, n) => vapiCall(`other_${n}`));
    expect(await find(() => Response.json(full), lost)).toEqual({ kind: "not_told" });
    for (const [, answer] of ANSWERS) expect(await find(answer, lost)).toEqual({ kind: "not_told" });
  });

  test("brings the transcript that no report brought", async () => {
    const fetched = (answer: () => Response | Promise<Response>) =>
      vapi.fetchTranscript?.(standIn(vapi, answer).tools, connected(), "7420", {
        source: "call",
        id: "7420",
      });
    expect(await fetched(() => Response.json(over))).toMatchObject({
      kind: "events",
      events: [
        { callId: "7420", isFinal: true, turns: [{ role: "customer", text: "Hello", start_ms: 1000 }] },
      ],
    });
    expect(await fetched(() => Response.json(vapiCall("7420", { status: "in-progress" })))).toMatchObject({
      kind: "later",
    });
    expect(await fetched(() => Response.json({}, { status: 404 }))).toMatchObject({ kind: "gone" });
    expect(await fetched(() => new Response("", { status: 503 }))).toMatchObject({ kind: "later" });
  });

  test("without words is not the last word yet, and never takes the report's place", async () => {
    const bare = { ...over, artifact: null };
    const found = await find(() => Response.json(bare));
    const [event] = found?.kind === "ended" ? found.events : [];
    expect(event?.isFinal).toBeUndefined();
    expect(event?.key).not.toBe("end-of-call-report");
    const { tools } = standIn(vapi, () => Response.json(bare));
    const fetchedAfter = (ms: number) => {
      const clock = () => Date.parse(endedAt) + ms;
      const ref = { source: "call", id: "7420" };
      return vapi.fetchTranscript?.({ ...tools, clock }, connected(), "7420", ref);
    };
    expect(await fetchedAfter(59_999)).toMatchObject({ kind: "later" });
    expect(await fetchedAfter(60_000)).toMatchObject({ kind: "gone" });
    expect(vapi.readExport?.(bare, { roles: {} })).toMatchObject([{ isFinal: true }]);
    const busy = await find(() => Response.json({ ...bare, endedReason: "customer-busy" }));
    expect(busy).toMatchObject({ kind: "ended", events: [{ isFinal: true, facts: { status: "busy" } }] });
  });

  test("is read from an export, and nothing else is", () => {
    expect(vapi.readExport?.(over, { roles: {} })).toMatchObject([{ callId: "7420", isFinal: true }]);
    expect(vapi.readExport?.(JSON.parse(vapiReport("7420").body), { roles: {} })).toMatchObject([
      { callId: "7420" },
    ]);
    for (const other of [
      null,
      [],
      {},
      "text",
      { id: "x", status: "ended" },
      vapiCall("7420", { status: "ringing" }),
    ]) {
      expect(vapi.readExport?.(other, { roles: {} })).toBeNull();
    }
  });
});
