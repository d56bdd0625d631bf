import type { CreateTools } from "./create.ts";
import { readBooking } from "./create.ts";
import { type OccurrenceView, viewRunAhead } from "./preview.ts";
import { timingUnder } from "./ring.ts";
import { runsAhead } from "./runs-ahead.ts";

/** When a schedule that is not saved would ring; `invalid` as for one that is to be. */
export async function previewBooking(
  tools: Pick<CreateTools, "db" | "clock" | "newId">,
  workspaceId: string,
  input: unknown,
  limit: number,
): Promise<OccurrenceView[]> {
  const { booking, facts, planned } = await readBooking(tools, workspaceId, input);
  const timing = timingUnder(booking, facts)(null);
  const shown: OccurrenceView[] = [];
  for (const run of runsAhead({ ...booking, ...planned, runs: 0, lastRun: null }, timing, tools.clock())) {
    if (shown.length >= limit) break;
    shown.push(viewRunAhead(run, booking.timezone));
  }
  return shown;
}
