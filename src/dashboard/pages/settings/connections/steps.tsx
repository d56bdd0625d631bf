import type { PropsWithChildren } from "hono/jsx";
import { Copyable } from "../../../parts/copyable.tsx";
import { useViewer } from "../../../viewer.ts";
import { connectionsWords as words } from "../../../words/connections.ts";
import type { ConnectionView } from "./state.tsx";

/** From a saved connection to a first call: the provider's own steps, a test, and the call. */
export function Steps({ view, provider }: { view: ConnectionView; provider: string }) {
  const { t } = useViewer();
  const { connection_id: id, set_up, can } = view;
  return (
    <section aria-labelledby="steps" class="card">
      <h2 id="steps">{t(words.steps)}</h2>
      <p class="hint">{t(words.stepsAbout, { provider })}</p>
      <ol class="plain steps" data-ticks={id}>
        {set_up.map(({ title, detail, copy }, i) => (
          <Step name={`step-${i}`} title={title} lang="en">
            <p lang="en">{detail}</p>
            {copy === undefined ? null : (
              <Copyable id={`copy-${i}`} text={copy} label={t(words.copyNamed, { what: title })} />
            )}
          </Step>
        ))}
        <Step name="step-test" title={t(words.stepTest)}>
          <p>
            <a href="#test">{t(words.testNow)}</a>
          </p>
        </Step>
        <Step name="step-call" title={t(words.stepCall)}>
          <p>{t(words.stepCallIn)}</p>
          {can.dial ? (
            <p>
              {t(words.stepCallOut)} <a href="/dashboard/schedules/new">{t(words.planCall)}</a>
            </p>
          ) : null}
        </Step>
      </ol>
    </section>
  );
}

function Step({
  name,
  title,
  lang,
  children,
}: PropsWithChildren<{ name: string; title: string; lang?: string }>) {
  return (
    <li class="check">
      <input type="checkbox" id={name} autocomplete="off" />
      <label for={name} lang={lang}>
        <strong>{title}</strong>
      </label>
      <div>{children}</div>
    </li>
  );
}
