import type { AgentAnswer, CallAnswer } from "../../api/answers.ts";
import { apiClient } from "../../api/client.ts";
import { Failure } from "../../failure.ts";
import { freePort } from "../../local-worker/port.ts";
import { withTemporaryWorker } from "../../local-worker/temporary.ts";
import type { LocalWorker } from "../../local-worker/worker.ts";
import { bold, dim, green, progress } from "../../terminal.ts";
import { type Receiver, startReceiver } from "../receiver.ts";
import { liveAgent } from "./agent.ts";
import { dialAndFollow, type Followed } from "./follow.ts";
import { problemsOf } from "./problems.ts";
import { SCENES } from "./scenes.ts";
import { summaryOf } from "./summary.ts";

/** From the first ring to the last webhook; about 12 s are usual. */
const TIMEOUT_MS = 90_000;
/** A worker that is away for longer has died. */
const PATIENCE_MS = 10_000;
/** What the simulated network logs whenever it rings a human's phone. */
const HUMAN_RUNG = '"event":"simulated_transfer_rings"';

/** `npm run demo -- --live`: three calls, utterance by utterance, two of which are handed over to a human. */
export async function runLive(interrupted: AbortSignal): Promise<void> {
  const show = progress();
  const log: string[] = [];
  const receiver = await startReceiver(await freePort());
  try {
    show.line("Starting a worker of its own (local database; calls ring on its simulated network) …");
    await withTemporaryWorker(
      interrupted,
      (line) => log.push(line),
      async (worker) => {
        show.line(`Worker ${worker.url}, webhook receiver ${receiver.url}\n`);
        await playAll(worker, { receiver, interrupted, log, say: show.line });
      },
    );
  } catch (error) {
    if (log.length > 0) console.error(`\nThe worker's log:\n${log.join("\n")}`);
    throw error;
  } finally {
    await receiver.close();
  }
}

interface Surroundings {
  receiver: Receiver;
  interrupted: AbortSignal;
  /** The worker's, line by line. */
  log: readonly string[];
  say: (line: string) => void;
}

async function playAll(
  worker: LocalWorker,
  { receiver, interrupted, log, say }: Surroundings,
): Promise<void> {
  const started = Date.now();
  const api = apiClient(worker, interrupted, PATIENCE_MS);
  await api.patch("/v1/calling-rules", {
    // The demo may be run at night: on a network where nobody sleeps.
    calling_window: { start: "00:00", end: "24:00", public_holidays: "ring" },
    allowed_countries: ["GB"],
  });
  const agent = await api.post<AgentAnswer>("/v1/agents", liveAgent(receiver.url));
  if (!agent.webhook_secret)
    throw new Failure("The new agent came without a webhook_secret: nothing could be verified.");
  receiver.trust(agent.webhook_secret);
  const patience = { until: started + TIMEOUT_MS, interrupted };
  const stage = { api, worker, agentId: agent.agent_id, patience, say };
  const ended = await Promise.allSettled(SCENES.map((scene) => dialAndFollow(scene, stage)));
  interrupted.throwIfAborted();
  const followed = ended.flatMap((one): Followed[] => (one.status === "fulfilled" ? [one.value] : []));
  const listed = await api.get<CallAnswer[]>("/v1/calls?limit=100");
  const { receipts } = receiver;
  const humansRung = log.filter((line) => line.includes(HUMAN_RUNG)).length;

  console.log(`\n${bold("What came of the calls")}\n`);
  for (const one of followed) console.log(summaryOf(one, receipts));
  const broken = ended.flatMap((one, place) =>
    one.status === "rejected" ? [`"${SCENES[place]?.title}": ${(one.reason as Error).message}`] : [],
  );
  const problems = [...broken, ...problemsOf({ followed, receipts, listed, humansRung })];
  if (problems.length > 0)
    throw new Failure(`Not everything came as it should:\n${problems.map((line) => `- ${line}`).join("\n")}`);
  const handed = followed.filter(({ seen }) => seen.transfers.size > 0).length;
  console.log(
    green(
      `${followed.length} calls followed live and analysed once each, ${handed} of them handed over once, ${humansRung} humans' phones rung, ${receipts.length} webhooks received and verified,`,
    ) + dim(` in ${((Date.now() - started) / 1000).toFixed(1)} s.`),
  );
}
