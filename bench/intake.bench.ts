import { env } from "cloudflare:workers";
import { test } from "vitest";
import { processCall } from "../src/calls/process.ts";
import { compose } from "../src/compose.ts";
import { settleCall } from "../src/conversations/settle.ts";
import { intakeApp } from "../src/intake/app.ts";
import { JobMessage } from "../src/jobs/message.ts";
import { mintClient } from "../test/support/client.ts";
import type { ProviderCase } from "../test/telephony/providers/provider-case.ts";
import { retellCase } from "../test/telephony/providers/retell.case.ts";
import { twilioCase } from "../test/telephony/providers/twilio.case.ts";
import { vapiCase } from "../test/telephony/providers/vapi.case.ts";
import { countedDatabase, countedQueue, stageCounter } from "./counted.ts";
import { printCosts } from "./print-costs.ts";

/** One call as its provider tells it, message by message, until it is analysed; its actions cost what any call's do. */
test.each([
  ["Retell", retellCase],
  ["Vapi", vapiCase],
  ["Twilio", twilioCase],
])("what a call told by %s costs", async (name, provider) => {
  const client = await mintClient();
  const { stages, count, at } = stageCounter();
  const sent: unknown[] = [];
  const queue = countedQueue(count, sent);
  let now = Date.now();
  const services = {
    ...compose({
      ...env,
      ...{ ANALYSIS_QUEUE: queue, ACTION_QUEUE: queue, DELIVERY_QUEUE: queue, CONVERSATION_QUEUE: queue },
      DB: countedDatabase(env.DB, count),
    }),
    clock: () => now,
  };
  const agent = await client.send<{ agent_id: string }>("POST", "/v1/agents", {
    agent_name: "Line",
    post_call_data_extraction: [{ name: "name", type: "string", description: "Customer full name" }],
  });
  const { adapter, credentials, settings = {} } = provider as ProviderCase;
  const made = await client.send<{ intake_url: string }>("POST", "/v1/connections", {
    ...{ provider: adapter.id, agent_id: agent.body.agent_id, credentials, settings },
  });
  const [conversation] = provider.conversations;
  for (const [i, message] of conversation.messages.entries()) {
    at(`message ${i + 1} of ${conversation.messages.length}`);
    const url = `${made.body.intake_url}${message.path ? `/${message.path}` : ""}`;
    const signed = await provider.sign(message, { url, now, credentials });
    const { method = "POST", contentType, body } = message;
    await intakeApp(services, () => {}).fetch(
      new Request(`${url}${signed.query ? `?${signed.query}` : ""}`, {
        ...{ method, body, headers: { "content-type": contentType, ...signed.headers } },
      }),
    );
  }
  while (sent.length > 0) {
    const job = JobMessage.parse(sent.shift());
    if (job.kind === "settle") {
      at("one call made of them");
      const key = {
        workspaceId: job.workspace_id,
        provider: job.provider,
        connectionId: job.connection_id,
        providerCallId: job.provider_call_id,
      };
      const outcome = await settleCall(services, key);
      if (outcome.kind === "retry") {
        now = Math.max(now, outcome.at);
        sent.push(job);
      }
    } else if (job.kind === "analyze") {
      at("analysis");
      await processCall(services, { workspaceId: job.workspace_id, callId: job.call_id });
    }
  }
  printCosts(stages, `a call told by ${name}, without the model and its actions`);
});
