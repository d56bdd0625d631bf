import type { tryOut } from "../../../../analyses/try-out.ts";
import type { AppError } from "../../../../errors.ts";
import { notesOf } from "../../../parts/conditions/said-condition.tsx";
import { inputId, SelectField, TextArea, TextField } from "../../../parts/fields.tsx";
import { Form } from "../../../parts/form.tsx";
import { Empty, Heading } from "../../../parts/heading.tsx";
import { formatNumber } from "../../../parts/number.ts";
import { useViewer } from "../../../viewer.ts";
import { tryItWords as words } from "../../../words/try-it.ts";
import { fieldsOf } from "../actions/operands.ts";
import { CallOptions } from "../actions/preview-call.tsx";
import { CarriedDraft } from "../form/carried-draft.tsx";
import type { Draft } from "../form/read.ts";
import { textAt } from "../json-path.ts";
import type { CallChoice } from "../latest-calls.ts";
import type { PostedDraft } from "../posted-draft.ts";
import type { CallForm } from "./call-form.ts";
import { CallResult } from "./call-result.tsx";
import { RefusedDraft, wrongIn } from "./refused-draft.tsx";

/** How many calls a back-test may be about. */
export const COUNTS = [10, 20, 50, 100, 200, 500, 1000] as const;

export interface TryItProps {
  agentId: string;
  draft: Draft;
  origin: PostedDraft["origin"];
  /** Whether the draft is the agent as it is saved. */
  isSaved: boolean;
  calls: readonly CallChoice[];
  call: CallForm;
  /** The past call that was chosen. */
  chosen: string;
  tried?: Awaited<ReturnType<typeof tryOut>>;
  /** Of past calls to compare; there where that was asked for. */
  count?: string;
  error?: AppError | undefined;
}

/** Everything to be tried with one draft: a call of one's own, and many past ones. */
export function TryItPage(props: TryItProps) {
  const { t } = useViewer();
  const { agentId, draft, origin, isSaved } = props;
  const base = `/dashboard/agents/${encodeURIComponent(agentId)}`;
  const name = textAt(draft, "agent_name") || agentId;
  return (
    <div id="try-it">
      <Heading
        title={t(words.titleOf, { name })}
        about={t(isSaved ? words.aboutSaved : words.aboutDraft)}
        trail={[
          { href: "/dashboard/agents", label: t(words.agents) },
          { href: base, label: name },
        ]}
      >
        <Form action={`${base}/draft`}>
          <CarriedDraft draft={draft} origin={origin} />
          <button type="submit" class="quiet">
            {t(words.backToEditor)}
          </button>
        </Form>
      </Heading>
      <OneCall {...props} base={base} />
      <ManyCalls {...props} base={base} />
    </div>
  );
}

type PartProps = TryItProps & { base: string };

/** The answer takes the place of the part that asked: what stands in the other one stays. */
const live = (action: string, part: string) => ({
  action,
  "hx-post": action,
  "hx-target": part,
  "hx-select": part,
  "hx-swap": "morph",
});

function OneCall({ base, draft, origin, calls, call, chosen, tried, error, count }: PartProps) {
  const { t } = useViewer();
  const wrong = (name: string) => wrongIn(error, name);
  return (
    <section id="one-call" aria-labelledby="one-call-title">
      <h2 id="one-call-title">{t(words.oneCall)}</h2>
      {error && count === undefined ? <RefusedDraft error={error} /> : null}
      <Form {...live(`${base}/try-it`, "#one-call")} class="card">
        <CarriedDraft draft={draft} origin={origin} />
        <PastCall calls={calls} chosen={chosen} />
        <TextArea
          name="transcript"
          label={t(words.transcript)}
          hint={t(words.transcriptHint)}
          value={call.transcript}
          error={wrong("transcript")}
          rows={12}
        />
        <div class="even">
          <SelectField
            name="direction"
            label={t(words.direction)}
            value={call.direction}
            choices={[
              { value: "inbound", label: t(words.inbound) },
              { value: "outbound", label: t(words.outbound) },
            ]}
          />
          <TextField
            name="from_number"
            label={t(words.fromNumber)}
            value={call.from_number}
            error={wrong("from_number")}
          />
          <TextField
            name="to_number"
            label={t(words.toNumber)}
            value={call.to_number}
            error={wrong("to_number")}
          />
          <TextField
            name="started_at"
            label={t(words.startedAt)}
            hint={t(words.startedAtHint)}
            value={call.started_at}
            error={wrong("started_at")}
          />
        </div>
        <button type="submit" name="do" value="read">
          {t(words.read)}
        </button>
      </Form>
      {tried ? <CallResult tried={tried} notes={notesOf(fieldsOf(draft))} /> : null}
    </section>
  );
}

function PastCall({ calls, chosen }: Pick<TryItProps, "calls" | "chosen">) {
  const { t } = useViewer();
  return (
    <div class="row">
      <button type="submit" name="do" value="example" class="quiet">
        {t(words.example)}
      </button>
      {calls.length > 0 ? (
        <>
          <div class="field">
            <label for={inputId("past-call")}>{t(words.pastCall)}</label>
            <select id={inputId("past-call")} name="past-call">
              <CallOptions calls={calls} chosen={chosen} />
            </select>
          </div>
          <button type="submit" name="do" value="load" class="quiet">
            {t(words.load)}
          </button>
        </>
      ) : null}
    </div>
  );
}

function ManyCalls({ base, draft, origin, calls, count, error }: PartProps) {
  const { t, language } = useViewer();
  const action = `${base}/try-it/backtest`;
  const priced = calls.flatMap(({ costUsd }) => (costUsd ? [costUsd] : []));
  const sum = priced.reduce((total, one) => total + one, 0);
  const price = priced.length === 0 ? null : formatNumber(language, sum / priced.length, "price");
  return (
    <section id="past-calls" aria-labelledby="past-calls-title">
      <h2 id="past-calls-title">{t(words.manyCalls)}</h2>
      {error && count !== undefined ? <RefusedDraft error={error} /> : null}
      {calls.length === 0 ? (
        <Empty title={t(words.manyNone)} />
      ) : (
        <Form {...live(action, "#past-calls")} hx-sync="this:drop" class="card">
          <p>{t(words.manyAbout)}</p>
          <p class="hint">
            {t(words.manyCost)} {price === null ? null : t(words.manyPrice, { n: priced.length, price })}
          </p>
          <CarriedDraft draft={draft} origin={origin} />
          <div class="row">
            <SelectField
              name="count"
              label={t(words.count)}
              value={count ?? "20"}
              choices={COUNTS.map((one) => ({ value: String(one), label: String(one) }))}
            />
            <button type="submit">{t(words.compare)}</button>
          </div>
        </Form>
      )}
    </section>
  );
}
