import type { SchedulePlan } from "../../../../actions/action.ts";
import type { previewAction } from "../../../../actions/preview.ts";
import type { testTarget } from "../../../../actions/test-target.ts";
import type { AppError } from "../../../../errors.ts";
import { resolveLocal } from "../../../../time/local-time.ts";
import { Told } from "../../../parts/conditions/told.tsx";
import { prettyPrinted } from "../../../parts/pretty.ts";
import { Status } from "../../../parts/status.tsx";
import { Facts } from "../../../parts/table.tsx";
import { formatTime } from "../../../parts/time.tsx";
import { useViewer, type Viewer } from "../../../viewer.ts";
import { actionsWords as words } from "../../../words/actions.ts";
import { reasonParts } from "../../../words/reasons/all.ts";
import { WrongMembers } from "../wrong-members.tsx";
import { resultId } from "./preview-buttons.tsx";

export type Outcome =
  | { kind: "preview"; preview: Awaited<ReturnType<typeof previewAction>> }
  | { kind: "test"; sent: Awaited<ReturnType<typeof testTarget>> }
  | { kind: "refused"; error: AppError };

/** What a preview or a test of an action came to, in the place that waits for it. */
export function PreviewResult({ index, name, outcome }: { index: string; name: string; outcome: Outcome }) {
  const { t } = useViewer();
  return (
    <section id={resultId(index, name)} class="card result" aria-live="polite">
      <h4 dir="auto">{t(outcome.kind === "test" ? words.testTitle : words.previewTitle, { name })}</h4>
      {outcome.kind === "preview" ? <Preview preview={outcome.preview} /> : null}
      {outcome.kind === "test" ? <Sent sent={outcome.sent} /> : null}
      {outcome.kind === "refused" ? <Refused error={outcome.error} /> : null}
    </section>
  );
}

function Refused({ error: { message, fields } }: { error: AppError }) {
  return (
    <div class="notice bad" lang="en">
      {fields.length === 0 ? <p>{message}</p> : null}
      <ul>
        <WrongMembers errors={fields} />
      </ul>
    </div>
  );
}

function Preview({ preview }: { preview: Awaited<ReturnType<typeof previewAction>> }) {
  const { t } = useViewer();
  return (
    <>
      <p dir="auto">
        <Status tone={preview.would_run ? "good" : "none"}>
          {t(preview.would_run ? words.wouldRun : words.wouldNotRun)}
        </Status>
      </p>
      <Told explanation={preview.explanation} trace={preview.trace} />
      {"errors" in preview ? <Request {...preview} /> : null}
      {"plan" in preview && preview.type === "transfer_call" ? <p>{t(words.transferNote)}</p> : null}
      {"plan" in preview && preview.type === "schedule_call" ? <Plan plan={preview.plan} /> : null}
    </>
  );
}

type PreviewOf<T> = Extract<Awaited<ReturnType<typeof previewAction>>, T>;

function Request({ method, url, headers, body, warnings, errors }: PreviewOf<{ errors: unknown }>) {
  const { t } = useViewer();
  return (
    <>
      {errors.length > 0 ? (
        <div class="notice bad" lang="en">
          <p lang={undefined}>{t(words.cannotFill)}</p>
          <ul>
            <WrongMembers errors={errors} />
          </ul>
        </div>
      ) : (
        <RequestText method={method} url={url} headers={headers} body={body} />
      )}
      {warnings.length > 0 ? (
        <div class="notice warning">
          <p>{t(words.warnings)}</p>
          <ul lang="en">
            {warnings.map((warning) => (
              <li dir="auto">{warning}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}

/** A request as it goes over the line. */
export function RequestText({
  method,
  url,
  headers,
  body,
}: {
  method: string;
  url: string | null;
  headers: Record<string, string> | null;
  body: string | null;
}) {
  const { t } = useViewer();
  const lines = Object.entries(headers ?? {}).map(([name, value]) => `${name}: ${value}`);
  return (
    <section class="scroll" tabindex={0} aria-label={t(words.request)}>
      <pre dir="auto">{[`${method} ${url ?? ""}`, ...lines, "", prettyPrinted(body ?? "")].join("\n")}</pre>
    </section>
  );
}

/** When a follow-up is meant to ring, on the clock that it is meant by; the zone is said where the viewer has another. */
export function planTime(
  { scheduled_at: local, timezone }: Pick<SchedulePlan, "scheduled_at" | "timezone">,
  { language, zone, t }: Pick<Viewer, "language" | "zone" | "t">,
): string {
  const time = formatTime(language, timezone, resolveLocal(local, timezone).at, "moment");
  return timezone === zone ? time : t(reasonParts.atZone, { time, zone: timezone });
}

function Plan({ plan }: { plan: PreviewOf<{ plan: unknown }>["plan"] }) {
  const viewer = useViewer();
  const { t } = viewer;
  if (!plan) return <p>{t(words.noPlan)}</p>;
  return (
    <Facts
      facts={[
        [t(words.planTo), plan.to_number],
        [t(words.planAt), planTime(plan, viewer)],
        [t(words.planZone), plan.timezone],
      ]}
    />
  );
}

function Sent({ sent }: { sent: Awaited<ReturnType<typeof testTarget>> }) {
  const { t } = useViewer();
  const { attempt } = sent;
  const status = attempt?.response_status ?? null;
  return (
    <>
      <p>
        <Status tone={sent.status === "delivered" ? "good" : "bad"}>
          {status === null
            ? t(words.testUnanswered)
            : t(words.testSent, { status: String(status), ms: attempt?.latency_ms ?? 0 })}
        </Status>{" "}
        <span lang="en" dir="auto">
          {sent.reason}
        </span>
      </p>
      <p>
        <a href={`/dashboard/webhooks/deliveries/${sent.delivery_id}`}>{t(words.toDelivery)}</a>
      </p>
      <h5>{t(words.request)}</h5>
      <RequestText method={sent.method} url={sent.url} {...sent.request} />
      {attempt && status !== null ? (
        <>
          <h5>{t(words.response)}</h5>
          <section class="scroll" tabindex={0} aria-label={t(words.response)}>
            <pre dir="auto">
              {[
                ...Object.entries(attempt.response_headers ?? {}).map(([name, value]) => `${name}: ${value}`),
                "",
                attempt.response_body ?? "",
              ].join("\n")}
            </pre>
          </section>
        </>
      ) : null}
    </>
  );
}
