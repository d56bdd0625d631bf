import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { AgentAnswer, IngestAnswer } from "./api/answers.ts";
import { type ApiClient, apiClient } from "./api/client.ts";
import { command } from "./command.ts";
import { Failure } from "./failure.ts";
import { withTemporaryWorker } from "./local-worker/temporary.ts";
import { mapConcurrently } from "./replay/map-concurrently.ts";
import { bar } from "./replay/report.ts";
import { type AttemptedDelivery, latencies } from "./soak/latency.ts";
import { type Receiver, startReceiver } from "./soak/receiver.ts";
import { findFaults, report } from "./soak/report.ts";
import { tally } from "./soak/tally.ts";
import { progress } from "./terminal.ts";

const DEFAULT_DELIVERIES = 10_000;
const ENDPOINTS = 20;
/** Seconds before each attempt. */
const RETRY_SCHEDULE = [0, 1, 2, 5, 10, 30, 60, 60];
const CONCURRENCY = 8;
/** Not yet tried by then, a further call waits: what is measured is a worker that is busy, not one that is flooded. */
const MOST_UNDER_WAY = 200;
/** A worker that is killed and started again is waited for this long. */
const PATIENCE_MS = 120_000;
/** What a crash interrupts comes again after its claim and the sweep's patience, two minutes together. */
const STALL_MS = 5 * 60_000;
const LOOK_EVERY_MS = 20;
const SETTLED_EVERY_MS = 1_000;
const SAY_EVERY_MS = 15_000;

const show = progress();

/** `npm run soak`: thousands of webhooks to a receiver that misbehaves; exit code 1 where one never arrives. */
await command(async (interrupted) => {
  const { values: flags } = parseArgs({
    options: { deliveries: { type: "string" }, kill: { type: "boolean", default: false } },
  });
  const wanted = readCount(flags.deliveries);
  const receiver = await startReceiver(Math.random);
  const log: string[] = [];
  try {
    show.line("Starting a worker of its own …");
    await withTemporaryWorker(
      interrupted,
      (line) => log.push(line),
      async (worker, crash) => {
        const api = apiClient(worker, interrupted, PATIENCE_MS);
        await soak(api, receiver, wanted, flags.kill ? crash : null, interrupted);
      },
    );
  } catch (error) {
    if (log.length > 0) console.error(`\nThe end of the worker's log:\n${log.slice(-20).join("\n")}`);
    throw error;
  } finally {
    await receiver.close();
  }
});

async function soak(
  api: ApiClient,
  receiver: Receiver,
  wanted: number,
  crash: (() => Promise<void>) | null,
  interrupted: AbortSignal,
): Promise<void> {
  const endpointIds = await makeEndpoints(api, receiver, Math.min(ENDPOINTS, wanted));
  const calls = Math.ceil(wanted / endpointIds.length);
  const total = calls * endpointIds.length;
  const { agent_id } = await api.post<AgentAnswer>("/v1/agents", { agent_name: "Soak" });
  show.line(`${calls} calls, one event each, to ${endpointIds.length} endpoints: ${total} deliveries`);

  const started = Date.now();
  const said = setInterval(() => show.line(bar(receiver.arrived(), total, "arrived")), SAY_EVERY_MS);
  const crashed = crash && crashInTheMiddle(crash, receiver, total / 2, interrupted);
  const callIds: string[] = [];
  try {
    const numbers = Array.from({ length: calls }, (_, number) => number);
    const sent = mapConcurrently(numbers, CONCURRENCY, async (number) => {
      while (number * endpointIds.length - receiver.seen() > MOST_UNDER_WAY)
        await sleep(LOOK_EVERY_MS, undefined, { signal: interrupted });
      const { call_id } = await api.post<IngestAnswer>("/v1/calls", callBody(agent_id, number));
      callIds.push(call_id);
    });
    await Promise.all([sent, crashed]);
    await settled(api, receiver, total, interrupted);
  } finally {
    clearInterval(said);
  }
  const elapsedMs = Date.now() - started;
  show.line("All settled; reading the attempts …");

  const { receipts, refused } = receiver;
  const result = {
    tally: tally(callIds, endpointIds, receipts),
    latencies: latencies(await readDeliveries(api), receipts),
    ...{ refused: refused(), requests: receipts.length + refused().count, elapsedMs },
  };
  console.log(report(result));
  const faults = findFaults(result);
  if (faults.length > 0)
    throw new Failure(`Not every webhook arrived well:\n${faults.map((fault) => `- ${fault}`).join("\n")}`);
}

function makeEndpoints(api: ApiClient, receiver: Receiver, count: number): Promise<string[]> {
  const names = Array.from({ length: count }, (_, index) => `endpoint-${index + 1}`);
  return mapConcurrently(names, CONCURRENCY, async (name) => {
    const endpoint = await api.post<{ endpoint_id: string; secret: string }>("/v1/endpoints", {
      ...{ url: `${receiver.url}/${name}`, events: ["call.analyzed"], retry_schedule: RETRY_SCHEDULE },
    });
    receiver.trust(name, endpoint);
    return endpoint.endpoint_id;
  });
}

function callBody(agentId: string, number: number) {
  return {
    ...{ agent_id: agentId, provider_call_id: `soak-${number}`, from_number: "+12025550123" },
    transcript: "Agent: Hello.\nCustomer: Hello, I will call again.",
  };
}

async function crashInTheMiddle(
  crash: () => Promise<void>,
  receiver: Receiver,
  middle: number,
  interrupted: AbortSignal,
): Promise<void> {
  while (receiver.seen() < middle) await sleep(LOOK_EVERY_MS, undefined, { signal: interrupted });
  show.line(`Killing the worker after ${receiver.seen()} deliveries …`);
  await crash();
  show.line("Started again on the same data. What was cut off comes again within about two minutes.");
}

/** Waits until everything arrived and no delivery is open, or nothing more happens. */
async function settled(
  api: ApiClient,
  receiver: Receiver,
  total: number,
  interrupted: AbortSignal,
): Promise<void> {
  let requests = receiver.receipts.length;
  for (let movedAt = Date.now(); Date.now() - movedAt < STALL_MS; ) {
    const open = await api.get<unknown[]>("/v1/deliveries?status=pending&limit=1");
    if (receiver.arrived() >= total && open.length === 0) return;
    if (receiver.receipts.length > requests) movedAt = Date.now();
    requests = receiver.receipts.length;
    await sleep(SETTLED_EVERY_MS, undefined, { signal: interrupted });
  }
}

async function readDeliveries(api: ApiClient): Promise<AttemptedDelivery[]> {
  const ids: string[] = [];
  for await (const page of api.pages<{ delivery_id: string }>("/v1/deliveries?limit=500"))
    ids.push(...page.map(({ delivery_id }) => delivery_id));
  return mapConcurrently(ids, CONCURRENCY, (id) => api.get<AttemptedDelivery>(`/v1/deliveries/${id}`));
}

function readCount(text = String(DEFAULT_DELIVERIES)): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1)
    throw new Failure(`--deliveries is ${text}: use a whole number from 1.`);
  return count;
}
