import type { Configuration } from "../agents/configuration.ts";
import { findTranscripts, type listCalls } from "../store/calls.ts";
import { withAskedForHuman } from "../transfers/asked-for-human/hear.ts";
import { type ComparedCall, compareCall } from "./compare-call.ts";
import { type RehearsalTools, rehearse } from "./rehearse.ts";

/** At most 2 MB each in memory, and no more at once than a model's rate limit bears. */
export const CALLS_AT_ONCE = 4;

export type FoundCall = Awaited<ReturnType<typeof listCalls>>[number];

/** A call compared; `mayPass` where nothing is known of it since no model could be reached, which may be otherwise soon. */
export interface Compared {
  call: ComparedCall;
  mayPass: boolean;
}

/** Reads some calls (`CALLS_AT_ONCE` at most) with a configuration, and compares each with what stands. Saves nothing. */
export async function compareWith(
  tools: RehearsalTools,
  workspaceId: string,
  configuration: Configuration,
  found: readonly FoundCall[],
): Promise<Compared[]> {
  const hiddenNow = configuration.post_call_data_extraction.filter(({ pii }) => pii).map(({ name }) => name);
  const ids = found.map(({ call }) => call.id);
  const turnsOf = await findTranscripts(tools.db, workspaceId, ids);
  const compared = found.map(async ({ call, analysis, piiFields, ...rest }) => {
    if (!analysis) return [];
    const turns = turnsOf.get(call.id) ?? [];
    const rehearsal = await rehearse(tools, configuration, withAskedForHuman(call, turns), turns);
    const compared = compareCall({ analysis, ...rest }, rehearsal, [...piiFields, ...hiddenNow]);
    return [{ call: compared, mayPass: rehearsal.mayPass }];
  });
  return (await Promise.all(compared)).flat();
}
