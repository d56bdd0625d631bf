import { describe, expect, test } from "vitest";
import { standIn } from "../connection.ts";
import { retellCall, retellEnded } from "../retell.case.ts";
import { ANSWERS, connected, retell } from "./setting.ts";

const NOW = 1_795_341_660_000;

describe("a Retell call that is asked for", () => {
  const sought = {
    ...{ workspaceId: "ws_1", attemptId: "sched_01k.2", providerCallId: "119c" },
    ...{ toNumber: "+15550002222", fromNumber: null, dialedAt: NOW },
  };
  const lost = { ...sought, providerCallId: null };
  const metadata = { attempt_id: "sched_01k.2" };
  const find = (answer: () => Response | Promise<Response>, attempt: typeof sought | typeof lost = sought) =>
    retell.findCall?.(standIn(retell, answer).tools, connected(), attempt);

  test("is found by its id, as what it has come to", async () => {
    const { asked, tools } = standIn(retell, () =>
      Response.json(retellEnded("119c", { metadata, call_analysis: {} })),
    );
    expect(await retell.findCall?.(tools, connected(), sought)).toMatchObject({
      kind: "ended",
      events: [{ isFinal: true, facts: { status: "completed", attemptId: "sched_01k.2" } }],
    });
    expect(asked).toMatchObject([{ method: "GET", url: "https://api.retellai.com/v2/get-call/119c" }]);
    const unanalyzed = await find(() => Response.json(retellEnded("119c")));
    expect(unanalyzed?.kind === "ended" && unanalyzed.events[0]?.isFinal).toBeUndefined();
    const wordless = retellEnded("119c", { transcript_object: [], call_analysis: {} });
    const silent = await find(() => Response.json(wordless));
    expect(silent?.kind === "ended" && silent.events[0]?.isFinal).toBeUndefined();
    const away = { ...wordless, call_status: "not_connected", disconnection_reason: "dial_no_answer" };
    expect(await find(() => Response.json(away))).toMatchObject({ events: [{ isFinal: true }] });
    expect(await find(() => Response.json(retellEnded("other")))).toMatchObject({
      events: [{ callId: "119c" }],
    });
    for (const call_status of ["registered", "ongoing"]) {
      expect(await find(() => Response.json(retellCall("119c", { call_status })))).toEqual({
        ...{ kind: "under_way", providerCallId: "119c" },
      });
    }
    expect(await find(() => Response.json({}, { status: 404 }))).toEqual({ kind: "absent" });
    for (const [, answer] of ANSWERS) expect(await find(answer)).toEqual({ kind: "not_told" });
    expect(await find(() => new Response("<html>"))).toEqual({ kind: "not_told" });
  });

  test("is found by our attempt's id in the list, then asked for itself", async () => {
    const items = [retellCall("other"), retellCall("119c", { metadata })];
    const { asked, tools } = standIn(retell, ({ method }) =>
      Response.json(method === "POST" ? { has_more: true, items } : retellEnded("119c", { metadata })),
    );
    expect(await retell.findCall?.(tools, connected(), lost)).toMatchObject({ kind: "ended" });
    expect(asked.map(({ method, url }) => [method, url])).toEqual([
      ["POST", "https://api.retellai.com/v3/list-calls"],
      ["GET", "https://api.retellai.com/v2/get-call/119c"],
    ]);
    expect(JSON.parse(asked[0]?.body ?? "").filter_criteria).toEqual({
      to_number: { type: "string", op: "eq", value: "+15550002222" },
      metadata: [{ key: "attempt_id", type: "string", op: "eq", value: "sched_01k.2" }],
    });
  });

  test("was placed where the list has it, though it cannot be asked for now", async () => {
    const items = [retellCall("119c", { metadata })];
    for (const status of [404, 500]) {
      const { tools } = standIn(retell, ({ method }) =>
        method === "POST" ? Response.json({ has_more: false, items }) : new Response("", { status }),
      );
      expect(await retell.findCall?.(tools, connected(), lost)).toEqual({
        ...{ kind: "under_way", providerCallId: "119c" },
      });
    }
  });

  test("is absent only where the whole list does not have it", async () => {
    expect(await find(() => Response.json({ has_more: false, items: [retellCall("other")] }), lost)).toEqual({
      kind: "absent",
    });
    expect(await find(() => Response.json({ has_more: true, items: [] }), lost)).toEqual({
      kind: "not_told",
    });
    for (const rest of [
      { items: [retellCall("other"), { call_id: 7, metadata }], has_more: false },
      { items: [null], has_more: false },
      { items: [], has_more: false, pagination_key: "next" },
      { items: [] },
    ]) {
      expect(await find(() => Response.json(rest), lost)).toEqual({ kind: "not_told" });
    }
    expect(await find(() => new Response("<html>"), lost)).toEqual({ kind: "not_told" });
    for (const [, answer] of ANSWERS) expect(await find(answer, lost)).toEqual({ kind: "not_told" });
  });

  test("is read from an export, and nothing else is", () => {
    const roles = {};
    expect(retell.readExport?.(retellEnded("119c"), { roles })).toMatchObject([
      { callId: "119c", isFinal: true },
    ]);
    const kept = { event: "call_analyzed", call: retellEnded("119c") };
    expect(retell.readExport?.(kept, { roles })).toMatchObject([{ callId: "119c", isFinal: true }]);
    for (const other of [null, [], {}, "text", { call_id: "c1", n: "é" }, retellCall("119c")]) {
      expect(retell.readExport?.(other, { roles })).toBeNull();
    }
  });
});
