import { describe, expect, it } from "vitest";
import { callbackTo } from "../connection.ts";
import { signTelnyx } from "../telnyx.case.ts";
import { connection, deliver, NOW, telnyx } from "./setting.ts";

const PATH = "tool/transfer_to_human";
const BODY = JSON.stringify({ call_control_id: "v3:a", target: "sales", reason: "wants a human" });

async function toolOf(body: string, options: { path?: string; headers?: Record<string, string> } = {}) {
  const received = await deliver(body, { path: PATH, ...options });
  if (received.kind !== "taken") throw new Error(`It was ${received.kind}.`);
  return { ...received, event: received.events[0] };
}

describe("a tool that an assistant calls", () => {
  it("is told with its name and its arguments, without what names the call", async () => {
    const { event, events } = await toolOf(BODY);
    expect(events).toHaveLength(1);
    expect(event).toEqual({
      key: `tool:${event?.tool?.id}`,
      callId: "v3:a",
      at: NOW,
      kind: "tool_call",
      isAside: true,
      facts: { handle: { call_control_id: "v3:a" } },
      tool: {
        id: expect.stringMatching(/^[0-9a-f]{32}$/),
        name: "transfer_to_human",
        arguments: { target: "sales", reason: "wants a human" },
      },
    });
    expect(event?.tool).not.toHaveProperty("handsOver");
  });

  it("has the same id however often it comes, and another where anything of it is another", async () => {
    const idOf = async (...of: Parameters<typeof toolOf>) => (await toolOf(...of)).event?.tool?.id;
    const again = await deliver(BODY, { path: PATH, signedAt: NOW - 1_000 });
    expect(again.kind === "taken" && again.events[0]?.tool?.id).toBe(await idOf(BODY));
    const ids = [
      await idOf(BODY),
      await idOf(BODY.replace("v3:a", "v3:b")),
      await idOf(BODY.replace("sales", "support")),
      await idOf(BODY, { path: "tool/transfer" }),
      await idOf(BODY, { headers: { "x-telnyx-conversation-id": "c2" } }),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("belongs to the session where that is told, else to the line that is signed, else to the header's", async () => {
    const headers = { "x-telnyx-call-control-id": "v3:header" };
    const callOf = async (body: object) => (await toolOf(JSON.stringify(body), { headers })).event;
    expect(await callOf({ call_session_id: "ff55", call_control_id: "v3:a" })).toMatchObject({
      callId: "ff55",
      facts: { handle: { call_control_id: "v3:a" } },
    });
    expect((await callOf({ call_control_id: "v3:a" }))?.callId).toBe("v3:a");
    expect((await callOf({}))?.callId).toBe("v3:header");
    // A variable that nobody filled in.
    expect((await callOf({ call_control_id: "{{call_control_id}}" }))?.callId).toBe("v3:header");
  });

  it("is answered with what came of it, in words for the model", async () => {
    const { event, answerTools, answer } = await toolOf(BODY);
    const { id = "", name = "" } = event?.tool ?? {};
    const result = { id, name, ok: true, text: "A colleague takes over.", handOver: null };
    const answered = answerTools?.([result]);
    expect(answered?.contentType).toBe("application/json");
    expect(JSON.parse(answered?.body ?? "")).toEqual({ ok: true, result: "A colleague takes over." });
    for (const nothing of [answer, answerTools?.([{ ...result, id: "another" }])]) {
      expect(JSON.parse(nothing?.body ?? "")).toEqual({ ok: false, result: expect.any(String) });
    }
  });

  it("is refused unsigned, changed on the way, or signed long ago", async () => {
    const headers = await signTelnyx(BODY, NOW / 1000);
    const receive = (sent: { headers?: Record<string, string>; body?: string }) =>
      telnyx.receive(connection, callbackTo(connection, { path: PATH, headers, body: BODY, ...sent }), NOW);
    expect((await receive({})).kind).toBe("taken");
    expect(await receive({ headers: {} })).toEqual({ kind: "unsigned" });
    expect(await receive({ body: BODY.replace("sales", "+1900") })).toEqual({ kind: "unsigned" });
    expect(await deliver(BODY, { path: PATH, signedAt: NOW - 301_000 })).toEqual({ kind: "unsigned" });
  });

  it("that names no call, no tool, or has no body says what to set", async () => {
    const refused = async (body: string, options: { path?: string; method?: string } = {}) => {
      const received = await deliver(body, { path: PATH, ...options });
      return received.kind === "unreadable" ? received.detail : received;
    };
    expect(await refused("{}")).toContain("preset body field call_control_id");
    expect(await refused(BODY, { path: "tool" })).toContain("with its name");
    expect(await refused(BODY, { path: "tool/a%20b" })).toContain("with its name");
    expect(await refused("", { method: "GET" })).toContain("POST");
    for (const body of ["", "[]", "null", "{"]) expect(await refused(body)).toContain("JSON object");
  });
});
