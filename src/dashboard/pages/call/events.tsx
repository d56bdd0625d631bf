import type { TimelineEntry, TimelineKind, TimelineLink } from "../../../calls/timeline/entry.ts";
import type { Timeline } from "../../../calls/timeline.ts";
import type { Trace } from "../../../conditions/trace.ts";
import { Told } from "../../parts/conditions/told.tsx";
import { Icon } from "../../parts/icon.tsx";
import type { Tone } from "../../parts/status.tsx";
import { formatTime, Time } from "../../parts/time.tsx";
import { useViewer, type Viewer } from "../../viewer.ts";
import { endReasonText } from "../../words/end-reasons.ts";
import { layoutWords } from "../../words/layout.ts";
import { attemptStatuses, scheduleStatuses } from "../../words/schedules.ts";
import { eventText, fallbackText, modelText, providerText } from "../../words/sources.ts";
import {
  analysisReasons,
  analysisStatuses,
  callStatuses,
  runStatuses,
  type State,
  transferOutcomes,
} from "../../words/statuses.ts";
import { entryWords, timelineWords as words } from "../../words/timeline.ts";
import { attemptOutcomes } from "../../words/webhooks.ts";
import type { Phrase } from "../../words/words.ts";

/** Everything that is known of a call, in the order of time. */
export function Events({
  timeline,
  zone,
  traces,
}: {
  timeline: Timeline;
  zone: string | null;
  /** The conditions of the call's actions as they came out, by the action's name. */
  traces: ReadonlyMap<string, Trace | null>;
}) {
  const { t, language, zone: own } = useViewer();
  const { entries, cut } = timeline;
  const addresses = addressesOf(entries);
  const clock = (at: string) => formatTime(language, own, Date.parse(at), "exact");
  return (
    <section aria-label={t(words.title)}>
      <p class="hint">{t(words.about)}</p>
      {cut ? (
        <p class="notice warning">
          {t(words.cut, { n: cut.entries, from: clock(cut.from), until: clock(cut.until) })}
        </p>
      ) : null}
      <ol class="timeline">
        {entries.map((entry) => (
          <li class={toneOf(entry)}>
            <span class="sign">
              <Icon name={toneOf(entry)} />
            </span>
            <div>
              <Entry entry={entry} url={addresses.get(entry.link?.id)} traces={traces} />
              <p class="hint">
                <Time at={entry.at} zone={zone} style="exact" />
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Entry({
  entry,
  url,
  traces,
}: {
  entry: TimelineEntry;
  url: string | undefined;
  traces: ReadonlyMap<string, Trace | null>;
}) {
  const viewer = useViewer();
  const { t } = viewer;
  const facts: Record<string, unknown> = { url, ...entry.facts };
  const said = saidOf(entry.kind, facts, viewer);
  const href = entry.link && addressOf(entry.link);
  return (
    <>
      <p dir="auto">
        {t(phraseOf(entry.kind, facts), valuesOf(entry.kind, facts, viewer))}
        {href ? (
          <>
            {" "}
            <a href={href}>{t(words.see)}</a>
          </>
        ) : null}
      </p>
      {said ? (
        <div class="hint">
          <Told explanation={said} trace={traces.get(String(facts.action)) ?? null} />
        </div>
      ) : null}
    </>
  );
}

/** Why it is so: a sentence of a room, or the words for its code. */
function saidOf(kind: TimelineKind, facts: Record<string, unknown>, { t }: Viewer): string | null {
  if (kind === "call.ended" && typeof facts.end_reason === "string")
    return endReasonText(facts.end_reason, t);
  const said = facts.explanation ?? facts.reason;
  if (typeof said !== "string") return null;
  const phrase = kind === "analysis.ended" ? analysisReasons[said] : undefined;
  return phrase ? t(phrase) : said;
}

/** Some say less where there is less to say: the reader that needs no model counts no tokens. */
function phraseOf(kind: TimelineKind, facts: Record<string, unknown>): Phrase {
  if (kind === "analysis.ended" && !facts.model) return words.analysisUnread;
  if (kind === "analysis.ended" && !facts.input_tokens) return words.analysisWithoutTokens;
  if (kind === "delivery.attempted" && facts.response_status === null) return words.attemptUnanswered;
  return entryWords[kind];
}

/** Where each delivery goes: of its attempts only its making tells. */
const addressesOf = (entries: readonly TimelineEntry[]) =>
  new Map(
    entries.flatMap(({ kind, facts, link }) =>
      kind === "delivery.created" ? [[link?.id, (facts as { url: string }).url] as const] : [],
    ),
  );

/** The closed list that a kind's `status` or `outcome` is of. */
const STATES: Partial<Record<TimelineKind, Readonly<Record<string, State>>>> = {
  "schedule.changed": scheduleStatuses,
  "schedule.ended": scheduleStatuses,
  "dial.ended": attemptStatuses,
  "transfer.attempt_ended": transferOutcomes,
  "transfer.ended": transferOutcomes,
  "call.ended": callStatuses,
  "analysis.ended": analysisStatuses,
  "action.decided": runStatuses,
  "action.ended": runStatuses,
  "delivery.attempted": attemptOutcomes,
};

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** The facts of an entry as text: times as the viewer's clock has them, states by their words. */
function valuesOf(
  kind: TimelineKind,
  facts: Record<string, unknown>,
  { t, language, zone }: Viewer,
): Record<string, string | number> {
  const show = (value: unknown, name = ""): string | number => {
    if (value === null || value === undefined || value === "") return "–";
    if (typeof value === "boolean") return t(value ? layoutWords.yes : layoutWords.no);
    if (typeof value === "number") return value;
    if (Array.isArray(value)) return value.map((one) => show(one)).join(", ");
    const text = String(value);
    if (name === "model") return modelText(text, t);
    if (name === "provider") return providerText(text, t);
    if (name === "event") return eventText(text, t);
    if (name === "type") return fallbackText(text, t);
    const at = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(at) ? text : formatTime(language, zone, at);
  };
  const states = STATES[kind] ?? {};
  const said = (name: string, value: unknown) => {
    const state = name === "status" || name === "outcome" ? states[String(value)] : undefined;
    return state ? t(state[0]) : show(value, name);
  };
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, said(name, value)]));
}

function addressOf({ resource, id }: TimelineLink): string | null {
  if (resource === "schedules") return `/dashboard/schedules/${id}`;
  if (resource === "deliveries") return `/dashboard/webhooks/deliveries/${id}`;
  if (resource === "replays") return `/dashboard/tasks/replays/${id}`;
  if (resource === "calls") return `/dashboard/calls/${id}`;
  return resource === "suppressions" ? "/dashboard/settings/suppressions" : null;
}

const BAD: readonly TimelineKind[] = ["delivery.failed", "transcript.missing"];
const WARNING: readonly TimelineKind[] = [
  "opt_out.heard",
  "human.asked_for",
  "number.suppressed",
  "transcript.late",
];

/** How an entry is to be looked at, by its kind and how it says that it went. */
function toneOf({ kind, facts }: TimelineEntry): Tone {
  if (BAD.includes(kind)) return "bad";
  if (WARNING.includes(kind)) return "warning";
  const { status, outcome } = facts as { status?: unknown; outcome?: unknown };
  const went = kind === "delivery.attempted" || kind.startsWith("transfer.") ? outcome : status;
  if (["failed", "blocked"].includes(String(went))) return "bad";
  if (["completed", "done", "delivered", "connected", "success"].includes(String(went))) return "good";
  return kind === "delivery.attempted" ? "warning" : "none";
}
