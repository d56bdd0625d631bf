import * as z from "zod";
import { fieldErrors } from "../../../../errors.ts";
import { isoAt } from "../../../../time/local-time.ts";
import type { DeliveryFilter } from "../../../../webhooks/list.ts";
import { DeliverySelection } from "../../../../webhooks/selection.ts";
import { readDay } from "../../../days.ts";

/** The members of the page's address as they stand in its form. */
export type Values = Readonly<Record<string, string>>;

export interface Asked {
  values: Values;
  filter: DeliveryFilter;
  /** The same for a replay of all that match; null where it cannot be one. */
  selection: DeliverySelection | null;
  after: string | null;
  checked: readonly string[];
  isFiltered: boolean;
  /** Why the filter was left out. */
  problem: string | null;
}

/** Stands in an address for what goes to no endpoint: agents' own webhooks and actions. */
export const NO_ENDPOINT = "none";
/** Members that are no part of what a list is narrowed to. */
const BESIDE = ["after", "delivery"];

const Day = z.iso.date("Use a day such as 2026-05-07.");
const Members = z.object({
  ...DeliverySelection.omit({ delivery_ids: true, since: true, until: true }).shape,
  url: z.string().max(2000).optional(),
  schedule_id: z.string().max(64).optional(),
  replay_id: z.string().max(64).optional(),
  since: Day.optional(),
  until: Day.optional(),
});

/**
 * What an address asks for. Days are the viewer's; a member that is empty, as a form sends it, asks for nothing. A filter
 * that is wrong shows all deliveries and says why.
 */
export function readQuery(params: URLSearchParams, zone: string): Asked {
  const values = Object.fromEntries([...params].map(([name, value]) => [name, value.trim()]));
  const given = Object.entries(values).filter(([name, value]) => value !== "" && !BESIDE.includes(name));
  const { endpoint_id: endpointId, ...members } = Object.fromEntries(given);
  const read = Members.safeParse({
    ...members,
    ...(endpointId ? { endpoint_id: endpointId === NO_ENDPOINT ? null : endpointId } : {}),
  });
  const issues = read.success ? [] : fieldErrors(read.error.issues);
  const asked = read.success ? read.data : {};
  const [from, to] = [readDay(asked.since, zone), readDay(asked.until, zone)];
  const since = from ? isoAt(from.first, zone) : undefined;
  const until = to ? isoAt(to.past, zone) : undefined;
  return {
    values,
    filter: {
      callId: asked.call_id,
      agentId: asked.agent_id,
      endpointId: asked.endpoint_id,
      scheduleId: asked.schedule_id,
      replayId: asked.replay_id,
      eventType: asked.event_type,
      statuses: asked.status && [asked.status],
      url: asked.url,
      since: from?.first,
      until: to?.past,
    },
    selection: read.success ? selectionOf({ ...read.data, since, until }) : null,
    after: values.after?.startsWith("dlv_") ? values.after : null,
    checked: params.getAll("delivery"),
    isFiltered: given.length > 0,
    problem: issues[0] ? `${issues[0].field}: ${issues[0].message}` : null,
  };
}

/** A replay knows no address, schedule or replay, needs a member, and leaves alone what is on its way. */
function selectionOf(members: z.infer<typeof Members>): DeliverySelection | null {
  const { url, schedule_id: scheduleId, replay_id: replayId, ...rest } = members;
  if (url ?? scheduleId ?? replayId ?? (rest.status === "pending" || undefined)) return null;
  const known = Object.entries(rest).filter(([, value]) => value !== undefined);
  return known.length > 0 ? (Object.fromEntries(known) as DeliverySelection) : null;
}
