import type { readDelivery } from "../../../../webhooks/read.ts";
import { prettyPrinted } from "../../../parts/pretty.ts";
import { Reasons } from "../../../parts/reasons.tsx";
import { State } from "../../../parts/state.tsx";
import { Time } from "../../../parts/time.tsx";
import { useViewer } from "../../../viewer.ts";
import { deliveriesWords as words } from "../../../words/deliveries.ts";
import { attemptOutcomes } from "../../../words/webhooks.ts";

export type DeliveryInFull = Awaited<ReturnType<typeof readDelivery>>;

/** What comes next for a delivery, and every attempt that was made, the newest first. */
export function Progress({ delivery }: { delivery: DeliveryInFull }) {
  const { t } = useViewer();
  const { status, reason, next_attempt_at: next, attempts } = delivery;
  // What the last attempt says is not said twice.
  const isOther = reason !== null && !attempts.some((attempt) => attempt.reason === reason);
  return (
    <>
      {isOther ? (
        <p>
          <Reasons text={reason} />
        </p>
      ) : null}
      {next ? (
        <p>
          {t(words.nextAttempt)}: <Time at={next} style="exact" />
          <span class="hint block">{t(words.sendNowHint)}</span>
        </p>
      ) : null}
      {attempts.length === 0 ? (
        <p class="quiet">{t(words.noAttempt)}</p>
      ) : (
        <ol class="plain stack" reversed>
          {attempts.toReversed().map((attempt, i) => (
            <Attempt attempt={attempt} isOpen={i === 0 && status !== "delivered"} />
          ))}
        </ol>
      )}
    </>
  );
}

function Attempt({ attempt, isOpen }: { attempt: DeliveryInFull["attempts"][number]; isOpen: boolean }) {
  const { t } = useViewer();
  const { number, response_status: status, latency_ms: ms } = attempt;
  return (
    <li id={`attempt-${number}`} class="attempt">
      <p class="field-head">
        <strong>{t(words.attempt, { n: number })}</strong>
        <State of={attempt.outcome} in={attemptOutcomes} />
        <span class="hint">
          <Time at={attempt.at} style="exact" />
          {" · "}
          {t(status === null ? words.ended : words.latency, { ms })}
        </span>
      </p>
      {attempt.reason ? (
        <p>
          <Reasons text={attempt.reason} />
        </p>
      ) : null}
      {status === null ? null : (
        <details open={isOpen}>
          <summary>
            {t(words.response)} <span class="hint">{t(words.answered, { status: String(status) })}</span>
          </summary>
          <Headers headers={attempt.response_headers ?? {}} />
          {attempt.response_body ? (
            <pre dir="auto">{prettyPrinted(attempt.response_body)}</pre>
          ) : (
            <p class="quiet">{t(words.emptyBody)}</p>
          )}
        </details>
      )}
    </li>
  );
}

/** The head of a request or an answer, line by line. */
export function Headers({ headers }: { headers: Readonly<Record<string, string>> }) {
  const lines = Object.entries(headers);
  if (lines.length === 0) return null;
  return <pre dir="ltr">{lines.map(([name, value]) => `${name}: ${value}`).join("\n")}</pre>;
}
