import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { test } from "vitest";
import { performRun } from "../src/actions/perform.ts";
import { api } from "../src/api/app.ts";
import { processCall } from "../src/calls/process.ts";
import { compose } from "../src/compose.ts";
import { JobMessage } from "../src/jobs/message.ts";
import { deliver } from "../src/webhooks/deliver.ts";
import { mintClient } from "../test/support/client.ts";
import { EXAMPLE_AGENT } from "../test/support/example.ts";
import { countedDatabase, countedQueue, stageCounter } from "./counted.ts";
import { printCosts } from "./print-costs.ts";

const TRANSCRIPT = `Agent: Merhaba, adınızı alabilir miyim?
Customer: Adım Ayşe Yılmaz.
Agent: Ürünümüzle ilgileniyor musunuz?
Customer: Evet, çok ilgileniyorum. Beni yarın saat üçte arayın.`;

/** One call of the example agent: one follow-up booked, one webhook action, its events to the agent's own webhook. */
test.each([
  ["with one event", ["call.analyzed"]],
  ["with every event up to the booking", undefined],
])("what one call costs, %s", async (_, webhook_events) => {
  const client = await mintClient();
  const { stages, count, at } = stageCounter();
  const sent: unknown[] = [];
  const services = {
    ...compose({
      ...env,
      DB: countedDatabase(env.DB, count),
      ANALYSIS_QUEUE: countedQueue(count, sent),
      ACTION_QUEUE: countedQueue(count, sent),
      DELIVERY_QUEUE: countedQueue(count, sent),
      CONVERSATION_QUEUE: countedQueue(count, sent),
    }),
    fetch: async () => new Response("ok"),
  };
  const post = async (path: string, body: unknown) => {
    const request = new Request(`https://aftercall.example${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${client.key}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return (await api.fetch(request, { services, requestId: "req_bench" }, createExecutionContext())).json<
      Record<string, string>
    >();
  };

  at("create agent (not counted)");
  const agent = await post("/v1/agents", {
    ...EXAMPLE_AGENT,
    webhook_url: "https://crm.example/events",
    webhook_events,
  });
  stages.clear();
  at("request");
  await post("/v1/calls", { agent_id: agent.agent_id, from_number: "+905321234567", transcript: TRANSCRIPT });
  while (sent.length > 0) {
    const job = JobMessage.parse(sent.shift());
    const workspaceId = job.workspace_id;
    if (job.kind === "analyze") {
      at("analysis");
      await processCall(services, { workspaceId, callId: job.call_id });
    } else if (job.kind === "act") {
      at(`action: ${job.name}`);
      await performRun(services, { workspaceId, callId: job.call_id, name: job.name });
    } else if (job.kind === "deliver") {
      at("event to webhook_url");
      await deliver(services, workspaceId, job.delivery_id);
    }
  }
  printCosts(stages, "a call, without the model");
});
