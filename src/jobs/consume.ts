import { performRun } from "../actions/perform.ts";
import { processAgain } from "../analyses/process-again.ts";
import { spreadBatch } from "../analyses/spread-batch.ts";
import { processCall } from "../calls/process.ts";
import type { Services } from "../compose.ts";
import { reasonOf } from "../log.ts";
import type { Outcome } from "../outcome.ts";
import { dial } from "../schedules/dial.ts";
import { deliver } from "../webhooks/deliver.ts";
import { JobMessage } from "./message.ts";

/** Beyond this the row's own due time and the sweep take over: a queue holds a message for hours at most. */
const MAX_QUEUE_DELAY_SECONDS = 3600;
/** First wait after an error of ours; doubles with every try of the message. */
const ERROR_DELAY_SECONDS = 2;
const MAX_ERROR_DELAY_SECONDS = 300;

/** Hands each message of a batch to its verb. One that fails is retried by itself and never holds up its neighbours. */
export async function consume(services: Services, batch: MessageBatch): Promise<void> {
  await Promise.all(batch.messages.map((message) => consumeOne(services, batch.queue, message)));
}

async function consumeOne(services: Services, queue: string, message: Message): Promise<void> {
  const job = JobMessage.safeParse(message.body);
  if (!job.success) {
    services.log("error", "message_unreadable", { queue, message_id: message.id });
    return message.ack();
  }
  try {
    settle(services, message, await perform(services, job.data));
  } catch (error) {
    services.log("error", "job_threw", { ...job.data, attempt: message.attempts, reason: reasonOf(error) });
    const wait = ERROR_DELAY_SECONDS * 2 ** (message.attempts - 1);
    message.retry({ delaySeconds: Math.min(wait, MAX_ERROR_DELAY_SECONDS) });
  }
}

function perform(services: Services, job: JobMessage): Promise<Outcome> {
  const workspaceId = job.workspace_id;
  switch (job.kind) {
    case "analyze":
      return processCall(services, { workspaceId, callId: job.call_id });
    case "reanalyze":
      return processAgain(services, { workspaceId, callId: job.call_id, analysisId: job.analysis_id });
    case "reanalyze_batch":
      return spreadBatch(services, { workspaceId, batchId: job.batch_id });
    case "act":
      return performRun(services, { workspaceId, callId: job.call_id, name: job.name });
    case "deliver":
      return deliver(services, workspaceId, job.delivery_id);
    case "dial":
      return dial(services, workspaceId, job.schedule_id, job.number);
  }
}

/** The one place that turns an outcome into ack or retry. Parked work is acked: its row says why and a person decides. */
function settle(services: Services, message: Message, outcome: Outcome): void {
  const seconds =
    outcome.kind === "retry" ? Math.max(0, Math.ceil((outcome.at - services.clock()) / 1000)) : Infinity;
  if (seconds > MAX_QUEUE_DELAY_SECONDS) message.ack();
  else message.retry({ delaySeconds: seconds });
}
