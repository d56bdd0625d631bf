import { CheckField } from "../../parts/fields.tsx";
import { Errors, Form } from "../../parts/form.tsx";
import { errorAt } from "../../parts/form-values.ts";
import { formatNumber } from "../../parts/number.ts";
import { useViewer } from "../../viewer.ts";
import { importsWords as words } from "../../words/imports.ts";
import type { ImportPageProps } from "./import-page.tsx";

/** How many calls it is, what they will cost and fire, and the way to begin. */
export function ImportBegin({ view, agents, errors }: Omit<ImportPageProps, "name">) {
  const { t } = useViewer();
  const { forecast, agent_id: agentId, import_id: id, kind, total } = view;
  const agent = agentId ? (agents.get(agentId) ?? agentId) : "";
  return (
    <section class="card" aria-labelledby="begin">
      <h2 id="begin">{t(words.begin)}</h2>
      <Errors errors={errors} />
      {kind === "calls" ? (
        <>
          <p>
            <strong>{t(words.willRead, { n: total })}</strong> <Cost view={view} agent={agent} />{" "}
            {t(words.alreadyHere)}
          </p>
          <p class="hint">{t(words.toldAnyway)}</p>
        </>
      ) : null}
      <Form action={`/dashboard/tasks/imports/${encodeURIComponent(id)}/begin`}>
        {forecast && forecast.actions.length > 0 ? (
          <>
            <p class="notice warning" dir="auto">
              {t(words.acts, { agent })}
            </p>
            <CheckField
              name="with_actions"
              label={t(words.letActions, { actions: forecast.actions.join(", ") })}
              hint={t(words.orAnother)}
              error={errorAt(errors, "with_actions")}
              checked={false}
            />
          </>
        ) : forecast ? (
          <p class="hint">{t(words.noActions, { agent })}</p>
        ) : null}
        <p class="hint">{t(words.forgotten)}</p>
        <button type="submit">{t(words.beginButton)}</button>
      </Form>
    </section>
  );
}

function Cost({ view: { forecast }, agent }: { view: ImportPageProps["view"]; agent: string }) {
  const { t, language } = useViewer();
  if (!forecast) return null;
  const { cost_usd: cost } = forecast;
  if (cost === null) return <>{t(words.costUnknown, { agent })}</>;
  if (cost === 0) return <>{t(words.costNothing, { agent })}</>;
  return <>{t(words.costAbout, { agent, cost: formatNumber(language, cost, "price") })}</>;
}
