import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { bury, isDeadLetterQueue } from "../../src/jobs/bury.ts";
import { knock } from "../../src/jobs/message.ts";
import { callSetting } from "../calls/setting.ts";

interface DeadLetter {
  dead_letter_id: string;
  queue: string;
  message: unknown;
  reason: string;
  created_at: string;
}

const DEAD = "aftercall-analysis-dead";

describe("the dead-letter queue", () => {
  it.each([
    [DEAD, true],
    ["aftercall-actions-dead", true],
    ["aftercall-actions", false],
  ])("is known by its name: %s", (queue, dead) => {
    expect(isDeadLetterQueue(queue)).toBe(dead);
  });

  it("writes what a queue gave up on where people see it, once, newest first, each in its workspace", async () => {
    const setting = await callSetting();
    const other = await callSetting();
    const messages = [
      {
        id: "ff",
        timestamp: new Date(1_000),
        body: knock.analyze({ workspaceId: setting.workspaceId, callId: "call_1" }),
      },
      {
        id: "00",
        timestamp: new Date(2_000),
        body: knock.analyze({ workspaceId: setting.workspaceId, callId: "call_2" }),
      },
      {
        id: "aa",
        timestamp: new Date(3_000),
        body: knock.analyze({ workspaceId: other.workspaceId, callId: "call_3" }),
      },
      { id: "bb", timestamp: new Date(4_000), body: "hello" },
    ].map((message) => ({ attempts: 1, ...message }));
    for (const _ of ["once", "and again"]) {
      const batch = createMessageBatch<unknown>(DEAD, messages);
      await bury({ ...setting.services, log: () => {} }, batch);
      const { explicitAcks } = await getQueueResult(batch, createExecutionContext());
      expect(explicitAcks).toHaveLength(4);
    }
    const { body } = await setting.client.send<DeadLetter[]>("GET", "/v1/dead-letters");
    expect(body).toMatchObject([
      {
        dead_letter_id: expect.stringMatching(/^dead_/),
        queue: "aftercall-analysis",
        message: { kind: "analyze", call_id: "call_2" },
        reason: expect.stringContaining("Every try"),
        created_at: new Date(setting.services.clock()).toISOString(),
      },
      { message: { call_id: "call_1" } },
    ]);
  });
});
