import { env } from "cloudflare:workers";
import { test } from "vitest";
import { DESKS, scriptCalls } from "../scripts/load/live/script.ts";
import { spreadOf } from "../scripts/load/spread.ts";
import { processCall } from "../src/calls/process.ts";
import type { Turn } from "../src/calls/turn.ts";
import { compose } from "../src/compose.ts";
import { settleCall } from "../src/conversations/settle.ts";
import type { Env } from "../src/env.ts";
import { intakeApp } from "../src/intake/app.ts";
import { JobMessage } from "../src/jobs/message.ts";
import type { CallEvent } from "../src/telephony/event.ts";
import { type Client, mintClient } from "../test/support/client.ts";
import { genericCase } from "../test/telephony/providers/generic.case.ts";
import { countedDatabase, countedLiveCalls, countedQueue, stageCounter } from "./counted.ts";
import { printCosts } from "./print-costs.ts";

const field = (name: string, type: string, description: string) => ({ name, type, description });
const FIELDS = [
  field("wants_to_cancel", "boolean", "Whether the customer wants to cancel the contract."),
  field("topic", "enum", "cancellation, delivery, invoice, other"),
  field("interest_level", "enum", "high, medium, low, none"),
  field("order_number", "string", "The order number."),
  field("callback_date", "string", "When to call back, in ISO 8601 format."),
];
const NEEDS_ALL = {
  any: [
    { field: "wants_to_cancel", operator: "==", value: true },
    { field: "topic", operator: "==", value: "invoice" },
    { field: "interest_level", operator: "==", value: "high" },
    { field: "order_number", operator: "==", value: "0" },
    { field: "callback_date", operator: "==", value: "0" },
  ],
};

const PARTIES = { fromNumber: "+12025550123", toNumber: "+12025550199" };

/** The line of an agent that hands a call over by a condition on five fields. */
async function lineOf(client: Client): Promise<{ connection_id: string; intake_url: string }> {
  await client.send("PATCH", "/v1/calling-rules", { allowed_countries: ["US"] });
  const agent = await client.send<{ agent_id: string }>("POST", "/v1/agents", {
    agent_name: "Line",
    post_call_data_extraction: FIELDS,
    post_call_actions: [
      { type: "transfer_call", name: "Desk", condition: NEEDS_ALL, config: { to_number: DESKS.condition } },
    ],
  });
  const made = await client.send<{ connection_id: string; intake_url: string }>("POST", "/v1/connections", {
    ...{ provider: "generic", agent_id: agent.body.agent_id, credentials: genericCase.credentials },
  });
  return made.body;
}

/** One call of ten utterances that is handed over, told by its own system; until it is read. */
test("what a live call costs", async () => {
  const client = await mintClient();
  const { stages, count, at } = stageCounter();
  const sent: unknown[] = [];
  const queue = countedQueue(count, sent);
  const counted: Env = {
    ...env,
    ...{ ANALYSIS_QUEUE: queue, ACTION_QUEUE: queue, DELIVERY_QUEUE: queue, CONVERSATION_QUEUE: queue },
    DB: countedDatabase(env.DB, count),
    LIVE_CALLS: countedLiveCalls(env.LIVE_CALLS, count, () => counted),
  };
  let now = Date.now();
  const services = { ...compose(counted), clock: () => now };
  const { intake_url } = await lineOf(client);

  const work: Promise<unknown>[] = [];
  const post = async (body: object) => {
    const message = { body: JSON.stringify(body), contentType: "application/json" };
    const url = intake_url;
    const { credentials } = genericCase;
    const { headers } = await genericCase.sign(message, { url, now: Date.now(), credentials });
    count().requests += 1;
    await intakeApp(services, (promise) => work.push(promise)).fetch(
      new Request(url, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: message.body,
      }),
    );
    await Promise.all(work);
  };
  const perform = async () => {
    while (sent.length > 0) {
      const job = JobMessage.parse(sent.shift());
      if (job.kind === "analyze") {
        at("analysis");
        await processCall(services, { workspaceId: job.workspace_id, callId: job.call_id });
      } else if (job.kind === "settle") {
        const outcome = await settleCall(services, {
          ...{ workspaceId: job.workspace_id, provider: job.provider },
          ...{ connectionId: job.connection_id, providerCallId: job.provider_call_id },
        });
        if (outcome.kind === "retry") {
          now = Math.max(now, outcome.at);
          sent.push(job);
        }
      }
    }
  };

  const call = scriptCalls(1_000, now).find(({ handedTo }) => handedTo?.join() === DESKS.condition);
  if (!call) throw new Error("No call meets the condition.");
  const told = new Set<number | null>();
  const messages = call.messages.filter(({ utterance }) => !told.has(utterance) && told.add(utterance));
  const [start, ...utterances] = messages;
  at("call.started");
  await post(start?.body ?? {});
  await perform();
  for (const [i, { body, utterance }] of utterances.entries()) {
    const decides = utterance !== null && call.deciding.includes(utterance);
    const name = ["its first utterance", "an utterance"][i] ?? "the other seven";
    at(decides ? "the utterance that decides" : name);
    await post(body);
    if (decides) await ringing(client.workspaceId);
  }
  at("told that somebody took it");
  await post({
    type: "call.transfer",
    call_id: call.id,
    transfer: { status: "connected", to: DESKS.condition },
  });
  await perform();
  at("call.ended, and one call made of it");
  await post(call.end?.body ?? {});
  await perform();
  printCosts(stages, "a live call of ten utterances that is handed over, without the model");
});

/** Waits until the desk rings; it is not counted. */
async function ringing(workspaceId: string): Promise<void> {
  const found = env.DB.prepare("SELECT status, reason FROM transfers WHERE workspace_id = ?").bind(
    workspaceId,
  );
  for (;;) {
    const row = await found.first<{ status: string; reason: string | null }>();
    // A moment more, until that is shown to whoever follows the call.
    if (row?.status === "accepted") return scheduler.wait(100);
    if (row?.status === "ended") throw new Error(row.reason ?? "Nobody took the call.");
    await scheduler.wait(1);
  }
}

const RUNS = 40;
const GIVES_UP_MS = 10_000;

/** From telling the object of the utterance that decides, to the transfer's row: in its memory, and after an eviction. */
test.each([10, 40, 200])(
  "how long deciding takes in a call of %i turns",
  { timeout: 300_000 },
  async (turns) => {
    const services = compose(env);
    const client = await mintClient();
    const { connection_id: connectionId } = await lineOf(client);
    const source = { workspaceId: client.workspaceId, provider: "generic", connectionId };
    // Two in one language.
    const { 3: meets, 7: filler } = scriptCalls(8, 0);
    const decides = meets?.turns[meets.deciding[0] ?? 0];
    if (!filler || !decides) throw new Error("No call meets the condition.");
    for (const isWarm of [true, false]) {
      const times: number[] = [];
      for (let run = 0; run < RUNS; run++) {
        const callId = `${turns}-${isWarm}-${run}`;
        const told = (key: string, event: Partial<CallEvent>): CallEvent => ({
          ...{ key, callId, at: Date.now(), kind: "turn", facts: {} },
          ...event,
        });
        const said = (i: number, turn: Turn) => told(`${i}`, { sequence: i, turns: [turn] });
        // Goodbyes are said once.
        const before = Array.from({ length: turns - 1 }, (_, i) => said(i, filler.turns[i % 8] ?? decides));
        const facts = { status: "in_progress", direction: "inbound", ...PARTIES } as const;
        const news = await services.takeIn(source, [told("start", { kind: "started", facts }), ...before]);
        if (isWarm) await services.tellLive(news);
        const deciding = await services.takeIn(source, [said(turns - 1, decides)]);
        const row = env.DB.prepare("SELECT 1 FROM transfers WHERE workspace_id = ? AND call_id = ?");
        const transfer = row.bind(client.workspaceId, deciding[0]?.call.callId ?? "");
        const began = performance.now();
        const heard = services.tellLive(deciding);
        while (!(await transfer.first())) {
          if (performance.now() - began > GIVES_UP_MS) throw new Error("The call was not handed over.");
          await scheduler.wait(1);
        }
        times.push(performance.now() - began);
        await heard;
      }
      console.log(`${turns} turns, ${isWarm ? "in memory" : "loaded anew"}: ${spreadOf(times)}`);
    }
  },
);
