import { randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { CallAnswer, IngestAnswer } from "./api/answers.ts";
import { type ApiClient, apiClient } from "./api/client.ts";
import { command } from "./command.ts";
import { Failure } from "./failure.ts";
import { withTemporaryWorker } from "./local-worker/temporary.ts";
import { createAgents } from "./replay/agents.ts";
import { type LabelledCall, readLabelledCalls } from "./replay/labelled-call.ts";
import { mapConcurrently } from "./replay/map-concurrently.ts";
import { bar, findFaults, report } from "./replay/report.ts";
import { tally } from "./replay/tally.ts";
import { waitForAnalyses } from "./replay/wait.ts";
import { progress } from "./terminal.ts";

const USAGE = `Usage: npm run replay -- FILE.jsonl [--limit N] [--out PREDICTIONS.jsonl] [--url URL --key KEY]

Each line of FILE: {"id", "turns": [{"role", "text"}], "fields": […], "call_time", "timezone"}.
Without --url a worker of its own is started for the run, with an empty database.`;

/** Requests under way at once. */
const CONCURRENCY = 8;
/** A worker that is killed and started again is waited for this long; nothing is sent twice that was taken in. */
const PATIENCE_MS = 120_000;

const show = progress();

/** `npm run replay`: sends recorded calls and shows what became of each; exit code 1 where one is lost or failed. */
await command(async (interrupted) => {
  const { values: flags, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      limit: { type: "string" },
      out: { type: "string" },
      url: { type: "string" },
      key: { type: "string" },
    },
  });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new Failure(USAGE);
  const calls = readLabelledCalls(await textOf(file), readLimit(flags.limit));
  const run = (target: { url: string; apiKey: string }) =>
    replay(apiClient(target, interrupted, PATIENCE_MS), calls, flags.out, interrupted);

  if (flags.url) {
    const apiKey = flags.key ?? process.env.BOOTSTRAP_API_KEY;
    if (!apiKey) throw new Failure("Give the API key of that worker with --key.");
    await run({ url: flags.url.replace(/\/+$/, ""), apiKey });
  } else {
    show.line("Starting a worker of its own …");
    await withTemporaryWorker(interrupted, show.line, run);
  }
});

async function replay(
  api: ApiClient,
  calls: readonly LabelledCall[],
  out: string | undefined,
  interrupted: AbortSignal,
): Promise<void> {
  const agents = await createAgents(api, calls, CONCURRENCY);
  show.line(`${calls.length} calls, ${new Set(agents.values()).size} agents`);

  const run = randomUUID();
  const sent = new Map<string, string>();
  await mapConcurrently(calls, CONCURRENCY, async (call) => {
    const body = callBody(call, `${run}/${call.id}`, agents.get(call.id));
    const { call_id } = await api.post<IngestAnswer>("/v1/calls", body);
    sent.set(body.provider_call_id, call_id);
    show.live(bar(sent.size, calls.length, "sent"));
  });
  show.line(`${sent.size} sent`);

  const listed = await waitForAnalyses(api, sent, interrupted, (now) => {
    show.live(bar(sent.size - now.waiting - now.lost, sent.size, "analysed"));
  });
  show.end();
  const result = tally(sent, listed);
  console.log(report(sent.size, result));
  if (out) await writeFile(out, predictions(calls, run, listed));
  const faults = findFaults(result);
  if (faults.length > 0)
    throw new Failure(`Not every call ended well:\n${faults.map((fault) => `- ${fault}`).join("\n")}`);
}

function callBody(call: LabelledCall, providerCallId: string, agentId: string | undefined) {
  return {
    agent_id: agentId,
    provider_call_id: providerCallId,
    started_at: call.call_time,
    timezone: call.timezone,
    transcript: call.turns,
  };
}

/** One `{"id", "data"}` line for each call that has ended, in the order of the file. */
function predictions(calls: readonly LabelledCall[], run: string, listed: readonly CallAnswer[]): string {
  const found = new Map(listed.map((call) => [call.provider_call_id, call]));
  return calls
    .flatMap(({ id }) => {
      const call = found.get(`${run}/${id}`);
      return call ? [`${JSON.stringify({ id, data: call.analysis.data })}\n`] : [];
    })
    .join("");
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new Failure(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

function readLimit(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1)
    throw new Failure(`--limit is ${text}: use a whole number from 1.`);
  return limit;
}
