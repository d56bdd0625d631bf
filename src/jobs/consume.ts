import { performRun } from "../actions/perform.ts";
import { processAgain } from "../analyses/process-again.ts";
import { spreadBatch } from "../analyses/spread-batch.ts";
import { stepBacktest } from "../analyses/step-backtest.ts";
import { processCall } from "../calls/process.ts";
import type { Services } from "../compose.ts";
import { settleCall } from "../conversations/settle.ts";
import { stepExport } from "../exports/step.ts";
import { stepImport } from "../imports/step-import.ts";
import { reasonOf } from "../log.ts";
import type { Outcome } from "../outcome.ts";
import { dial } from "../schedules/dial.ts";
import { applySuppression } from "../suppressions/apply.ts";
import { resumeTransfer } from "../transfers/resume.ts";
import { deliver } from "../webhooks/deliver.ts";
import { continueReplay } from "../webhooks/replay-many.ts";
import { JobMessage } from "./message.ts";

/** Beyond this the row's own due time and the sweep take over: a queue holds a message for hours at most. */
const MAX_QUEUE_DELAY_SECONDS = 3600;
/** First wait after an error of ours; doubles with every try of the message. */
const ERROR_DELAY_SECONDS = 2;
const MAX_ERROR_DELAY_SECONDS = 300;

/** Lets work go on after its message was answered for. */
type WaitUntil = (work: Promise<void>) => void;

/** Hands each message of a batch to its verb. One that fails is retried by itself and never holds up its neighbours. */
export async function consume(services: Services, batch: MessageBatch, waitUntil: WaitUntil): Promise<void> {
  await Promise.all(batch.messages.map((message) => consumeOne(services, batch.queue, message, waitUntil)));
}

async function consumeOne(
  services: Services,
  queue: string,
  message: Message,
  waitUntil: WaitUntil,
): Promise<void> {
  const job = JobMessage.safeParse(message.body);
  if (!job.success) {
    services.log("error", "message_unreadable", { queue, message_id: message.id });
    return message.ack();
  }
  try {
    if (job.data.kind === "deliver") return await consumeDelivery(services, message, job.data, waitUntil);
    settle(services, message, await perform(services, job.data));
  } catch (error) {
    services.log("error", "job_threw", { ...job.data, attempt: message.attempts, reason: reasonOf(error) });
    const wait = ERROR_DELAY_SECONDS * 2 ** (message.attempts - 1);
    message.retry({ delaySeconds: Math.min(wait, MAX_ERROR_DELAY_SECONDS) });
  }
}

type DeliverJob = JobMessage & { kind: "deliver" };

/**
 * The message is done with as soon as the attempt is claimed, and the attempt goes on beside: an endpoint that takes its
 * time holds up no batch. What comes after it is knocked for by a message of its own.
 */
async function consumeDelivery(
  services: Services,
  message: Message,
  job: DeliverJob,
  waitUntil: WaitUntil,
): Promise<void> {
  const claim = Promise.withResolvers<"claimed">();
  const ended = deliver(services, job.workspace_id, job.delivery_id, () => claim.resolve("claimed"));
  const first = await Promise.race([claim.promise, ended]);
  if (first !== "claimed") return settle(services, message, first);
  message.ack();
  waitUntil(
    ended.then(
      (outcome) => comeBack(services, job, outcome),
      // The claim runs out, and the sweep knocks again.
      (error) => services.log("error", "job_threw", { ...job, reason: reasonOf(error) }),
    ),
  );
}

async function comeBack(services: Services, job: DeliverJob, outcome: Outcome): Promise<void> {
  const seconds = secondsUntilRetry(services, outcome);
  if (seconds === null) return;
  await services.requestDelivery({ workspaceId: job.workspace_id, deliveryId: job.delivery_id }, seconds);
}

function perform(services: Services, job: Exclude<JobMessage, DeliverJob>): Promise<Outcome> {
  const workspaceId = job.workspace_id;
  switch (job.kind) {
    case "analyze":
      return processCall(services, { workspaceId, callId: job.call_id });
    case "reanalyze":
      return processAgain(services, { workspaceId, callId: job.call_id, analysisId: job.analysis_id });
    case "reanalyze_batch":
      return spreadBatch(services, { workspaceId, batchId: job.batch_id });
    case "backtest":
      return stepBacktest(services, { workspaceId, backtestId: job.backtest_id });
    case "export":
      return stepExport(services, { workspaceId, exportId: job.export_id });
    case "import":
      return stepImport(services, { workspaceId, importId: job.import_id });
    case "act":
      return performRun(services, { workspaceId, callId: job.call_id, name: job.name });
    case "replay":
      return continueReplay(services, { workspaceId, replayId: job.replay_id });
    case "suppress":
      return applySuppression(services, {
        workspaceId,
        phoneNumber: job.phone_number,
        agentId: job.agent_id,
      });
    case "settle":
      return settleCall(services, {
        workspaceId,
        provider: job.provider,
        connectionId: job.connection_id,
        providerCallId: job.provider_call_id,
      });
    case "transfer":
      return resumeTransfer(services, { workspaceId, callId: job.call_id, number: job.number });
    case "dial":
      return dial(services, workspaceId, job.schedule_id, job.number);
  }
}

/** The one place that turns an outcome into ack or retry. Parked work is acked: its row says why and a person decides. */
function settle(services: Services, message: Message, outcome: Outcome): void {
  const delaySeconds = secondsUntilRetry(services, outcome);
  if (delaySeconds === null) message.ack();
  else message.retry({ delaySeconds });
}

/** Null where no message is to come again: it has ended, or is due later than a queue can hold one. */
function secondsUntilRetry(services: Services, outcome: Outcome): number | null {
  if (outcome.kind !== "retry") return null;
  const seconds = Math.max(0, Math.ceil((outcome.at - services.clock()) / 1000));
  return seconds > MAX_QUEUE_DELAY_SECONDS ? null : seconds;
}
