import { describe, expect, it } from "vitest";
import { connection, deliver, eventsOf, NOW } from "./setting.ts";

describe("a transcript that an agent posts", () => {
  const post = (turns: unknown, more: Record<string, unknown> = {}) => ({
    path: "transcript",
    body: JSON.stringify({ room: { sid: "RM_9" }, turns, ...more }),
  });

  it("keeps its times, drops empty turns and unknown speakers, and is not the last word", async () => {
    const [event] = await eventsOf(
      post(
        [
          { role: "assistant", text: " Hello ", start_ms: 10.4, end_ms: 900 },
          { role: "user", text: null },
          { role: "developer", text: "x" },
          { role: "constructor", text: "x" },
          { role: "user", text: "Hi", start_ms: "soon" },
          7,
        ],
        { agent: "a1", metadata: { topic: "t" } },
      ),
    );
    expect(event).toMatchObject({
      callId: "RM_9",
      at: NOW,
      facts: { agent: "a1", metadata: { topic: "t" } },
    });
    expect(event?.turns).toEqual([
      { role: "agent", text: "Hello", start_ms: 10, end_ms: 900 },
      { role: "customer", text: "Hi" },
    ]);
    expect(event?.isFinal).toBeUndefined();
  });

  it("has one key for the same words, whenever they are signed", async () => {
    const posted = post([{ role: "user", text: "Hi" }]);
    const early = await deliver(posted.body, { path: posted.path, now: NOW - 60_000 });
    const late = await deliver(posted.body, { path: posted.path });
    const keys = [early, late].map((one) => (one.kind === "taken" ? one.events[0]?.key : one.kind));
    expect(keys[0]).toBe(keys[1]);
    expect((await eventsOf(post([{ role: "user", text: "Ho" }])))[0]?.key).not.toBe(keys[0]);
  });

  it("follows the connection's roles before its own words", async () => {
    const to = { ...connection, roles: { user: "agent", pilot: "customer" } } as const;
    const { body, path } = post([
      { role: "user", text: "a" },
      { role: "pilot", text: "b" },
    ]);
    const received = await deliver(body, { path, to });
    expect(received).toMatchObject({ events: [{ turns: [{ role: "agent" }, { role: "customer" }] }] });
  });

  it("is unreadable without a room or turns", async () => {
    for (const body of ['{"turns":[]}', '{"room":{"sid":"RM_9"}}', "["]) {
      expect((await deliver(body, { path: "transcript" })).kind).toBe("unreadable");
    }
  });
});
