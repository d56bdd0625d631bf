import * as z from "zod";
import { overview } from "../../analyses/overview.ts";
import { dayOf } from "../../analyses/overview-periods.ts";
import { invalid } from "../../errors.ts";
import { localAt } from "../../time/local-time.ts";
import { Timezone } from "../../time/timezone.ts";
import { handlers } from "../handlers.ts";
import { instant } from "../instant.ts";
import { query } from "../query.ts";

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 7;
/** What one chart can show, and one answer carry. */
const MAX_DAYS = { day: 400, hour: 14 };

const EDGE = "Use a date such as 2026-05-07, or ISO 8601 with an offset.";
const Day = z.iso.date(EDGE);

/** An instant, or a day of the zone that the answer is in. */
const Edge = z
  .string()
  .transform((text) => ({ text, isDay: /^\d{4}-\d{2}-\d{2}$/.test(text) }))
  .pipe(
    z.union(
      [
        z.object({ isDay: z.literal(true), text: Day }).transform(({ text }) => ({ day: text })),
        z.object({ isDay: z.literal(false), text: instant }).transform(({ text }) => ({ at: text })),
      ],
      EDGE,
    ),
  );
type Edge = z.output<typeof Edge>;

const Query = z.strictObject({
  agent_id: z.string().optional(),
  from: Edge.optional(),
  until: Edge.optional(),
  timezone: Timezone.default("UTC"),
  by: z.enum(["day", "hour"]).default("day"),
});

/** `from` begins where its day does; `until` is not included, but a day is, to its end. By default the last seven days. */
export const getStatistics = handlers(query(Query), async (c) => {
  const { agent_id: agentId = null, from: first, until: last, timezone, by } = c.req.valid("query");
  const { services } = c.env;
  const today = localAt(services.clock(), timezone).slice(0, "YYYY-MM-DD".length);
  const until = edge(last ?? { day: today }, timezone).past;
  const from = first
    ? edge(first, timezone).first
    : dayOf(localAt(until - (DEFAULT_DAYS - 1) * DAY_MS - 1, timezone).slice(0, 10), timezone).first;
  if (from >= until) throw invalid([{ field: "until", message: "Give a time after from." }]);
  if (until - from > (MAX_DAYS[by] + 1) * DAY_MS)
    throw invalid([{ field: "from", message: `By ${by}, ask for at most ${MAX_DAYS[by]} days at once.` }]);
  const request = { agentId, from, until, timezone, by };
  return c.json(await overview(services, c.get("workspaceId"), request));
});

const edge = (given: Edge, timezone: string) =>
  "day" in given ? dayOf(given.day, timezone) : { first: given.at, past: given.at };
