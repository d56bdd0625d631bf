import { encodeTime } from "ulid";
import type { Services } from "../compose.ts";
import { insertDeadLetter } from "../store/dead-letters.ts";
import { JobMessage } from "./message.ts";

const DEAD_QUEUE = /-dead$/;

export const isDeadLetterQueue = (queue: string): boolean => DEAD_QUEUE.test(queue);

/** Sorts by the time it was given up; a letter that comes twice has the same one. */
const idOf = ({ timestamp, id }: Message) => `dead_${encodeTime(timestamp.getTime()).toLowerCase()}${id}`;

/** Writes what a queue gave up on to a table, where people see it. The rows stay due, so the sweep tries on. */
export async function bury(services: Services, batch: MessageBatch): Promise<void> {
  for (const message of batch.messages) {
    const job = JobMessage.safeParse(message.body);
    const reason = job.success
      ? "Every try of this message failed inside Aftercall: see the log of the same ids."
      : "The message has a form that this version does not know.";
    await insertDeadLetter(services.db, {
      workspaceId: job.success ? job.data.workspace_id : "",
      id: idOf(message),
      queue: batch.queue.replace(DEAD_QUEUE, ""),
      message: message.body,
      reason,
      createdAt: services.clock(),
    });
    services.log("error", "dead_letter", { queue: batch.queue, ...(job.success ? job.data : {}) });
    message.ack();
  }
}
