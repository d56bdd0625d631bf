import { exports } from "cloudflare:workers";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { register } from "../calls/setting.ts";
import { watching } from "../live/setting.ts";
import { type Client, mintClient } from "../support/client.ts";

/** An object, on a busy machine. */
const SOON = { timeout: 20_000, interval: 20 };

let client: Client;
let agentId: string;
beforeAll(async () => {
  vi.stubGlobal("fetch", async () => new Response("ok"));
  client = await mintClient();
  agentId = (await register(client, { agent_name: "Line", language: "en-US" })).agent_id;
});
afterAll(() => void vi.unstubAllGlobals());

/** A call that goes on, and a key beside the client's own that is taken away in the middle of it. */
async function setUp() {
  const call = { agent_id: agentId, status: "in_progress", from_number: "+14155550123" };
  const begun = await client.send<{ call_id: string }>("POST", "/v1/calls", call);
  const callId = begun.body.call_id;
  const made = await client.send<{ key: string; key_id: string }>("POST", "/v1/api-keys", { name: "Other" });
  let count = 0;
  return {
    callId,
    open: (part: string, headers: Record<string, string> = { upgrade: "websocket" }) =>
      exports.default.fetch(
        new Request(`https://aftercall.example/v1/calls/${callId}/${part}`, {
          headers: { authorization: `Bearer ${made.body.key}`, ...headers },
        }),
      ),
    say: (text: string) =>
      client.send("POST", `/v1/calls/${callId}/events`, {
        ...{ type: "call.turn", event_id: `t${++count}`, sequence: count, turn: { role: "user", text } },
      }),
    revoke: () => client.send("PATCH", `/v1/api-keys/${made.body.key_id}/revoke`),
    remove: () => client.send("DELETE", `/v1/api-keys/${made.body.key_id}`),
    turns: async () => {
      const path = `/v1/calls/${callId}/live`;
      const view = watching(
        await exports.default.fetch(
          new Request(`https://aftercall.example${path}`, {
            headers: { authorization: `Bearer ${client.key}`, upgrade: "websocket" },
          }),
        ),
      );
      const { turns } = await view.first("snapshot");
      view.socket.close();
      return turns.map(({ text }) => text);
    },
  };
}

describe("a key that is taken away while a call goes on", () => {
  test.each(["revoke", "remove"] as const)("hears nothing more by WebSocket after a %s", async (how) => {
    const setting = await setUp();
    const view = watching(await setting.open("live"));
    await setting.say("Good morning.");
    await view.first("turn");
    await setting[how]();
    await setting.say("My card number is next.");
    expect(await view.untilClosed()).toMatchObject({ code: 1008 });
    expect(view.raw.join("")).not.toContain("card number");
  });

  test("hears nothing more as server-sent events", async () => {
    const setting = await setUp();
    const stream = await setting.open("live", {});
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain("event: snapshot");
    await setting.revoke();
    await setting.say("My card number is next.");
    expect(await reader?.read()).toEqual({ done: true, value: undefined });
  });

  test("gives no command by the socket that it opened", async () => {
    const setting = await setUp();
    const view = watching(await setting.open("live"));
    await view.first("snapshot");
    await setting.revoke();
    view.send({ type: "transfer", to_number: "+14155550100" });
    expect(await view.untilClosed()).toMatchObject({ code: 1008 });
    const transfers = await client.send<unknown[]>("GET", `/v1/calls/${setting.callId}/transfers`);
    expect(transfers.body).toEqual([]);
  });

  test("tells no event by the socket of a voice agent", async () => {
    const setting = await setUp();
    const { webSocket: socket } = await setting.open("events");
    const closed: number[] = [];
    socket?.addEventListener("close", ({ code }) => void closed.push(code));
    socket?.accept();
    await setting.revoke();
    socket?.send(
      JSON.stringify({ type: "call.turn", event_id: "x", turn: { role: "user", text: "Sneaked in." } }),
    );
    await vi.waitFor(() => expect(closed).toEqual([1008]), SOON);
    expect(await setting.turns()).not.toContain("Sneaked in.");
  });

  test("disturbs nobody else who follows the call", async () => {
    const setting = await setUp();
    const theirs = watching(await setting.open("live"));
    await theirs.first("snapshot");
    const ours = watching(
      await exports.default.fetch(
        new Request(`https://aftercall.example/v1/calls/${setting.callId}/live`, {
          headers: { authorization: `Bearer ${client.key}`, upgrade: "websocket" },
        }),
      ),
    );
    await ours.first("snapshot");
    await setting.revoke();
    for (const text of ["One.", "Two.", "Three."]) await setting.say(text);
    await vi.waitFor(
      () =>
        expect(ours.messages.flatMap((one) => (one.type === "turn" ? one.text : []))).toEqual([
          "One.",
          "Two.",
          "Three.",
        ]),
      SOON,
    );
    expect(ours.closed).toEqual([]);
  });
});
