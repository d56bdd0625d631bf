import type { Overview } from "../../../analyses/overview.ts";
import { CALL_STATUSES, TRANSFER_OUTCOMES } from "../../../calls/status.ts";
import { type Bar, Bars } from "../../charts/bars.tsx";
import { formatTime } from "../../parts/time.tsx";
import { useViewer } from "../../viewer.ts";
import { overviewWords as words } from "../../words/overview.ts";
import { callStatuses, transferOutcomes } from "../../words/statuses.ts";
import { callsOf } from "./links.ts";

type Period = Overview["periods"][number];

/** The period day by day, or hour by hour; each bar leads to the calls of its day. */
export function Charts({ overview, agentId }: { overview: Overview; agentId: string | null }) {
  const { t, language, zone } = useViewer();
  const { periods, by } = overview;
  const own: Record<string, string> = agentId === null ? {} : { agent_id: agentId };
  const label = ({ from }: Period) =>
    formatTime(language, zone, Date.parse(from), by === "hour" ? "time" : "day");
  const bars = (
    valuesOf: (period: Period) => readonly number[],
    members: Record<string, string> = {},
  ): Bar[] =>
    periods.map((period) => ({
      label: label(period),
      values: valuesOf(period),
      href: callsOf(period, { ...own, ...members }),
    }));
  const seen = CALL_STATUSES.filter((status) =>
    periods.some((period) => (period.calls_by_status[status] ?? 0) > 0),
  );
  const handedOver = TRANSFER_OUTCOMES.filter((outcome) =>
    periods.some(({ transfers }) => (transfers[outcome] ?? 0) > 0),
  );
  return (
    <div class="columns">
      <div class="card">
        <Bars
          title={t(words.callsByDay)}
          series={[t(words.analysed), t(words.skipped), t(words.failed), t(words.pending)]}
          bars={bars(({ analysed, skipped, failed, pending }) => [analysed, skipped, failed, pending])}
        />
      </div>
      <div class="card">
        <Bars
          title={t(words.callsByStatus)}
          series={seen.map((status) => t(callStatuses[status][0]))}
          bars={bars(({ calls_by_status }) => seen.map((status) => calls_by_status[status] ?? 0))}
        />
      </div>
      <div class="card">
        <Bars
          title={t(words.review)}
          series={[t(words.review)]}
          bars={bars(({ needs_review }) => [needs_review], { needs_review: "true" })}
        />
      </div>
      <div class="card">
        <Bars
          title={t(words.followUps)}
          series={[t(words.reached), t(words.notReached)]}
          bars={bars(({ follow_ups: { booked, reached } }) => [reached, Math.max(0, booked - reached)], {
            action_status: "done",
          })}
        />
      </div>
      <div class="card">
        <Bars
          title={t(words.transferOutcomes)}
          series={handedOver.map((outcome) => t(transferOutcomes[outcome][0]))}
          bars={bars(({ transfers }) => handedOver.map((outcome) => transfers[outcome] ?? 0))}
        />
      </div>
      <div class="card">
        <Bars
          title={t(words.costByDay)}
          series={[t(words.cost)]}
          bars={bars(({ cost_usd }) => [cost_usd])}
          format={(value) => `$${Number(value.toPrecision(3))}`}
          isWhole={false}
        />
      </div>
    </div>
  );
}
