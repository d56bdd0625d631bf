import { firstAnalysisId } from "../../analyses/analyze.ts";
import type { TimelineRows } from "../../store/timeline.ts";
import { entry, type TimelineEntry } from "./entry.ts";

/** The call itself: what its provider told, and what came of its transcript. */
export function toldEntries(rows: TimelineRows): TimelineEntry[] {
  const { call, told } = rows;
  const { direction, fromNumber: from_number, toNumber: to_number, status, provider } = call;
  return [
    ...entry("call.started", instant(call.startedAt), { direction, from_number, to_number }),
    ...told.flatMap(({ kind, at, until, count }) =>
      kind === "turn"
        ? entry("call.utterances", at, { count, until: new Date(until).toISOString() })
        : entry("provider.told", at, { event: kind }),
    ),
    ...entry("call.ended", instant(call.endedAt), {
      ...{ status, end_reason: call.endReason, duration_ms: call.durationMs },
    }),
    ...entry("call.received", call.createdAt, { provider, status }),
    ...transcriptEntries(rows),
  ];
}

function transcriptEntries({ call, conversation, told, turns, reanalyses }: TimelineRows): TimelineEntry[] {
  const problem = call.transcriptProblem;
  if (problem !== null) {
    const at = conversation?.overAt ?? instant(call.endedAt) ?? call.createdAt;
    return entry("transcript.missing", at, { problem, fetches: conversation?.fetches ?? 0 });
  }
  if (turns === 0) return [];
  // Named so where a call that was closed without one got it after all (`conversations/late.ts`).
  const late = reanalyses.find(({ id }) => id === `${firstAnalysisId(call.id)}_late`);
  if (late) return entry("transcript.late", late.createdAt, { turns });
  const whole = told.findLast(({ kind }) => kind === "transcript");
  if (whole) return entry("transcript.received", whole.receivedAt, { turns });
  // Where utterances were told one by one, they are the transcript.
  return told.some(({ kind }) => kind === "turn")
    ? []
    : entry("transcript.received", call.createdAt, { turns });
}

const instant = (written: string | null): number | null => (written === null ? null : Date.parse(written));
