import type { Answered } from "../fire-messages.ts";
import { answerLines } from "../report.ts";
import { spreadOf } from "../spread.ts";
import type { LiveTally } from "./tally.ts";

/** What is known of the run beside its calls. */
export interface LiveRun {
  answered: readonly Answered[];
  /** From the first message to the last answer. */
  playedMs: number;
  /** How many calls were told to hand over, by webhook. */
  told: number;
  /** Webhooks that did not verify. */
  refused: number;
}

/** What playing live calls came to, for people. */
export function liveReport(tally: LiveTally, { answered, playedMs, told, refused }: LiveRun): string {
  const { calls, ended, open, expected } = tally;
  const seconds = playedMs / 1000;
  return [
    ...answerLines(answered),
    `calls taken in        ${tally.takenIn} of ${calls}, lost ${calls - tally.takenIn}, twice ${tally.tooMany}; ${(answered.length / seconds).toFixed(0)} messages a second`,
    `transcripts           ${tally.wholeTranscripts} of ${ended} whole and in order`,
    `analyses              ${tally.analysed} of ${ended}`,
    ...(open > 0
      ? [
          `never ended           ${tally.shownLive} of ${open} shown in progress, with all that was said; half an hour of silence closes them`,
        ]
      : []),
    `transfers             ${tally.handedOver} of ${expected} calls handed over, connected ${tally.connected}, twice ${tally.again}, wrongly ${tally.wrongly}`,
    `told by webhook       ${told} of ${expected}, not verified ${refused}`,
    `decision              ${spreadOf(tally.decisionMs)}, from sending the utterance to the transfer`,
  ].join("\n");
}

/** What speaks against the run, one sentence each. */
export function liveFaults(tally: LiveTally, { answered, refused }: LiveRun): string[] {
  const wrong = answered.filter(({ status }) => status !== 200).length;
  return [
    ...(wrong > 0 ? [`${wrong} messages were not answered with 200.`] : []),
    ...(tally.tooMany > 0 ? [`${tally.tooMany} calls are there twice, or were never played.`] : []),
    ...(refused > 0 ? [`${refused} webhooks did not verify.`] : []),
    ...tally.faults,
  ];
}
