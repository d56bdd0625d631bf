import type { WholeCallView } from "../../../calls/read.ts";
import { isGoingOn } from "../../../calls/status.ts";
import { customerNumber } from "../../parts/customer-number.ts";
import { Heading } from "../../parts/heading.tsx";
import { State } from "../../parts/state.tsx";
import { Facts } from "../../parts/table.tsx";
import { Duration, Time } from "../../parts/time.tsx";
import { useViewer } from "../../viewer.ts";
import { callWords as words } from "../../words/call.ts";
import { endReasonText, isKnownEndReason } from "../../words/end-reasons.ts";
import { layoutWords } from "../../words/layout.ts";
import { providerText } from "../../words/sources.ts";
import { callStatuses, directions, transferOutcomes } from "../../words/statuses.ts";
import type { LoadedCall } from "./load.ts";
import { turnAddress } from "./transcript.tsx";

/** What is known of a call at one look. */
export function CallHeader({ call, agentName, zone }: Pick<LoadedCall, "call" | "agentName" | "zone">) {
  const { t } = useViewer();
  const isLive = isGoingOn(call.call_status);
  const direction = call.direction === "outbound" ? directions.outbound : directions.inbound;
  return (
    <>
      <Heading
        title={customerNumber(call) ?? t(words.unknownNumber)}
        trail={[{ href: "/dashboard/calls", label: t(layoutWords.calls) }]}
      >
        <State of={call.call_status} in={callStatuses} />
        {isLive ? (
          <a class="button" href={`/dashboard/live/${call.call_id}`}>
            {t(words.follow)}
          </a>
        ) : null}
      </Heading>
      <div class="card">
        <Facts
          facts={[
            [t(words.agent), <a href={`/dashboard/agents/${call.agent_id}`}>{agentName ?? call.agent_id}</a>],
            [t(words.started), <Time at={call.started_at ?? call.created_at} zone={zone} />],
            [t(words.length), call.duration_ms === null ? null : <Duration ms={call.duration_ms} />],
            [t(words.from), call.from_number],
            [t(words.to), call.to_number],
            [t(words.direction), t(direction)],
            [t(words.ended), call.end_reason ? <EndReason reason={call.end_reason} /> : null],
            [
              t(words.transfer),
              call.transfer_outcome ? <State of={call.transfer_outcome} in={transferOutcomes} /> : null,
            ],
            [t(words.provider), providerText(call.provider, t)],
            [t(words.providerId), call.provider_call_id],
          ]}
        />
        <Variables call={call} />
      </div>
      <Wishes call={call} />
    </>
  );
}

/** Why a call ended, in words; a provider's own text is in no language that we know. */
function EndReason({ reason }: { reason: string }) {
  const { t } = useViewer();
  return <span lang={isKnownEndReason(reason) ? undefined : "en"}>{endReasonText(reason, t)}</span>;
}

function Variables({ call }: { call: WholeCallView }) {
  const { t } = useViewer();
  const given = { ...call.metadata, ...call.dynamic_variables };
  if (Object.keys(given).length === 0) return null;
  return (
    <details>
      <summary>{t(words.metadata)}</summary>
      <pre dir="auto">{JSON.stringify(given, null, 2)}</pre>
    </details>
  );
}

/** What the customer asked for that nobody may miss. */
function Wishes({ call }: { call: WholeCallView }) {
  const { t, path } = useViewer();
  const wishes = [
    [words.optOut, call.opt_out],
    [words.askedForHuman, call.asked_for_human],
  ] as const;
  return (
    <>
      {wishes.map(([phrase, wish]) =>
        wish ? (
          <p class="notice warning">
            {t(phrase)}{" "}
            <a href={turnAddress(path, wish.turn)} data-turn={wish.turn}>
              <q dir="auto">{wish.quote}</q>
            </a>
          </p>
        ) : null,
      )}
      {call.transcript_problem ? (
        <p class="notice warning">
          {t(words.transcriptProblem)} <span lang="en">{call.transcript_problem}</span>
        </p>
      ) : null}
    </>
  );
}
