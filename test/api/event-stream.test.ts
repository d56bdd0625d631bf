import { exports } from "cloudflare:workers";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { readCall, register } from "../calls/setting.ts";
import { type Client, mintClient } from "../support/client.ts";

type Message = Record<string, unknown> & { type: string };

/** A queue and an object, on a busy machine. */
const SOON = { timeout: 20_000, interval: 20 };

const WITH_QUEUES = { timeout: 30_000 };

const LINE = {
  agent_name: "Line",
  language: "en-US",
  post_call_actions: [{ type: "transfer_call", name: "Desk", config: { to_number: "+14155550100" } }],
};

let client: Client;
let agentId: string;
beforeAll(async () => {
  vi.stubGlobal("fetch", async () => new Response("ok"));
  client = await mintClient();
  agentId = (await register(client, LINE)).agent_id;
});
afterAll(() => void vi.unstubAllGlobals());

const begin = async () => {
  const call = { agent_id: agentId, status: "in_progress", from_number: "+14155550123" };
  return (await client.send<{ call_id: string }>("POST", "/v1/calls", call)).body.call_id;
};

const connect = (callId: string, key = client.key) =>
  exports.default.fetch(
    new Request(`https://aftercall.example/v1/calls/${callId}/events`, {
      headers: { authorization: `Bearer ${key}`, upgrade: "websocket" },
    }),
  );

/** A voice agent that streams what is said on a call of its own. */
async function streaming(callId?: string) {
  const id = callId ?? (await begin());
  const response = await connect(id);
  const { webSocket: socket } = response;
  if (!socket) throw new Error(`No socket, but ${response.status}.`);
  const messages: Message[] = [];
  const closed: number[] = [];
  socket.addEventListener("message", ({ data }) => void messages.push(JSON.parse(String(data))));
  socket.addEventListener("close", ({ code }) => void closed.push(code));
  socket.accept();
  return {
    ...{ callId: id, socket, messages, closed, response },
    send: (message: unknown) => socket.send(typeof message === "string" ? message : JSON.stringify(message)),
    of: (...types: string[]) => messages.filter(({ type }) => types.includes(type)),
    /** As many messages of some types, once they are there. */
    until: (count: number, ...types: string[]) =>
      vi.waitFor(() => {
        const found = messages.filter(({ type }) => types.includes(type));
        if (found.length < count) throw new Error(JSON.stringify(messages));
        return found;
      }, SOON),
    untilClosed: () =>
      vi.waitFor(() => {
        const [code] = closed;
        if (code === undefined) throw new Error(`It is open: ${JSON.stringify(messages)}`);
        return code;
      }, SOON),
  };
}

const turn = (sequence: number, text: string, role = "user") => ({
  ...{ type: "call.turn", event_id: `t${sequence}`, sequence, turn: { role, text } },
});

describe("GET /v1/calls/{id}/events", () => {
  test("answers 426 where no WebSocket is asked for, and says so", async () => {
    const path = `/v1/calls/${await begin()}/events`;
    const { status, headers, body } = await client.send<{ code: string; detail: string }>("GET", path);
    expect([status, body.code]).toEqual([426, "upgrade_required"]);
    expect(body.detail).toContain("WebSocket");
    expect(headers.get("upgrade")).toBe("websocket");
    expect(headers.get("content-type")).toBe("application/problem+json");
  });

  test("is not there for another workspace, and closed to whoever has no key", async () => {
    const callId = await begin();
    const stranger = await mintClient();
    expect((await connect(callId, stranger.key)).status).toBe(404);
    expect((await connect(callId, "sk_unknown")).status).toBe(401);
  });

  test("answers each event in order, and tells a repetition", async () => {
    const agent = await streaming();
    expect(agent.response.headers.get("x-request-id")).toMatch(/^req_/);
    for (let i = 0; i < 20; i++) agent.send(turn(i, `Number ${i}.`));
    agent.send(turn(3, "Number 3."));
    const acks = await agent.until(21, "ack");
    expect(acks.map(({ event_id }) => event_id)).toEqual([...Array(20).keys(), 3].map((i) => `t${i}`));
    expect(acks[0]).toEqual({ type: "ack", event_id: "t0", accepted: true, repeated: false });
    expect(acks[20]).toEqual({ type: "ack", event_id: "t3", accepted: false, repeated: true });
    agent.socket.close(1000);
  });

  test.each([
    ["no JSON", "{", null, "JSON"],
    ["binary", new Uint8Array([1, 2]).buffer, null, "text"],
    ["an unknown type", { type: "call.sneezed", event_id: "e" }, "e", "type"],
    ["a turn without words", { type: "call.turn", event_id: "e", turn: { role: "user" } }, "e", "turn.text"],
    ["over 256 KiB", turn(1, "x".repeat(256 * 1024)), null, "256 KiB"],
    ["a list", { events: [turn(1, "Hello.")] }, null, "POST"],
  ])("answers an error to %s, and stays open", async (_, message, event_id, word) => {
    const agent = await streaming();
    if (message instanceof ArrayBuffer) agent.socket.send(message);
    else agent.send(message);
    agent.send(turn(9, "Hello."));
    const [error, ack] = await agent.until(2, "error", "ack");
    expect(error).toMatchObject({ type: "error", event_id, detail: expect.stringContaining(word) });
    expect(error?.errors).toBeInstanceOf(Array);
    expect(ack).toMatchObject({ type: "ack", event_id: "t9", accepted: true });
    agent.socket.close(1000);
  });

  test("names the wrong member of an event", async () => {
    const agent = await streaming();
    agent.send({ type: "call.turn", event_id: "e", turn: { role: "user" } });
    const [error] = await agent.until(1, "error");
    expect(error?.errors).toEqual([{ field: "turn.text", message: expect.any(String) }]);
    agent.socket.close(1000);
  });

  test("answers a tool call with what is to be done", async () => {
    const agent = await streaming();
    agent.send({
      ...{ type: "call.tool_call", event_id: "e1" },
      tool_call: { id: "tc1", name: "transfer_call" },
    });
    const [ack, result] = await agent.until(2, "ack", "tool_result");
    expect(ack).toMatchObject({ event_id: "e1", accepted: true });
    expect(result).toMatchObject({
      ...{ type: "tool_result", event_id: "e1", tool_call_id: "tc1", ok: true },
      transfer: { to: "+14155550100" },
    });
    agent.socket.close(1000);
  });

  test("pushes the transfer that followed from the caller's words, and what decided it", async () => {
    const agent = await streaming();
    agent.send(turn(1, "Can I talk to a real person, please?"));
    const [transfer] = await agent.until(1, "transfer");
    expect(transfer).toMatchObject({ transfer: { to_number: "+14155550100", trigger: "caller" } });
    const decisions = await agent.until(1, "decision");
    expect(decisions.at(-1)).toMatchObject({ action: "Desk", met: true });
    expect(agent.of("turn", "fields", "snapshot", "transcript")).toEqual([]);
    agent.socket.close(1000);
  });

  test("tells whoever comes back which transfer stands", async () => {
    const first = await streaming();
    first.send({
      ...{ type: "call.tool_call", event_id: "e1" },
      tool_call: { id: "tc1", name: "transfer_call" },
    });
    const [result] = await first.until(1, "tool_result");
    first.socket.close(1000);
    const again = await streaming(first.callId);
    const [transfer] = await again.until(1, "transfer");
    const { transfer: standing } = result as unknown as { transfer: { transfer_id: string } };
    expect(transfer).toMatchObject({ transfer: { transfer_id: standing.transfer_id } });
    again.socket.close(1000);
  });

  test(
    "closes after the call's end, once all that came before is answered, and the call is read",
    WITH_QUEUES,
    async () => {
      const agent = await streaming();
      for (let i = 0; i < 5; i++) agent.send(turn(i, `Number ${i}.`));
      agent.send({ type: "call.ended", event_id: "end" });
      expect(await agent.untilClosed()).toBe(1000);
      expect(agent.of("ack", "ended").map(({ type }) => type)).toEqual([...Array(6).fill("ack"), "ended"]);
      expect(agent.messages.at(-1)).toMatchObject({ type: "ended", call_status: "completed" });
      await vi.waitFor(async () => {
        const call = await readCall(client, agent.callId);
        expect(call.call_status).toBe("completed");
        expect(call.analysis.status).toMatch(/completed|skipped/);
      }, SOON);
      const answer = await connect(agent.callId);
      expect(answer.status).toBe(409);
      expect(await answer.text()).toContain("POST");
    },
  );

  test("has two that stream at once", async () => {
    const one = await streaming();
    const two = await streaming(one.callId);
    one.send(turn(1, "Hello."));
    two.send(turn(2, "How can I help?", "agent"));
    await Promise.all([one.until(1, "ack"), two.until(1, "ack")]);
    one.send({ type: "call.ended", event_id: "end" });
    expect(await Promise.all([one.untilClosed(), two.untilClosed()])).toEqual([1000, 1000]);
  });
});
