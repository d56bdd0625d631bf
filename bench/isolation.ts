import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { type ApiClient, apiClient } from "../scripts/api/client.ts";
import { command } from "../scripts/command.ts";
import { Failure } from "../scripts/failure.ts";
import { freePort, HOST } from "../scripts/local-worker/port.ts";
import { withTemporaryWorker } from "../scripts/local-worker/temporary.ts";

/** Two endpoints hear of every call: one answers at once, one never (15 s, then the attempt is given up). */
const CALLS = 50;
const PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 20;

/** `node bench/isolation.ts`: how long a normal endpoint waits for its events, without and beside one that hangs. */
await command(async (interrupted) => {
  await withTemporaryWorker(interrupted, console.log, async (worker) => {
    const api = apiClient(worker, interrupted, PATIENCE_MS);
    const brisk = await receiver(true);
    const silent = await receiver(false);
    try {
      await api.post("/v1/endpoints", { url: brisk.url, events: ["call.analyzed"] });
      const { agent_id } = await api.post<{ agent_id: string }>("/v1/agents", { agent_name: "Line" });
      const alone = await measure(api, agent_id, "alone", brisk, interrupted);
      await api.post("/v1/endpoints", { url: silent.url, events: ["call.analyzed"] });
      const beside = await measure(api, agent_id, "beside", brisk, interrupted);
      console.log(`${CALLS} calls, ${CALLS} events to an endpoint that answers at once:
  alone                         all there after ${alone} ms
  beside one that never answers all there after ${beside} ms, with ${silent.open()} requests of the other still open`);
    } finally {
      await Promise.all([brisk.close(), silent.close()]);
    }
  });
});

interface Receiver {
  url: string;
  received: () => number;
  open: () => number;
  close: () => Promise<void>;
}

async function receiver(answers: boolean): Promise<Receiver> {
  let received = 0;
  let open = 0;
  const server = createServer((request, response) => {
    received += 1;
    open += 1;
    response.on("close", () => {
      open -= 1;
    });
    request.resume().on("end", () => {
      if (answers) response.writeHead(204).end();
    });
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, HOST, resolve));
  return {
    url: `http://${HOST}:${port}/`,
    received: () => received,
    open: () => open,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Milliseconds from the first call sent to the last of its events received. */
async function measure(
  api: ApiClient,
  agentId: string,
  round: string,
  { received }: Receiver,
  interrupted: AbortSignal,
): Promise<number> {
  const [start, before] = [performance.now(), received()];
  const calls = Array.from({ length: CALLS }, (_, n) =>
    api.post("/v1/calls", {
      ...{ agent_id: agentId, provider_call_id: `${round}-${n}`, from_number: "+12025550123" },
      transcript: "Agent: Hello.\nCustomer: Hello, I will call again.",
    }),
  );
  await Promise.all(calls);
  while (received() < before + CALLS) {
    if (performance.now() - start > PATIENCE_MS)
      throw new Failure(
        `Only ${received() - before} of ${CALLS} events came within ${PATIENCE_MS / 1000} s.`,
      );
    await sleep(LOOK_EVERY_MS, undefined, { signal: interrupted });
  }
  return Math.round(performance.now() - start);
}
