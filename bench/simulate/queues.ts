import type { Services } from "../../src/compose.ts";
import { consume } from "../../src/jobs/consume.ts";
import { JobMessage } from "../../src/jobs/message.ts";
import type { Chronicle } from "./chronicle.ts";
import type { Draw } from "./draw.ts";
import type { Timeline } from "./timeline.ts";

const SECOND_MS = 1_000;
/** What comes within a second is one batch: more of it meets than in a real queue. */
const MAX_BATCH = 10;
const LOST = 0.01;
const TWICE = 0.01;

export interface QueueTools {
  chronicle: Chronicle;
  timeline: Timeline;
  draw: Draw;
  services: () => Services;
  onLost: (job: JobMessage) => void;
  /** After the worker acknowledged a message. */
  onDone: (job: JobMessage) => Promise<void>;
}

interface Letter {
  job: JobMessage;
  attempts: number;
}

/** A queue in virtual time: it takes a second or two, loses one message in a hundred and delivers one in a hundred twice. */
export function virtualQueue(name: string, tools: QueueTools): Queue {
  const { chronicle, timeline, draw } = tools;
  const batches = new Map<number, Letter[]>();
  const sent = new Map<string, number>();

  function post(letter: Letter, delayMs: number): void {
    const at = Math.ceil((timeline.now() + delayMs) / SECOND_MS) * SECOND_MS;
    const batch = batches.get(at);
    if (batch) return void batch.push(letter);
    batches.set(at, [letter]);
    timeline.at(at, async () => {
      const letters = batches.get(at) ?? [];
      batches.delete(at);
      for (let from = 0; from < letters.length; from += MAX_BATCH) {
        await deliver(letters.slice(from, from + MAX_BATCH));
      }
    });
  }

  async function deliver(letters: readonly Letter[]): Promise<void> {
    const done: JobMessage[] = [];
    const messages = letters.map((letter, index) => ({
      id: `${name}-${timeline.now()}-${index}`,
      timestamp: new Date(timeline.now()),
      body: letter.job,
      attempts: letter.attempts,
      ack: () => void done.push(letter.job),
      retry: (options?: QueueRetryOptions) =>
        post({ ...letter, attempts: letter.attempts + 1 }, (options?.delaySeconds ?? 0) * SECOND_MS),
    }));
    const batch = { queue: name, messages, ackAll() {}, retryAll() {} };
    await consume(tools.services(), batch as unknown as MessageBatch, () => {});
    for (const job of done) await tools.onDone(job);
  }

  function take(body: unknown): void {
    const job = JobMessage.parse(body);
    const text = JSON.stringify(job);
    const time = sent.get(text) ?? 0;
    sent.set(text, time + 1);
    if (draw("lost message", text, time) < LOST) {
      chronicle.count("messages lost");
      tools.onLost(job);
      return;
    }
    const delay = () => SECOND_MS * (0.2 + 1.3 * draw("message", text, time));
    post({ job, attempts: 1 }, delay());
    const twice = draw("message twice", text, time);
    if (twice >= TWICE) return;
    chronicle.count("messages that came twice");
    // Half of them at the same moment, in one batch: they run side by side.
    post({ job, attempts: 1 }, twice < TWICE / 2 ? delay() : 60 * SECOND_MS * draw("second", text, time));
  }

  const queue = {
    async sendBatch(messages: Iterable<MessageSendRequest>) {
      for (const { body } of messages) take(body);
    },
  };
  return queue as unknown as Queue;
}
