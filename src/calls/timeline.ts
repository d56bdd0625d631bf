import type { Database } from "../store/database.ts";
import { loadTimeline, type TimelineRows } from "../store/timeline.ts";
import { noSuchCall } from "./read.ts";
import { actedEntries } from "./timeline/acted.ts";
import { TIMELINE_KINDS, type TimelineEntry, type TimelineKind } from "./timeline/entry.ts";
import { readEntries } from "./timeline/read.ts";
import { rungEntries } from "./timeline/rung.ts";
import { sentEntries } from "./timeline/sent.ts";
import { toldEntries } from "./timeline/told.ts";

/** More than a person reads through; a call has about twenty. */
export const MAX_ENTRIES = 500;

/** What is known of a call in the order of time. */
export interface Timeline {
  call_id: string;
  /** First to last. */
  entries: TimelineEntry[];
  /** What was left out of the middle, where there were too many; null where nothing was. */
  cut: Cut | null;
}

export interface Cut {
  /** How many entries, and of which kinds. */
  entries: number;
  kinds: Partial<Record<TimelineKind, number>>;
  /** The times of the first and the last of them. */
  from: string;
  until: string;
  /** True where there are still more that were not even counted. */
  is_more: boolean;
}

/**
 * Everything that is known of a call, from its first ring to the last try of a webhook; `not_found` for an unknown call. At
 * most 500 entries: beyond that the middle is left out, and `cut` says what. Times of the provider's messages are by the
 * provider's clock, all others by ours.
 */
export async function readTimeline(db: Database, workspaceId: string, callId: string): Promise<Timeline> {
  const rows = await loadTimeline(db, { workspaceId, callId });
  if (!rows) throw noSuchCall(callId);
  return timelineOf(rows);
}

export function timelineOf(rows: TimelineRows): Timeline {
  const all = [
    ...rungEntries(rows),
    ...toldEntries(rows),
    ...readEntries(rows),
    ...actedEntries(rows),
    ...sentEntries(rows),
  ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || placeOf(a) - placeOf(b));
  return { call_id: rows.call.id, ...withoutMiddle(all, rows.isMore) };
}

const placeOf = ({ kind }: TimelineEntry) => TIMELINE_KINDS.indexOf(kind);

/** Both ends say most: how the call came about, and where things stand now. */
function withoutMiddle(all: TimelineEntry[], isMore: boolean): Pick<Timeline, "entries" | "cut"> {
  const half = MAX_ENTRIES / 2;
  const left = all.slice(half, -half);
  const [from, until] = [left[0], left.at(-1)];
  if (all.length <= MAX_ENTRIES || !from || !until) return { entries: all, cut: null };
  const kinds: Cut["kinds"] = {};
  for (const { kind } of left) kinds[kind] = (kinds[kind] ?? 0) + 1;
  return {
    entries: [...all.slice(0, half), ...all.slice(-half)],
    cut: { entries: left.length, kinds, from: from.at, until: until.at, is_more: isMore },
  };
}
