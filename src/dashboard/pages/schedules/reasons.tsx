import type { FollowUpOrigin } from "../../../actions/follow-up-origin.ts";
import type { OccurrenceView } from "../../../schedules/preview.ts";
import type { ScheduleView } from "../../../schedules/view.ts";
import { Told } from "../../parts/conditions/told.tsx";
import { Filled } from "../../parts/filled.tsx";
import { Reasons } from "../../parts/reasons.tsx";
import { Time } from "../../parts/time.tsx";
import { Value } from "../../parts/value.tsx";
import { useViewer } from "../../viewer.ts";
import { schedulesWords as words } from "../../words/schedules.ts";
import { turnAddress } from "../call/transcript.tsx";
import { RunReason, RunState } from "./run-entry.tsx";

/** Why a schedule rings when it does: what was said on which call, what was made of it, and what the rules did to it. */
export function WhyThisTime({
  schedule,
  origin,
  calleeZone,
}: {
  schedule: ScheduleView;
  origin: FollowUpOrigin | null;
  calleeZone: string;
}) {
  const { t } = useViewer();
  const call = schedule.call_id === null ? null : `/dashboard/calls/${schedule.call_id}`;
  return (
    <section class="card" aria-labelledby="why-title">
      <h2 id="why-title">{t(words.whyThisTime)}</h2>
      {schedule.explanation ? (
        <p>
          <Reasons text={schedule.explanation} />
        </p>
      ) : (
        <p>{t(words.asAsked)}</p>
      )}
      {schedule.shifted_from ? (
        <p>
          {t(words.shiftedFrom)}: <Time at={schedule.shifted_from} zone={calleeZone} />
        </p>
      ) : null}
      {origin?.quote && call ? (
        <figure>
          <figcaption class="hint">{t(words.said)}</figcaption>
          <blockquote dir="auto">
            <a href={turnAddress(call, origin.quote.turn)}>“{origin.quote.text}”</a>
          </blockquote>
        </figure>
      ) : null}
      {origin && origin.field !== null && origin.value !== null ? (
        <p class="hint" dir="auto">
          <Filled
            phrase={words.readAs}
            parts={{ field: origin.field, value: <Value value={origin.value} brief /> }}
          />
        </p>
      ) : null}
      {call ? (
        <p>
          {t(words.cameFrom)} <a href={call}>{t(words.thisCall)}</a>
          {schedule.action_name ? <>, {t(words.byAction, { name: schedule.action_name })}</> : null}.
        </p>
      ) : (
        <p class="hint">{t(words.byHand)}</p>
      )}
      {origin ? <Told explanation={origin.because} trace={origin.trace} /> : null}
    </section>
  );
}

/** Times to come, each with what shifted or skipped it. */
export function Occurrences({
  occurrences,
  calleeZone,
}: {
  occurrences: readonly OccurrenceView[];
  calleeZone: string;
}) {
  return (
    <ol class="plain occurrences">
      {occurrences.map(({ at, shifted_from, skipped, explanation }) => {
        const run = {
          skipped: skipped ?? null,
          shiftedFrom: shifted_from ? 0 : null,
          explanation: explanation ?? "",
        };
        return (
          <li class={skipped === undefined ? undefined : "skipped"}>
            <span class="at">
              <Time at={at} zone={calleeZone} />
            </span>
            <RunState run={run} />
            {skipped || explanation ? (
              <p class="hint">
                <RunReason run={run} />
              </p>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
