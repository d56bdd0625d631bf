import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { LiveMessage } from "../../src/conversations/live-message.ts";
import { settleCall } from "../../src/conversations/settle.ts";
import { hungUp, said } from "../conversations/told.ts";
import { mintClient } from "../support/client.ts";
import { type LiveSetting, liveSetting, SOON } from "./setting.ts";

const EMAIL = "My e-mail is jane@example.com.";

/** Closes the call, as its provider's last word has it. */
async function close(setting: LiveSetting) {
  await setting.tell(hungUp(9, { isFinal: true }));
  await settleCall(setting.services, setting.key);
}

const socketsOf = ({ object }: LiveSetting) =>
  runInDurableObject(object, (_, state) => state.getWebSockets().length);

/** What an EventSource makes of a stream, line by line (HTML, 9.2.6). */
async function* eventsOf(response: Response) {
  let text = "";
  const body = response.body?.pipeThrough(new TextDecoderStream());
  for await (const chunk of body ?? []) {
    text += chunk;
    const parts = text.split("\n\n");
    text = parts.pop() ?? "";
    for (const part of parts) {
      const lines = part
        .split("\n")
        .map((line) => [line.slice(0, line.indexOf(":")), line.replace(/^\w*: ?/, "")]);
      const { event, data, id } = Object.fromEntries(lines);
      if (event) yield { event, id, message: LiveMessage.parse(JSON.parse(data ?? "")) };
    }
  }
}

describe("following a live call by WebSocket", () => {
  it("shows what is known, then each thing as it happens", async () => {
    const setting = await liveSetting();
    await setting.tell(said("Hi there.", 1));
    const view = await setting.watch();
    expect(view.response.headers.get("x-request-id")).toMatch(/^req_/);
    expect(await view.first("snapshot")).toMatchObject({
      call: { call_id: setting.callId, call_status: "in_progress", from_number: "+14155550123" },
      turns: [{ turn: 0, role: "customer", text: "Hi there.", start_ms: 1_000 }],
      fields: { email: { value: null, status: "not_mentioned" } },
      decisions: [{ action: "Sales", met: false }, { action: "Desk" }],
      transfers: [],
    });
    await setting.tell(said(EMAIL, 3));
    expect(await view.first("turn")).toMatchObject({ turn: 1, text: EMAIL });
    expect(await view.first("fields")).toMatchObject({
      fields: { email: { value: "jane@example.com", status: "grounded", evidence: [{ turn: 1 }] } },
    });
    expect(await view.first("decision")).toMatchObject({
      ...{ action: "Sales", trigger: "condition", met: true },
      explanation: expect.stringContaining("jane@example.com"),
    });
    expect(await view.first("transfer")).toMatchObject({
      transfer: { call_id: setting.callId, to_number: "+12025550177", trigger: "condition" },
    });
    await setting.tell(said("Wait.", 2));
    expect((await view.first("transcript")).turns.map(({ text }) => text)).toEqual([
      "Hi there.",
      "Wait.",
      EMAIL,
    ]);
    await setting.tell(hungUp(9));
    expect(await view.first("ended")).toMatchObject({ call_status: "completed" });
    expect(await view.untilClosed()).toEqual({ code: 1000, reason: "The call is over." });
    expect(view.types().at(-1)).toBe("ended");
  });

  it("goes on while the object sleeps, and shows the next word once", async () => {
    const setting = await liveSetting();
    await setting.tell(said("Hi.", 1));
    const view = await setting.watch();
    await view.first("snapshot");
    await evictDurableObject(setting.object);
    await setting.tell(said("It is Jane.", 2));
    expect(await view.first("turn")).toMatchObject({ turn: 1, text: "It is Jane." });
    expect(view.types().filter((type) => type === "turn")).toHaveLength(1);
  });

  it("lets in fifty and no more, and another once one has gone", async () => {
    const setting = await liveSetting();
    const views = await Promise.all(Array.from({ length: 50 }, () => setting.watch()));
    expect((await setting.follow({ upgrade: "websocket" })).status).toBe(503);
    views[0]?.socket.close();
    await vi.waitFor(async () => {
      expect((await setting.follow({ upgrade: "websocket" })).status).toBe(101);
    }, SOON);
  });

  it("answers a ping, in its sleep too", async () => {
    const setting = await liveSetting();
    const view = await setting.watch();
    await view.first("snapshot");
    view.send("ping");
    await vi.waitFor(() => expect(view.raw).toContain("pong"), SOON);
  });

  it("shows values that were read before an eviction to who comes after it", async () => {
    const setting = await liveSetting();
    await setting.tell(said(EMAIL, 1));
    await setting.asked(1);
    await evictDurableObject(setting.object);
    const view = await setting.watch();
    expect(await view.first("snapshot")).toMatchObject({
      fields: { email: { value: "jane@example.com" } },
      transfers: [{ transfer: 1, trigger: "condition" }],
    });
  });

  it("of a call that is over shows what is kept of it, and is closed", async () => {
    const setting = await liveSetting();
    await setting.tell(said("Hi.", 1));
    await close(setting);
    const view = await setting.watch();
    expect(await view.untilClosed()).toMatchObject({ code: 1000 });
    expect(view.messages).toMatchObject([
      { type: "snapshot", call: { call_status: "completed" }, turns: [{ turn: 0, text: "Hi." }] },
      { type: "ended", call_status: "completed" },
    ]);
  });
});

describe("following a live call by server-sent events", () => {
  it("shows the same, under the names of the messages, until the call ends", async () => {
    const setting = await liveSetting();
    const response = await setting.follow({ accept: "text/event-stream" });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toMatch(/^text\/event-stream/);
    const events = eventsOf(response);
    const next = async () => (await events.next()).value;
    expect(await next()).toMatchObject({ event: "snapshot", message: { type: "snapshot", turns: [] } });
    await setting.tell(said("Hi.", 1));
    expect(await next()).toMatchObject({ event: "turn", message: { turn: 0, text: "Hi." } });
    await setting.tell(hungUp(9));
    const rest: { event: string; id: string | undefined }[] = [];
    for await (const { event, id } of events) rest.push({ event, id });
    expect(rest.at(-1)).toEqual({ event: "ended", id: "ended" });
  });

  it("is over for a client that comes back after the end", async () => {
    const setting = await liveSetting();
    await close(setting);
    const events = eventsOf(await setting.follow());
    expect((await events.next()).value?.event).toBe("snapshot");
    expect((await events.next()).value?.event).toBe("ended");
    expect((await events.next()).done).toBe(true);
    expect((await setting.follow({ "last-event-id": "ended" })).status).toBe(204);
  });

  it("lets the object go when its client does", async () => {
    const setting = await liveSetting();
    const response = await setting.follow();
    const reader = response.body?.getReader();
    await reader?.read();
    expect(await socketsOf(setting)).toBe(1);
    await reader?.cancel();
    await vi.waitFor(async () => expect(await socketsOf(setting)).toBe(0), SOON);
  });
});

describe("a call that is not there to be followed", () => {
  it.each([{}, { upgrade: "websocket" }])("is nothing to see for another workspace (%o)", async (headers) => {
    const setting = await liveSetting();
    const { key } = await mintClient();
    const response = await setting.follow(headers, key);
    expect(response.status).toBe(404);
    expect(response.webSocket).toBeNull();
    expect(await response.json()).toMatchObject({ code: "not_found" });
  });

  it("is refused by an object that no door has told who comes", async () => {
    const { object } = await liveSetting();
    const headers = { upgrade: "websocket" };
    expect((await object.fetch("https://aftercall.example/", { headers })).status).toBe(404);
    const name = `ws_other/call_none_${crypto.randomUUID()}`;
    const viewer = JSON.stringify({
      workspaceId: "ws_other",
      callId: "call_none",
      name: "Test",
      keyId: "key_x",
      sessionId: null,
    });
    const stub = env.LIVE_CALLS.get(env.LIVE_CALLS.idFromName(name));
    const response = await stub.fetch("https://aftercall.example/", {
      headers: { ...headers, "aftercall-viewer": encodeURIComponent(viewer) },
    });
    expect(response.status).toBe(404);
  });
});
