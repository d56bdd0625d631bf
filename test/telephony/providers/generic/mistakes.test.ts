import { describe, expect, test } from "vitest";
import { callbackTo } from "../connection.ts";
import { adapter, connection, ENDED, NOW, receive, SECRET, signed } from "./setting.ts";

async function faultOf(body: unknown): Promise<string> {
  const received = await receive(body);
  if (received.kind !== "unreadable") throw new Error(JSON.stringify(received));
  return received.detail;
}

describe("a message that cannot be read says which member is wrong, and how it is right", () => {
  test.each([
    ["no JSON", "{", /JSON object/],
    ["a list", "[]", /JSON object/],
    ["no type", { call_id: "c" }, /^type: .*call\.ended/],
    ["no call", { type: "call.ended" }, /^call_id: Give the call's id/],
    ["an empty call", { ...ENDED, call_id: " " }, /^call_id: /],
    ["a number that cannot be dialled", { ...ENDED, from_number: "100" }, /^from_number: Use E\.164/],
    [
      "a time without an offset",
      { ...ENDED, started_at: "2026-11-22T10:00:00" },
      /^started_at: Use ISO 8601/,
    ],
    ["a length in words", { ...ENDED, duration_ms: "50 s" }, /^duration_ms: /],
    ["an end in progress", { ...ENDED, status: "in_progress" }, /^status: With call\.ended use completed/],
    [
      "a start that is over",
      { ...ENDED, type: "call.started", status: "busy" },
      /^status: With call\.started/,
    ],
    ["a final that is no yes or no", { ...ENDED, final: "yes" }, /^final: Use true or false/],
    ["no turn", { type: "call.turn", call_id: "c" }, /^turn\.role: /],
    ["a turn without words", { type: "call.turn", call_id: "c", turn: { role: "user" } }, /^turn\.text: /],
    ["no transcript", { type: "call.transcript", call_id: "c" }, /^transcript: /],
    [
      "an empty transcript",
      { type: "call.transcript", call_id: "c", transcript: [] },
      /^transcript: .*no turns/,
    ],
    ["a stranger", { ...ENDED, transcript: [{ role: "boss", text: "Hi" }] }, /^transcript\.0\.role: /],
    [
      "too many turns",
      { ...ENDED, transcript: Array(5001).fill({ role: "user", text: "x" }) },
      /^transcript: .*5000/,
    ],
    ["no transfer", { type: "call.transfer", call_id: "c" }, /^transfer: Say how the transfer goes/],
    [
      "a transfer that nobody knows",
      { type: "call.transfer", call_id: "c", transfer: { status: "ringing" } },
      /^transfer\.status: Use requested, connected, declined, busy/,
    ],
    ["no tool", { type: "call.tool_call", call_id: "c" }, /^tool_call: Say what was called/],
    ["an error without words", { type: "call.error", call_id: "c" }, /^end_reason: Say what went wrong/],
  ])("%s", async (_, body, sentence) => {
    expect(await faultOf(body)).toMatch(sentence);
  });

  test("bytes that are no UTF-8", async () => {
    const id = "msg_1";
    const bytes = new Uint8Array([0x7b, 0xff, 0x7d]);
    const timestamp = String(NOW / 1000);
    const key = Uint8Array.from(atob(SECRET.slice(6)), (char) => char.charCodeAt(0));
    const hmac = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, [
      "sign",
    ]);
    const head = new TextEncoder().encode(`${id}.${timestamp}.`);
    const mac = await crypto.subtle.sign("HMAC", hmac, new Uint8Array([...head, ...bytes]));
    const headers = {
      "webhook-id": id,
      "webhook-timestamp": timestamp,
      "webhook-signature": `v1,${btoa(String.fromCharCode(...new Uint8Array(mac)))}`,
    };
    const callback = callbackTo(connection, { body: bytes, headers });
    expect(await adapter.receive(connection, callback, NOW)).toMatchObject({ kind: "unreadable" });
  });

  test("a name that is too long to keep", async () => {
    const body = JSON.stringify(ENDED);
    expect(await receive(body, signed(body, { id: "m".repeat(201) }))).toMatchObject({ kind: "unreadable" });
  });
});
