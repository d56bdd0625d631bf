import { parseArgs } from "node:util";
import type { AgentAnswer, CallAnswer, IngestAnswer } from "./api/answers.ts";
import { type ApiClient, apiClient } from "./api/client.ts";
import { command } from "./command.ts";
import { exampleAgent } from "./demo/agent.ts";
import { findProblems } from "./demo/check.ts";
import { followCall, followRing, type Patience } from "./demo/follow.ts";
import { runLive } from "./demo/live/run.ts";
import { readProviders } from "./demo/provider/providers.ts";
import { runProviders } from "./demo/provider/run.ts";
import { type Receiver, startReceiver } from "./demo/receiver.ts";
import { callBody, SAMPLE_CALLS, type SampleCall } from "./demo/sample-calls.ts";
import { callsRung, dueAt, STAGES, type Stage, type Story } from "./demo/story.ts";
import { summarise } from "./demo/summary.ts";
import { Failure } from "./failure.ts";
import { freePort } from "./local-worker/port.ts";
import { withTemporaryWorker } from "./local-worker/temporary.ts";
import { bold, dim, green, progress } from "./terminal.ts";

/** From the first call sent to the last thing arrived; about 30 s are usual, 20 of them the follow-up's wait. */
const DEMO_TIMEOUT_MS = 120_000;
/** A worker that is away for longer has died. */
const PATIENCE_MS = 10_000;
const MAX_CALLS = 500;

const show = progress();
const reached = new Map<string, Stage>();

/**
 * `npm run demo`: the whole way of a dozen calls, on this machine, with an exit code that says whether all arrived. With
 * `--provider` the way of conversations that voice providers tell of, with `--live` calls as they are going on.
 */
await command(async (interrupted) => {
  const { values } = parseArgs({ options: { provider: { type: "string" }, live: { type: "boolean" } } });
  if (values.live && values.provider !== undefined)
    throw new Failure("Use --live or --provider, one at a time.");
  if (values.live) return runLive(interrupted);
  if (values.provider !== undefined) return runProviders(readProviders(values.provider), interrupted);
  const log: string[] = [];
  const receiver = await startReceiver(await freePort());
  try {
    show.line(
      "Starting a worker of its own (local database, offline unless EXTRACTION_MODEL says otherwise) …",
    );
    await withTemporaryWorker(
      interrupted,
      (line) => log.push(line),
      async (worker) => {
        show.line(`Worker ${worker.url}, webhook receiver ${receiver.url}\n`);
        await play(apiClient(worker, interrupted, PATIENCE_MS), receiver, interrupted);
      },
    );
  } catch (error) {
    if (log.length > 0) console.error(`\nThe worker's log:\n${log.join("\n")}`);
    throw error;
  } finally {
    await receiver.close();
  }
});

async function play(api: ApiClient, receiver: Receiver, interrupted: AbortSignal): Promise<void> {
  const started = Date.now();
  const patience = { until: started + DEMO_TIMEOUT_MS, interrupted };
  const agent = await api.post<AgentAnswer>("/v1/agents", exampleAgent(receiver.url));
  if (!agent.webhook_secret)
    throw new Failure("The new agent came without a webhook_secret: nothing could be verified.");
  receiver.trust(agent.webhook_secret);
  // Without a list, calls go to the countries of the workspace's own numbers alone.
  await api.patch("/v1/calling-rules", { allowed_countries: ["TR", "GB"] });

  const told = await Promise.all(
    SAMPLE_CALLS.map(async (sample, index) => {
      const callId = await send(api, sample, agent.agent_id, index + 1);
      const story = await watch(api, sample.title, callId, patience);
      return sample.ringsSoon ? await ring(api, story, patience) : { story, rung: [] };
    }),
  );
  show.end();
  const rung = told.flatMap((each) => each.rung);
  const samples = told.map(({ story }, index) => ({ sample: SAMPLE_CALLS[index] as SampleCall, story }));
  const listed = await api.get<CallAnswer[]>(`/v1/calls?limit=${MAX_CALLS}`);
  const list = await api.get<{ phone_number: string }[]>("/v1/suppressions");
  const suppressed = list.map(({ phone_number }) => phone_number);
  const { receipts } = receiver;

  console.log(`\n${bold("What came of the calls")}\n`);
  for (const story of [...told.map(({ story }) => story), ...rung]) console.log(summarise(story, receipts));
  const problems = findProblems({ samples, rung, receipts, listed, suppressed });
  if (problems.length > 0)
    throw new Failure(`Not everything arrived:\n${problems.map((line) => `- ${line}`).join("\n")}`);
  console.log(
    green(
      `${listed.length} calls analysed (${rung.length} of them rung by a follow-up), ${receipts.length} webhooks received and verified, nothing twice, in ${seconds(started)}.`,
    ),
  );
}

/** Sends a sample, twice where it says so, and answers the call's id. */
async function send(api: ApiClient, sample: SampleCall, agentId: string, number: number): Promise<string> {
  const body = callBody(sample, agentId, number, new Date());
  const { call_id } = await api.post<IngestAnswer>("/v1/calls", body);
  if (sample.sentTwice) {
    const again = await api.post<IngestAnswer>("/v1/calls", body);
    if (again.call_id !== call_id || again.created)
      throw new Failure(`"${sample.title}" was taken in twice.`);
    show.line(`  ${sample.title}: sent again, and known already`);
  }
  return call_id;
}

async function watch(api: ApiClient, title: string, callId: string, patience: Patience): Promise<Story> {
  const started = Date.now();
  return followCall(api, title, callId, patience, (stage) => {
    reached.set(callId, stage);
    show.line(`  ${stage.padEnd(9)} ${title}${stage === "queued" ? "" : dim(`  ${seconds(started)}`)}`);
    show.live(`  ${STAGES.map((each) => `${count(each)} ${each}`).join(" · ")}`);
  });
}

function count(stage: Stage): number {
  return [...reached.values()].filter((each) => each === stage).length;
}

/** Waits for a follow-up that is due soon, and then follows the call that it makes. */
async function ring(
  api: ApiClient,
  story: Story,
  patience: Patience,
): Promise<{ story: Story; rung: Story[] }> {
  const due = dueAt(story);
  if (due) show.line(`  waiting   the follow-up of "${story.title}" rings in ${seconds(Date.now(), due)}`);
  const rang = await followRing(api, story, patience);
  const rung = await Promise.all(
    callsRung(rang).map((callId) => {
      show.line(`  ringing   ${rang.schedules[0]?.to_number} on the simulated network`);
      return watch(api, `The follow-up of "${story.title}"`, callId, patience);
    }),
  );
  return { story: rang, rung };
}

function seconds(from: number, to = Date.now()): string {
  return `${((to - from) / 1000).toFixed(1)} s`;
}
