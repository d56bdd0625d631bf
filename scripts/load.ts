import { parseArgs } from "node:util";
import type { AgentAnswer } from "./api/answers.ts";
import { apiClient } from "./api/client.ts";
import { command } from "./command.ts";
import { Failure } from "./failure.ts";
import { fireMessages } from "./load/fire-messages.ts";
import { report } from "./load/report.ts";
import { withTemporaryWorker } from "./local-worker/temporary.ts";
import { listCallsSince } from "./replay/list-calls.ts";
import { readCount } from "./replay/read.ts";
import { tally } from "./replay/tally.ts";
import { waitForAnalyses } from "./replay/wait.ts";
import { progress } from "./terminal.ts";

/** A worker that is away for longer has died. */
const PATIENCE_MS = 10_000;
const SECRET = "load-test-key";

const show = progress();

/**
 * `npm run load`: many calls at once, each told by a provider in signed messages, some of them twice and out of order; how
 * long each message waits for its answer, and whether every call is analysed once.
 */
await command(async (interrupted) => {
  const { values } = parseArgs({
    options: {
      calls: { type: "string", default: "500" },
      concurrency: { type: "string", default: "50" },
    },
  });
  const calls = readCount("calls", values.calls, 1);
  const concurrency = readCount("concurrency", values.concurrency, 1);
  const log: string[] = [];
  await withTemporaryWorker(
    interrupted,
    (line) => log.push(line),
    async (worker) => {
      const api = apiClient(worker, interrupted, PATIENCE_MS);
      const agent = await api.post<AgentAnswer>("/v1/agents", {
        agent_name: "Line",
        post_call_data_extraction: [{ name: "name", type: "string", description: "Customer full name" }],
      });
      const { intake_url } = await api.post<{ intake_url: string }>("/v1/connections", {
        ...{ provider: "retell", agent_id: agent.agent_id, credentials: { api_key: SECRET } },
      });
      const began = Date.now();
      const answered = await fireMessages(
        { url: intake_url, secret: SECRET, calls, concurrency },
        (done, all) => show.live(`  ${done} of ${all} messages answered`),
      );
      show.line(`${answered.length} messages answered in ${((Date.now() - began) / 1000).toFixed(1)} s`);
      const ids = await callIds(api, calls);
      const sent = new Map([...ids].map((call) => [call.provider_call_id, call.call_id]));
      const listed = await waitForAnalyses(api, sent, interrupted, (now) =>
        show.live(`  ${sent.size - now.waiting} of ${calls} calls analysed`),
      );
      show.end();
      const came = tally(sent, listed);
      console.log(report({ calls, answered, listed: listed.length, came }));
      if (
        came.completed !== calls ||
        listed.length !== calls ||
        answered.some(({ status }) => status !== 200)
      ) {
        throw new Failure(`Not every call arrived once.\n${log.slice(-20).join("\n")}`);
      }
    },
  );

  /** Calls are made of their messages behind the door: they are in the list a moment later. */
  async function callIds(api: ReturnType<typeof apiClient>, expected: number) {
    const until = Date.now() + 60_000;
    for (;;) {
      const listed = await listCallsSince(api, "");
      if (listed.length >= expected || Date.now() > until) return listed;
      show.live(`  ${listed.length} of ${expected} calls put together`);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
});
