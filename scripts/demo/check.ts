import type { CallAnswer } from "../api/answers.ts";
import type { Receipt } from "./receipt.ts";
import type { SampleCall } from "./sample-calls.ts";
import { callsRung, dueAt, type Story, stageOf } from "./story.ts";

export interface Outcome {
  /** Every number that may not be rung any more. */
  suppressed: readonly string[];
  samples: readonly { sample: SampleCall; story: Story }[];
  /** The calls that follow-ups led to. */
  rung: readonly Story[];
  receipts: readonly Receipt[];
  /** Every call that the API knows. */
  listed: readonly CallAnswer[];
}

/** Everything that did not arrive or came out wrong, one sentence each; empty when all is well. */
export function findProblems({ samples, rung, receipts, listed, suppressed }: Outcome): string[] {
  const stories = [...samples.map(({ story }) => story), ...rung];
  return [
    ...stories.flatMap((story) => unfinished(story)),
    ...stories.flatMap((story) => undelivered(story, receipts)),
    ...samples.flatMap(({ sample, story }) => unexpected(sample, story)),
    ...samples.flatMap(({ sample }) => misheard(sample, suppressed)),
    ...receipts.flatMap(({ path, eventId, problem }) =>
      problem ? [`Webhook ${eventId} at ${path}: ${problem}.`] : [],
    ),
    ...(listed.length === stories.length
      ? []
      : [
          `The API lists ${listed.length} calls, and ${stories.length} were made: one is lost, or was taken in twice.`,
        ]),
  ];
}

function unfinished(story: Story): string[] {
  const { title, call } = story;
  if (call.analysis.status === "failed")
    return [`"${title}": the analysis failed (${call.analysis.reason}).`];
  const stage = stageOf(story);
  if (stage !== "acted") return [`"${title}" (${call.call_id}) is still ${stage}.`];
  return call.actions
    .filter(({ status }) => status === "failed")
    .map(({ name, explanation }) => `"${title}": the action ${name} failed: ${explanation}`);
}

function undelivered({ title, call, deliveries }: Story, receipts: readonly Receipt[]): string[] {
  const analysed = deliveries.some(
    ({ event_type, action }) => event_type === "call.analyzed" && action === null,
  );
  return [
    ...(analysed ? [] : [`"${title}" (${call.call_id}): no call.analyzed event was made.`]),
    ...deliveries
      .filter(
        ({ event_id, status }) =>
          status !== "delivered" || !receipts.some(({ eventId }) => eventId === event_id),
      )
      .map(
        ({ event_id, url, status, reason }) =>
          `Webhook ${event_id} to ${url} is ${status}: ${reason ?? "never received"}.`,
      ),
  ];
}

function unexpected(sample: SampleCall, story: Story): string[] {
  const expected = sample.silent ? "skipped" : "completed";
  const { status } = story.call.analysis;
  return [
    ...(status === expected
      ? []
      : [`"${sample.title}": the analysis is ${status}, and ${expected} was expected.`]),
    ...(sample.ringsSoon && callsRung(story).length === 0
      ? [`"${sample.title}": the follow-up did not ring (${ringsAt(story)}).`]
      : []),
  ];
}

function misheard({ title, customer, optsOut = false }: SampleCall, suppressed: readonly string[]): string[] {
  if (suppressed.includes(customer) === optsOut) return [];
  return [`"${title}": ${customer} ${optsOut ? "is not" : "was put"} on the suppression list.`];
}

function ringsAt(story: Story): string {
  const at = dueAt(story);
  return at === null ? "none was scheduled" : `it is due at ${new Date(at).toISOString()}`;
}
