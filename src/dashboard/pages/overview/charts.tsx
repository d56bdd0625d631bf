import type { Overview } from "../../../analyses/overview.ts";
import { CALL_STATUSES, TRANSFER_OUTCOMES } from "../../../calls/status.ts";
import { type Bar, Bars } from "../../charts/bars.tsx";
import { formatTime } from "../../parts/time.tsx";
import { useViewer } from "../../viewer.ts";
import { overviewWords as words } from "../../words/overview.ts";
import { callStatuses, transferOutcomes } from "../../words/statuses.ts";
import { callsOf, followUpsOf } from "./links.ts";

type Period = Overview["periods"][number];
/** Of a bar: how many, and the list of them. */
type Part = readonly [value: number, href: string];

/** How the analysis of a call that is over stands: by what the list finds them, and what their number is called. */
const READINGS = [
  ["completed", "analysed"],
  ["skipped", "skipped"],
  ["failed", "failed"],
  ["waiting", "pending"],
] as const;

/** The period day by day, or hour by hour; each part of a bar leads to the calls that it counts. */
export function Charts({ overview, agentId }: { overview: Overview; agentId: string | null }) {
  const { t, language, zone } = useViewer();
  const { periods, by } = overview;
  const own: Record<string, string> = agentId === null ? {} : { agent_id: agentId };
  const label = ({ from }: Period) =>
    formatTime(language, zone, Date.parse(from), by === "hour" ? "time" : "day");
  const calls = (period: Period, members: Record<string, string> = {}) =>
    callsOf(period, { ...own, ...members });
  const bars = (partsOf: (period: Period) => readonly Part[], allOf = calls): Bar[] =>
    periods.map((period) => ({
      label: label(period),
      values: partsOf(period).map(([value]) => value),
      hrefs: partsOf(period).map(([, href]) => href),
      href: allOf(period),
    }));
  const seen = CALL_STATUSES.filter((status) =>
    periods.some((period) => (period.calls_by_status[status] ?? 0) > 0),
  );
  const handedOver = TRANSFER_OUTCOMES.filter((outcome) =>
    periods.some(({ transfers }) => (transfers[outcome] ?? 0) > 0),
  );
  return (
    <div class="charts">
      <div class="card">
        <Bars
          title={t(words.callsByDay)}
          series={READINGS.map(([, word]) => t(words[word]))}
          bars={bars((period) =>
            READINGS.map(([status, name]) => [period[name], calls(period, { analysis_status: status })]),
          )}
        />
      </div>
      <div class="card">
        <Bars
          title={t(words.callsByStatus)}
          series={seen.map((status) => t(callStatuses[status][0]))}
          bars={bars((period) =>
            seen.map((status) => [period.calls_by_status[status] ?? 0, calls(period, { status })]),
          )}
        />
      </div>
      <div class="card">
        <Bars
          title={t(words.review)}
          series={[t(words.review)]}
          bars={bars((period) => [[period.needs_review, calls(period, { needs_review: "true" })]])}
        />
      </div>
      <div class="card">
        <Bars
          title={t(words.followUps)}
          series={[t(words.reached), t(words.notReached)]}
          bars={bars(
            (period) => {
              const { booked, reached } = period.follow_ups;
              const open = [Math.max(0, booked - reached), followUpsOf(period, agentId, "false")] as const;
              return [[reached, followUpsOf(period, agentId, "true")], open];
            },
            (period) => followUpsOf(period, agentId),
          )}
        />
      </div>
      <div class="card">
        <Bars
          title={t(words.transferOutcomes)}
          series={handedOver.map((outcome) => t(transferOutcomes[outcome][0]))}
          bars={bars((period) =>
            handedOver.map((outcome) => [
              period.transfers[outcome] ?? 0,
              calls(period, { transfer_outcome: outcome }),
            ]),
          )}
        />
      </div>
      <div class="card">
        <Bars
          title={t(words.costByDay)}
          series={[t(words.cost)]}
          bars={bars((period) => [[period.cost_usd, calls(period, { analysis_status: "completed" })]])}
          format={(value) => `$${Number(value.toPrecision(3))}`}
          isWhole={false}
        />
      </div>
    </div>
  );
}
