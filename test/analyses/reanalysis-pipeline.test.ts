import { expect, it, vi } from "vitest";
import type { BatchView } from "../../src/analyses/batch-view.ts";
import { readCall, register } from "../calls/setting.ts";
import { mintClient } from "../support/client.ts";
import { AGENT, CALL, SECOND } from "./setting.ts";

/** Two messages after each other, with a batch window of a second each, on a busy machine. */
const SOON = { timeout: 20_000, interval: 100 };

it("calls are read again through the real queue, one and all", { timeout: 60_000 }, async () => {
  const client = await mintClient();
  const { agent_id } = await register(client, { ...AGENT, post_call_actions: [] });
  const posted = await client.send<{ call_id: string }>("POST", "/v1/calls", { agent_id, ...CALL });
  const callId = posted.body.call_id;
  const readBy = (version: number) =>
    vi.waitFor(async () => {
      const { analysis } = await readCall(client, callId);
      expect(analysis).toMatchObject({ status: "completed", agent_version: version });
    }, SOON);
  await readBy(1);
  await client.send("PATCH", `/v1/agents/${agent_id}`, SECOND);
  await client.send("POST", `/v1/calls/${callId}/reanalyze`);
  await readBy(2);
  const { headers } = await client.send("POST", `/v1/agents/${agent_id}/reanalyze`, { agent_version: 1 });
  await readBy(1);
  await vi.waitFor(async () => {
    const { body } = await client.send<BatchView>("GET", headers.get("location") ?? "");
    expect(body).toMatchObject({ status: "completed", total: 1, completed: 1, changed_calls: 1 });
  }, SOON);
});
