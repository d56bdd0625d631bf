import type { FieldError } from "../../../../errors.ts";
import { EVENT_TYPES } from "../../../../webhooks/event.ts";
import { RETRY_SCHEDULE_MS } from "../../../../webhooks/retry-policy.ts";
import { SIGNATURE_SCHEMES } from "../../../../webhooks/signature-scheme.ts";
import { CheckGroup } from "../../../parts/check-group.tsx";
import { choicesOf, TextField } from "../../../parts/fields.tsx";
import { Errors, Form } from "../../../parts/form.tsx";
import { errorAt, type FormValues, inputAt } from "../../../parts/form-values.ts";
import { Heading } from "../../../parts/heading.tsx";
import { useViewer } from "../../../viewer.ts";
import { webhooksWords as words } from "../../../words/webhooks.ts";
import { writeWaits } from "./waits.ts";

interface FormPageProps {
  /** Null for one that is yet to be made. */
  id: string | null;
  name: string | null;
  agents: ReadonlyMap<string, string>;
  values: FormValues;
  errors: readonly FieldError[];
  general?: string;
}

const OURS = writeWaits(RETRY_SCHEDULE_MS.map((ms) => ms / 1000));

/** Everything that is set on an endpoint. */
export function EndpointFormPage({ id, name, agents, values, errors, general }: FormPageProps) {
  const { t } = useViewer();
  const here = id === null ? null : `/dashboard/webhooks/endpoints/${id}`;
  const at = (member: string) => inputAt({ values, errors }, member);
  const boxes = (member: string) => ({
    name: member,
    chosen: values.all(member),
    error: errorAt(errors, member),
  });
  return (
    <>
      <Heading
        title={t(id === null ? words.formNew : words.formEdit)}
        trail={[
          { href: "/dashboard/webhooks", label: t(words.title) },
          ...(here ? [{ href: here, label: name ?? "" }] : []),
        ]}
      />
      <Form
        action={here ? `${here}/edit` : "/dashboard/webhooks/endpoints"}
        class="card wide-narrow"
        label={t(id === null ? words.formNew : words.formEdit)}
      >
        <Errors errors={errors} general={general} />
        <TextField
          {...at("url")}
          type="url"
          required
          label={t(words.address)}
          hint={t(words.urlHint)}
          placeholder="https://example.com/hooks/calls"
          autocomplete="off"
          dir="ltr"
        />
        <TextField
          {...at("description")}
          label={t(words.description)}
          hint={t(words.descriptionHint)}
          autocomplete="off"
          dir="auto"
        />
        <CheckGroup
          {...boxes("events")}
          label={t(words.events)}
          hint={t(words.eventsHint)}
          choices={EVENT_TYPES.map((type) => ({ value: type, label: type }))}
        />
        {agents.size > 0 ? (
          <CheckGroup
            {...boxes("agent_ids")}
            label={t(words.agents)}
            hint={t(words.agentsHint)}
            choices={choicesOf(agents)}
          />
        ) : null}
        <details
          open={errors.some(({ field }) => !["url", "description", "events", "agent_ids"].includes(field))}
        >
          <summary>{t(words.more)}</summary>
          <div class="even">
            <TextField
              {...at("rate_limit_per_second")}
              type="number"
              min={1}
              max={1000}
              label={t(words.rateLimit)}
              hint={t(words.rateLimitHint)}
            />
            <TextField
              {...at("retry_schedule")}
              label={t(words.retrySchedule)}
              hint={t(words.retryHint, { schedule: OURS })}
              placeholder={OURS}
              autocomplete="off"
              dir="ltr"
            />
          </div>
          <CheckGroup
            {...boxes("signatures")}
            label={t(words.signatures)}
            choices={SIGNATURE_SCHEMES.map((scheme) => ({ value: scheme, label: t(words[scheme]) }))}
          />
          {id === null ? (
            <TextField
              name="secret"
              error={errorAt(errors, "secret")}
              type="password"
              label={t(words.ownSecret)}
              hint={t(words.ownSecretHint)}
              autocomplete="new-password"
              dir="ltr"
            />
          ) : null}
        </details>
        <button type="submit">{t(id === null ? words.create : words.save)}</button>
      </Form>
    </>
  );
}
